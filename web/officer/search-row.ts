import { html, nothing } from 'lit';
import type { SearchRow } from '../../shared/contract/search.ts';
import { STATUS_LABELS } from '../document/act-labels.ts';
import { fullMoment, momentWords } from '../document/moments.ts';
import { PARTS } from '../document/search-address.ts';

type Parts = SearchRow['title'];

/** One document that was found: what I have to do with it, its title, and where the words stand. */
export function searchRow(row: SearchRow, { now, chosen }: { readonly now: Date; readonly chosen: boolean }) {
  return html`<li>
    <a
      class="row found-row ${chosen ? 'chosen' : ''}"
      href=${rowAddress(row)}
      data-number=${row.managementNumber}
      aria-current=${chosen ? 'true' : nothing}
    >
      <span class="role">${PARTS[row.part]}</span>
      <span class="title">${row.title.length === 0 ? '제목 없는 기안' : marked(row.title)}</span>
      <time class="when" datetime=${row.at} title=${fullMoment(row.at)}>${momentWords(row.at, now)}</time>
      <span class="more">${detailWords(row)}</span>
      <span class="disclosure">${row.disclosureLabel}</span>
      ${row.hits.map(
        ({ place, parts }) =>
          html`<span class="hit">${place === '' ? nothing : html`<b>${place}</b> `}${marked(parts)}</span>`,
      )}
    </a>
  </li>`;
}

/** A draft opens in the editor, everything else on its paper. */
export function rowAddress({ isDraft, managementNumber }: SearchRow): string {
  return `/office/${isDraft ? 'drafts' : 'documents'}/${managementNumber}`;
}

function detailWords(row: SearchRow) {
  const from = [row.leadAgencyName, row.unitName].filter(Boolean).join(' ');
  const words = [STATUS_LABELS[row.status], `${row.drafterName} ${from}`];
  const rest = row.attachments > 0 ? ` · 붙임 ${row.attachments}` : '';
  const number = row.documentNumber.length > 0 ? html` · ${marked(row.documentNumber)}` : nothing;
  return html`${words.join(' · ')}${number}${rest}`;
}

function marked(parts: Parts) {
  return parts.map(({ text, hit }) => (hit ? html`<mark>${text}</mark>` : text));
}
