import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OrganizationOfDay } from '../../shared/contract/organization-changes.ts';
import type { OrganizationCommand } from '../../shared/organization/organization-command.ts';
import type { Office } from '../client/office.ts';
import { LightElement } from '../elements/light-element.ts';
import './organization-act.ts';
import type { ActMade } from './organization-act.ts';
import './organization-confirm.ts';
import {
  type ActForm,
  type FormPlace,
  mergeForm,
  type Option,
  openPostForm,
  openUnitForm,
  splitForm,
  unitForms,
} from './organization-forms.ts';

/**
 * A reorganisation (조직개편): steps from old units to new ones, gathered first, previewed together and done in one
 * transaction, so that no day sees half of it.
 */
@customElement('organization-reorganization')
export class OrganizationReorganization extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() on = '';
  @property({ attribute: false }) standing!: OrganizationOfDay;
  @state() private steps: readonly ActMade[] = [];
  @state() private unitId = '';
  @state() private form: ActForm | undefined;
  @state() private asked: readonly OrganizationCommand[] | undefined;
  #made = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('standing') && !changed.has('on')) return;
    this.steps = [];
    this.form = undefined;
    this.asked = undefined;
    this.unitId = this.standing.units[0]?.id ?? '';
  }

  protected override render() {
    return html`<section aria-labelledby="reorganization-title">
      <h2 id="reorganization-title">조직개편</h2>
      <p>단계를 차례로 더한 뒤 한꺼번에 미리 보고 적용합니다. 하나라도 할 수 없으면 아무것도 바뀌지 않습니다.</p>
      ${this.#steps()}
      <div class="form-row">
        ${this.#button(openUnitForm(this.#place()), '새 부서')} ${this.#button(mergeForm(this.#place()), '통합')}
        ${this.#button(openPostForm(this.#place(), this.#place().units.toReversed()), '새 직위')}
      </div>
      <div class="form-row">
        <label class="field narrow">
          부서
          <select @change=${this.#setUnit}>
            ${this.standing.units.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.unitId}>${name}</option>`)}
          </select>
        </label>
        ${this.#unitButtons()}
      </div>
      <div @act-made=${this.#add} @act-closed=${this.#close}>
        ${this.form ? html`<organization-act .form=${this.form} button="단계 더하기"></organization-act>` : nothing}
      </div>
      ${
        this.asked
          ? html`<organization-confirm .office=${this.office} .on=${this.on} .commands=${this.asked}></organization-confirm>`
          : nothing
      }
    </section>`;
  }

  #steps() {
    if (this.steps.length === 0) return html`<p>아직 단계가 없습니다. 아래에서 첫 단계를 더해 주십시오.</p>`;
    return html`<ol class="steps">
        ${this.steps.map(({ said }) => html`<li>${said}</li>`)}
      </ol>
      <div class="form-row">
        <button type="button" class="button primary" @click=${this.#preview}>모두 미리 보기</button>
        <button type="button" class="button" @click=${this.#dropLast}>마지막 단계 빼기</button>
      </div>`;
  }

  #unitButtons() {
    const unit = this.standing.units.find(({ id }) => id === this.unitId);
    if (!unit) return nothing;
    const place = this.#place();
    const children = this.standing.units.filter(({ parentId }) => parentId === unit.id);
    const split = splitForm(
      place,
      unit,
      children.map(({ id, name }) => ({ value: id, label: name })),
    );
    const [rename, move] = unitForms(place, unit);
    const close = unitForms(place, unit).at(-1);
    return [
      this.#button(split, '분리'),
      ...[rename, move, close].map((form) => form && this.#button(form, form.title)),
    ];
  }

  #button(form: ActForm, label: string) {
    return html`<button type="button" class="button small" @click=${() => this.#open(form)}>${label}</button>`;
  }

  /** Units that a former step makes can be named by a later one. */
  #place(): FormPlace {
    const made = this.steps.flatMap(({ commands }) => commands.flatMap(unitsMadeBy));
    const standing = this.standing.units.map(({ id, name }) => ({ value: id, label: name }));
    return {
      units: [...standing, ...made],
      people: this.standing.people,
      newName: () => {
        this.#made += 1;
        return `new-${this.#made}`;
      },
    };
  }

  #setUnit = (event: Event) => {
    this.unitId = (event.target as HTMLSelectElement).value;
    this.form = undefined;
  };

  #open(form: ActForm): void {
    this.form = form;
    void this.updateComplete.then(() => this.querySelector('organization-act')?.focusFirst());
  }

  #add = (event: CustomEvent<ActMade>) => {
    this.steps = [...this.steps, event.detail];
    this.#close();
    this.asked = undefined;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.steps + .form-row button')?.focus());
  };

  #dropLast = () => {
    this.steps = this.steps.slice(0, -1);
    this.asked = undefined;
  };

  #close = () => {
    this.form = undefined;
  };

  #preview = () => {
    this.asked = this.steps.flatMap(({ commands }) => commands);
  };
}

function unitsMadeBy(command: OrganizationCommand): Option[] {
  if (command.type === 'openUnit') return [{ value: command.unitId, label: `${command.name} (새)` }];
  if (command.type !== 'splitUnit') return [];
  return command.parts.map(({ unitId, name }) => ({ value: unitId, label: `${name} (새)` }));
}

declare global {
  interface HTMLElementTagNameMap {
    'organization-reorganization': OrganizationReorganization;
  }
}
