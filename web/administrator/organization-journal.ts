import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OrganizationJournal as Journal } from '../../shared/contract/organization-changes.ts';
import { officialDate } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { fullMoment } from '../document/moments.ts';
import { LightElement } from '../elements/light-element.ts';
import { differenceTable } from './difference-table.ts';

/** What has been done to the organisation (조직 변경 대장), newest first, each with its reason. */
@customElement('organization-journal')
export class OrganizationJournal extends LightElement {
  @property({ attribute: false }) office!: Office;
  /** Grows with every change: the list is then read anew. */
  @property({ type: Number }) changes = 0;
  @state() private entries: Journal['entries'] | undefined;
  @state() private next: number | null = null;
  @state() private refusal = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('changes')) void this.#load(null);
  }

  protected override render() {
    const { entries } = this;
    return html`<section aria-labelledby="journal-title">
      <h2 id="journal-title">변경 대장</h2>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      ${entries?.length === 0 ? html`<p>아직 조직을 바꾼 일이 없습니다.</p>` : nothing}
      ${entries?.map(
        (entry) => html`<details class="journal-entry">
          <summary>
            <b>${entry.sequence}. ${entry.reason}</b>
            <small>${officialDate(entry.effectiveOn)}부터 · ${entry.by}, ${fullMoment(entry.at)}</small>
          </summary>
          ${differenceTable(entry.difference)}
        </details>`,
      )}
      ${
        this.next === null
          ? nothing
          : html`<button type="button" class="button" @click=${() => this.#load(this.next)}>더 보기</button>`
      }
    </section>`;
  }

  async #load(before: number | null): Promise<void> {
    this.refusal = '';
    try {
      const { entries, next } = await this.office.clients.organization.journal(before);
      this.entries = before === null ? entries : [...(this.entries ?? []), ...entries];
      this.next = next;
    } catch (error) {
      this.refusal = sentenceOf(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'organization-journal': OrganizationJournal;
  }
}
