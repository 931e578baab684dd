import type { JointBoxes, SignatureBoxes } from '../approval/signature-boxes.ts';
import { officialDate, officialMonth } from '../kernel/calendar-day.ts';
import type { Xml } from '../kernel/xml.ts';
import { jointSenders, type PaperDocument } from '../paper/paper-document.ts';
import { BYLINE, META, TITLE } from './letters.ts';
import { mm, shareOut, TEXT_WIDTH } from './measures.ts';
import { type Pen, STYLE } from './pen.ts';
import {
  boxCells,
  cooperationCells,
  framed,
  GROUND,
  type GridFrame,
  HEADER,
  line,
  ROWS_OF_BOXES,
  rowsOfBoxes,
  STRONG,
  THIN,
} from './sign-cells.ts';
import type { BoxStyle, Side } from './style-book.ts';
import { type PlacedCell, type PlacedTable, tableParagraph } from './table.ts';

const OPEN: BoxStyle = {};
const THICK: Side = { width: '0.7 mm', color: '#111214' };
const ROW = mm(7.75);
const MARGIN = { across: mm(0.8), down: mm(0.4) };
const META_ROWS = 4;
/** Label, value, a gap, 시민; the boxes stand in the columns after them. */
const HEAD_COLUMNS = [mm(20), mm(43), mm(4), mm(20)];
const GAP_COLUMN = 2;
const CITIZEN_COLUMN = 3;
const FIRST_BOX_COLUMN = 4;
const TITLE_COLUMNS = [20, 40, 55, 60];
const LONG_TITLE = 36;
/** A 간이기안문 is never sent (규칙 제3조③), so whoever looks for its receiver finds this. */
const INTERNAL = '내부결재';

/**
 * The head of 별지 제2호서식 (간이기안문) as one table: number, date, disclosure and policy number at the left, the boxes
 * at the right. `first` are the runs that must stand before everything else of the section.
 */
export function headTable(pen: Pen, document: PaperDocument, first: readonly Xml[]): Xml {
  const { rows, cells, columns } = signCells(pen, document.boxes);
  const left = HEAD_COLUMNS.reduce((sum, width) => sum + width, 0);
  const boxes = shareOut(TEXT_WIDTH - left, new Array<number>(columns).fill(1));
  const table: PlacedTable = {
    widths: [...HEAD_COLUMNS, ...boxes],
    heights: new Array<number>(rows).fill(ROW),
    cells: [...metaCells(pen, document, rows), ...cells],
    cellMargin: MARGIN,
    breaks: false,
  };
  return tableParagraph(pen, table, first);
}

/** Rows of what is not yet known stay empty. The names are those of Seoul's files, so that others find the values. */
function metaCells(pen: Pen, document: PaperDocument, rows: number): PlacedCell[] {
  const { approvedOn, furtherNumber } = document;
  const further = furtherNumber?.label ?? '방침번호';
  const facts: readonly (readonly [string, string, string])[] = [
    ['문서번호', '시행번호', document.documentNumber ?? ''],
    ['결재일자', '시행일자', approvedOn === undefined ? '' : officialDate(approvedOn)],
    ['공개여부', '공개여부', document.disclosureLabel],
    [further, further, furtherNumber?.printed ?? ''],
  ];
  const cells = facts.flatMap(([label, name, value], row): PlacedCell[] => {
    const top = row === 0 ? STRONG : THIN;
    const bottom = row === META_ROWS - 1 ? STRONG : THIN;
    return [
      {
        row,
        column: 0,
        ...HEADER,
        box: { top, bottom, right: THIN, fill: GROUND },
        paragraphs: [line(pen, label, META)],
      },
      { row, column: 1, name, box: { top, bottom, left: THIN }, paragraphs: [line(pen, value, META, 'LEFT')] },
    ];
  });
  const gap = { row: 0, column: GAP_COLUMN, rowspan: rows, box: OPEN, paragraphs: [line(pen, '', META)] };
  if (rows === META_ROWS) return [...cells, gap];
  const below = { row: META_ROWS, column: 0, rowspan: rows - META_ROWS, colspan: 2, box: OPEN };
  return [...cells, gap, { ...below, paragraphs: [line(pen, '', META)] }];
}

