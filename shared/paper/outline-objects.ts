import { type PDFContext, PDFHexString, type PDFRef } from 'pdf-lib';
import { textOfGlyph } from './letters.ts';
import type { Sheet } from './sheet.ts';
import { ARTIFACT, type Tag } from './tags.ts';

/** A heading as a reader jumps to it: its words and the top of its first line. */
type Entry = { text: string; readonly page: number; readonly y: number };

/** Bookmarks (책갈피) of the title and all headings, in one level; undefined where there is none. */
export function writeOutline(
  context: PDFContext,
  sheets: readonly Sheet[],
  pages: readonly PDFRef[],
): PDFRef | undefined {
  const entries = readEntries(sheets);
  if (entries.length === 0) return undefined;
  const root = context.nextRef();
  const refs = entries.map(() => context.nextRef());
  entries.forEach(({ text, page, y }, index) => {
    const ref = refs[index];
    const target = pages[page];
    const previous = refs[index - 1];
    const next = refs[index + 1];
    if (!ref || !target) return;
    const item = {
      Title: PDFHexString.fromText(text),
      Parent: root,
      Dest: [target, 'XYZ', null, Math.round(y), null],
      ...(previous ? { Prev: previous } : {}),
      ...(next ? { Next: next } : {}),
    };
    context.assign(ref, context.obj(item));
  });
  const [first, last] = [refs[0], refs.at(-1)];
  if (first && last)
    context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: refs.length }));
  return root;
}

function readEntries(sheets: readonly Sheet[]): Entry[] {
  const entries = new Map<Tag, Entry>();
  sheets.forEach(({ texts, page: { height } }, page) => {
    for (const { owner, letters, baseline } of texts) {
      if (owner === ARTIFACT || !/^H[1-6]$/.test(owner.name)) continue;
      const text = letters.map(({ glyph }) => textOfGlyph(glyph)).join('');
      const known = entries.get(owner);
      if (known) known.text += text;
      else entries.set(owner, { text, page, y: height - baseline + (letters[0]?.style.size ?? 0) * 1.5 });
    }
  });
  return [...entries.values()];
}
