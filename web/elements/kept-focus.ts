import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Whoever stood on something that a page has drawn away stands at its heading, not at the top of the browser: a
 * heading that waits for its text, a button that has done its work.
 */
export class KeptFocus implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #stoodHere = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#stoodHere = this.#host.contains(document.activeElement);
  }

  hostUpdated(): void {
    if (this.#stoodHere) this.leadBack();
  }

  leadBack(): void {
    if (document.activeElement !== document.body) return;
    this.#host.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }
}
