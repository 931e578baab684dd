import type { Section, Sign } from './pattern-sections.ts';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
  ...['November', 'December'],
];
const WEEKDAYS = ['일', '월', '화', '수', '목', '금', '토'];
const WEEKDAYS_ENGLISH = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const SECONDS_OF_DAY = 86_400;
/** Days between Excel's first one and that of JavaScript. */
const DAYS_BEFORE_1970 = 25_569;
const DAYS_BEFORE_1904 = 1_462;

/** A day as a cell keeps it. */
export function dayNumberOf(written: string, from1904: boolean): number {
  const days = Date.parse(`${written}Z`) / SECONDS_OF_DAY / 1_000 + DAYS_BEFORE_1970;
  return from1904 ? days - DAYS_BEFORE_1904 : days;
}

/** Days since the last day of 1899, or since 1904; the first two months of 1900 are one day off as in Excel. */
function dayOf(value: number, from1904: boolean, places: number): Date | undefined {
  const days = from1904 ? value + DAYS_BEFORE_1904 : value < 60 ? value + 1 : value;
  const step = 10 ** places;
  const seconds = Math.round((days - DAYS_BEFORE_1970) * SECONDS_OF_DAY * step) / step;
  const date = new Date(Math.round(seconds * 1_000));
  return Number.isNaN(date.getTime()) || value < 0 || date.getUTCFullYear() > 9_999 ? undefined : date;
}

/** A day and its time as the format writes them; nothing where it cannot be one, or has letters of another calendar. */
export function shownDate(value: number, section: Section, from1904: boolean): string | undefined {
  const { signs, language } = section;
  const places = Math.min(3, Math.max(0, ...signs.map(placesOfSeconds)));
  const date = dayOf(value, from1904, places);
  if (!date || !isUnderstood(section)) return undefined;
  const isHalf = signs.some(({ kind }) => kind === 'halfDay');
  const times = signs.filter(({ kind }) => kind === 'date' || kind === 'elapsed');
  return signs
    .map((sign) => {
      if (sign.kind === 'elapsed') return elapsed(value, sign.text);
      if (sign.kind === 'halfDay') return halfOf(date, sign.text, language);
      if (sign.kind !== 'date') return sign.text;
      const at = times.indexOf(sign);
      const isMinute = isHour(times[at - 1]) || /^s/i.test(times[at + 1]?.text ?? '');
      return written(date, { letters: sign.text.toLowerCase(), isMinute, isHalf, language });
    })
    .join('')
    .trim();
}

/** The day as it stands everywhere, where a format is not understood. */
export function plainDate(value: number, from1904: boolean): string | undefined {
  const date = dayOf(value, from1904, 0);
  if (!date) return undefined;
  const [day = '', time = ''] = date.toISOString().split(/[T.]/);
  return Number.isInteger(value) ? day : `${day} ${time}`;
}

/** Another calendar or language writes other words; its digits are the same. */
function isUnderstood({ signs, language }: Section): boolean {
  const hasWords = signs.some(
    ({ kind, text }) => kind === 'halfDay' || (kind === 'date' && /^(?:mmm|ddd|aaa)/i.test(text)),
  );
  const isForeign = language === 'other' && hasWords;
  return !isForeign && signs.every(({ kind }) => kind !== 'unknown' && kind !== 'place' && kind !== 'general');
}

function isHour(sign: Sign | undefined): boolean {
  return sign !== undefined && /^h/i.test(sign.text);
}

function placesOfSeconds({ kind, text }: Sign): number {
  return kind === 'date' ? (text.split('.')[1]?.length ?? 0) : 0;
}

function elapsed(value: number, letters: string): string {
  const seconds = Math.round(value * SECONDS_OF_DAY);
  const of = { h: 3_600, m: 60, s: 1 }[letters[0]?.toLowerCase() ?? 's'] ?? 1;
  return String(Math.floor(seconds / of)).padStart(letters.length, '0');
}

function halfOf(date: Date, text: string, language: Section['language']): string {
  const isMorning = date.getUTCHours() < 12;
  if (text.length === 3) return isMorning ? 'A' : 'P';
  if (language === 'en') return isMorning ? 'AM' : 'PM';
  return isMorning ? '오전' : '오후';
}

type How = {
  readonly letters: string;
  readonly isMinute: boolean;
  readonly isHalf: boolean;
  readonly language: Section['language'];
};

function written(date: Date, { letters, isMinute, isHalf, language }: How): string {
  const number = (value: number) => String(value).padStart(Math.min(2, letters.length), '0');
  const hours = date.getUTCHours();
  if (letters.includes('.')) return secondsOf(date, letters);
  switch (letters[0]) {
    case 'y':
      return letters.length > 2 ? String(date.getUTCFullYear()) : String(date.getUTCFullYear() % 100).padStart(2, '0');
    case 'm':
      if (letters.length > 2) return monthName(date, letters.length, language);
      return number(isMinute ? date.getUTCMinutes() : date.getUTCMonth() + 1);
    case 'd':
      return letters.length > 2 ? weekday(date, letters.length > 3, language) : number(date.getUTCDate());
    case 'a':
      return weekday(date, letters.length > 3, 'ko');
    case 'h':
      return number(isHalf ? hours % 12 || 12 : hours);
    default:
      return number(date.getUTCSeconds());
  }
}

/** `05.4` for `ss.0`. */
function secondsOf(date: Date, letters: string): string {
  const [run = '', places = ''] = letters.split('.');
  const seconds = String(date.getUTCSeconds()).padStart(run.length > 1 ? 2 : 1, '0');
  const thousandths = String(date.getUTCMilliseconds()).padStart(3, '0');
  return `${seconds}.${thousandths.padEnd(places.length, '0').slice(0, places.length)}`;
}

function monthName(date: Date, length: number, language: Section['language']): string {
  if (language === 'ko') return `${date.getUTCMonth() + 1}월`;
  const name = MONTHS[date.getUTCMonth()] ?? '';
  return length === 3 ? name.slice(0, 3) : length === 5 ? name.slice(0, 1) : name;
}

function weekday(date: Date, isWhole: boolean, language: Section['language']): string {
  if (language !== 'en') return `${WEEKDAYS[date.getUTCDay()] ?? ''}${isWhole ? '요일' : ''}`;
  const name = WEEKDAYS_ENGLISH[date.getUTCDay()] ?? '';
  return isWhole ? name : name.slice(0, 3);
}
