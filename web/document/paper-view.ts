import { html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import { paperMarkup } from '../../shared/markup/paper.ts';
import type { PaperDrawing } from '../../shared/markup/paper-drawing.ts';

const DRAWING = {
  pendingNumber: '결재 때 부여',
  showsTurn: true,
  formPictureAddress: (sha256: string) => `/api/letter-pictures/${sha256}`,
} as const;

/** The pictures of the body are found by the number of their document. */
function drawingOf({ managementNumber }: DocumentReply['paper']): PaperDrawing {
  return { ...DRAWING, pictureAddress: ({ sha256 }) => `/api/documents/${managementNumber}/pictures/${sha256}` };
}

/**
 * The sheet as officials see it. The markup comes from the same functions as the citizens' page; they escape every
 * letter of the document, so their result is the one thing that may enter the page as markup.
 */
export function paperView(paper: DocumentReply['paper']) {
  return html`<div class="sheet">${guard([paper], () => unsafeHTML(paperMarkup(paper, drawingOf(paper)).toString()))}</div>`;
}
