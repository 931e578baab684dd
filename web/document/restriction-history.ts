import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RestrictionReply } from '../../shared/contract/access-restriction.ts';
import type { RestrictionShape } from '../../shared/contract/document-parts.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import { DOCUMENT_LIMITS } from '../../shared/document/official-document.ts';
import { dayInKorea, officialDate } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { FormAct } from './form-act.ts';
import { fullMoment } from './moments.ts';
import './restriction-fields.ts';

/** 열람제한 of an approved document: how it stands, how it came to that, and the form of whoever decides on it. */
@customElement('restriction-history')
export class RestrictionHistory extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() managementNumber = '';
  /** Loads anew what the page shows of the document. */
  @property({ attribute: false }) changed: () => Promise<unknown> = async () => undefined;
  @state() private edited: RestrictionShape | null | undefined;
  @state() private units: OrganizationReply['units'] = [];
  #history = new Loader<RestrictionReply>(this);
  #act = new FormAct(this, () => this.#reload());

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('managementNumber')) return;
    this.edited = undefined;
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#history;
    if (loaded.state === 'failed') return html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>`;
    const reply = loaded.value;
    if (!reply || (!reply.restriction && !reply.mayDecide && reply.decisions.length === 0)) return nothing;
    const { restriction, isOver, decisions } = reply;
    const over = restriction && isOver ? ' (기한이 지나 지금은 제한하지 않습니다)' : '';
    return html`<section aria-labelledby="restriction-heading">
      <h2 id="restriction-heading">열람제한</h2>
      <p class="small">${restrictionWords(restriction)}${over}</p>
      ${reply.mayDecide ? this.#form(reply) : nothing}
      ${
        decisions.length === 0
          ? nothing
          : html`<ol class="plain-list" aria-label="열람제한 이력">
              ${[...decisions].reverse().map(
                (one) => html`<li>
                  ${isKept(one) ? html`<b>그대로 둠</b> ` : nothing}${restrictionWords(one.to)}
                  <small>${one.by} · <time datetime=${one.at}>${fullMoment(one.at)}</time></small>
                  <p class="small">${one.reason}</p>
                </li>`,
              )}
            </ol>`
      }
    </section>`;
  }

  #form({ restriction, decisions }: RestrictionReply) {
    const { edited = restriction } = this;
    return html`<details @toggle=${() => void this.#loadUnits()}>
      <summary>열람제한 바꾸기</summary>
      <form @submit=${(event: SubmitEvent) => void this.#submit(event, decisions.length, edited)}>
        <restriction-fields
          .restriction=${edited}
          .units=${this.units}
          .today=${dayInKorea(this.office.now())}
          @restriction-changed=${(event: CustomEvent<RestrictionShape | null>) => {
            this.edited = event.detail;
          }}
        ></restriction-fields>
        <label class="field broad">
          바꾸는 사유
          <input name="reason" required maxlength=${DOCUMENT_LIMITS.opinion} autocomplete="off" />
        </label>
        <button type="submit" ?disabled=${this.#act.busy}>바꾸기</button>
        ${this.#act.words()}
      </form>
    </details>`;
  }

  #submit(event: SubmitEvent, decisions: number, restriction: RestrictionShape | null): Promise<void> {
    const { reclassification } = this.office.clients;
    return this.#act.run(event, async (data) => {
      const reason = String(data.get('reason') ?? '');
      await reclassification.restrict(this.managementNumber, { restriction, reason, decisions });
      return restriction ? '열람을 제한했습니다.' : '열람제한을 풀었습니다.';
    });
  }

  async #loadUnits(): Promise<void> {
    if (this.units.length > 0) return;
    const { units } = await this.office.clients.organization.units();
    this.units = units;
  }

  async #reload(): Promise<void> {
    this.edited = undefined;
    await Promise.all([this.#load(), this.changed()]);
  }

  #load(): Promise<unknown> {
    const { reclassification } = this.office.clients;
    return this.#history.load(() => reclassification.restriction(this.managementNumber), { keep: true });
  }
}

/** 접근권한 재분류: looked at, and left as it was. */
function isKept({ from, to }: RestrictionReply['decisions'][number]): boolean {
  return to !== null && JSON.stringify(from) === JSON.stringify(to);
}

/** Who reads it, why and until when, in one line. */
export function restrictionWords(restriction: RestrictionShape | null): string {
  if (!restriction) return '제한 없음: 만든 부서의 직원이 읽습니다.';
  const { reason, until, units, people } = restriction;
  const besides = [...units, ...people].map(({ name }) => name).join(', ');
  const named = besides === '' ? '' : `, ${besides}`;
  const end = until === null ? '풀 때까지' : `${officialDate(until)}까지`;
  return `${end} 기안자, 결재선, 공람받은 사람, 담당자${named}만 읽습니다. 사유: ${reason}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'restriction-history': RestrictionHistory;
  }
}
