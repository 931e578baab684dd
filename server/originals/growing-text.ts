import type { ReadBlock, ReadRun } from '../../shared/originals/read-document.ts';
import { publicLetters } from './private-letters.ts';
import type { Tally } from './tally.ts';

/** What is said before the text of a paragraph, and whether it is a heading. */
export type ParagraphManner = {
  readonly label?: string;
  readonly depth?: number;
  /** 1 is the widest; absent for a paragraph. */
  readonly heading?: number;
};

/** An outline of half a page is an item of a list, however its style is called. */
const LONGEST_HEADING = 100;

/**
 * The blocks of one text as they are read: runs grow into a paragraph, and what stands beside the text (a table, a
 * picture) closes it, so that everything keeps its order.
 */
export class GrowingText {
  readonly blocks: ReadBlock[] = [];
  readonly #tally: Tally;
  #runs: ReadRun[] = [];
  #manner: ParagraphManner = {};

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  begin(manner: ParagraphManner): void {
    this.end();
    this.#manner = manner;
  }

  text(text: string, style: Omit<ReadRun, 'text'> = {}): void {
    if (text === '') return;
    const taken = this.#tally.take(publicLetters(text, this.#tally));
    if (taken === '') return;
    const last = this.#runs.at(-1);
    if (last && last.hidden === style.hidden && last.href === style.href && last.note === style.note) {
      this.#runs[this.#runs.length - 1] = { ...last, text: last.text + taken };
    } else this.#runs.push({ ...style, text: taken });
  }

  /** The sign of a footnote, which is no text of the file. */
  note(number: number): void {
    this.#runs.push({ text: '', note: number });
  }

  block(block: ReadBlock): void {
    this.#close();
    this.blocks.push(block);
  }

  end(): void {
    this.#close();
    this.#manner = {};
  }

  #close(): void {
    const content = trimmed(this.#runs);
    this.#runs = [];
    if (content.length === 0) return;
    const { label, depth, heading } = this.#manner;
    // Whatever follows within the same paragraph is its continuation and has no number of its own.
    this.#manner = {};
    const labelled = label === undefined || label === '' ? {} : { label: publicLetters(label, this.#tally) };
    const length = content.reduce((sum, run) => sum + run.text.length, 0);
    if (heading !== undefined && length <= LONGEST_HEADING) {
      this.blocks.push({ type: 'heading', level: heading, ...labelled, content });
    } else {
      const deep = depth === undefined ? {} : { depth };
      this.blocks.push({ type: 'paragraph', ...labelled, ...deep, content });
    }
  }
}

/** Without the white space around it; nothing where nothing is left. */
function trimmed(runs: readonly ReadRun[]): ReadRun[] {
  const kept = [...runs];
  const isEmpty = (run: ReadRun | undefined) => run !== undefined && run.note === undefined && run.text.trim() === '';
  while (isEmpty(kept[0])) kept.shift();
  while (isEmpty(kept.at(-1))) kept.pop();
  const [first] = kept;
  if (first) kept[0] = { ...first, text: first.text.trimStart() };
  const last = kept.at(-1);
  if (last) kept[kept.length - 1] = { ...last, text: last.text.trimEnd() };
  return kept;
}
