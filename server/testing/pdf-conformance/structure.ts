import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib';
import { decodedText, dictOf, entryOf, itemsOf, nameOf, numberOf, textOf } from './pdf-values.ts';

/** Content that belongs to an element: the page's place in the file, and the number of the marked content there. */
export type Content = { readonly page: number; readonly mcid: number };

/** An element of the structure with what a rule asks of it. */
export type Element = {
  readonly dict: PDFDict;
  readonly name: string;
  readonly parent: Element | undefined;
  /** The object that it names as its parent is the one that it hangs under. */
  readonly pointsBack: boolean;
  readonly kids: readonly Element[];
  /** Content of its own, without that of its kids. */
  readonly content: readonly Content[];
  /** Content of its own and of its kids, as they take turns. */
  readonly read: readonly Content[];
  /** Attributes of all its owners: `Scope`, `ColSpan`, `ListNumbering` … */
  readonly attributes: ReadonlyMap<string, PDFObject>;
  readonly id: string | undefined;
  readonly alt: string | undefined;
};

const MOST_DEPTH = 200;

/** All elements from the root on, each before its kids. */
export function readStructure(catalog: PDFDict, pages: readonly PDFDict[]): Element[] {
  const root = dictOf(catalog, 'StructTreeRoot');
  if (!root) return [];
  const reader = new StructureReader(root, pages);
  return flatten(reader.kidsOf(root, undefined, 0));
}

function flatten(elements: readonly Element[]): Element[] {
  return elements.flatMap((element) => [element, ...flatten(element.kids)]);
}

/** Content of an element and of everything under it, in reading order. */
export function contentUnder(element: Element): Content[] {
  return [...element.read];
}

class StructureReader {
  readonly #root: PDFDict;
  readonly #pages: readonly PDFDict[];

  constructor(root: PDFDict, pages: readonly PDFDict[]) {
    this.#root = root;
    this.#pages = pages;
  }

  kidsOf(dict: PDFDict, parent: Element | undefined, depth: number): Element[] {
    return kidObjects(dict).flatMap((kid) => this.#kid(kid, parent, depth));
  }

  #kid(kid: PDFObject, parent: Element | undefined, depth: number): Element[] {
    if (depth > MOST_DEPTH) throw new Error('the structure goes round in a circle');
    if (!(kid instanceof PDFDict) || nameOf(kid, 'S') === undefined) return [];
    return [this.#element(kid, parent, depth)];
  }

  #element(dict: PDFDict, parent: Element | undefined, depth: number): Element {
    const kids: Element[] = [];
    const content: Content[] = [];
    const read: Content[] = [];
    const element: Element = {
      dict,
      name: nameOf(dict, 'S') ?? '',
      parent,
      pointsBack: dictOf(dict, 'P') === (parent?.dict ?? this.#root),
      kids,
      content,
      read,
      attributes: attributesOf(dict),
      id: textOf(dict, 'ID'),
      alt: textOf(dict, 'Alt'),
    };
    for (const kid of kidObjects(dict)) {
      const own = this.#content(kid, dict);
      const below = this.#kid(kid, element, depth + 1);
      content.push(...own);
      kids.push(...below);
      read.push(...own, ...below.flatMap((each) => each.read));
    }
    return element;
  }

  #content(kid: PDFObject, dict: PDFDict): Content[] {
    if (kid instanceof PDFNumber) return [{ page: this.#pageOf(dict), mcid: kid.asNumber() }];
    if (!(kid instanceof PDFDict) || nameOf(kid, 'Type') !== 'MCR') return [];
    const page = kid.has(PDFName.of('Pg')) ? this.#pageOf(kid) : this.#pageOf(dict);
    return [{ page, mcid: numberOf(kid, 'MCID') ?? -1 }];
  }

  #pageOf(dict: PDFDict): number {
    const page = dictOf(dict, 'Pg');
    return page ? this.#pages.indexOf(page) : -1;
  }
}

/** What an element has besides content: the objects that it leads to. */
export function objectsOf(dict: PDFDict): PDFDict[] {
  return kidObjects(dict).flatMap((kid) => {
    if (!(kid instanceof PDFDict) || nameOf(kid, 'Type') !== 'OBJR') return [];
    return dictOf(kid, 'Obj') ?? [];
  });
}

function kidObjects(dict: PDFDict): PDFObject[] {
  const value = entryOf(dict, 'K');
  if (value === undefined) return [];
  return value instanceof PDFArray ? itemsOf(dict, 'K') : [value];
}

function attributesOf(dict: PDFDict): Map<string, PDFObject> {
  const value = entryOf(dict, 'A');
  const owners = value instanceof PDFArray ? itemsOf(dict, 'A') : [value];
  const attributes = new Map<string, PDFObject>();
  for (const owner of owners) {
    if (!(owner instanceof PDFDict)) continue;
    for (const [key, entry] of owner.entries()) {
      const found = entry instanceof PDFRef ? owner.lookup(key) : entry;
      if (found) attributes.set(key.decodeText(), found);
    }
  }
  return attributes;
}

export function spanOf({ attributes }: Element, key: 'ColSpan' | 'RowSpan'): number {
  const value = attributes.get(key);
  return value instanceof PDFNumber ? value.asNumber() : 1;
}

export function wordOf({ attributes }: Element, key: string): string | undefined {
  const value = attributes.get(key);
  return value instanceof PDFName ? value.decodeText() : undefined;
}

/** The names of the heads that a cell says it belongs to. */
export function headersOf({ attributes }: Element): string[] {
  const value = attributes.get('Headers');
  return value instanceof PDFArray ? value.asArray().flatMap((item) => decodedText(item) ?? []) : [];
}
