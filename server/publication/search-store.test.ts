import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { initialsOf, queryWords, searchable, textTokens } from '../../shared/search/search-words.ts';
import { connectCitizens, PUBLIC_ROLE, type Sql } from '../platform/database/connect.ts';
import { waysTo } from '../testing/explained.ts';
import { numbersFrom } from '../testing/random-agency.ts';
import { freshDatabase, type TestDatabase } from '../testing/test-database.ts';
import { HIGHEST_COUNT, type SearchConditions, searchDocuments } from './search-store.ts';

/** Enough that a frequent word has more than is counted, and that PostgreSQL has reason to look for a way. */
const DOCUMENTS = 4_000;
const SEED = Number(process.env.GYEOL_SEED ?? 20261122);
const below = numbersFrom(SEED);
const dice = () => below(1_000_000) / 1_000_000;

const WORDS =
  '마을모임 마을 모임터 도서관 작은도서관 결과보고 보고 결과 정산 100% 밑_줄 쉼터 예산집행 12 2026 27733 3312'.split(
    ' ',
  );
const RARE = ['느티나무', '별내린동', '7734', 'a\'b"c'];
const AGENCIES = ['솔바람시', '물안개 "재단"'];
const UNITS = ['자치과', "지역'돌봄\\과", '가'.repeat(400)];
const CLASSES = [['행정'], ['행정', '지방'], ['행정', '지방', '모임 > 회의'], ['교육', '평생']];
const KINDS = ['general', 'general', 'general', 'publicNotice'];
const LEVELS = ['open', 'open', 'partiallyOpen', 'closed'];

type Drawn = {
  readonly management_number: string;
  readonly produced_on: string;
  readonly agency_name: string;
  readonly unit_name: string;
  readonly classification_path: string[];
  readonly kind: string;
  readonly disclosure_level: string;
  readonly haystack: string;
  readonly files_haystack: string;
};

let database: TestDatabase;
let owner: postgres.Sql;
let publicSql: Sql;
const documents = Array.from({ length: DOCUMENTS }, (_, number) => drawDocument(number));

beforeAll(async () => {
  database = await freshDatabase();
  owner = postgres(database.url, { max: 1, onnotice: () => undefined });
  await write(documents);
  publicSql = connectCitizens(database.url, 2);
});
afterAll(async () => {
  await Promise.all([publicSql?.end(), owner?.end()]);
  await database?.drop();
});

test('finds, counts and divides what a plain look at every text does, before and after the words were counted', async () => {
  await compare(publicSql);
  await owner`analyze public_site.document_search`;
  const afterwards = connectCitizens(database.url, 2);
  try {
    expect(await afterwards`select from public_site.common_terms()`).not.toHaveLength(0);
    await compare(afterwards);
  } finally {
    await afterwards.end();
  }
});

test('a word is looked for in the index, and a page without words along the days', async () => {
  await owner`analyze public_site.document_search`;
  const ways = (q: string, conditions: Partial<SearchConditions> = {}) =>
    waysTo('document_search', database.url, PUBLIC_ROLE, (sql) => search(sql, q, conditions, 0));
  const [days, terms] = ['index public_search_by_day', 'index public_search_tokens_and_terms'];
  expect(await ways('')).toEqual([days]);
  for (const q of ['결과보고', '느티나무', '27733 보고', '보고']) {
    expect([q, await ways(q)]).toEqual([q, [days, terms]]);
    expect([q, await ways(q, { agency: AGENCIES[1] ?? '', unit: '자치과' })]).toEqual([q, [days, terms]]);
  }
});

async function compare(sql: Sql): Promise<void> {
  for (let asked = 0; asked < 80; asked += 1) {
    const q = draw([0, 1, 1, 2, 3]) === 0 ? '' : Array.from({ length: draw([1, 1, 2, 3]) }, drawWord).join(' ');
    const conditions = drawConditions();
    const offset = draw([0, 0, 0, 20, 980]);
    const found = await search(sql, q, conditions, offset);
    expect({ q, conditions, offset, ...found }).toEqual({
      q,
      conditions,
      offset,
      back: null,
      ...lookThrough(queryWords(q), conditions, offset),
    });
  }
}

async function search(sql: Sql, q: string, conditions: Partial<SearchConditions>, offset: number) {
  const { rows, total, facets, searchedBackTo } = await searchDocuments(
    sql,
    { ...NO_CONDITION, ...conditions, words: queryWords(q) },
    { offset, limit: 20 },
  );
  const numbers = rows.map(({ managementNumber }) => managementNumber);
  return { numbers, total, facets: plain(facets), back: searchedBackTo };
}

const NO_CONDITION: SearchConditions = {
  agency: '',
  unit: '',
  from: '',
  to: '',
  classPath: [],
  kind: undefined,
  level: undefined,
};

