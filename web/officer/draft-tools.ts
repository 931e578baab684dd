import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { closedName } from '../../shared/disclosure/withheld.ts';
import { isFitHref } from '../../shared/document/body-text.ts';
import type { DocumentEditor, EditorPlace } from '../document/editor/document-editor.ts';
import { addEnclosures } from '../document/editor/enclosures/enclosures.ts';
import { makeBlocks, makeItems, shiftItems } from '../document/editor/item/item-commands.ts';
import type { ItemMark } from '../document/editor/item/item-marker.ts';
import { linkTo } from '../document/editor/link/link.ts';
import { insertTable } from '../document/editor/table/table.ts';
import { TABLE_TOOLS } from '../document/editor/table/table-tools.ts';
import { toggleSyllables } from '../document/editor/text/text.ts';
import { LightElement } from '../elements/light-element.ts';
import { type AskedMark, askedClosing, askedFault, askedMark, markFields } from './close-form.ts';
import './picture-tools.ts';

const ITEMS: readonly (readonly [label: string, says: string, mark: ItemMark])[] = [
  ['1.', '첫째 항목', { kind: 'number', level: 0 }],
  ['가.', '둘째 항목', { kind: 'number', level: 1 }],
  ['1)', '셋째 항목', { kind: 'number', level: 2 }],
  ['가)', '넷째 항목', { kind: 'number', level: 3 }],
  ['□', '네모 항목', { kind: 'square', level: 0 }],
  ['○', '동그라미 항목', { kind: 'circle', level: 1 }],
  ['-', '줄표 항목', { kind: 'dash', level: 2 }],
  ['ㆍ', '가운뎃점 항목', { kind: 'dot', level: 3 }],
  ['※', '참고 항목', { kind: 'note', level: 2 }],
  ['①', '동그라미 숫자 항목', { kind: 'circled', level: 1 }],
];

/** The tools as words and item marks; one tab stop, arrows inside (WAI-ARIA toolbar). */
@customElement('draft-tools')
export class DraftTools extends LightElement {
  @property({ attribute: false }) editor: DocumentEditor | undefined;
  @property({ attribute: false }) place: EditorPlace | undefined;
  /** Of the draft that pictures may be sent to; empty where none can be added. */
  @property() managementNumber = '';
  /** Which days lie ahead. */
  @property({ attribute: false }) now = new Date();
  @state() private asksLink = false;
  @state() private refusal = '';
  /** 비공개 표시 that is being asked for or changed. */
  @state() private asked: AskedMark | undefined;
  /** Of the next mark; 개인정보 is the usual one. */
  #grounds: AskedMark['grounds'] = [6];
  @state() private said = '';
  #tabStop = 0;

  protected override render() {
    const place = this.place;
    return html`<div class="tools" role="toolbar" aria-label="본문 도구" @keydown=${this.#walk} @focusin=${this.#remember}>
        ${this.#blockTools(place)}
        <span class="tools-rule" aria-hidden="true"></span>
        ${this.#tool('굵게', place?.bold, () => this.editor?.toggle('bold'), 'Ctrl+B', 'tool-bold')}
        ${this.#tool('밑줄', place?.underline, () => this.editor?.toggle('underline'), 'Ctrl+U', 'tool-underline')}
        ${this.#tool('링크', place?.href !== undefined, () => this.#askLink())}
        ${this.#tool('비공개 표시', place?.closed !== undefined, () => this.#askMark(place), 'Ctrl+Shift+9')}
        <span class="tools-rule" aria-hidden="true"></span>
        ${this.#tool('표', undefined, () => this.editor?.do(insertTable(3, 3)))}
        ${this.managementNumber === '' ? nothing : this.#tool('그림', undefined, () => this.querySelector('picture-tools')?.choose())}
        ${this.#tool('붙임', undefined, () => this.editor?.do(addEnclosures))}
        <span class="tools-rule" aria-hidden="true"></span>
        ${this.#tool('되돌리기', undefined, () => this.editor?.undo(), 'Ctrl+Z')}
        ${this.#tool('다시', undefined, () => this.editor?.redo(), 'Ctrl+Shift+Z')}
        <span class="tools-rule" aria-hidden="true"></span>
        ${this.#tool('글자 줄나눔', place?.bySyllable, () => this.editor?.do(toggleSyllables), '문서 전체')}
        ${place?.inTable ? this.#tableTools() : nothing}
      </div>
      <picture-tools
        .editor=${this.editor} .place=${place} .managementNumber=${this.managementNumber}
        @picture-closing=${() => this.#askMark(place?.picture?.closed ? place : undefined)}
      ></picture-tools>
      ${this.asksLink ? this.#linkForm() : nothing}${this.asked ? this.#closeForm(this.asked, place) : nothing}
      <p class="visually-hidden" role="status">${this.said}</p>`;
  }

