import type { Align, TableBlock, TableCell } from '../document/body.ts';
import { cellAlign, columnAligns } from '../document/column-aligns.ts';
import { fitColumns, scaledPadding } from '../document/column-fit.ts';
import { BLANK_BELOW_TEXT, type BlankCell, placeOfBlank } from '../document/end-mark.ts';
import { itemLabels } from '../document/item-labels.ts';
import { columnWidths, type GridCell, readGrid, type TableGrid } from '../document/table-grid.ts';
import type { Xml } from '../kernel/xml.ts';
import { lineXml, markRoom } from './item-line.ts';
import { estimatedLetters, TABLE_CELL, TABLE_HEAD } from './letters.ts';
import { mm, shareOut, TEXT_WIDTH } from './measures.ts';
import { type Pen, STYLE } from './pen.ts';
import type { BoxStyle, CharStyle, Side } from './style-book.ts';
import { type PlacedCell, tableParagraph } from './table.ts';

const MARGIN = { across: mm(1.8), down: mm(0.75) };
const NARROWEST_COLUMN = mm(5);
const ROW_HEIGHT = mm(7);
const FRAME: Side = { width: '0.4 mm', color: '#111214' };
const UNDER_HEAD: Side = { width: '0.25 mm', color: '#111214' };
const INNER: Side = { width: '0.12 mm', color: '#6B7076' };
const HEAD_GROUND = '#ECEEF0';
const ALIGNS = { left: 'LEFT', center: 'CENTER', right: 'RIGHT' } as const;
const BLANK_BELOW: TableCell['content'] = [{ type: 'paragraph', content: [{ text: BLANK_BELOW_TEXT }] }];

/**
 * A table of the body as wide as the text, its columns by their shares. `blankCell` is where 이하 빈칸 stands. Title
 * cells are those over the columns alone: what a row begins with would be repeated after a page break with its row.
 */
export function bodyTable(pen: Pen, block: TableBlock, blankCell: BlankCell | undefined): Xml {
  const grid = readGrid(block);
  const aligns = columnAligns(grid);
  const blank = placeOfBlank(grid.cells, blankCell);
  const { widths, scale } = fitColumns(columnWidths(block.columns, TEXT_WIDTH, NARROWEST_COLUMN), grid.cells, {
    size: TABLE_CELL.height,
    padding: MARGIN.across,
    letters: (runs, { row }) => estimatedLetters(runs, row < grid.headRows ? TABLE_HEAD : TABLE_CELL),
  });
  const head = { ...TABLE_HEAD, height: Math.round(TABLE_HEAD.height * scale) };
  const body = { ...TABLE_CELL, height: Math.round(TABLE_CELL.height * scale) };
  const cells = grid.cells.map((place): PlacedCell => {
    const { row, column, rowspan, colspan, cell } = place;
    const inHead = row < grid.headRows;
    const align = cellAlign(place, aligns);
    const content = place === blank ? BLANK_BELOW : cell.content;
    const letters = inHead ? head : body;
    return {
      row,
      column,
      rowspan,
      colspan,
      ...(inHead ? { header: true as const } : {}),
      box: boxOf(place, grid),
      paragraphs: cellParagraphs(pen, content, letters, align),
    };
  });
  return tableParagraph(pen, {
    widths: shareOut(TEXT_WIDTH, widths),
    heights: Array.from({ length: grid.rows }, () => ROW_HEIGHT),
    cells,
    cellMargin: { ...MARGIN, across: Math.round(scaledPadding(MARGIN.across, scale)) },
    breaks: true,
    headRows: grid.headRows,
    before: mm(1),
    after: mm(2),
  });
}

/** Strong rules over and under the table, thin ones inside, none at its sides: as on the paper. */
function boxOf({ row, column, rowspan, colspan }: GridCell, grid: TableGrid): BoxStyle {
  const across = (edge: number): Side => {
    if (edge === 0 || edge === grid.rows) return FRAME;
    return edge === grid.headRows ? UNDER_HEAD : INNER;
  };
  return {
    ...(column > 0 ? { left: INNER } : {}),
    ...(column + colspan < grid.columns ? { right: INNER } : {}),
    top: across(row),
    bottom: across(row + rowspan),
    ...(row < grid.headRows ? { fill: HEAD_GROUND } : {}),
  };
}

function cellParagraphs(pen: Pen, content: TableCell['content'], letters: CharStyle, align: Align): Xml[] {
  if (content.length === 0) return [pen.paragraph(lineXml(pen, '', [], letters), { align: 'LEFT' }, STYLE.cell)];
  const { labels } = itemLabels(content);
  return content.map((block, index) => {
    const label = labels[index] ?? '';
    const own = block.type === 'paragraph' ? (block.align ?? align) : 'left';
    const left = block.type === 'item' ? { left: (block.level * letters.height) / 2 } : {};
    const style = { align: ALIGNS[own], lineSpacing: 140, ...left, ...markRoom(label, letters) };
    return pen.paragraph(lineXml(pen, label, block.content, letters), style, STYLE.cell);
  });
}