/** The reference: every text, word by word. */
function lookThrough(words: readonly string[], asked: Partial<SearchConditions>, offset: number) {
  const { agency, unit, from, to, classPath, kind, level } = { ...NO_CONDITION, ...asked };
  const hits = documents
    .filter(
      (each) =>
        words.every((word) => each.haystack.includes(word) || each.files_haystack.includes(word)) &&
        (!agency || each.agency_name === agency) &&
        (!unit || each.unit_name === unit) &&
        (!from || each.produced_on >= from) &&
        (!to || each.produced_on <= to) &&
        (!kind || each.kind === kind) &&
        (!level || each.disclosure_level === level) &&
        classPath.every((name, depth) => each.classification_path[depth] === name),
    )
    .sort((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1));
  const facets: Record<string, Record<string, number>> = {};
  for (const hit of hits.slice(0, HIGHEST_COUNT)) {
    const path = hit.classification_path;
    const values = {
      agency: hit.agency_name,
      unit: hit.unit_name,
      year: hit.produced_on.slice(0, 4),
      kind: hit.kind,
      level: hit.disclosure_level,
      ...(path.length > classPath.length ? { class: path.slice(0, classPath.length + 1).join(' > ') } : {}),
    };
    for (const [name, value] of Object.entries(values)) {
      facets[name] ??= {};
      facets[name][value] = (facets[name][value] ?? 0) + 1;
    }
  }
  const numbers = hits
    .slice(0, HIGHEST_COUNT + 1)
    .slice(offset, offset + 20)
    .map((hit) => hit.management_number);
  return { numbers, total: Math.min(hits.length, HIGHEST_COUNT + 1), facets };
}

const placeOf = ({ produced_on, management_number }: Drawn) => `${produced_on} ${management_number}`;

function plain(facets: object): Record<string, Record<string, number>> {
  return Object.fromEntries(
    Object.entries(facets).map(([name, values]: [string, { value: string; count: number }[]]) => [
      name,
      Object.fromEntries(values.map(({ value, count }) => [value, count])),
    ]),
  );
}

function drawDocument(number: number): Drawn {
  const text = Array.from({ length: 6 }, drawWord).join(draw([' ', ' ', '', '-']));
  // Most are of the last months, some from long before, and one is from before all spans begin to count.
  const daysAgo = Math.floor(dice() ** 3 * 9_000);
  return {
    management_number: `D0001${String(number).padStart(9, '0')}`,
    produced_on: new Date(Date.UTC(2026, 10, 22) - daysAgo * 86_400_000).toISOString().slice(0, 10),
    agency_name: draw(AGENCIES),
    unit_name: draw(UNITS),
    classification_path: draw(CLASSES),
    kind: draw(KINDS),
    disclosure_level: draw(LEVELS),
    haystack: searchable(`${text} ${initialsOf(text)}`),
    files_haystack: dice() < 0.2 ? searchable(Array.from({ length: 3 }, drawWord).join(' ')) : '',
  };
}

function drawConditions(): Partial<SearchConditions> {
  const maybe = <Value>(values: readonly Value[]) => (dice() < 0.15 ? draw(values) : undefined);
  const drawn = {
    agency: maybe([...AGENCIES, '없는 기관']),
    unit: maybe(UNITS),
    from: maybe(['2026-11-15', '2026-01-01', '2010-05-06']),
    to: maybe(['2026-11-18', '2025-02-28', '2009-12-31', '9999-12-31']),
    classPath: maybe([...CLASSES, ['지방']]),
    kind: maybe(['general', 'publicNotice'] as const),
    level: maybe(['open', 'partiallyOpen', 'closed'] as const),
  };
  return Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined));
}

function drawWord(): string {
  return dice() < 0.01 ? draw(RARE) : draw(WORDS);
}

function draw<Value>(values: readonly Value[]): Value {
  return values[Math.floor(dice() * values.length)] as Value;
}

async function write(drawn: readonly Drawn[]): Promise<void> {
  const lexemes = (text: string) =>
    textTokens(text)
      .map((token) => `'${token.replace(/['\\]/g, '$&$&')}'`)
      .join(' ');
  const rows = drawn.map((each) => ({
    ...each,
    tokens: lexemes(each.haystack),
    files_tokens: lexemes(each.files_haystack),
  }));
  const set = JSON.stringify(rows);
  await owner`
    insert into public_site.documents (agency_id, management_number, event_id, published_at, produced_on, title,
      agency_name, department_name, unit_name, document_number, disclosure_level, disclosure_grounds, retention,
      author_name, author_phone, classification_path, licence, kind, summary, keywords)
    select 1, management_number, gen_random_uuid(), '2026-11-22', produced_on, haystack, agency_name, '', unit_name, '',
      disclosure_level, '{}', '', '', '', classification_path, '', kind, '', '{}'
    from jsonb_populate_recordset(null::public_site.document_search, ${set}::text::jsonb)`;
  await owner`
    insert into public_site.document_search (agency_id, management_number, produced_on, unit_name, classification_path,
      agency_name, kind, disclosure_level, tokens, haystack, files_tokens, files_haystack)
    select 1, management_number, produced_on, unit_name, classification_path, agency_name, kind, disclosure_level, tokens,
      haystack, files_tokens, files_haystack
    from jsonb_populate_recordset(null::public_site.document_search, ${set}::text::jsonb)`;
}
