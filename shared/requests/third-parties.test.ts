import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { by, CLOSED, handled, nineOn, OPEN, propose, skipped, take } from '../testing/handled-request.ts';
import { partyObjectionLastOn } from './deadlines.ts';
import { offeredActs } from './decide-request.ts';
import { decisionNotice } from './decision-notice.ts';
import { areFilesOpen, dueOn, type InformationRequest, isOver, objectionPeriod } from './information-request.ts';
import type { RequestCommand } from './request-command.ts';
import type { DecisionTerms } from './request-events.ts';
import { stepsForRequester } from './request-history.ts';
import { countRequests } from './request-statistics.ts';
import { opensAgainstWish } from './third-parties.ts';

type Step = readonly [on: CalendarDay, command: RequestCommand];
const notify: RequestCommand = { type: 'notifyThirdParty', by };
const opposes: RequestCommand = { type: 'recordOpinion', by, party: 1, opposes: true };
const told = (receivedOn: CalendarDay): RequestCommand => ({ type: 'tellThirdParty', by, party: 1, receivedOn });
const objects = (receivedOn: CalendarDay): RequestCommand => ({
  type: 'recordPartyObjection',
  by,
  party: 1,
  receivedOn,
});
const AGAINST: DecisionTerms = { ...OPEN, opensOn: '2026-12-10', reason: '공개할 공익이 더 큼' };
const DISMISSED: DecisionTerms = { ...CLOSED, outcome: 'dismissed', grounds: [] };
const ACCEPTED: DecisionTerms = { ...CLOSED, outcome: 'accepted', grounds: [7], reason: '영업상 비밀' };

const HEARD: readonly Step[] = [
  ['2026-11-03', notify],
  ['2026-11-05', opposes],
];
/** Decided against their wish on Friday, 6 November; the notice reached them on Monday. */
const DECIDED: readonly Step[] = [...HEARD, ['2026-11-06', propose(AGAINST)], ['2026-11-06', take]];
const TOLD: readonly Step[] = [...DECIDED, ['2026-11-09', told('2026-11-09')]];
const OBJECTED: readonly Step[] = [...TOLD, ['2026-11-16', objects('2026-11-16')]];
const unasked: Step = ['2026-11-17', { ...skipped, party: 1 } as RequestCommand];
const filesOpen = (request: InformationRequest, on: CalendarDay) =>
  request.decision !== null && areFilesOpen(request, request.decision, on);

