import { html, nothing } from 'lit';
import type { RegisterRow } from '../../shared/contract/register.ts';
import { SERIES_KIND_LABELS } from '../../shared/numbering/number-series.ts';
import { REGISTERED_FIELD_LABELS, type RegisteredField } from '../../shared/numbering/registered-fields.ts';

/** Where a registration has its page. */
export const placeOf = (row: Pick<RegisterRow, 'seriesId' | 'year' | 'serial'>) =>
  `${row.seriesId}/${row.year}/${row.serial}`;

/** 등록대장: a line for every number. On a phone each line becomes a small card, so nothing hides to the right. */
export function registerTable(rows: readonly RegisterRow[]) {
  return html`<table class="data register stacked" aria-label="등록대장">
    <thead>
      <tr>
        <th scope="col">등록번호</th><th scope="col">등록일자</th><th scope="col">구분</th><th scope="col">제목</th>
        <th scope="col">처리과</th><th scope="col">기안자·발신자</th><th scope="col">공개구분</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(registerLine)}
    </tbody>
  </table>`;
}

function registerLine(row: RegisterRow) {
  return html`<tr class=${row.voided === null ? '' : 'voided'}>
    <th scope="row">
      <a class="link" href="/office/register/${placeOf(row)}">${row.printed}</a>
      ${row.voided === null ? nothing : html`<b class="tag">결번</b>`}
    </th>
    <td data-label="등록일자">${row.registeredOn}</td>
    <td data-label="구분">${SERIES_KIND_LABELS[row.kind]}</td>
    <td class="title">
      ${row.title}${mark(row, 'title')}
      ${row.voided === null ? nothing : html`<small>결번 사유: ${row.voided}</small>`}
    </td>
    <td data-label="처리과">${row.unitName}${mark(row, 'unitName')}</td>
    <td data-label=${row.kind === 'received' ? '발신자' : '기안자'}>
      ${row.kind === 'received' ? row.sender : row.drafterName}${mark(row, row.kind === 'received' ? 'sender' : 'drafterName')}
      ${row.senderNumber === '' ? nothing : html`<small>${row.senderNumber}${mark(row, 'senderNumber')}</small>`}
    </td>
    <td data-label="공개구분">${row.disclosureLabel}</td>
  </tr>`;
}

/** What is shown is not what was registered: the page of the registration has both. */
function mark(row: RegisterRow, field: RegisteredField) {
  if (!row.corrected.includes(field)) return nothing;
  return html` <b class="tag" title="${REGISTERED_FIELD_LABELS[field]}을(를) 수정함">수정</b>`;
}
