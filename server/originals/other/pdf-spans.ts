import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib';

/** How far a cell reaches over columns and rows. */
export type CellSpan = { readonly colspan: number; readonly rowspan: number };
/** The cells of one table, row by row, as the structure of the file has them. */
export type TableSpans = readonly (readonly CellSpan[])[];
/** The table in which a piece of marked content stands, by the id that the library gives to the piece. */
export type SpansOfTables = ReadonlyMap<string, TableSpans>;

/** A second parse is worth its while for a document, not for a book of pictures; 40,000 objects cost over a second. */
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_OBJECTS = 40_000;
const MOST_DEPTH = 100;

/**
 * ColSpan and RowSpan of the cells of a tagged PDF: the library that reads its pages does not tell them. Nothing where
 * the file is too large for a second reading, or no sound one: a view without merged cells says so, and loses no word.
 */
export async function readTableSpans(bytes: Buffer): Promise<SpansOfTables> {
  if (bytes.length > MOST_BYTES || objectsIn(bytes) > MOST_OBJECTS) return new Map();
  try {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY });
    const root = pdf.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
    return root ? new TableWalk(pdf, root).tables : new Map();
  } catch {
    return new Map();
  }
}

/** Those written out, and those that packs of objects say to hold (`N`): what a second parse would go through. */
function objectsIn(bytes: Buffer): number {
  let count = 0;
  for (const [, packed] of bytes.toString('latin1').matchAll(/\bobj\b|\/N\s*(\d{1,9})/g)) count += Number(packed ?? 1);
  return count;
}

type Growing = CellSpan[][];

class TableWalk {
  readonly tables = new Map<string, Growing>();
  readonly #pdf: PDFDocument;
  readonly #roles: PDFDict | undefined;
  /** An element hangs in one place of a sound structure; one that leads in a circle is walked through once. */
  readonly #seen = new Set<PDFObject>();

  constructor(pdf: PDFDocument, root: PDFDict) {
    this.#pdf = pdf;
    this.#roles = root.lookupMaybe(PDFName.of('RoleMap'), PDFDict);
    this.#kidsOf(root, { page: undefined, table: undefined }, 0);
  }

  #kidsOf(element: PDFDict, place: Place, depth: number): void {
    if (depth > MOST_DEPTH) return;
    const page = pageOf(element) ?? place.page;
    const kids = element.lookup(PDFName.of('K'));
    const each = kids instanceof PDFArray ? kids.asArray() : [kids];
    for (const kid of each) {
      const object = kid instanceof PDFRef ? this.#pdf.context.lookup(kid) : kid;
      if (object instanceof PDFNumber) this.#content(page, object, place.table);
      else if (!(object instanceof PDFDict)) continue;
      else if (object.get(PDFName.of('Type')) === PDFName.of('MCR')) {
        const mcid = object.lookup(PDFName.of('MCID'));
        if (mcid instanceof PDFNumber) this.#content(pageOf(object) ?? page, mcid, place.table);
      } else this.#element(object, { ...place, page }, depth);
    }
  }

  #element(element: PDFDict, place: Place, depth: number): void {
    if (this.#seen.has(element)) return;
    this.#seen.add(element);
    const role = this.#roleOf(element);
    const table = role === 'Table' ? [] : place.table;
    if (role === 'TR') table?.push([]);
    // Whatever hangs in a row is a cell to the reader of pages, so it is counted as one here.
    if (place.parent === 'TR') table?.at(-1)?.push(spanOf(element));
    this.#kidsOf(element, { page: place.page, table, parent: role }, depth + 1);
  }

  #content(page: PDFRef | undefined, mcid: PDFNumber, table: Growing | undefined): void {
    if (!page || !table) return;
    const generation = page.generationNumber === 0 ? '' : page.generationNumber;
    this.tables.set(`p${page.objectNumber}R${generation}_mc${mcid.asNumber()}`, table);
  }

  #roleOf(element: PDFDict): string {
    const name = element.lookup(PDFName.of('S'));
    const mapped = name instanceof PDFName ? (this.#roles?.lookup(name) ?? name) : undefined;
    return mapped instanceof PDFName ? mapped.decodeText() : '';
  }
}

type Place = {
  readonly page: PDFRef | undefined;
  readonly table: Growing | undefined;
  /** The role of the element above. */
  readonly parent?: string;
};

function pageOf(element: PDFDict): PDFRef | undefined {
  const page = element.get(PDFName.of('Pg'));
  return page instanceof PDFRef ? page : undefined;
}

/** Attributes are one dictionary or several, each of another owner, with numbers of revisions between them. */
function spanOf(element: PDFDict): CellSpan {
  const value = element.lookup(PDFName.of('A'));
  const owners = value instanceof PDFArray ? value.asArray().map((_, at) => value.lookup(at)) : [value];
  const said = (key: string) => {
    for (const owner of owners) {
      const number = owner instanceof PDFDict ? owner.lookup(PDFName.of(key)) : undefined;
      if (number instanceof PDFNumber && Number.isSafeInteger(number.asNumber())) return Math.max(1, number.asNumber());
    }
    return 1;
  };
  return { colspan: said('ColSpan'), rowspan: said('RowSpan') };
}
