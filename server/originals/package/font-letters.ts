/** What Symbol draws at its codes; a space where it draws no letter. */
const SYMBOL = [
  {
    from: 0x20,
    letters: ' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_ αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼',
  },
  { from: 0xa0, letters: '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…  ↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑' },
  { from: 0xf1, letters: '〉∫' },
];
const SYMBOL_LETTERS: ReadonlyMap<number, string> = new Map(
  SYMBOL.flatMap(({ from, letters }) => Array.from(letters, (letter, at) => [from + at, letter] as const)),
);
/** Of Wingdings 2 what forms tick with. */
const TICKS: ReadonlyMap<number, string> = new Map([
  [0x50, '✓'],
  [0x51, '☒'],
  [0x52, '☑'],
  [0xa3, '□'],
]);
/** A letter that no table knows: it is told as a gap. */
const UNKNOWN = '\uf8ff';

/**
 * A text in a font whose codes are pictures, by that font's own table: one code is α in Symbol, a sign of the zodiac in
 * Wingdings and another sign in Wingdings 2. Of any other font it stays as it is: then it is taken for Wingdings.
 */
export function lettersOfFont(text: string, font: string | undefined): string {
  const known = /^symbol(?:mt)?$/i.test(font ?? '')
    ? SYMBOL_LETTERS
    : /^wingdings[ -]?2$/i.test(font ?? '')
      ? TICKS
      : undefined;
  const other = /^(?:wingdings[ -]?3|webdings|mt extra)$/i.test(font ?? '');
  if (!known && !other) return text;
  return text.replaceAll(/[\uf021-\uf0ff]/g, (letter) => {
    const found = known?.get(letter.charCodeAt(0) - 0xf000) ?? UNKNOWN;
    return found === ' ' ? UNKNOWN : found;
  });
}
