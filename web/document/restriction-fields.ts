import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RestrictionShape } from '../../shared/contract/document-parts.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import { RESTRICTION_LIMITS } from '../../shared/document/access-restriction.ts';
import { type CalendarDay, isCalendarDay } from '../../shared/kernel/calendar-day.ts';
import { LightElement } from '../elements/light-element.ts';
import './person-picker.ts';
import type { PersonPicker, PickedPerson } from './person-picker.ts';

const LINE_ONLY: RestrictionShape = { reason: '', until: null, units: [], people: [] };

type Named = RestrictionShape['people'][number];

/** 열람제한: whether there is one, why, until when, and who reads besides. Tells `restriction-changed` with the whole. */
@customElement('restriction-fields')
export class RestrictionFields extends LightElement {
  @property({ attribute: false }) restriction: RestrictionShape | null = null;
  @property({ attribute: false }) units: OrganizationReply['units'] = [];
  @property() today: CalendarDay = '';

  protected override render() {
    const { restriction } = this;
    return html`<label class="check">
        <input
          type="checkbox"
          id="restricted"
          .checked=${restriction !== null}
          @change=${(event: Event) => this.#tell((event.target as HTMLInputElement).checked ? LINE_ONLY : null)}
        />
        기안자와 결재선, 공람받은 사람, 정보공개담당, 기록물관리 전문요원만 읽게 함
      </label>
      ${restriction === null ? nothing : this.#fields(restriction)}`;
  }

  #fields(restriction: RestrictionShape) {
    const { reason, until, units, people } = restriction;
    return html`<label class="field broad">
        제한하는 사유
        <input
          id="restriction-reason"
          required
          maxlength=${RESTRICTION_LIMITS.reason}
          .value=${reason}
          @input=${(event: Event) => this.#tell({ ...restriction, reason: (event.target as HTMLInputElement).value })}
        />
      </label>
      <label class="field">
        마지막 날 <small>비워 두면 풀 때까지 제한합니다.</small>
        <input
          type="date"
          id="restriction-until"
          min=${this.today}
          .value=${until ?? ''}
          @change=${(event: Event) => {
            const { value } = event.target as HTMLInputElement;
            this.#tell({ ...restriction, until: isCalendarDay(value) ? value : null });
          }}
        />
      </label>
      ${this.#named('열람할 사람', people, (left) => ({ ...restriction, people: left }))}
      <person-picker
        .units=${this.units}
        label="열람할 사람 더하기"
        @person-picked=${(event: CustomEvent<PickedPerson | null>) => this.#addPerson(restriction, event)}
      ></person-picker>
      ${this.#named('열람할 부서', units, (left) => ({ ...restriction, units: left }))}
      <label class="field">
        열람할 부서 더하기
        <select @change=${(event: Event) => this.#addUnit(restriction, event)}>
          <option value="">고르지 않음</option>
          ${this.units
            .filter(({ id }) => units.every((named) => named.id !== id))
            .map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
        </select>
      </label>`;
  }

  #named(label: string, named: readonly Named[], without: (left: Named[]) => RestrictionShape) {
    if (named.length === 0) return nothing;
    return html`<ul class="plain-list" aria-label=${label}>
      ${named.map(
        ({ id, name }) => html`<li>
          ${name}
          <button
            type="button"
            class="text-button"
            aria-label="${name} 빼기"
            @click=${() => this.#tell(without(named.filter((each) => each.id !== id)))}
          >
            빼기
          </button>
        </li>`,
      )}
    </ul>`;
  }

  #addPerson(restriction: RestrictionShape, event: CustomEvent<PickedPerson | null>): void {
    event.stopPropagation();
    const { detail: person } = event;
    if (!person || restriction.people.some(({ id }) => id === person.personId)) return;
    this.#tell({ ...restriction, people: [...restriction.people, { id: person.personId, name: person.words }] });
    (event.currentTarget as PersonPicker).clear();
  }

  #addUnit(restriction: RestrictionShape, event: Event): void {
    const select = event.target as HTMLSelectElement;
    const unit = this.units.find(({ id }) => id === select.value);
    select.value = '';
    if (unit) this.#tell({ ...restriction, units: [...restriction.units, { id: unit.id, name: unit.name }] });
  }

  #tell(restriction: RestrictionShape | null): void {
    this.restriction = restriction;
    this.dispatchEvent(new CustomEvent<RestrictionShape | null>('restriction-changed', { detail: restriction }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'restriction-fields': RestrictionFields;
  }
}
