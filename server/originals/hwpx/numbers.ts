import { numberWords } from '../number-words.ts';
import type { HwpxHead, NumberLevel, ParagraphHeading } from './head.ts';

/**
 * Computes the numbers and signs before paragraphs, which stand nowhere in their text. Each numbering counts by itself
 * through the whole document; a paragraph of a higher level starts the lower ones anew.
 */
export class ParagraphNumbers {
  readonly #head: HwpxHead;
  readonly #counters = new Map<string, number[]>();
  /** The numbering of outlines, as the section names it. */
  outline = '';

  constructor(head: HwpxHead) {
    this.#head = head;
  }

  /** What stands before the next paragraph of this kind; empty where its level has no sign. */
  next({ type, idRef, level }: ParagraphHeading): string {
    if (type === 'BULLET') return this.#head.bullets.get(idRef) ?? '•';
    const id = type === 'OUTLINE' ? this.outline : idRef;
    const levels = this.#head.numberings.get(id);
    const own = levels?.[level];
    if (!levels || !own) return '';
    const counters = this.#countersOf(`${type === 'OUTLINE' ? 'outline' : 'number'} ${id}`);
    // A level that was never counted is at its first number when a lower one begins.
    for (let above = 0; above < level; above += 1) counters[above] ??= levels[above]?.start ?? 1;
    counters[level] = counters[level] === undefined ? own.start : counters[level] + 1;
    counters.length = level + 1;
    return fill(own.pattern, levels, counters);
  }

  #countersOf(key: string): number[] {
    const known = this.#counters.get(key);
    if (known) return known;
    const fresh: number[] = [];
    this.#counters.set(key, fresh);
    return fresh;
  }
}

/** `^1.` is the number of level 1; `^n` and `^N` are the numbers of all levels, the latter with a full stop. */
function fill(pattern: string, levels: readonly NumberLevel[], counters: readonly number[]): string {
  const numberOf = (level: number) => numberWords(counters[level] ?? 1, levels[level]?.format ?? 'digit');
  const path = () => counters.map((_, level) => numberOf(level)).join('.');
  return pattern.replace(/\^(?:(\d{1,2})|([nN]))/g, (_, digits: string | undefined, all: string | undefined) => {
    if (digits !== undefined) return numberOf(Number(digits) - 1);
    return all === 'N' ? `${path()}.` : path();
  });
}