describe('제3자', () => {
  test('has three days from the day on which the notice arrives, and is not heard behind a notice in approval', () => {
    const notified = (receivedOn?: CalendarDay): RequestCommand => ({
      ...(notify as RequestCommand & { type: 'notifyThirdParty' }),
      ...(receivedOn === undefined ? {} : { receivedOn }),
    });
    const asked = (...steps: readonly Step[]) => handled('2026-11-02', ...steps);
    // Posted on Tuesday, expected on Friday: three days later is Monday.
    const posted = asked(['2026-11-03', notified('2026-11-06')]).request.parties[0];
    expect([posted?.notifiedOn, posted?.answerBy]).toEqual(['2026-11-06', '2026-11-09']);
    expect(asked(['2026-11-03', notified()]).request.parties[0]?.answerBy).toBe('2026-11-06');
    const open: Step = ['2026-11-09', propose(OPEN)];
    expect(asked(['2026-11-03', notified('2026-11-06')], open).refused).toBe('hearing-open');
    expect(asked(['2026-11-04', notified('2026-11-01')]).refused).toBe('notified-day-bad');
    expect(asked(['2026-11-04', notified('2026-11-19')]).refused).toBe('notified-day-bad');
    expect(asked(['2026-11-03', propose(OPEN)], ['2026-11-04', notified()]).refused).toBe('decision-under-way');
  });

  test('opening against a wish gives a reason, and leaves thirty days between decision and opening (제21조②③)', () => {
    const refusedFor = (terms: DecisionTerms) =>
      handled('2026-11-02', ...HEARD, ['2026-11-06', propose(terms)]).refused;
    expect(refusedFor({ ...AGAINST, reason: '' })).toBe('opposed-reason-missing');
    // Thirty whole days after 6 November end with 6 December.
    expect(refusedFor({ ...AGAINST, opensOn: '2026-12-06' })).toBe('opening-early');
    expect(refusedFor({ ...AGAINST, opensOn: '2026-12-07' })).toBeUndefined();
    // Approved later than it was drafted, it is opened later.
    const late = handled('2026-11-02', ...HEARD, ['2026-11-06', propose(AGAINST)], ['2026-11-13', take]);
    expect(late.request.decision?.opensOn).toBe('2026-12-14');
    const about = { receiptNumber: '2026-1-00001', filedOn: '2026-11-02', wanted: '계약서' } as const;
    const of = { form: 'file', method: 'network', isAgainstWish: true, skippedReview: null } as const;
    const written = (matter: 'request' | 'partyObjection', terms: DecisionTerms) =>
      JSON.stringify(decisionNotice({ ...about, ...of, matter }, terms));
    expect(written('request', AGAINST)).toContain('30일 이상을 둡니다');
    // What the requester has written is no business of the third party.
    expect(written('partyObjection', DISMISSED)).not.toContain('계약서');
  });

  test('a wish that is followed delays nothing, and one that is not has a last day too', () => {
    const asked = (terms: DecisionTerms) =>
      handled('2026-11-02', ...HEARD, ['2026-11-06', propose(terms)], ['2026-11-06', take]);
    const follows: DecisionTerms = {
      ...OPEN,
      outcome: 'partiallyOpen',
      grounds: [7],
      reason: '영업상 비밀',
      againstWish: false,
    };
    const { request } = asked(follows);
    expect([request.decision?.isAgainstWish, request.decision?.opensOn]).toEqual([false, '2026-11-16']);
    expect(filesOpen(request, '2026-11-16')).toBe(true);
    const letter: readonly Step[] = [
      ['2026-11-06', propose(follows)],
      ['2026-11-06', take],
      ['2026-11-09', told('2026-11-09')],
      ['2026-11-09', objects('2026-11-09')],
    ];
    expect(handled('2026-11-02', ...HEARD, ...letter).refused).toBe('decision-opens-nothing');
    // All that was asked for is opened against the wish, whatever is said.
    expect(asked({ ...OPEN, reason: '공익', againstWish: false }).refused).toBe('opening-early');
    const granted = { outcome: 'accepted', opensOn: '2026-11-06', againstWish: false } as const;
    const heard = handled('2026-11-02', ...HEARD).request;
    expect(opensAgainstWish(heard, { ...OPEN, ...granted })).toBe(true);
    // Decided by 13 November, thirty days end with 13 December; ten days after the 14th is the 24th.
    expect(asked({ ...AGAINST, opensOn: '2026-12-24' }).refused).toBeUndefined();
    expect(asked({ ...AGAINST, opensOn: '2026-12-25' }).refused).toBe('opposed-opening-late');
  });

  test('objects within seven days of the notice; a last day that is a Saturday moves to Monday (제21조②)', () => {
    expect(partyObjectionLastOn('2026-11-09')).toBe('2026-11-16');
    expect(partyObjectionLastOn('2026-11-14')).toBe('2026-11-23');
    expect(partyObjectionLastOn('2026-11-09', ['2026-11-16'])).toBe('2026-11-17');
    const asked = (...steps: readonly Step[]) => handled('2026-11-02', ...steps).refused;
    expect(asked(...DECIDED, ['2026-11-10', objects('2026-11-10')])).toBe('party-not-told');
    expect(asked(...OBJECTED)).toBeUndefined();
    expect(asked(...TOLD, ['2026-11-17', objects('2026-11-17')])).toBe('party-objection-late');
    // What came in time can be written down later.
    expect(asked(...TOLD, ['2026-11-18', objects('2026-11-16')])).toBeUndefined();
    expect(asked(...TOLD, ['2026-11-10', objects('2026-11-11')])).toBe('received-day-bad');
    expect(asked(...DECIDED, ['2026-11-09', told('2026-11-05')])).toBe('received-day-bad');
    expect(asked(...OBJECTED, ['2026-11-16', objects('2026-11-16')])).toBe('party-objected');
    const agreed: Step = ['2026-11-05', { ...opposes, opposes: false } as RequestCommand];
    const open = { ...OPEN, opensOn: '2026-11-16' };
    const own: readonly Step[] = [['2026-11-03', notify], agreed, ['2026-11-06', propose(open)], ['2026-11-06', take]];
    const toldOne: readonly Step[] = [...own, ['2026-11-09', told('2026-11-09')]];
    expect(asked(...toldOne, ['2026-11-10', objects('2026-11-10')])).toBe('party-not-opposed');
  });

  test('an objection is due in seven working days, holds the files, and is decided by a document of its own', () => {
    const { request } = handled('2026-11-02', ...OBJECTED);
    expect([dueOn(request), isOver(request)]).toEqual(['2026-11-24', false]);
    const longer = { type: 'extendObjection', by, party: 1, reason: '사실 확인' } as const;
    expect(dueOn(handled('2026-11-02', ...OBJECTED, ['2026-11-20', longer]).request)).toBe('2026-12-03');
    expect(filesOpen(request, '2026-12-10')).toBe(false);
    const offered = offeredActs(request, { at: nineOn('2026-11-17') });
    expect([offered.includes('referReview'), offered.includes('propose')]).toEqual([true, false]);
    const settled = handled('2026-11-02', ...OBJECTED, unasked).request;
    expect(offeredActs(settled, { at: nineOn('2026-11-17') })).toContain('propose');
    const decide = (terms: DecisionTerms) =>
      handled(
        '2026-11-02',
        ...OBJECTED,
        unasked,
        ['2026-11-18', propose(terms, 'partyObjection', 1)],
        ['2026-11-19', take],
      );
    const { request: kept } = decide(DISMISSED);
    expect([kept.decision?.opensOn, isOver(kept), filesOpen(kept, '2026-12-09')]).toEqual(['2026-12-10', true, false]);
    expect(filesOpen(kept, '2026-12-10')).toBe(true);
    const refused = (terms: DecisionTerms, party = 1) =>
      handled('2026-11-02', ...OBJECTED, unasked, ['2026-11-18', propose(terms, 'partyObjection', party)]).refused;
    expect(refused({ ...ACCEPTED, grounds: [] })).toBe('decision-grounds-missing');
    expect(refused({ ...DISMISSED, reason: '' })).toBe('reason-missing');
    expect(refused({ ...DISMISSED, outcome: 'partlyAccepted' })).toBe('outcome-unknown');
    expect(refused(DISMISSED, 2)).toBe('request-not-handled');
  });

  test('who is right stops the opening, and from that day on the requester can object', () => {
    const stopped: readonly Step[] = [
      ...OBJECTED,
      unasked,
      ['2026-11-18', propose(ACCEPTED, 'partyObjection', 1)],
      ['2026-11-19', take],
    ];
    const { request } = handled('2026-11-02', ...stopped);
    expect([request.decision?.stoppedOn, filesOpen(request, '2027-01-01')]).toEqual(['2026-11-19', false]);
    expect(request.decision?.stoppedFor).toEqual({ grounds: [7], reason: '영업상 비밀' });
    const owing = { ...request, decision: request.decision && { ...request.decision, terms: { ...OPEN, fee: 500 } } };
    expect(offeredActs(owing, { at: nineOn('2026-11-20') })).not.toContain('recordFee');
    expect(objectionPeriod(request)).toEqual({ from: '2026-11-19', until: '2026-12-21' });
    const part: DecisionTerms = { ...AGAINST, outcome: 'partlyAccepted', opensOn: '2027-01-11' };
    const answered = handled(
      '2026-11-02',
      ...stopped,
      ['2026-11-20', { type: 'object' }],
      ['2026-11-23', skipped],
      ['2026-11-24', propose(part, 'objection')],
      ['2026-11-25', take],
    ).request;
    // A new decision is told anew, and can be objected to anew.
    expect(answered.parties[0]).toMatchObject({ opposes: true, toldOn: null, objection: null });
    expect(answered.objection?.decision?.opensOn).toBe('2027-01-11');
  });

  describe('whatever the requester objects to meanwhile', () => {
    const partly: DecisionTerms = { ...AGAINST, outcome: 'partiallyOpen', grounds: [6] };
    const decided: readonly Step[] = [...HEARD, ['2026-11-06', propose(partly)], ['2026-11-06', take]];
    const toldOfIt: readonly Step[] = [...decided, ['2026-11-09', told('2026-11-09')]];
    const answer = (terms: DecisionTerms): readonly Step[] => [
      ['2026-11-10', { type: 'object' }],
      ['2026-11-10', skipped],
      ['2026-11-11', propose(terms, 'objection')],
      ['2026-11-11', take],
    ];
    const more: DecisionTerms = { ...AGAINST, outcome: 'partlyAccepted', opensOn: '2026-12-20' };
    const isRight: readonly Step[] = [
      ['2026-11-12', { ...skipped, party: 1 } as RequestCommand],
      ['2026-11-12', propose(ACCEPTED, 'partyObjection', 1)],
      ['2026-11-12', take],
    ];

    test('a right objection stops the opening that it was filed against, and what was opened since', () => {
      const objected: readonly Step[] = [...toldOfIt, ['2026-11-10', objects('2026-11-10')]];
      const kept = handled('2026-11-02', ...objected, ...answer(DISMISSED), ...isRight).request;
      expect([kept.decision?.stoppedOn, filesOpen(kept, '2027-01-01')]).toEqual(['2026-11-12', false]);
      expect(kept.objection?.decision?.stoppedOn).toBeNull();
      const both = handled('2026-11-02', ...objected, ...answer(more), ...isRight).request;
      expect([both.decision?.stoppedOn, both.objection?.decision?.stoppedOn]).toEqual(['2026-11-12', '2026-11-12']);
    });

    test('an objection in time is taken, to the opening that it is in time for', () => {
      const asked = (...steps: readonly Step[]) => handled('2026-11-02', ...steps);
      const letter: Step = ['2026-11-13', objects('2026-11-12')];
      const late: Step = ['2026-11-18', objects('2026-11-18')];
      expect(asked(...toldOfIt, ...answer(DISMISSED), letter).refused).toBeUndefined();
      expect(asked(...toldOfIt, ...answer(DISMISSED), late).refused).toBe('party-objection-late');
      const before = asked(...toldOfIt, ...answer(more), letter).request;
      expect(before.parties[0]?.objection?.against).toBe('request');
      const after = asked(...toldOfIt, ...answer(more), ['2026-11-17', told('2026-11-17')], late).request;
      expect(after.parties[0]?.objection?.against).toBe('objection');
      // The first opening was left alone in its seven days: it does not wait for what is said against the second.
      const second = after.objection?.decision;
      expect([filesOpen(after, '2026-12-21'), second && areFilesOpen(after, second, '2026-12-21')]).toEqual([
        true,
        false,
      ]);
    });

    test('what was opened before anybody was against it stays open', () => {
      const own: DecisionTerms = { ...partly, opensOn: '2026-11-06', reason: '개인정보' };
      const { request } = handled(
        '2026-11-02',
        ['2026-11-06', propose(own)],
        ['2026-11-06', take],
        ['2026-11-09', { type: 'object' }],
        ['2026-11-09', notify],
        ['2026-11-10', opposes],
        ['2026-11-10', skipped],
        ['2026-11-11', propose(more, 'objection')],
        ['2026-11-11', take],
        ['2026-11-12', told('2026-11-12')],
        ['2026-11-13', objects('2026-11-13')],
      );
      expect(filesOpen(request, '2026-11-16')).toBe(true);
    });
  });
});

