import { html, nothing } from 'lit';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import { HISTORY_LABELS } from '../../shared/contract/history-labels.ts';
import { dayInKorea, officialDate } from '../../shared/kernel/calendar-day.ts';
import { withParticle } from '../../shared/kernel/particle.ts';
import { SEAT_ACT_LABELS } from '../document/act-labels.ts';
import { groupClass } from '../document/line-groups.ts';
import { dueWords, fullMoment, momentWords, tookFrom, waitingFor } from '../document/moments.ts';

type LineRow = DocumentReply['line'][number];

/** The approval line (결재선) from top to bottom: act, person, and when or for how long. */
export function lineSection(document: DocumentReply, now: Date) {
  return html`<section class="line-section" aria-labelledby="line-title">
    <h2 id="line-title">결재선 <small class="side">${wholeTime(document, now)}</small></h2>
    ${dueNotice(document, now)}
    <ol class="line">
      ${document.line.map((_row, index) => lineRow(document.line, index, now))}
    </ol>
    ${document.deviation ? deviationNotice(document.deviation) : nothing}
  </section>`;
}

/** 처리기한, in words for as long as somebody can still keep it. */
function dueNotice({ dueOn, status }: DocumentReply, now: Date) {
  if (dueOn === null || status !== 'inApproval') return nothing;
  const late = dueOn < dayInKorea(now);
  return html`<p class="due-notice">처리기한 <b class=${late ? 'overdue' : 'due'}>${dueWords(dueOn, now).replace(/^기한 /, '')}</b></p>`;
}

/** 영 제67조: whoever reads the document sees that another decides than the regulation says, and why. */
function deviationNotice({ rule, reason }: NonNullable<DocumentReply['deviation']>) {
  return html`<div class="deviation" role="note">
    <p><b>위임전결규정과 다른 결재선</b> ${rule}</p>
    <p>사유: ${reason}</p>
  </div>`;
}

/** The line in one row, for the preview: 기안 정다온 10:02 → 검토 배진호 10:04 → 전결 문희경 38분째. */
export function lineInOneRow(document: DocumentReply, now: Date) {
  return html`<ol class="line-row">
    ${document.line.map(
      (row) => html`<li class="is-${row.state}">
        ${SEAT_ACT_LABELS[row.act]} ${row.toBeNamed ? row.officer.unitName : row.officer.name}${agencyOf(row.officer.agency?.name)} <span>${shortTime(row, now)}</span>
      </li>`,
    )}
  </ol>`;
}

/** Opinions and acts, the newest first. */
export function historyList(document: DocumentReply, now: Date) {
  const newestFirst = [...document.history].sort((one, other) => other.at.localeCompare(one.at));
  if (newestFirst.length === 0) return html`<p class="small">아직 이력이 없습니다.</p>`;
  return html`<ol class="history">
    ${newestFirst.map(
      (row) => html`<li>
        <time datetime=${row.at} title=${fullMoment(row.at)}>${momentWords(row.at, now)}</time>
        <div>
          <p>${row.by.name}${agencyOf(row.by.agencyName)} <small>${historyWords(row)}</small></p>
          ${row.text ? html`<blockquote>${row.text}</blockquote>` : nothing}
        </div>
      </li>`,
    )}
  </ol>`;
}

/** 공동기안: the agency of somebody who is of another than the document's. */
function agencyOf(name: string | undefined) {
  return name === undefined ? nothing : html` <small class="line-agency">${name}</small>`;
}

/** 늘봄팀장 · 전결(도하늘 늘봄과장 대신), 1판; and whom the act is about. */
function historyWords({ by, act, actedFor, about, version }: DocumentReply['history'][number]): string {
  const inPlace = actedFor ? `(대결: ${actedFor.name} ${actedFor.postTitle} 대신)` : '';
  const [first] = about;
  const others = about.length > 1 ? ` 외 ${about.length - 1}명` : '';
  const whom = first ? `: ${first.name} ${first.postTitle}${others}` : '';
  return `${by.postTitle} · ${HISTORY_LABELS[act]}${inPlace}${whom}, ${version}판`;
}

