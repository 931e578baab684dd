import { runsText } from '../document/body.ts';
import { BLANK_BELOW_TEXT, END_TEXT } from '../document/end-mark.ts';
import type { DocumentContent } from '../document/official-document.ts';
import { ENCLOSURES_LABEL } from '../document/plain-text.ts';
import { closedPassages, linesOf, openBodyText } from './closed-passages.ts';
import { DISCLOSURE_GROUNDS } from './disclosure.ts';
import { looseText } from './loose-text.ts';
import { findPersonalData } from './personal-data/find-personal-data.ts';
import type { PersonalFinding } from './personal-data/personal-finding.ts';
import { attachmentShown, type PublicView } from './public-view.ts';
import { namingWords, tellingWords } from './telling-words.ts';
import { closedName, withheldText } from './withheld.ts';
import { WordFinder } from './word-finder.ts';

/** A text that citizens are not shown, with what stands open around it. */
export type RemovedText = {
  readonly text: string;
  readonly before: string;
  readonly after: string;
  /** A title or a name: every word of it tells something, however many there are. */
  readonly isName?: true;
};

/** All that a content says and its public copy must not. */
export function removedTexts(content: DocumentContent, view: PublicView): RemovedText[] {
  const { title, publicTitle, body, summary, keywords, attachments } = content;
  const alone = (text: string) => ({ text, before: '', after: '' });
  const name = (text: string) => ({ ...alone(text), isName: true as const });
  const lines = body.blocks.flatMap(linesOf).map(({ runs }) => runsText(runs));
  const closed = attachments.filter(({ disclosure }) => !attachmentShown(view, disclosure));
  const removed = [
    ...(view.bodyShown ? closedPassages(body) : [...lines, summary, ...keywords].map(alone)),
    ...(title === publicTitle ? [] : [name(title)]),
    ...closed.map((attachment) => name(attachment.name)),
  ];
  return removed.filter(({ text }) => text.trim() !== '');
}

/**
 * `closed` tells what is closed for certain; `suspected` names somebody in a closed sentence, who may be anybody, or is
 * an account in a closed body, which may be an office's.
 */
export type WordsBesideFiles = { readonly closed: ReadonlySet<string>; readonly suspected: ReadonlySet<string> };

/**
 * What was closed in the text, or taken out of the title, and must not stand in a file that goes out beside it. Short
 * words and years stand in every file; whole passages, names and long numbers do not. A body that is closed as a whole
 * shares its sentences with its enclosures, and which of them may be open has been decided for each. Of such a body
 * only the numbers of somebody are looked for, which a file may tell without the words by which they are known.
 */
export function wordsClosedBesideFiles(content: DocumentContent, view: PublicView): WordsBesideFiles {
  if (!view.readable) return { closed: new Set(), suspected: new Set() };
  const isOpen = finderOf(openTexts(content, view));
  const passages = view.bodyShown ? closedPassages(content.body).map(({ text }) => text) : [];
  const texts = [...passages, takenOutOfTitle(content)];
  const numbers = view.bodyShown ? NO_NUMBERS : numbersOf(content);
  const isLooked = (word: string) => isItsOwn(word) && !isOpen(word);
  const closed = new Set([...texts.flatMap(tellingWords), ...numbers.certain].filter(isLooked));
  const named = [...texts.flatMap(namingWords), ...numbers.accounts].filter(
    (word) => isLooked(word) && !closed.has(word),
  );
  return { closed, suspected: new Set(named) };
}

const NO_NUMBERS = { certain: [], accounts: [] };

/** Personal data for certain, and accounts, in what a closed body and its summary say, as `looseText` writes them. */
function numbersOf({ body, summary, keywords }: DocumentContent) {
  const lines = body.blocks.flatMap(linesOf).map(({ runs }) => runsText(runs));
  // As one text: what a column is called tells what the numbers below it are.
  const text = [...lines, summary, ...keywords].join('\n');
  const found = findPersonalData(text).map((finding) => ({
    ...finding,
    word: looseText(text.slice(finding.from, finding.to)).text,
  }));
  const wordsOf = (isMeant: (finding: PersonalFinding) => boolean) => found.filter(isMeant).map(({ word }) => word);
  return {
    certain: wordsOf(({ confidence }) => confidence === 'certain'),
    accounts: wordsOf(({ kind }) => kind === 'bankAccount'),
  };
}

function takenOutOfTitle({ title, publicTitle }: DocumentContent): string {
  const open = looseText(publicTitle).text;
  const words = title.split(/[\s()[\]{}<>,.;:]+/u);
  return words.filter((word) => !open.includes(looseText(word).text)).join(' ');
}

const FEWEST_OF_A_NAME = 3;
const FEWEST_OF_A_NUMBER = 7;

function isItsOwn(word: string): boolean {
  return word.length >= (/^\p{N}+$/u.test(word) ? FEWEST_OF_A_NUMBER : FEWEST_OF_A_NAME);
}

