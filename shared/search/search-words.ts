/**
 * How Korean text is searched without a dictionary: every pair of neighbouring letters is a token (bigram), and a
 * word is found where all its pairs are (design: recall 1.0 against LIKE; what the pairs find too much is checked
 * against the text itself). Words join and part freely in Korean, but no pair crosses a space.
 */

/** Longest query that is read; more words only make it slower, never find more. */
const MOST_WORDS = 8;
const LONGEST_QUERY = 200;

/** What is compared: NFC, small letters, one space between words, the three middle dots as one. */
export function searchable(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ㆍ･・]/g, '·')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * What a text is found by: as it stands, and besides what middle dots part as one word, so that `이·통장` is found as
 * `이통장` too. The migrations 0071 and 0075 have written the same into what was stored before.
 */
export function findable(text: string): string {
  const line = searchable(text);
  const parted = (line.match(/[\p{L}\p{N}·]+/gu) ?? []).filter((run) => /[^·]·+[^·]/.test(run));
  return [line, ...new Set(parted.map(withoutDots))].join(' ');
}

/** A word as it stands in `findable` text however its dots were written; a phrase is looked for as it was written. */
export function joinedAtDots(word: string): string {
  return /^[\p{L}\p{N}·]+$/u.test(word) ? withoutDots(word) : word;
}

function withoutDots(text: string): string {
  return text.replaceAll('·', '');
}

/** The distinct tokens of a text: the pairs of each run of letters and digits, and its last letter alone. */
export function textTokens(text: string): readonly string[] {
  const tokens = new Set<string>();
  for (const run of runsOf(searchable(text))) {
    const letters = [...run];
    for (const [index, letter] of letters.entries()) tokens.add(letter + (letters[index + 1] ?? ''));
  }
  return [...tokens];
}

/**
 * The words of a query as a citizen typed them, ready to be compared with `searchable` text. What stands in quotation
 * marks is one word, its spaces included. Initials (초성) that a keyboard has joined (ㄳ) are taken apart.
 */
export function queryWords(query: string): readonly string[] {
  const line = searchable(query.slice(0, LONGEST_QUERY)).replace(/[“”]/g, '"');
  const words = [...line.matchAll(/"([^"]*)"|[^\s"]+/g)].map(([word, phrase]) => (phrase ?? word).trim());
  const wanted = words.filter((word) => runsOf(word).length > 0).map(withPlainInitials);
  return [...new Set(wanted)].slice(0, MOST_WORDS);
}

/** What to do where nothing was found: no pair of letters crosses a space, so no word is found where it is parted. */
export const APART_ADVICE = '이어 적은 말은 띄어 적으면 더 찾습니다(직무교육계획 → 직무 교육 계획).';

/** Whether a question has a word that others may write apart. */
export function isLongWord(query: string): boolean {
  return /[가-힣]{4}/.test(query.normalize('NFC'));
}

/** The first consonants (초성) in the order of Unicode's syllables: 588 syllables begin with each. */
const INITIALS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const FIRST_SYLLABLE = 0xac00;
const SYLLABLES_OF_INITIAL = 588;

const JOINED_INITIALS: Readonly<Record<string, string>> = {
  ㄳ: 'ㄱㅅ',
  ㄵ: 'ㄴㅈ',
  ㄶ: 'ㄴㅎ',
  ㄺ: 'ㄹㄱ',
  ㄻ: 'ㄹㅁ',
  ㄼ: 'ㄹㅂ',
  ㄽ: 'ㄹㅅ',
  ㄾ: 'ㄹㅌ',
  ㄿ: 'ㄹㅍ',
  ㅀ: 'ㄹㅎ',
  ㅄ: 'ㅂㅅ',
};

function withPlainInitials(word: string): string {
  return word.replace(/[ㄳ-ㅄ]/g, (letter) => JOINED_INITIALS[letter] ?? letter);
}

/** The text with each syllable as its first consonant: `운영위원회 4차` is `ㅇㅇㅇㅇㅎ 4ㅊ`. */
export function initialsOf(text: string): string {
  return text.replace(/[가-힣]/g, (syllable) => {
    const place = Math.floor(((syllable.codePointAt(0) ?? 0) - FIRST_SYLLABLE) / SYLLABLES_OF_INITIAL);
    return INITIALS[place] ?? syllable;
  });
}

