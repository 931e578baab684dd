import { expect, test } from 'vitest';
import { isWorkingDay, publicHolidays, workingDaysAfter } from './working-days.ts';

const ofMonth = (month: string) =>
  [...publicHolidays(Number(month.slice(0, 4)))].filter((d) => d.startsWith(month)).sort();

test('holidays stand on the days on which Korean offices were closed', () => {
  expect(ofMonth('2022-09')).toEqual(['2022-09-09', '2022-09-10', '2022-09-11', '2022-09-12']);
  expect(ofMonth('2023-01')).toEqual(['2023-01-01', '2023-01-21', '2023-01-22', '2023-01-23', '2023-01-24']);
  expect(ofMonth('2023-05')).toEqual(['2023-05-05', '2023-05-27', '2023-05-29']);
  expect(ofMonth('2024-02')).toEqual(['2024-02-09', '2024-02-10', '2024-02-11', '2024-02-12']);
  expect(ofMonth('2025-05')).toEqual(['2025-05-05', '2025-05-06']);
  expect(ofMonth('2025-10')).toEqual([
    ...['2025-10-03', '2025-10-05', '2025-10-06', '2025-10-07', '2025-10-08', '2025-10-09'],
  ]);
  expect(ofMonth('2026-02')).toEqual(['2026-02-16', '2026-02-17', '2026-02-18']);
  expect(ofMonth('2026-03')).toEqual(['2026-03-01', '2026-03-02']);
  expect(ofMonth('2026-05')).toEqual(['2026-05-01', '2026-05-05', '2026-05-24', '2026-05-25']);
  expect(ofMonth('2026-08')).toEqual(['2026-08-15', '2026-08-17']);
});

test('a holiday on a Saturday moved nothing before the rule of 2021 said so, and New Year never does', () => {
  expect(isWorkingDay('2020-08-18')).toBe(true);
  expect(ofMonth('2021-05')).toEqual(['2021-05-05', '2021-05-19']);
  expect(ofMonth('2021-08')).toEqual(['2021-08-15', '2021-08-16']);
  expect(ofMonth('2022-01')).toEqual(['2022-01-01', '2022-01-31']);
});

test('working days are counted from the day after, over weekends, holidays and the agency’s own days', () => {
  expect(workingDaysAfter('2026-03-03', 0)).toBe('2026-03-03');
  expect(workingDaysAfter('2026-03-06', 1)).toBe('2026-03-09');
  expect(workingDaysAfter('2026-02-13', 1)).toBe('2026-02-19');
  expect(workingDaysAfter('2026-02-27', 7)).toBe('2026-03-11');
  expect(workingDaysAfter('2026-03-06', 1, ['2026-03-09'])).toBe('2026-03-10');
  expect(isWorkingDay('2041-03-01')).toBe(false);
});

/** Every holiday of the almanac (월력요항) of these years as month and day, substitutes among them. */
const ALMANAC: Readonly<Record<number, string>> = {
  2020: '0101 0124 0125 0126 0127 0301 0415 0430 0505 0606 0815 0817 0930 1001 1002 1003 1009 1225',
  2021: '0101 0211 0212 0213 0301 0505 0519 0606 0815 0816 0920 0921 0922 1003 1004 1009 1011 1225',
  2022: '0101 0131 0201 0202 0301 0309 0505 0508 0601 0606 0815 0909 0910 0911 0912 1003 1009 1010 1225',
  2023: '0101 0121 0122 0123 0124 0301 0505 0527 0529 0606 0815 0928 0929 0930 1002 1003 1009 1225',
  2024: '0101 0209 0210 0211 0212 0301 0410 0505 0506 0515 0606 0815 0916 0917 0918 1001 1003 1009 1225',
  2025: '0101 0127 0128 0129 0130 0301 0303 0505 0506 0603 0606 0815 1003 1005 1006 1007 1008 1009 1225',
  2026: '0101 0216 0217 0218 0301 0302 0501 0505 0524 0525 0603 0606 0717 0815 0817 0924 0925 0926 1003 1005 1009 1225',
  2027:
    '0101 0206 0207 0208 0209 0301 0501 0503 0505 0513 0606 0717 0719 0815 0816 0914 0915 0916 1003 1004 1009 1011 ' +
    '1225 1227',
};

test('the holidays of eight years are those of their almanacs, no more and no fewer', () => {
  for (const [year, days] of Object.entries(ALMANAC)) {
    const found = [...publicHolidays(Number(year))].sort().map((day) => day.slice(5).replace('-', ''));
    expect(`${year}: ${found.join(' ')}`).toBe(`${year}: ${days}`);
  }
});
