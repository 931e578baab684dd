import { html } from 'lit';
import type { Kept } from './draft-keeper.ts';
import { keptWords } from './draft-notices.ts';

/** The head of the draft page: what it is, whether it is saved, and what can be done with the whole of it. */
export function draftBar(
  title: string,
  kept: Kept,
  submitting: boolean,
  { preview, save, submit }: Readonly<Record<'preview' | 'save' | 'submit', () => void>>,
) {
  return html`<div class="page-bar draft-bar">
    <a class="back" href="/office/boxes/saved"><span aria-hidden="true">←</span> <span class="back-name">임시저장</span></a>
    <h1 tabindex="-1">${title.trim() === '' ? '제목 없는 기안' : title}</h1>
    ${keptWords(kept)}
    <span class="space"></span>
    <button type="button" class="button quiet" @click=${preview}>미리보기</button>
    <button type="button" class="button" @click=${save}>임시저장 <kbd>Ctrl S</kbd></button>
    <button
      type="button"
      class="button ${submitting ? '' : 'primary'}"
      aria-expanded=${submitting}
      @click=${submit}
    >
      상신 <kbd>Ctrl Enter</kbd>
    </button>
  </div>`;
}
