import { describe, expect, it } from 'vitest';
import { boxDate, dayInKorea, isCalendarDay, officialDate, officialMonth, timeInKorea } from './calendar-day.ts';

describe('days in Korea', () => {
  it('are written with dots, one space, and no zeros', () => {
    expect(officialDate('2020-12-24')).toBe('2020. 12. 24.');
    expect(officialDate('2021-01-05')).toBe('2021. 1. 5.');
    expect(officialMonth('2020-12-24')).toBe('2020. 12.');
    expect(boxDate('2020-06-09')).toBe('06/09');
  });
  it('begin nine hours before the day in UTC', () => {
    expect(dayInKorea(new Date('2025-12-31T15:00:00Z'))).toBe('2026-01-01');
    expect(dayInKorea(new Date('2025-12-31T14:59:59Z'))).toBe('2025-12-31');
    expect(timeInKorea(new Date('2025-12-31T00:05:00Z'))).toBe('09:05');
  });
  it('are days that exist', () => {
    expect(isCalendarDay('2024-02-29')).toBe(true);
    expect(isCalendarDay('2025-02-29')).toBe(false);
    expect(isCalendarDay('2025-2-9')).toBe(false);
    expect(isCalendarDay('0000-12-31')).toBe(false);
  });
});
