import { expect, test } from 'vitest';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { by, filed, NOTICE, nineOn, OPEN, propose, take } from '../testing/handled-request.ts';
import { decideRequest } from './decide-request.ts';
import { evolveRequest, replayRequest, withoutProposal } from './information-request.ts';
import type { DecisionTerms, RequestEvent } from './request-events.ts';

const AGAINST: DecisionTerms = { ...OPEN, opensOn: '2026-12-10', reason: '공개할 공익이 더 큼' };
const notify = { type: 'notifyThirdParty', by } as const;
const opposes = { type: 'recordOpinion', by, party: 1, opposes: true } as const;

test('a notice that was taken back when a third party was asked decides nothing when it is sent up again', () => {
  const first: RequestEvent = {
    ...{ type: 'DecisionProposed', at: nineOn('2026-11-02').toISOString(), by, matter: 'request' },
    ...{ managementNumber: NOTICE, terms: OPEN },
  };
  const moment = (day: CalendarDay) => ({ at: nineOn(day) });
  const drafted = replayRequest([filed('2026-11-02'), first]);
  // 회수: it counts for nothing, and the third party is told on Tuesday; until Friday they may say something.
  const asked = decideRequest(withoutProposal(drafted), notify, moment('2026-11-03'));
  if (isRefusal(asked)) throw new Error(asked.refused);
  const heard = evolveRequest(drafted, asked);
  const again = decideRequest(heard, take, moment('2026-11-04'));
  expect(again).toMatchObject({ type: 'DecisionNotTaken', why: 'overtaken' });
  const after = isRefusal(again) ? heard : evolveRequest(heard, again);
  expect([after.decision, after.status, after.parties[0]?.answerBy]).toEqual([null, 'handling', '2026-11-06']);
  // Their wish is noted as ever, and the decision that is drafted anew waits its thirty days, once.
  const wished = decideRequest(after, opposes, moment('2026-11-06'));
  const opposed = isRefusal(wished) ? after : evolveRequest(after, wished);
  expect(decideRequest(opposed, propose(OPEN), moment('2026-11-06'))).toMatchObject({
    refused: 'opposed-reason-missing',
  });
  expect(isRefusal(decideRequest(opposed, propose(AGAINST), moment('2026-11-06')))).toBe(false);
});
