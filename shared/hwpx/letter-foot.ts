import type { SignatureBox } from '../approval/signature-boxes.ts';
import { officialDate } from '../kernel/calendar-day.ts';
import type { Xml } from '../kernel/xml.ts';
import {
  markNote,
  markWords,
  type NumberAndDay,
  type PaperPicture,
  type SenderMark,
  type StandardDraft,
} from '../paper/paper-document.ts';
import { floatingPicture } from './body-picture.ts';
import { BOX_DATE, BOX_NAME, BYLINE, COOPERATOR, META, MOTTO, SENDER } from './letters.ts';
import { mm, shareOut, strokesOf, TEXT_HEIGHT, TEXT_WIDTH } from './measures.ts';
import { type Pen, STYLE } from './pen.ts';
import { fittedStyle, HEADER, line, rowsOfBoxes, signatureOf, titleOf } from './sign-cells.ts';
import { type StackedRows, stackedRows } from './stacked-tables.ts';
import type { BoxStyle, CharStyle } from './style-book.ts';
import { type PlacedCell, tableParagraph } from './table.ts';

const OPEN: BoxStyle = {};
const BAND: BoxStyle = { fill: '#CCCCCC' };
const MARGIN = { across: mm(0.4), down: mm(0.3) };
const LABEL = mm(20);
const SIGNATURE = { width: mm(30), height: mm(12) } as const;
const LINE = mm(5.5);
/** 시행 stands apart from who signed. */
const CONTACT_BEGINS = mm(8.5);
const COOPERATORS_IN_ROW = 3;
/** Of each the post and the name. */
const COOPERATOR_COLUMNS = [32, 20, 32, 20, 31, 20];
/** Its own air is over and under the name: readers count the space before a paragraph in ways of their own. */
const LEAST_SENDER_HEIGHT = mm(32);
/** The height of a line in a cell, in heights of its letters. */
const CELL_LINE = 1.2;
/** A foot that takes more of a page than this does not hang. */
const MOST_HUNG = TEXT_HEIGHT * 0.7;
/** What stands between two parts of a row: nothing, 발신명의, its mark, the word for an omitted one. */
const SENDER_COLUMNS = [38, 78, 34, 25];
/** Where a picture stands on the name, its cell is as wide as both, and nothing stands beside it. */
const STAMPED_COLUMNS = [25, 125, 15, 10];

/**
 * 결문 of 별지 제1호서식 as a table whose cells have the names of Seoul's own files: 발신명의 with the seal behind its last
 * letter or 생략 beside it, 수신자, the band, the sign row, 협조자, then 시행, 접수 and the addresses. It hangs from the lower
 * margin of the page where the body ends or, where that has no room, of the next one, as on the paper.
 */
export function letterFoot(pen: Pen, document: StandardDraft): Xml[] {
  const { boxes } = document;
  const joint = (boxes.joint ?? []).flatMap(({ agencyName, signRow }) => [
    plainRow(pen, [{ text: agencyName, width: 1 }], META),
    signRows(pen, signRow),
  ]);
  const sender = senderRows(pen, document);
  const recipients = recipientRows(pen, document);
  const closing = [
    band(pen),
    signRows(pen, boxes.signRow, true),
    cooperationRows(pen, boxes.cooperation),
    ...joint,
    ...contactRows(pen, document),
  ];
  const whole = [...sender, ...recipients, ...closing];
  if (heightOf(whole) <= MOST_HUNG) return [footTable(pen, whole)];
  // In a table that is cut like text rhwp draws the seal under the name.
  const signed = sender.map((part) => formTable(pen, [part]));
  const listed = recipients.map((part) => textTable(pen, [part]));
  return [...signed, ...listed, footTable(pen, closing)];
}

function formTable(pen: Pen, parts: readonly StackedRows[], hangs?: true): Xml {
  const placed = hangs ? { hangs } : {};
  return tableParagraph(pen, { ...stackedRows(parts), cellMargin: MARGIN, breaks: false, ...placed });
}

