import { type PDFContext, PDFHexString, PDFRawStream, type PDFRef, PDFString } from 'pdf-lib';
import type { FileEntries } from './embedded-files.ts';
import { LANGUAGE, metadataPacket, type PaperFacts, PRODUCER } from './metadata-packet.ts';
import { srgbProfile } from './srgb-profile.ts';

/** The parts of the file that the catalog binds together. */
export type CatalogParts = {
  readonly pages: PDFRef;
  readonly tags: PDFRef;
  readonly outline: PDFRef | undefined;
  /** The form with the signature's place, and the files inside: only in what is issued. */
  readonly form: PDFRef | undefined;
  readonly files: FileEntries | undefined;
};

/**
 * The root of the file. With the structure it makes the file PDF/A-2a, or with files inside PDF/A-3a, and PDF/UA-1:
 * language, title shown, metadata, and what the colours mean. Metadata and profile stay unpacked, so that they can
 * be read without a PDF library.
 */
export function writeCatalog(context: PDFContext, facts: PaperFacts, parts: CatalogParts): PDFRef {
  const metadata = PDFRawStream.of(
    context.obj({ Type: 'Metadata', Subtype: 'XML' }),
    metadataPacket(facts, parts.files ? 3 : 2),
  );
  const profile = context.register(PDFRawStream.of(context.obj({ N: 3 }), srgbProfile()));
  const intent = {
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB IEC61966-2.1'),
    Info: PDFString.of('sRGB IEC61966-2.1'),
    DestOutputProfile: profile,
  };
  return context.register(
    context.obj({
      Type: 'Catalog',
      Pages: parts.pages,
      Lang: PDFString.of(LANGUAGE),
      MarkInfo: { Marked: true },
      ViewerPreferences: { DisplayDocTitle: true },
      Metadata: context.register(metadata),
      OutputIntents: [intent],
      StructTreeRoot: parts.tags,
      ...(parts.outline ? { Outlines: parts.outline } : {}),
      ...(parts.form ? { AcroForm: parts.form } : {}),
      ...parts.files,
    }),
  );
}

/** The same facts for readers that know no metadata packet. */
export function writeInfo(context: PDFContext, { title, author }: PaperFacts): PDFRef {
  return context.register(
    context.obj({
      Title: PDFHexString.fromText(title),
      Author: PDFHexString.fromText(author),
      Producer: PDFString.of(PRODUCER),
    }),
  );
}
