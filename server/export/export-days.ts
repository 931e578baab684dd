import { daysAfter, startOfDayInKorea } from '../../shared/kernel/calendar-day.ts';
import type { FiledWithin } from '../records/index.ts';

/** From the first to the last day of filing, both included. */
export function daysOf(fromOn: string, toOn: string): FiledWithin {
  return { from: startOfDayInKorea(fromOn), before: startOfDayInKorea(daysAfter(toOn, 1)) };
}
