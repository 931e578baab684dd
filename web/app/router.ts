import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { NAVIGATE } from '../elements/navigate.ts';

const BASE = '/office';

/**
 * Follows links below /office/ without loading anew. Everything else (another target, a download, a held modifier,
 * the API's files, the citizens' site) is left to the browser.
 */
export class Router implements ReactiveController {
  path = location.pathname;
  /** Grows with every move, so that going to the page one is on still opens it anew. */
  moves = 0;
  #host: ReactiveControllerHost & EventTarget;

  constructor(host: ReactiveControllerHost & EventTarget) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('popstate', this.#arrive);
    this.#host.addEventListener('click', this.#follow);
    this.#host.addEventListener(NAVIGATE, this.#obey);
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#arrive);
    this.#host.removeEventListener('click', this.#follow);
    this.#host.removeEventListener(NAVIGATE, this.#obey);
  }

  go(path: string): void {
    if (path !== location.pathname + location.search) history.pushState(null, '', path);
    this.#arrive();
  }

  #arrive = () => {
    this.path = location.pathname;
    this.moves += 1;
    this.#host.requestUpdate();
  };

  #obey = (event: Event) => this.go((event as CustomEvent<string>).detail);

  #follow = (event: Event) => {
    if (!(event instanceof MouseEvent) || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest('a');
    if (link?.target !== '' || link.hasAttribute('download')) return;
    const address = new URL(link.href);
    const inside = address.pathname === BASE || address.pathname.startsWith(`${BASE}/`);
    if (address.origin !== location.origin || !inside || address.hash !== '') return;
    event.preventDefault();
    this.go(address.pathname + address.search);
  };
}
