import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { closedPassages, openElsewhere } from '../../shared/disclosure/closed-passages.ts';
import { closingWords, ownClosings } from '../../shared/disclosure/own-closings.ts';
import type { CheckedContent } from '../../shared/disclosure/personal-data/check-content.ts';
import { closedAttachmentLine, viewOnceApproved } from '../../shared/disclosure/public-view.ts';
import { redactContent } from '../../shared/disclosure/redact.ts';
import { suspectedInShortTexts, suspectedList } from '../../shared/disclosure/suspected-words.ts';
import { closedName } from '../../shared/disclosure/withheld.ts';
import { bodyMarkup } from '../../shared/markup/body.ts';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';
import { Loader } from '../elements/loader.ts';

/** So many places that are closed alike are shown; the text itself marks them all. */
const MOST_PLACES = 5;

/** A text as officials have it and as citizens would be shown it. */
export type TwoSided = CheckedContent & { readonly title: string };

/** 내부용과 공개용: the whole text beside its public copy, made by the very rule that makes the copy. */
@customElement('public-side')
export class PublicSide extends LightElement {
  @property({ attribute: false }) content!: TwoSided;
  /** What citizens are shown where something was decided since: asked for when somebody looks. */
  @property({ attribute: false }) current: (() => Promise<TwoSided>) | undefined;
  @state() private isOpen = false;
  #shown = new Loader<TwoSided>(this);

  protected override render() {
    const marks = closedPassages(this.content.body).length;
    return html`<section class="public-side" aria-labelledby="public-side-heading">
      <h2 id="public-side-heading">공개용 문서 <small class="side">${marks > 0 ? `비공개 표시 ${marks}곳` : nothing}</small></h2>
      ${this.#openWords()}${this.#suspected()} ${this.#closings()}
      <p><button type="button" class="button small" @click=${this.#show}>내부용·공개용 나란히 보기</button></p>
      ${this.isOpen ? this.#dialog() : nothing}
    </section>`;
  }

  /** A word that is closed at one place only: perhaps it was meant so, perhaps the other place was overlooked. */
  #openWords() {
    const view = viewOnceApproved(this.content);
    const words = view.bodyShown ? openElsewhere(this.content.body) : [];
    if (words.length === 0) return nothing;
    return html`<p class="small" role="status">비공개로 표시한 말이 다른 곳에는 열려 있습니다: ${words
      .map(({ word, count }) => `‘${word}’ ${count}곳`)
      .join(', ')}. 그곳도 가려야 하는지 살펴 주십시오.</p>`;
  }

  /** Why and until when passages are closed by themselves: whoever decides reads it here. */
  #closings() {
    const own = ownClosings(this.content.body);
    if (own.length === 0) return nothing;
    return html`<h3 class="own-closings-title" id="own-closings-heading">사유나 예정일을 따로 적은 곳</h3>
      <ul class="own-closings" aria-labelledby="own-closings-heading">
        ${own.map(({ grounds, closing, places }) => {
          const rest = places.length - MOST_PLACES;
          return html`<li>
            ${places.slice(0, MOST_PLACES).join(', ')}${rest > 0 ? ` 밖 ${rest}곳` : nothing}
            <small><b>${closedName(grounds)}</b> ${closingWords(closing)}</small>
          </li>`;
        })}
      </ul>`;
  }

  /** A word of what is closed that is left where nobody can put a mark: it stops the publication, or the row. */
  #suspected() {
    const words = suspectedInShortTexts(this.content);
    if (words.length === 0) return nothing;
    const { readable, bodyShown } = viewOnceApproved(this.content);
    const waits = readable ? '결재가 끝나도 공개되지' : '정보목록에 올리는 기관이면 목록에 오르지';
    const advice = bodyShown ? '그 글을 고치거나, 그 말만 따로 비공개로 표시해 주십시오.' : '그 글을 고쳐 주십시오.';
    return html`<p class="small" role="status">비공개로 한 글에 있는 말이 짧은 글에 남아 있습니다: ${suspectedList(words)}. 그대로 두면 ${waits} 않고 정보공개담당의 결정을 기다립니다. ${advice}</p>`;
  }

  #dialog() {
    const { content } = this;
    return html`<dialog class="sides" aria-labelledby="sides-heading" @close=${this.#closed}>
      <div class="sides-head">
        <h2 id="sides-heading">내부용과 공개용</h2>
        <button type="button" class="button quiet small" @click=${this.#close}>닫기</button>
      </div>
      <div class="sides-pair">
        <section aria-label="내부용" tabindex="0">
          <h3>내부용 <small>직원이 보는 전체</small></h3>
          ${text(content.title, content.body)}
        </section>
        <section aria-label="공개용" tabindex="0">
          <h3>공개용 <small>시민이 보는 것</small></h3>
          ${this.current ? this.#asItStands() : publicText(content)}
        </section>
      </div>
    </dialog>`;
  }

  #asItStands() {
    const { loaded } = this.#shown;
    if (loaded.state === 'failed') return html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>`;
    return loaded.value ? publicText(loaded.value) : html`<p role="status">공개본을 불러오는 중입니다.</p>`;
  }

  #show = async () => {
    const { current } = this;
    this.isOpen = true;
    if (current) void this.#shown.load(current, { keep: false });
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
  };

  #close = () => this.querySelector('dialog')?.close();

  #closed = () => {
    this.isOpen = false;
    this.querySelector<HTMLElement>('.public-side button')?.focus();
  };
}

/** What citizens are shown of a text: its public title, its body as far as it is open, and the facts beside it. */
export function publicText(content: TwoSided) {
  const view = viewOnceApproved(content);
  const { publicTitle, summary, keywords, body, attachments } = redactContent(content);
  if (!view.readable) {
    return html`<p class="sides-title">${publicTitle}</p>
      <p>비공개 문서라서 본문과 붙임은 시민에게 보이지 않습니다. 제목은 정보목록에 나올 수 있습니다.</p>`;
  }
  const names = attachments.map(({ name, disclosure }) =>
    disclosure.level === 'open' ? name : closedAttachmentLine(disclosure),
  );
  const facts: readonly (readonly [string, string])[] = [
    ['요지', view.bodyShown ? summary : ''],
    ['키워드', view.bodyShown ? keywords.join(', ') : ''],
    ['붙임 파일', names.join(', ')],
  ];
  const shown = facts.filter(([, value]) => value !== '');
  return html`${
    view.bodyShown
      ? text(publicTitle, body)
      : html`<p class="sides-title">${publicTitle}</p><p>본문은 공개하지 않습니다. 제목과 문서 정보만 보입니다.</p>`
  }
    ${shown.length > 0 ? html`<dl class="sides-facts">${shown.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>` : nothing}`;
}

function text(title: string, body: TwoSided['body']) {
  return html`<p class="sides-title">${title}</p>
    <div class="document-body">${guard([body], () => unsafeHTML(bodyMarkup(body).toString()))}</div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'public-side': PublicSide;
  }
}
