import { isCalendarDay, startOfDayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { Problem } from '../../platform/http/problems.ts';
import { type ChangePlace, readCursor } from './change-cursor.ts';

export const USUAL_LIMIT = 100;
export const HIGHEST_LIMIT = 1_000;

export type OpenDataQuery = {
  readonly after: ChangePlace | undefined;
  readonly since: Date | undefined;
  readonly limit: number;
};

const KNOWN = ['cursor', 'updatedSince', 'limit'];

/** What a program asks the list for. Whatever cannot be meant is told: a list that leaves out something is worse. */
export function readOpenDataQuery(query: Record<string, unknown>): OpenDataQuery {
  const unknown = Object.keys(query).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined)
    throw wrong(`모르는 항목 ${unknown.slice(0, 40)}. 쓸 수 있는 것은 ${KNOWN.join(', ')}입니다`);
  return {
    after: readOne(query['cursor'], readCursor, 'cursor가 이 목록이 드린 값이 아닙니다. next나 resume의 값을 그대로'),
    since: readOne(query['updatedSince'], readInstant, 'updatedSince는 2026-11-22 또는 2026-11-22T09:00:00+09:00처럼'),
    limit: readOne(query['limit'], readLimit, `limit은 1에서 ${HIGHEST_LIMIT} 사이의 수로`) ?? USUAL_LIMIT,
  };
}

function readOne<Value>(given: unknown, read: (text: string) => Value | undefined, fault: string): Value | undefined {
  if (given === undefined) return undefined;
  const value = typeof given === 'string' ? read(given) : undefined;
  if (value === undefined) throw wrong(`${fault} 적어야 합니다`);
  return value;
}

function wrong(problem: string): Problem {
  return new Problem('invalid-input', { problem });
}

function readLimit(text: string): number | undefined {
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= HIGHEST_LIMIT ? limit : undefined;
}

/** A day begins as it does in Korea; an instant says its offset. An unescaped plus of an address comes as a space. */
function readInstant(text: string): Date | undefined {
  if (isCalendarDay(text)) return startOfDayInKorea(text);
  const match = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[ +-]\d{2}:\d{2})$/.exec(text);
  if (!isCalendarDay(match?.[1] ?? '')) return undefined;
  const instant = new Date(text.replace(' ', '+'));
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}
