import { html, nothing } from 'lit';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import { disclosureLabel, GROUND_LABELS } from '../../shared/disclosure/disclosure.ts';
import { LICENCE_LABELS } from '../../shared/disclosure/licence.ts';
import type { NotPublished } from '../../shared/disclosure/publication-plan.ts';
import { officialDate } from '../../shared/kernel/calendar-day.ts';
import { DOCUMENT_KIND_LABELS } from '../../shared/numbering/document-kind.ts';
import { originalFormat, pdfOf } from '../../shared/originals/original-format.ts';
import { RETENTION_LABELS } from '../../shared/records/retention.ts';
import type { Office } from '../client/office.ts';
import { STATUS_LABELS } from '../document/act-labels.ts';
import { fullMoment } from '../document/moments.ts';
import { restrictionWords } from '../document/restriction-history.ts';

type Attachment = DocumentReply['attachments'][number];

/** 문서정보: what the record keeps beside the text. */
export function documentFacts(document: DocumentReply) {
  const { unitTask } = document;
  const rows: readonly (readonly [string, string])[] = [
    ['상태', `${STATUS_LABELS[document.status]} · ${document.version}판`],
    ['문서번호', document.paper.documentNumber ?? '결재 때 부여'],
    ['문서 종류', DOCUMENT_KIND_LABELS[document.kind?.kind ?? 'general']],
    ...numberRow(document),
    ['처리기한', document.dueOn === null ? '' : officialDate(document.dueOn)],
    ['관리번호', document.managementNumber],
    ['공개구분', disclosureWords(document)],
    ['비공개 사유', document.closedReason ?? ''],
    ['검토 종료 예정일', document.reviewUntil === null ? '' : officialDate(document.reviewUntil)],
    ['열람제한', document.restriction ? restrictionWords(document.restriction) : ''],
    ['공개용 제목', document.publicTitle],
    ['이용조건', LICENCE_LABELS[document.licence]],
    ['단위과제', unitTask ? unitTask.path.join(' › ') : '정하지 않음'],
    ['보존기간', unitTask ? RETENTION_LABELS[unitTask.retention] : '단위과제에서 정함'],
    ['요지', document.summary],
    ['주제어', document.keywords.join(', ')],
    ['시민 공개', publicationWords(document)],
  ];
  return html`<dl class="facts">
    ${rows.map(([name, value]) => (value === '' ? nothing : html`<div><dt>${name}</dt><dd>${value}</dd></div>`))}
  </dl>`;
}

/** Attachments one by one, each with its own disclosure. */
export function attachmentList(office: Office, document: DocumentReply) {
  if (document.attachments.length === 0) return html`<p class="small">붙임이 없습니다.</p>`;
  return html`<ul class="attachments">
    ${document.attachments.map((attachment) => attachmentRow(office, document.managementNumber, attachment))}
  </ul>`;
}

/** 문서 보기 of an attachment whose format can be read; nothing for others. `of` is the draft or document. */
export function readingLink(of: string, { id, name, mediaType }: Pick<Attachment, 'id' | 'name' | 'mediaType'>) {
  if (originalFormat(mediaType) === undefined) return nothing;
  return html`<a class="link" href="/office/${of}/attachments/${id}" aria-label="${name} 문서 보기">문서 보기</a>`;
}

/** The file as a PDF: itself, or a view of what it says. */
function pdfLink(address: string, { name, mediaType }: Attachment) {
  const pdf = pdfOf(mediaType);
  if (pdf === undefined) return nothing;
  if (pdf === 'original')
    return html`<a class="link" href=${address} download=${name} aria-label="${name} PDF 원문">PDF</a>`;
  return viewPdfLink(address, name, 'link');
}

/** In a window of its own: the page that it stands on goes on. */
export function viewPdfLink(address: string, name: string, look: 'link' | 'button') {
  return html`<a class=${look} href="${address}/view.pdf" target="_blank" rel="noopener" aria-label="${name} PDF, 보기용 사본(새 창)"
    >PDF</a
  >`;
}

/** 84 KB, 2.4 MB. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  if (bytes < 1_048_576) return `${Math.round(bytes / 1_024)} KB`;
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}

function attachmentRow(office: Office, managementNumber: string, attachment: Attachment) {
  const address = office.clients.approval.attachmentAddress(managementNumber, attachment.id);
  return html`<li>
    <a class="link" href=${address} download=${attachment.name}>${attachment.name}</a>
    <small>${sizeWords(attachment.size)}</small>
    ${readingLink(`documents/${managementNumber}`, attachment)} ${pdfLink(address, attachment)}
    <small class="side">${disclosureLabel(attachment.disclosure)}${attachment.isVerbatim ? ' · 속기록' : ''}</small>
    ${attachment.closedReason === undefined ? nothing : html`<small class="closed-reason">사유: ${attachment.closedReason}</small>`}
    ${attachment.reviewUntil === undefined ? nothing : html`<small class="closed-reason">검토 종료 예정일: ${officialDate(attachment.reviewUntil)}</small>`}
  </li>`;
}

/** 훈령번호, 방침번호 …, where the kind of the document brings one. */
function numberRow({ paper: { furtherNumber } }: DocumentReply): [string, string][] {
  return furtherNumber ? [[furtherNumber.label, furtherNumber.printed || '결재 때 부여']] : [];
}

function disclosureWords(document: DocumentReply): string {
  const { disclosure, bodyOpen } = document;
  const grounds = disclosure.grounds.map((ground) => `${ground}호 ${GROUND_LABELS[ground]}`).join(', ');
  const body = disclosure.level === 'partiallyOpen' ? (bodyOpen ? ' · 본문 공개' : ' · 본문 비공개') : '';
  return `${disclosureLabel(disclosure)}${grounds === '' ? '' : ` ${grounds}`}${body}`;
}

function publicationWords({ publication }: DocumentReply): string {
  const at = publication.at === null ? '' : ` ${fullMoment(publication.at)}`;
  switch (publication.state) {
    case 'public':
      return `공개함${at}`;
    case 'checking':
      return '개인정보 신고를 받아 가림';
    case 'stopped':
      return `점검에서 멈춤${at}`;
    case 'held':
      return `정보공개담당이 멈춤${at}`;
    case 'withdrawn':
      return `철회함${at}`;
    case 'waiting':
      return planWords(publication);
    case 'listed':
      return `목록만 공개${at}`;
    case 'none':
      return '하지 않음';
  }
}

/** When citizens will find it, and when they will read it. */
function planWords({ plan }: DocumentReply['publication']): string {
  if (!plan) return '';
  const { listOn, listedAt, originalOn, embargoUntil, withheld } = plan;
  const list = listedAt ? ['목록 공개함'] : listOn && listOn !== originalOn ? [`목록 ${officialDate(listOn)}`] : [];
  const put = embargoUntil !== null && embargoUntil === originalOn ? '(공개 유예)' : '';
  const original = originalOn ? [`원문 ${officialDate(originalOn)}${put} 공개 예정`] : [];
  return [...list, ...original, ...(withheld ? [WITHHELD_WORDS[withheld]] : [])].join(', ');
}

/** Why a document's original does not become public by itself. */
export const WITHHELD_WORDS: Readonly<Record<NotPublished, string>> = {
  closed: '비공개 문서',
  kindUnlisted: '공개하지 않는 종류의 문서',
  rankBelow: '원문을 공개하는 결재권자보다 아래에서 결재',
  rankUnknown: '공개 방침의 직위 단계가 규정에 없음',
};
