import { html, nothing } from 'lit';
import { PUBLICATION_LIMITS } from '../../shared/disclosure/publication-plan.ts';
import { sentenceOf } from '../client/request.ts';
import type { OneAct } from '../document/one-act.ts';
import type { Loaded } from '../elements/loader.ts';

type Shell = {
  readonly id: string;
  readonly title: string;
  /** While it runs, the dialog stays. */
  readonly act: OneAct;
  readonly close: (said: string) => void;
  readonly key: (event: KeyboardEvent) => void;
  /** What is said while the sides are fetched. */
  readonly waiting: string;
};

/** A dialog with two sides: what it is about and the way out over them, or why they cannot be had. */
export function sidesDialog<Value>(shell: Shell, loaded: Loaded<Value>, sides: (value: Value) => unknown) {
  const { id, title, act, close, key, waiting } = shell;
  const leave = (event: Event) => {
    event.preventDefault();
    if (!act.busy) close('');
  };
  return html`<dialog class="sides report-sides" aria-labelledby=${id} @cancel=${leave} @keydown=${key}>
    <div class="sides-head">
      <h2 id=${id} tabindex="-1">${title}</h2>
      <button type="button" class="button quiet small" ?disabled=${act.busy} @click=${leave}>닫기 <kbd>Esc</kbd></button>
    </div>
    ${loaded.state === 'failed' ? html`<p class="refusal" role="alert">${sentenceOf(loaded.error)}</p>` : nothing}
    ${loaded.state === 'loading' ? html`<p role="status">${waiting}</p>` : nothing}
    ${loaded.state === 'ready' ? sides(loaded.value) : nothing}
  </dialog>`;
}

/** The end of the form of an act that makes a public copy anew: why, what was refused, and the button. */
export function reasonAndButton(parts: {
  readonly note: string;
  readonly act: OneAct;
  readonly button: string;
  readonly disabled: boolean;
}) {
  const { note, act, button, disabled } = parts;
  return html`<label class="field">
      사유 <small>${note}</small>
      <textarea name="reason" rows="2" required maxlength=${PUBLICATION_LIMITS.reason}></textarea>
    </label>
    ${act.words()}
    <p role="status" class="small">${act.busy ? '처리하는 중입니다. 가린 공개본은 점검을 거치므로 조금 걸립니다.' : ''}</p>
    <div class="actions">
      <button class="button primary" ?disabled=${act.busy || disabled}>${button} <kbd>Ctrl Enter</kbd></button>
    </div>`;
}

/** The reason as it was typed into that form. */
export function reasonIn(event: SubmitEvent): string {
  return String(new FormData(event.target as HTMLFormElement).get('reason')).trim();
}
