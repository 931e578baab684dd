import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AbsenceShape, AwayReply } from '../../shared/contract/absence.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import '../document/absence-form.ts';
import type { AbsenceWanted } from '../document/absence-form.ts';
import '../document/absence-table.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';

/** The administrator enters and ends an absence for somebody who cannot, such as a person who has fallen ill. */
@customElement('absence-section')
export class AbsenceSection extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) units: OrganizationReply['units'] = [];
  #away = new Loader<AwayReply>(this);
  #on = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#on = dayInKorea(this.office.now());
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#away;
    const absences = loaded.value?.absences ?? [];
    return html`<section aria-labelledby="absences-title">
      <h2 id="absences-title">부재</h2>
      <p>스스로 정할 수 없는 사람의 부재를 대신 정하고 해제합니다. 사유는 기록에 남습니다.</p>
      <absence-form
        .units=${this.units}
        .today=${dayInKorea(this.office.now())}
        .enter=${(wanted: AbsenceWanted) => this.#enter(wanted)}
      ></absence-form>
      <label class="field narrow">
        부재를 볼 날짜
        <input
          type="date"
          .value=${this.#on}
          @change=${(event: Event) => {
            this.#on = (event.target as HTMLInputElement).value || dayInKorea(this.office.now());
            void this.#load();
          }}
        />
      </label>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${
        absences.length > 0
          ? html`<absence-table
              named
              needsReason
              label="부재인 사람 표"
              .absences=${absences}
              .now=${this.office.now()}
              .end=${(absence: AbsenceShape, reason: string) => this.#cancel(absence.id, reason)}
            ></absence-table>`
          : loaded.state === 'ready'
            ? html`<p>그날 부재인 사람이 없습니다.</p>`
            : nothing
      }
    </section>`;
  }

  async #enter({ personId, ...absence }: AbsenceWanted): Promise<string> {
    await this.office.clients.absence.setFor(personId, absence);
    this.#on = absence.fromOn;
    await this.#load();
    return '부재를 정했습니다.';
  }

  async #cancel(id: string, reason: string): Promise<void> {
    await this.office.clients.absence.cancel(id, { reason });
    await this.#load();
  }

  async #load(): Promise<void> {
    await this.#away.load(() => this.office.clients.absence.away(this.#on));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'absence-section': AbsenceSection;
  }
}
