import type { Block } from './body.ts';
import { runsText } from './body.ts';

const MOST_LEADS = 3;
const UNIT = /^[([<]?\s*단위\s*[:：]/u;

/** Whether a paragraph says in which unit the table after it counts: `(단위: 천원)`, which stands at the right. */
export function isUnitNote(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index];
  return (
    block?.type === 'paragraph' && blocks[index + 1]?.type === 'table' && UNIT.test(runsText(block.content).trimStart())
  );
}

/** The paragraphs between the title and the first heading, where there are few of them and none is aligned. */
export function countLeads(blocks: readonly Block[]): number {
  const first = blocks.findIndex((block) => block.type !== 'paragraph');
  if (first < 1 || first > MOST_LEADS || blocks[first]?.type !== 'heading') return 0;
  const plain = blocks
    .slice(0, first)
    .every((block) => block.type === 'paragraph' && (block.align ?? 'center') === 'center');
  return plain ? first : 0;
}
