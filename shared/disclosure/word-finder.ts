/** So many letters of a long word are looked up at every place of a text; fewer are the whole word. */
const BEGINNING = 8;

/**
 * Looks for many loose words at once: one walk over a text for each length they begin with, however many there are. A
 * long word is known by its beginning and then by its length, so that a thousand of one beginning cost no more.
 */
export class WordFinder {
  readonly #byLength = new Map<number, Set<string>>();
  readonly #byBeginning = new Map<string, Map<number, Set<string>>>();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      if (word === '') continue;
      setOf(this.#byLength, Math.min(word.length, BEGINNING)).add(word.slice(0, BEGINNING));
      if (word.length < BEGINNING) continue;
      const begun = this.#byBeginning.get(word.slice(0, BEGINNING)) ?? new Map<number, Set<string>>();
      this.#byBeginning.set(word.slice(0, BEGINNING), begun);
      setOf(begun, word.length).add(word);
    }
  }

  /** Every word at every place where it stands. */
  *placesIn(loose: string): Generator<{ readonly word: string; readonly at: number }> {
    for (const [length, starts] of this.#byLength) {
      for (let at = 0; at + length <= loose.length; at += 1) {
        const start = loose.slice(at, at + length);
        if (!starts.has(start)) continue;
        if (length < BEGINNING) yield { word: start, at };
        else for (const word of this.#begunAt(loose, at, start)) yield { word, at };
      }
    }
  }

  *#begunAt(loose: string, at: number, start: string): Generator<string> {
    for (const [length, words] of this.#byBeginning.get(start) ?? []) {
      const word = loose.slice(at, at + length);
      if (words.has(word)) yield word;
    }
  }
}

function setOf<Key>(sets: Map<Key, Set<string>>, key: Key): Set<string> {
  const known = sets.get(key) ?? new Set<string>();
  sets.set(key, known);
  return known;
}
