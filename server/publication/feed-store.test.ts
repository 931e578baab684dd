import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { queryWords, searchable, textTokens } from '../../shared/search/search-words.ts';
import { connectCitizens, PUBLIC_ROLE, type Sql } from '../platform/database/connect.ts';
import { waysTo } from '../testing/explained.ts';
import { freshDatabase, type TestDatabase } from '../testing/test-database.ts';
import { type FeedPlace, listPublished } from './feed-store.ts';
import type { SearchQuestion } from './search-store.ts';

/** Enough that PostgreSQL has reason to look for a way. */
const DOCUMENTS = 20_000;
const UNITS = 40;
const TITLES = ['도로 점검 결과 보고', '마을모임 공간 안내', '하천 정비 계획', '도서관 운영 결과'];
/** Stands in every thousandth document. */
const RARE = '느티나무길 보호수 지정';

let database: TestDatabase;
let owner: postgres.Sql;
let publicSql: Sql;

beforeAll(async () => {
  database = await freshDatabase();
  owner = postgres(database.url, { max: 1, onnotice: () => undefined });
  await write();
  publicSql = connectCitizens(database.url, 2);
});
afterAll(async () => {
  await Promise.all([publicSql?.end(), owner?.end()]);
  await database?.drop();
});

const NOTHING_ASKED: SearchQuestion = {
  ...{ words: [], agency: '', unit: '', from: '', to: '', classPath: [] },
  ...{ kind: undefined, level: undefined },
};
const ask = (sql: Sql, asked: Partial<SearchQuestion>, before?: FeedPlace, limit = 51) =>
  listPublished(sql, { ...NOTHING_ASKED, ...asked }, { before, limit });

test('pages of every kind of feed tell each document once, in the order of publication', async () => {
  for (const asked of [
    {},
    { unit: '부서 7' },
    { unit: '부서 7', words: queryWords('결과') },
    { words: queryWords('하천 정비') },
    { words: queryWords('느티나무길') },
    { words: queryWords('느티나무길'), classPath: ['일반', '둘째 3'] },
    { classPath: ['일반', '둘째 3'], from: '2020-01-01' },
    { words: queryWords('없는말이다') },
  ]) {
    const whole = await reference(asked);
    const told: string[] = [];
    let before: FeedPlace | undefined;
    do {
      const page = await ask(publicSql, asked, before, 50);
      told.push(...page.map(({ managementNumber }) => managementNumber));
      before = page.length === 50 ? page.at(-1) : undefined;
    } while (before && told.length < 500);
    expect(told, JSON.stringify(asked)).toEqual(whole.slice(0, 500));
  }
});

test('the newest of all and of a unit are found along the order of publication, those of a class by its path', async () => {
  // Without its values a page is planned for a tenth of all documents: PostgreSQL finds that dearer and keeps to these.
  const ways = (asked: Partial<SearchQuestion>, before?: FeedPlace) =>
    waysTo('documents', database.url, PUBLIC_ROLE, (sql) => ask(sql, asked, before), { forNoValues: false });
  const [own, all] = ['index a_public_copy_is_of_one_document', 'index public_documents_by_publication'];
  const behind = { publishedAt: new Date('2026-06-01T00:00:00Z'), managementNumber: 'D0001000000001' };
  for (const before of [undefined, behind]) {
    expect(await ways({}, before)).toEqual([own, all]);
    expect(await ways({ unit: '부서 7' }, before)).toEqual([own, 'index public_documents_of_a_unit']);
    expect(await ways({ classPath: ['일반', '둘째 3'] }, before)).not.toContain('all rows');
    expect(await ways({ words: queryWords('결과') }, before)).toEqual([own, all]);
    // Along the order of all, nothing would end the walk before the last document.
    expect(await ways({ agency: '새로 온 기관' }, before)).toEqual([own, 'index public_documents_of_an_agency']);
    expect(await ways({ kind: 'publicNotice' }, before)).toEqual([own, 'index public_documents_of_rare_kinds']);
    expect(await ways({ level: 'closed' }, before)).toEqual([own, 'index public_documents_of_rare_levels']);
  }
});

test('a rare word is looked for in the index of words', async () => {
  const ways = await waysTo('document_search', database.url, PUBLIC_ROLE, (sql) =>
    ask(sql, { words: queryWords('느티나무길') }),
  );
  expect(ways).toContain('index public_search_tokens_and_terms');
  expect(ways).not.toContain('all rows');
});

/** The same by plain conditions on the rows. */
async function reference({ words = [], unit = '', classPath = [], from = '' }: Partial<SearchQuestion>) {
  const rows = await owner<{ number: string }[]>`
    select management_number as number from public_site.documents d join public_site.document_search s
      using (agency_id, management_number)
    where (select bool_and(s.haystack like '%' || word || '%') from unnest(${[...words, '']}::text[]) as word)
      and (${unit} = '' or d.unit_name = ${unit}) and d.produced_on >= ${from || '0001-01-01'}::text::date
      and d.classification_path[1:${classPath.length}::int] = ${classPath as string[]}::text[]
    order by d.published_at desc, d.management_number desc`;
  return rows.map(({ number }) => number);
}

async function write(): Promise<void> {
  const texts = [...TITLES, RARE].map((title) => ({ title, haystack: searchable(title), tokens: textTokens(title) }));
  // All in one transaction, each change would go through the versions of the edition's row that came before it.
  await owner`alter table public_site.documents disable trigger user`;
  await owner`
    insert into public_site.documents (agency_id, management_number, event_id, published_at, produced_on, title,
      agency_name, department_name, unit_name, document_number, disclosure_level, disclosure_grounds, retention,
      author_name, author_phone, classification_path, licence, kind, summary, keywords)
    select 1, 'D0001' || lpad(n::text, 9, '0'), gen_random_uuid(),
      timestamptz '2026-11-22' - (n * 7919 % ${DOCUMENTS}::int) / 3 * interval '1 hour', date '2026-11-22' - n / 10,
      (${texts.map(({ title }) => title)}::text[])[case when n % 1000 = 0 then ${texts.length}::int
        else n % ${TITLES.length}::int + 1 end],
      '솔바람시', '', '부서 ' || n % ${UNITS}::int, '', 'open', '{}', '', '', '',
      array['일반', '둘째 ' || n % 100, '셋째 ' || n % 300], '', 'general', '', '{}'
    from generate_series(1, ${DOCUMENTS}::int) as n`;
  for (const { title, haystack, tokens } of texts) {
    await owner`
      insert into public_site.document_search (agency_id, management_number, produced_on, unit_name,
        classification_path, agency_name, kind, disclosure_level, tokens, haystack)
      select agency_id, management_number, produced_on, unit_name, classification_path, agency_name, kind,
        disclosure_level, array_to_tsvector(${tokens as string[]}::text[]), ${haystack}
      from public_site.documents where title = ${title}`;
  }
  await owner`analyze public_site.documents, public_site.document_search, public_site.changes`;
}
