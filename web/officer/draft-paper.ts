import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { plannedSeat } from '../../shared/approval/planned-seat.ts';
import { plannedBoxes, type SignatureBoxes } from '../../shared/approval/signature-boxes.ts';
import type { SendingReply } from '../../shared/contract/letterhead.ts';
import { disclosureLabel } from '../../shared/disclosure/disclosure.ts';
import { DOCUMENT_LIMITS, titleFault } from '../../shared/document/official-document.ts';
import { dayInKorea, officialMonth } from '../../shared/kernel/calendar-day.ts';
import { letterFootMarkup, letterHeadMarkup } from '../../shared/markup/letter.ts';
import { documentHeadMarkup, jointSendersMarkup } from '../../shared/markup/paper.ts';
import { signatureBoxesMarkup } from '../../shared/markup/signature-boxes.ts';
import { numberCell } from '../../shared/numbering/document-kind.ts';
import { letterOnPaper } from '../../shared/paper/letter-on-paper.ts';
import type { BriefDraft, StandardDraft } from '../../shared/paper/paper-document.ts';
import type { Drafter, DraftForm } from './draft-form.ts';
import { seatsOf, type Unit } from './line-editor-seats.ts';

export type DraftPaperParts = {
  readonly form: DraftForm;
  readonly managementNumber: string;
  readonly agencyName: string;
  readonly upperUnitName: string | undefined;
  readonly drafter: Drafter | undefined;
  readonly units: readonly Unit[];
  /** The line of the boxes: the draft's own or, of a further text of 일괄기안, that of the first one. */
  readonly line: Pick<DraftForm, 'line' | 'drafterMarks'>;
  readonly now: Date;
  /** 시행문: what it would print today; unknown until it has come. */
  readonly sending: SendingReply | undefined;
  readonly onTitle: (title: string) => void;
  /** Enter in the title goes on into the body. */
  readonly onTitleDone: () => void;
};

/**
 * The sheet on which the draft is written, as its form prints it: the head, the title, and the place of the body's
 * editor. The boxes are empty: a name, a date and a number stand on paper only when they are true.
 */
export function draftPaper(parts: DraftPaperParts) {
  const { form, drafter, units, line } = parts;
  const own = drafter ? [plannedSeat({ act: 'draft', marks: line.drafterMarks ?? [] }, drafter)] : [];
  const planned = plannedBoxes([...own, ...seatsOf(units, line.line)]);
  const label = disclosureLabel(form.disclosure);
  const letter = letterOf(parts, planned, label);
  return html`<div class="sheet ${letter ? 'is-letter' : ''}">
    ${letter ? letterHead(letter) : briefHead(parts, planned, label)}
    ${titleField(parts)}
    ${letter ? nothing : briefOrigin(parts, planned)}
    <div id="draft-body" tabindex="-1"></div>
    ${letter ? letterFoot(letter) : nothing}
    </div>
    <p class="small tools-help" id="editor-keys">항목에서 Tab, Shift+Tab은 단계를 바꿉니다. Esc를 누른 뒤 Tab을 누르면 본문에서 나갑니다.</p>`;
}

/** 간이기안문 (별지 제2호서식) */
function briefHead(parts: DraftPaperParts, planned: SignatureBoxes, label: string) {
  return html`<div class="paper-head">${guard([JSON.stringify([planned, parts.form.kind]), label], () =>
    unsafeHTML(`${documentHeadMarkup(headOf(parts, label), PENDING)}${signatureBoxesMarkup(planned)}`),
  )}</div>`;
}

function briefOrigin(parts: DraftPaperParts, planned: SignatureBoxes) {
  const senders = jointSendersMarkup({ agencyName: parts.agencyName, boxes: planned });
  return html`<p class="paper-origin"><span>${officialMonth(dayInKorea(parts.now))}</span> <span>${originWords(parts)}</span></p>
    ${senders ? unsafeHTML(senders.toString()) : nothing}`;
}

/** 시행문 (별지 제1호서식) as it would be printed today, once that is known. */
function letterOf(parts: DraftPaperParts, boxes: SignatureBoxes, label: string): StandardDraft | undefined {
  const { sending, form } = parts;
  if (!form.letter || !sending) return undefined;
  const head = { ...headOf(parts, label), boxes };
  const letter = letterOnPaper(form.letter, { ...head, agencyId: sending.agencyId, facts: sending.facts });
  return { ...head, form: 'standardDraft', letter };
}

function letterHead(paper: StandardDraft) {
  const { letter, agencyName, boxes, furtherNumber } = paper;
  return html`<div class="letter">${guard([JSON.stringify([letter, agencyName, boxes.joint, furtherNumber])], () =>
    unsafeHTML(letterHeadMarkup(paper, PENDING).toString()),
  )}</div>`;
}

function letterFoot(paper: StandardDraft) {
  return html`<div class="letter">${guard([JSON.stringify([paper.letter, paper.boxes]), paper.disclosureLabel], () =>
    unsafeHTML(letterFootMarkup(paper, PENDING).toString()),
  )}</div>`;
}

const PENDING = {
  pendingNumber: '결재 때 부여',
  formPictureAddress: (sha256: string) => `/api/letter-pictures/${sha256}`,
};

function headOf({ agencyName, drafter, managementNumber, now, form }: DraftPaperParts, label: string): BriefDraft {
  return {
    form: 'briefDraft',
    agencyName,
    unitName: drafter?.unitName ?? '',
    title: form.title,
    body: { v: 1, blocks: [] },
    ...numberCell(form.kind, []),
    writtenOn: dayInKorea(now),
    disclosureLabel: label,
    boxes: { signRow: [], cooperation: [] },
    managementNumber,
  };
}

function titleField({ form, onTitle, onTitleDone }: DraftPaperParts) {
  const count = [...form.title].length;
  const tooLong = titleFault(form.title)?.refused === 'title-too-long';
  return html`<div class="draft-title">
    <label class="visually-hidden" for="draft-title">제목</label>
    <textarea
      id="draft-title"
      rows="1"
      placeholder="제목"
      aria-describedby="title-count"
      aria-invalid=${tooLong}
      .value=${form.title}
      @input=${(event: Event) => onTitle((event.target as HTMLTextAreaElement).value.replace(/\s*[\r\n]+\s*/g, ' '))}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key !== 'Enter' || event.isComposing || event.ctrlKey) return;
        event.preventDefault();
        onTitleDone();
      }}
    ></textarea>
    <p id="title-count" class="small ${tooLong ? 'refusal' : ''}">${count} / ${DOCUMENT_LIMITS.title}자</p>
  </div>`;
}

function originWords({ drafter, upperUnitName }: DraftPaperParts): string {
  if (!drafter) return '';
  return upperUnitName === undefined ? drafter.unitName : `${upperUnitName} (${drafter.unitName})`;
}
