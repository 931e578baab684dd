import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SetAbsence } from '../../shared/contract/absence.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import { ABSENCE_KIND_LABELS, type AbsenceKind, LONGEST_BASIS } from '../../shared/organization/absence.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import './person-picker.ts';
import type { PersonPicker, PickedPerson } from './person-picker.ts';

/** What the form asks: the absence, and for somebody else also who and why. */
export type AbsenceWanted = SetAbsence & { readonly personId: string; readonly reason: string };

/** Without a last day the browser's field takes years of six figures. */
const LAST_DAY = '9999-12-31';
const KINDS = Object.keys(ABSENCE_KIND_LABELS) as AbsenceKind[];

/** 부재 설정: days with the last one included, hours where they matter, who acts, and on what basis. */
@customElement('absence-form')
export class AbsenceForm extends LightElement {
  @property({ attribute: false }) units: OrganizationReply['units'] = [];
  /** The person away, or '' where the administrator is to pick one. */
  @property() personId = '';
  /** The first day that can be chosen. */
  @property() today = '';
  /** Enters the absence; what it says when it is done is shown. */
  @property({ attribute: false }) enter: (wanted: AbsenceWanted) => Promise<string> = () => Promise.resolve('');
  @state() private picked = '';
  @state() private refusal = '';
  @state() private said = '';
  @state() private busy = false;
  @state() private fromOn = '';
  #standIn: string | null = null;

  protected override render() {
    const forOther = this.personId === '';
    return html`<form @submit=${this.#submit}>
      ${
        forOther
          ? html`<div class="form-row">
              <person-picker
                label="부재인 사람"
                required
                .units=${this.units}
                @person-picked=${(event: CustomEvent<PickedPerson | null>) => {
                  this.picked = event.detail?.personId ?? '';
                }}
              ></person-picker>
            </div>`
          : nothing
      }
      ${this.#period()}
      <div class="form-row">
        <person-picker
          label="대결자"
          hint="비우면 아무도 대신하지 않습니다."
          .units=${this.units}
          .except=${forOther ? this.picked : this.personId}
          @person-picked=${(event: CustomEvent<PickedPerson | null>) => {
            this.#standIn = event.detail?.personId ?? null;
          }}
        ></person-picker>
        <label class="field broad">
          근거
          <input name="basis" required maxlength=${LONGEST_BASIS} placeholder="휴가 신청, 출장 명령 등" />
        </label>
      </div>
      ${
        forOther
          ? html`<div class="form-row">
              <label class="field broad">대신 정하는 사유 <input name="reason" required maxlength="500" /></label>
            </div>`
          : nothing
      }
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      <div class="form-row">
        <button class="button primary" ?disabled=${this.busy}>부재 설정</button>
        <p class="done" role="status">${this.said}</p>
      </div>
    </form>`;
  }

  #period() {
    return html`<div class="form-row">
      <label class="field narrow">
        사유
        <select name="kind" required>
          ${KINDS.map((kind) => html`<option value=${kind}>${ABSENCE_KIND_LABELS[kind]}</option>`)}
        </select>
      </label>
      <label class="field narrow">
        첫날
        <input
          name="fromOn"
          type="date"
          required
          min=${this.today}
          max=${LAST_DAY}
          @change=${(event: Event) => {
            this.fromOn = (event.target as HTMLInputElement).value;
          }}
        />
      </label>
      <label class="field narrow">나가는 시각 <small>(선택)</small> <input name="fromTime" type="time" /></label>
      <label class="field narrow">
        마지막 날 <input name="toOn" type="date" required min=${this.fromOn || this.today} max=${LAST_DAY} />
      </label>
      <label class="field narrow">돌아오는 시각 <small>(선택)</small> <input name="toTime" type="time" /></label>
    </div>`;
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.busy) return;
    const form = event.target as HTMLFormElement;
    this.busy = true;
    this.refusal = '';
    this.said = '';
    try {
      this.said = await this.enter(this.#wanted(new FormData(form)));
      form.reset();
      for (const picker of this.querySelectorAll<PersonPicker>('person-picker')) picker.clear();
    } catch (error) {
      this.refusal = sentenceOf(error);
    } finally {
      this.busy = false;
    }
  };

  #wanted(data: FormData): AbsenceWanted {
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const fromTime = text('fromTime');
    const toTime = text('toTime');
    return {
      personId: this.personId || this.picked,
      reason: text('reason'),
      kind: text('kind') as AbsenceKind,
      fromOn: text('fromOn'),
      toOn: text('toOn'),
      ...(fromTime === '' ? {} : { fromTime }),
      ...(toTime === '' ? {} : { toTime }),
      standInPersonId: this.#standIn,
      basis: text('basis'),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'absence-form': AbsenceForm;
  }
}
