import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DisclosureHistory } from '../../shared/contract/reclassification.ts';
import { disclosureLabel } from '../../shared/disclosure/disclosure.ts';
import { officialDate } from '../../shared/kernel/calendar-day.ts';
import { COUNCIL_LABELS, outcomeWords } from '../../shared/records/decide-reclassification.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { fullMoment } from './moments.ts';

/** 공개구분 이력: how an approved document came to be open or closed. Shows nothing where nothing was decided. */
@customElement('disclosure-history')
export class DisclosureHistoryList extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() managementNumber = '';
  /** What the page has fetched already. */
  @property({ attribute: false }) known: DisclosureHistory | undefined;
  #history = new Loader<DisclosureHistory>(this);

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('managementNumber') || this.known) return;
    const { reclassification } = this.office.clients;
    void this.#history.load(() => reclassification.history(this.managementNumber), { keep: false });
  }

  protected override render() {
    const { loaded } = this.#history;
    if (loaded.state === 'failed') return html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>`;
    const history = this.known ?? loaded.value;
    // Where it is known already, the console is open, and decides.
    const mayDecide = history?.mayDecide === true && this.known === undefined;
    if (!history || (history.decisions.length === 0 && !mayDecide)) return nothing;
    const { standing, reviewOn, decisions } = history;
    return html`<section class="disclosure-history" aria-labelledby="disclosure-history-heading">
      <h2 id="disclosure-history-heading">공개구분 이력</h2>
      <p class="small">
        지금 <b>${disclosureLabel(standing.disclosure)}</b>${reviewOn === null ? nothing : html` · ${officialDate(reviewOn)} 다시 봄`}
      </p>
      ${
        mayDecide
          ? html`<p><a class="button small" href="/office/reclassification/${this.managementNumber}">공개구분 다시 정하기</a></p>`
          : nothing
      }
      <ol class="plain-list">
        ${[...decisions].reverse().map(
          (one) => html`<li>
            <b>${outcomeWords(one.outcome, one.to)}</b> ${disclosureLabel(one.from) === disclosureLabel(one.to) ? nothing : html`${disclosureLabel(one.from)} → `}${disclosureLabel(one.to)}
            <small>${one.by} · <time datetime=${one.at}>${fullMoment(one.at)}</time></small>
            ${marksWords(one.lifted, '표시를 풂')}${marksWords(one.marked, '표시를 다시 둠')}${(one.passages ?? []).map(passageWords)}
            <p class="small">${one.reason}</p>
            ${
              one.council === null
                ? nothing
                : html`<p class="small">심의: ${COUNCIL_LABELS[one.council.kind]} ${one.council.document}</p>`
            }
            ${one.closedUntil === null ? nothing : html`<p class="small">비공개 기간 연장: ${officialDate(one.closedUntil)}까지</p>`}
          </li>`,
        )}
      </ol>
    </section>`;
  }
}

function marksWords(grounds: readonly number[], what: string) {
  return grounds.length === 0 ? nothing : html`<p class="small">${grounds.join('·')}호 ${what}</p>`;
}

function passageWords({ name, isOpen }: { readonly name: string; readonly isOpen: boolean }) {
  return html`<p class="small">${name} ${isOpen ? '표시를 풂' : '표시를 다시 둠'}</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'disclosure-history': DisclosureHistoryList;
  }
}
