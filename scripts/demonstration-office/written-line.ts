import type { DisclosureGround } from '../../shared/disclosure/disclosure.ts';
import type { Block, ItemBlock, ItemKind, ItemLevel, ParagraphBlock, Run } from '../../shared/document/body.ts';

const SYMBOLS: Readonly<Record<string, ItemKind>> = {
  '□': 'square',
  '○': 'circle',
  '-': 'dash',
  ㆍ: 'dot',
  '※': 'note',
};

/** The legal ladder, level by level (규칙 제2조①); ① is found by what stands before it. `10. 23.` is a date. */
const LADDER: readonly RegExp[] = [
  /^\d{1,2}\. (?!\d{1,2}\.)/,
  /^[가-하]\. /,
  /^\d{1,2}\) /,
  /^[가-하]\) /,
  /^\(\d{1,2}\) /,
  /^\([가-하]\) /,
  /^[①-⑳] /,
  /^[㉮-㉻] /,
];
const CIRCLED_RUNG = 6;

const MARKED = new RegExp(
  [
    /\*\*(?<bold>.+?)\*\*/,
    /__(?<underline>.+?)__/,
    /\[\[(?<ground>[1-8]) (?<closed>[^\]]+)\]\]/,
    /\[(?<linked>[^\]]+)\]\((?<href>https?:[^)]+)\)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

/** The block of one line; `before` is the one above it, which tells the ladder's ① from the free one. */
export function writtenLine(line: string, before: Block | undefined): Block {
  const written = line.trimStart();
  if (/^[Ⅰ-Ⅻ] /.test(written)) return { type: 'heading', content: writtenRuns(written.slice(2)) };
  if (written.startsWith('> ')) return { type: 'paragraph', align: 'right', content: writtenRuns(written.slice(2)) };
  if (written.startsWith('= ')) return { type: 'paragraph', align: 'center', content: writtenRuns(written.slice(2)) };
  return itemOf(line, before) ?? { type: 'paragraph', content: writtenRuns(written) };
}

function itemOf(line: string, before: Block | undefined): ItemBlock | undefined {
  const written = line.trimStart();
  const indented = Math.floor((line.length - written.length) / 2);
  const symbol = SYMBOLS[written.charAt(0)];
  if (symbol && written.charAt(1) === ' ') return item(symbol, indented, written.slice(2));
  const rung = LADDER.findIndex((mark) => mark.test(written));
  if (rung < 0) return undefined;
  const content = written.slice(written.indexOf(' ') + 1);
  const isLadder = before?.type === 'item' && before.kind === 'number' && before.level >= CIRCLED_RUNG - 1;
  if (rung === CIRCLED_RUNG && !isLadder) return item('circled', indented, content);
  return item('number', rung, content);
}

function item(kind: ItemKind, level: number, text: string): ItemBlock {
  return { type: 'item', kind, level: Math.min(level, 7) as ItemLevel, content: writtenRuns(text) };
}

/** One line of a table's cell: an item or a paragraph. */
export function writtenCellLine(line: string): ItemBlock | ParagraphBlock {
  return itemOf(line, undefined) ?? { type: 'paragraph', content: writtenRuns(line.trim()) };
}

/** The runs of one line, with the marks an official uses. */
export function writtenRuns(text: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const match of text.matchAll(MARKED)) {
    const { bold, underline, ground, closed, linked, href } = match.groups ?? {};
    if (match.index > from) runs.push({ text: text.slice(from, match.index) });
    if (bold) runs.push({ text: bold, bold: true });
    if (underline) runs.push({ text: underline, underline: true });
    if (closed) runs.push({ text: closed, closed: [Number(ground) as DisclosureGround] });
    if (linked && href) runs.push({ text: linked, href });
    from = match.index + match[0].length;
  }
  if (from < text.length) runs.push({ text: text.slice(from) });
  return runs;
}