  #blockTools(place: EditorPlace | undefined) {
    const isItem = place?.block === 'item';
    return html`${ITEMS.map(([label, says, mark]) =>
      this.#tool(
        label,
        isItem && place.kind === mark.kind && place.level === mark.level,
        () => this.editor?.do(makeItems(mark)),
        says,
      ),
    )}
      ${this.#tool('Ⅰ', place?.block === 'heading', () => this.editor?.do(makeBlocks('heading')), '장 제목')}
      ${this.#tool('본문', place?.block === 'paragraph', () => this.editor?.do(makeBlocks('paragraph')), '기호 없는 본문')}
      ${this.#tool('←', undefined, () => this.editor?.do(shiftItems(-1)), '한 단계 위로')}
      ${this.#tool('→', undefined, () => this.editor?.do(shiftItems(1)), '한 단계 아래로')}`;
  }

  #tableTools() {
    return html`<div class="tools table-tools" role="group" aria-label="표 도구">
      ${TABLE_TOOLS.map(([words, command]) => this.#tool(words, undefined, () => this.editor?.do(command)))}
    </div>`;
  }

  #tool(words: string, pressed: boolean | undefined, run: () => void, says?: string, style = '') {
    const name = says === undefined || /^Ctrl/.test(says) ? words : `${says} ${words}`;
    return html`<button
      type="button"
      class="tool ${style}"
      tabindex="-1"
      aria-label=${name}
      title=${says ?? nothing}
      aria-pressed=${pressed === undefined ? nothing : pressed}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${run}
    >
      ${words}
    </button>`;
  }

  protected override updated(): void {
    const tools = this.#tools();
    this.#tabStop = Math.min(this.#tabStop, tools.length - 1);
    tools.forEach((tool, index) => {
      tool.tabIndex = index === this.#tabStop ? 0 : -1;
    });
  }

  #tools(): HTMLButtonElement[] {
    return [...this.querySelectorAll<HTMLButtonElement>('.tool')];
  }

  #remember = (event: FocusEvent) => {
    const at = this.#tools().indexOf(event.target as HTMLButtonElement);
    if (at < 0) return;
    this.#tabStop = at;
    this.requestUpdate();
  };

  #walk = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const tools = this.#tools();
    tools[(this.#tabStop + step + tools.length) % tools.length]?.focus();
  };

  /** Asked in a line that covers nothing; of what is marked already how it is, to be changed or taken away. */
  #askMark(place: EditorPlace | undefined): void {
    this.refusal = '';
    this.said = '';
    this.asked = this.asked ? undefined : askedMark(place, this.#grounds);
    void this.updateComplete.then(() => this.querySelector<HTMLInputElement>('.close-form input')?.focus());
  }

  #closeForm(asked: AskedMark, place: EditorPlace | undefined) {
    const change = (part: Partial<AskedMark>) => {
      this.asked = { ...asked, ...part };
      this.refusal = '';
    };
    return html`<form class="link-form close-form" @submit=${this.#close} @keydown=${this.#leaveForm}>
      ${markFields(asked, this.now, change)}
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      <div class="actions">
        ${asked.isMarked ? html`<button type="button" class="button quiet small" @click=${this.#open}>표시 풀기</button>` : nothing}
        ${place?.inTable ? html`<button class="button quiet small" value="table">표 전체 비공개</button>` : nothing}
        ${place?.picture && !asked.isMarked ? html`<button class="button quiet small" value="picture">그림 비공개</button>` : nothing}
        <button class="button small" value="selection">${asked.isMarked ? '표시 고치기' : '비공개 표시'}</button>
      </div>
    </form>`;
  }

  #close = (event: SubmitEvent) => {
    event.preventDefault();
    const { asked } = this;
    if (!asked) return;
    this.refusal = askedFault(asked, this.now);
    if (this.refusal !== '') return;
    this.asked = undefined;
    this.#grounds = asked.grounds;
    const what = (event.submitter as HTMLButtonElement | null)?.value;
    const closing = askedClosing(asked);
    this.editor?.close(asked.grounds, what === 'table' || what === 'picture' ? what : 'selection', closing);
    this.said = `${closedName(asked.grounds)}로 표시했습니다.`;
  };

  #open = () => {
    this.asked = undefined;
    this.editor?.open();
    this.said = '비공개 표시를 풀었습니다.';
  };

  #askLink(): void {
    this.asksLink = !this.asksLink;
    this.refusal = '';
    void this.updateComplete.then(() => this.querySelector<HTMLInputElement>('.link-form input')?.focus());
  }

  /** The address is asked for in a line of its own, which pushes the paper down and covers nothing. */
  #linkForm() {
    return html`<form class="link-form" @submit=${this.#setLink} @keydown=${this.#leaveForm}>
      <label class="field">
        링크 주소
        <input name="href" autocomplete="off" placeholder="https://" .value=${this.place?.href ?? ''} />
      </label>
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      <div class="actions">
        <button type="button" class="button quiet small" @click=${() => this.#putLink(null)}>링크 빼기</button>
        <button class="button small">링크 넣기</button>
      </div>
    </form>`;
  }

  #setLink = (event: SubmitEvent) => {
    event.preventDefault();
    const href = String(new FormData(event.target as HTMLFormElement).get('href')).trim();
    if (isFitHref(href)) this.#putLink(href);
    else this.refusal = '쓸 수 없는 주소입니다. https://로 시작하는 주소나 mailto: 주소를 적어 주십시오.';
  };

  #leaveForm = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && event.ctrlKey) {
      // Of the form alone: the page would send the whole draft.
      event.preventDefault();
      event.stopPropagation();
      (event.currentTarget as HTMLFormElement).requestSubmit();
    }
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.asksLink = false;
    this.asked = undefined;
    this.editor?.focus();
  };

  #putLink(href: string | null): void {
    this.asksLink = false;
    this.editor?.do(linkTo(href));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'draft-tools': DraftTools;
  }
}
