import type { SignatureBox } from '../approval/signature-boxes.ts';
import { officialDate } from '../kernel/calendar-day.ts';
import type { Xml } from '../kernel/xml.ts';
import { markNote, markWords, type NumberAndDay, type StandardDraft } from '../paper/paper-document.ts';
import { floatingPicture } from './body-picture.ts';
import { BOX_DATE, BOX_NAME, BYLINE, META, MOTTO, SENDER } from './letters.ts';
import { mm, shareOut, strokesOf, TEXT_WIDTH } from './measures.ts';
import { type Pen, STYLE } from './pen.ts';
import { HEADER, line, rowsOfBoxes, signatureOf, titleOf } from './sign-cells.ts';
import type { BoxStyle, CharStyle } from './style-book.ts';
import { type PlacedCell, tableParagraph } from './table.ts';

const OPEN: BoxStyle = {};
const BAND: BoxStyle = { fill: '#CCCCCC' };
const MARGIN = { across: mm(0.4), down: mm(0.3) };
const LABEL = mm(20);
const SIGNATURE = { width: mm(30), height: mm(12) } as const;
const COOPERATORS_IN_ROW = 3;
/** Its own air is over and under the name: readers count the space before a paragraph in ways of their own. */
const LEAST_SENDER_HEIGHT = mm(32);
const ANCHOR: CharStyle = { face: 'serif', height: 400 };
/** What stands between two parts of a row: nothing, 발신명의, its mark, the word for an omitted one. */
const SENDER_COLUMNS = [38, 78, 34, 25];

/**
 * 결문 of 별지 제1호서식 as tables whose cells have the names of Seoul's own files: 발신명의 with the seal behind its last
 * letter or 생략 beside it, 수신자, the band, the sign row, 협조자, then 시행, 접수 and the addresses.
 */
export function letterFoot(pen: Pen, document: StandardDraft): Xml[] {
  const { boxes } = document;
  const joint = (boxes.joint ?? []).flatMap(({ agencyName, signRow }) => [
    plainRow(pen, [{ text: agencyName, width: 1 }], META),
    signTable(pen, signRow),
  ]);
  return [
    ...senderTable(pen, document),
    ...recipientTable(pen, document),
    band(pen),
    signTable(pen, boxes.signRow, true),
    cooperationTable(pen, boxes.cooperation),
    ...joint,
    ...contactTables(pen, document),
  ];
}

function senderTable(pen: Pen, { letter }: StandardDraft): Xml[] {
  const { senderName, mark, coSenderNames = [] } = letter;
  if (senderName === undefined) return [];
  const image = mark && mark.kind !== 'omitted' ? mark.image : undefined;
  const side = mark?.kind === 'seal' ? mm(mark.sizeMm) : SIGNATURE.width;
  const room = mark?.kind === 'seal' ? { width: side, height: side } : SIGNATURE;
  const widths = shareOut(TEXT_WIDTH, SENDER_COLUMNS);
  const height = Math.max(LEAST_SENDER_HEIGHT, room.height + mm(8));
  const middle = { x: middleOfLastLetter(senderName, widths), y: ANCHOR.height + height / 2 };
  const words = mark ? markWords(mark, senderName) : '';
  const stamp = image ? [anchored(pen, floatingPicture(pen, image, room, { alt: words, middle, style: ANCHOR }))] : [];
  const note = mark && mark.kind !== 'omitted' && !image ? markNote(mark) : '';
  const omitted = mark?.kind === 'omitted' ? mark.label : '';
  const blank = (row: number, column: number): PlacedCell => {
    return { row, column, box: OPEN, paragraphs: [line(pen, '', META)] };
  };
  const rows = coSenderNames.map((name, index): PlacedCell[] => {
    const named = { row: index + 1, column: 1, box: OPEN, paragraphs: [line(pen, name, SENDER)] };
    return [blank(index + 1, 0), named, blank(index + 1, 2), blank(index + 1, 3)];
  });
  const cells: PlacedCell[] = [
    blank(0, 0),
    { row: 0, column: 1, name: '발신명의', box: OPEN, paragraphs: [line(pen, senderName, SENDER)] },
    { row: 0, column: 2, name: '인', box: OPEN, paragraphs: [line(pen, note, META, 'LEFT')] },
    { row: 0, column: 3, name: '생략', box: OPEN, paragraphs: [line(pen, omitted, META, 'LEFT')] },
  ];
  return [
    ...stamp,
    tableParagraph(pen, {
      widths,
      heights: [height, ...coSenderNames.map(() => mm(10))],
      cells: [...cells, ...rows.flat()],
      cellMargin: MARGIN,
      breaks: false,
    }),
  ];
}

