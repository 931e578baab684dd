import { html, nothing } from 'lit';
import type { MarkedLines } from '../document/marked-lines.ts';
import {
  actsOf,
  listWords,
  originalWords,
  QUEUE_ACT_LABELS,
  QUEUE_STATE_LABELS,
  type QueueAct,
  type QueuedDocument,
  whyWords,
} from './publication-queue-words.ts';

/** What the table does for its person. */
export type QueueTableActs = {
  readonly lines: MarkedLines<QueuedDocument>;
  readonly ask: (act: QueueAct, row: QueuedDocument) => void;
  readonly decideReport: (row: QueuedDocument) => void;
  readonly mask: (row: QueuedDocument) => void;
};

/** 공개 대기열: a line for each document. On a phone each becomes a small card. */
export function publicationQueueTable(rows: readonly QueuedDocument[], acts: QueueTableActs) {
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label="공개 대기열 표">
    <table class="data stacked recheck publication-queue" aria-label="공개 대기열">
      <thead>
        <tr>
          <th scope="col">${acts.lines.allBox()}</th>
          <th scope="col">문서</th><th scope="col">기다리는 까닭</th>
          <th scope="col">목록</th><th scope="col">원문</th><th scope="col">처리</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => line(row, acts))}
      </tbody>
    </table>
  </div>`;
}

function line(row: QueuedDocument, acts: QueueTableActs) {
  const { managementNumber, title, unitName, state } = row;
  return html`<tr class=${acts.lines.has(row) ? 'marked' : ''} data-number=${managementNumber}>
    <td class="mark">${acts.lines.box(row, title)}</td>
    <th scope="row">
      <a class="link" href="/office/documents/${managementNumber}">${title}</a>
      <small>${unitName} · ${managementNumber}</small>
    </th>
    <td data-label="까닭"><span class="cell"><b>${QUEUE_STATE_LABELS[state]}</b><small>${whyWords(row)}</small></span></td>
    <td data-label="목록" class="day">${listWords(row)}</td>
    <td data-label="원문" class="day">${originalWords(row)}</td>
    <td class="queue-acts">${rowActs(row, acts)}</td>
  </tr>`;
}

function rowActs(row: QueuedDocument, { ask, decideReport, mask }: QueueTableActs) {
  if (row.state === 'checking') {
    return html`<button type="button" class="button small primary" @click=${() => decideReport(row)}>
      신고 처리<span class="visually-hidden">: ${row.title}</span>
    </button>`;
  }
  return html`${
    row.state === 'stopped'
      ? html`<a class="button small primary" href="/office/documents/${row.managementNumber}">
          확인하고 결정<span class="visually-hidden">: ${row.title}</span>
        </a>`
      : nothing
  }
  <button type="button" class="button small" @click=${() => mask(row)}>
    가리기<span class="visually-hidden">: ${row.title}</span>
  </button>
  ${actsOf(row).map(
    (act) => html`<button type="button" class="button small" @click=${() => ask(act, row)}>
      ${QUEUE_ACT_LABELS[act]}<span class="visually-hidden">: ${row.title}</span>
    </button>`,
  )}`;
}
