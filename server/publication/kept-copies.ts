/**
 * What was made of public copies (pages, papers), kept by the event that published them: a copy never changes, so
 * what was made of it does not either. The least used go first when the room is full. Holding something here does
 * not make it readable: every request first asks whether the copy is still public.
 */
export class KeptCopies<Made> {
  readonly #kept = new Map<string, { readonly made: Promise<Made>; weight: number }>();
  readonly #room: number;
  readonly #weigh: (made: Made) => number;
  #weight = 0;

  constructor(room: number, weigh: (made: Made) => number) {
    this.#room = room;
    this.#weigh = weigh;
  }

  /** What is kept under the key, or what `make` makes; several who ask at once wait for one making. */
  take(key: string, make: () => Promise<Made>): Promise<Made> {
    const found = this.#kept.get(key);
    if (found) {
      this.#kept.delete(key);
      this.#kept.set(key, found);
      return found.made;
    }
    const entry = { made: make(), weight: 0 };
    this.#kept.set(key, entry);
    entry.made.then(
      (made) => this.#settle(key, entry, this.#weigh(made)),
      () => this.#kept.delete(key),
    );
    return entry.made;
  }

  #settle(key: string, entry: { weight: number }, weight: number): void {
    if (this.#kept.get(key) !== entry) return;
    entry.weight = weight;
    this.#weight += weight;
    for (const [oldest, { weight: freed }] of this.#kept) {
      if (this.#weight <= this.#room) return;
      this.#kept.delete(oldest);
      this.#weight -= freed;
    }
  }
}
