import type { SignatureBox, SignatureBoxes } from '../approval/signature-boxes.ts';
import { officialDate } from '../kernel/calendar-day.ts';
import {
  jointSenders,
  markNote,
  markWords,
  type NumberAndDay,
  type PaperPicture,
  type StandardDraft,
} from '../paper/paper-document.ts';
import { bodyClass, bodyMarkup } from './body.ts';
import { attributes, html, type SafeHtml } from './html.ts';
import type { PaperDrawing } from './paper-drawing.ts';
import { signatureOf, titleOf, turnLabel } from './signature-boxes.ts';

/** Pixels of a screen in a millimetre of the paper. */
const PIXELS = 96 / 25.4;
const SIGNATURE_HEIGHT_MM = 12;

/** A letter (시행문, 별지 제1호서식) as one sheet: 두문, body, 결문. */
export function letterMarkup(paper: StandardDraft, drawing: PaperDrawing = {}): SafeHtml {
  return html`<article class="paper letter">${letterHeadMarkup(paper, drawing)}<div class="letter-title"><span class="letter-label">제목</span><h1>${
    paper.title
  }</h1></div><div class="${bodyClass(paper.body)}">${bodyMarkup(
    paper.body,
    drawing.pictureAddress,
  )}</div>${letterFootMarkup(paper, drawing)}</article>`;
}

/** 두문 above 제목: the names between the pictures, the number of its kind, 수신 and (경유). */
export function letterHeadMarkup(paper: StandardDraft, drawing: PaperDrawing = {}): SafeHtml {
  return html`${headMarkup(paper, drawing)}${numberMarkup(paper, drawing)}${linesMarkup(paper)}`;
}

/** `한빛시 공고 제2026-282호`, or when it comes. */
function numberMarkup({ furtherNumber }: StandardDraft, { pendingNumber = '' }: PaperDrawing): SafeHtml | false {
  const words =
    furtherNumber?.printed || (furtherNumber && pendingNumber && `${furtherNumber.label} (${pendingNumber})`);
  return words !== undefined && words !== '' && html`<p class="letter-number">${words}</p>`;
}

function headMarkup(paper: StandardDraft, drawing: PaperDrawing): SafeHtml {
  const { motto, logo, symbol } = paper.letter.letterhead;
  const senders = jointSenders(paper);
  const names = senders.length > 0 ? senders : [paper.agencyName];
  return html`<header class="letter-head">${motto && html`<p class="letter-motto">${motto}</p>`}<div class="letter-agencies">${pictureMarkup(
    logo,
    `${paper.agencyName} 로고`,
    drawing,
  )}<div class="letter-names">${names.map((name) => html`<p>${name}</p>`)}</div>${pictureMarkup(
    symbol,
    `${paper.agencyName} 상징`,
    drawing,
  )}</div></header>`;
}

/** 수신 and (경유), whose label is printed without anything behind it too. */
function linesMarkup({ letter }: StandardDraft): SafeHtml {
  return html`<dl class="letter-lines"><div><dt>수신</dt><dd>${letter.recipientLine}</dd></div><div><dt>(경유)</dt><dd>${
    letter.viaLine
  }</dd></div></dl>`;
}

/** 결문: sender, recipients, the sign row and the addresses. */
export function letterFootMarkup(paper: StandardDraft, drawing: PaperDrawing): SafeHtml {
  const { recipientList = [] } = paper.letter;
  return html`<footer class="letter-foot">${senderMarkup(paper, drawing)}${
    recipientList.length > 0 &&
    html`<dl class="letter-recipients"><div><dt>수신자</dt><dd>${recipientList.join(', ')}</dd></div></dl>`
  }<div class="letter-band"></div>${signsMarkup(paper.boxes, drawing)}${contactMarkup(paper, drawing)}</footer>`;
}

function senderMarkup({ letter }: StandardDraft, drawing: PaperDrawing): SafeHtml | false {
  const { senderName, mark, coSenderNames = [] } = letter;
  if (senderName === undefined) return false;
  const letters = [...senderName];
  const last = letters.pop();
  const image = mark && mark.kind !== 'omitted' ? mark.image : undefined;
  const side = mark?.kind === 'seal' ? mark.sizeMm : SIGNATURE_HEIGHT_MM;
  // The picture stands in the last letter, whose middle is its middle (규칙 제11조①).
  const picture =
    mark &&
    image &&
    drawing.formPictureAddress &&
    html`<img class="sender-mark" src="${drawing.formPictureAddress(image.sha256)}" alt="${markWords(mark, senderName)}"${attributes(
      scaled(image, side),
    )}>`;
  const note =
    mark &&
    !picture &&
    html` <span class="${mark.kind === 'omitted' ? 'sender-omitted' : 'sender-note'}">${markNote(mark)}</span>`;
  return html`<div class="letter-sender"><p><span class="sender-name">${letters.join('')}<span class="sender-last">${last}${picture}</span></span>${note}</p>${coSenderNames.map(
    (name) => html`<p><span class="sender-name">${name}</span></p>`,
  )}</div>`;
}

