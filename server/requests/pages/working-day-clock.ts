import { type CalendarDay, officialDate } from '../../../shared/kernel/calendar-day.ts';
import { html, type SafeHtml } from '../../../shared/markup/html.ts';
import { type CountedDay, countedDays, REQUEST_DAYS, workingDaysTaken } from '../../../shared/requests/deadlines.ts';
import { dueToRequester, type InformationRequest } from '../../../shared/requests/information-request.ts';

/** So many days fit on a page; a clock that stood for longer is told in words alone. */
const MOST_CELLS = 42;
const WEEKDAYS = ['일', '월', '화', '수', '목', '금', '토'];

type Moment = { readonly today: CalendarDay; readonly closedDays: readonly CalendarDay[] };

/**
 * 근무일 시계: how many of the working days are left, and a cell for each day until the last one. The sentence says what the
 * cells show. Nothing where the office owes nothing.
 */
export function workingDayClock(request: InformationRequest, { today, closedDays }: Moment): SafeHtml | false {
  const { clock, objection, status } = request;
  const due = dueToRequester(request, closedDays);
  if (due === null) return status === 'awaitingSupplement' && standingClock(request, closedDays, today);
  const pending = objection && !objection.decision ? objection : null;
  const days = countedDays(pending ? { ...pending, stops: [] } : clock, due, closedDays);
  const whole = days.at(-1)?.place ?? 0;
  const what = pending ? '이의신청 결정' : '결정';
  return html`<section class="clockbox" aria-labelledby="clock"><h2 id="clock">${headingOf(what, days, today)}</h2>
<p>${sentenceOf(what, days, { today, due, whole })}</p>${days.length <= MOST_CELLS && cells(days, today, due)}</section>`;
}

/** 보완을 기다리는 동안: what is left stays what it is. */
function standingClock(
  { clock }: InformationRequest,
  closedDays: readonly CalendarDay[],
  today: CalendarDay,
): SafeHtml {
  const whole = (clock.isExtended ? 2 : 1) * REQUEST_DAYS.decision;
  const left = Math.max(0, whole - workingDaysTaken(clock, today, closedDays));
  return html`<section class="clockbox" aria-labelledby="clock"><h2 id="clock">결정기간이 멈추어 있습니다</h2>
<p>보완하시면 그다음 날부터 다시 흐릅니다. ${String(whole)}일(근무일) 가운데 ${String(left)}일이 남았습니다.</p></section>`;
}

/** How many of the counted days have begun. */
function placeOf(days: readonly CountedDay[], today: CalendarDay): number {
  return days.findLast(({ day, place }) => day <= today && place !== null)?.place ?? 0;
}

function headingOf(what: string, days: readonly CountedDay[], today: CalendarDay): string {
  const last = days.at(-1);
  if (!last || today > last.day) return `${what}기한이 지났습니다`;
  const left = (last.place ?? 0) - placeOf(days, today);
  return left === 0 ? `오늘이 ${what}기한입니다` : `${what}까지 근무일 ${left}일 남았습니다`;
}

function sentenceOf(
  what: string,
  days: readonly CountedDay[],
  { today, due, whole }: { readonly today: CalendarDay; readonly due: CalendarDay; readonly whole: number },
): string {
  const until = `${withWeekday(due)}까지 ${what === '결정' ? '공개할지를 정합니다' : '이의신청을 결정합니다'}.`;
  if (today > due) return `${withWeekday(due)}까지 정하여야 하였습니다. 처리 부서에 까닭을 물으실 수 있습니다.`;
  const place = placeOf(days, today);
  const isCounted = days.some(({ day, place: each }) => day === today && each !== null);
  const now = isCounted ? `${whole}일 가운데 ${place}일째입니다` : `${whole}일 가운데 ${place}일이 지났습니다`;
  return `${until} 오늘은 ${withWeekday(today)}, ${now}. 토요일·일요일·공휴일은 세지 않습니다.`;
}

function withWeekday(day: CalendarDay): string {
  return `${officialDate(day)}(${weekdayOf(day)})`;
}

function weekdayOf(day: CalendarDay): string {
  return WEEKDAYS[new Date(day).getUTCDay()] ?? '';
}

/** What the sentence says, for the eye. */
function cells(days: readonly CountedDay[], today: CalendarDay, due: CalendarDay): SafeHtml {
  return html`<ol class="clock" aria-hidden="true">${days.map(({ day, place, isStopped }, at) => {
    const [, month, date] = day.split('-').map(Number);
    const name = at === 0 || date === 1 ? `${month}. ${date}.` : `${date}.`;
    const middle = place === null ? (isStopped ? '멈춤' : '휴') : String(place);
    const foot = day === today ? '오늘' : day === due ? '기한' : weekdayOf(day);
    return html`<li class="${cellClass(day, place, today, due)}">${name}<b>${middle}</b>${foot}</li>`;
  })}</ol>`;
}

function cellClass(day: CalendarDay, place: number | null, today: CalendarDay, due: CalendarDay): string {
  const done = day === today ? 'now' : day < today ? 'done' : '';
  return [place === null ? 'off' : '', place === null && done === 'done' ? '' : done, day === due ? 'due' : '']
    .filter(Boolean)
    .join(' ');
}
