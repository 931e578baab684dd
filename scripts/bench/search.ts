import type { Services } from '../../server/platform/services.ts';
import { findDocuments } from '../../server/publication/search-documents.ts';
import { type MeasuredRow, median, type Round, rowOf, takeTurns } from './measured-row.ts';

const ROUNDS = 60;
/** Questions of one kind that a round asks in a row: an answer takes a few ms, and so does a breath of V8. */
const QUESTIONS = 3;
const TOP = 20;
/** A word in more of the looked-at documents than this share of them is a frequent one. */
const FREQUENT = 0.05;
const LOOKED_AT = 2_000;
/** So many other questions each connection of the pool has answered before, as in a server that runs for days. */
const ASKED_BEFORE = 100;

type Query = { readonly words: number; readonly frequent: boolean; readonly q: string };

/**
 * The citizens' search as the page asks it, with its count and its facets, beside `LIKE '%…%'` for the same words and
 * the newest twenty, through the role that reads the public copies alone. Every answer must be the same twenty.
 */
export async function search({ database: { publicSql } }: Services): Promise<MeasuredRow> {
  const { queries, others } = await drawQueries(publicSql);
  await warmUp(publicSql, others);
  const took = new Map<string, number[]>();
  const answers = new Map<string, string>();
  /** Questions a second of a round's, asked one after the other. */
  const ask = async (round: number, answer: (q: string) => Promise<string[]>): Promise<number> => {
    const asked = queriesOf(queries, round);
    const began = performance.now();
    const found: string[] = [];
    for (const { q } of asked) found.push((await answer(q)).join());
    const ms = (performance.now() - began) / asked.length;
    for (const [place, { q }] of asked.entries()) keepAnswer(answers, q, found[place] ?? '');
    return 1000 / ms;
  };
  const rounds = await takeTurns(ROUNDS, {
    ours: async (round) => {
      const rate = await ask(round, (q) => topOf(publicSql, q));
      const kind = kindOf(queriesOf(queries, round)[0]);
      took.set(kind, [...(took.get(kind) ?? []), 1000 / rate]);
      return rate;
    },
    reference: (round) => ask(round, (q) => newestLike(publicSql, q)),
  });
  const each = [...took].map(([kind, times]) => `${kind} ${median(times).toFixed(1)} ms`).join(', ');
  const ratios = (frequent: boolean) =>
    median(
      rounds.filter((_, round) => queriesOf(queries, round)[0].frequent === frequent).map((r) => r.ours / r.reference),
    );
  return rowOf(
    {
      name: 'search',
      target: '>= 50',
      unit: 'queries/s',
      note: `recall of the top ${TOP} 1.000; ${ROUNDS} rounds, the median of ${took.size} kinds; ${each}; rare alone ${ratios(false).toFixed(0)}, frequent alone ${ratios(true).toFixed(2)}; reference: LIKE`,
    },
    roundsOfKinds(queries, rounds),
  );
}

/**
 * The middle round of each kind of question. Half of the rounds ask for rare words and half for frequent ones, a
 * thousandfold apart: their common median would be made by the one rare round in which the machine had a hiccup.
 */
function roundsOfKinds(queries: readonly Query[], rounds: readonly Round[]): Round[] {
  const kinds = new Map<string, Round[]>();
  for (const [place, round] of rounds.entries()) {
    const kind = kindOf(queriesOf(queries, place)[0]);
    kinds.set(kind, [...(kinds.get(kind) ?? []), round]);
  }
  return [...kinds.values()].map(middleOf);
}

/** The round whose ratio is the middle one; of an even number the lower of the two. */
function middleOf(rounds: readonly Round[]): Round {
  const sorted = [...rounds].sort((a, b) => a.ours / a.reference - b.ours / b.reference);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (!middle) throw new Error('a kind without a round');
  return middle;
}

/** Both sides have answered other questions on every connection: nothing is planned there for the first time. */
async function warmUp(publicSql: Services['database']['publicSql'], others: readonly Query[]): Promise<void> {
  const connections = publicSql.options.max;
  for (let asked = 0; asked < ASKED_BEFORE * connections; asked += 1) {
    const q = others[asked % others.length]?.q ?? '';
    await topOf(publicSql, q);
    if (asked < 2 * connections) await newestLike(publicSql, q);
  }
}

const NO_CONDITION = {
  agency: '',
  unit: '',
  from: '',
  to: '',
  classPath: [],
  kind: undefined,
  level: undefined,
  page: 1,
} as const;

const kindOf = ({ words, frequent }: Query): string => `${words} ${frequent ? 'frequent' : 'rare'}`;

/** Those of one round are of one kind: the kinds come round every six questions. */
function queriesOf(queries: readonly Query[], round: number): readonly [Query, ...Query[]] {
  const [first, ...further] = queries.filter((_, place) => place % ROUNDS === round);
  if (!first) throw new Error('no queries to ask');
  return [first, ...further];
}

async function topOf(publicSql: Services['database']['publicSql'], q: string): Promise<string[]> {
  const { rows } = await findDocuments(publicSql, { ...NO_CONDITION, q }, { offset: 0, limit: TOP });
  return rows.map(({ managementNumber }) => managementNumber);
}

/** Whichever side answers second must have found the same twenty. */
function keepAnswer(answers: Map<string, string>, q: string, found: string): void {
  if ((answers.get(q) ?? found) !== found) throw new Error(`not the same twenty: ${q}`);
  answers.set(q, found);
}

async function newestLike(publicSql: Services['database']['publicSql'], q: string): Promise<string[]> {
  const patterns = q.split(' ').map((word) => `%${word}%`);
  const rows = await publicSql<{ number: string }[]>`
    select management_number as number from public_site.document_search where haystack like all(${patterns}::text[])
    order by produced_on desc, management_number desc limit ${TOP}`;
  return rows.map(({ number }) => number);
}

/** Questions to be measured, and others of the same kinds out of other documents. */
type Drawn = { readonly queries: readonly Query[]; readonly others: readonly Query[] };

/** One, two and three words that stand together in one document: all frequent, or the number of one and words of it. */
async function drawQueries(publicSql: Services['database']['publicSql']): Promise<Drawn> {
  const rows = await publicSql<{ number: string; haystack: string }[]>`
    select d.document_number as number, s.haystack from public_site.document_search s
    join public_site.documents d using (agency_id, management_number)
    order by md5(management_number) limit ${LOOKED_AT}`;
  const texts = rows.map(({ haystack }) => new Set(haystack.match(/[가-힣]{2,8}/g) ?? []));
  const seen = new Map<string, number>();
  for (const text of texts) for (const word of text) seen.set(word, (seen.get(word) ?? 0) + 1);
  const drawn = rows.map(({ number }, index): Query => {
    const words = 1 + (index % 3);
    const frequent = Math.floor(index / 3) % 2 === 0;
    const own = [...(texts[index] ?? [])].filter((word) => (seen.get(word) ?? 0) > rows.length * FREQUENT);
    const first = frequent ? [] : [number];
    // Every third word of the text, so that they are not always the same opening words.
    const further = own.filter((_, place) => place % 3 === index % 3).slice(0, words - first.length);
    return { words, frequent, q: [...first, ...further].join(' ') };
  });
  const measured = ROUNDS * QUESTIONS;
  return { queries: drawn.slice(0, measured), others: drawn.slice(measured) };
}
