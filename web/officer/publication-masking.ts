import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { Office } from '../client/office.ts';
import { LightElement } from '../elements/light-element.ts';
import './mask-publication-dialog.ts';

/** 가리고 공개 on the document page, for whoever may. */
@customElement('publication-masking')
export class PublicationMasking extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property({ attribute: false }) document!: DocumentReply;
  @property({ attribute: false }) reload: () => Promise<void> = async () => undefined;
  @state() private isOpen = false;
  @state() private said = '';

  protected override render() {
    const { may, publication, managementNumber } = this.document;
    if (!may.maskPublication && this.said === '') return nothing;
    const isStopped = publication.state === 'stopped';
    return html`<div class="act-row">
        <button type="button" class="button ${isStopped ? 'primary' : 'small'}" @click=${this.#open}>
          ${isStopped ? '가리고 공개' : '공개본 가리기'}
        </button>
      </div>
      <p class="small" role="status">${this.said}</p>
      ${
        this.isOpen
          ? html`<mask-publication-dialog
              .office=${this.office} .managementNumber=${managementNumber} .close=${this.#close}
            ></mask-publication-dialog>`
          : nothing
      }`;
  }

  #open = () => {
    this.isOpen = true;
    this.said = '';
  };

  #close = async (said: string) => {
    this.isOpen = false;
    this.said = said;
    if (said !== '') {
      await this.reload();
      void this.office.refreshNotices();
    }
    await this.updateComplete;
    this.querySelector('button')?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'publication-masking': PublicationMasking;
  }
}
