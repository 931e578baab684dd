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
import { ReadingLog } from './reading-log.ts';

const SHOWN_FOR_MS = 1_500;

/** The chosen document beside the list: its line, its acts and its paper, refitted to the width. */
@customElement('document-preview')
export class DocumentPreview extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() managementNumber = '';
  @property() address = '';
  #document = new Loader<DocumentReply>(this);
  #log = new ReadingLog();
  #openedTimer: ReturnType<typeof setTimeout> | undefined;
  #movement = new Watch(
    this,
    () => this.office.movement,
    (movement) => {
      const moved = movement?.notification?.managementNumber;
      if (moved === undefined || moved === this.managementNumber) void this.#load(true);
    },
  );

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#openedTimer);
  }

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

  async #load(keep: boolean): Promise<void> {
    const { approval } = this.office.clients;
    const number = this.managementNumber;
    clearTimeout(this.#openedTimer);
    const document = await this.#document.load(() => (keep ? approval.refetch(number) : approval.open(number)), {
      keep,
    });
    if (!document) return;
    // Running past a document with J is not opening it.
    this.#openedTimer = setTimeout(() => void this.#log.opened(approval, document), SHOWN_FOR_MS);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'document-preview': DocumentPreview;
  }
}