/** What the public copy says rightly, by which a word that was removed is told apart from the same word elsewhere. */
export function openTexts(content: DocumentContent, view: PublicView): string[] {
  const { publicTitle, body, summary, keywords, attachments } = content;
  const names = attachments.filter(({ disclosure }) => attachmentShown(view, disclosure)).map((each) => each.name);
  const marks = DISCLOSURE_GROUNDS.flatMap((ground) => [withheldText([ground]), closedName([ground])]);
  const closedWordsOf = new Set(closedPassages(body).flatMap(({ text }) => tellingWords(text)));
  // A closed word in the title, the summary or 수신 should have been taken out there; it makes nothing open.
  const shown = view.bodyShown ? [summary, ...keywords, ...addressees(content)] : [];
  const beside = [publicTitle, ...shown, ...names].map((text) =>
    [...closedWordsOf].reduce((left, word) => left.replaceAll(word, '\n'), looseText(text).text),
  );
  return [
    ...(view.bodyShown ? [openBodyText(body)] : []),
    ...beside,
    ...marks,
    ...[ENCLOSURES_LABEL, END_TEXT, BLANK_BELOW_TEXT],
  ];
}

/** Whom citizens read that a letter went to; who wrote in as a citizen is not among them. */
function addressees({ letter, kind }: DocumentContent): string[] {
  if (!letter) return [];
  const named = letter.recipients.filter(({ place }) => place || kind?.kind !== 'civilPetition');
  return [letter.via ?? '', ...named.flatMap(({ name, handledBy = '' }) => [name, handledBy])];
}

/** A run of so many letters that stands in a long passage and in no open text is one that got out. */
const SHINGLE = 8;
const SHINGLE_STEP = 4;
const FEWEST_FIGURES = 4;
/** So many letters of the open text on each side are tried to tell a place from another. */
const CONTEXTS = [2, 4, 8, 16];

/**
 * The loose words that must not be found anywhere: each removed text, its telling words, whom it names, runs of letters
 * of a long one.
 * What stands open too is looked for at its own place, between the open words around it.
 */
export function leakWords(removed: readonly RemovedText[], open: readonly string[]): ReadonlySet<string> {
  const isOpen = finderOf(open);
  const words = new Set<string>();
  for (const { text, before, after, isName } of removed) {
    const whole = looseText(text).text;
    const parts = isName ? text.split(/[\s.,()[\]]+/u).flatMap(tellingWords) : [];
    const figures = looseFigures(text);
    const named = namingWords(text).filter((word) => word.length >= FEWEST_OF_A_NAME);
    const tried = [...tellingWords(text), ...parts, ...named, ...figures, ...shinglesOf(whole)];
    for (const word of tried) if (!isOpen(word)) words.add(word);
    if (whole === '' || words.has(whole)) continue;
    const [left, right] = [looseText(before).text, looseText(after).text];
    const inPlace = CONTEXTS.map((size) => left.slice(-size) + whole + right.slice(0, size)).find(
      (word) => word.length >= whole.length + 2 && !isOpen(word),
    );
    if (inPlace) words.add(inPlace);
  }
  return words;
}

/** Whether a loose word stands in one of the texts. A long one can only where its beginning does: few are walked. */
export function finderOf(texts: readonly string[]): (word: string) => boolean {
  const all = texts.map((text) => looseText(text).text).join('\n');
  const beginnings = new Set<string>();
  for (let at = 0; at + SHINGLE <= all.length; at += 1) beginnings.add(all.slice(at, at + SHINGLE));
  return (word) =>
    word.length < SHINGLE
      ? all.includes(word)
      : beginnings.has(word.slice(0, SHINGLE)) && (word.length === SHINGLE || all.includes(word));
}

/** The groups of a number with hyphens: each of them tells whose it is. */
function looseFigures(text: string): string[] {
  return text
    .split(/[^\p{N}]+/u)
    .map((group) => looseText(group).text)
    .filter((group) => group.length >= FEWEST_FIGURES);
}

function shinglesOf(loose: string): string[] {
  const shingles: string[] = [];
  for (let at = 0; at + SHINGLE <= loose.length; at += SHINGLE_STEP) shingles.push(loose.slice(at, at + SHINGLE));
  return shingles;
}

/** Figures of this length or less stand in every file as measures and places; they are looked for in texts only. */
const LONGEST_MEASURE = 6;

/** Looks for what was removed in all that citizens are handed. */
export class LeakFinder {
  readonly #words: WordFinder;

  constructor(words: ReadonlySet<string>) {
    this.#words = new WordFinder(words);
  }

  /** What people read: any word counts. */
  isInText(text: string): boolean {
    return !this.#words.placesIn(looseText(text).text).next().done;
  }

  /** What programs read: a short figure is a measure. */
  isInCode(text: string): boolean {
    for (const { word } of this.#words.placesIn(looseText(text).text)) {
      if (word.length > LONGEST_MEASURE || !/^[\p{N}a-z]+$/u.test(word)) return true;
    }
    return false;
  }
}
