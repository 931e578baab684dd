import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { KeyBinding } from '../elements/keys.ts';

/** The pause before a document is fetched while somebody runs through the list with J. */
const PREVIEW_PAUSE_MS = 120;

/** Which row of a list somebody is at, and which document is shown beside the list. */
export class RowInHand implements ReactiveController {
  chosen = '';
  previewed = '';
  #host: ReactiveControllerHost & HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  choose(managementNumber: string, pauseMs = PREVIEW_PAUSE_MS): void {
    this.chosen = managementNumber;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.previewed = managementNumber;
      this.#host.requestUpdate();
    }, pauseMs);
    this.#host.requestUpdate();
  }

  /** Another list comes. */
  forget(): void {
    this.chosen = '';
    this.previewed = '';
    this.#host.requestUpdate();
  }

  moveKeys(): readonly KeyBinding[] {
    return [
      { key: 'j', says: '다음 문서', run: () => this.#move(1) },
      { key: 'ArrowDown', says: '다음 문서', single: false, run: () => this.#move(1) },
      { key: 'k', says: '앞 문서', run: () => this.#move(-1) },
      { key: 'ArrowUp', says: '앞 문서', single: false, run: () => this.#move(-1) },
    ];
  }

  #move(step: number): void {
    const links = [...this.#host.querySelectorAll<HTMLElement>('.row')];
    const at = links.findIndex((link) => link.dataset.number === this.chosen);
    const focused = links.includes(document.activeElement as HTMLElement);
    // The first press takes the list in hand at the row that is already shown beside it.
    links.at(Math.min(links.length - 1, Math.max(0, focused ? at + step : Math.max(at, 0))))?.focus();
  }
}

/** A press of the mouse that asks for nothing else than this: no new window, no keyboard's click. */
export function isPlainClick(event: MouseEvent): boolean {
  return event.detail > 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
}
