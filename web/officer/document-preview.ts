import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { paperView } from '../document/paper-view.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { Watch } from '../elements/watch.ts';
import './document-acts.ts';
import { attachmentList } from './document-facts.ts';
import { lineInOneRow } from './document-line.ts';

/** The chosen document beside the list: its line, its acts and its paper, refitted to the width. */
@customElement('document-preview')
export class DocumentPreview extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() managementNumber = '';
  @property() address = '';
  #document = new Loader<DocumentReply>(this);
  #movement = new Watch(
    this,
    () => this.office.movement,
    (movement) => {
      const moved = movement?.notification?.managementNumber;
      if (moved === undefined || moved === this.managementNumber) void this.#load(true);
    },
  );

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('managementNumber')) void this.#load(false);
  }

  protected override render() {
    const { loaded } = this.#document;
    const document = loaded.value;
    if (loaded.state === 'failed' && !document) {
      return html`<div class="preview-head"><p role="alert">${sentenceOf(loaded.error)}</p></div>`;
    }
    if (!document) return nothing;
    return html`
      <div class="preview-head">
        <h2>${document.paper.title}</h2>
        ${lineInOneRow(document, this.office.now())}
        <div class="preview-acts">
          <document-acts .office=${this.office} .document=${document} .reload=${() => this.#load(true)}></document-acts>
          <a class="button quiet open-link" href=${this.address}>열기 <kbd>Enter</kbd></a>
        </div>
      </div>
      <div class="stage stage-fit" tabindex="0" role="region" aria-label="문서">
        ${paperView(document.paper)}
        ${document.attachments.length > 0 ? attachmentList(this.office, document) : nothing}
      </div>
    `;
  }

  #load(keep: boolean) {
    const { approval } = this.office.clients;
    const number = this.managementNumber;
    return this.#document.load(() => (keep ? approval.refetch(number) : approval.open(number)), { keep });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'document-preview': DocumentPreview;
  }
}
