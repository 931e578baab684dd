import type {
  Align,
  Block,
  Body,
  ImageBlock,
  ItemBlock,
  ParagraphBlock,
  Run,
  TableBlock,
  TableCell,
} from '../document/body.ts';
import { BLANK_BELOW_TEXT, blankCellOf, END_TEXT, endMark } from '../document/end-mark.ts';
import { itemLabels } from '../document/item-labels.ts';
import { ENCLOSURES_LABEL, enclosureLabel } from '../document/plain-text.ts';
import { readGrid } from '../document/table-grid.ts';
import { type PictureAddress, pictureWords } from './picture.ts';
import { tableMarkup } from './table.ts';

/**
 * The body as Markdown (CommonMark with the tables of GitHub). The marks of items are the document's own and stand as
 * text, since a list would be numbered anew by whoever shows it; how deep an item stands is told by its indent.
 * `addressOf` finds the pictures; without it they stand in words.
 */
export function bodyMarkdown(body: Body, addressOf?: PictureAddress): string {
  const { labels } = itemLabels(body.blocks);
  const end = endMark(body.blocks);
  const last = body.blocks.length - 1;
  let tables = 0;
  const parts = body.blocks.map((block, index) => {
    if (block.type === 'table') tables += 1;
    const blank = index === last ? blankCellOf(end) : undefined;
    const text =
      block.type === 'image'
        ? pictureMarkdown(block, addressOf)
        : blockMarkdown(block, labels[index] ?? '', { ordinal: tables, blank });
    return index === last && end.place === 'after-text' ? `${text}  ${END_TEXT}` : text;
  });
  if (end.place === 'below-table') parts.push(END_TEXT);
  return parts.join('\n\n');
}

/** A text of the document as text: none of its signs is taken for Markdown or markup. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&]/g, '\\$&');
}

/** A text of several lines as one thing, so that it may stand behind the mark of a list. */
export function linesMarkdown(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => atLineStart(escapeMarkdown(line))).join('\\\n  ');
}

function blockMarkdown(
  block: Exclude<Block, ImageBlock>,
  label: string,
  table: Parameters<typeof tableMarkup>[1],
): string {
  switch (block.type) {
    case 'heading':
      return `## ${marked(label, block.content)}`;
    case 'paragraph':
      return atLineStart(runsMarkdown(block.content));
    case 'item':
      // Spaces would make code of a deep item; these do not.
      return '\u3000'.repeat(block.level) + atLineStart(marked(label, block.content));
    case 'table':
      return tableMarkdown(block, table);
    case 'enclosures': {
      const word = block.colon ? `${ENCLOSURES_LABEL} :` : ENCLOSURES_LABEL;
      const items = block.items.map((item, index) => marked(enclosureLabel(index, block.items.length), item));
      return [`${word}  ${items[0] ?? ''}`, ...items.slice(1).map((item) => `\u3000\u3000\u3000${item}`)].join('\\\n');
    }
  }
}

/** The picture, and its caption in the line below it. */
function pictureMarkdown(block: ImageBlock, addressOf: PictureAddress | undefined): string {
  const picture = addressOf
    ? `![${escapeMarkdown(block.alt)}](<${addressOf(block)}>)`
    : escapeMarkdown(pictureWords(block));
  return [picture, atLineStart(runsMarkdown(block.caption))].filter((part) => part !== '').join('\\\n');
}

/** Signs that would begin a list, a heading or a quotation are text. */
function atLineStart(text: string): string {
  return text.trimStart().replace(/^(?:[-+#=]|\d+(?=[.)]))/, (sign) => (/^\d/.test(sign) ? `${sign}\\` : `\\${sign}`));
}

function marked(label: string, content: readonly Run[]): string {
  return label === '' ? runsMarkdown(content) : `${label} ${runsMarkdown(content)}`;
}

function runsMarkdown(runs: readonly Run[]): string {
  return runs.map(runMarkdown).join('');
}

/**
 * Emphasis holds on to its letters, so the spaces at its ends stand outside. Stars between a sign and a letter, as in
 * 조례(안)을, would be printed: there the bold is HTML, which Markdown allows.
 */
function runMarkdown({ text, bold, underline, href }: Run): string {
  const words = text.trim();
  if (words === '') return text;
  const before = text.slice(0, text.length - text.trimStart().length);
  const after = text.slice(text.trimEnd().length);
  const escaped = escapeMarkdown(words);
  const linked = href === undefined ? escaped : `[${escaped}](<${href.replace(/[<>|]/g, encodeURIComponent)}>)`;
  const star = IS_LETTER.test(linked.charAt(0)) && IS_LETTER.test(linked.slice(-1));
  const strong = !bold ? linked : star ? `**${linked}**` : `<strong>${linked}</strong>`;
  return `${before}${underline ? `<u>${strong}</u>` : strong}${after}`;
}

const IS_LETTER = /[\p{L}\p{N}]/u;

/** A table with one head row and no merged cells in Markdown's own form; any other as HTML, which Markdown allows. */
function tableMarkdown(table: TableBlock, drawing: Parameters<typeof tableMarkup>[1]): string {
  const cells = table.rows.flatMap((row) => row.cells);
  const isPlain = cells.every((cell) => cell.colspan === 1 && cell.rowspan === 1 && cell.content.length <= 1);
  if (!isPlain || readGrid(table).headRows !== 1) return `${tableMarkup(table, drawing)}`;
  const rows = table.rows.map((row, at) =>
    row.cells.map((cell, column) =>
      at === drawing.blank?.row && column === drawing.blank.cell ? BLANK_BELOW_TEXT : cellMarkdown(cell),
    ),
  );
  const rule = (table.rows[0]?.cells ?? []).map((cell) => RULES[cell.align ?? 'left']);
  const lines = [rows[0] ?? [], rule, ...rows.slice(1)];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

const RULES: Readonly<Record<Align, string>> = { left: '---', center: ':---:', right: '---:' };

function cellMarkdown({ content }: TableCell): string {
  const { labels } = itemLabels(content);
  return content.map((block: ParagraphBlock | ItemBlock, at) => marked(labels[at] ?? '', block.content)).join(' ');
}
