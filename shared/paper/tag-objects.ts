import { type PDFContext, PDFHexString, PDFNumber, type PDFObject, PDFRef, PDFString } from 'pdf-lib';
import { objectText, refsText, WrittenObject } from './object-text.ts';
import type { PaintedPage } from './paint.ts';
import { headsOfCells } from './table-headers.ts';
import { isTag, type MarkedContent, type Tag } from './tags.ts';

/** What lies over a page and is no content of it (a field, a link), with the element that it belongs to. */
export type Overlay = {
  readonly ref: PDFRef;
  readonly tag: Tag;
  /** Counted from 0. */
  readonly page: number;
};

/**
 * Writes the structure tree and the way back to its elements: from each page's marked content, and behind the pages
 * from each overlay in its order.
 */
export function writeTags(
  context: PDFContext,
  root: Tag,
  pages: readonly { readonly ref: PDFRef; readonly painted: PaintedPage }[],
  overlays: readonly Overlay[],
): PDFRef {
  const treeRef = context.nextRef();
  const writer = new TagWriter(
    context,
    pages.map(({ ref }) => ref),
    overlays,
  );
  const rootRef = writer.write(root, treeRef);
  const numbers = pages.flatMap(({ painted }, index) => {
    const owners = painted.tags.map((tag) => writer.refs.get(tag)).filter((ref) => ref instanceof PDFRef);
    return [PDFNumber.of(index), context.register(new WrittenObject(refsText(owners)))];
  });
  overlays.forEach(({ tag }, index) => {
    const ref = writer.refs.get(tag);
    if (ref) numbers.push(PDFNumber.of(pages.length + index), ref);
  });
  const tree = {
    Type: 'StructTreeRoot',
    K: [rootRef],
    ParentTree: context.register(context.obj({ Nums: numbers })),
    ParentTreeNextKey: pages.length + overlays.length,
    ...writer.idTree(),
  };
  context.assign(treeRef, context.obj(tree));
  return treeRef;
}

class TagWriter {
  readonly refs = new Map<Tag, PDFRef>();
  readonly #context: PDFContext;
  readonly #pages: readonly PDFRef[];
  readonly #overlays = new Map<Tag, Overlay[]>();
  /** What every data cell of the tables met so far is headed by, and the name of each of those heads. */
  readonly #heads = new Map<Tag, readonly Tag[]>();
  readonly #ids = new Map<Tag, PDFString>();

  constructor(context: PDFContext, pages: readonly PDFRef[], overlays: readonly Overlay[]) {
    this.#context = context;
    this.#pages = pages;
    for (const overlay of overlays)
      this.#overlays.set(overlay.tag, [...(this.#overlays.get(overlay.tag) ?? []), overlay]);
  }

  write(tag: Tag, parent: PDFRef): PDFRef {
    if (tag.name === 'Table') this.#nameHeads(tag);
    const ref = this.#context.nextRef();
    this.refs.set(tag, ref);
    const home = tag.content.find((content): content is MarkedContent => !isTag(content))?.page;
    const kids: string[] = [];
    for (const content of tag.content)
      kids.push(isTag(content) ? this.write(content, ref).tag : this.#markedContent(content, home));
    for (const kid of tag.kids) kids.push(this.write(kid, ref).tag);
    for (const overlay of this.#overlays.get(tag) ?? []) kids.push(this.#overlay(overlay));
    const homeRef = home === undefined ? undefined : this.#pages[home];
    let text = `<</S/${tag.name}/P ${parent.tag}`;
    if (homeRef) text += `/Pg ${homeRef.tag}`;
    if (kids.length > 0) text += `/K${kidsText(kids)}`;
    const attributes = this.#attributes(tag);
    if (attributes) text += `/A${objectText(attributes)}`;
    if (tag.attributes.alt !== undefined) text += `/Alt${PDFHexString.fromText(tag.attributes.alt)}`;
    const id = this.#ids.get(tag);
    if (id) text += `/ID${id}`;
    this.#context.assign(ref, new WrittenObject(`${text}>>`));
    return ref;
  }

  /** The way from a name to its element, which a tree with named elements must have (ISO 32000-1, 14.7.2). */
  idTree(): { readonly IDTree?: PDFRef } {
    if (this.#ids.size === 0) return {};
    const names = [...this.#ids].flatMap(([tag, id]) => {
      const ref = this.refs.get(tag);
      return ref ? [id, ref] : [];
    });
    const [first, last] = [names[0], names.at(-2)];
    const leaf = this.#context.register(this.#context.obj({ Limits: [first, last], Names: names }));
    return { IDTree: this.#context.register(this.#context.obj({ Kids: [leaf] })) };
  }

  #nameHeads(table: Tag): void {
    for (const [cell, heads] of headsOfCells(table)) {
      this.#heads.set(cell, heads);
      for (const head of heads) {
        // As many digits for each, so that the order of the numbers is that of the names.
        if (!this.#ids.has(head)) this.#ids.set(head, PDFString.of(`h${String(this.#ids.size).padStart(6, '0')}`));
      }
    }
  }

  #markedContent({ page, id }: MarkedContent, home: number | undefined): string {
    const pageRef = this.#pages[page];
    return page === home || !pageRef ? String(id) : `<</Type/MCR/Pg ${pageRef.tag}/MCID ${id}>>`;
  }

  /** What lies over a page is led to as an object, not as content (ISO 32000-1, 14.7.4.3). */
  #overlay({ ref, page }: Overlay): string {
    return objectText(this.#context.obj({ Type: 'OBJR', Obj: ref, Pg: this.#pages[page] }));
  }

  #attributes(tag: Tag): PDFObject | undefined {
    const { scope, colspan, rowspan, numbering, summary } = tag.attributes;
    const box = tag.box ?? tag.attributes.box;
    if (box) return this.#context.obj({ O: 'Layout', Placement: 'Block', BBox: box.map(hundredths) });
    if (numbering !== undefined) return this.#context.obj({ O: 'List', ListNumbering: numbering });
    const heads = this.#heads.get(tag)?.flatMap((head) => this.#ids.get(head) ?? []);
    const own = {
      ...(scope === undefined ? {} : { Scope: scope }),
      ...(colspan === undefined ? {} : { ColSpan: colspan }),
      ...(rowspan === undefined ? {} : { RowSpan: rowspan }),
      ...(heads === undefined ? {} : { Headers: heads }),
      ...(summary === undefined ? {} : { Summary: PDFHexString.fromText(summary) }),
    };
    return Object.keys(own).length === 0 ? undefined : this.#context.obj({ O: 'Table', ...own });
  }
}

/** One stands alone; several are an array. */
function kidsText(kids: readonly string[]): string {
  const [only] = kids;
  if (only === undefined || kids.length > 1) return `[${kids.join(' ')}]`;
  return only.startsWith('<') ? only : ` ${only}`;
}

function hundredths(points: number): number {
  return Math.round(points * 100) / 100;
}
