import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { StoppedReply } from '../../shared/contract/publication-acts.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { fullMoment } from '../document/moments.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { stopWords } from './stop-words.ts';

/** 공개 보류: what the checks before publication have stopped and the disclosure officer is to decide. */
@customElement('stopped-publications-page')
export class StoppedPublicationsPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  #stopped = new Loader<StoppedReply>(this);

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override render() {
    const { loaded } = this.#stopped;
    return html`<div class="page">
      <h1 tabindex="-1">공개 보류</h1>
      <p>확실한 개인정보가 있거나, 비공개로 한 내용이 공개할 파일에 남았거나, 읽지 못한 붙임 파일이 있어 시민에게 공개하지 않고 멈춘 문서입니다. 문서를 열어 공개할지 정해 주십시오.</p>
      ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
      ${loaded.state === 'loading' ? html`<p role="status">멈춘 문서를 찾는 중입니다.</p>` : nothing}
      ${loaded.state === 'ready' ? this.#table(loaded.value) : nothing}
    </div>`;
  }

  /** Each document leads back here, and on to the next one that waits. */
  async #load(): Promise<void> {
    const reply = await this.#stopped.load(() => this.office.clients.approval.stopped());
    const managementNumbers = reply?.documents.map((document) => document.managementNumber);
    if (managementNumbers) this.office.trail.set({ box: 'stopped', managementNumbers });
  }

  #table({ documents, more }: StoppedReply) {
    if (documents.length === 0) return html`<p>공개를 멈춘 문서가 없습니다.</p>`;
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label="공개 보류 표">
        <table class="data stacked">
          <caption class="visually-hidden">공개를 멈춘 문서</caption>
          <thead>
            <tr><th scope="col">문서</th><th scope="col">멈춘 까닭</th><th scope="col">멈춘 때</th></tr>
          </thead>
          <tbody>
            ${documents.map(
              ({ managementNumber, title, stoppedAt, ...stop }) => html`<tr>
                <th scope="row"><a class="link" href="/office/documents/${managementNumber}">${title}</a></th>
                <td data-label="멈춘 까닭">${stopWords(stop)}</td>
                <td data-label="멈춘 때"><time datetime=${stoppedAt}>${fullMoment(stoppedAt)}</time></td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${more ? html`<p class="small">오래된 ${documents.length}건만 보입니다. 처리하면 나머지가 보입니다.</p>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'stopped-publications-page': StoppedPublicationsPage;
  }
}
