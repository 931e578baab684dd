import { reasonFault } from '../disclosure/closed-reason.ts';
import { DISCLOSURE_GROUNDS } from '../disclosure/disclosure.ts';
import { type CalendarDay, isCalendarDay } from '../kernel/calendar-day.ts';
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts';
import type { ClosedGrounds, Closing, Run } from './body.ts';
import { cleanText } from './body-text.ts';
import { keptLine } from './kept-line.ts';

type MarkRefusal =
  | Refusal<'body-unknown-attribute' | 'body-bad-text'>
  | NonNullable<ReturnType<typeof reasonFault>>
  | Refusal<'body-bad-structure'>;

/** 비공개 표시 as it comes from outside; nothing said means open. `name` is what its grounds are called there. */
export function readMark(
  grounds: unknown,
  closing: unknown,
  name: string,
): Pick<Run, 'closed' | 'closing'> | MarkRefusal {
  const closed = readGrounds(grounds, name);
  if (isRefusal(closed)) return closed;
  const own = readClosing(closing);
  if (isRefusal(own)) return own;
  // A reason of what is open would be kept where nobody looks for it.
  if (own && !closed) return refuse('body-unknown-attribute', { name: 'closing' });
  return { ...(closed ? { closed } : {}), ...(own ? { closing: own } : {}) };
}

/** The grounds in their order. */
function readGrounds(value: unknown, name: string): ClosedGrounds | undefined | Refusal<'body-unknown-attribute'> {
  if (value === undefined || value === null) return undefined;
  const grounds = Array.isArray(value) ? DISCLOSURE_GROUNDS.filter((ground) => value.includes(ground)) : [];
  if (!Array.isArray(value) || grounds.length === 0 || grounds.length !== value.length) {
    return refuse('body-unknown-attribute', { name });
  }
  return grounds;
}

/** Whether its day lies ahead is asked when the text is submitted: a draft may lie longer than that. */
function readClosing(value: unknown): Closing | undefined | MarkRefusal {
  if (value === undefined || value === null) return undefined;
  const unfit = refuse('body-unknown-attribute', { name: 'closing' });
  if (typeof value !== 'object' || Array.isArray(value)) return unfit;
  const { reason = '', until, ...others }: { reason?: unknown; until?: unknown } = value;
  if (Object.keys(others).length > 0 || typeof reason !== 'string' || !isDayOrNothing(until)) return unfit;
  const line = cleanText(keptLine(reason));
  if (isRefusal(line)) return reasonFault(keptLine(reason)) ?? line;
  const fault = reasonFault(line);
  if (fault) return fault;
  const closing = { ...(line === '' ? {} : { reason: line }), ...(until ? { until } : {}) };
  return Object.keys(closing).length > 0 ? closing : undefined;
}

function isDayOrNothing(value: unknown): value is CalendarDay | undefined | null {
  return value === undefined || value === null || (typeof value === 'string' && isCalendarDay(value));
}
