import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CalendarDay, daysAfter } from '../kernel/calendar-day.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { isWorkingDay } from '../kernel/working-days.ts';
import {
  by,
  CLOSED,
  filed,
  handled,
  NOTICE,
  nineOn,
  OPEN,
  propose,
  skipped,
  take,
} from '../testing/handled-request.ts';
import {
  decisionDueOn,
  earliestOpeningOn,
  objectionDueOn,
  objectionLastOn,
  silenceEndsOn,
  thirdPartyAnswerBy,
  workingDaysLeft,
} from './deadlines.ts';
import { decideRequest, offeredActs } from './decide-request.ts';
import { decisionNotice, statesDecision } from './decision-notice.ts';
import {
  areFilesOpen,
  dueOn,
  evolveRequest,
  type InformationRequest,
  isOver,
  replayRequest,
  reviewEndDue,
} from './information-request.ts';
import type { RequestCommand } from './request-command.ts';
import type { DecisionMatter, DecisionTerms, RequestEvent } from './request-events.ts';

describe('결정기간', () => {
  const due = (filedOn: CalendarDay, isExtended = false, stops: [CalendarDay, CalendarDay | null][] = []) =>
    decisionDueOn({ filedOn, isExtended, stops: stops.map(([from, to]) => ({ from, to })) });

  test('ten days with the first one counted, without Saturdays and holidays (제11조①, 제29조②)', () => {
    expect(due('2026-11-02')).toBe('2026-11-13');
    expect(due('2026-09-21')).toBe('2026-10-07');
    // What reaches the office on a Saturday is counted from Monday.
    expect(due('2026-11-07')).toBe('2026-11-20');
    expect(due('2026-02-13')).toBe('2026-03-04');
  });

  test('what comes late in the evening has come on that day; a minute after midnight it is the next', () => {
    const on = (at: string) => replayRequest([{ ...filed('2026-11-02'), at } as RequestEvent]).clock.filedOn;
    expect(on('2026-11-02T14:59:59.000Z')).toBe('2026-11-02');
    expect(on('2026-11-02T15:00:00.000Z')).toBe('2026-11-03');
  });

  test('ten days more begin on the day after the last one (제11조②)', () => {
    expect(due('2026-11-02', true)).toBe('2026-11-27');
  });

  test('the clock stands from the day of 보완 요구 to the day of the answer, both left out', () => {
    expect(due('2026-11-02', false, [['2026-11-04', null]])).toBeNull();
    expect(due('2026-11-02', false, [['2026-11-04', '2026-11-06']])).toBe('2026-11-18');
    expect(due('2026-11-02', false, [['2026-11-07', '2026-11-08']])).toBe('2026-11-13');
  });

  test('silence, objection, hearing and the opening against a wish', () => {
    expect(silenceEndsOn('2026-11-02')).toBe('2026-11-28');
    expect(objectionLastOn('2026-10-30')).toBe('2026-11-30');
    expect(objectionDueOn('2026-11-02', false)).toBe('2026-11-10');
    expect(objectionDueOn('2026-11-02', true)).toBe('2026-11-19');
    expect(thirdPartyAnswerBy('2026-11-05')).toBe('2026-11-09');
    expect(earliestOpeningOn('2026-11-02', true)).toBe('2026-12-03');
    expect(earliestOpeningOn('2026-11-02', false)).toBe('2026-11-02');
    expect(workingDaysLeft('2026-11-13', '2026-11-13')).toBe(1);
    expect(workingDaysLeft('2026-11-16', '2026-11-13')).toBe(-1);
  });

  test('is what counting day by day says, wherever the clock stood', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((away) => daysAfter('2026-01-01', away));
    const span = fc.tuple(fc.nat(25), fc.nat(8));
    fc.assert(
      fc.property(day, fc.boolean(), fc.array(span, { maxLength: 3 }), (filedOn, isExtended, spans) => {
        const stops = spans.map(([after, long]) => {
          const from = daysAfter(filedOn, after);
          return { from, to: daysAfter(from, long) };
        });
        const last = decisionDueOn({ filedOn, isExtended, stops }) ?? '';
        // The reference: a row of days, each of which counts or does not.
        const row = Array.from({ length: 120 }, (_, away) => daysAfter(filedOn, away)).filter(
          (each) => isWorkingDay(each) && !stops.some(({ from, to }) => from <= each && each <= to),
        );
        expect(last).toBe(row[isExtended ? 19 : 9]);
      }),
      { numRuns: 80 },
    );
  });
});

