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
  expect(ofMonth('2026-05')).toEqual(['2026-05-05', '2026-05-24', '2026-05-25']);
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
