import type { SignatureBox } from '../approval/signature-boxes.ts';
import type { Xml } from '../kernel/xml.ts';
import { BOX_DATE, BOX_NAME, META } from './letters.ts';
import { shareOut, strokesOf } from './measures.ts';
import { type Pen, STYLE } from './pen.ts';
import type { BoxStyle, CharStyle, ParaStyle, Side } from './style-book.ts';
import type { PlacedCell } from './table.ts';

/** Post, date and signature: what a row of boxes takes of the grid. */
export const ROWS_OF_BOXES = 3;
export const GROUND = '#ECEEF0';
export const THIN: Side = { width: '0.12 mm', color: '#3A3E43' };
export const STRONG: Side = { width: '0.4 mm', color: '#111214' };
const BOXES_IN_ROW = 4;
const LEAST_LETTERS = 600;
const EMPTY_BOX: SignatureBox = { postTitle: '', hasOpinion: false, inTurn: false };

/** A rectangle of the grid; the ends are the first row and column outside. */
export type GridFrame = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

type CellPlace = Pick<PlacedCell, 'row' | 'column' | 'rowspan' | 'colspan'>;

/** Up to four boxes stand in a row, as on the paper; more are shared out evenly over as many rows as they need. */
export function rowsOfBoxes(boxes: readonly SignatureBox[]): readonly (readonly SignatureBox[])[] {
  const shown = boxes.length === 0 ? [EMPTY_BOX] : boxes;
  const count = Math.ceil(shown.length / BOXES_IN_ROW);
  const length = Math.ceil(shown.length / count);
  return Array.from({ length: count }, (_, row) => shown.slice(row * length, (row + 1) * length));
}

/**
 * The boxes of one row, each two columns wide and the last one reaching to the edge. Every cell has the name by which
 * Seoul's own files call it: `*검토1` the post, `@검토1` the date, `검토1` the signature.
 */
export function boxCells(
  pen: Pen,
  row: readonly SignatureBox[],
  at: { readonly row: number; readonly bottom: number; readonly frame: GridFrame; readonly firstName?: number },
): PlacedCell[] {
  return row.flatMap((box, index) => {
    const column = at.frame.left + index * 2;
    const colspan = index === row.length - 1 ? at.frame.right - column : 2;
    const number = at.firstName === undefined ? undefined : at.firstName + index;
    const name = (mark: string) => (number === undefined ? {} : { name: `${mark}검토${number}` });
    const day = [box.mark, box.date].filter((part) => part !== undefined).join(' ');
    const signedAt = at.row + (day === '' ? 1 : 2);
    const post = { row: at.row, column, colspan };
    const date = { row: at.row + 1, column, colspan };
    const signed = { row: signedAt, rowspan: at.bottom - signedAt, column, colspan };
    const dateBox = without(framed(date, at.frame), 'bottom');
    const signedBox = day === '' ? framed(signed, at.frame) : without(framed(signed, at.frame), 'top');
    return [
      {
        ...post,
        ...name('*'),
        ...HEADER,
        box: framed(post, at.frame, GROUND),
        paragraphs: [line(pen, titleOf(box), META)],
      },
      ...(day === '' ? [] : [{ ...date, ...name('@'), box: dateBox, paragraphs: [line(pen, day, BOX_DATE)] }]),
      { ...signed, ...name(''), box: signedBox, paragraphs: [line(pen, signatureOf(box), BOX_NAME)] },
    ];
  });
}

/** 협조: post and signature beside each other, as many in a row as there are boxes above; they share out its columns. */
export function cooperationCells(
  pen: Pen,
  boxes: readonly SignatureBox[],
  top: number,
  frame: GridFrame,
): PlacedCell[] {
  const columns = frame.right - frame.left;
  const perRow = columns / 2;
  return boxes.flatMap((box, index) => {
    const row = top + Math.floor(index / perRow);
    const place = index % perRow;
    const inRow = Math.min(perRow, boxes.length - (row - top) * perRow);
    const widths = shareOut(columns, new Array<number>(inRow).fill(1));
    const column = frame.left + widths.slice(0, place).reduce((sum, width) => sum + width, 0);
    const width = widths[place] ?? 2;
    const half = Math.ceil(width / 2);
    const post = { row, column, colspan: half };
    const signed = { row, column: column + half, colspan: width - half };
    const order = index + 1;
    return [
      { ...post, name: `*협조${order}`, box: framed(post, frame), paragraphs: [line(pen, titleOf(box), META)] },
      { ...signed, name: `협조${order}`, box: framed(signed, frame), paragraphs: [line(pen, signatureOf(box), META)] },
    ];
  });
}

export const HEADER = { header: true } as const;

/** Strong rules around the frame and thin ones inside. */
export function framed(place: CellPlace, frame: GridFrame, fill?: string): BoxStyle {
  const { row, column, rowspan = 1, colspan = 1 } = place;
  return {
    left: column === frame.left ? STRONG : THIN,
    right: column + colspan === frame.right ? STRONG : THIN,
    top: row === frame.top ? STRONG : THIN,
    bottom: row + rowspan === frame.bottom ? STRONG : THIN,
    ...(fill === undefined ? {} : { fill }),
  };
}

function without(box: BoxStyle, side: 'top' | 'bottom'): BoxStyle {
  const { [side]: _left, ...rest } = box;
  return rest;
}

/** A name is not broken: in letters so much smaller that it stands on one line of its cell, down to 6 points. */
export function fittedStyle(style: CharStyle, words: string, room: number): CharStyle {
  const natural = (strokesOf(words) * style.height) / 2;
  if (natural <= room) return style;
  return { ...style, height: Math.max(LEAST_LETTERS, Math.floor((style.height * room) / natural / 10) * 10) };
}

/** One line of text in a cell. */
export function line(pen: Pen, text: string, letters: CharStyle, align: ParaStyle['align'] = 'CENTER'): Xml {
  return pen.paragraph([pen.run(text, letters)], { align, lineSpacing: 120 }, STYLE.cell);
}

export function titleOf(box: SignatureBox): string {
  return `${box.origin ?? ''}${box.postTitle}${box.hasOpinion ? '(의견 있음)' : ''}`;
}

/** The name, or why nobody signed (규칙 제6조④); `代` before the name of one who acted for another. */
export function signatureOf(box: SignatureBox): string {
  return box.absence ?? (box.name === undefined ? '' : `${box.prefix ?? ''}${box.name}`);
}
