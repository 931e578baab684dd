import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether the window is wide enough for a second pane; draws its host again when that changes. */
export class Wide implements ReactiveController {
  #query: MediaQueryList;
  #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost, fromPx: number) {
    this.#host = host;
    this.#query = matchMedia(`(min-width: ${fromPx}px)`);
    host.addController(this);
  }

  get matches(): boolean {
    return this.#query.matches;
  }

  hostConnected(): void {
    this.#query.addEventListener('change', this.#tell);
  }

  hostDisconnected(): void {
    this.#query.removeEventListener('change', this.#tell);
  }

  #tell = () => this.#host.requestUpdate();
}
