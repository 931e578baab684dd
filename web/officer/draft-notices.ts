import { html, nothing } from 'lit';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { withParticle } from '../../shared/kernel/particle.ts';
import { sentenceOf } from '../client/request.ts';
import { fullMoment } from '../document/moments.ts';
import type { DraftCheck } from './draft-form.ts';
import type { Kept } from './draft-keeper.ts';

/** 10:42:08 저장됨: where the text is, in words; the word changes with the safety. */
export function keptWords(kept: Kept) {
  switch (kept.is) {
    case 'saved':
      return html`<span class="kept is-saved">${clock(kept.at)} 저장됨</span>`;
    case 'changed':
      return html`<span class="kept">적는 중, 곧 저장합니다</span>`;
    case 'saving':
      return html`<span class="kept">저장하는 중</span>`;
    case 'local':
      return html`<span class="kept is-local">이 기기에만 보관 ${clock(kept.at)}</span>`;
    case 'stale':
      return html`<span class="kept is-refused">저장하지 않음</span>`;
    case 'refused':
      return html`<span class="kept is-refused">저장하지 못함</span>`;
  }
}

/** The time of a save to the second; another day's save carries its date. */
function clock(at: string): string {
  const instant = new Date(at);
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'Asia/Seoul' }).format(instant);
  return dayInKorea(instant) === dayInKorea(new Date()) ? time : fullMoment(at);
}

/** Why the document came back stands above everything, until it goes up again. */
export function returnNotice({ status, rejection }: DraftReply) {
  if (rejection) {
    return html`<section class="draft-notice" aria-label="반려 사유">
      <p><b>${withParticle(`${rejection.by} ${rejection.postTitle}`, '이(가)')}</b> ${fullMoment(rejection.at)}에 반려하였습니다. 고쳐서 다시 상신할 수 있습니다.</p>
      <blockquote>${rejection.reason}</blockquote>
    </section>`;
  }
  return status === 'recalled'
    ? html`<section class="draft-notice" aria-label="회수한 문서">
        <p>회수한 문서입니다. 고쳐서 다시 상신할 수 있습니다.</p>
      </section>`
    : nothing;
}

type Choices = { readonly takeTheirs: () => void; readonly keepMine: () => void };

/** What the person must know, or choose, about where the text is. */
export function keptNotice(kept: Kept, choices: Choices) {
  if (kept.is === 'stale') return staleNotice(choices);
  if (kept.is === 'refused') return html`<p class="draft-notice refusal" role="alert">${kept.why}</p>`;
  if (kept.is !== 'local') return nothing;
  return html`<p class="draft-notice" role="status">${kept.why} 적은 내용은 이 기기에 그대로 있습니다.</p>`;
}

/** Two texts of one draft: both stay within reach, and nothing is decided without the person. */
function staleNotice({ takeTheirs, keepMine }: Choices) {
  return html`<section class="draft-notice" role="alert" aria-label="먼저 저장된 내용">
    <p>다른 창에서 먼저 저장하였습니다. 지금 적은 내용은 이 기기에 그대로 있습니다.</p>
    <div class="act-row">
      <button type="button" class="button small" @click=${takeTheirs}>저장된 내용 불러오기</button>
      <button type="button" class="button small" @click=${keepMine}>지금 내용으로 저장하기</button>
    </div>
  </section>`;
}

/** A text that came from this device, or one that was set aside, and the way back to the other. */
export function swapNotice(words: string, button: string, swap: () => void, close: () => void) {
  return html`<section class="draft-notice" role="status">
    <p>${words}</p>
    <div class="act-row">
      <button type="button" class="button small" @click=${swap}>${button}</button>
      <button type="button" class="button quiet small" @click=${close}>그대로 쓰기</button>
    </div>
  </section>`;
}

/** 상신 전 점검: in words, the same rules the server asks; each leads to where it is mended. */
export function checkSection(checks: readonly DraftCheck[], go: (place: string) => void) {
  const faults = checks.filter((check) => check.fault !== undefined).length;
  return html`<section aria-labelledby="checks-heading">
    <h2 id="checks-heading" tabindex="-1">
      상신 전 점검 <small class="side">${faults === 0 ? '고칠 것 없음' : `고칠 것 ${faults}`}</small>
    </h2>
    <ul class="checks">
      ${checks.map(
        ({ name, fault, place }) => html`<li>
          ${fault === undefined ? html`<b class="is-right">맞음</b>` : html`<b class="is-blocked">막음</b>`}
          <span>${fault === undefined ? name : html`<button type="button" class="text-button" @click=${() => go(place)}>${name}</button> <small>${fault}</small>`}</span>
        </li>`,
      )}
    </ul>
  </section>`;
}

/** A draft that cannot be opened: why, and where to go on. */
export function draftFailure(error: unknown) {
  return html`<section class="alone">
    <h1 tabindex="-1">기안을 열 수 없습니다</h1>
    <p>${sentenceOf(error)}</p>
    <p><a class="link" href="/office/boxes/saved">임시저장 열기</a></p>
  </section>`;
}
