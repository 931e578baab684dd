import { groupBy } from '../kernel/group-by.ts';
import { type Xml, xml } from '../kernel/xml.ts';
import { type Pen, STYLE } from './pen.ts';
import type { BoxStyle, CharStyle } from './style-book.ts';

/** A cell at its place in the grid. `name` is what other offices' programs find it by (셀 필드 이름). */
export type PlacedCell = {
  readonly row: number;
  readonly column: number;
  readonly rowspan?: number;
  readonly colspan?: number;
  readonly name?: string;
  /** A title cell (제목 셀): a header to a screen reader, and repeated after a page break where it heads columns. */
  readonly header?: true;
  /** Where its words stand in a cell that is higher than they are; in the middle if nothing is said. */
  readonly stands?: 'TOP';
  readonly box: BoxStyle;
  readonly paragraphs: readonly Xml[];
};

/** Widths and heights in HWPUNIT; a row grows with its text, its height here is the least. */
export type PlacedTable = {
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  readonly cells: readonly PlacedCell[];
  readonly cellMargin: { readonly across: number; readonly down: number };
  /** Whether rows may stand on two pages, with the `headRows` repeated; a form has none. */
  readonly breaks: boolean;
  readonly headRows?: number;
  /** Hangs from the lower margin of the page that its paragraph stands on, and the text keeps clear of it. */
  readonly hangs?: true;
  readonly before?: number;
  readonly after?: number;
};

/** The line a table hangs on stays empty and low, as nothing of the text stands in it. */
const ANCHOR: CharStyle = { face: 'serif', height: 400 };
const ANCHOR_SPACING = 100;

const IN_TEXT = xml`<hp:pos treatAsChar="0" affectLSpacing="0" flowWithText="1" allowOverlap="0" holdAnchorAndSO="0" vertRelTo="PARA" horzRelTo="PARA" vertAlign="TOP" horzAlign="LEFT" vertOffset="0" horzOffset="0"/>`;
/** As Seoul's own files have their foot: on the page of its paragraph, wherever the text pushes that. */
const HANGING = xml`<hp:pos treatAsChar="0" affectLSpacing="0" flowWithText="1" allowOverlap="0" holdAnchorAndSO="1" vertRelTo="PAGE" horzRelTo="COLUMN" vertAlign="BOTTOM" horzAlign="LEFT" vertOffset="0" horzOffset="0"/>`;

/** A table in a paragraph of its own; `first` stands before it, as the section's properties must. */
export function tableParagraph(pen: Pen, table: PlacedTable, first: readonly Xml[] = []): Xml {
  const object = pen.runOf([tableXml(pen, withoutEmptyRows(table)), xml`<hp:t/>`], ANCHOR);
  const { before, after } = table;
  return pen.paragraph(
    [...first, object],
    {
      align: 'LEFT',
      lineSpacing: ANCHOR_SPACING,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
    STYLE.text,
  );
}

/** A row in which no cell begins is none to a reader of the file: the row above it becomes higher instead. */
function withoutEmptyRows(table: PlacedTable): PlacedTable {
  const begins = new Set(table.cells.map(({ row }) => row));
  const heights: number[] = [];
  const rowsBefore = [0];
  table.heights.forEach((height, row) => {
    if (begins.has(row)) heights.push(height);
    else heights.push((heights.pop() ?? 0) + height);
    rowsBefore.push((rowsBefore[row] ?? 0) + (begins.has(row) ? 1 : 0));
  });
  const placeOf = (row: number) => rowsBefore[Math.min(row, table.heights.length)] ?? 0;
  const cells = table.cells.map((cell) => {
    const row = placeOf(cell.row);
    return { ...cell, row, rowspan: placeOf(cell.row + (cell.rowspan ?? 1)) - row };
  });
  return { ...table, heights, cells };
}

function tableXml(pen: Pen, table: PlacedTable): Xml {
  const { widths, heights, cellMargin, headRows = 0 } = table;
  const margin = marginXml(cellMargin);
  const id = pen.nextObject();
  const repeats = table.breaks && headRows > 0;
  const byRow = groupBy(table.cells, ({ row }) => row);
  const rows = heights.map(
    (_, row) =>
      xml`<hp:tr>${[...(byRow.get(row) ?? [])]
        .sort((one, other) => one.column - other.column)
        .map((cell) => cellXml(pen, table, cell))}</hp:tr>`,
  );
  return xml`<hp:tbl id="${id}" zOrder="${id - 1_000_000_000}" numberingType="TABLE" textWrap="TOP_AND_BOTTOM" textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" pageBreak="${
    table.breaks ? 'CELL' : 'NONE'
  }" repeatHeader="${repeats ? 1 : 0}" rowCnt="${heights.length}" colCnt="${widths.length}" cellSpacing="0" borderFillIDRef="1" noAdjust="0"><hp:sz width="${sum(
    widths,
  )}" widthRelTo="ABSOLUTE" height="${sum(heights)}" heightRelTo="ABSOLUTE" protect="0"/>${
    table.hangs ? HANGING : IN_TEXT
  }<hp:outMargin left="0" right="0" top="0" bottom="0"/><hp:inMargin ${margin}/>${rows}</hp:tbl>`;
}

function cellXml(pen: Pen, table: PlacedTable, cell: PlacedCell): Xml {
  const { row, column, rowspan = 1, colspan = 1, name = '', header, stands = 'CENTER' } = cell;
  const width = sum(table.widths.slice(column, column + colspan));
  const height = sum(table.heights.slice(row, row + rowspan));
  return xml`<hp:tc name="${name}" header="${header ? 1 : 0}" hasMargin="0" protect="0" editable="0" dirty="0" borderFillIDRef="${pen.styles.box(
    cell.box,
  )}"><hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="${stands}" linkListIDRef="0" linkListNextIDRef="0" textWidth="0" textHeight="0" hasTextRef="0" hasNumRef="0">${
    cell.paragraphs
  }</hp:subList><hp:cellAddr colAddr="${column}" rowAddr="${row}"/><hp:cellSpan colSpan="${colspan}" rowSpan="${rowspan}"/><hp:cellSz width="${width}" height="${height}"/><hp:cellMargin ${marginXml(
    table.cellMargin,
  )}/></hp:tc>`;
}

function marginXml({ across, down }: PlacedTable['cellMargin']): Xml {
  return xml`left="${across}" right="${across}" top="${down}" bottom="${down}"`;
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((all, length) => all + length, 0);
}
