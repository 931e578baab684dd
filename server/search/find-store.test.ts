import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reader } from '../../shared/access/document-access.ts';
import { readersTerms, readingTerms } from '../../shared/access/reading-terms.ts';
import { SEARCH_LIMITS } from '../../shared/contract/search.ts';
import { queryWords, searchable, textTokens } from '../../shared/search/search-words.ts';
import { waysTo } from '../testing/explained.ts';
import { idOf, insertManyDocuments } from '../testing/many-documents.ts';
import { numbersFrom } from '../testing/random-agency.ts';
import { freshDatabase, type TestDatabase } from '../testing/test-database.ts';
import { type Asked, findHits } from './find-store.ts';

/** Twenty years of an office with two hundred units: most approved, open and of the usual kind. */
const DOCUMENTS = 20_000;
const SEED = Number(process.env.GYEOL_SEED ?? 20261123);
const below = numbersFrom(SEED);
const WORDS = ['마을', '도서', '예산', '회의', '점검', '쉼터', '교육', '안전'].flatMap((one) =>
  ['모임', '결과', '계획', '안내', '보고'].map((other) => one + other),
);
const UNITS = Array.from({ length: 200 }, (_, at) => `부서${at}과`);
const person = (number: number) => idOf(900_000 + number);
const unit = (number: number) => idOf(800_000 + number);

let database: TestDatabase;
let owner: postgres.Sql;
beforeAll(async () => {
  database = await freshDatabase();
  owner = postgres(database.url, { max: 1, onnotice: () => undefined });
  await insertManyDocuments(owner, DOCUMENTS, person(0));
  for (let from = 0; from < DOCUMENTS; from += 2_000) await insertRows(from, 2_000);
  // What still waits to be filed in the index of words makes it dear to ask: how much that is depends on autovacuum.
  await owner`vacuum search_documents`;
  await owner`analyze`;
}, 600_000);
afterAll(async () => {
  await owner?.end();
  await database?.drop();
});

async function insertRows(from: number, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, at) => rowOf(from + at));
  await owner`
    insert into search_documents (agency_id, document_id, revision, drafter_person_id, unit_name, kind,
      disclosure_level, state, at, year, terms, tokens, haystack, files_haystack, texts, files_pending)
    select 1, document_id, 1, drafter_person_id, unit_name, kind, disclosure_level, state, at,
      extract(year from at)::int, terms, array_to_tsvector(words || terms), haystack, '', '{}', false
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as row (document_id uuid, drafter_person_id uuid,
      unit_name text, kind text, disclosure_level text, state text, at timestamptz, terms text[], words text[],
      haystack text)`;
}

function rowOf(number: number) {
  const unitAt = below(UNITS.length);
  const drafterPersonId = person(unitAt * 50 + below(50));
  const isApproved = below(50) > 0;
  const text = [...Array.from({ length: 8 }, () => WORDS[below(WORDS.length)]), number % 997 === 0 ? '느티나무' : '']
    .filter(Boolean)
    .join(' ');
  const facts = { agencyId: 1, drafterPersonId, unitId: unit(unitAt), participantIds: [person(5_000 + unitAt)] };
  const status = isApproved ? ('approved' as const) : ('inApproval' as const);
  const document = { ...facts, status, restriction: null, waitsOnIds: [], partners: [] };
  return {
    document_id: idOf(number),
    drafter_person_id: drafterPersonId,
    unit_name: UNITS[unitAt],
    kind: below(100) === 0 ? 'publicNotice' : 'general',
    disclosure_level: below(40) === 0 ? 'closed' : 'open',
    state: isApproved ? 'approved' : 'inApproval',
    at: new Date(Date.UTC(2006, 10, 22) + Math.floor((number / DOCUMENTS) * 7_300) * 86_400_000).toISOString(),
    terms: readingTerms(document, [person(5_000 + unitAt)]),
    words: textTokens(text),
    haystack: searchable(text),
  };
}

