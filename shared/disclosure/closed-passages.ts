import { type Block, type Body, type ClosedGrounds, type Run, runsText } from '../document/body.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { Disclosure } from './disclosure.ts';
import { looseText, placesOf } from './loose-text.ts';
import { tellingWords } from './telling-words.ts';
import { allGrounds } from './withheld.ts';
import { WordFinder } from './word-finder.ts';

/** A passage of the body that citizens are not shown, with what stands open right before and after it (`NEAR`). */
export type ClosedPassage = {
  readonly text: string;
  readonly grounds: ClosedGrounds;
  /** The place of its block in the body. */
  readonly block: number;
  readonly before: string;
  readonly after: string;
};

/** 비공개 표시 and 공개구분 must say the same: an open text hides nothing, and every ground is one of the document's. */
export function marksFault({
  disclosure,
  body,
}: {
  readonly disclosure: Disclosure;
  readonly body: Body;
}): Refusal<'closed-in-open' | 'closed-ground-missing'> | undefined {
  const used = groundsUsed(body);
  if (used.length === 0) return undefined;
  if (disclosure.level === 'open') return refuse('closed-in-open', { grounds: used.join('·') });
  const missing = used.filter((ground) => !disclosure.grounds.includes(ground));
  return missing.length > 0 ? refuse('closed-ground-missing', { grounds: missing.join('·') }) : undefined;
}

/** What citizens may be shown, as its drafter has chosen it. */
type Chosen = { readonly disclosure: Disclosure; readonly bodyOpen: boolean };

/**
 * 공개구분 after new marks: what was open becomes 부분공개 with its body shown but for the marks, and grounds that the
 * document did not have are added. A mark that goes takes nothing along: whether the rest may be open is for people.
 */
export function withMarkedGrounds({ disclosure, bodyOpen }: Chosen, body: Body): Chosen {
  const used = groundsUsed(body);
  if (used.length === 0) return { disclosure, bodyOpen };
  const isOpen = disclosure.level === 'open';
  return {
    disclosure: {
      level: isOpen ? 'partiallyOpen' : disclosure.level,
      grounds: allGrounds([disclosure.grounds, used]),
    },
    bodyOpen: isOpen || bodyOpen,
  };
}

/** All texts of a block, each with what closes it as a whole. */
type Line = { readonly runs: readonly Run[]; readonly closed?: ClosedGrounds | undefined };

/** Everything of the body that is closed, in its order. What is closed together is one passage. */
export function closedPassages(body: Body): ClosedPassage[] {
  return body.blocks.flatMap((block, at) => linesOf(block).flatMap((line) => passagesOf(line, at)));
}

/** The grounds that the marks of a body are made on. */
export function groundsUsed(body: Body): readonly ClosedGrounds[number][] {
  return allGrounds(
    body.blocks.flatMap((block) => [
      ...(block.type === 'table'
        ? [block.closed, ...block.rows.flatMap(({ cells }) => cells.map((c) => c.closed))]
        : block.type === 'image'
          ? [block.closed]
          : []),
      ...linesOf(block).flatMap((line) => line.runs.map((run) => run.closed)),
    ]),
  );
}

export function linesOf(block: Block): Line[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'item':
      return [{ runs: block.content }];
    case 'enclosures':
      return block.items.map((runs) => ({ runs }));
    case 'image':
      return [[{ text: block.alt }], block.caption].map((runs) => ({ runs, closed: block.closed }));
    case 'table':
      return block.rows.flatMap(({ cells }) =>
        cells.flatMap((cell) =>
          cell.content.map(({ content }) => ({ runs: content, closed: cell.closed ?? block.closed })),
        ),
      );
  }
}

/** In letters: a list of thousands of closed numbers in one paragraph has as many passages as it is long. */
const NEAR = 1_000;

function passagesOf({ runs, closed }: Line, block: number): ClosedPassage[] {
  if (closed) return [{ text: runsText(runs), grounds: closed, block, before: '', after: '' }];
  const passages: ClosedPassage[] = [];
  const open = openText(runs);
  let shown = 0;
  for (let from = 0; from < runs.length; from += 1) {
    const run = runs[from];
    if (!run?.closed) {
      shown += run?.text.length ?? 0;
      continue;
    }
    let to = from;
    while (runs[to]?.closed) to += 1;
    const inside = runs.slice(from, to);
    passages.push({
      text: runsText(inside),
      grounds: allGrounds(inside.map((run) => run.closed)),
      block,
      before: open.slice(Math.max(0, shown - NEAR), shown),
      after: open.slice(shown, shown + NEAR),
    });
    from = to - 1;
  }
  return passages;
}

/** What citizens read of these runs. */
function openText(runs: readonly Run[]): string {
  return runsText(runs.filter((run) => !run.closed));
}

/** What stands open in the body, one line for each text. */
export function openBodyText(body: Body): string {
  return body.blocks
    .flatMap(linesOf)
    .map(({ runs, closed }) => (closed ? '' : openText(runs)))
    .join('\n');
}

/** A word that is closed wherever it stands in the body, and the grounds of its passages. */
export type ClosedWord = { readonly word: string; readonly grounds: ClosedGrounds };

/**
 * The words that only closed passages have, the longest first. What also stands open in the body is not among them:
 * whoever closes a word at one place and leaves it at another has closed the place and not the word.
 */
export function closedWords(body: Body): readonly ClosedWord[] {
  const passages = closedPassages(body);
  if (passages.length === 0) return [];
  const found = new Map<string, ClosedGrounds>();
  for (const { text, grounds } of passages) {
    for (const word of tellingWords(text)) found.set(word, allGrounds([found.get(word), grounds]));
  }
  for (const { word } of new WordFinder(found.keys()).placesIn(looseText(openBodyText(body)).text)) found.delete(word);
  return [...found]
    .map(([word, grounds]) => ({ word, grounds }))
    .sort((one, other) => other.word.length - one.word.length);
}

/** Closed words that stand open elsewhere in the body, as they were written, with how often: their drafter is told. */
export function openElsewhere(body: Body): readonly { readonly word: string; readonly count: number }[] {
  const closed = new Map<string, string>();
  for (const { text } of closedPassages(body)) {
    for (const word of tellingWords(text)) if (!closed.has(word)) closed.set(word, text);
  }
  const counts = new Map<string, number>();
  for (const { word } of new WordFinder(closed.keys()).placesIn(looseText(openBodyText(body)).text)) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => ({ word: writtenIn(closed.get(word) ?? '', word), count }));
}

/** A loose word as it is written in a text. */
export function writtenIn(text: string, word: string): string {
  const [place] = placesOf(looseText(text), word);
  return place ? text.slice(place.from, place.to) : word;
}
