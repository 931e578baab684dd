import type { SignatureBox, SignatureBoxes } from '../approval/signature-boxes.ts';
import { attributes, html, type SafeHtml } from './html.ts';

/** `inTurnLabel` stands in the box that waits for its person (결재 차례); absent on paper that goes to citizens. */
export type SignatureBoxesDrawing = { readonly inTurnLabel?: string };

/**
 * The sign row (결재란) as a table: an empty 시민 cell first, then one column per person, the 협조 row below.
 * It draws what `signatureBoxes` says and decides nothing itself, so screen and paper cannot differ.
 */
export function signatureBoxesMarkup(boxes: SignatureBoxes, drawing: SignatureBoxesDrawing = {}): SafeHtml {
  const { signRow, cooperation } = boxes;
  return html`<table class="signature-boxes"><caption class="visually-hidden">결재란</caption><tbody><tr class="posts"><th scope="col">시민</th>${signRow.map(
    (box) => html`<th scope="col">${box.postTitle}${opinionMark(box)}</th>`,
  )}</tr><tr class="names"><td></td>${signRow.map((box) => nameCell(box, drawing))}</tr>${
    cooperation.length > 0 &&
    html`<tr class="cooperation"><th scope="row">협조</th><td colspan="${Math.max(1, signRow.length)}">${cooperation.map(
      (box, index) => html`${index > 0 && ' '}${cooperator(box, drawing)}`,
    )}</td></tr>`
  }</tbody></table>`;
}

function nameCell(box: SignatureBox, { inTurnLabel }: SignatureBoxesDrawing): SafeHtml {
  const waits = box.inTurn && inTurnLabel !== undefined;
  return html`<td${attributes({ class: waits ? 'in-turn' : undefined })}>${box.mark && html`<span class="mark">${box.mark}</span> `}${
    box.date && html`<span class="date">${box.date}</span> `
  }${box.name && html`<span class="name">${box.name}</span>`}${
    waits && html`<span class="turn">${inTurnLabel}</span>`
  }</td>`;
}

function cooperator(box: SignatureBox, { inTurnLabel }: SignatureBoxesDrawing): SafeHtml {
  const waits = box.inTurn && inTurnLabel !== undefined;
  return html`<span class="cooperator">${box.postTitle}${opinionMark(box)}${
    box.name && html` <span class="name">${box.name}</span>`
  }${waits && html` <span class="turn">${inTurnLabel}</span>`}</span>`;
}

/** `직위(의견 있음)`: the reader learns that an opinion exists, not what it says (규칙 제6조③). */
function opinionMark(box: SignatureBox): string {
  return box.hasOpinion ? '(의견 있음)' : '';
}