const reader = (unitAt: number, roles: Reader['roles'] = []): Reader => ({
  ...{ agencyId: 1, personId: person(unitAt * 50), unitIds: [unit(unitAt)], roles, actsFor: [] },
  ...{ today: '2026-11-22' },
});

type Question = {
  readonly q: string;
  readonly question?: Asked['question'];
  readonly after?: Asked['after'];
  readonly drafters?: Asked['drafters'];
};

/** The first page counts a thousand; the pages after it ask for their own rows. */
function ways(who: Reader, { q, question = {}, after, drafters }: Question, table = 'search_documents') {
  const terms = readersTerms(who);
  const asked = { agencyId: 1, personId: who.personId, today: who.today, terms, question, words: queryWords(q) };
  const most = (after ? SEARCH_LIMITS.rows : SEARCH_LIMITS.count) + 1;
  return waysTo(table, database.url, undefined, (sql) =>
    findHits(sql, { ...asked, after, drafters, closed: [], most }),
  );
}

/** Stands in every fifth document. */
const FREQUENT = '예산결과';
const EVERYBODY = reader(3, ['recordsManager']);

const AFTER = { at: new Date('2020-05-06T00:00:00Z'), documentId: idOf(1) };

test('a rare word is looked for in the index, whoever looks', async () => {
  for (const who of [reader(3), EVERYBODY]) {
    expect(await ways(who, { q: '느티나무' })).toContain('index search_tokens');
  }
});

test('whoever reads one unit finds its documents by the terms of the policy, and not among all', async () => {
  expect(await ways(reader(3), { q: '' })).toContain('index search_tokens');
});

test('whoever reads the whole office goes along the days, and what few documents are has a way of its own', async () => {
  const question = (asked: Asked['question']) => ways(EVERYBODY, { q: '', question: asked });
  expect(await question({})).toContain('index search_by_moment');
  expect(await question({ unit: UNITS[4] ?? '' })).toContain('index search_by_unit');
  expect(await question({ kind: 'publicNotice' })).toContain('index search_of_rare_kinds');
  expect(await question({ level: 'closed' })).toContain('index search_of_rare_levels');
  expect(await question({ state: 'inApproval' })).toContain('index search_of_unfinished');
});

test('what one person has drafted is found by its term, and a period begins where it ends, whoever looks', async () => {
  const [drafters, period] = [
    [{ agencyId: 1, personId: person(7 * 50 + 3) }],
    { from: '2014-03-01', to: '2014-03-09' },
  ];
  for (const who of [reader(7), EVERYBODY]) {
    for (const question of [{}, period]) {
      const found = await ways(who, { q: '', question, drafters });
      expect(found).not.toContain('all rows');
      expect(found).toContain(question === period ? 'index search_by_moment' : 'index search_tokens');
    }
  }
  expect(await ways(EVERYBODY, { q: '', question: period })).toContain('index search_by_moment');
  expect(await ways(EVERYBODY, { q: FREQUENT, question: period })).not.toContain('all rows');
});

test('no question reads through all rows of the index, and none of one page through all documents', async () => {
  const questions: readonly Asked['question'][] = [
    ...[{}, { year: '2019' }, { part: 'drafter' as const }, { state: 'inApproval' as const }],
    { unit: UNITS[1] ?? '', year: '2018' },
  ];
  const all: unknown[] = [];
  for (const who of [reader(3), EVERYBODY]) {
    for (const question of questions) {
      for (const q of ['', FREQUENT, '마을모임 도서계획 느티나무']) {
        // Of so few documents a fifth is found by reading all of them or not, as the sample of the statistics has it.
        if (who === EVERYBODY && q === FREQUENT) continue;
        for (const after of [undefined, AFTER]) {
          // Of so few documents a thousand are joined faster by reading all of them.
          const tables = who === EVERYBODY && !after ? ['search_documents'] : ['search_documents', 'documents'];
          for (const table of tables) {
            const found = await ways(who, { q, question, after }, table);
            if (found.includes('all rows')) all.push([who.roles, question, q, after, table]);
          }
        }
      }
    }
  }
  expect(all).toEqual([]);
}, 300_000);
