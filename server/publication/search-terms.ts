import { isSurelyFound, runsOf, wordTerms } from '../../shared/search/search-words.ts';

/** The function `search_terms` cuts its terms here (0053); what is longer is told apart by the row itself. */
const LONGEST = 300;
/** So many documents are looked into all at once. */
const FEW = 4_000;
/** Of several words that are few together, none may stand in more than so many times as many… */
const MOST_AT_ONCE = 5;
/** …and so many times fewer have to be expected: words of one matter stand together more often than by chance. */
const CAUTION = 10;
/** As many terms are asked where the rarest leaves few: the index compares each of its documents with every term. */
const MOST_OF_FEW = 4;

/** A term that stands in no document. */
const UNHEARD_OF = "'@'";

/** What is asked of the index; the day is asked for by the statement itself. */
type Question = {
  readonly words: readonly string[];
  readonly agency: string;
  readonly unit: string;
  readonly classPath: readonly string[];
  readonly kind: string | undefined;
  readonly level: string | undefined;
};

/** A question to the index, and whether what it finds is surely few documents. */
export type TermQuery = { readonly query: string; readonly isFew: boolean };

/**
 * The whole question as a tsquery: words, numbers and conditions are terms of one index. It may find too much and never
 * too little; the row decides. `common` says in how many documents frequent terms stand, `few` how many are few.
 */
export function termQuery(question: Question, common: ReadonlyMap<string, number>, few = FEW): TermQuery {
  const { words } = question;
  const documents = documentsOf(common);
  // Of a word that is looked for in the text as well, not every term must be asked.
  const [sure, checked] = [words.filter(isSurelyFound), words.filter((word) => !isSurelyFound(word))];
  const needed = sure.map(wordTerms);
  const helping = [...checked.flatMap(termsOfRuns), ...termsOfConditions(question)].map((terms) =>
    terms.sort((a, b) => documents(a) - documents(b)),
  );
  const fewests = [...needed, ...helping].map((terms) => Math.min(...terms.map(documents)));
  const fewest = Math.min(...fewests);
  const isOneFew = fewest <= few;
  const areFewTogether = fewest <= few * MOST_AT_ONCE && expected(fewests, common) * CAUTION <= few;
  const asked = rarestOfEachFirst(helping, documents).slice(0, isOneFew || areFewTogether ? MOST_OF_FEW : undefined);
  const isFew = common.size > 0 && (isOneFew || areFewTogether || fewest <= documents(UNHEARD_OF));
  return { query: [...new Set([...needed.flat(), ...asked])].join(' & '), isFew };
}

/** What belongs to one run of letters stands together in a text, so that its rarest term says all that can be said. */
function termsOfRuns(word: string): string[][] {
  return runsOf(word).map((run) => {
    // The beginning stands in fewer documents than the threes in it.
    const digits = [...(word.includes(`-${run}`) ? beginningBehindHyphen(run) : []), ...threesOfDigits(run)];
    return [...digits.map((each) => term('', each)), ...wordTerms(run)];
  });
}

/** The serial of a document's number may have no three digits, or threes that stand in many documents. */
function beginningBehindHyphen(run: string): readonly string[] {
  return (run.match(/^[0-9]{1,4}/) ?? []).map((beginning) => `-${beginning}`);
}

function termsOfConditions({ agency, unit, classPath, kind, level }: Question): string[][] {
  const conditions = { agency, unit, class: classPath.join(' > '), kind, level };
  return Object.entries(conditions).flatMap(([name, value]) => (value ? [[term(`${name}:`, value)]] : []));
}

/** In how many documents all of it would stand if nothing had to do with anything else. */
function expected(fewests: readonly number[], common: ReadonlyMap<string, number>): number {
  const all = Math.max(1, ...common.values());
  return fewests.reduce((left, each) => left * Math.min(1, each / all), all);
}

function rarestOfEachFirst(helping: readonly string[][], documents: (term: string) => number): string[] {
  const ranked = helping.flatMap((terms) => terms.map((each, rank) => ({ each, rank, documents: documents(each) })));
  const inOrder = ranked.sort((a, b) => a.rank - b.rank || a.documents - b.documents);
  return [...new Set(inOrder.map(({ each }) => each))];
}

/** In how many documents a term of a tsquery stands at most. */
function documentsOf(common: ReadonlyMap<string, number>): (term: string) => number {
  // What is not among the frequent ones is rarer than all of them; where none are known, everything may be frequent.
  const rare = common.size > 0 ? Math.min(...common.values()) : Number.POSITIVE_INFINITY;
  return (each) => {
    if (each.endsWith(':*')) return Number.POSITIVE_INFINITY;
    return common.get(each.slice(1, -1).replace(/''|\\\\/g, (sign) => sign.slice(1))) ?? rare;
  };
}

/** Pairs of digits stand in every document, threes in few. */
function threesOfDigits(word: string): readonly string[] {
  return (word.match(/[0-9]{3,}/g) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 2 }, (_, place) => run.slice(place, place + 3)),
  );
}

function term(name: string, value: string): string {
  const kept = [...value].slice(0, LONGEST).join('');
  return `'@${name}${kept.replace(/['\\]/g, '$&$&')}'`;
}
