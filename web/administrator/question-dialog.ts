import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sentenceOf } from '../client/request.ts';
import { LightElement } from '../elements/light-element.ts';

/** One question over the page: what happens, what must be said with it, and the one button that does it. */
export type Question = {
  readonly heading: string;
  /** One sentence of consequence. */
  readonly consequence: string;
  readonly button: string;
  readonly fields?: () => TemplateResult;
  /** Does it; a refusal stays in the dialog with everything typed, success closes it. */
  readonly act: (data: FormData) => Promise<void>;
};

/** The dialog after the ARIA pattern: it keeps the focus, Esc leaves it, and the focus goes back to who asked. */
@customElement('question-dialog')
export class QuestionDialog extends LightElement {
  @property({ attribute: false }) question: Question | undefined;
  @state() private refusal = '';
  @state() private busy = false;
  #asker: Element | null = null;

  ask(question: Question): void {
    this.#asker = document.activeElement;
    this.question = question;
    this.refusal = '';
    void this.updateComplete.then(() => this.querySelector('dialog')?.showModal());
  }

  protected override render() {
    const { question } = this;
    if (!question) return nothing;
    return html`<dialog class="modal" aria-labelledby="asked-title" @cancel=${this.#leave}>
      <form @submit=${this.#submit}>
        <h2 id="asked-title">${question.heading}</h2>
        <p>${question.consequence}</p>
        ${question.fields?.() ?? nothing}
        ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
        <div class="actions">
          <button type="button" class="button quiet" @click=${this.#leave}>취소 <kbd>Esc</kbd></button>
          <button class="button primary" ?disabled=${this.busy}>${question.button}</button>
        </div>
      </form>
    </dialog>`;
  }

  #leave = (event: Event) => {
    event.preventDefault();
    this.#close();
  };

  #close(): void {
    this.querySelector('dialog')?.close();
    this.question = undefined;
    if (this.#asker instanceof HTMLElement && this.#asker.isConnected) this.#asker.focus();
  }

  #submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { question } = this;
    if (!question || this.busy) return;
    this.busy = true;
    this.refusal = '';
    try {
      await question.act(new FormData(event.target as HTMLFormElement));
      this.#close();
    } catch (error) {
      this.refusal = sentenceOf(error);
    } finally {
      this.busy = false;
    }
  };
}

/** Every act of administration says why. */
export function reasonField(label = '사유') {
  return html`<label class="field">${label} <textarea name="reason" rows="2" required maxlength="500"></textarea></label>`;
}

export function reasonOf(data: FormData): { readonly reason: string } {
  return { reason: String(data.get('reason')).trim() };
}

declare global {
  interface HTMLElementTagNameMap {
    'question-dialog': QuestionDialog;
  }
}
