import type { EditorView } from '@tiptap/pm/view';

/**
 * Holds back every change that a program makes while a syllable is being composed. A block inserted above the
 * composed one, or a new level for it, otherwise breaks the syllable (measured: '겨결' instead of '결').
 */
export class ComposingHold {
  readonly #view: EditorView;
  readonly #waiting: (() => void)[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView) {
    this.#view = view;
    view.dom.addEventListener('compositionend', this.#soon);
  }

  /** Runs the change now, or in its turn when the composition has ended and the editor has read its text. */
  run(change: () => void): void {
    if (!this.#view.composing && this.#waiting.length === 0) {
      change();
      return;
    }
    this.#waiting.push(change);
    this.#soon();
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#view.dom.removeEventListener('compositionend', this.#soon);
    this.#waiting.length = 0;
  }

  #soon = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#flush, SETTLE_MS);
  };

  #flush = (): void => {
    if (this.#waiting.length === 0) return;
    if (this.#view.composing) this.#soon();
    else for (const change of this.#waiting.splice(0)) change();
  };
}

/** The editor reads the composed text up to 20 ms after the composition has ended. */
const SETTLE_MS = 60;
