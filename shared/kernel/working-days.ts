import { type CalendarDay, daysAfter, yearOf } from './calendar-day.ts';

/** Seollal, Buddha's birthday and Chuseok by the sun: days of the Korean lunar calendar (한국천문연구원). */
const LUNAR_DAYS: Readonly<Record<number, readonly [seollal: string, buddha: string, chuseok: string]>> = {
  2013: ['02-10', '05-17', '09-19'],
  2014: ['01-31', '05-06', '09-08'],
  2015: ['02-19', '05-25', '09-27'],
  2016: ['02-08', '05-14', '09-15'],
  2017: ['01-28', '05-03', '10-04'],
  2018: ['02-16', '05-22', '09-24'],
  2019: ['02-05', '05-12', '09-13'],
  2020: ['01-25', '04-30', '10-01'],
  2021: ['02-12', '05-19', '09-21'],
  2022: ['02-01', '05-08', '09-10'],
  2023: ['01-22', '05-27', '09-29'],
  2024: ['02-10', '05-15', '09-17'],
  2025: ['01-29', '05-05', '10-06'],
  2026: ['02-17', '05-24', '09-25'],
  2027: ['02-07', '05-13', '09-15'],
  2028: ['01-27', '05-02', '10-03'],
  2029: ['02-13', '05-20', '09-22'],
  2030: ['02-03', '05-09', '09-12'],
  2031: ['01-23', '05-28', '10-01'],
  2032: ['02-11', '05-16', '09-19'],
  2033: ['01-31', '05-06', '09-08'],
  2034: ['02-19', '05-25', '09-27'],
  2035: ['02-08', '05-15', '09-16'],
  2036: ['01-28', '05-03', '10-04'],
  2037: ['02-15', '05-22', '09-24'],
  2038: ['02-04', '05-11', '09-13'],
  2039: ['01-24', '04-30', '10-02'],
  2040: ['02-12', '05-18', '09-21'],
};

/**
 * Days off by a decision of their own: elections at the end of a term (공직선거법), and what the government has
 * appointed (임시공휴일). Later ones are added by the agency, because nobody can know them beforehand.
 */
const APPOINTED: readonly CalendarDay[] = [
  ...['2014-06-04', '2015-08-14', '2016-04-13', '2016-05-06', '2017-05-09', '2017-10-02', '2018-06-13', '2020-04-15'],
  ...['2020-08-17', '2022-03-09', '2022-06-01', '2023-10-02', '2024-04-10', '2024-10-01', '2025-01-27', '2025-06-03'],
  ...['2026-06-03', '2028-04-12'],
];

/** A public holiday and whether another day is off for it when it falls on these (관공서의 공휴일에 관한 규정 제3조). */
type Holiday = { readonly day: CalendarDay; readonly moves: 'never' | 'sunday' | 'weekend' };

const kept = new Map<number, ReadonlySet<CalendarDay>>();

/**
 * The public holidays of a year (관공서의 공휴일에 관한 규정 제2조), substitute holidays (대체공휴일) included. Of a year
 * that the table does not have only the days by the sun are known; the agency adds the others as its own.
 */
export function publicHolidays(year: number): ReadonlySet<CalendarDay> {
  const known = kept.get(year);
  if (known) return known;
  const holidays = holidaysByLaw(year);
  const off = new Set([...holidays.map(({ day }) => day), ...APPOINTED.filter((day) => yearOf(day) === year)]);
  const moved = new Set<CalendarDay>();
  for (const { day, moves } of [...holidays].sort((one, other) => (one.day < other.day ? -1 : 1))) {
    const weekday = weekdayOf(day);
    const isTwice = holidays.filter((other) => other.day === day).length > 1 && !moved.has(day);
    const falls = weekday === 0 || (moves === 'weekend' && weekday === 6) || isTwice;
    if (moves === 'never' || !falls) continue;
    moved.add(day);
    let instead = daysAfter(day, 1);
    while (isWeekend(instead) || off.has(instead)) instead = daysAfter(instead, 1);
    off.add(instead);
  }
  kept.set(year, off);
  return off;
}

function holidaysByLaw(year: number): Holiday[] {
  const lunar = LUNAR_DAYS[year];
  const festival = (monthAndDay: string): Holiday[] =>
    [-1, 0, 1].map((away) => {
      const day = daysAfter(`${year}-${monthAndDay}`, away);
      return { day, moves: day >= '2014-09-01' ? 'sunday' : 'never' };
    });
  const since = (first: CalendarDay, monthAndDay: string): Holiday => {
    const day = `${year}-${monthAndDay}`;
    return { day, moves: day >= first ? 'weekend' : 'never' };
  };
  return [
    { day: `${year}-01-01`, moves: 'never' },
    { day: `${year}-06-06`, moves: 'never' },
    since('2021-08-04', '03-01'),
    since('2014-01-01', '05-05'),
    since('2021-08-04', '08-15'),
    since('2021-08-04', '10-03'),
    since('2021-08-04', '10-09'),
    since('2023-05-04', '12-25'),
    // 노동절 is a public holiday, and 제헌절 is one again (공휴일에 관한 법률, 2026).
    ...(year >= 2026 ? [since('2026-01-01', '05-01'), since('2026-01-01', '07-17')] : []),
    ...(lunar ? [...festival(lunar[0]), since('2023-05-04', lunar[1]), ...festival(lunar[2])] : []),
  ];
}

/** 근무일: no Saturday, no Sunday, no public holiday, and none of the days that the agency has added. */
export function isWorkingDay(day: CalendarDay, closedDays: readonly CalendarDay[] = []): boolean {
  return !isWeekend(day) && !publicHolidays(yearOf(day)).has(day) && !closedDays.includes(day);
}

/**
 * The so-manieth working day after a day, which itself does not count: 1 is the next working day (다음 근무일). 0 is the
 * day itself, working or not.
 */
export function workingDaysAfter(
  day: CalendarDay,
  count: number,
  closedDays: readonly CalendarDay[] = [],
): CalendarDay {
  let at = day;
  for (let left = count; left > 0; ) {
    at = daysAfter(at, 1);
    if (isWorkingDay(at, closedDays)) left -= 1;
  }
  return at;
}

function isWeekend(day: CalendarDay): boolean {
  return weekdayOf(day) % 6 === 0;
}

/** 0 is Sunday. */
function weekdayOf(day: CalendarDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
