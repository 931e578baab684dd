import { officialDate, officialMonth } from '../kernel/calendar-day.ts';
import { jointSenders, type PaperDocument } from '../paper/paper-document.ts';
import { bodyClass, bodyMarkup } from './body.ts';
import { html, type SafeHtml } from './html.ts';
import { letterMarkup } from './letter.ts';
import type { PaperDrawing } from './paper-drawing.ts';
import { signatureBoxesMarkup } from './signature-boxes.ts';

/** The paper as one sheet: a letter, or a brief draft (간이기안문, 별지 제2호서식) with head, sign row, title and body. */
export function paperMarkup(paper: PaperDocument, drawing: PaperDrawing = {}): SafeHtml {
  if (paper.form === 'standardDraft') return letterMarkup(paper, drawing);
  return html`<article class="paper"><header class="paper-head">${documentHeadMarkup(paper, drawing)}${signatureBoxesMarkup(
    paper.boxes,
    drawing,
  )}</header>${titleMarkup(paper)}<div class="${bodyClass(paper.body)}">${bodyMarkup(
    paper.body,
    drawing.pictureAddress,
  )}</div></article>`;
}

/** The four rows at the left of the head: 문서번호, 결재일자, 공개여부, 방침번호. */
export function documentHeadMarkup(paper: PaperDocument, { pendingNumber = '' }: PaperDrawing = {}): SafeHtml {
  const rows: readonly (readonly [string, string])[] = [
    ['문서번호', paper.documentNumber ?? pendingNumber],
    ['결재일자', paper.approvedOn === undefined ? '' : officialDate(paper.approvedOn)],
    ['공개여부', paper.disclosureLabel],
    [paper.furtherNumber?.label ?? '방침번호', paper.furtherNumber ? paper.furtherNumber.printed || pendingNumber : ''],
  ];
  return html`<table class="document-head"><caption class="visually-hidden">문서 머리</caption><tbody>${rows.map(
    ([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
  )}</tbody></table>`;
}

function titleMarkup(paper: PaperDocument): SafeHtml {
  const unit = paper.upperUnitName === undefined ? paper.unitName : `${paper.upperUnitName} (${paper.unitName})`;
  return html`<h1 class="paper-title">${paper.title}</h1><p class="paper-origin"><span>${officialMonth(
    paper.writtenOn,
  )}</span> <span>${unit}</span></p>${jointSendersMarkup(paper)}`;
}

/** 공동기안: the agencies in whose names the document goes out, below its origin. */
export function jointSendersMarkup(paper: Pick<PaperDocument, 'agencyName' | 'boxes'>): SafeHtml | false {
  const senders = jointSenders(paper);
  return (
    senders.length > 0 &&
    html`<ul class="joint-senders" aria-label="공동 발신 기관">${senders.map((name) => html`<li>${name}</li>`)}</ul>`
  );
}
