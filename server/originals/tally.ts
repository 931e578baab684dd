import { decodeAddress } from '../../shared/disclosure/decode-address.ts';
import { type LeftOut, type LeftOutReason, READING_LIMITS } from '../../shared/originals/read-document.ts';
import type { AsideText } from './read.ts';
import { ReadingStopped } from './reading-stopped.ts';

const MOST_CELLS = 200_000;
/** Real documents reach 3 (hwpx.md §7); what is deeper was built to break its reader. */
export const MOST_NESTING = 8;

/** Counts what a reader has taken and what it has left out, so that nothing is cut in silence or without end. */
export class Tally {
  readonly #leftOut = new Map<LeftOutReason, number>();
  #textLeft: number = READING_LIMITS.textLength;
  readonly #aside: AsideText[] = [];
  readonly #again = new Set<string>();
  #asideLeft: number = READING_LIMITS.textLength;
  #cells = 0;
  #depth = 0;

  leave(reason: LeftOutReason, count = 1): void {
    if (count > 0) this.#leftOut.set(reason, (this.#leftOut.get(reason) ?? 0) + count);
  }

  count(reason: LeftOutReason): number {
    return this.#leftOut.get(reason) ?? 0;
  }

  /** Text that is shown nowhere and goes out with the file all the same: it is checked for personal data. */
  setAside(text: string, spot: AsideText['spot'] = 'aside'): void {
    this.#leaveAside({ text, spot });
  }

  /** Where a link leads (`hong%40city.example`): told by the check where the text does not say it itself. */
  leaveAddress(address: string): void {
    const said = decodeAddress(address.replace(/^(?:mailto|tel):/i, '')).replace('?', '\n');
    for (const text of said.split('\n')) this.leaveUnlessShown(text);
  }

  /** What stands in the file a second time, as a rule. */
  leaveUnlessShown(text: string): void {
    const words = text.trim();
    if (words === '' || this.#again.has(words)) return;
    this.#again.add(words);
    this.#leaveAside({ text: words, spot: 'aside', unlessShown: true });
  }

  /** What is marked as deleted and still stands in the file; `beside` it what no page ever showed. */
  leaveDeleted({ text, beside = '' }: { readonly text: string; readonly beside?: string }): void {
    this.leave('deletedText', text.length);
    this.setAside(text, 'deleted');
    this.setAside(beside, 'deleted');
  }

  get aside(): readonly AsideText[] {
    return this.#aside;
  }

  /** The text as far as there is room for it. */
  take(text: string): string {
    if (text.length <= this.#textLeft) {
      this.#textLeft -= text.length;
      return text;
    }
    const taken = text.slice(0, this.#textLeft);
    this.leave('textBeyondLimit', text.length - taken.length);
    this.#textLeft = 0;
    return taken;
  }

  get isFull(): boolean {
    return this.#textLeft === 0;
  }

  #leaveAside(aside: AsideText): void {
    const text = aside.text.slice(0, this.#asideLeft);
    this.leave('textBeyondLimit', aside.text.length - text.length);
    this.#asideLeft -= text.length;
    if (text !== '') this.#aside.push({ ...aside, text });
  }

  cell(): void {
    this.#cells += 1;
    if (this.#cells > MOST_CELLS) throw new ReadingStopped('too-many-cells');
  }

  /** Reads what stands in a table's cell or a box, one level deeper. */
  nested<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > MOST_NESTING) throw new ReadingStopped('too-deep');
    const inside = read();
    this.#depth -= 1;
    return inside;
  }

  get leftOut(): readonly LeftOut[] {
    return [...this.#leftOut].map(([reason, count]) => ({ reason, count }));
  }
}