describe('처리', () => {
  test('extended once, in time, with a reason', () => {
    const extend: RequestCommand = { type: 'extend', by, ground: 1, reason: '많음' };
    expect(handled('2026-11-02', ['2026-11-13', extend]).refused).toBeUndefined();
    expect(handled('2026-11-02', ['2026-11-14', extend]).refused).toBe('period-over');
    expect(handled('2026-11-02', ['2026-11-03', extend], ['2026-11-04', extend]).refused).toBe(
      'period-extended-before',
    );
    expect(handled('2026-11-02', ['2026-11-03', { ...extend, reason: '' }]).refused).toBe('reason-missing');
  });

  test('a review that is under way is due on its day, until the requester has been told that it is over', () => {
    const closed = (reviewEndsOn: CalendarDay | null) =>
      [
        ['2026-11-03', propose({ ...CLOSED, grounds: [5], reviewEndsOn })],
        ['2026-11-03', take],
      ] as const;
    const tell = ['2026-12-01', { type: 'tellReviewEnd', by }] as const;
    expect(reviewEndDue(handled('2026-11-02', ...closed('2026-12-01')).request)).toBe('2026-12-01');
    const told = handled('2026-11-02', ...closed('2026-12-01'), tell);
    expect([told.refused, reviewEndDue(told.request), isOver(told.request)]).toEqual([undefined, null, true]);
    expect(handled('2026-11-02', ...closed('2026-12-01'), tell, tell).refused).toBe('review-end-not-due');
    expect(handled('2026-11-02', ...closed(null), tell).refused).toBe('review-end-not-due');
    // While an objection waits, that is what is due.
    const objected = handled('2026-11-02', ...closed('2026-12-01'), ['2026-11-10', { type: 'object' }]);
    expect(reviewEndDue(objected.request)).toBeNull();
  });

  test('a decision says what it must: grounds where something is closed, a day where something is opened', () => {
    const refusedFor = (terms: DecisionTerms) => handled('2026-11-02', ['2026-11-03', propose(terms)]).refused;
    expect(refusedFor(OPEN)).toBeUndefined();
    expect(refusedFor({ ...OPEN, opensOn: null })).toBe('opening-missing');
    expect(refusedFor({ ...OPEN, opensOn: '2026-11-02' })).toBe('opening-past');
    expect(refusedFor({ ...OPEN, opensOn: '2026-12-24' })).toBe('opening-late');
    expect(refusedFor({ ...OPEN, grounds: [6] })).toBe('decision-grounds-not-allowed');
    expect(refusedFor({ ...CLOSED, grounds: [] })).toBe('decision-grounds-missing');
    expect(refusedFor({ ...CLOSED, reason: '' })).toBe('reason-missing');
    expect(refusedFor({ ...CLOSED, reviewEndsOn: '2026-12-01' })).toBe('review-end-bad');
    expect(refusedFor({ ...CLOSED, grounds: [5], reviewEndsOn: '2026-12-01' })).toBeUndefined();
    expect(refusedFor({ ...CLOSED, outcome: 'accepted' })).toBe('outcome-unknown');
  });

  test('takes effect at the approval of the last notice whose text says so, and of no other', () => {
    const proposed = handled('2026-11-02', ['2026-11-03', propose(CLOSED)]);
    expect(dueOn(proposed.request)).toBe('2026-11-13');
    const made = handled('2026-11-02', ['2026-11-03', propose(CLOSED)], ['2026-11-05', take]).request;
    expect([made.status, made.decision?.decidedOn, dueOn(made)]).toEqual(['decided', '2026-11-05', null]);
    const other = { ...take, managementNumber: 'D0000000000002' } as RequestCommand;
    expect(handled('2026-11-02', ['2026-11-03', propose(CLOSED)], ['2026-11-05', other]).request.notTaken?.why).toBe(
      'ended',
    );
    const untrue = { ...take, isTextTrue: false } as RequestCommand;
    const kept = handled('2026-11-02', ['2026-11-03', propose(CLOSED)], ['2026-11-05', untrue]).request;
    expect([kept.status, kept.notTaken?.why, kept.proposed]).toEqual(['handling', 'text-differs', null]);
    const gone = handled(
      '2026-11-02',
      ['2026-11-03', propose(CLOSED)],
      ['2026-11-04', { type: 'withdraw' }],
      ['2026-11-05', take],
    );
    expect([gone.request.status, gone.request.decision]).toEqual(['withdrawn', null]);
  });

  test('a third party is heard before anything is opened, and their wish puts the opening off', () => {
    const notify: RequestCommand = { type: 'notifyThirdParty', by };
    const opposes: RequestCommand = { type: 'recordOpinion', by, party: 1, opposes: true };
    expect(handled('2026-11-02', ['2026-11-03', notify], ['2026-11-04', propose(OPEN)]).refused).toBe('hearing-open');
    expect(handled('2026-11-02', ['2026-11-03', notify], ['2026-11-09', propose(OPEN)]).refused).toBeUndefined();
    const made = handled(
      '2026-11-02',
      ['2026-11-03', notify],
      ['2026-11-04', opposes],
      ['2026-11-05', propose({ ...OPEN, opensOn: '2026-12-06', reason: '공익이 더 큼' })],
      ['2026-11-06', take],
    );
    expect(made.request.decision?.opensOn).toBe('2026-12-07');
  });

  test('an objection needs a refusal or a silence, comes in time, and is decided by a second notice', () => {
    const object: RequestCommand = { type: 'object' };
    const closed = [
      ['2026-11-03', propose(CLOSED)],
      ['2026-11-05', take],
    ] as const;
    expect(handled('2026-11-02', ['2026-11-20', object]).refused).toBe('objection-early');
    expect(handled('2026-11-02', ['2026-11-28', object]).refused).toBeUndefined();
    expect(handled('2026-11-02', ...closed, ['2026-12-08', object]).refused).toBe('objection-late');
    const opened = [
      ['2026-11-03', propose(OPEN)],
      ['2026-11-05', take],
    ] as const;
    expect(handled('2026-11-02', ...opened, ['2026-11-06', object]).refused).toBe('objection-not-possible');
    const filedOne = handled('2026-11-02', ...closed, ['2026-12-07', object]);
    expect([filedOne.refused, dueOn(filedOne.request), isOver(filedOne.request)]).toEqual([
      undefined,
      '2026-12-15',
      false,
    ]);
    const accepted: DecisionTerms = { ...OPEN, outcome: 'accepted', opensOn: '2026-12-10' };
    const ended = handled(
      '2026-11-02',
      ...closed,
      ['2026-12-07', object],
      ['2026-12-08', skipped],
      ['2026-12-08', propose(accepted, 'objection')],
      ['2026-12-09', take],
    );
    expect([ended.request.objection?.decision?.opensOn, isOver(ended.request)]).toEqual(['2026-12-10', true]);
  });
});

