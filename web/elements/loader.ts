import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Loaded<Value> =
  | { readonly state: 'idle' | 'loading'; readonly value: Value | undefined }
  | { readonly state: 'ready'; readonly value: Value }
  | { readonly state: 'failed'; readonly value: Value | undefined; readonly error: unknown };

/** Fetches one thing for its host. Only the newest answer counts, and a refetch keeps the old value on the screen. */
export class Loader<Value> implements ReactiveController {
  loaded: Loaded<Value> = { state: 'idle', value: undefined };
  #host: ReactiveControllerHost;
  #newest = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  get value(): Value | undefined {
    return this.loaded.value;
  }

  /** `keep: false` forgets what is shown first, for another document in the same place. */
  async load(fetch: () => Promise<Value>, { keep = true } = {}): Promise<Value | undefined> {
    this.#newest += 1;
    const turn = this.#newest;
    this.#show({ state: 'loading', value: keep ? this.value : undefined });
    try {
      const value = await fetch();
      if (turn !== this.#newest) return undefined;
      this.#show({ state: 'ready', value });
      return value;
    } catch (error) {
      if (turn === this.#newest) this.#show({ state: 'failed', value: this.value, error });
      return undefined;
    }
  }

  forget(): void {
    this.#newest += 1;
    this.#show({ state: 'idle', value: undefined });
  }

  #show(loaded: Loaded<Value>): void {
    this.loaded = loaded;
    this.#host.requestUpdate();
  }
}
