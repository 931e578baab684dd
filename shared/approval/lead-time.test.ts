import { expect, test } from 'vitest';
import { lastMonths, refuseLeadPeriod } from './lead-time.ts';

test('the last months end today and begin after the same day then, or after the end of a shorter month', () => {
  expect(lastMonths('2026-11-20', 1)).toEqual({ from: '2026-10-21', to: '2026-11-20' });
  expect(lastMonths('2026-03-31', 1)).toEqual({ from: '2026-03-01', to: '2026-03-31' });
  expect(lastMonths('2026-01-15', 3)).toEqual({ from: '2025-10-16', to: '2026-01-15' });
  expect(lastMonths('2028-02-29', 12)).toEqual({ from: '2027-03-01', to: '2028-02-29' });
});

test('twelve months are never too long, and a day more than a year and a day is', () => {
  for (const today of ['2026-11-20', '2028-02-29', '2028-03-01', '2027-02-28']) {
    expect(refuseLeadPeriod(lastMonths(today, 12))).toBeUndefined();
  }
  expect(refuseLeadPeriod({ from: '2026-01-01', to: '2027-01-01' })).toBeUndefined();
  expect(refuseLeadPeriod({ from: '2026-01-01', to: '2027-01-02' })?.refused).toBe('lead-period-bad');
  expect(refuseLeadPeriod({ from: '2026-01-02', to: '2026-01-01' })?.refused).toBe('lead-period-bad');
});