function lineRow(rows: readonly LineRow[], index: number, now: Date) {
  const row = rows[index];
  if (!row) return nothing;
  const isCurrent = row.state === 'turn' ? 'step' : nothing;
  return html`<li class="is-${row.state} ${groupClass(rows, index)}" aria-current=${isCurrent}>
    <span class="line-act">
      ${SEAT_ACT_LABELS[row.act]}${row.group === null ? nothing : html` <small class="line-group">병렬</small>`}
    </span>
    <span class="line-who">
      ${row.toBeNamed ? html`<b>${row.officer.unitName}</b> 부서 협조` : html`<b>${row.officer.name}</b> ${row.officer.postTitle}${agencyOf(row.officer.agency?.name)}`}
    </span>
    <span class="line-when">${row.state === 'turn' && row.at ? since(row.at, now) : longTime(row, before(rows, index), now)}</span>
    ${row.remindedAt ? html`<span class="line-note">${momentWords(row.remindedAt, now)} 재촉함</span>` : nothing}
    ${notesOf(row).map((note) => html`<span class="line-note">${note}</span>`)}
    ${row.basis && row.state !== 'skipped' ? html`<span class="line-note line-basis">${row.basis}</span>` : nothing}
    ${row.opinion ? html`<span class="line-note">의견 있음</span>` : nothing}
  </li>`;
}

function since(at: string, now: Date) {
  return html`<time datetime=${at} title="${fullMoment(at)}부터">${waitingFor(at, now)}</time>`;
}

/**
 * What else is to be known of a seat: whom a unit asks, for whom somebody acted, and until when it rests. Which absence
 * a 대결 goes by is in the record; why somebody is away is not for every reader.
 */
function notesOf({ toBeNamed, officer, state, actedFor, heldUntil }: LineRow): string[] {
  const clerk = withParticle(`${officer.name} ${officer.postTitle}`, '이(가)');
  const names = state === 'turn' ? '협조할 사람을 정하고 있습니다.' : '협조할 사람을 정합니다.';
  return [
    ...(toBeNamed && state !== 'void' ? [`담당 ${clerk} ${names}`] : []),
    ...(actedFor ? [`${actedFor.name} ${actedFor.postTitle} 대결(부재 기록에 따름)`] : []),
    ...(heldUntil && state === 'turn' ? [`보류: ${officialDate(heldUntil)}까지`] : []),
  ];
}

/** The row whose act let this one begin: the last that has acted before it and not beside it. */
function before(rows: readonly LineRow[], index: number): LineRow | undefined {
  const group = rows[index]?.group ?? undefined;
  return rows.slice(0, index).findLast((row) => row.at !== null && (group === undefined || row.group !== group));
}

function shortTime(row: LineRow, now: Date): string {
  if (row.at === null || row.state === 'waiting') return '';
  if (row.state === 'void') return '안 함';
  if (row.state === 'skipped') return row.skipReason ?? '생략';
  return row.state === 'turn' ? waitingFor(row.at, now) : momentWords(row.at, now);
}

function longTime(row: LineRow, before: LineRow | undefined, now: Date): string {
  if (row.state === 'void') return '하지 않음';
  if (row.state === 'skipped') return `생략(${row.skipReason ?? ''})`;
  if (row.act === 'afterRead') return row.at === null ? '결재 뒤 읽음' : `${momentWords(row.at, now)} 읽음`;
  if (row.state === 'waiting' || row.at === null) return '기다림';
  if (row.state === 'turn') return waitingFor(row.at, now);
  if (row.act === 'draft' || !before?.at) return momentWords(row.at, now);
  return `${momentWords(row.at, now)} · ${tookFrom(before.at, row.at)}`;
}

function wholeTime(document: DocumentReply, now: Date): string {
  const first = document.line[0]?.at;
  if (!first || document.status !== 'inApproval') return '';
  const waited = waitingFor(first, now);
  return waited === '방금' ? '방금 기안' : `기안부터 ${waited.replace('째', '')}`;
}
