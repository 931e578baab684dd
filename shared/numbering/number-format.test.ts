import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEGAL_FORMAT, printWith, refuseFormat } from './number-format.ts';
import { counterYear, printSeriesNumber } from './number-series.ts';

const number = { unitName: '총무과', unitCode: '1234567', year: 2026, serial: 27 };

describe('the format of a number', () => {
  test.each([
    ['{unitName}-{serial}', 0, '총무과-27'],
    ['{unitName}-{year}-{serial}', 4, '총무과-2026-0027'],
    ['제{year}-{unitCode}-{serial}호', 6, '제2026-1234567-000027호'],
    ['{unitName} {serial}', 1, '총무과 27'],
  ])('%s with %i digits prints %3$s', (template, digits, printed) => {
    expect(refuseFormat({ template, digits })).toBeUndefined();
    expect(printWith({ template, digits }, number)).toBe(printed);
  });

  test.each([
    ['{unitName}', 'format-needs-serial'],
    ['{serial}-{unitName}-{serial}', 'format-needs-serial'],
    ['{year}-{serial}', 'format-needs-unit'],
    ['{unitName}{serial}', 'format-runs-together'],
    ['{unitName}-1{serial}', 'format-runs-together'],
    ['{unitName}-{serial}0', 'format-runs-together'],
    [' {unitName}-{serial}', 'format-runs-together'],
    ['{unitName}-{serial}{', 'format-bad-letter'],
    ['{unitName}\u202e{serial}', 'format-bad-letter'],
    ['{unitName}-{number}', 'format-unknown-place'],
    [`{unitName}-{serial}${'가'.repeat(60)}`, 'format-too-long'],
  ])('%j is refused: %s', (template, refused) => {
    expect(refuseFormat({ template, digits: 0 })).toMatchObject({ refused });
  });

  test.each([-1, 7, 1.5])('%d digits are refused', (digits) => {
    expect(refuseFormat({ ...LEGAL_FORMAT, digits })).toMatchObject({ refused: 'format-bad-digits' });
  });

  test('takes nothing in a unit’s name for a place of its own', () => {
    expect(printWith(LEGAL_FORMAT, { ...number, unitName: '{serial}과' })).toBe('{serial}과-27');
  });

  test('that is accepted tells two serials of one unit apart', () => {
    const pieces = fc.constantFrom(
      '{unitName}',
      '{unitCode}',
      '{year}',
      '{serial}',
      '-',
      '제',
      '호',
      ' ',
      '1',
      '(',
      ')',
    );
    const templates = fc.array(pieces, { minLength: 1, maxLength: 8 }).map((some) => some.join(''));
    const serials = fc.integer({ min: 1, max: 999_999 });
    fc.assert(
      fc.property(templates, fc.integer({ min: 0, max: 6 }), serials, serials, (template, digits, one, other) => {
        fc.pre(one !== other && refuseFormat({ template, digits }) === undefined);
        const print = (serial: number) => printWith({ template, digits }, { ...number, serial });
        expect(print(one)).not.toBe(print(other));
      }),
    );
  });
});

describe('the number of another series', () => {
  test.each([
    ['훈령', 'perpetual', 0, '훈령 제12호'],
    ['공고', 'yearlyWithYear', 2026, '공고 제2026-12호'],
    ['일일명령', 'yearlyPlain', 2026, '일일명령 제12호'],
    ['행정1부시장 방침', 'yearlyPlain', 2026, '행정1부시장 방침 제12호'],
  ] as const)('of %s (%s) is counted in year %i and printed %s', (name, policy, year, printed) => {
    expect(counterYear(policy, '2026-12-31')).toBe(year);
    expect(printSeriesNumber(name, policy, year, 12)).toBe(printed);
  });
});
