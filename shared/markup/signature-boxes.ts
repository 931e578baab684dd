import type { JointBoxes, SignatureBox, SignatureBoxes } from '../approval/signature-boxes.ts';
import { attributes, html, type SafeAttributes, type SafeHtml } from './html.ts';

/** `showsTurn` says in the box that waits whose act comes (결재 차례); left out on paper that goes to citizens. */
export type SignatureBoxesDrawing = { readonly showsTurn?: true };

/** Posts of more people do not fit beside each other; the next ones stand in a second row, as on the printed paper. */
const BOXES_IN_ROW = 4;

/**
 * The sign row (결재란) as a table: an empty 시민 cell first, then one column per person, the 협조 row below.
 * 공동기안: every other agency has a table of its own, under its name. It draws what `signatureBoxes` says and decides
 * nothing itself, so screen and paper cannot differ.
 */
export function signatureBoxesMarkup(boxes: SignatureBoxes, drawing: SignatureBoxesDrawing = {}): SafeHtml {
  const { signRow, cooperation, joint } = boxes;
  const rows = inRows(signRow);
  const columns = rows[0]?.length ?? 1;
  return html`<table class="signature-boxes"><caption class="visually-hidden">결재란</caption><tbody>${signRows(rows, drawing, true)}${
    cooperation.length > 0 &&
    html`<tr class="cooperation"><th scope="row">협조</th><td colspan="${columns}">${cooperation.map(
      (box, index) => html`${index > 0 && ' '}${cooperator(box, turnLabel(box, drawing, '협조 차례'))}`,
    )}</td></tr>`
  }</tbody></table>${joint && html`<div class="joint-boxes">${joint.map((agency) => jointTable(agency, drawing))}</div>`}`;
}

/** 공동기안: the row of another agency, which has neither a 시민 cell nor a 협조 row. */
function jointTable({ agencyName, signRow }: JointBoxes, drawing: SignatureBoxesDrawing): SafeHtml {
  return html`<table class="signature-boxes"><caption>${agencyName}</caption><tbody>${signRows(
    inRows(signRow),
    drawing,
    false,
  )}</tbody></table>`;
}

function signRows(
  rows: readonly (readonly SignatureBox[])[],
  drawing: SignatureBoxesDrawing,
  hasCitizen: boolean,
): readonly SafeHtml[] {
  const columns = rows[0]?.length ?? 1;
  const decider = rows.at(-1)?.at(-1);
  return rows.map(
    (row, at) =>
      html`<tr class="posts">${hasCitizen && at === 0 && html`<th class="citizen" scope="col">시민</th>`}${row.map(
        (box, column) => html`<th scope="col"${spanTo(columns, row, column)}>${titleOf(box)}</th>`,
      )}</tr><tr class="names">${hasCitizen && at === 0 && citizenCell(rows.length)}${row.map((box, column) =>
        nameCell(
          box,
          spanTo(columns, row, column),
          turnLabel(box, drawing, box === decider ? '결재 차례' : '검토 차례'),
        ),
      )}</tr>`,
  );
}

/** Rows of nearly the same length, the longer first; one empty row when nobody signs yet. */
function inRows(boxes: readonly SignatureBox[]): readonly (readonly SignatureBox[])[] {
  const rows = Math.max(1, Math.ceil(boxes.length / BOXES_IN_ROW));
  const columns = Math.ceil(boxes.length / rows);
  return Array.from({ length: rows }, (_, row) => boxes.slice(row * columns, (row + 1) * columns));
}

/** The empty box beside all rows of names. */
function citizenCell(rows: number): SafeHtml {
  return html`<td${attributes({ rowspan: rows > 1 ? rows * 2 - 1 : undefined })}></td>`;
}

/** The last box of a shorter row reaches to the edge of the grid. */
function spanTo(columns: number, row: readonly SignatureBox[], column: number): SafeAttributes {
  const spare = column === row.length - 1 ? columns - row.length : 0;
  return attributes({ colspan: spare > 0 ? spare + 1 : undefined });
}

/** What the box that waits says of itself; nothing on paper that goes to citizens. */
export function turnLabel(box: SignatureBox, { showsTurn }: SignatureBoxesDrawing, label: string): string | undefined {
  return box.inTurn && showsTurn ? label : undefined;
}

function nameCell(box: SignatureBox, span: SafeAttributes, turn: string | undefined): SafeHtml {
  return html`<td${attributes({ class: turn ? 'in-turn' : undefined })}${span}>${box.mark && html`<span class="mark">${box.mark}</span> `}${
    box.date && html`<span class="date">${box.date}</span> `
  }${signatureOf(box)}${turn && html`<span class="turn">${turn}</span>`}</td>`;
}

function cooperator(box: SignatureBox, turn: string | undefined): SafeHtml {
  return html`<span class="cooperator">${titleOf(box)}${signatureOf(box, ' ')}${turn && html` <span class="turn">${turn}</span>`}</span>`;
}

/** The name, or why nobody signed (규칙 제6조④); `代` before the name of one who acted for another. */
export function signatureOf(box: SignatureBox, before = ''): SafeHtml | undefined {
  if (box.absence !== undefined) return html`${before}<span class="absence">${box.absence}</span>`;
  return box.name === undefined ? undefined : html`${before}<span class="name">${box.prefix}${box.name}</span>`;
}

/** `★직위(의견 있음)`: the reader learns that an opinion exists, not what it says (규칙 제6조③). */
export function titleOf(box: SignatureBox): SafeHtml {
  return html`${box.origin}${box.postTitle}${box.hasOpinion && html`<span class="opinion-mark">(의견 있음)</span>`}`;
}
