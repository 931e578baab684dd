import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ChargesReply, OrganizationReply, UnitTasksReply } from '../../shared/contract/organization.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import '../document/person-picker.ts';
import type { PersonPicker, PickedPerson } from '../document/person-picker.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';

/** 업무분장: who is in charge of which unit task; a handover (인계·인수) passes it on. */
@customElement('charges-section')
export class ChargesSection extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) units: OrganizationReply['units'] = [];
  @state() private person: PickedPerson | null = null;
  @state() private refusal = '';
  @state() private said = '';
  @state() private busy = false;
  #tasks = new Loader<UnitTasksReply>(this);
  #charges = new Loader<ChargesReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#tasks.load(() => this.office.clients.organization.unitTasks());
    void this.#load();
  }

  protected override render() {
    const tasks = this.#tasks.value?.unitTasks ?? [];
    const { loaded } = this.#charges;
    return html`<section aria-labelledby="charges-title">
      <h2 id="charges-title">단위과제 담당자</h2>
      <p>담당자를 정해 두면 인계·인수서에 담당 단위과제로 오르고, 두 사람이 확인하면 다음 사람에게 넘어갑니다.</p>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${this.#list(tasks)}
      ${tasks.length === 0 ? nothing : this.#form(tasks)}
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      <p class="done" role="status">${this.said}</p>
    </section>`;
  }

  #list(tasks: UnitTasksReply['unitTasks']) {
    const charges = this.#charges.value?.charges ?? [];
    if (charges.length === 0) return html`<p>담당자를 정한 단위과제가 없습니다.</p>`;
    const names = new Map(tasks.map((task) => [task.id, task.path.join(' › ')]));
    return html`<ul class="affected">
      ${charges.map(({ unitTaskId, name }) => html`<li>${names.get(unitTaskId) ?? '지난 단위과제'}: ${name}</li>`)}
    </ul>`;
  }

  #form(tasks: UnitTasksReply['unitTasks']) {
    return html`<form class="form-row" aria-label="단위과제 담당자 정하기" @submit=${this.#charge}>
      <label class="field broad">
        단위과제
        <select name="unitTaskId">
          ${tasks.map(({ id, path }) => html`<option value=${id}>${path.join(' › ')}</option>`)}
        </select>
      </label>
      <person-picker
        label="담당자"
        hint="비우면 담당이 없습니다"
        .units=${this.units}
        @person-picked=${(event: CustomEvent<PickedPerson | null>) => {
          this.person = event.detail;
        }}
      ></person-picker>
      <button class="button primary" ?disabled=${this.busy}>담당 정하기</button>
    </form>`;
  }

  #charge = async (event: SubmitEvent) => {
    event.preventDefault();
    if (this.busy) return;
    const unitTaskId = String(new FormData(event.target as HTMLFormElement).get('unitTaskId'));
    const { person } = this;
    this.busy = true;
    this.refusal = '';
    this.said = '';
    try {
      await this.office.clients.organization.chargeUnitTask(unitTaskId, { personId: person?.personId ?? null });
      this.querySelector<PersonPicker>('person-picker')?.clear();
      this.said = person ? `${person.words} 님을 담당자로 정했습니다.` : '담당자를 비웠습니다.';
      await this.#load();
    } catch (error) {
      this.refusal = sentenceOf(error);
    } finally {
      this.busy = false;
    }
  };

  #load() {
    return this.#charges.load(() => this.office.clients.organization.charges());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'charges-section': ChargesSection;
  }
}
