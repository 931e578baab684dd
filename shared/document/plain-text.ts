import type { Block, Body, ImageBlock, ItemBlock, ParagraphBlock, Run, TableBlock } from './body.ts';
import { runsText } from './body.ts';
import { BLANK_BELOW_TEXT, type BlankCell, blankCellOf, END_TEXT, endMark } from './end-mark.ts';
import { itemLabels, numberLabel } from './item-labels.ts';

/** The word before the list of enclosures (붙임). */
export const ENCLOSURES_LABEL = '붙임';

/**
 * The body as plain text (평문), one line per block, table cells parted by tabs: what is searched, quoted and
 * compared. Every rendering prints this text and nothing else; white space aside, screen, paper and text are equal.
 */
export function plainText(body: Body): string {
  const { labels } = itemLabels(body.blocks);
  const end = endMark(body.blocks);
  const blank = blankCellOf(end);
  const last = body.blocks.length - 1;
  const lines = body.blocks.flatMap((block, index) =>
    blockLines(block, labels[index] ?? '', index === last ? blank : undefined),
  );
  if (end.place === 'after-text') lines.push(`${lines.pop() ?? ''}  ${END_TEXT}`);
  if (end.place === 'below-table') lines.push(`  ${END_TEXT}`);
  return lines.join('\n');
}

/** The mark before each enclosure: none for a single one, `1.` `2.` for several (규칙 제4조④). */
export function enclosureLabel(index: number, count: number): string {
  return count > 1 ? numberLabel(0, index + 1) : '';
}

function blockLines(block: Block, label: string, blank: BlankCell | undefined): string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'item':
      return [marked(label, block.content)];
    case 'table':
      return tableLines(block, blank);
    case 'image':
      return imageLines(block);
    case 'enclosures': {
      const heading = block.colon ? `${ENCLOSURES_LABEL} :` : ENCLOSURES_LABEL;
      const lines = block.items.map((item, index) => marked(enclosureLabel(index, block.items.length), item));
      return [`${heading}  ${lines[0] ?? ''}`, ...lines.slice(1)];
    }
  }
}

/** A picture in words, for who reads the text alone: `[그림: 연도별 방문자 수]`, and its caption under it. */
function imageLines({ alt, decorative, caption }: ImageBlock): string[] {
  const picture = decorative ? [] : [`[그림: ${alt}]`];
  return caption.length === 0 ? picture : [...picture, runsText(caption)];
}

function tableLines(table: TableBlock, blank: BlankCell | undefined): string[] {
  return table.rows.map((row, index) => {
    const cells = row.cells.map((cell) => cellText(cell.content));
    if (index === blank?.row) cells[blank.cell] = BLANK_BELOW_TEXT;
    return cells.join('\t');
  });
}

function cellText(content: readonly (ParagraphBlock | ItemBlock)[]): string {
  const { labels } = itemLabels(content);
  return content.map((block, index) => marked(labels[index] ?? '', block.content)).join(' ');
}

function marked(label: string, content: readonly Run[]): string {
  return label === '' ? runsText(content) : `${label} ${runsText(content)}`;
}
