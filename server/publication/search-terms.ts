import { isSurelyFound, wordTerms } from '../../shared/search/search-words.ts';

/** The function `search_terms` cuts its terms here (0048); what is longer is told apart by the row itself. */
const LONGEST = 300;
/** So many documents are looked into all at once. */
const FEW = 4_000;
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
 * too little; the row decides. `common` says in how many documents frequent terms stand.
 */
export function termQuery(question: Question, common: ReadonlyMap<string, number>): TermQuery {
  const { words, agency, unit, classPath, kind, level } = question;
  const conditions = { agency, unit, class: classPath.join(' > '), kind, level };
  // Of a word that is looked for in the text as well, not every term must be asked.
  const [sure, checked] = [words.filter(isSurelyFound), words.filter((word) => !isSurelyFound(word))];
  const needed = new Set(sure.flatMap(wordTerms));
  const helping = new Set([
    ...checked.flatMap(wordTerms),
    ...checked.flatMap(threesOfDigits).map((digits) => term('', digits)),
    ...Object.entries(conditions).flatMap(([name, value]) => (value ? [term(`${name}:`, value)] : [])),
  ]);
  const documents = documentsOf(common);
  const rarestFirst = [...helping].sort((a, b) => documents(a) - documents(b));
  const fewest = Math.min(...[...needed, ...helping].map(documents));
  const asked = fewest <= FEW ? rarestFirst.slice(0, MOST_OF_FEW) : rarestFirst;
  const isFew = common.size > 0 && fewest <= Math.max(FEW, documents(UNHEARD_OF));
  return { query: [...new Set([...needed, ...asked])].join(' & '), isFew };
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
