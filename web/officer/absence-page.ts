import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AwayReply, OwnAbsencesReply } from '../../shared/contract/absence.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import '../document/absence-form.ts';
import type { AbsenceWanted } from '../document/absence-form.ts';
import '../document/absence-table.ts';
import { awayWords } from '../document/absence-words.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { Watch } from '../elements/watch.ts';

/** 부재 설정: when I am away and who acts for me, for whom I act, and who of the office is away on a day. */
@customElement('absence-page')
export class AbsencePage extends LightElement {
  @property({ attribute: false }) office!: Office;
  #session = new Watch(this, () => this.office.session);
  #organization = new Loader<OrganizationReply>(this);
  #own = new Loader<OwnAbsencesReply>(this);
  #away = new Loader<AwayReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#organization.load(() => this.office.clients.organization.units());
    void this.#load();
    this.#listAway(dayInKorea(this.office.now()));
  }

  protected override render() {
    const today = dayInKorea(this.office.now());
    return html`<div class="page">
      <h1 tabindex="-1">부재 설정</h1>
      <section aria-labelledby="new-absence-title">
        <h2 id="new-absence-title">새 부재</h2>
        <p>
          부재인 동안 내 차례가 된 문서는 대결자가 자기 이름으로 대결합니다. 시각을 비우면 첫날 0시부터 마지막 날
          끝까지입니다.
        </p>
        <absence-form
          .units=${this.#organization.value?.units ?? []}
          .personId=${this.#session.value?.person.id ?? ''}
          .today=${today}
          .enter=${(wanted: AbsenceWanted) => this.#enter(wanted)}
        ></absence-form>
      </section>
      ${this.#ownSection()} ${this.#actingSection()} ${this.#awaySection(today)}
    </div>`;
  }

  #ownSection() {
    const { loaded } = this.#own;
    const absences = loaded.value?.absences ?? [];
    return html`<section aria-labelledby="own-absences-title">
      <h2 id="own-absences-title">내 부재</h2>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${loaded.state === 'ready' && absences.length === 0 ? html`<p>정한 부재가 없습니다.</p>` : nothing}
      ${
        absences.length > 0
          ? html`<absence-table
              label="내 부재 표"
              .absences=${absences}
              .now=${this.office.now()}
              .end=${(absence: { readonly id: string }) => this.#cancel(absence.id)}
            ></absence-table>`
          : nothing
      }
    </section>`;
  }

  #actingSection() {
    const acting = this.#own.value?.actingFor ?? [];
    if (acting.length === 0) return nothing;
    const now = this.office.now();
    return html`<section aria-labelledby="acting-title">
      <h2 id="acting-title">지금 대결하는 사람</h2>
      <ul class="plain-links">
        ${acting.map(
          ({ person, ...absence }) =>
            html`<li><b>${person.name}</b> ${person.postTitle} <small>${person.unitName}</small> ${awayWords(absence, now)}</li>`,
        )}
      </ul>
    </section>`;
  }

  #awaySection(today: string) {
    const { loaded } = this.#away;
    const absences = loaded.value?.absences ?? [];
    const now = this.office.now();
    return html`<section aria-labelledby="away-title">
      <h2 id="away-title">부재인 사람</h2>
      <label class="field narrow">
        날짜
        <input
          type="date"
          .value=${today}
          @change=${(event: Event) => this.#listAway((event.target as HTMLInputElement).value || today)}
        />
      </label>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${loaded.state === 'ready' && absences.length === 0 ? html`<p>그날 부재인 사람이 없습니다.</p>` : nothing}
      <ul class="plain-links" aria-label="부재인 사람">
        ${absences.map(
          ({ person, standIn, ...absence }) => html`<li>
            <b>${person.name}</b> ${person.postTitle} <small>${person.unitName}</small>
            ${awayWords(absence, now)}, 대결자 ${standIn ? `${standIn.name} ${standIn.postTitle}` : '없음'}
          </li>`,
        )}
      </ul>
    </section>`;
  }

  async #enter({ personId: _own, reason: _none, ...absence }: AbsenceWanted): Promise<string> {
    await this.office.clients.absence.set(absence);
    await this.#load();
    return '부재를 정했습니다.';
  }

  async #cancel(id: string): Promise<void> {
    await this.office.clients.absence.cancel(id, {});
    this.office.said.set({ text: '부재를 해제했습니다.', carried: false });
    await this.#load();
  }

  async #load(): Promise<void> {
    const own = await this.#own.load(() => this.office.clients.absence.mine());
    if (own) this.office.absences.set(own);
  }

  #listAway(on: string): void {
    void this.#away.load(() => this.office.clients.absence.away(on));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'absence-page': AbsencePage;
  }
}
