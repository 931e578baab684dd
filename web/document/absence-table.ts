import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AbsenceShape } from '../../shared/contract/absence.ts';
import { ABSENCE_KIND_LABELS } from '../../shared/organization/absence.ts';
import { LightElement } from '../elements/light-element.ts';
import { absenceState, awayWords } from './absence-words.ts';
import { OneAct } from './one-act.ts';

/** Absences as rows, each of them ended (부재 해제) after one more press; another's only with a reason. */
@customElement('absence-table')
export class AbsenceTable extends LightElement {
  @property({ attribute: false }) absences: readonly AbsenceShape[] = [];
  @property() label = '부재 표';
  @property({ attribute: false }) now: Date = new Date();
  /** Shows whose they are. */
  @property({ type: Boolean }) named = false;
  @property({ type: Boolean }) needsReason = false;
  @property({ attribute: false }) end: ((absence: AbsenceShape, reason: string) => Promise<void>) | undefined;
  @state() private asked = '';
  #act = new OneAct(this);

  protected override render() {
    return html`${this.#act.words()}
      <div class="table-scroll" tabindex="0" role="region" aria-label=${this.label}>
        <table class="data">
          <thead>
            <tr>
              ${this.named ? html`<th scope="col">이름</th>` : nothing}
              <th scope="col">기간</th>
              <th scope="col">사유</th>
              <th scope="col">대결자</th>
              <th scope="col">근거</th>
              <th scope="col">상태</th>
              ${this.end ? html`<th scope="col"><span class="visually-hidden">할 일</span></th>` : nothing}
            </tr>
          </thead>
          <tbody>
            ${this.absences.map((absence) => this.#row(absence))}
          </tbody>
        </table>
      </div>`;
  }

  #row(absence: AbsenceShape) {
    const { person, standIn, kind, basis } = absence;
    const words = awayWords(absence, this.now);
    const state = absenceState(absence, this.now);
    const open = state === '예정' || state === '부재 중';
    return html`<tr>
      ${this.named ? html`<th scope="row">${person.name} <small>${person.unitName} ${person.postTitle}</small></th>` : nothing}
      ${this.named ? html`<td>${words}</td>` : html`<th scope="row">${words}</th>`}
      <td>${kind === null ? '부재' : ABSENCE_KIND_LABELS[kind]}</td>
      <td>${standIn ? html`${standIn.name} <small>${standIn.postTitle}</small>` : '없음'}</td>
      <td>${basis ?? ''}</td>
      <td>${state}</td>
      ${this.end ? html`<td class="number">${open ? this.#ending(absence, words) : nothing}</td>` : nothing}
    </tr>`;
  }

  #ending(absence: AbsenceShape, words: string) {
    if (this.asked !== absence.id) {
      return html`<button type="button" class="button small" @click=${() => this.#ask(absence.id)}>
        해제<span class="visually-hidden">: ${absence.person.name} ${words}</span>
      </button>`;
    }
    return html`<form class="ending" @submit=${(event: SubmitEvent) => void this.#end(event, absence)}>
      ${
        this.needsReason
          ? html`<input name="reason" required maxlength="500" aria-label="해제하는 사유" placeholder="사유" />`
          : nothing
      }
      <button type="button" class="button small quiet" @click=${() => this.#ask('')}>그만두기</button>
      <button class="button small primary" ?disabled=${this.#act.busy}>부재 해제</button>
    </form>`;
  }

  #ask(id: string): void {
    this.asked = id;
    this.#act.refuse('');
    const control = this.needsReason ? '.ending input' : '.ending .primary';
    void this.updateComplete.then(() => this.querySelector<HTMLElement>(control)?.focus());
  }

  async #end(event: SubmitEvent, absence: AbsenceShape): Promise<void> {
    event.preventDefault();
    const reason = String(new FormData(event.target as HTMLFormElement).get('reason') ?? '').trim();
    await this.#act.run(async () => {
      await this.end?.(absence, reason);
      this.asked = '';
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'absence-table': AbsenceTable;
  }
}
