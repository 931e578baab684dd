import { type CalendarDay, startOfDayInKorea } from '../kernel/calendar-day.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { decideRequest } from '../requests/decide-request.ts';
import { replayRequest } from '../requests/information-request.ts';
import type { RequestCommand } from '../requests/request-command.ts';
import type { DecisionMatter, DecisionTerms, RequestEvent } from '../requests/request-events.ts';
import { ofParty } from '../requests/third-parties.ts';

export const by = { personId: 'p', name: '정보미' };
export const NOTICE = 'D0000000000001';
export const OPEN: DecisionTerms = {
  outcome: 'open',
  grounds: [],
  reason: '',
  reviewEndsOn: null,
  opensOn: '2026-11-16',
  fee: 0,
};
export const CLOSED: DecisionTerms = { ...OPEN, outcome: 'closed', grounds: [6], reason: '개인정보', opensOn: null };

/** A request filed on a day at nine, and what is done to it on which days; the first refusal ends it. */
export function handled(
  filedOn: CalendarDay,
  ...done: readonly (readonly [on: CalendarDay, command: RequestCommand])[]
) {
  let events: RequestEvent[] = [filed(filedOn)];
  for (const [on, command] of done) {
    const event = decideRequest(replayRequest(events), command, { at: nineOn(on) });
    if (isRefusal(event)) return { refused: event.refused, request: replayRequest(events), events };
    events = [...events, event];
  }
  return { refused: undefined, request: replayRequest(events), events };
}

export const nineOn = (day: CalendarDay) => new Date(startOfDayInKorea(day).getTime() + 9 * 3_600_000);
export const filed = (on: CalendarDay): RequestEvent => ({
  type: 'RequestFiled',
  at: nineOn(on).toISOString(),
  receiptNumber: '2026-1-00001',
  requesterKind: 'person',
  form: 'file',
  method: 'network',
  documentNumber: null,
});
export const propose = (terms: DecisionTerms, matter: DecisionMatter = 'request', party?: number): RequestCommand => ({
  type: 'propose',
  by,
  matter,
  ...ofParty(party),
  managementNumber: NOTICE,
  terms,
});
export const take: RequestCommand = { type: 'takeDecision', managementNumber: NOTICE, isTextTrue: true };
/** 심의회를 두지 않는 기관: an objection may be decided. */
export const skipped: RequestCommand = { type: 'skipReview', by, ground: 4, reason: '두지 않음' };
