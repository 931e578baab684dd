import type {
  Block,
  Body,
  ClosedGrounds,
  ImageBlock,
  ParagraphBlock,
  Run,
  TableBlock,
  TableCell,
} from '../document/body.ts';
import type { Letter } from '../document/letter.ts';
import type { DocumentContent } from '../document/official-document.ts';
import { type ClosedWord, closedWords } from './closed-passages.ts';
import { decodeAddress } from './decode-address.ts';
import { looseText, placesOf } from './loose-text.ts';
import { allGrounds, withheldRun, withheldText } from './withheld.ts';
import { WordFinder } from './word-finder.ts';

/** What of a content citizens may be shown. */
type RedactedContent = Pick<DocumentContent, 'publicTitle' | 'summary' | 'keywords' | 'body'> & {
  readonly attachments: readonly { readonly name: string }[];
  readonly letter?: Letter | undefined;
};

/**
 * 공개본의 내용: the content with every closed passage taken out, the only source that a public rendering may have. The
 * words that are closed throughout the body are taken out of the title, the summary, the keywords, the names of the
 * attachments and the addresses of links too, where nobody can put a mark on them.
 */
export function redactContent<Content extends RedactedContent>(content: Content): Content {
  const words = closedWords(content.body);
  return {
    ...content,
    publicTitle: redactText(content.publicTitle, words),
    summary: redactText(content.summary, words),
    keywords: content.keywords.filter((keyword) => redactText(keyword, words) === keyword),
    body: redactBody(content.body, words),
    ...(content.letter ? { letter: redactLetter(content.letter, words) } : {}),
    attachments: content.attachments.map((attachment) => ({ ...attachment, name: redactName(attachment.name, words) })),
  };
}

/** 수신자 may be the very person whose name is closed in the text; so may who handles it there, and 경유. */
export function redactLetter({ via, ...letter }: Letter, words: readonly ClosedWord[]): Letter {
  const recipients = letter.recipients.map(({ handledBy, ...each }) => ({
    ...each,
    name: redactText(each.name, words),
    ...(handledBy === undefined ? {} : { handledBy: redactText(handledBy, words) }),
  }));
  return { ...letter, recipients, ...(via === undefined ? {} : { via: redactText(via, words) }) };
}

/** The body with one mark for each closed passage; paragraphs that are nothing but marks have become one. */
export function redactBody(body: Body, words: readonly ClosedWord[] = closedWords(body)): Body {
  const blocks: Block[] = [];
  for (const block of body.blocks.map((each) => redactBlock(each, words))) {
    const last = blocks.at(-1);
    const together = last && onlyMark(last) && onlyMark(block) ? allGrounds([onlyMark(last), onlyMark(block)]) : [];
    if (together.length > 0) blocks[blocks.length - 1] = markedParagraph(together);
    else blocks.push(block);
  }
  return { ...body, blocks };
}

/** One block by itself, so that the places of the blocks stay what they were. */
export function redactBlock(block: Block, words: readonly ClosedWord[]): Block {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
    case 'item':
      return { ...block, content: redactRuns(block.content, words) };
    case 'enclosures':
      return { ...block, items: block.items.map((runs) => redactRuns(runs, words)) };
    case 'table':
      return redactTable(block, words);
    case 'image':
      return redactImage(block, words);
  }
}

/** A closed picture is gone with its bytes, its words and its caption. */
function redactImage({ closed, closing: _own, ...image }: ImageBlock, words: readonly ClosedWord[]): Block {
  if (closed) return markedParagraph(closed);
  return { ...image, alt: redactText(image.alt, words), caption: redactRuns(image.caption, words) };
}

function redactTable({ closed, closing: _own, ...table }: TableBlock, words: readonly ClosedWord[]): Block {
  // How many rows and columns it has tells something too.
  if (closed) return markedParagraph(closed);
  const redactCell = ({ closed: own, closing: _why, ...cell }: TableCell): TableCell => ({
    ...cell,
    content: own
      ? [markedParagraph(own)]
      : cell.content.map((block) => ({ ...block, content: redactRuns(block.content, words) })),
  });
  return { ...table, rows: table.rows.map(({ cells }) => ({ cells: cells.map(redactCell) })) };
}

function markedParagraph(grounds: ClosedGrounds): ParagraphBlock {
  return { type: 'paragraph', content: [withheldRun(grounds)] };
}

/** The grounds of a paragraph that is a mark and nothing else. */
function onlyMark(block: Block): ClosedGrounds | undefined {
  return block.type === 'paragraph' && block.content.length === 1 ? block.content[0]?.withheld : undefined;
}

/** Closed runs side by side are one mark, also where only spaces part them: how many words there were is not told. */
function redactRuns(runs: readonly Run[], words: readonly ClosedWord[]): readonly Run[] {
  const shown: Run[] = [];
  let mark: { readonly at: number; readonly grounds: ClosedGrounds } | undefined;
  for (const run of runs) {
    if (!run.closed) {
      shown.push(withoutTellingAddress(run, words));
      if (run.text.trim() !== '') mark = undefined;
      continue;
    }
    const grounds = allGrounds([mark?.grounds, run.closed]);
    if (mark) shown.length = mark.at;
    mark = { at: shown.length, grounds };
    shown.push(withheldRun(grounds));
  }
  return shown;
}

const finders = new WeakMap<readonly ClosedWord[], WordFinder>();

/** One for all the lines in which the same words are looked for. */
function finderOf(words: readonly ClosedWord[]): WordFinder {
  const known = finders.get(words) ?? new WordFinder(words.map(({ word }) => word));
  finders.set(words, known);
  return known;
}

/** Open words may lead to an address that says what is closed. */
function withoutTellingAddress(run: Run, words: readonly ClosedWord[]): Run {
  if (run.href === undefined || words.length === 0) return run;
  const address = looseText(decodeAddress(run.href)).text;
  if (finderOf(words).placesIn(address).next().done) return run;
  const { href: _telling, ...open } = run;
  return open;
}

/** A line of text with one mark in the place of each closed word, however it is written there. */
export function redactText(text: string, words: readonly ClosedWord[]): string {
  const loose = words.length > 0 ? looseText(text) : undefined;
  if (!loose) return text;
  const there = new Set([...finderOf(words).placesIn(loose.text)].map(({ word }) => word));
  const places = words
    .filter(({ word }) => there.has(word))
    .flatMap(({ word, grounds }) => placesOf(loose, word).map((place) => ({ ...place, grounds })))
    .sort((one, other) => one.from - other.from);
  let shown = '';
  let at = 0;
  for (let next = places.shift(); next; ) {
    let { from, to, grounds } = next;
    next = places.shift();
    for (; next && next.from <= to; next = places.shift()) {
      to = Math.max(to, next.to);
      grounds = allGrounds([grounds, next.grounds]);
    }
    shown += text.slice(at, from) + withheldText(grounds);
    at = to;
  }
  return shown + text.slice(at);
}

const CLOSED_NAME = '비공개';

/** The name of a file, its ending kept. Brackets and dots of the law have no place in a name. */
export function redactName(name: string, words: readonly ClosedWord[]): string {
  const redacted = redactText(name, words);
  if (redacted === name) return name;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return `${CLOSED_NAME}${ending}`;
}