describe('any history', () => {
  const days = fc.integer({ min: 0, max: 60 });
  const terms = fc.constantFrom<DecisionTerms>(
    { ...OPEN, opensOn: '2027-01-15' },
    CLOSED,
    { ...CLOSED, outcome: 'dismissed', grounds: [] },
    { ...OPEN, fee: 500 },
  );
  const command: fc.Arbitrary<RequestCommand> = fc.oneof(
    fc.constantFrom<RequestCommand>(
      { type: 'askSupplement', by, text: '?' },
      { type: 'giveSupplement' },
      { type: 'extend', by, ground: 2, reason: '!' },
      { type: 'notifyThirdParty', by },
      { type: 'recordOpinion', by, party: 1, opposes: true },
      { type: 'tellThirdParty', by, party: 1, receivedOn: '2026-11-12' },
      { type: 'recordPartyObjection', by, party: 1, receivedOn: '2026-11-16' },
      { type: 'referReview', by, reason: '?' },
      { type: 'recordReview', by, heldOn: '2026-11-20', opinion: 'closed', text: '!' },
      { type: 'skipReview', by, ground: 2, reason: '!' },
      { type: 'transfer', by, agencyName: '시', reason: '!' },
      take,
      { type: 'recordFee', by },
      { type: 'tellReviewEnd', by },
      { type: 'object' },
      { type: 'withdraw' },
    ),
    fc
      .tuple(terms, fc.constantFrom<DecisionMatter>('request', 'objection', 'partyObjection'))
      .map(([t, matter]) => propose(t, matter)),
  );

  test('keeps what the law promises: one end, no decision unproposed, no clock that runs while it stands', () => {
    // Who is meant and what is decided are words of the act's own, and can still be wrong.
    const OWN_WORDS = ['recordOpinion', 'propose', 'tellThirdParty', 'recordPartyObjection', 'recordReview'];
    fc.assert(
      fc.property(fc.array(fc.tuple(days, command), { maxLength: 25 }), (steps) => {
        let request: InformationRequest = replayRequest([filed('2026-11-02')]);
        let on = '2026-11-02';
        for (const [pause, asked] of steps) {
          on = daysAfter(on, pause % 9);
          const moment = { at: nineOn(on) };
          const offered = offeredActs(request, moment);
          const event = decideRequest(request, asked, moment);
          // What the page offers is what the rules allow.
          if (offered.includes(asked.type) && !OWN_WORDS.includes(asked.type)) expect(isRefusal(event)).toBe(false);
          if (isRefusal(event)) continue;
          const after = evolveRequest(request, event);
          if (request.endedOn !== null) expect(after.endedOn).toBe(request.endedOn);
          if (after.decision && !request.decision) expect(request.proposed?.matter).toBe('request');
          if (after.status === 'awaitingSupplement' && !after.objection) expect(dueOn(after)).toBeNull();
          const { decision } = after;
          if (decision?.opensOn) expect(decision.opensOn >= decision.decidedOn).toBe(true);
          request = after;
        }
      }),
      { numRuns: 200 },
    );
  });
});