/** Whether the pairs alone say that the word is there: one pair or one letter is found exactly where it stands. */
export function isSurelyFound(word: string): boolean {
  const [run] = runsOf(word);
  return run === word && [...word].length <= 2;
}

/** The words as a tsquery: all pairs of all words; a single letter finds every pair that begins with it. */
export function tokenQuery(words: readonly string[]): string {
  return [...new Set(words.flatMap(wordTerms))].join(' & ');
}

/** The terms of a tsquery that a word must fulfil. */
export function wordTerms(word: string): readonly string[] {
  return runsOf(word).flatMap((run) => {
    const letters = [...run];
    if (letters.length === 1) return [`'${run}':*`];
    return letters.slice(1).map((letter, index) => `'${letters[index]}${letter}'`);
  });
}

/** A word as a LIKE pattern: its own `%` and `_` are letters. */
export function containsPattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}

/** One piece of a snippet; `hit` is drawn with a mark. */
export type SnippetPart = { readonly text: string; readonly hit: boolean };

const BEFORE = 40;
const LENGTH = 150;

/** The place of a text where the words stand, its hits apart from the rest. Empty for an empty text. */
export function snippet(text: string, words: readonly string[]): readonly SnippetPart[] {
  const line = text.replace(/\s+/g, ' ').trim();
  const hit = hitPattern(words)?.exec(line)?.index ?? 0;
  const from = hit > BEFORE ? line.lastIndexOf(' ', hit - BEFORE) + 1 : 0;
  const rest = line.slice(from);
  const to = rest.length > LENGTH ? rest.lastIndexOf(' ', LENGTH) : rest.length;
  // A text without spaces is cut where it is; half a letter of a pair is dropped.
  const cut = (to > 0 ? rest.slice(0, to) : rest.slice(0, LENGTH)).toWellFormed().replace(/\ufffd$/, '');
  const before: SnippetPart[] = from > 0 ? [{ text: '… ', hit: false }] : [];
  const after: SnippetPart[] = cut.length < rest.length ? [{ text: ' …', hit: false }] : [];
  return [...before, ...markHits(cut, words), ...after];
}

/** A title with the words in it marked, and the syllables whose first consonants were asked for. */
export function markTitle(title: string, words: readonly string[]): readonly SnippetPart[] {
  return splitAtHits(title, hitPattern(words, syllablesOf));
}

/** A text with the words in it marked; the longest word wins where two begin at one place. */
export function markHits(text: string, words: readonly string[]): readonly SnippetPart[] {
  return splitAtHits(text, hitPattern(words));
}

function splitAtHits(text: string, pattern: RegExp | undefined): readonly SnippetPart[] {
  if (!pattern) return text === '' ? [] : [{ text, hit: false }];
  return text
    .split(pattern)
    .map((part, index) => ({ text: part, hit: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}

function hitPattern(words: readonly string[], widen: (pattern: string) => string = (same) => same): RegExp | undefined {
  if (words.length === 0) return undefined;
  const alternatives = [...words]
    .sort((a, b) => b.length - a.length)
    .map(wordPattern)
    .map(widen);
  return new RegExp(`(${alternatives.join('|')})`, 'iu');
}

/** Middle dots may stand between any two letters, or not, as in what is found. */
function wordPattern(word: string): string {
  const letters = [...word.replaceAll('·', '')].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|]/, '\\$&'));
  return letters.join('[·ㆍ･・]?').replaceAll(/ (?:\[·ㆍ･・\]\?)?/g, '\\s+');
}

/** In a pattern, each first consonant as all the syllables that begin with it. */
function syllablesOf(pattern: string): string {
  return pattern.replace(/[ㄱ-ㅎ]/g, (letter) => {
    const first = FIRST_SYLLABLE + INITIALS.indexOf(letter) * SYLLABLES_OF_INITIAL;
    const last = String.fromCodePoint(first + SYLLABLES_OF_INITIAL - 1);
    return INITIALS.includes(letter) ? `[${letter}${String.fromCodePoint(first)}-${last}]` : letter;
  });
}

/** What stands together without a space or a sign between. */
export function runsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
