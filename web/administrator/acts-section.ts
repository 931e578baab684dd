import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AdministrationActsReply } from '../../shared/contract/administration.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { fullMoment } from '../document/moments.ts';
import { LightElement } from '../elements/light-element.ts';

type Act = AdministrationActsReply['acts'][number];

/** 관리 기록: nobody can change or remove a line of it, an administrator neither. */
@customElement('acts-section')
export class ActsSection extends LightElement {
  @property({ attribute: false }) office!: Office;
  @state() private acts: readonly Act[] = [];
  @state() private next: number | null = null;
  @state() private refusal = '';
  @state() private isLoaded = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#more(null);
  }

  protected override render() {
    return html`<section aria-labelledby="acts-title">
      <h2 id="acts-title">관리 기록</h2>
      <p>계정과 권한에 한 일이 모두 남습니다. 고치거나 지울 수 없습니다.</p>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      ${this.isLoaded && this.acts.length === 0 ? html`<p>아직 기록이 없습니다.</p>` : this.#table()}
      ${
        this.next === null
          ? nothing
          : html`<button type="button" class="button" @click=${() => this.#more(this.next)}>앞선 기록 더 보기</button>`
      }
    </section>`;
  }

  #table() {
    if (this.acts.length === 0) return nothing;
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label="관리 기록 표">
      <table class="data">
        <thead>
          <tr>
            <th scope="col">언제</th><th scope="col">한 사람</th><th scope="col">대상</th><th scope="col">한 일</th>
            <th scope="col">사유</th>
          </tr>
        </thead>
        <tbody>
          ${this.acts.map(
            (act) => html`<tr>
              <th scope="row">${fullMoment(act.at)}</th>
              <td>${act.by ?? '결'}</td>
              <td>${act.about ?? ''}</td>
              <td>${act.text}</td>
              <td>${act.reason}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  async #more(before: number | null): Promise<void> {
    this.refusal = '';
    try {
      const { acts, next } = await this.office.clients.administration.acts(before);
      this.acts = before === null ? acts : [...this.acts, ...acts];
      this.next = next;
      this.isLoaded = true;
    } catch (error) {
      this.refusal = sentenceOf(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'acts-section': ActsSection;
  }
}