describe('정보공개심의회', () => {
  const refer: RequestCommand = { type: 'referReview', by, reason: '제6호에 해당하는지' };
  const held = (opinion: DecisionTerms['outcome'], heldOn: CalendarDay): RequestCommand => ({
    type: 'recordReview',
    by,
    heldOn,
    opinion,
    text: '가릴 수 있음',
  });
  const closed: readonly Step[] = [
    ['2026-11-03', propose(CLOSED)],
    ['2026-11-05', take],
    ['2026-11-09', { type: 'object' }],
  ];
  const asked = (...steps: readonly Step[]) => handled('2026-11-02', ...steps).refused;
  const decide: Step = ['2026-11-12', propose(DISMISSED, 'objection')];

  test('is heard before an objection is decided, or the reason for passing it over is written down (제18조②)', () => {
    expect(asked(...closed, decide)).toBe('review-missing');
    expect(asked(...closed, ['2026-11-10', refer], decide)).toBe('review-open');
    expect(
      asked(...closed, ['2026-11-10', refer], ['2026-11-11', held('dismissed', '2026-11-11')], decide),
    ).toBeUndefined();
    const skip = (ground: 1 | 2 | 3 | 4 | 5): Step => [
      '2026-11-10',
      { type: 'skipReview', by, ground, reason: '까닭' },
    ];
    expect(asked(...closed, skip(2), decide)).toBeUndefined();
    expect(asked(...closed, skip(5), decide)).toBeUndefined();
    // 영 제11조②2호: what grants all that was asked for needs no board, and is offered before it.
    const granted = propose({ ...OPEN, outcome: 'accepted', opensOn: '2026-11-12' }, 'objection');
    expect(asked(...closed, ['2026-11-12', granted])).toBeUndefined();
    const offered = offeredActs(handled('2026-11-02', ...closed).request, { at: nineOn('2026-11-10') });
    expect(offered).toContain('propose');
    expect(asked(...closed, skip(1), decide)).toBe('review-not-held');
    expect(asked(...closed, skip(2), ['2026-11-11', refer], decide)).toBe('review-open');
    expect(
      asked(...closed, ['2026-11-10', refer], ['2026-11-11', { type: 'cancelReview', by, reason: '취하' }], decide),
    ).toBe('review-missing');
    // The seven days of the objection do not stand still for the board.
    expect(dueOn(handled('2026-11-02', ...closed, ['2026-11-10', refer]).request)).toBe('2026-11-17');
  });

  test('of the request itself is asked wherever the office wishes, and then need not be asked twice', () => {
    const before: readonly Step[] = [
      ['2026-11-02', refer],
      ['2026-11-03', held('closed', '2026-11-03')],
    ];
    expect(asked(['2026-11-02', refer], ['2026-11-03', propose(CLOSED)])).toBe('review-open');
    expect(
      asked(...before, ...closed, ['2026-11-10', { type: 'skipReview', by, ground: 1, reason: '같은 사항' }], decide),
    ).toBeUndefined();
    expect(asked(['2026-11-02', refer], ['2026-11-03', held('dismissed', '2026-11-03')])).toBe('outcome-unknown');
    expect(asked(['2026-11-03', refer], ['2026-11-04', held('closed', '2026-11-02')])).toBe('review-day-bad');
    expect(asked(['2026-11-03', refer], ['2026-11-04', refer])).toBe('review-open');
  });

  test('is heard on the objection of a third party too, each by itself, and anew when they object anew (영 제11조②)', () => {
    const decision: Step = ['2026-11-20', propose(DISMISSED, 'partyObjection', 1)];
    const ofParty: RequestCommand = { type: 'referReview', by, party: 1, reason: '제7호에 해당하는지' };
    const spoken = { ...held('dismissed', '2026-11-18'), party: 1 } as RequestCommand;
    const answered: readonly Step[] = [
      ['2026-11-17', ofParty],
      ['2026-11-18', spoken],
    ];
    expect(asked(...OBJECTED, decision)).toBe('review-missing');
    expect(asked(...OBJECTED, ['2026-11-17', ofParty], decision)).toBe('review-open');
    expect(asked(...OBJECTED, ...answered, decision)).toBeUndefined();
    expect(asked(...OBJECTED, ['2026-11-17', refer])).toBe('request-not-handled');
    expect(asked(...TOLD, ['2026-11-10', ofParty])).toBe('objection-missing');
    expect(asked(...OBJECTED, unasked, ['2026-11-18', { ...skipped, party: 1 } as RequestCommand])).toBe(
      'review-settled',
    );
    // Stopped, the requester objects; what is opened then is objected to anew, and the board has not spoken on that.
    const granted: DecisionTerms = { ...AGAINST, outcome: 'accepted', opensOn: '2027-01-04' };
    const again = handled(
      '2026-11-02',
      ...OBJECTED,
      ...answered,
      ['2026-11-19', propose(ACCEPTED, 'partyObjection', 1)],
      ['2026-11-19', take],
      ['2026-11-20', { type: 'object' }],
      ['2026-11-23', propose(granted, 'objection')],
      ['2026-11-23', take],
      ['2026-11-24', told('2026-11-24')],
      ['2026-11-25', objects('2026-11-25')],
    );
    expect(again.refused).toBeUndefined();
    const { parties } = again.request;
    expect(parties[0]?.settled.map(({ decision: made }) => made?.outcome)).toEqual(['accepted']);
    expect(parties[0]?.objection).toMatchObject({ isReviewed: false, skippedReview: null });
    const figures = countRequests([again.request], { today: '2026-11-26' });
    expect(figures.partyObjections.filter(({ count }) => count > 0)).toEqual([
      { outcome: 'accepted', count: 1 },
      { outcome: 'underWay', count: 1 },
    ]);
    expect(figures.reviews.at(-1)).toEqual({ matter: 'partyObjection', held: 1, skipped: 0 });
    const seen = stepsForRequester(again.events.map((event) => ({ event, text: null })));
    expect(seen.map(({ title }) => title)).toContain('제3자의 이의신청에 대하여 정보공개심의회에 심의를 맡겼습니다');
    expect(JSON.stringify(seen)).not.toMatch(/제7호에 해당하는지|가릴 수 있음/);
  });

  test('is told to the requester, who reads why it was not asked, and nothing of what it has said', () => {
    const { events } = handled(
      '2026-11-02',
      ['2026-11-02', refer],
      ['2026-11-03', held('closed', '2026-11-03')],
      ...closed,
      ['2026-11-10', { type: 'skipReview', by, ground: 1, reason: '같은 사항' }],
    );
    const seen = JSON.stringify(stepsForRequester(events.map((event) => ({ event, text: null }))));
    expect(seen).toContain('같은 사항');
    expect(seen).not.toContain('가릴 수 있음');
  });
});