function pictureMarkup(
  picture: PaperPicture | undefined,
  alt: string,
  { formPictureAddress }: PaperDrawing,
): SafeHtml | false {
  if (!picture || !formPictureAddress) return false;
  return html`<img src="${formPictureAddress(picture.sha256)}" alt="${alt}"${attributes({
    width: picture.width,
    height: picture.height,
  })}>`;
}

/** The longer side as long as it is printed. */
function scaled(
  { width, height }: PaperPicture,
  millimetres: number,
): { readonly width: number; readonly height: number } {
  const scale = (millimetres * PIXELS) / Math.max(width, height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** The sign row without boxes: each post with its name beside it, mark and day over the name. */
function signsMarkup({ signRow, cooperation, joint = [] }: SignatureBoxes, drawing: PaperDrawing): SafeHtml {
  return html`${rowMarkup(signRow, '결재란', drawing)}<dl class="letter-cooperation"><div><dt>협조자</dt><dd>${cooperation.map(
    (box, index) =>
      html`${index > 0 && ' '}<span class="cooperator">${titleOf(box)}${signatureOf(box, ' ')}${turnMarkup(
        turnLabel(box, drawing, '협조 차례'),
      )}</span>`,
  )}</dd></div></dl>${joint.map(
    ({ agencyName, signRow: row }) =>
      html`<p class="letter-joint">${agencyName}</p>${rowMarkup(row, `${agencyName} 결재란`, drawing)}`,
  )}`;
}

function rowMarkup(row: readonly SignatureBox[], label: string, drawing: PaperDrawing): SafeHtml | false {
  const decider = row.at(-1);
  return (
    row.length > 0 &&
    html`<dl class="letter-signs" aria-label="${label}">${row.map((box) => {
      const turn = turnLabel(box, drawing, box === decider ? '결재 차례' : '검토 차례');
      return html`<div${attributes({ class: turn ? 'in-turn' : undefined })}><dt>${titleOf(box)}</dt><dd>${
        (box.mark ?? box.date) &&
        html`<span class="note">${box.mark && html`<span class="mark">${box.mark}</span>`}${box.mark && box.date && ' '}${
          box.date && html`<span class="date">${box.date}</span>`
        }</span> `
      }${signatureOf(box)}${turnMarkup(turn)}</dd></div>`;
    })}</dl>`
  );
}

function turnMarkup(turn: string | undefined): SafeHtml | undefined {
  return turn === undefined ? undefined : html` <span class="turn">${turn}</span>`;
}

/** 시행, 접수, the addresses and 공개 구분, in the lines in which they are printed. */
function contactMarkup({ letter, disclosureLabel }: StandardDraft, { pendingNumber = '' }: PaperDrawing): SafeHtml {
  const { enforcement, receipt, contact, letterhead } = letter;
  const { zipCode, address, homepage, phone, fax, email } = contact;
  const lines: readonly (readonly string[])[] = [
    [`시행 ${dated(enforcement, pendingNumber)}`, `접수 ${dated(receipt, '')}`],
    [[zipCode && `우 ${zipCode}`, address].filter(Boolean).join(' '), homepage],
    [phone && `전화 ${phone}`, fax && `전송 ${fax}`, email, disclosureLabel],
  ];
  return html`<div class="letter-contact">${lines.map((line, index) => {
    const parts = line.filter((part) => part !== '');
    return (
      parts.length > 0 &&
      html`<p>${parts.map((part, at) => html`<span>${at > 0 && index > 0 && '/ '}${part}</span> `)}</p>`
    );
  })}${letterhead.footer && html`<p class="letter-footer">${letterhead.footer}</p>`}</div>`;
}

/** `자치행정과-27733 (2020. 12. 24.)`; empty brackets, or when the number comes, until it is known. */
function dated(known: NumberAndDay | undefined, pending: string): string {
  return known ? `${known.number} (${officialDate(known.day)})` : `(${pending || '\u00a0'.repeat(16)})`;
}
