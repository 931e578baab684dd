import { type PDFContext, PDFDict, PDFDocument, type PDFObject } from 'pdf-lib';
import { type PageContent, readPage } from './page-content.ts';
import { everyObject } from './pdf-values.ts';
import { type Element, readStructure } from './structure.ts';

/** A file as the rules read it: its bytes, its objects, its pages and its structure. */
export type OpenFile = {
  readonly bytes: Uint8Array;
  /** One character for each byte. */
  readonly latin: string;
  /** The dictionary after the objects, as it is written. */
  readonly trailer: string;
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly info: PDFDict | undefined;
  /** Every object of the file, those inside of others too. */
  readonly objects: readonly PDFObject[];
  /** Those of them that are dictionaries. */
  readonly dicts: readonly PDFDict[];
  readonly pages: readonly PageContent[];
  /** In the order in which a screen reader meets them. */
  readonly elements: readonly Element[];
};

/** Throws where a file is so broken that no rule can be asked. */
export async function openFile(bytes: Uint8Array): Promise<OpenFile> {
  const document = await PDFDocument.load(bytes, {
    updateMetadata: false,
    throwOnInvalidObject: true,
    ignoreEncryption: true,
  });
  const { context, catalog } = document;
  const latin = Buffer.from(bytes).toString('latin1');
  const objects = everyObject(context);
  const info = context.lookup(context.trailerInfo.Info);
  const pages = document.getPages().map(({ node }) => node);
  return {
    bytes,
    latin,
    trailer: trailerOf(latin),
    context,
    catalog,
    info: info instanceof PDFDict ? info : undefined,
    objects,
    dicts: objects.filter((object) => object instanceof PDFDict),
    pages: pages.map(readPage),
    elements: readStructure(catalog, pages),
  };
}

function trailerOf(latin: string): string {
  const start = Number(/startxref\s+(\d+)\s+%%EOF/.exec(latin.slice(-2000))?.[1]);
  const rest = latin.slice(start);
  // A table of references is followed by its trailer, a stream of references is the trailer itself.
  const from = rest.startsWith('xref') ? rest.indexOf('trailer') : 0;
  const end = rest.search(/>>\s*(stream|startxref)/);
  if (Number.isNaN(start) || from < 0 || end < 0) throw new Error('the file has no trailer');
  return rest.slice(from, end + 2);
}
