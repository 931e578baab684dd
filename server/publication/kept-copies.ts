/** `isUsed`: asked for since its turn to go last came; then it goes to the end of the row instead. */
type Kept<Made> = { readonly made: Promise<Made>; weight: number; isUsed: boolean; until: number };

/** How long something stays true, in milliseconds, and the clock that tells; without it, for ever. */
export type Lasting<Made> = { readonly lasts: (made: Made) => number; readonly now: () => number };

const FOR_EVER: Lasting<unknown> = { lasts: () => Number.POSITIVE_INFINITY, now: () => 0 };

/**
 * What was made of public copies (pages, papers), kept by the event that published them: a copy never changes, so
 * what was made of it does not either. When the room is full, those go first that nobody has asked for lately.
 * Holding something here does not make it readable: every request first asks whether the copy is still public.
 */
export class KeptCopies<Made> {
  readonly #kept = new Map<string, Kept<Made>>();
  readonly #room: number;
  readonly #weigh: (made: Made) => number;
  readonly #lasting: Lasting<Made>;
  #weight = 0;

  constructor(room: number, weigh: (made: Made) => number, lasting: Lasting<Made> = FOR_EVER) {
    this.#room = room;
    this.#weigh = weigh;
    this.#lasting = lasting;
  }

  /** What is kept under the key, or what `make` makes; several who ask at once wait for one making. */
  take(key: string, make: () => Promise<Made>): Promise<Made> {
    const found = this.#kept.get(key);
    if (found && this.#lasting.now() < found.until) {
      found.isUsed = true;
      return found.made;
    }
    if (found) this.#weight -= found.weight;
    this.#kept.delete(key);
    const entry: Kept<Made> = { made: make(), weight: 0, isUsed: false, until: Number.POSITIVE_INFINITY };
    this.#kept.set(key, entry);
    entry.made.then(
      (made) => {
        entry.until = this.#lasting.now() + this.#lasting.lasts(made);
        this.#settle(key, entry, this.#weigh(made));
      },
      () => this.#kept.delete(key),
    );
    return entry.made;
  }

  #settle(key: string, entry: Kept<Made>, weight: number): void {
    if (this.#kept.get(key) !== entry) return;
    entry.weight = weight;
    this.#weight += weight;
    for (const [oldest, kept] of this.#kept) {
      if (this.#weight <= this.#room) return;
      this.#kept.delete(oldest);
      if (kept.isUsed) {
        kept.isUsed = false;
        this.#kept.set(oldest, kept);
      } else {
        this.#weight -= kept.weight;
      }
    }
  }
}
