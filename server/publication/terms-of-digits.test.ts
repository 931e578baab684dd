import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../testing/test-database.ts';

let database: TestDatabase;
let owner: postgres.Sql;
beforeAll(async () => {
  database = await freshDatabase();
  owner = postgres(database.url, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await owner?.end();
  await database?.drop();
});

/** What the index holds of the digits of a copy and of its files. */
async function digitsIndexed(haystack: string, files: string): Promise<string[]> {
  const [row] = await owner<{ terms: string[] }[]>`
    select array(select term from unnest(tsvector_to_array(public_site.search_terms('2026-11-22', '', '', '{}', '', '',
      ${haystack}, ${files}))) as term where term ~ '^@[-0-9]') as terms`;
  return (row?.terms ?? []).sort();
}

/** The reference: every place of a text at which three digits stand side by side, or up to four behind a hyphen. */
function digitsOf(text: string): string[] {
  const lengths = [2, 3, 4, 5];
  const parts = text.split('').flatMap((_, place) => lengths.map((length) => text.slice(place, place + length)));
  const terms = parts.filter((part) => /^(?:[0-9]{3}|-[0-9]{1,4})$/.test(part));
  return [...new Set(terms)].map((part) => `@${part}`).sort();
}

test('three digits side by side and how a number begins behind a hyphen are terms, nothing else of digits', async () => {
  const signs = fc.constantFrom(...'0123456789'.repeat(3), '가', ' ', ...'-----', '٣', '😀', '\n', '@');
  const text = fc.string({ unit: signs, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, text, async (haystack, files) => {
      expect(await digitsIndexed(haystack, files)).toEqual(digitsOf(`${haystack} ${files}`));
    }),
    { numRuns: 200 },
  );
});

test('one number of 100,000 digits in a file does not hold up the act that files its words', async () => {
  const digits = Array.from({ length: 100_000 }, (_, place) => (place * place) % 10).join('');
  await owner`set statement_timeout = '20s'`;
  expect(await digitsIndexed('가', `나${digits}`)).toEqual(digitsOf(digits));
});
