import { describe, expect, test } from 'vitest';
import { queryWords } from '../../shared/search/search-words.ts';
import { termQuery } from './search-terms.ts';

const NO_CONDITION = { agency: '', unit: '', classPath: [], kind: undefined, level: undefined };
/** 100,000 documents; what is not named here stands in fewer than 2,000. */
const COMMON = new Map([
  ['@level:open', 100_000],
  ['결과', 60_000],
  ['과보', 50_000],
  ['보고', 70_000],
  ['제1', 100_000],
  ['13', 90_000],
  ['30', 90_000],
  ['05', 90_000],
  ['5과', 9_000],
  ['17', 90_000],
  ['77', 90_000],
  ['@130', 12_000],
  ['@305', 8_000],
  ['@177', 4_500],
  ['운영', 9_000],
  ['영위', 9_000],
  ['예산', 9_000],
  ['산집', 9_000],
  ['집행', 9_000],
  ['드문', 2_000],
]);

describe('what the index is asked', () => {
  const ask = (q: string, conditions = {}, common: ReadonlyMap<string, number> = COMMON) =>
    termQuery({ ...NO_CONDITION, ...conditions, words: queryWords(q) }, common);

  test('a frequent word with all its pairs, from the last days on', () => {
    expect(ask('결과보고')).toEqual({ query: "'과보' & '결과' & '보고'", isFew: false });
    expect(ask('결과보고', { level: 'open' }).query).toContain("'@level:open'");
  });

  test('a rare word by its rarest pairs, all at once', () => {
    const { query, isFew } = ask('느티나무길목쉼터');
    expect(isFew).toBe(true);
    expect(query.split(' & ')).toHaveLength(4);
  });

  test('the number of a document, whose parts are frequent and rarely meet', () => {
    expect(ask('제1305과-177')).toEqual({ query: "'@-177' & '@305' & '@177' & '5과'", isFew: true });
  });

  test('a short number by how it begins behind the hyphen', () => {
    expect(ask('제1305과-17')).toEqual({ query: "'@-17' & '@305' & '5과' & '17'", isFew: true });
    expect(ask('제1305과-4').query).toContain("'@-4'");
  });

  test('words that are neither rare nor strangers to each other are asked from the last days on', () => {
    expect(ask('운영위 예산집행').isFew).toBe(false);
  });

  test('a pair alone is found by itself, whatever else is left out', () => {
    expect(ask('보고 느티나무길목쉼터').query).toMatch(/^'보고' & /);
    expect(ask('가')).toEqual({ query: "'가':*", isFew: false });
  });

  test('signs that mean something to the index are doubled', () => {
    expect(ask('드문드문', { unit: "지역'돌봄\\과" }).query).toContain("'@unit:지역''돌봄\\\\과'");
  });

  test('where nothing was counted yet, nothing is taken to be rare', () => {
    expect(ask('느티나무길목쉼터', {}, new Map())).toEqual({
      query: "'느티' & '티나' & '나무' & '무길' & '길목' & '목쉼' & '쉼터'",
      isFew: false,
    });
  });
});
