import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { OrganizationOfDay } from '../../shared/contract/organization-changes.ts';
import { officialDate } from '../../shared/kernel/calendar-day.ts';
import type { OrganizationCommand } from '../../shared/organization/organization-command.ts';
import { HOLDING_LABELS, printedTitle } from '../../shared/organization/organization-history.ts';
import type { Office } from '../client/office.ts';
import { LightElement } from '../elements/light-element.ts';
import './organization-act.ts';
import type { ActMade } from './organization-act.ts';
import './organization-confirm.ts';
import {
  type ActForm,
  addPersonForm,
  type FormPlace,
  openUnitForm,
  type Post,
  postForms,
  type Unit,
  unitForms,
} from './organization-forms.ts';
import './unit-tree.ts';

/** The tree of units, what belongs to the chosen one, and every act on it. */
@customElement('organization-chart')
export class OrganizationChart extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() on = '';
  @property({ attribute: false }) standing!: OrganizationOfDay;
  @state() private chosen = '';
  @state() private form: ActForm | undefined;
  @state() private asked: readonly OrganizationCommand[] | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('standing') && !changed.has('on')) return;
    this.#close();
    if (!this.#unit()) this.chosen = this.standing.units[0]?.id ?? '';
  }

  protected override render() {
    const unit = this.#unit();
    return html`<div class="organization" @act-made=${this.#made} @act-closed=${this.#close} @act-changed=${this.#forget}>
      <div>
        ${
          this.standing.units.length === 0
            ? html`<p>이날에는 부서가 없습니다. 새 부서를 만들거나 기준일을 바꾸어 주십시오.</p>`
            : html`<unit-tree .units=${this.standing.units} .chosen=${this.chosen} @unit-chosen=${this.#choose}></unit-tree>`
        }
        <div class="form-row">
          ${this.#button(openUnitForm(this.#place()))} ${this.#button(addPersonForm(this.#place()))}
        </div>
      </div>
      <div>
        ${unit ? this.#detail(unit) : nothing}
        ${this.form ? html`<organization-act .form=${this.form}></organization-act>` : nothing}
        ${
          this.asked
            ? html`<organization-confirm .office=${this.office} .on=${this.on} .commands=${this.asked}></organization-confirm>`
            : nothing
        }
      </div>
    </div>`;
  }

  #detail(unit: Unit) {
    const upper = this.standing.units.find(({ id }) => id === unit.parentId);
    return html`<section aria-labelledby="unit-title">
      <h2 id="unit-title">${unit.name} <small>${unit.code}</small></h2>
      <p class="small">${upper ? `${upper.name} 아래` : '맨 위'} · ${periodOf(unit)}</p>
      <div class="form-row">${unitForms(this.#place(), unit).map((form) => this.#button(form))}</div>
      ${unit.posts.length === 0 ? html`<p>아직 직위가 없습니다. ‘새 직위’로 만들어 주십시오.</p>` : this.#posts(unit)}
    </section>`;
  }

  #posts(unit: Unit) {
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label="직위 표">
      <table class="data">
        <thead>
          <tr><th scope="col">직위</th><th scope="col">사람</th><th scope="col">할 일</th></tr>
        </thead>
        <tbody>
          ${unit.posts.map((post) => this.#post(unit, post))}
        </tbody>
      </table>
    </div>`;
  }

  #post(unit: Unit, post: Post) {
    const forms = postForms(this.#place(), unit, post);
    return html`<tr>
      <th scope="row">${post.title}${post.isHead ? html` <small>부서장</small>` : nothing}</th>
      <td>
        ${post.holders.length === 0 ? html`<small>비어 있음</small>` : nothing}
        ${post.holders.map(
          (holder) => html`<p>
            ${holder.name}
            ${holder.kind === 'regular' ? nothing : html`<small>${kindOf(post.title, holder.kind)}</small>`}
            <small>${periodOf(holder)}</small>
          </p>`,
        )}
      </td>
      <td>
        <label>
          <span class="visually-hidden">${post.title}에 할 일</span>
          <select
            @change=${(event: Event) => {
              const select = event.target as HTMLSelectElement;
              this.#open(forms[Number(select.value)]);
              select.value = '';
            }}
          >
            <option value="">고르기</option>
            ${forms.map((form, index) => html`<option value=${index}>${form.title}</option>`)}
          </select>
        </label>
      </td>
    </tr>`;
  }

  #button(form: ActForm) {
    return html`<button type="button" class="button small" @click=${() => this.#open(form)}>${form.title}</button>`;
  }

  #place(): FormPlace {
    const units = this.standing.units.map(({ id, name }) => ({ value: id, label: name }));
    let made = 0;
    const newName = () => {
      made += 1;
      return `new-${made}`;
    };
    return { units, people: this.standing.people, newName };
  }

  #unit(): Unit | undefined {
    return this.standing.units.find(({ id }) => id === this.chosen);
  }

  #choose = (event: CustomEvent<string>) => {
    this.chosen = event.detail;
    this.#close();
  };

  #open(form: ActForm | undefined): void {
    this.form = form;
    this.asked = undefined;
    void this.updateComplete.then(() => this.querySelector('organization-act')?.focusFirst());
  }

  #made = (event: CustomEvent<ActMade>) => {
    this.asked = event.detail.commands;
  };

  #forget = () => {
    this.asked = undefined;
  };

  #close = () => {
    this.form = undefined;
    this.asked = undefined;
  };
}

const kindOf = (title: string, kind: Post['holders'][number]['kind']): string =>
  kind === 'acting' ? printedTitle(title, kind) : HOLDING_LABELS[kind];

function periodOf({ from, to }: { readonly from: string; readonly to: string | null }): string {
  return `${officialDate(from)}∼${to === null ? '' : ` ${officialDate(to)} 전까지`}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'organization-chart': OrganizationChart;
  }
}
