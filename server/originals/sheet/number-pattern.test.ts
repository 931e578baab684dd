import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberPattern, type ShownValue, shownNumber, shownText } from './number-pattern.ts';

const shown = (value: number, code: string): ShownValue => shownNumber(value, numberPattern(code), false);

describe('a number as its format shows it', () => {
  test.each([
    // Numbers that name: the places are filled from the right, with what stands between them.
    [9_001_011_234_567, '000000-0000000', '900101-1234567'],
    [501_011_234_567, '000000\\-0000000', '050101-1234567'],
    [1_012_345_678, '000-0000-0000', '010-1234-5678'],
    [1_012_345_678, '000\\-0000\\-0000', '010-1234-5678'],
    [1_012_345_678, '[<=999999]####-####;(0##) ####-####', '(010) 1234-5678'],
    [212_345_678, '(0##) ##0-0000', '(021) 234-5678'],
    [3_451_234, '[<=9999999]###-####;(0##) ###-####', '345-1234'],
    [1_234_567_890, '###-##-#####', '123-45-67890'],
    [20_123, '00"-"0000', '02-0123'],
    [6_236, '00000', '06236'],
    [12, '0000', '0012'],
    [3.5, '00.0', '03.5'],
    // Amounts.
    [1_234_567.891, '#,##0.00', '1,234,567.89'],
    [-1_500, '#,##0;[Red]▲#,##0', '▲1,500'],
    [-1_500, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', '-1,500'],
    [0, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', '-'],
    [-5, '"₩"#,##0', '-₩5'],
    [12_345, '[$₩-412]#,##0', '₩12,345'],
    [1_234_000, '#,##0,"천원"', '1,234천원'],
    [12_345_678, '0.0,,"백만원"', '12.3백만원'],
    [12_345_678, '#,##0.0,,"백만"', '12.3백만'],
    [12_345_678, '[>=1000000]#,##0.0,,"백만";#,##0', '12.3백만'],
    [-5, '[>=1000000]#,##0.0,,"백만";#,##0', '-5'],
    [0.12345, '0.00%', '12.35%'],
    [1.005, '0.00', '1.01'],
    [2.5, '0.##', '2.5'],
    [0.5, '#.00', '.50'],
    [12.5, '.00', '12.50'],
    [-0.2, '0', '0'],
    [1e20, '0', '100000000000000000000'],
    [12_345, '0.00E+00', '1.23E+04'],
    [0.00012345, '0.00E+00', '1.23E-04'],
    [99_999, '0.0E+0', '1.0E+5'],
    [12_345, '##0.0E+0', '12.3E+3'],
    [1.5, '# ?/?', '1 1/2'],
    [0.3, '# ?/?', '2/7'],
    [3.125, '# ??/??', '3 1/8'],
    [0.25, '# ?/?', '1/4'],
    [2, '# ?/?', '2'],
    [1.5, '?/?', '3/2'],
    [1.375, '# ?/8', '1 3/8'],
    // General within a format, and its other names.
    [12, 'General"명"', '12명'],
    [-12, 'General"명"', '-12명'],
    [12, '[$-412]General', '12'],
    [12, 'Standard', '12'],
    [12, '"금"G/표준"원"', '금12원'],
    [0.1 + 0.2, 'General', '0.3'],
    [7, '@', '7'],
    // Conditions.
    [-7, '[Red][<0]"음"0;0', '음7'],
    [7, '[Red][<0]"음"0;0', '7'],
    [-7, '[<100]0;0.0', '-7'],
    [2, '[=1]"예";[=2]"아니요";"모름"', '아니요'],
    // Numerals.
    [1_234, '[DBNum4][$-412]General', '일천이백삼십사'],
    [1_100_000, '[DBNum4]General', '일백일십만'],
    [1_234, '[DBNum1][$-412]General', '一千二百三十四'],
    [1_234, '[DBNum2][$-412]General', '壹阡貳百參拾四'],
    [113_560, '"금"[DBNum4][$-412]General"원정"', '금일십일만삼천오백육십원정'],
    [0, '[DBNum4]General', '영'],
    // Days and times.
    [46_084, 'yyyy"년" m"월" d"일"', '2026년 3월 3일'],
    [46_084, 'yyyy"년" m"월" d"일";@', '2026년 3월 3일'],
    [46_084.75, 'yyyy-mm-dd hh:mm', '2026-03-03 18:00'],
    [46_084.75, 'yyyy/m/d h"시" m"분"', '2026/3/3 18시 0분'],
    [0.5, 'h:mm AM/PM', '12:00 오후'],
    [0.5, '[$-409]h:mm AM/PM', '12:00 PM'],
    [0.5, '[$-F400]h:mm:ss\\ AM/PM', '오후 12:00:00'],
    [1.5, '[h]:mm', '36:00'],
    [1.5, '[mm]:ss', '2160:00'],
    [0.0312, 'mm:ss', '44:56'],
    [1.5 / 86_400, 'ss.0', '01.5'],
    [45_000, 'dddd', '수요일'],
    [45_000, 'ddd', '수'],
    [45_000, 'yyyy-mm-dd(aaa)', '2023-03-15(수)'],
    [45_000, '[$-409]dddd, mmmm d', 'Wednesday, March 15'],
    [45_000, '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '2023년 3월 15일 수요일'],
    [45_000, 'd-mmm-yy', '15-Mar-23'],
  ])('%d in %s is %s', (value, code, text) => {
    expect(shown(value, code)).toMatchObject({ text });
    expect(shown(value, code)).not.toHaveProperty('plain');
  });

  test.each([
    [1_234, '[DBNum3][$-412]General', '1234'],
    [12.5, '[DBNum4][$-412]General', '12.5'],
    [1_234, '[DBNum1][$-411]General', '1234'],
    [1_520, '[DBNum4]#,##0', '1,520'],
    [45_000, 'ge.m.d', '2023-03-15'],
    [45_000, '[$-411]aaaa', '2023-03-15'],
    [45_000.5, '[DBNum1]yyyy', '2023'],
    [-3, 'yyyy-mm-dd', '-3'],
    [12, '0kg', '12'],
    [1.5, '# ????/????', '1.5'],
    [5, '[>100]0;[<0]0', '5'],
    [5, `0${'"x"'.repeat(100)}`, '5'],
  ])('%d in %s, which is not followed wholly, is said so and stands as %s', (value, code, text) => {
    expect(shown(value, code)).toMatchObject({ text, plain: true });
  });

  test('a value that its format hides is hidden, not gone; a nought that is not drawn is nothing', () => {
    expect(shown(99, ';;;')).toEqual({ text: '99', hidden: true });
    expect(shown(-99, '0;')).toEqual({ text: '-99', hidden: true });
    expect(shown(0, '#,##0;-#,##0;')).toEqual({ text: '' });
    expect(shownText('홍길동', numberPattern(';;;'))).toEqual({ text: '홍길동', hidden: true });
    expect(shownText('홍길동', numberPattern('0;0;0'))).toEqual({ text: '홍길동' });
    expect(shownText('홍길동', numberPattern('@"님"'))).toEqual({ text: '홍길동님' });
    expect(shownText('홍길동', numberPattern('0;0;0;"비밀"'))).toEqual({ text: '비밀', digits: '홍길동' });
  });

  test.each([
    [1_012_345_678, '000-0000-0000', '01012345678'],
    [1_012_345_678, '0,', '1012345678'],
    [9_001_011_234_567, '#,##0', '9001011234567'],
    [9_001_011_234_567, '"비공개"', '9001011234567'],
    [1_012_345_678, '[DBNum4]General', '1012345678'],
    [1_012_345_678, '#,##0', undefined],
    [1_012_345_678, '0', undefined],
    [45_000, 'yyyy-mm-dd', undefined],
  ])('whoever looks for names and numbers is told the digits too: %d in %s', (value, code, digits) => {
    expect(shown(value, code).digits).toBe(digits);
  });

  test('whatever the format is: never its letters, never an error, and the digits of a whole number in their order', () => {
    const piece = fc.constantFrom(
      '0',
      '#',
      '?',
      ',',
      '.',
      '-',
      '"월"',
      '[Red]',
      '%',
      '/',
      'E+0',
      'General',
      '@',
      ';',
      'y',
      'm',
      '_)',
      '* ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.double({ noNaN: true }), (pieces, value) => {
        expect(shown(value, pieces.join('')).text).not.toMatch(/General|Red|NaN|undefined|[#?[\]]/);
      }),
    );
    const places = fc.array(fc.constantFrom('0', '#', '-', ' '), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(places, fc.nat(), (pieces, value) => {
        const code = `${pieces.join('')}0`;
        expect(
          shown(value, code)
            .text.replace(/\D/g, '')
            .replace(/^0+(?=\d)/, ''),
        ).toBe(String(value));
      }),
    );
  });
});
