import { html, nothing } from 'lit';
import type { RecheckRow } from '../../shared/contract/reclassification.ts';
import { disclosureLabel } from '../../shared/disclosure/disclosure.ts';
import { officialDate } from '../../shared/kernel/calendar-day.ts';
import { MISSED_LABEL, RECHECK_REASON_LABELS } from '../../shared/records/recheck-reasons.ts';
import { suggestionWords } from '../../shared/records/suggest-reclassification.ts';
import type { MarkedLines } from '../document/marked-lines.ts';

/** What the table does for its person. */
export type RecheckActs = {
  readonly mayDecide: boolean;
  readonly lines: MarkedLines<RecheckRow>;
  readonly preview: (row: RecheckRow) => void;
  readonly today: string;
};

/** 재분류할 문서: a line for each. On a phone each becomes a small card. */
export function recheckTable(rows: readonly RecheckRow[], acts: RecheckActs) {
  return html`<table class="data register stacked recheck" aria-label="재분류할 문서">
    <thead>
      <tr>
        ${acts.mayDecide ? html`<th scope="col">${acts.lines.allBox()}</th>` : nothing}
        <th scope="col">등록번호</th><th scope="col">제목</th><th scope="col">지금</th>
        <th scope="col">다시 볼 까닭</th><th scope="col">제안</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => line(row, acts))}
    </tbody>
  </table>`;
}

function line(row: RecheckRow, acts: RecheckActs) {
  return html`<tr class=${acts.lines.has(row) ? 'marked' : ''} data-number=${row.managementNumber}>
    ${acts.mayDecide ? html`<td class="mark">${acts.lines.box(row, row.number)}</td>` : nothing}
    <th scope="row">${row.number}<small>${officialDate(row.producedOn)}</small></th>
    <td class="title">
      <button type="button" class="link-button" @click=${() => acts.preview(row)}>${row.title}</button>
      <small>${row.unitName}</small>
    </td>
    <td data-label="지금"><span class="cell">${disclosureLabel(row.disclosure)}${row.withholdsFiles ? html`<small>닫힌 붙임 있음</small>` : nothing}</span></td>
    <td data-label="다시 볼 까닭"><span class="cell">${
      row.reasons.length === 0
        ? MISSED_LABEL
        : row.reasons.map(({ reason, dueOn }) => {
            const isLate = dueOn !== null && dueOn < acts.today;
            return html`<span class="reason">${RECHECK_REASON_LABELS[reason]}
          ${dueOn === null ? nothing : html`<small class=${isLate ? 'late' : ''}>${officialDate(dueOn)}${isLate ? ' 지남' : '까지'}</small>`}</span>
        ${reason === 'reviewEnded' ? endedWords(row) : nothing}`;
          })
    }</span></td>
    <td data-label="제안">${suggested(row)}</td>
  </tr>`;
}

/** What of the record has come to its own day. */
function endedWords({ endedFiles, endedPassages }: RecheckRow) {
  const names = [...endedFiles.map((name) => `붙임 ${name}`), ...endedPassages.map((name) => `본문 ${name}`)];
  return names.map((name) => html`<small>${name}</small>`);
}

function suggested({ suggestion, disclosure }: RecheckRow) {
  const words = suggestionWords(suggestion, disclosure);
  return words === '' ? html`<span class="small">그대로</span>` : html`<b class="suggested">${words}</b>`;
}
