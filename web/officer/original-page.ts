import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import type { ReadingReply } from '../../shared/contract/originals.ts';
import { PERSONAL_DATA_LABELS } from '../../shared/disclosure/personal-data/personal-finding.ts';
import { originalMarkup } from '../../shared/markup/original.ts';
import { viewOfWords } from '../../shared/originals/left-out-words.ts';
import { pdfOf } from '../../shared/originals/original-format.ts';
import type { Office } from '../client/office.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';
import { nameThePage } from '../elements/navigate.ts';
import { sizeWords, viewPdfLink } from './document-facts.ts';

type Reading = ReadingReply['reading'];
type Ready = Extract<Reading, { state: 'ready' }>;

const FIRST_PAUSE_MS = 700;
const LONGEST_PAUSE_MS = 5_000;

/** 문서 보기: an attachment as text, for whoever cannot or need not open its own program. */
@customElement('original-page')
export class OriginalPage extends LightElement {
  @property({ attribute: false }) office!: Office;
  /** `documents/D…/attachments/…` or `drafts/…`. */
  @property() place = '';
  @state() private refusal = '';
  #reading = new Loader<ReadingReply>(this);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pauseMs = FIRST_PAUSE_MS;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('place')) void this.#load(1);
  }

  protected override render() {
    const { loaded } = this.#reading;
    const { value } = loaded;
    if (!value && loaded.state === 'failed') return this.#failure(loaded.error);
    const back = `/office/${this.place.replace(/\/attachments\/.*$/, '')}`;
    return html`<div class="page-bar">
        <a class="back" href=${back}><span aria-hidden="true">←</span> <span class="back-name">문서로</span></a>
        <h1 tabindex="-1">${value?.name ?? '붙임을 여는 중'}</h1>
        <span class="space"></span>
        ${value ? this.#bar(value) : nothing}
      </div>
      <div class="original" aria-busy=${value === undefined || value.reading.state === 'waiting'}>
        <p role="status" class="visually-hidden">${value ? stateWords(value.reading) : '여는 중입니다.'}</p>
        ${value ? this.#content(value) : nothing}
      </div>`;
  }

  #bar({ name, size, mediaType, reading }: ReadingReply) {
    const address = this.office.clients.originals.fileAddress(this.place);
    // Of a draft there is no PDF: it may still become another file.
    const hasPdf = this.place.startsWith('documents/') && reading.state === 'ready' && pdfOf(mediaType) === 'view';
    return html`<a class="button" href=${address} download=${name}
        >원문 받기&nbsp;<small>${sizeWords(size)}</small></a
      >
      ${hasPdf ? viewPdfLink(address, name, 'button') : nothing}
      <button type="button" class="button print-button" @click=${() => print()}>인쇄</button>`;
  }

  #content({ name, reading }: ReadingReply) {
    if (reading.state === 'waiting') {
      return html`<p class="read-state">파일을 읽고 있습니다. 다 되면 여기에 보입니다.</p>`;
    }
    if (reading.state === 'failed') return this.#failed(reading);
    const { format } = reading.document;
    return html`<p class="small">${viewOfWords(format)}</p>
      ${personalDataNotice(reading.document.personalData)} ${this.#pages(reading, '화면 넘기기')}
      <article class="read-text" aria-label=${name}>${guard([reading], () => this.#markup(reading, name))}</article>
      ${this.#pages(reading, '화면 넘기기, 아래')}`;
  }

  /** The markup escapes every letter of the file: it is the one thing that may enter the page as markup. */
  #markup(reading: Ready, name: string) {
    const { document, page, pages } = reading;
    const picture =
      document.format === 'picture'
        ? { address: this.office.clients.originals.fileAddress(this.place), name }
        : undefined;
    const drawing = { page: document.parts, isFirst: page === 1, isLast: page === pages };
    return unsafeHTML(originalMarkup(document, { ...drawing, ...(picture ? { picture } : {}) }).toString());
  }

  #pages({ page, pages, outline }: Ready, name: string) {
    if (pages === 1 && outline.length < 2) return nothing;
    const here = outline.find((part) => part.page === page) ?? outline.findLast((part) => part.page < page);
    return html`<nav class="read-pages" aria-label=${name}>
      ${
        pages === 1
          ? nothing
          : html`<button type="button" class="button" ?disabled=${page === 1} @click=${() => this.#load(page - 1)}>앞 화면</button>
            <span>${page} / ${pages}</span>
            <button type="button" class="button" ?disabled=${page === pages} @click=${() => this.#load(page + 1)}>다음 화면</button>`
      }
      ${
        outline.length < 2
          ? nothing
          : html`<label>바로 가기
              <select @change=${(event: Event) => this.#go(outline, (event.target as HTMLSelectElement).selectedIndex)}>
                ${outline.map(
                  (part) =>
                    html`<option ?selected=${part === here}>${part.name}${part.hidden ? ` (${part.hidden})` : ''}</option>`,
                )}
              </select></label
            >`
      }
    </nav>`;
  }

  #failed({ reason, mayReadAgain, advice }: Extract<Reading, { state: 'failed' }>) {
    return html`<div class="read-state">
      <p role="alert">${this.refusal === '' ? reason : this.refusal}</p>
      ${advice === undefined ? nothing : html`<p>${advice}</p>`}
      <div class="actions">
        ${mayReadAgain ? html`<button type="button" class="button" @click=${() => this.#again()}>다시 읽기</button>` : nothing}
      </div>
    </div>`;
  }

  #failure(error: unknown) {
    return html`<section class="alone">
      <h1 tabindex="-1">붙임을 볼 수 없습니다</h1>
      <p role="alert">${sentenceOf(error)}</p>
      <div class="actions">
        <a class="button" href="/office/boxes/waiting">목록으로</a>
        <button type="button" class="button" @click=${() => this.#load(1)}>다시 열기</button>
      </div>
    </section>`;
  }

  async #go(outline: Ready['outline'], index: number): Promise<void> {
    const part = outline[index];
    if (!part) return;
    await this.#load(part.page);
    await this.updateComplete;
    // The parts of a page stand in its order; the one that was chosen is found among them.
    const before = outline.slice(0, index).filter(({ page }) => page === part.page).length;
    const heading = this.querySelectorAll<HTMLElement>('.read-part > h2')[before];
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  }

  async #load(page: number, background = false): Promise<void> {
    clearTimeout(this.#timer);
    const { originals } = this.office.clients;
    const keep = this.#reading.value?.reading.state === 'ready' || background;
    const reply = await this.#reading.load(() => originals.read(this.place, page, background), { keep });
    if (!reply) return;
    nameThePage(reply.name);
    if (reply.reading.state === 'waiting') this.#waitFor(page);
    else if (!background && page > 1) this.querySelector('.read-text')?.scrollIntoView();
  }

  /** The file is read by a process of its own, and nobody is told when it is done: the page asks, ever more rarely. */
  #waitFor(page: number): void {
    this.#timer = setTimeout(() => void this.#load(page, true), this.#pauseMs);
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
  }

  async #again(): Promise<void> {
    this.refusal = '';
    try {
      await this.office.clients.originals.readAgain(this.place);
      this.#pauseMs = FIRST_PAUSE_MS;
      await this.#load(1);
    } catch (error) {
      this.refusal = sentenceOf(error);
    }
  }
}

/** 개인정보 점검: said to officials, who decide whether citizens may have the file. */
function personalDataNotice(found: Ready['document']['personalData']) {
  if (found.length === 0) return nothing;
  const kinds = found.map(({ kind, count }) => `${PERSONAL_DATA_LABELS[kind]} ${count}건`).join(', ');
  return html`<div class="read-notice" role="note" aria-label="개인정보 점검">
    <p><b>개인정보로 확실한 것: ${kinds}</b></p>
    <p>숨은 시트와 메모, 파일 정보까지 살핀 결과입니다. 시민에게 공개할 파일이면 지우고 다시 올리거나 비공개로 바꾸어 주십시오.</p>
  </div>`;
}

function stateWords(reading: Reading): string {
  if (reading.state === 'waiting') return '파일을 읽고 있습니다.';
  if (reading.state === 'failed') return '';
  return reading.pages === 1 ? '다 읽었습니다.' : `${reading.pages}화면 가운데 ${reading.page}화면입니다.`;
}

declare global {
  interface HTMLElementTagNameMap {
    'original-page': OriginalPage;
  }
}
