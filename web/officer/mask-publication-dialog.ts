import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { maskContent, masksNothing, type PublicMasks } from '../../shared/disclosure/mask-content.ts';
import { checkContent, type PlacedFinding } from '../../shared/disclosure/personal-data/check-content.ts';
import { NO_PUBLIC_CONTACTS } from '../../shared/disclosure/personal-data/personal-finding.ts';
import { DOCUMENT_LIMITS, type DocumentContent } from '../../shared/document/official-document.ts';
import type { Office } from '../client/office.ts';
import { OneAct } from '../document/one-act.ts';
import { publicText } from '../document/public-side.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { submitByCtrlEnter } from '../elements/submit-by-ctrl-enter.ts';
import './file-findings.ts';
import './mask-choice.ts';
import { NO_MASKS } from './mask-choice.ts';
import { countWords, personalDataList } from './personal-data-list.ts';
import { loadPublicContent, type PublicContent } from './public-content.ts';
import { reasonAndButton, reasonIn, sidesDialog } from './sides-dialog-parts.ts';

/** 가리고 공개: what is closed in the public copy before or after it goes out, beside the copy as it will be. */
@customElement('mask-publication-dialog')
export class MaskPublicationDialog extends LightElement {
  @property({ attribute: false }) office!: Office;
  @property() managementNumber = '';
  /** Told what was done, or nothing. */
  @property({ attribute: false }) close: (said: string) => void = () => undefined;
  @state() private masks: PublicMasks = NO_MASKS;
  #act = new OneAct(this);
  #loaded = new Loader<PublicContent>(this);

  protected override async firstUpdated(): Promise<void> {
    this.querySelector('dialog')?.showModal();
    await this.#loaded.load(() => loadPublicContent(this.office, this.managementNumber));
    await this.updateComplete;
    this.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render() {
    return sidesDialog(
      {
        ...{ id: 'mask-title', title: '가리고 공개', waiting: '문서를 불러오는 중입니다.' },
        ...{ act: this.#act, close: this.close, key: this.#key },
      },
      this.#loaded.loaded,
      (shown) => this.#sides(shown),
    );
  }

  #sides({ content }: PublicContent) {
    const masked = maskContent(content, this.masks);
    return html`<div class="sides-pair">
      <section aria-label="가릴 것">
        <p class="small">고른 말을 제목, 본문, 요지 어디에서나 가린 공개본을 만듭니다. 결재한 문서는 그대로입니다. 점검에서 멈춘 문서는 더 찾은 것이 없으면 공개되고, 공개를 기다리는 문서는 정해진 날에 나갑니다.</p>
        ${this.#findings(masked)}
        <file-findings
          of="documents"
          .office=${this.office}
          .managementNumber=${this.managementNumber}
          .attachments=${masked.attachments}
        ></file-findings>
        ${this.#form(content)}
      </section>
      <section aria-label="가린 뒤의 공개본" tabindex="0">
        <h3>가린 뒤의 공개본</h3>
        ${publicText(masked)}
      </section>
    </div>`;
  }

  /** What is left in the copy as it would go out; what is masked here goes from the list. */
  #findings(masked: DocumentContent) {
    const findings = this.#left(masked);
    return html`<h3>찾은 것 <small class="side">${countWords(findings)}</small></h3>
      ${findings.length === 0 ? nothing : html`<p class="small"><kbd>M</kbd> 맨 위의 것을 가림</p>`}
      ${personalDataList(
        findings,
        (finding) => html`<div class="act-row">
          <button type="button" class="button small" aria-label="${finding.words}: 가리기" @click=${() => void this.#hide(finding)}>가리기</button>
        </div>`,
      )}`;
  }

  #left(masked: DocumentContent): readonly PlacedFinding[] {
    return checkContent(masked, this.office.session.value?.agency ?? NO_PUBLIC_CONTACTS);
  }

  #form(content: DocumentContent) {
    return html`<form @submit=${this.#submit}>
      <mask-choice
        asks-ground
        .content=${content}
        .masks=${this.masks}
        .change=${(masks: PublicMasks) => {
          this.masks = masks;
          this.#act.refuse('');
        }}
      ></mask-choice>
      <label class="field">
        공개용 제목
        <input
          name="publicTitle"
          autocomplete="off"
          maxlength=${DOCUMENT_LIMITS.title}
          .value=${this.masks.publicTitle ?? content.publicTitle}
          @input=${(event: Event) => this.#retitle((event.target as HTMLInputElement).value, content)}
        />
      </label>
      ${reasonAndButton({
        note: '공개 이력에 남습니다.',
        act: this.#act,
        ...{ button: '가리고 공개', disabled: false },
      })}
    </form>`;
  }

  #retitle(written: string, content: DocumentContent): void {
    const { publicTitle: _before, ...masks } = this.masks;
    const isOther = written.trim() !== content.publicTitle;
    this.masks = isOther ? { ...masks, publicTitle: written } : masks;
  }

  async #hide({ words, ground, place }: PlacedFinding): Promise<void> {
    const choice = this.querySelector('mask-choice');
    if (place.part === 'attachmentName') {
      const closed = { id: place.attachmentId, grounds: [ground] };
      this.masks = { ...this.masks, attachments: [...this.masks.attachments, closed] };
    } else choice?.add(words, ground);
    // Its button goes with it: on to the next one, and after the last to the reason.
    await this.updateComplete;
    if (this.contains(document.activeElement) && document.activeElement?.closest('.personal-findings')) return;
    this.querySelector<HTMLElement>('.personal-findings button, textarea')?.focus();
  }

  #key = (event: KeyboardEvent) => {
    submitByCtrlEnter(event);
    const isTyping = (event.target as HTMLElement).closest('input, textarea, select') !== null;
    if (event.code !== 'KeyM' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const content = this.#loaded.value?.content;
    const [first] = content ? this.#left(maskContent(content, this.masks)) : [];
    if (!first) return;
    event.preventDefault();
    void this.#hide(first);
  };

  #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { words, attachments, publicTitle } = this.masks;
    if (masksNothing(this.masks)) {
      this.#act.refuse('무엇을 가릴지 고르지 않았습니다. 말이나 붙임 파일을 고르거나 공개용 제목을 고쳐 주십시오.');
      return;
    }
    const masked = {
      reason: reasonIn(event),
      words: words.map(({ text, grounds }) => ({ text, grounds: [...grounds] })),
      attachments: attachments.map(({ id, grounds }) => ({ id, grounds: [...grounds] })),
      ...(publicTitle === undefined ? {} : { publicTitle }),
    };
    const { publication } = this.office.clients;
    if (await this.#act.run(() => publication.mask(this.managementNumber, masked))) this.close('공개본을 가렸습니다.');
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'mask-publication-dialog': MaskPublicationDialog;
  }
}
