import { originalText } from '../../../shared/originals/plain-text.ts';
import type { ReadBlock, ReadFrame, ReadPart } from '../../../shared/originals/read-document.ts';
import { GrowingText } from '../growing-text.ts';
import type { Tally } from '../tally.ts';
import { type HwpWords, squeezed } from './hwp-words.ts';

/**
 * 메모 as comments after the text. The converter leaves each empty at its field, and a comment more for what stands at
 * the end of the records; that is kept where it says something else (a formula, a note within the 메모).
 */
export function withMemos(
  parts: readonly ReadPart[],
  memos: readonly (readonly string[])[],
  tally: Tally,
): readonly ReadPart[] {
  if (memos.length === 0) return parts;
  const frames = memos.map((paragraphs) => commentOf(paragraphs, tally));
  const words = new Set(frames.map(wordsOf));
  const isTwice = (block: ReadBlock) =>
    block.type === 'frame' &&
    block.kind === 'comment' &&
    block.by === undefined &&
    (block.content.length === 0 || words.has(wordsOf(block)));
  return parts.map((part, at) => ({
    ...part,
    blocks: [...part.blocks.filter((block) => !isTwice(block)), ...(at === parts.length - 1 ? frames : [])],
  }));
}

function commentOf(paragraphs: readonly string[], tally: Tally): ReadFrame {
  const growing = new GrowingText(tally);
  for (const paragraph of paragraphs) {
    growing.begin({});
    growing.text(paragraph);
  }
  growing.end();
  return { type: 'frame', kind: 'comment', content: growing.blocks };
}

function wordsOf({ content }: ReadFrame): string {
  return squeezed(originalText({ parts: [{ kind: 'text', name: '', blocks: content }], properties: [] }));
}

/** How many of the 바탕쪽 of the converted file are 메모 and go to nobody, and whether that had to be guessed. */
export function pagesOfMemos(pages: number, { memos, memoPages }: HwpWords, sections: number) {
  if (memos.length === 0) return { count: 0, isGuessed: false };
  // Behind the genuine ones of their section. Of several sections, whose stand where is not told: then none is shown.
  const isCertain = pages === memoPages || (sections === 1 && pages > memoPages);
  return { count: isCertain ? memoPages : pages, isGuessed: !isCertain && pages > 0 };
}
