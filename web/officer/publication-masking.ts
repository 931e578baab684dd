import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { Office } from '../client/office.ts';
import { LightElement } from '../elements/light-element.ts';
import './lift-masks-dialog.ts';
import './mask-publication-dialog.ts';

/** 가리고 공개 and 가림 풀기 on the document page, for whoever may. */
@customElement('publication-masking')
export class PublicationMasking extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) document!: DocumentReply;
  @property({ attribute: false }) reload: () => Promise<void> = async () => undefined;
  @state() private open: '' | 'mask' | 'lift' = '';
  @state() private said = '';

  protected override render() {
    const { may, publication } = this.document;
    if (!may.maskPublication && this.said === '') return nothing;
    const isStopped = publication.state === 'stopped';
    const isMasked = publication.acts?.some(({ kind }) => kind === 'masked') ?? false;
    return html`<div class="act-row">
        <button
          type="button" name="mask" class="button ${isStopped ? 'primary' : 'small'}"
          @click=${() => this.#open('mask')}
        >
          ${isStopped ? '가리고 공개' : '공개본 가리기'}
        </button>
        ${
          isMasked
            ? html`<button type="button" name="lift" class="button small" @click=${() => this.#open('lift')}>가림 풀기</button>`
            : nothing
        }
      </div>
      <p class="small" role="status">${this.said}</p>
      ${this.#dialog()}`;
  }

  #dialog() {
    const { office } = this;
    const { managementNumber } = this.document;
    if (this.open === '') return nothing;
    return this.open === 'mask'
      ? html`<mask-publication-dialog
          .office=${office} .managementNumber=${managementNumber} .close=${this.#close}
        ></mask-publication-dialog>`
      : html`<lift-masks-dialog
          .office=${office} .managementNumber=${managementNumber} .close=${this.#close}
        ></lift-masks-dialog>`;
  }

  #open(which: 'mask' | 'lift'): void {
    this.open = which;
    this.said = '';
  }

  #close = async (said: string) => {
    const button = this.open;
    this.open = '';
    this.said = said;
    if (said !== '') {
      await this.reload();
      void this.office.refreshNotices();
    }
    await this.updateComplete;
    (this.querySelector<HTMLElement>(`button[name=${button}]`) ?? this.querySelector('button'))?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'publication-masking': PublicationMasking;
  }
}
