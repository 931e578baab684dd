import { originalText } from '../../../shared/originals/plain-text.ts';
import type { ReadBlock, ReadFrame, ReadPart } from '../../../shared/originals/read-document.ts';
import { GrowingText } from '../growing-text.ts';
import type { Tally } from '../tally.ts';

/**
 * 메모 as comments after the text. The converter leaves each empty at its field, and takes what stands at the end of the
 * records for a head of every page (바탕쪽), which would be shown to everybody.
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
    ((block.kind === 'comment' && block.by === undefined && block.content.length === 0) ||
      (block.kind === 'header' && words.has(wordsOf(block))));
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
  return originalText({ parts: [{ kind: 'text', name: '', blocks: content }], properties: [] }).replace(/\s+/g, '');
}
