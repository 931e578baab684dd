import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ChangeAttachment } from '../../shared/contract/drafting.ts';
import type { Disclosure, DisclosureGround, DisclosureLevel } from '../../shared/disclosure/disclosure.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { type Upload, UploadCancelled, uploadAttachment } from '../client/upload.ts';
import { LightElement } from '../elements/light-element.ts';
import { readingLink, sizeWords } from './document-facts.ts';
import type { Attachment } from './draft-form.ts';
import { fileGrounds, fileLevelChoice, fileVerbatimChoice } from './file-disclosure.ts';

/** One file on its way, or one that did not arrive and says why. */
type Sending = {
  readonly id: number;
  readonly file: File;
  readonly share: number;
  readonly upload: Upload | undefined;
  readonly refusal: string;
};

/** 붙임 파일: several at once, each with its own progress, its own disclosure and its own refusal. */
@customElement('draft-attachments')
export class DraftAttachments extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() managementNumber = '';
  @property({ attribute: false }) attachments: readonly Attachment[] = [];
  /** The document's own grounds: what is proposed when a file is closed. */
  @property({ attribute: false }) grounds: readonly DisclosureGround[] = [];
  @state() private sending: readonly Sending[] = [];
  @state() private refusals: ReadonlyMap<string, string> = new Map();
  /** Files whose closing waits for its first ground. */
  @state() private closing: ReadonlySet<string> = new Set();
  #count = 0;

  protected override render() {
    return html`<section aria-labelledby="attachments-heading">
      <h2 id="attachments-heading" tabindex="-1">붙임 파일 <small class="side">${this.attachments.length}개</small></h2>
      <ul class="draft-files">
        ${repeat(
          this.attachments,
          (each) => each.id,
          (each) => this.#row(each),
        )}
        ${repeat(
          this.sending,
          (each) => each.id,
          (each) => this.#sendingRow(each),
        )}
      </ul>
      <label class="file-choice">
        <span>파일 올리기</span>
        <input
          type="file"
          multiple
          @change=${(event: Event) => {
            const input = event.target as HTMLInputElement;
            for (const file of input.files ?? []) this.#send(file);
            input.value = '';
          }}
        />
      </label>
    </section>`;
  }

  #row(attachment: Attachment) {
    const { id, name, size, disclosure } = attachment;
    const asks = this.closing.has(id);
    const level = asks ? 'closed' : disclosure.level;
    const refusal = this.refusals.get(id);
    return html`<li>
      <span class="file-name">${name} <small>${sizeWords(size)}</small> ${readingLink(`drafts/${this.managementNumber}`, attachment)}</span>
      ${fileLevelChoice(name, level, (chosen) => this.#choose(attachment, chosen))}
      <button type="button" class="text-button" aria-label="${name} 빼기" @click=${() => this.#remove(attachment)}>빼기</button>
      ${level === 'open' || asks ? nothing : this.#verbatimChoice(attachment)}
      ${level === 'open' ? nothing : this.#grounds(attachment, asks)}
      ${asks ? html`<p class="small">근거를 하나 이상 고르면 비공개로 저장됩니다.</p>` : nothing}
      ${refusal ? html`<p class="refusal" role="alert">${refusal}</p>` : nothing}
    </li>`;
  }

  #grounds(attachment: Attachment, asks: boolean) {
    const { id, disclosure } = attachment;
    const change = (part: Omit<ChangeAttachment, 'disclosure'>) =>
      void this.#attempt(id, () => this.#change(attachment, { disclosure, ...part }));
    return fileGrounds({ ...attachment, grounds: asks ? [] : disclosure.grounds }, this.office.now(), {
      grounds: (grounds) => void this.#disclose(attachment, { level: 'closed', grounds }),
      reason: { left: (closedReason) => change({ closedReason }) },
      reviewUntil: (reviewUntil) => change({ reviewUntil }),
    });
  }

  #verbatimChoice(attachment: Attachment) {
    const { id, name, disclosure } = attachment;
    return fileVerbatimChoice(name, attachment.isVerbatim ?? false, (isVerbatim) => {
      void this.#attempt(id, () => this.#change(attachment, { disclosure, isVerbatim }));
    });
  }

  #sendingRow(sending: Sending) {
    const { file, refusal } = sending;
    const percent = Math.round(sending.share * 100);
    const refused = refusal !== '';
    const dropWord = refused ? '지우기' : '그만두기';
    return html`<li>
      <span class="file-name">${file.name} <small>${sizeWords(file.size)}</small></span>
      ${
        refused
          ? html`<button type="button" class="text-button" @click=${() => this.#again(sending)}>다시 올리기</button>`
          : html`<span class="file-progress">
              <progress max="100" .value=${percent} aria-label="${file.name} 올리는 중"></progress> <small>${percent}%</small>
            </span>`
      }
      <button type="button" class="text-button" aria-label="${file.name} ${dropWord}" @click=${() => this.#drop(sending)}>
        ${dropWord}
      </button>
      ${refused ? html`<p class="refusal" role="alert">${refusal}</p>` : nothing}
    </li>`;
  }

  #send(file: File): void {
    this.#count += 1;
    const id = this.#count;
    const upload = uploadAttachment(this.managementNumber, file, (share) => this.#update(id, { share }));
    this.sending = [...this.sending, { id, file, share: 0, upload, refusal: '' }];
    upload.done.then(
      (attachment) => {
        this.sending = this.sending.filter((each) => each.id !== id);
        this.#tell([...this.attachments, attachment]);
      },
      (error: unknown) => {
        if (error instanceof UploadCancelled) return;
        this.#update(id, { refusal: sentenceOf(error), upload: undefined });
      },
    );
  }

  #update(id: number, part: Partial<Sending>): void {
    this.sending = this.sending.map((each) => (each.id === id ? { ...each, ...part } : each));
  }

  #drop(sending: Sending): void {
    sending.upload?.cancel();
    this.sending = this.sending.filter((each) => each.id !== sending.id);
  }

  #again(sending: Sending): void {
    this.#drop(sending);
    this.#send(sending.file);
  }

  #choose(attachment: Attachment, level: DisclosureLevel): void {
    if (level === 'open') void this.#disclose(attachment, { level: 'open', grounds: [] });
    else if (this.grounds.length > 0) void this.#disclose(attachment, { level, grounds: this.grounds });
    else this.closing = new Set([...this.closing, attachment.id]);
  }

  async #disclose(attachment: Attachment, { level, grounds }: Disclosure): Promise<void> {
    if (level !== 'open' && grounds.length === 0) {
      this.#refuse(attachment.id, '비공개에는 근거(호)가 필요합니다. 하나 이상 골라 주십시오.');
      this.requestUpdate();
      return;
    }
    const change = { disclosure: { level, grounds: [...grounds] } };
    await this.#attempt(attachment.id, () => this.#change(attachment, change));
    this.closing = new Set([...this.closing].filter((id) => id !== attachment.id));
  }

  async #change(attachment: Attachment, change: ChangeAttachment): Promise<void> {
    const changed = await this.office.clients.drafting.changeAttachment(this.managementNumber, attachment.id, change);
    this.#tell(this.attachments.map((each) => (each.id === changed.id ? changed : each)));
  }

  async #remove(attachment: Attachment): Promise<void> {
    await this.#attempt(attachment.id, async () => {
      await this.office.clients.drafting.detach(this.managementNumber, attachment.id);
      this.#tell(this.attachments.filter((each) => each.id !== attachment.id));
      this.querySelector<HTMLElement>('#attachments-heading')?.focus();
    });
  }

  async #attempt(id: string, act: () => Promise<void>): Promise<void> {
    try {
      await act();
      this.#refuse(id, '');
    } catch (error) {
      this.#refuse(id, sentenceOf(error));
    }
  }

  #refuse(id: string, sentence: string): void {
    this.refusals = new Map([...this.refusals].filter(([known]) => known !== id));
    if (sentence !== '') this.refusals = new Map([...this.refusals, [id, sentence]]);
  }

  #tell(attachments: readonly Attachment[]): void {
    this.attachments = attachments;
    this.dispatchEvent(
      new CustomEvent<readonly Attachment[]>('attachments-changed', { detail: attachments, bubbles: true }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'draft-attachments': DraftAttachments;
  }
}
