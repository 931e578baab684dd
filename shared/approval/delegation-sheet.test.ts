import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../kernel/csv.ts';
import type { DelegationRule } from './delegation.ts';
import { USUAL_LADDER } from './delegation-ladder.ts';
import { DELEGATION_COLUMNS, readDelegationSheet } from './delegation-sheet.ts';
import { changesBetween, tableFindings } from './delegation-table.ts';

const HEAD = '코드,분류,단위사무,이상,미만,전결권자,검토,협조,중요,근거';
const read = (...lines: string[]) => readDelegationSheet(readCsv([HEAD, ...lines].join('\n')).records);
const rulesOf = (...lines: string[]) => {
  const found = read(...lines);
  if ('problems' in found) throw new Error(JSON.stringify(found.problems));
  return found.rules;
};

describe('a delegation table as a sheet', () => {
  test('is read as officials fill it in', () => {
    expect(rulesOf('A-1,공통 > 회계,물품 구매,500만원,"50,000,000",과장,팀장,"회계과, 2100",y,별표 1 제3호')).toEqual([
      {
        code: 'A-1',
        name: '물품 구매',
        path: ['공통', '회계'],
        fromWon: 5_000_000,
        belowWon: 50_000_000,
        decidedBy: '과장',
        reviewedBy: ['팀장'],
        cooperation: ['회계과', '2100'],
        important: true,
        reference: '별표 1 제3호',
      },
    ]);
  });

  test('without reviewers asks every post on the way, with 없음 asks none', () => {
    expect(rulesOf('1,,가,,,과장,,,,', '2,,나,,,과장,없음,,,').map(({ reviewedBy }) => reviewedBy)).toEqual([null, []]);
  });

  test('tells every fault with its line and what to do', () => {
    const found = read(
      ',,이름,,,과장,,,,',
      '1,,이름,오백,,과장,,,,',
      '2,,이름,,,,,,,',
      '3,,이름,,,과장,,,예,',
      '4,,이름,,,과장,,,,',
      '4,,이름,,,국장,,,,',
      '5,a>b>c>d>e>f>g,이름,,,과장,,,,',
      `6,,${'가'.repeat(201)},,,과장,,,,`,
      '7,,이\u200b름,,,과장,,,,',
    );
    if (!('problems' in found)) throw new Error('read');
    expect(found.problems.map(({ row }) => row)).toEqual([2, 3, 4, 5, 7, 8, 9, 10]);
    for (const { problem } of found.problems) expect(problem).toMatch(/주십시오$/);
  });

  test('names a letter that no paper prints; signs of one font are letters', () => {
    expect(read('1,,물\uf018품,,,과장,,,,', '2,,나,,,과장,,,,별표 \u{1f600}')).toMatchObject({
      problems: [
        { row: 2, problem: { refused: 'glyph-missing', facts: { place: '단위사무', letters: 'U+F018' } } },
        { row: 3, problem: { facts: { place: '근거', letters: '\u{1f600}(U+1F600)' } } },
      ],
    });
    expect(rulesOf('1,,\uf06c 물품,,,과장,,,,')).toMatchObject([{ name: '● 물품' }]);
  });

  test('needs its headings, once each', () => {
    const of = (head: string) => readDelegationSheet(readCsv(`${head}\n1,2,3`).records);
    expect(of('코드,단위사무')).toMatchObject({ problems: [{ row: 1 }] });
    expect(of('코드,단위사무,전결권자,비고')).toMatchObject({ problems: [{ row: 1 }] });
    expect(of('코드,코드,단위사무,전결권자')).toMatchObject({ problems: [{ row: 1 }] });
    expect(of('코드,단위사무,전결권자')).toMatchObject({ rules: [{ code: '1', decidedBy: '3' }] });
    expect(readDelegationSheet([])).toMatchObject({ problems: [{ row: 1 }] });
  });

  test('that is written out is read back as the same rows', () => {
    const word = fc.stringMatching(/^[가-힣A-Z][가-힣A-Z0-9 -]{0,8}[가-힣A-Z0-9]$/).filter((text) => text !== '없음');
    const amount = fc.option(fc.integer({ min: 1, max: 1e12 }), { nil: null });
    const anyRule: fc.Arbitrary<DelegationRule> = fc.record({
      code: word,
      name: word,
      path: fc.uniqueArray(word, { maxLength: 4 }),
      fromWon: amount,
      belowWon: amount,
      decidedBy: word,
      reviewedBy: fc.option(fc.uniqueArray(word, { maxLength: 3 }), { nil: null }),
      cooperation: fc.uniqueArray(word, { maxLength: 3 }),
      important: fc.boolean(),
      reference: fc.oneof(word, fc.constant('')),
    });
    const key = (rule: DelegationRule) => `${rule.code}\n${rule.fromWon}`;
    fc.assert(
      fc.property(fc.uniqueArray(anyRule, { minLength: 1, maxLength: 6, selector: key }), (rules) => {
        const head = { line: 1, fields: DELEGATION_COLUMNS.map(({ title }) => title) };
        const rows = rules.map((rule, at) => ({
          line: at + 2,
          fields: DELEGATION_COLUMNS.map(({ value }) => String(value(rule))),
        }));
        expect(readDelegationSheet([head, ...rows])).toEqual({ rules });
        expect(changesBetween(rules, rules)).toEqual({ added: [], removed: [], changed: [] });
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  test('says which rows an import adds, removes and changes', () => {
    const before = rulesOf('1,,가,,100만원,팀장,,,,', '1,,가,100만원,,과장,,,,', '2,,나,,,과장,,,,');
    const after = rulesOf('1,,가,,100만원,팀장,,,,', '1,,가,100만원,,국장,,,,', '3,,다,,,과장,,,,');
    const { added, removed, changed } = changesBetween(before, after);
    expect(added.map(({ code }) => code)).toEqual(['3']);
    expect(removed.map(({ code }) => code)).toEqual(['2']);
    expect(changed.map(({ before: was, after: is }) => [was.decidedBy, is.decidedBy])).toEqual([['과장', '국장']]);
  });

  test('with bands that overlap or leave holes, or with rungs nobody knows, says so', () => {
    const findings = (...lines: string[]) =>
      tableFindings({ title: '규정', ladder: USUAL_LADDER, rules: rulesOf(...lines) }).map(
        ({ finding, blocks }) => `${blocks ? '막음' : '알림'} ${finding}`,
      );
    expect(findings('1,,가,,500만원,팀장,,,,', '1,,가,500만원,,과장,,,,')).toEqual([]);
    expect(findings('1,,가,,500만원,팀장,,,,', '1,,가,400만원,,과장,,,,')).toEqual([
      '막음 금액이 겹칩니다: 500만원 미만, 400만원 이상',
    ]);
    expect(findings('1,,가,100만원,500만원,팀장,,,,', '1,,가,600만원,700만원,과장,,,,')).toEqual([
      '알림 100만원 미만의 결재권자가 없습니다.',
      '알림 500만원 이상 600만원 미만의 결재권자가 없습니다.',
      '알림 700만원 이상의 결재권자가 없습니다.',
    ]);
    expect(findings('1,,가,,,동장,,,,')).toEqual(['막음 직위 단계에 동장이 없습니다. 직위 단계를 고쳐 주십시오.']);
    expect(findings('1,,가,,100만원,과장,,,,', '1,,나,100만원,,과장,,,,')).toEqual([
      '막음 같은 코드에 분류나 단위사무의 이름이 다릅니다. 하나로 맞추어 주십시오.',
    ]);
  });
});
