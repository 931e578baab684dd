import type { ReactiveController, ReactiveControllerHost } from 'lit';

const MINUTE_MS = 60_000;

/** Draws its host again every minute: 38분째 must become 39분째 by itself. */
export class EveryMinute implements ReactiveController {
  #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.#host.requestUpdate(), MINUTE_MS);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }
}