/** 시민 with its empty box, then everybody who signs, then 협조. */
function signCells(pen: Pen, { signRow, cooperation }: SignatureBoxes) {
  const rows = rowsOfBoxes(signRow);
  const perRow = rows[0]?.length ?? 1;
  const cooperationRows = Math.ceil(cooperation.length / perRow);
  const signed = Math.max(rows.length * ROWS_OF_BOXES, META_ROWS - cooperationRows);
  const bottom = signed + cooperationRows;
  const right = FIRST_BOX_COLUMN + perRow * 2;
  const whole: GridFrame = { top: 0, left: CITIZEN_COLUMN, bottom, right };
  const frame: GridFrame = { ...whole, left: FIRST_BOX_COLUMN };
  const cells = rows.flatMap((row, index) => {
    const top = index * ROWS_OF_BOXES;
    const isLast = index === rows.length - 1;
    const end = isLast ? signed : top + ROWS_OF_BOXES;
    return boxCells(pen, row, { row: top, bottom: end, frame, firstName: index * perRow + 1 });
  });
  const head = { row: 0, column: CITIZEN_COLUMN };
  const empty = { row: 1, column: CITIZEN_COLUMN, rowspan: signed - 1 };
  const citizen: PlacedCell[] = [
    { ...head, ...HEADER, box: framed(head, whole, GROUND), paragraphs: [line(pen, '시민', META)] },
    { ...empty, box: framed(empty, whole), paragraphs: [line(pen, '', META)] },
  ];
  const beside = { row: signed, column: CITIZEN_COLUMN, rowspan: cooperationRows };
  const label: PlacedCell[] =
    cooperationRows === 0
      ? []
      : [{ ...beside, ...HEADER, box: framed(beside, whole, GROUND), paragraphs: [line(pen, '협조', META)] }];
  const cooperating = cooperationCells(pen, cooperation, signed, frame);
  return { rows: bottom, columns: perRow * 2, cells: [...citizen, ...cells, ...label, ...cooperating] };
}

/** 공동기안: every other agency has a table of its own, under its name. */
export function jointTables(pen: Pen, agencies: readonly JointBoxes[]): Xml[] {
  return agencies.map(({ agencyName, signRow }) => {
    const rows = rowsOfBoxes(signRow);
    const columns = (rows[0]?.length ?? 1) * 2;
    const bottom = 1 + rows.length * ROWS_OF_BOXES;
    const frame: GridFrame = { top: 0, left: 0, bottom, right: columns };
    const head = { row: 0, column: 0, colspan: columns };
    const boxes = rows.flatMap((row, index) => {
      const top = 1 + index * ROWS_OF_BOXES;
      return boxCells(pen, row, { row: top, bottom: top + ROWS_OF_BOXES, frame });
    });
    return tableParagraph(pen, {
      widths: shareOut(TEXT_WIDTH, new Array<number>(columns).fill(1)),
      heights: new Array<number>(bottom).fill(mm(7)),
      cells: [
        { ...head, ...HEADER, box: framed(head, frame, GROUND), paragraphs: [line(pen, agencyName, META)] },
        ...boxes,
      ],
      cellMargin: MARGIN,
      breaks: false,
      before: mm(2),
    });
  });
}

/** 수신, the title between its two rules, then the month at the left and the agency with its unit at the right. */
export function titleTable(pen: Pen, document: PaperDocument): Xml {
  const others = jointSenders(document).slice(1);
  const { upperUnitName, unitName } = document;
  const unit = upperUnitName === undefined ? unitName : `${upperUnitName} (${unitName})`;
  const height = [...document.title].length > LONG_TITLE ? 1_800 : TITLE.height;
  const title = pen.paragraph(
    [pen.run(document.title, { ...TITLE, height })],
    { align: 'CENTER', lineSpacing: 140 },
    STYLE.title,
  );
  const by = (row: number, column: number, colspan: number, text: string, name = ''): PlacedCell => {
    const align = column === 0 ? 'LEFT' : 'RIGHT';
    return { row, column, colspan, name, box: OPEN, paragraphs: [line(pen, text, BYLINE, align)] };
  };
  return tableParagraph(pen, {
    widths: shareOut(TEXT_WIDTH, TITLE_COLUMNS),
    heights: [mm(7), mm(20), mm(8), ...others.map(() => mm(6))],
    cells: [
      { row: 0, column: 0, ...HEADER, box: { bottom: THICK }, paragraphs: [line(pen, '수신', META, 'LEFT')] },
      {
        row: 0,
        column: 1,
        colspan: 3,
        name: '수신',
        box: { bottom: THICK },
        paragraphs: [line(pen, INTERNAL, META, 'LEFT')],
      },
      { row: 1, column: 0, colspan: 4, name: '제목', box: { top: THICK, bottom: THIN }, paragraphs: [title] },
      { ...by(2, 0, 2, officialMonth(document.writtenOn)), box: { top: THIN } },
      { ...by(2, 2, 1, document.agencyName, '기관명'), box: { top: THIN } },
      { ...by(2, 3, 1, unit), box: { top: THIN } },
      ...others.flatMap((name, index) => [by(3 + index, 0, 2, ''), by(3 + index, 2, 2, name)]),
    ],
    cellMargin: MARGIN,
    breaks: false,
    before: mm(8),
  });
}