/** A low line of its own right above: for a picture and a table in one line a reader keeps no room. */
function anchored(pen: Pen, picture: Xml): Xml {
  return pen.paragraph([picture], { align: 'LEFT', lineSpacing: 100, keepWithNext: true }, STYLE.text);
}

/** 관인 has its middle on the last letter of 발신명의 (규칙 제11조①), which stands in the middle of the second cell. */
function middleOfLastLetter(senderName: string, [before = 0, width = 0]: readonly number[]): number {
  const half = SENDER.height / 2;
  const last = strokesOf(Array.from(senderName).at(-1) ?? '') * half;
  const text = Math.min(strokesOf(senderName) * half, width);
  return before + (width + text - last) / 2;
}

function recipientTable(pen: Pen, { letter }: StandardDraft): Xml[] {
  const { recipientList = [] } = letter;
  if (recipientList.length === 0) return [];
  const list = line(pen, recipientList.join(', '), BYLINE, 'LEFT');
  return [
    tableParagraph(pen, {
      widths: [LABEL, TEXT_WIDTH - LABEL],
      heights: [mm(7)],
      cells: [
        { row: 0, column: 0, name: '수신자', ...HEADER, box: OPEN, paragraphs: [line(pen, '수신자', BYLINE, 'LEFT')] },
        { row: 0, column: 1, name: '수신처참조', box: OPEN, paragraphs: [list] },
      ],
      cellMargin: MARGIN,
      breaks: true,
      after: mm(2),
    }),
  ];
}

function band(pen: Pen): Xml {
  return tableParagraph(pen, {
    widths: [TEXT_WIDTH],
    heights: [mm(4)],
    cells: [{ row: 0, column: 0, box: BAND, paragraphs: [line(pen, '', { face: 'serif', height: 400 })] }],
    cellMargin: MARGIN,
    breaks: false,
    after: mm(1),
  });
}

/** Posts with the names beside them, mark and day over the name; the lead agency's cells are named. */
function signTable(pen: Pen, boxes: readonly SignatureBox[], isNamed = false): Xml {
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
  return tableParagraph(pen, {
    widths: shareOut(TEXT_WIDTH, new Array<number>(perRow * 2).fill(1)),
    heights: rows.flatMap(() => [mm(4), mm(7)]),
    cells,
    cellMargin: MARGIN,
    breaks: false,
  });
}

function cooperationTable(pen: Pen, boxes: readonly SignatureBox[]): Xml {
  const count = Math.max(1, Math.ceil(boxes.length / COOPERATORS_IN_ROW));
  const columns = COOPERATORS_IN_ROW * 2;
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
        paragraphs: [line(pen, words[1] ?? '', META, 'LEFT')],
      },
    ];
  });
  const label = { row: 0, column: 0, rowspan: count, ...HEADER, box: OPEN };
  return tableParagraph(pen, {
    widths: [LABEL, ...shareOut(TEXT_WIDTH - LABEL, new Array<number>(columns).fill(1))],
    heights: new Array<number>(count).fill(mm(6)),
    cells: [{ ...label, paragraphs: [line(pen, '협조자', META, 'LEFT')] }, ...cells.flat()],
    cellMargin: MARGIN,
    breaks: false,
    after: mm(3),
  });
}

type RowPart = { readonly text: string; readonly name?: string; readonly width: number; readonly isLabel?: true };

/**
 * 시행 and 접수, the address, the ways to reach the office with 공개 구분, and 꼬리말: a row each. The brackets around a day
 * are cells of their own, so that its cell holds the day alone.
 */
function contactTables(pen: Pen, { letter, disclosureLabel }: StandardDraft): Xml[] {
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
  return [...rows.map((row) => plainRow(pen, row, META)), plainRow(pen, footer, MOTTO)];
}

function plainRow(pen: Pen, parts: readonly RowPart[], style: CharStyle): Xml {
  return tableParagraph(pen, {
    widths: shareOut(
      TEXT_WIDTH,
      parts.map(({ width }) => width),
    ),
    heights: [mm(5.5)],
    cells: parts.map(({ text, name, isLabel }, column) => ({
      row: 0,
      column,
      ...(name === undefined ? {} : { name }),
      ...(isLabel ? HEADER : {}),
      box: OPEN,
      paragraphs: [line(pen, text, style, name === '꼬리말' ? 'CENTER' : 'LEFT')],
    })),
    cellMargin: MARGIN,
    breaks: false,
  });
}
