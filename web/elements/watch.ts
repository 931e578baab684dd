import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Watched<Value> = { readonly value: Value; watch(tell: () => void): () => void };

/** Draws its host again whenever the watched value changes, and tells who wants to act on the change. */
export class Watch<Value> implements ReactiveController {
  #host: ReactiveControllerHost;
  #find: () => Watched<Value>;
  #onChange: ((value: Value) => void) | undefined;
  #end = () => {};

  constructor(host: ReactiveControllerHost, find: () => Watched<Value>, onChange?: (value: Value) => void) {
    this.#host = host;
    this.#find = find;
    this.#onChange = onChange;
    host.addController(this);
  }

  get value(): Value {
    return this.#find().value;
  }

  hostConnected(): void {
    const watched = this.#find();
    this.#end = watched.watch(() => {
      this.#host.requestUpdate();
      this.#onChange?.(watched.value);
    });
  }

  hostDisconnected(): void {
    this.#end();
  }
}
