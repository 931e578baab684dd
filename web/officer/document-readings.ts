import { html, nothing } from 'lit';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import { officialDate } from '../../shared/kernel/calendar-day.ts';
import { fullMoment, momentWords } from '../document/moments.ts';

/** 공람·후열: who has read the document when, and who has not. */
export function readingList({ readings }: DocumentReply, now: Date) {
  if (readings.length === 0) return html`<p class="small">아직 누구에게도 공람하지 않았습니다.</p>`;
  const unread = readings.filter((row) => row.readAt === null);
  return html`<p class="small">${readings.length}명 중 ${readings.length - unread.length}명이 읽었습니다.</p>
    <div class="scroll-x" tabindex="0" role="region" aria-label="누가 언제 읽음">
      <table class="readings">
        <caption class="visually-hidden">누가 언제 읽음</caption>
        <thead>
          <tr><th scope="col">사람</th><th scope="col">읽음</th><th scope="col">기한</th></tr>
        </thead>
        <tbody>
          ${readings.map((row) => readingRow(row, now))}
        </tbody>
      </table>
    </div>`;
}

function readingRow(row: DocumentReply['readings'][number], now: Date) {
  const from = row.by ? `공람, ${row.by.name}` : '후열';
  return html`<tr>
    <th scope="row">
      <b>${row.officer.name}</b> ${row.officer.postTitle}
      <small>${row.officer.unitName} · ${from}</small>
      ${row.note ? html`<small class="note">${row.note}</small>` : nothing}
    </th>
    <td>
      ${
        row.readAt
          ? html`<time datetime=${row.readAt} title=${fullMoment(row.readAt)}>${momentWords(row.readAt, now)}</time>`
          : '안 읽음'
      }
    </td>
    <td>${row.dueOn ? officialDate(row.dueOn) : '없음'}</td>
  </tr>`;
}