function footTable(pen: Pen, parts: readonly StackedRows[]): Xml {
  if (heightOf(parts) > MOST_HUNG) return textTable(pen, parts);
  return formTable(pen, parts, true);
}

/** A foot as high as a page, by its list of recipients or its many agencies, is cut like text. */
function textTable(pen: Pen, parts: readonly StackedRows[]): Xml {
  return tableParagraph(pen, { ...stackedRows(parts), cellMargin: MARGIN, breaks: true });
}

function heightOf(parts: readonly StackedRows[]): number {
  return parts.flatMap(({ heights }) => heights).reduce((sum, height) => sum + height, 0);
}

function senderRows(pen: Pen, { letter }: StandardDraft): StackedRows[] {
  const { senderName, mark, coSenderNames = [] } = letter;
  if (senderName === undefined) return [];
  const image = mark && mark.kind !== 'omitted' ? mark.image : undefined;
  const widths = shareOut(TEXT_WIDTH, image ? STAMPED_COLUMNS : SENDER_COLUMNS);
  const side = mark?.kind === 'seal' ? mm(mark.sizeMm) : 0;
  const height = Math.max(LEAST_SENDER_HEIGHT, side + mm(8));
  // Half of the picture stands at the right of the last letter, within the cell.
  const beside = image ? (mark?.kind === 'seal' ? side : SIGNATURE.width) : 0;
  const room = (widths[1] ?? 0) - 2 * MARGIN.across - beside;
  const style = fittedStyle(SENDER, senderName, room);
  const name = line(pen, senderName, style);
  const stamped =
    image && mark
      ? stamp(pen, { senderName, letters: style.height, mark, image }, { width: widths[1] ?? 0, height })
      : undefined;
  const stands = stamped ? { stands: 'TOP' as const } : {};
  const note = mark && mark.kind !== 'omitted' && !image ? markNote(mark) : '';
  const omitted = mark?.kind === 'omitted' ? mark.label : '';
  const others = coSenderNames.map((other): StackedRows => {
    const paragraphs = [line(pen, other, fittedStyle(SENDER, other, room))];
    const cells = [blank(pen, 0), { row: 0, column: 1, box: OPEN, paragraphs }, blank(pen, 2), blank(pen, 3)];
    return { widths, heights: [mm(10)], cells };
  });
  const cells: readonly PlacedCell[] = [
    blank(pen, 0),
    { row: 0, column: 1, name: '발신명의', box: OPEN, ...stands, paragraphs: stamped ? [stamped, name] : [name] },
    { row: 0, column: 2, name: '인', box: OPEN, paragraphs: [line(pen, note, META, 'LEFT')] },
    { row: 0, column: 3, name: '생략', box: OPEN, paragraphs: [line(pen, omitted, META, 'LEFT')] },
  ];
  return [{ widths, heights: [height], cells }, ...others];
}

function blank(pen: Pen, column: number): PlacedCell {
  return { row: 0, column, box: OPEN, paragraphs: [line(pen, '', META)] };
}

type Stamp = {
  readonly senderName: string;
  /** How high its letters are. */
  readonly letters: number;
  readonly mark: SenderMark;
  readonly image: PaperPicture;
};

/**
 * The picture on 발신명의, on a line of its own over the name, so high that the name stands in the middle of its cell:
 * readers cut a picture off at the edges of the cell that its line stands in, and not all go up from a line.
 */
function stamp(pen: Pen, { senderName, letters, mark, image }: Stamp, cell: { width: number; height: number }): Xml {
  const side = mark.kind === 'seal' ? mm(mark.sizeMm) : 0;
  const room = mark.kind === 'seal' ? { width: side, height: side } : SIGNATURE;
  const name = letters * CELL_LINE;
  const style: CharStyle = { face: 'serif', height: Math.round((cell.height - name) / 2) - MARGIN.down };
  const middle = { x: middleOfLastLetter(senderName, letters, cell.width) - MARGIN.across, y: style.height + name / 2 };
  const picture = floatingPicture(pen, image, room, { alt: markWords(mark, senderName), middle, style });
  return pen.paragraph([picture], { align: 'LEFT', lineSpacing: 100 }, STYLE.cell);
}

