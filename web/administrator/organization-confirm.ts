import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { OrganizationPreview } from '../../shared/contract/organization-changes.ts';
import { officialDate } from '../../shared/kernel/calendar-day.ts';
import type { OrganizationCommand } from '../../shared/organization/organization-command.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { OneAct } from '../document/one-act.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { affectedList, differenceTable, endingsList, movesTable } from './difference-table.ts';

/** What a change would make different, read before it is done with a reason; `organization-changed` afterwards. */
@customElement('organization-confirm')
export class OrganizationConfirm extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() on = '';
  @property({ attribute: false }) commands: readonly OrganizationCommand[] = [];
  #act = new OneAct(this);
  #preview = new Loader<OrganizationPreview>(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('commands') || changed.has('on')) void this.#load();
  }

  protected override render() {
    const { state: loading, value } = this.#preview.loaded;
    if (this.#preview.loaded.state === 'failed') {
      return html`<p class="refusal" role="alert">${sentenceOf(this.#preview.loaded.error)}</p>`;
    }
    if (!value) return loading === 'loading' ? html`<p role="status">바뀌는 내용을 보는 중입니다.</p>` : nothing;
    if (value.difference.length === 0) {
      return html`<p class="refusal" role="alert">바뀌는 것이 없습니다. 바꿀 내용과 기준일을 확인해 주십시오.</p>`;
    }
    return html`<section class="confirm" aria-labelledby="confirm-title">
      <h3 id="confirm-title" tabindex="-1">${officialDate(this.on)}부터 이렇게 바뀝니다</h3>
      ${differenceTable(value.difference)} ${movesTable(value.moves)} ${endingsList(value.endings)}
      ${affectedList(value.affected)}
      <form class="form-row" @submit=${this.#apply}>
        <label class="field broad">사유 <input name="reason" required maxlength="500" autocomplete="off" /></label>
        <button class="button primary" ?disabled=${this.#act.busy}>적용</button>
      </form>
      ${this.#act.words()}
    </section>`;
  }

  async #load(): Promise<void> {
    const { on, commands } = this;
    this.#act.refuse('');
    await this.#preview.load(() => this.office.clients.organization.preview({ on, commands }), { keep: false });
    await this.updateComplete;
    this.querySelector<HTMLElement>('h3')?.focus();
  }

  #apply = async (event: SubmitEvent) => {
    event.preventDefault();
    const preview = this.#preview.value?.preview ?? null;
    const reason = String(new FormData(event.target as HTMLFormElement).get('reason')).trim();
    const { on, commands } = this;
    await this.#act.run(async () => {
      await this.office.clients.organization.change({ on, reason, preview, commands });
      this.dispatchEvent(new CustomEvent('organization-changed', { bubbles: true }));
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'organization-confirm': OrganizationConfirm;
  }
}
