import { isCommonWord } from './common-words.ts';
import { readsLikeName } from './given-names.ts';
import { looseText } from './loose-text.ts';
import { findPersonalData } from './personal-data/find-personal-data.ts';
import { nameIn } from './personal-data/name-detector.ts';
import { withoutParticle } from './without-particle.ts';

/** Shorter ones tell nothing by themselves: a mark, a letter, a grade. */
const FEWEST_LETTERS = 2;
const FEWEST_DIGITS = 4;
/** A stem or a part of an item: of two letters it is too often the beginning of another word. */
const FEWEST_OF_A_STEM = 3;
/** So many letters are seldom everybody's. Shorter ones are masked only where they are made like a name. */
const FEWEST_OF_A_NOUN = 4;
/** A passage or an item of a list of so many words names something; a longer one speaks with everybody's words. */
const MOST_NAMING_WORDS = 3;

/**
 * The words of a passage that tell what it hides wherever they stand: itself, its numbers, the words of a short one,
 * and the names and long words of a list, with their particles (김철수가) and without (김철수), and the personal data
 * that is found in it. As `looseText` writes them. They are masked, and nobody can lift that after the approval.
 */
export function tellingWords(text: string): readonly string[] {
  const words = text.split(/\s+/u).map(loose);
  const parts = partsOf(text);
  const short = shortPassage(text);
  const numbers = [...words, ...parts].filter((word) => /^\p{N}+$/u.test(word));
  const found = personalDataIn(text).filter((word) => word.length >= FEWEST_OF_A_STEM);
  return [...new Set([loose(text), ...short, ...wordsOfItems(text).filter(isOwn), ...numbers, ...found])].filter(
    isTelling,
  );
}

/**
 * Words of a passage that may be what it hides, but may be anybody's as well: what is made like a name in a sentence,
 * names of two letters, and the short words of a list. Wherever one stands in a title or another short text, somebody
 * has to look.
 */
export function suspectedWords(text: string): readonly string[] {
  const words = partsOf(text.replaceAll(/[·ㆍ・]/gu, ' '));
  const named = words.flatMap((word) => [word, ...withoutParticle(word)]).filter(isName);
  const items = words.length <= MOST_NAMING_WORDS ? words : namingItems(text).flatMap(partsOf);
  const short = items.flatMap((word) => [word, ...stemsOfShort(word)]).filter(isShortName);
  const listed = wordsOfItems(text).filter((word) => !isOwn(word) && !isCommonWord(word));
  return [...new Set([...named, ...short, ...listed, ...personalDataIn(text)])].filter(isTelling);
}

/**
 * Words of a text that nobody marked passage by passage, by which it names somebody: what reads like a name and like
 * nothing else, and the personal data that is found in it. Its other words are those of its title as well.
 */
export function namingWords(text: string): readonly string[] {
  const named = partsOf(text.replaceAll(/[·ㆍ・]/gu, ' '))
    .flatMap((word) => [word, ...withoutParticle(word)])
    .filter((word) => isName(word) && readsLikeName(word));
  return [...new Set([...named, ...personalDataIn(text)])].filter(isTelling);
}

/** All words of a passage of few. */
function shortPassage(text: string): string[] {
  const count = text.split(/\s+/u).filter((word) => loose(word) !== '').length;
  return count <= MOST_NAMING_WORDS ? partsOf(text) : [];
}

/** What the items of a list name, and they and the words of a short passage without particles. */
function wordsOfItems(text: string): string[] {
  const items = namingItems(text).flatMap(longWordsOf);
  const stems = [...shortPassage(text), ...items].flatMap(withoutParticle);
  return [...items, ...stems.filter((stem) => stem.length >= FEWEST_OF_A_STEM)];
}

/** 교육 and 위원회 stand in every second title: what they are taken from closes more than itself. */
function isOwn(word: string): boolean {
  return word.length >= FEWEST_OF_A_NOUN || isName(word);
}

/** 허준은 may be 허준, or a name of three letters; of 김태만 and 김하도 it is one of three. */
function stemsOfShort(word: string): readonly string[] {
  return isName(word) && !/[은는이가을를의]$/.test(word) ? [] : withoutParticle(word);
}

/** As `looseText` writes it, which takes longer. */
function loose(word: string): string {
  return USUAL.test(word) ? word.replaceAll(/[^0-9A-Za-z가-힣]/g, '').toLowerCase() : looseText(word).text;
}

const USUAL = /^[\n\x20-\x7e가-힣]*$/;

function partsOf(text: string): string[] {
  return text
    .split(/[\s()[\]{}<>,.;:/|"'“”‘’「」]+/u)
    .map(loose)
    .filter((part) => part !== '');
}

function isTelling(word: string): boolean {
  return word.length >= (/^\p{N}+$/u.test(word) ? FEWEST_DIGITS : FEWEST_LETTERS);
}

/** Of `위원 김철수` the longer word names; an item of one word does whatever its length. */
function longWordsOf(item: string): string[] {
  const parts = partsOf(item);
  return parts.length === 1 ? parts : [parts.join(''), ...parts.filter((part) => part.length >= FEWEST_OF_A_STEM)];
}

/** A comma between digits is part of an amount. */
const ITEM_EDGE = /(?<![0-9]),|,(?![0-9])|[，、;；·ㆍ・|/\n]/u;
/** How a clause ends: where one stands among the items, the passage is a sentence with commas. */
const CLAUSE_END = /(?:[하되이으][고며면]|하여|되어|으나|지만|므로|[어아해]서|[가-힣]다|[음함됨임요])\.?$/u;

/**
 * The items of a list that name something. Of a sentence with commas only the words are that are made like a name: its
 * other words are everybody's. What stands in brackets (나이, 소속) belongs to its item and names nothing by itself.
 */
function namingItems(text: string): string[] {
  const items = text
    .replace(/\([^()\n]{0,200}\)/gu, ' ')
    .split(ITEM_EDGE)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  // `이·통장` is one word.
  if (items.length < 2 || items.some((item) => loose(item).length < FEWEST_LETTERS)) return [];
  const short = items.filter((item) => item.split(/\s+/u).length <= MOST_NAMING_WORDS);
  return short.length === items.length && !items.some(endsClause) ? items : short.flatMap(namesIn);
}

/** 간사 박정임 ends like a clause and is none. */
function endsClause(item: string): boolean {
  return CLAUSE_END.test(item) && !isName(partsOf(item).at(-1) ?? '');
}

function namesIn(item: string): string[] {
  return partsOf(item).flatMap((word) => [word, ...withoutParticle(word)].find(isName) ?? []);
}

/** 조정함 and 구성됨 begin like a name, and nobody's ends so. */
function isName(word: string): boolean {
  return /^[가-힣]{2,3}[가-힣](?<![함됨])$/.test(word) && nameIn(word, false) === word && !isCommonWord(word);
}

/** Of two letters, where names are told one after the other. */
function isShortName(word: string): boolean {
  return /^[가-힣]{2}$/.test(word) && nameIn(word, true) === word && !isCommonWord(word);
}

/** What the detectors find in it, but for hints: a word of health or of a party is no name. */
function personalDataIn(text: string): string[] {
  return findPersonalData(text)
    .filter(({ kind }) => kind !== 'sensitive')
    .map(({ from, to }) => loose(text.slice(from, to)));
}