/** 관인 has its middle on the last letter of 발신명의 (규칙 제11조①), which stands in the middle of its cell. */
function middleOfLastLetter(senderName: string, height: number, width: number): number {
  const half = height / 2;
  const last = strokesOf(Array.from(senderName).at(-1) ?? '') * half;
  const text = Math.min(strokesOf(senderName) * half, width);
  return (width + text - last) / 2;
}

/** Names stand whole: a line breaks behind one of them. Not every reader takes `hp:nbSpace` for a space. */
function recipientRows(pen: Pen, { letter }: StandardDraft): StackedRows[] {
  const { recipientList = [] } = letter;
  if (recipientList.length === 0) return [];
  const widths = [LABEL, TEXT_WIDTH - LABEL];
  const words = recipientList.map((name) => name.replaceAll(' ', '\u00a0')).join(', ');
  const strokes = (strokesOf(words) * BYLINE.height) / 2;
  const lines = Math.ceil(strokes / (TEXT_WIDTH - LABEL - 2 * MARGIN.across));
  const label = line(pen, '수신자', BYLINE, 'LEFT');
  const cells: readonly PlacedCell[] = [
    { row: 0, column: 0, name: '수신자', ...HEADER, box: OPEN, stands: 'TOP', paragraphs: [label] },
    { row: 0, column: 1, name: '수신처참조', box: OPEN, stands: 'TOP', paragraphs: [line(pen, words, BYLINE, 'LEFT')] },
  ];
  return [{ widths, heights: [lines * BYLINE.height * CELL_LINE + mm(2)], cells }];
}

function band(pen: Pen): StackedRows {
  const paragraphs = [line(pen, '', { face: 'serif', height: 400 })];
  return { widths: [TEXT_WIDTH], heights: [mm(4)], cells: [{ row: 0, column: 0, box: BAND, paragraphs }] };
}

/** Posts with the names beside them, mark and day over the name; the lead agency's cells are named. */
function signRows(pen: Pen, boxes: readonly SignatureBox[], isNamed = false): StackedRows {
  const rows = rowsOfBoxes(boxes);
  const perRow = Math.max(3, rows[0]?.length ?? 1);
  const cells = rows.flatMap((row, at) =>
    Array.from({ length: perRow }, (_, index) => {
      const box = row[index];
      const order = at * (rows[0]?.length ?? 1) + index + 1;
      const name = (sign: string) => (isNamed && box ? { name: `${sign}검토${order}` } : {});
      const day = [box?.mark, box?.date].filter((part) => part !== undefined).join(' ');
      const place = { row: at * 2, column: index * 2 };
      const post = box ? titleOf(box) : '';
      return [
        { ...place, box: OPEN, paragraphs: [line(pen, '', BOX_DATE, 'LEFT')] },
        {
          row: place.row,
          column: place.column + 1,
          ...(day === '' ? {} : name('@')),
          box: OPEN,
          paragraphs: [line(pen, day, BOX_DATE, 'LEFT')],
        },
        {
          row: place.row + 1,
          column: place.column,
          ...name('*'),
          ...(box ? HEADER : {}),
          box: OPEN,
          paragraphs: [line(pen, post, META, 'LEFT')],
        },
        {
          row: place.row + 1,
          column: place.column + 1,
          ...name(''),
          box: OPEN,
          paragraphs: [line(pen, box ? signatureOf(box) : '', BOX_NAME, 'LEFT')],
        },
      ] satisfies PlacedCell[];
    }).flat(),
  );
  const widths = shareOut(TEXT_WIDTH, new Array<number>(perRow * 2).fill(1));
  return { widths, heights: rows.flatMap(() => [mm(4), mm(7)]), cells };
}

