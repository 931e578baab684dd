import { html, nothing } from 'lit';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { PlacedFinding } from '../../shared/disclosure/personal-data/check-content.ts';
import { PERSONAL_DATA_LABELS } from '../../shared/disclosure/personal-data/personal-finding.ts';
import { withParticle } from '../../shared/kernel/particle.ts';
import type { Office } from '../client/office.ts';
import { PUBLICATION_QUEUE } from '../document/menu.ts';
import { fullMoment } from '../document/moments.ts';
import { findingsOf } from './document-findings.ts';
import { countWords, personalDataList } from './personal-data-list.ts';
import '../document/public-side.ts';
import './file-findings.ts';
import { approvedContent, publicContentOf } from './public-content.ts';
import './publication-masking.ts';
import { stopWords, suspectedOf } from './stop-words.ts';

/**
 * 개인정보 점검 on the document page: before the decision, what citizens would be shown of people; afterwards, that a
 * publication has been stopped for it, and who let it through. Beside it the whole text and its public copy.
 */
export function documentPersonalData(office: Office, document: DocumentReply, reload: () => Promise<void>) {
  return html`${personalData(office, document)}<publication-masking
      .office=${office} .document=${document} .reload=${reload}
    ></publication-masking><public-side
      .content=${approvedContent(document)}
      .current=${document.status === 'approved' ? () => publicContentOf(office, document) : undefined}
    ></public-side>`;
}

function personalData(office: Office, document: DocumentReply) {
  const { state, stop } = document.publication;
  if (state === 'stopped') return stopped(office, document);
  if (state === 'checking') return heldBack(document);
  if (stop?.releasedAt) return released(stop);
  const findings = document.status === 'inApproval' ? findingsOf(office, document) : [];
  const inFiles = document.may.inTurn.length > 0 ? filesOf(office, document) : nothing;
  return html`${findingsOnceApproved(findings, document.disclosure.level === 'closed')}${inFiles}`;
}

/** What citizens would be shown of people if the decision were made on this text. */
export function findingsOnceApproved(findings: readonly PlacedFinding[], isClosed = false) {
  if (findings.length === 0) return nothing;
  return section(
    findings,
    html`<p class="small">${isClosed ? '비공개 문서이지만 제목은 정보목록에 나올 수 있습니다.' : '이대로 결재가 끝나면 시민에게 보일 내용입니다.'} <b>확실</b>한 것이 있으면 공개되지 않고 정보공개담당의 결정을 기다립니다.</p>`,
  );
}

/** 붙임 안의 개인정보 for whoever decides: what stands in the files that citizens would get. */
function filesOf(office: Office, { managementNumber, attachments, disclosure }: DocumentReply) {
  if (disclosure.level === 'closed') return nothing;
  return html`<file-findings
    of="documents" .office=${office} .managementNumber=${managementNumber} .attachments=${attachments}
  ></file-findings>`;
}

function stopped(office: Office, document: DocumentReply) {
  const decides = document.may.releasePublication
    ? '‘가리고 공개’, ‘그래도 공개’, ‘공개하지 않기’ 가운데 하나를 눌러 정해 주십시오.'
    : '정보공개담당이 공개할지 정합니다.';
  const { stop } = document.publication;
  const why = whyStopped(stop);
  const suspected = suspectedOf(document);
  const found = findingsOf(office, document);
  const inFiles = (stop?.kinds ?? []).filter((kind) => !found.some((each) => each.kind === kind));
  const isDecided = document.may.releasePublication;
  return html`${section(
    found,
    html`${isDecided ? nothing : filesNote(inFiles)}<p class="refusal" role="status">${why} 시민에게 공개하지 않고 멈추었습니다(${fullMoment(document.publication.at ?? '')}). ${suspected} ${decides}</p>`,
  )}${isDecided ? filesOf(office, document) : nothing}`;
}

/** 확인 중: citizens have lost it, or a part of it, without anybody here having done anything. */
function heldBack(document: DocumentReply) {
  const decides = document.may.withdrawPublication
    ? html`<a class="link" href=${PUBLICATION_QUEUE}>공개 대기열에서 신고 처리</a>`
    : '정보공개담당이 살펴 다시 공개하거나, 가려서 공개하거나, 거둡니다.';
  return html`<section class="held-back" aria-labelledby="held-back">
    <h2 id="held-back">개인정보 신고</h2>
    <p class="refusal" role="status">시민이 이 문서의 공개본에서 개인정보를 보았다고 신고하여 신고된 곳을 시민에게 가리고 있습니다. ${decides}</p>
  </section>`;
}

function whyStopped(stop: DocumentReply['publication']['stop']): string {
  if (stop && stop.leaks.length > 0) return `비공개로 한 내용이 공개할 파일에 남아 있어(${stopWords(stop)})`;
  if (!stop || stop.unread.length === 0) return '개인정보로 확실한 내용이 있어';
  return stop.kinds.length === 0
    ? `개인정보가 있는지 점검하지 못한 파일이 있어(${stopWords(stop)})`
    : `개인정보로 확실한 내용과 점검하지 못한 파일이 있어(${stopWords(stop)})`;
}

/** What was not found in the text stands in an attached file. */
function filesNote(kinds: NonNullable<DocumentReply['publication']['stop']>['kinds']) {
  if (kinds.length === 0) return nothing;
  const names = kinds.map((kind) => PERSONAL_DATA_LABELS[kind]).join(', ');
  return html`<p class="small">붙임 파일 안에서 찾은 것: <b>${names}</b>. 어느 파일인지는 붙임의 ‘문서 보기’에서 볼 수 있습니다.</p>`;
}

function released(stop: NonNullable<DocumentReply['publication']['stop']>) {
  const { releasedAt, releasedBy, reason } = stop;
  const found = stopWords(stop);
  const who = `정보공개담당 ${withParticle(releasedBy ?? '', '이(가)')}`;
  const when = fullMoment(releasedAt ?? '');
  return html`<section class="personal-data" aria-labelledby="personal-data-heading">
    <h2 id="personal-data-heading">개인정보 점검</h2>
    <p class="small">${
      found === ''
        ? `점검에서 멈추었던 내용을 ${who} 가려 공개로 넘겼습니다(${when}).`
        : `${found} 때문에 멈추었던 공개를 ${who} 풀었습니다(${when}).`
    }</p>
    <blockquote>${reason}</blockquote>
  </section>`;
}

function section(findings: readonly PlacedFinding[], words: ReturnType<typeof html>) {
  return html`<section class="personal-data" aria-labelledby="personal-data-heading">
    <h2 id="personal-data-heading">개인정보 점검 <small class="side">${countWords(findings)}</small></h2>
    ${words} ${personalDataList(findings)}
  </section>`;
}
