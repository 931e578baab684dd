import { PDFArray, type PDFContext, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib';
import type { PaintedPage } from './paint.ts';
import type { Tag } from './tags.ts';

const KEY = { S: PDFName.of('S'), P: PDFName.of('P'), K: PDFName.of('K'), Pg: PDFName.of('Pg'), A: PDFName.of('A') };
const CONTENT_KEY = { Type: PDFName.of('Type'), MCID: PDFName.of('MCID') };
const CONTENT_TYPE = PDFName.of('MCR');

/** Writes the structure tree and the way back from each page's marked content to its element. */
export function writeTags(
  context: PDFContext,
  root: Tag,
  pages: readonly { readonly ref: PDFRef; readonly painted: PaintedPage }[],
): PDFRef {
  const treeRef = context.nextRef();
  const refs = new Map<Tag, PDFRef>();
  const pageRefs = pages.map(({ ref }) => ref);
  const rootRef = writeTag(context, root, treeRef, pageRefs, refs);
  const numbers = pages.flatMap(({ painted }, index) => {
    const owners = painted.tags.map((tag) => refs.get(tag)).filter((ref) => ref instanceof PDFRef);
    return [PDFNumber.of(index), context.register(context.obj(owners))];
  });
  const parentTree = context.register(context.obj({ Nums: numbers }));
  context.assign(
    treeRef,
    context.obj({ Type: 'StructTreeRoot', K: [rootRef], ParentTree: parentTree, ParentTreeNextKey: pages.length }),
  );
  return treeRef;
}

function writeTag(
  context: PDFContext,
  tag: Tag,
  parent: PDFRef,
  pages: readonly PDFRef[],
  refs: Map<Tag, PDFRef>,
): PDFRef {
  const ref = context.nextRef();
  refs.set(tag, ref);
  const kids = PDFArray.withContext(context);
  const home = tag.content[0]?.page;
  for (const { page, id } of tag.content) {
    const pageRef = pages[page];
    if (page === home || !pageRef) kids.push(PDFNumber.of(id));
    else {
      const entries: [PDFName, PDFObject][] = [
        [CONTENT_KEY.Type, CONTENT_TYPE],
        [KEY.Pg, pageRef],
        [CONTENT_KEY.MCID, PDFNumber.of(id)],
      ];
      kids.push(PDFDict.fromMapWithContext(new Map(entries), context));
    }
  }
  for (const kid of tag.kids) kids.push(writeTag(context, kid, ref, pages, refs));
  const map = new Map<PDFName, PDFObject>([
    [KEY.S, PDFName.of(tag.name)],
    [KEY.P, parent],
  ]);
  const homeRef = home === undefined ? undefined : pages[home];
  if (homeRef) map.set(KEY.Pg, homeRef);
  const only = kids.size() === 1 ? kids.get(0) : kids;
  if (kids.size() > 0) map.set(KEY.K, only);
  const attributes = attributeObject(context, tag);
  if (attributes) map.set(KEY.A, attributes);
  context.assign(ref, PDFDict.fromMapWithContext(map, context));
  return ref;
}

function attributeObject(context: PDFContext, { attributes }: Tag): PDFObject | undefined {
  const { scope, colspan, rowspan, numbering } = attributes;
  if (numbering !== undefined) return context.obj({ O: 'List', ListNumbering: numbering });
  if (scope === undefined && colspan === undefined && rowspan === undefined) return undefined;
  return context.obj({
    O: 'Table',
    ...(scope === undefined ? {} : { Scope: scope }),
    ...(colspan === undefined ? {} : { ColSpan: colspan }),
    ...(rowspan === undefined ? {} : { RowSpan: rowspan }),
  });
}