function cooperationRows(pen: Pen, boxes: readonly SignatureBox[]): StackedRows {
  const count = Math.max(1, Math.ceil(boxes.length / COOPERATORS_IN_ROW));
  const columns = shareOut(TEXT_WIDTH - LABEL, COOPERATOR_COLUMNS);
  const signedRoom = (columns[1] ?? 0) - 2 * MARGIN.across;
  const cells = Array.from({ length: count * COOPERATORS_IN_ROW }, (_, index): PlacedCell[] => {
    const box = boxes[index];
    const order = index + 1;
    const place = { row: Math.floor(index / COOPERATORS_IN_ROW), column: 1 + (index % COOPERATORS_IN_ROW) * 2 };
    const name = (sign: string) => (box ? { name: `${sign}협조${order}` } : {});
    const words = box ? [titleOf(box), signatureOf(box)] : ['', ''];
    return [
      { ...place, ...name('*'), box: OPEN, paragraphs: [line(pen, words[0] ?? '', META, 'LEFT')] },
      {
        ...place,
        column: place.column + 1,
        ...name(''),
        box: OPEN,
        paragraphs: [line(pen, words[1] ?? '', fittedStyle(COOPERATOR, words[1] ?? '', signedRoom), 'LEFT')],
      },
    ];
  });
  const label = { row: 0, column: 0, rowspan: count, ...HEADER, box: OPEN };
  return {
    widths: [LABEL, ...columns],
    heights: new Array<number>(count).fill(mm(6)),
    cells: [{ ...label, paragraphs: [line(pen, '협조자', META, 'LEFT')] }, ...cells.flat()],
  };
}

type RowPart = { readonly text: string; readonly name?: string; readonly width: number; readonly isLabel?: true };

/**
 * 시행 and 접수, the address, the ways to reach the office with 공개 구분, and 꼬리말: a row each. The brackets around a day
 * are cells of their own, so that its cell holds the day alone.
 */
function contactRows(pen: Pen, { letter, disclosureLabel }: StandardDraft): StackedRows[] {
  const { enforcement, receipt, contact, letterhead } = letter;
  const { zipCode, address, homepage, phone, fax, email } = contact;
  const label = (text: string, width: number): RowPart => ({ text, width, isLabel: true });
  const day = (known: NumberAndDay | undefined, name: string): RowPart[] => [
    { text: '(', width: 3 },
    { text: known ? officialDate(known.day) : '', name, width: 26 },
    { text: ')', width: 5 },
  ];
  const rows: readonly (readonly RowPart[])[] = [
    [
      label('시행', 12),
      { text: enforcement?.number ?? '', name: '시행번호', width: 42 },
      ...day(enforcement, '시행일자'),
      label('접수', 12),
      { text: receipt?.number ?? '', name: '접수번호', width: 41 },
      ...day(receipt, '접수일자'),
    ],
    [
      label('우', 8),
      { text: zipCode, name: '우편번호', width: 16 },
      { text: address, name: '주소', width: 96 },
      { text: homepage, name: '홈페이지', width: 55 },
    ],
    [
      label('전화', 12),
      { text: phone, name: '전화번호', width: 34 },
      label('전송', 12),
      { text: fax, name: '전송', width: 34 },
      { text: email, name: '전자우편', width: 50 },
      { text: disclosureLabel, name: '공개여부', width: 33 },
    ],
  ];
  const footer: readonly RowPart[] = [{ text: letterhead.footer ?? '', name: '꼬리말', width: 1 }];
  const contacts = rows.map((row, at) => plainRow(pen, row, META, at === 0 ? CONTACT_BEGINS : LINE));
  return [...contacts, plainRow(pen, footer, MOTTO)];
}

function plainRow(pen: Pen, parts: readonly RowPart[], style: CharStyle, height = LINE): StackedRows {
  const weights = parts.map(({ width }) => width);
  const cells = parts.map(({ text, name, isLabel }, column): PlacedCell => {
    const align = name === '꼬리말' ? 'CENTER' : 'LEFT';
    const named = name === undefined ? {} : { name };
    return {
      row: 0,
      column,
      ...named,
      ...(isLabel ? HEADER : {}),
      box: OPEN,
      paragraphs: [line(pen, text, style, align)],
    };
  });
  return { widths: shareOut(TEXT_WIDTH, weights), heights: [height], cells };
}
