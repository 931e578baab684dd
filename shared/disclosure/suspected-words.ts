import { runsText } from '../document/body.ts';
import { recipientText } from '../document/letter.ts';
import type { DocumentContent } from '../document/official-document.ts';
import { closedPassages, linesOf, openBodyText, writtenIn } from './closed-passages.ts';
import { letterForCitizens } from './letter-for-citizens.ts';
import { looseText } from './loose-text.ts';
import { attachmentShown, viewOnceApproved } from './public-view.ts';
import { redactContent } from './redact.ts';
import { namingWords, suspectedWords } from './telling-words.ts';
import { withoutParticle } from './without-particle.ts';
import { WordFinder } from './word-finder.ts';

/** The short texts beside the body, where nobody can put a mark. */
export type ShortPart = 'publicTitle' | 'summary' | 'keywords' | 'recipients' | 'via' | 'attachmentName';

export const SHORT_PART_LABELS: Readonly<Record<ShortPart, string>> = {
  publicTitle: '공개용 제목',
  summary: '요지',
  keywords: '키워드',
  recipients: '수신자',
  via: '경유',
  attachmentName: '붙임 파일 이름',
};

/** A word of a closed passage that stands in short texts too, as it is written in the passage. */
export type SuspectedWord = { readonly word: string; readonly parts: readonly ShortPart[] };

type Content = Pick<
  DocumentContent,
  'publicTitle' | 'summary' | 'keywords' | 'body' | 'bodyOpen' | 'disclosure' | 'letter' | 'kind'
> & {
  readonly attachments: readonly Pick<DocumentContent['attachments'][number], 'name' | 'disclosure'>[];
};

/**
 * 닫은 글의 말로 보이는 것: words that may be what is closed (a passage, a body as a whole, the name of a file), stand
 * nowhere open in the body, and are left in the title, the summary, the keywords, 수신자 or the name of an open file.
 * They are taken out by nobody: somebody looks.
 */
export function suspectedInShortTexts(content: Content): SuspectedWord[] {
  const suspected = new Map<string, string>();
  const add = (text: string, words: readonly string[]) => {
    for (const word of words) if (!suspected.has(word)) suspected.set(word, text);
  };
  for (const { text } of closedPassages(content.body)) add(text, suspectedWords(text));
  const marked = new Set(suspected.keys());
  for (const text of closedAsWhole(content)) add(text, namingWords(text));
  if (suspected.size === 0) return [];
  const open = viewOnceApproved(content).bodyShown ? looseText(openBodyText(content.body)).text : '';
  for (const { word } of new WordFinder(suspected.keys()).placesIn(open)) suspected.delete(word);
  const finder = new WordFinder(suspected.keys());
  const found = new Map<string, Set<ShortPart>>();
  for (const { part, text } of shortTextsOf(content)) {
    for (const word of wordsIn(text, finder, marked)) found.set(word, (found.get(word) ?? new Set()).add(part));
  }
  return [...found].map(([word, parts]) => ({ word: writtenIn(suspected.get(word) ?? '', word), parts: [...parts] }));
}

/** What nobody marked word by word: the body that citizens are not shown, what goes with it, and the names of files. */
function closedAsWhole(content: Content): string[] {
  const { body, summary, keywords, attachments } = content;
  const view = viewOnceApproved(content);
  const names = attachments.filter(({ disclosure }) => !attachmentShown(view, disclosure)).map(({ name }) => name);
  if (view.bodyShown) return names;
  return [...body.blocks.flatMap(linesOf).map(({ runs }) => runsText(runs)), summary, ...keywords, ...names];
}

/** `‘박영희’(요지, 키워드)`: each word with where it is left. */
export function suspectedList(words: readonly SuspectedWord[]): string {
  return words
    .map(({ word, parts }) => `‘${word}’(${parts.map((part) => SHORT_PART_LABELS[part]).join(', ')})`)
    .join(', ');
}

/**
 * A name of two letters is one only where it is a word by itself, and what nobody marked only where a word begins so:
 * a title says again what its text says.
 */
function wordsIn(text: string, finder: WordFinder, marked: ReadonlySet<string>): string[] {
  const loose = looseText(text);
  const written = text.split(/[^\p{L}\p{N}]+/u).map((word) => looseText(word).text);
  const whole = new Set(written.flatMap((word) => [word, ...withoutParticle(word)]));
  const begins = (at: number) => !/[\p{L}\p{N}]/u.test(text.charAt((loose.starts[at] ?? 0) - 1));
  const found = [...finder.placesIn(loose.text)].filter(
    ({ word, at }) => whole.has(word) || (word.length > 2 && (marked.has(word) || begins(at))),
  );
  return [...new Set(found.map(({ word }) => word))];
}

/**
 * As citizens would read them: what is closed for certain has gone from them. Without its body a document has a title
 * and files alone, and of a closed one there may be a row in the list.
 */
function shortTextsOf(content: Content): { readonly part: ShortPart; readonly text: string }[] {
  const { publicTitle, summary, keywords, letter, attachments } = redactContent({
    ...content,
    letter: letterForCitizens(content),
  });
  const { readable, bodyShown } = viewOnceApproved(content);
  const texts = (part: ShortPart, all: readonly string[]) => all.map((text) => ({ part, text }));
  const open = readable ? attachments.filter(({ disclosure }) => disclosure.level === 'open') : [];
  const beside = [
    ...texts('publicTitle', [publicTitle]),
    ...texts(
      'attachmentName',
      open.map(({ name }) => name),
    ),
  ];
  if (!bodyShown) return beside;
  return [
    ...beside,
    ...texts('summary', [summary]),
    ...texts('keywords', keywords),
    ...texts('recipients', (letter?.recipients ?? []).map(recipientText)),
    ...texts('via', [letter?.via ?? '']),
  ];
}
