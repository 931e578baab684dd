import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { by, filed, NOTICE, nineOn, OPEN, propose, take } from '../testing/handled-request.ts';
import { decideRequest } from './decide-request.ts';
import { evolveRequest, type InformationRequest, replayRequest, withoutProposal } from './information-request.ts';
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

test('what is asked about another matter leaves a notice that was taken back as it is', () => {
  const at = nineOn('2026-11-06').toISOString();
  const opened: RequestEvent[] = [
    filed('2026-11-02'),
    ...[1, 2].flatMap((party): RequestEvent[] => [
      { type: 'ThirdPartyNotified', at, by, party, receivedOn: '2026-11-02', answerBy: '2026-11-05' },
      { type: 'ThirdPartyAnswered', at, by, party, opposes: true },
    ]),
    { type: 'DecisionProposed', at, by, matter: 'request', managementNumber: 'D0000000000009', terms: AGAINST },
    { type: 'DecisionMade', at, managementNumber: 'D0000000000009' },
    ...[1, 2].flatMap((party): RequestEvent[] => [
      { type: 'ThirdPartyToldOfDecision', at, by, party, receivedOn: '2026-11-06' },
      { type: 'ThirdPartyObjected', at, by, party, receivedOn: '2026-11-06', against: 'request' },
    ]),
    { type: 'ObjectionFiled', at },
    { type: 'ReviewSkipped', at, by, party: 1, ground: 4, reason: '두지 않음' },
    {
      ...{ type: 'DecisionProposed', at, by, matter: 'partyObjection', party: 1, managementNumber: NOTICE },
      terms: { ...OPEN, outcome: 'dismissed', opensOn: null, reason: '공익' },
    },
  ];
  const after = (asked: RequestEvent) =>
    decideRequest(replayRequest([...opened, asked]), take, { at: nineOn('2026-11-07') });
  const referred = { type: 'ReviewReferred', at, by, reason: '공개 여부' } as const;
  const made = { type: 'DecisionMade', managementNumber: NOTICE };
  expect(after({ ...referred, matter: 'partyObjection', party: 2 })).toMatchObject(made);
  expect(after({ ...referred, matter: 'objection' })).toMatchObject(made);
  const notified: RequestEvent = { type: 'ThirdPartyNotified', at, by, party: 3, answerBy: '2026-11-11' };
  expect(after(notified)).toMatchObject(made);
  const notTaken = { type: 'DecisionNotTaken', why: 'overtaken' };
  expect(after({ ...referred, matter: 'partyObjection', party: 1 })).toMatchObject(notTaken);
});

describe('stored streams of versions that let a notice decide after it had been taken back', () => {
  const folder = path.join(import.meta.dirname, 'golden');
  test.each(readdirSync(folder))('%s still replays to what it meant', (file) => {
    const golden = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as {
      events: RequestEvent[];
      request: Partial<InformationRequest>;
    };
    expect(replayRequest(golden.events)).toMatchObject(golden.request);
  });
});

describe('a wish that comes after the notice was drafted', () => {
  const PARTLY: DecisionTerms = { ...OPEN, outcome: 'partiallyOpen', grounds: [6], reason: '개인정보' };
  const heard: RequestEvent[] = [
    filed('2026-11-02'),
    {
      ...{ type: 'ThirdPartyNotified', at: nineOn('2026-11-02').toISOString(), by, party: 1 },
      ...{ receivedOn: '2026-11-02', answerBy: '2026-11-05' },
    },
  ];
  /** Nobody has answered in time; what is proposed is drafted on Friday and approved on Monday. */
  const approved = (isOpposed: boolean, terms: DecisionTerms) => {
    const drafted = decideRequest(replayRequest(heard), propose(terms), { at: nineOn('2026-11-06') });
    if (isRefusal(drafted)) throw new Error(drafted.refused);
    const proposed = evolveRequest(replayRequest(heard), drafted);
    const answered = decideRequest(proposed, { ...opposes, opposes: isOpposed }, { at: nineOn('2026-11-09') });
    if (isRefusal(answered)) throw new Error(answered.refused);
    return decideRequest(evolveRequest(proposed, answered), take, { at: nineOn('2026-11-09') });
  };
  const closed: DecisionTerms = { ...PARTLY, outcome: 'closed', opensOn: null };

  test.each([OPEN, PARTLY])('is not passed over without a word: a notice of $outcome decides nothing', (terms) => {
    expect(approved(true, terms)).toMatchObject({ type: 'DecisionNotTaken', why: 'overtaken' });
    expect(approved(false, terms)).toMatchObject({ type: 'DecisionMade' });
  });

  test.each([closed, { ...PARTLY, againstWish: false }])('changes nothing where it is followed anyway', (terms) => {
    expect(approved(true, terms)).toMatchObject({ type: 'DecisionMade' });
  });
});
