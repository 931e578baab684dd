import { html, nothing } from 'lit';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import { PUBLICATION_ACT_LABELS } from '../../shared/disclosure/publication-act.ts';
import { officialDate } from '../../shared/kernel/calendar-day.ts';
import { fullMoment } from '../document/moments.ts';

/** 공개 이력: what was done to what citizens read of the document, by whom and why, the last first. */
export function documentPublication({ publication }: DocumentReply) {
  const acts = [...(publication.acts ?? [])].reverse();
  if (acts.length === 0) return nothing;
  return html`<section aria-labelledby="publication-acts">
    <h2 id="publication-acts">공개 이력</h2>
    <ol class="history">
      ${acts.map(
        ({ kind, at, by, reason, until }) => html`<li>
          <time datetime=${at}>${fullMoment(at)}</time>
          <div>
            <p>
              ${PUBLICATION_ACT_LABELS[kind]}${until ? html` (${officialDate(until)}까지)` : nothing}
              <small>${by === null ? '공개 방침에 따라' : by}</small>
            </p>
            ${reason ? html`<blockquote>${reason}</blockquote>` : nothing}
          </div>
        </li>`,
      )}
    </ol>
  </section>`;
}
