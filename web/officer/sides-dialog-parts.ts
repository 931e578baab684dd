import { html, nothing } from 'lit';
import { PUBLICATION_LIMITS } from '../../shared/disclosure/publication-plan.ts';
import { sentenceOf } from '../client/request.ts';
import type { Loaded } from '../elements/loader.ts';

/** The head of a dialog with two sides: what it is about, and the way out. */
export function sidesHead(
  id: string,
  title: string,
  { busy, leave }: { busy: boolean; leave: (event: Event) => void },
) {
  return html`<div class="sides-head">
    <h2 id=${id} tabindex="-1">${title}</h2>
    <button type="button" class="button quiet small" ?disabled=${busy} @click=${leave}>닫기 <kbd>Esc</kbd></button>
  </div>`;
}

/** What stands below it while the sides are fetched, or when they cannot be had. */
export function sidesOnTheWay(loaded: Loaded<unknown>, waiting: string) {
  if (loaded.state === 'failed') return html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>`;
  return loaded.state === 'loading' ? html`<p role="status">${waiting}</p>` : nothing;
}

/**
 * The end of the form of an act that makes a public copy anew: why, what was refused, how long it
 * takes, the button.
 */
export function reasonAndButton(parts: {
  readonly note: string;
  readonly refusal: string;
  readonly busy: boolean;
  readonly button: string;
  readonly disabled: boolean;
}) {
  const { note, refusal, busy, button, disabled } = parts;
  return html`<label class="field">
      사유 <small>${note}</small>
      <textarea name="reason" rows="2" required maxlength=${PUBLICATION_LIMITS.reason}></textarea>
    </label>
    ${refusal === '' ? nothing : html`<p class="refusal" role="alert">${refusal}</p>`}
    <p role="status" class="small">${busy ? '처리하는 중입니다. 가린 공개본은 점검을 거치므로 조금 걸립니다.' : ''}</p>
    <div class="actions">
      <button class="button primary" ?disabled=${busy || disabled}>${button} <kbd>Ctrl Enter</kbd></button>
    </div>`;
}
