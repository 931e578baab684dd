import { closingWords } from '../disclosure/own-closings.ts';
import { closedName } from '../disclosure/withheld.ts';
import { type Block, type Body, type ImageBlock, isClosedAlike, type Run, runsText, type TableCell } from './body.ts';
import { canonicalJson } from './content-hash.ts';
import { sequenceDifference } from './sequence-difference.ts';

/** A stretch of words on the way from an old text to a new one (바뀐 글자). */
export type WordChange = { readonly is: 'same' | 'added' | 'removed'; readonly text: string };

/**
 * One block on the way from an old body to a new one (바뀐 문단). `changed` tells the words within: one list for a
 * paragraph or an item, one for each enclosure, one for each cell of a table, three for a picture.
 */
export type BlockChange =
  | { readonly is: 'same' | 'added' | 'removed'; readonly block: Block }
  | {
      readonly is: 'changed';
      readonly before: Block;
      readonly after: Block;
      readonly texts: readonly (readonly WordChange[])[];
    };

/**
 * What a reviewer has changed (검토자 수정, 영 제9조③): leaving out what was removed gives the new body, leaving out
 * what was added the old one.
 */
export function compareBodies(before: Body, after: Body): readonly BlockChange[] {
  const way = sequenceDifference(before.blocks.map(canonicalJson), after.blocks.map(canonicalJson));
  const changes: BlockChange[] = [];
  let removed: Block[] = [];
  let added: Block[] = [];
  const settle = () => {
    changes.push(...paired(removed, added));
    removed = [];
    added = [];
  };
  for (const { is, at } of way) {
    const block = (is === 'removed' ? before : after).blocks[at];
    if (!block) throw new Error('a step beyond the body');
    if (is === 'removed') removed.push(block);
    else if (is === 'added') added.push(block);
    else {
      settle();
      changes.push({ is, block });
    }
  }
  settle();
  return changes;
}

/** The words of two texts. White space is a word of its own, so that nothing of either text is lost. */
export function compareTexts(before: string, after: string): readonly WordChange[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const changes: { is: WordChange['is']; text: string }[] = [];
  for (const { is, at } of sequenceDifference(old, now)) {
    const text = (is === 'removed' ? old : now)[at] ?? '';
    const last = changes.at(-1);
    if (last?.is === is) last.text += text;
    else changes.push({ is, text });
  }
  return changes;
}

/**
 * The texts of a block that are compared with one another, with the words of their 비공개 표시: a passage that is closed
 * or opened is a change like a word.
 */
export function textsOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'item':
      return [markedText(block.content)];
    case 'image':
      return [pictureWords(block), block.alt, markedText(block.caption)];
    case 'enclosures':
      return block.items.map(markedText);
    case 'table':
      return block.rows.flatMap((row) => row.cells.map((cell) => cellText(cell, cell.closed ? cell : block)));
  }
}

type Mark = Pick<Run, 'closed' | 'closing'>;

/** `홍길동[비공개 6호]의 요청` */
function markedText(runs: readonly Run[]): string {
  return runs
    .map((run, at) => {
      const next = runs[at + 1];
      const isLast = !next || !isClosedAlike(run, next);
      return isLast ? run.text + bracketed(run) : run.text;
    })
    .join('');
}

function bracketed(mark: Mark): string {
  return mark.closed ? `[${markWords(mark)}]` : '';
}

/** `비공개 5호, 사유: 내부검토 중임` */
function markWords({ closed, closing }: Mark): string {
  return [...(closed ? [closedName(closed)] : []), ...(closing ? [closingWords(closing)] : [])].join(', ');
}

/** A cell that is closed as a whole says so once. */
function cellText({ content }: TableCell, mark: Mark): string {
  const textOf = mark.closed ? runsText : markedText;
  return content.map((inner) => textOf(inner.content)).join('\n') + bracketed(mark);
}

const ALIGN_WORDS = { left: '왼쪽', center: '가운데', right: '오른쪽' } as const;

/** How a picture is printed, in words: `너비 50%, 가운데`. */
function pictureWords(picture: ImageBlock): string {
  const { share, align, decorative, closed } = picture;
  const said = [...(decorative ? ['장식'] : []), ...(closed ? [markWords(picture)] : [])];
  return [`너비 ${share}%`, ALIGN_WORDS[align], ...said].join(', ');
}

/** Old and new blocks of one change in their order: those that are alike become one changed block. */
function paired(removed: readonly Block[], added: readonly Block[]): BlockChange[] {
  const changes: BlockChange[] = [];
  let from = 0;
  for (const before of removed) {
    const found = added.findIndex((after, index) => index >= from && isAlike(before, after));
    const after = added[found];
    if (!after) {
      changes.push({ is: 'removed', block: before });
      continue;
    }
    for (const block of added.slice(from, found)) changes.push({ is: 'added', block });
    changes.push({ is: 'changed', before, after, texts: comparedTexts(before, after) });
    from = found + 1;
  }
  for (const block of added.slice(from)) changes.push({ is: 'added', block });
  return changes;
}

function comparedTexts(before: Block, after: Block): readonly (readonly WordChange[])[] {
  const [old, now] = [textsOf(before), textsOf(after)];
  const count = Math.max(old.length, now.length);
  return Array.from({ length: count }, (_, index) => compareTexts(old[index] ?? '', now[index] ?? ''));
}

/** Below this share of pairs of letters in common two texts are rather two texts than one that was corrected. */
const ALIKE = 0.4;

function isAlike(before: Block, after: Block): boolean {
  if (before.type === 'enclosures' || after.type === 'enclosures') return before.type === after.type;
  if (before.type === 'table' || after.type === 'table') return hasSameShape(before, after);
  // Another picture under the same words is another picture.
  if (before.type === 'image' || after.type === 'image') {
    return before.type === after.type && 'sha256' in before && 'sha256' in after && before.sha256 === after.sha256;
  }
  const [old, now] = [runsText(before.content), runsText(after.content)];
  return old === now || shareInCommon(pairsOf(old), pairsOf(now)) >= ALIKE;
}

/** Dice's measure: pairs of neighbouring letters, because a Korean word changes at its end. */
function shareInCommon(before: readonly string[], after: readonly string[]): number {
  const left = new Map<string, number>();
  for (const pair of before) left.set(pair, (left.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of after) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    left.set(pair, count - 1);
    common += 1;
  }
  return (2 * common) / Math.max(before.length + after.length, 1);
}

function pairsOf(text: string): string[] {
  const letters = [...text.replace(/\s+/gu, '')];
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}

function hasSameShape(before: Block, after: Block): boolean {
  if (before.type !== 'table' || after.type !== 'table') return false;
  const shape = (table: typeof before) => table.rows.map((row) => row.cells.length).join();
  return shape(before) === shape(after);
}

function wordsOf(text: string): string[] {
  return text.match(/\s+|[^\s]+/gu) ?? [];
}
