import {
  type CalendarDay,
  dayInKorea,
  daysBetween,
  officialDate,
  officialMonth,
  timeInKorea,
} from '../../shared/kernel/calendar-day.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long a document has waited: 방금, 38분째, 3시간째, 2일째, 3일 2시간째. */
export function waitingFor(since: string, now: Date): string {
  const ms = now.getTime() - new Date(since).getTime();
  if (ms < MINUTE_MS) return '방금';
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)}분째`;
  if (ms < DAY_MS) return `${Math.floor(ms / HOUR_MS)}시간째`;
  const hours = Math.floor((ms % DAY_MS) / HOUR_MS);
  return `${Math.floor(ms / DAY_MS)}일${hours === 0 ? '' : ` ${hours}시간`}째`;
}

/** How long something took: 38분 걸림. */
export function tookFrom(from: string, to: string): string {
  const ms = new Date(to).getTime() - new Date(from).getTime();
  if (ms < MINUTE_MS) return '바로';
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)}분 걸림`;
  if (ms < DAY_MS) return `${Math.floor(ms / HOUR_MS)}시간 걸림`;
  return `${Math.floor(ms / DAY_MS)}일 걸림`;
}

/** A span of time: 1분 미만, 38분, 3시간 10분, 2일 4시간. */
export function spanWords(seconds: number): string {
  const ms = seconds * 1000;
  if (ms < MINUTE_MS) return '1분 미만';
  const [whole, rest] = ms < HOUR_MS ? [0, Math.floor(ms / MINUTE_MS)] : partsOf(ms);
  const unit = ms < DAY_MS ? ['시간', '분'] : ['일', '시간'];
  return [whole && `${whole}${unit[0]}`, rest && `${rest}${unit[1]}`].filter(Boolean).join(' ');
}

function partsOf(ms: number): [number, number] {
  const [large, small] = ms < DAY_MS ? [HOUR_MS, MINUTE_MS] : [DAY_MS, HOUR_MS];
  return [Math.floor(ms / large), Math.floor((ms % large) / small)];
}

/** A moment as briefly as it stays clear: `10:41` today, `11. 20.` this year, else the whole date. */
export function momentWords(at: string, now: Date): string {
  const day = dayInKorea(new Date(at));
  const today = dayInKorea(now);
  if (day === today) return timeInKorea(new Date(at));
  const date = officialDate(day);
  return day.slice(0, 4) === today.slice(0, 4) ? date.slice(6) : date;
}

/** 처리기한 that still counts: 기한 지남 11. 19., 오늘까지, 내일까지, 11. 24.까지. */
export function dueWords(dueOn: CalendarDay, now: Date): string {
  const today = dayInKorea(now);
  const days = daysBetween(today, dueOn);
  const date = dueOn.slice(0, 4) === today.slice(0, 4) ? officialDate(dueOn).slice(6) : officialDate(dueOn);
  if (days < 0) return `기한 지남 ${date}`;
  if (days === 0) return '오늘까지';
  return days === 1 ? '내일까지' : `${date}까지`;
}

/** The heading a row stands under when a box is in the order of 처리기한. */
export function dueGroup(dueOn: CalendarDay | null, now: Date): string {
  if (dueOn === null) return '기한 없음';
  const days = daysBetween(dayInKorea(now), dueOn);
  if (days < 0) return '기한 지남';
  if (days === 0) return '오늘까지';
  return days <= 7 ? '7일 안' : '그 뒤';
}

/** Date and time for where both matter: `2026. 11. 20. 09:30`. */
export function fullMoment(at: string): string {
  const instant = new Date(at);
  return `${officialDate(dayInKorea(instant))} ${timeInKorea(instant)}`;
}

/** The heading a row stands under: 오늘, 어제, 지난 7일, and before that its month. */
export function dayGroup(at: string, now: Date): string {
  const days = Math.round((Date.parse(dayInKorea(now)) - Date.parse(dayInKorea(new Date(at)))) / DAY_MS);
  if (days <= 0) return '오늘';
  if (days === 1) return '어제';
  return days <= 7 ? '지난 7일' : officialMonth(dayInKorea(new Date(at)));
}