test('the notice says its decision in one line, and a text that was changed does not', () => {
  const about = {
    receiptNumber: '2026-1-00001',
    filedOn: '2026-11-02',
    wanted: '회의록\n전부',
    form: 'file',
    method: 'network',
    matter: 'request',
    isAgainstWish: false,
    skippedReview: null,
  } as const;
  const body = decisionNotice(about, CLOSED);
  expect(statesDecision(body, CLOSED)).toBe(true);
  expect(statesDecision(body, OPEN)).toBe(false);
  const twice = { ...body, blocks: [...body.blocks, ...decisionNotice(about, OPEN).blocks] };
  expect(statesDecision(twice, CLOSED)).toBe(false);
  expect(statesDecision({ v: 1, blocks: [] }, CLOSED)).toBe(false);
});

describe('what used to have no way out', () => {
  const ENDED: DecisionTerms = { ...CLOSED, outcome: 'ended', grounds: [], reason: '보완하지 않음' };

  test('보완 요구 that nobody answers can be ended once its days are over', () => {
    const asked = ['2026-11-02', { type: 'askSupplement', by, text: '기간을 적어 주십시오' }] as const;
    const early = handled('2026-11-02', asked, ['2026-11-03', propose(ENDED)]);
    expect(early.refused).toBe('request-not-handled');
    // The page offers no decision that the rules refuse.
    expect(offeredActs(early.request, { at: nineOn('2026-11-03') })).not.toContain('propose');
    expect(offeredActs(early.request, { at: nineOn('2027-01-04') })).toContain('propose');
    const { refused, request } = handled('2026-11-02', asked, ['2027-01-04', propose(ENDED)], ['2027-01-05', take]);
    expect(refused).toBeUndefined();
    expect([request.status, isOver(request)]).toEqual(['decided', true]);
  });

  test('what was paid for stays open when an objection is dismissed, and an unpaid fee can still be paid', () => {
    const part: DecisionTerms = { ...OPEN, outcome: 'partiallyOpen', grounds: [6], reason: '개인정보', fee: 5_000 };
    const dismissed: DecisionTerms = { ...CLOSED, outcome: 'dismissed', reason: '그대로 둠' };
    const paid = ['2026-11-17', { type: 'recordFee', by }] as const;
    const decided = [
      ['2026-11-03', propose(part)],
      ['2026-11-03', take],
    ] as const;
    const objected = [
      ['2026-11-18', { type: 'object' }],
      ['2026-11-18', skipped],
      ['2026-11-18', propose(dismissed, 'objection')],
      ['2026-11-18', take],
    ] as const;
    const filesOpen = ({ request }: { request: InformationRequest }) =>
      request.decision !== null && areFilesOpen(request, request.decision, '2026-11-20');
    expect(filesOpen(handled('2026-11-02', ...decided, paid, ...objected))).toBe(true);
    expect(filesOpen(handled('2026-11-02', ...decided, ...objected))).toBe(false);
    const late = handled('2026-11-02', ...decided, ...objected, ['2026-11-19', { type: 'recordFee', by }]);
    expect([late.refused, filesOpen(late)]).toEqual([undefined, true]);
  });

  test('a notice of before that is approved late takes nothing from the one under way', () => {
    const { request } = handled('2026-11-02', ['2026-11-03', propose(OPEN)]);
    const late = {
      type: 'DecisionNotTaken',
      at: nineOn('2026-11-04').toISOString(),
      managementNumber: 'D0000000000009',
      why: 'ended',
    } as const;
    expect(evolveRequest(request, late).proposed?.managementNumber).toBe(NOTICE);
  });
});
