import type { Xml } from '../kernel/xml.ts';
import { jointSenders, type PaperPicture, type StandardDraft } from '../paper/paper-document.ts';
import { formPicture } from './body-picture.ts';
import { AGENCY, LETTER_TITLE, LETTER_VALUE, MOTTO } from './letters.ts';
import { mm, TEXT_WIDTH } from './measures.ts';
import { type Pen, STYLE } from './pen.ts';
import { HEADER, line } from './sign-cells.ts';
import type { BoxStyle } from './style-book.ts';
import { type PlacedCell, tableParagraph } from './table.ts';

const OPEN: BoxStyle = {};
const RULE: BoxStyle = { bottom: { width: '0.12 mm', color: '#111214' } };
const SIDE = mm(36);
const PICTURE = { width: mm(34), height: mm(15) } as const;
const LABEL = mm(21);
const MARGIN = { across: mm(0.4), down: mm(0.4) };
const MIDDLE = 2;

/**
 * 두문 of 별지 제1호서식: 머리말, the agency between logo and symbol, then the number of its kind, 수신, 경유 and 제목.
 * The cells have the names of Seoul's own files. `first` are the runs that must stand before all else of the section.
 */
export function letterHead(pen: Pen, document: StandardDraft, first: readonly Xml[]): Xml[] {
  const { letter, title, agencyName } = document;
  const { motto = '', logo, symbol } = letter.letterhead;
  const senders = jointSenders(document);
  const names = senders.length > 0 ? senders : [agencyName];
  const heads: readonly PlacedCell[] = [
    { row: 0, column: 0, colspan: 3, name: '머리말', box: OPEN, paragraphs: [line(pen, motto, MOTTO)] },
    { row: 1, column: 0, name: '로고', box: OPEN, paragraphs: [picture(pen, logo, `${agencyName} 로고`, 'LEFT')] },
    { row: 1, column: 1, name: '기관명', box: OPEN, paragraphs: names.map((name) => line(pen, name, AGENCY)) },
    {
      row: 1,
      column: MIDDLE,
      name: '심볼',
      box: OPEN,
      paragraphs: [picture(pen, symbol, `${agencyName} 상징`, 'RIGHT')],
    },
  ];
  const head = tableParagraph(
    pen,
    {
      widths: [SIDE, TEXT_WIDTH - 2 * SIDE, SIDE],
      heights: [mm(5), mm(16)],
      cells: heads,
      cellMargin: MARGIN,
      breaks: false,
    },
    first,
  );
  const titleLine = pen.paragraph([pen.run(title, LETTER_TITLE)], { align: 'LEFT', lineSpacing: 140 }, STYLE.title);
  const rows = [
    row(pen, 0, '수신', line(pen, letter.recipientLine, LETTER_VALUE, 'LEFT')),
    row(pen, 1, '경유', line(pen, letter.viaLine ?? '', LETTER_VALUE, 'LEFT')),
    row(pen, 2, '제목', titleLine, RULE),
  ];
  const number = numberCells(pen, document);
  const lines = tableParagraph(pen, {
    widths: [LABEL, TEXT_WIDTH - LABEL],
    heights: [...number.map(() => mm(9)), mm(8), mm(8), mm(9)],
    cells: [...number, ...rows.flat().map((cell) => ({ ...cell, row: cell.row + number.length }))],
    cellMargin: MARGIN,
    breaks: false,
    before: mm(4),
  });
  return [head, lines];
}

/** 공고번호 and its like over 수신; its cell has the name that it has on a 간이기안문. */
function numberCells(pen: Pen, { furtherNumber }: StandardDraft): PlacedCell[] {
  if (!furtherNumber?.printed) return [];
  const { label, printed } = furtherNumber;
  const paragraphs = [line(pen, printed, LETTER_VALUE, 'LEFT')];
  return [{ row: 0, column: 0, colspan: 2, name: label, box: OPEN, paragraphs }];
}

function row(pen: Pen, at: number, name: string, value: Xml, box = OPEN): PlacedCell[] {
  const label = name === '경유' ? `(${name})` : name;
  return [
    { row: at, column: 0, ...HEADER, box, paragraphs: [line(pen, label, LETTER_VALUE, 'LEFT')] },
    { row: at, column: 1, name, box, paragraphs: [value] },
  ];
}

function picture(pen: Pen, source: PaperPicture | undefined, alt: string, align: 'LEFT' | 'RIGHT'): Xml {
  if (!source) return line(pen, '', MOTTO);
  return pen.paragraph([formPicture(pen, source, PICTURE, alt)], { align, lineSpacing: 100 }, STYLE.cell);
}
