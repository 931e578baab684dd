import java.io.File;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Asks veraPDF: arguments are pairs of a flavour (2a, 3a, ua1) and a file, answers are lines on standard output. */
public class VeraPdf {
  public static void main(String[] asked) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (int at = 0; at + 1 < asked.length; at += 2) judge(asked[at], asked[at + 1]);
  }

  private static void judge(String name, String file) throws Exception {
    var flavour = PDFAFlavour.fromString(name);
    try (var parser = Foundries.defaultInstance().createParser(new File(file), flavour);
        var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      var result = validator.validate(parser);
      System.out.println((result.isCompliant() ? "PASS\t" : "FAIL\t") + name + "\t" + file);
      for (var each : result.getTestAssertions()) {
        if (each.getStatus() != TestAssertion.Status.FAILED) continue;
        var words = each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber() + " " + each.getMessage();
        System.out.println("FAULT\t" + words.replaceAll("\\s+", " ") + " @ " + each.getLocation().getContext());
      }
    }
  }
}
