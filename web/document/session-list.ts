import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SessionsReply } from '../../shared/contract/administration.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { fullMoment } from './moments.ts';

/** 접속 중인 곳: device, address and times of the open sessions, and how to end them. */
@customElement('session-list')
export class SessionList extends LightElement {
  @property({ attribute: false }) load!: () => Promise<SessionsReply>;
  @property({ attribute: false }) end!: (sessionId: string) => Promise<unknown>;
  @property({ attribute: false }) endAll!: () => Promise<unknown>;
  @property() heading = '접속 중인 곳';
  @property() allLabel = '';
  @state() private refusal = '';
  @state() private busy = false;
  #sessions = new Loader<SessionsReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => this.#sessions.load(this.load));
  }

  protected override render() {
    const { loaded } = this.#sessions;
    const sessions = loaded.value?.sessions ?? [];
    const others = sessions.filter((session) => !session.isThis);
    return html`<h3>${this.heading}</h3>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      ${loaded.state === 'ready' && sessions.length === 0 ? html`<p>접속 중인 곳이 없습니다.</p>` : nothing}
      <ul class="sessions">
        ${sessions.map((session) => this.#row(session))}
      </ul>
      ${
        others.length > 0
          ? html`<button type="button" class="button small" ?disabled=${this.busy} @click=${() => this.#do(this.endAll)}>
              ${this.allLabel}
            </button>`
          : nothing
      }`;
  }

  #row(session: SessionsReply['sessions'][number]) {
    const { id, device, address, startedAt, seenAt, isThis } = session;
    return html`<li>
      <span>
        <b>${device}</b>${isThis ? ' · 지금 이곳' : nothing}
        <small>${address} · ${fullMoment(startedAt)}부터 · 마지막 사용 ${fullMoment(seenAt)}</small>
      </span>
      ${
        isThis
          ? nothing
          : html`<button type="button" class="button small" ?disabled=${this.busy} @click=${() => this.#do(() => this.end(id))}>
              끝내기<span class="visually-hidden">: ${device} ${address}</span>
            </button>`
      }
    </li>`;
  }

  async #do(act: () => Promise<unknown>): Promise<void> {
    this.busy = true;
    this.refusal = '';
    try {
      await act();
    } catch (error) {
      this.refusal = sentenceOf(error);
    } finally {
      this.busy = false;
    }
    await this.#sessions.load(this.load);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'session-list': SessionList;
  }
}
