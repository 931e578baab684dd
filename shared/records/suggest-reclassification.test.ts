import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISCLOSURE_GROUNDS, type Disclosure, type DisclosureGround } from '../disclosure/disclosure.ts';
import { firstOwnReview, type StandingDisclosure } from '../disclosure/standing-disclosure.ts';
import { type CalendarDay, daysAfter, yearOf } from '../kernel/calendar-day.ts';
import { isRefusal } from '../kernel/refusal.ts';
import {
  closedVerbatim,
  closesVerbatim,
  decideReclassification,
  type MarkedVerbatim,
  type RecordToDecide,
} from './decide-reclassification.ts';
import { type RecheckRecord, recheckReasons } from './recheck-reasons.ts';
import { LEGAL_RULES, termEndsOn, verbatimEndsOn } from './recheck-rules.ts';
import { choiceAsSuggested, suggestionWords, suggestReclassification } from './suggest-reclassification.ts';

const OPEN: Disclosure = { level: 'open', grounds: [] };
const closed = (...grounds: Disclosure['grounds']): Disclosure => ({ level: 'closed', grounds });
const partly = (...grounds: Disclosure['grounds']): Disclosure => ({ level: 'partiallyOpen', grounds });

const NONE: MarkedVerbatim = { document: false, files: [] };
const MINUTES: MarkedVerbatim = { document: false, files: ['minutes'] };

type Parts = Partial<StandingDisclosure & Pick<RecordToDecide, 'markGrounds'>>;

const suggested = (
  day: CalendarDay,
  given: Partial<RecheckRecord>,
  verbatim = NONE,
  { markGrounds = [], ...standing }: Parts = {},
) => {
  const { disclosure = closed(6) } = given;
  const files = verbatim.files.map((id) => ({ id, disclosure: closed(6) }));
  return suggestReclassification(
    {
      ...{ producedOn: '2026-03-03', withholdsFiles: false, isVerbatim: verbatim !== NONE },
      ...{ reviewOn: null, fileReviewOn: null, checkedOn: null, closedUntil: null },
      ...given,
      disclosure,
    },
    {
      standing: { disclosure, bodyOpen: false, liftedGrounds: [], attachments: files, ...standing },
      markGrounds,
      verbatim,
    },
    LEGAL_RULES,
    day,
  );
};

describe('the suggestion for a record', () => {
  it('opens what only grounds with an end had closed, and keeps the grounds that are left', () => {
    const ended = { reviewOn: '2026-06-30' };
    const nothing = { openedFiles: [], openedPassages: [], liftedGrounds: [], opensBody: false };
    const ofFive = suggested('2026-07-01', { ...ended, disclosure: closed(5) });
    expect(ofFive).toEqual({ outcome: 'open', grounds: [], ...nothing });
    const ofBoth = suggested('2026-07-01', { ...ended, disclosure: closed(5, 6) });
    expect(ofBoth).toEqual({ outcome: 'keep', grounds: [6], ...nothing });
    expect(suggested('2027-01-05', {})).toEqual({ outcome: 'keep', grounds: [6], ...nothing });
    expect(suggested('2057-01-01', {})).toEqual({ outcome: 'open', grounds: [], ...nothing });
  });

  it('opens a record that is 속기록 itself after ten years, but for its marks', () => {
    const itself: MarkedVerbatim = { document: true, files: [] };
    expect(suggested('2036-01-05', {}, itself)).toMatchObject({ outcome: 'open' });
    const marked = suggested('2036-01-05', {}, itself, { markGrounds: [6] });
    expect(marked).toMatchObject({ outcome: 'partiallyOpen', grounds: [6], liftedGrounds: [], opensBody: true });
    expect(suggestionWords(marked, closed(6))).toBe('본문은 표시한 곳만 두고 공개 · 부분공개(6)');
  });

  it('opens the marks whose ground has ended, and leaves those on other grounds', () => {
    const ended = { reviewOn: '2026-06-30', disclosure: partly(5, 6) };
    const both = suggested('2026-07-01', ended, NONE, { bodyOpen: true, markGrounds: [5, 6] });
    expect(both).toMatchObject({ outcome: 'keep', grounds: [6], liftedGrounds: [5] });
    expect(suggestionWords(both, ended.disclosure)).toBe('5호 표시를 풂 · 부분공개(6)');
    // What was opened before needs no opening.
    const again = suggested('2026-07-01', ended, NONE, { bodyOpen: true, markGrounds: [5, 6], liftedGrounds: [5] });
    expect(again.liftedGrounds).toEqual([]);
    // Nothing else was closed: then nothing keeps the record partly closed.
    const last = suggested('2026-07-01', ended, NONE, { bodyOpen: true, markGrounds: [5] });
    expect(last).toMatchObject({ outcome: 'open', grounds: [], liftedGrounds: [5] });
    expect(suggestionWords(last, ended.disclosure)).toBe('공개로 바꿈 · 5호 표시를 풂');
  });

  it('opens the attachments that only an ended ground had closed, and of a closed record none', () => {
    const files = [
      { id: 'plan', disclosure: closed(5) },
      { id: 'names', disclosure: closed(5, 6) },
    ];
    const at = (disclosure: Disclosure) =>
      suggested('2026-07-01', { reviewOn: '2026-06-30', disclosure, withholdsFiles: true }, NONE, {
        attachments: files,
      });
    expect(at(OPEN)).toMatchObject({ outcome: 'keep', openedFiles: ['plan'] });
    expect(at(partly(5, 6))).toMatchObject({ outcome: 'keep', grounds: [6], openedFiles: ['plan'] });
    expect(at(closed(5, 6))).toMatchObject({ outcome: 'keep', grounds: [6], openedFiles: [] });
    expect(at(closed(5))).toMatchObject({ outcome: 'open', openedFiles: ['plan'] });
  });

  it('opens an attachment on its own day, and not before it although the day of the record has come', () => {
    const own = (reviewOn: CalendarDay, ...grounds: Disclosure['grounds']) => ({
      disclosure: closed(...grounds),
      reviewOn,
    });
    const attachments = [
      { id: 'plan', ...own('2026-04-30', 5) },
      { id: 'names', ...own('2026-04-30', 6) },
      { id: 'late', ...own('2026-12-31', 5) },
      { id: 'along', disclosure: closed(5) },
    ];
    const at = (day: CalendarDay, given: Partial<RecheckRecord>) =>
      suggested(day, { withholdsFiles: true, ...given }, NONE, { attachments }).openedFiles;
    const open = { disclosure: OPEN, reviewOn: '2026-06-30' };
    expect(at('2026-04-29', open)).toEqual([]);
    expect(at('2026-04-30', open)).toEqual(['plan']);
    expect(at('2026-07-01', open)).toEqual(['plan', 'along']);
    expect(at('2026-07-01', { disclosure: closed(6) })).toEqual([]);
    expect(at('2026-04-30', { ...open, disclosure: partly(5) })).toEqual(['plan']);
    expect(suggested('2026-04-30', { disclosure: partly(5) }, NONE, { attachments }).outcome).toBe('keep');
  });

  it('opens of a record with 속기록 among its attachments that attachment alone', () => {
    // Given a closed, a partly closed and an open record, whose attachment is the 속기록
    const stands = [closed(6), partly(6), OPEN].map((disclosure) => ({ disclosure, withholdsFiles: true }));
    // When its ten years are over
    const found = stands.map((given) => suggested('2036-01-05', given, MINUTES));
    // Then the attachment is to be opened, and the record only so far that the attachment can be read
    const alone = { openedFiles: ['minutes'], openedPassages: [], liftedGrounds: [], opensBody: false };
    expect(found).toEqual([
      { outcome: 'partiallyOpen', grounds: [6], ...alone },
      { outcome: 'keep', grounds: [6], ...alone },
      // Nothing else of this one is closed.
      { outcome: 'open', grounds: [], ...alone },
    ]);
    expect(suggested('2035-12-31', { disclosure: closed(6) }, MINUTES).openedFiles).toEqual([]);
  });

  it('says so in words', () => {
    const alone = { openedFiles: ['회의 속기록.hwpx'], openedPassages: [], opensBody: false } as const;
    const named = { grounds: [6], liftedGrounds: [], ...alone } as const;
    expect(suggestionWords({ ...named, outcome: 'partiallyOpen' }, closed(6))).toBe(
      '이 붙임만 공개: 회의 속기록.hwpx · 부분공개(6)',
    );
    expect(suggestionWords({ ...named, outcome: 'keep' }, partly(6))).toBe('이 붙임만 공개: 회의 속기록.hwpx');
    expect(suggestionWords({ ...named, outcome: 'keep', openedFiles: [] }, closed(6))).toBe('');
  });
});

describe('the choice that follows the suggestion', () => {
  const standing = (disclosure: Disclosure, other: Disclosure, bodyOpen = true): StandingDisclosure => ({
    ...{ disclosure, bodyOpen, liftedGrounds: [] },
    attachments: [
      { id: 'minutes', disclosure: closed(6) },
      { id: 'other', disclosure: other },
    ],
  });
  const follow = (
    before: StandingDisclosure,
    markGrounds: Disclosure['grounds'] = [],
    attachments: 'open' | 'asTheyAre' = 'asTheyAre',
  ) =>
    choiceAsSuggested(
      { standing: before },
      suggested('2036-01-05', { disclosure: before.disclosure, withholdsFiles: true }, MINUTES, {
        ...{ ...before, markGrounds },
      }),
      { attachments },
    );
  const minutes = { id: 'minutes', disclosure: OPEN };

  it('lets out nothing but the 속기록 of a closed record: what nobody could read in it stays closed', () => {
    // Given a closed record with an attachment that is open by itself
    // When the suggestion is followed, whatever else the form had chosen
    // Then body, marks and the other attachment stay closed
    expect(follow(standing(closed(6), OPEN), [], 'open')).toEqual({
      ...{ outcome: 'partiallyOpen', grounds: [6], bodyOpen: false, liftedGrounds: [], passages: [] },
      attachments: [minutes, { id: 'other', disclosure: closed(6) }],
    });
  });

  it('opens all of a record whose years are over, and closes nothing that was open in it', () => {
    const whole = {
      outcome: 'open',
      grounds: [],
      openedFiles: ['minutes'],
      openedPassages: [],
      liftedGrounds: [],
      opensBody: false,
    } as const;
    const asked = { attachments: 'asTheyAre' } as const;
    expect(choiceAsSuggested({ standing: standing(closed(6), OPEN) }, whole, asked)).toMatchObject({
      outcome: 'open',
      attachments: [minutes, { id: 'other', disclosure: OPEN }],
    });
  });

  it('leaves a partly open record and an open one as they are but for the 속기록', () => {
    const attachments = [minutes, { id: 'other', disclosure: closed(6) }];
    expect(follow(standing(partly(6), closed(6)))).toMatchObject({
      outcome: 'partiallyOpen',
      grounds: [6],
      attachments,
    });
    expect(follow(standing(OPEN, closed(6)))).toMatchObject({ outcome: 'open', grounds: [], attachments });
  });

  it('makes a record open of which the 속기록 was the last that was closed, and not while marks stand', () => {
    expect(follow(standing(partly(6), OPEN))).toMatchObject({ outcome: 'open', grounds: [] });
    expect(follow(standing(partly(6), OPEN), [6])).toMatchObject({ outcome: 'partiallyOpen', grounds: [6] });
    expect(follow(standing(partly(6), OPEN, false))).toMatchObject({ outcome: 'partiallyOpen', bodyOpen: false });
  });
});

/** Records of chance as decisions may have left them: marks on grounds of theirs, and an open one without any. */
const records = fc
  .record({
    level: fc.constantFrom('open', 'partiallyOpen', 'closed'),
    grounds: fc.subarray<DisclosureGround>([1, 5, 6, 7], { minLength: 1 }),
    marks: fc.subarray<DisclosureGround>([1, 5, 6, 7]),
    lifted: fc.subarray([...DISCLOSURE_GROUNDS]),
    bodyOpen: fc.boolean(),
    files: fc.array(fc.option(fc.subarray<DisclosureGround>([5, 6, 7], { minLength: 1 }), { nil: null }), {
      maxLength: 3,
    }),
    verbatim: fc.record({ document: fc.boolean(), files: fc.subarray(['0', '1']) }),
    producedOn: fc.integer({ min: 0, max: 13_000 }).map((days) => daysAfter('1995-01-01', days)),
    reviewIn: fc.option(fc.integer({ min: -400, max: 400 }), { nil: null }),
    filesIn: fc.array(fc.option(fc.integer({ min: -400, max: 400 }), { nil: null }), { maxLength: 3 }),
    checkedAgo: fc.option(fc.integer({ min: 0, max: 3_000 }), { nil: null }),
    passages: fc.array(
      fc.record({
        own: fc.subarray<DisclosureGround>([1, 5, 6], { minLength: 1 }),
        isOpen: fc.boolean(),
        reviewIn: fc.option(fc.integer({ min: -400, max: 400 }), { nil: null }),
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ level, grounds, marks, lifted, bodyOpen, files, passages, ...rest }) => {
    const disclosure: Disclosure =
      level === 'open' ? OPEN : { level, grounds: DISCLOSURE_GROUNDS.filter((g) => grounds.includes(g)) };
    const attachments = files.map((own, at) => ({
      id: String(at),
      disclosure: own ? closed(...DISCLOSURE_GROUNDS.filter((g) => own.includes(g))) : OPEN,
    }));
    const standingMarks = marks.filter((ground) => disclosure.grounds.includes(ground));
    const standing = {
      disclosure,
      attachments,
      bodyOpen: level === 'open' || bodyOpen,
      liftedGrounds: lifted.filter((g) => !standingMarks.includes(g)),
    };
    const markGrounds = DISCLOSURE_GROUNDS.filter(
      (g) => standingMarks.includes(g) || (standing.liftedGrounds.includes(g) && marks.includes(g)),
    );
    const ownPassages = passages.map(({ own, isOpen, reviewIn }, at) => {
      const isKept = !isOpen && own.every((ground) => disclosure.grounds.includes(ground));
      return { at, approved: own, grounds: isKept ? own : [], reviewIn: isKept ? reviewIn : null };
    });
    return { ...rest, standing, markGrounds, ownPassages };
  });

it('opens a passage on its own day alone, and waits for the day of the others', () => {
  const ended = { disclosure: partly(5, 6), reviewOn: '2026-06-30' };
  const passages = [
    { at: 0, grounds: [5], reviewOn: '2026-04-30' },
    { at: 1, grounds: [5], reviewOn: '2026-09-30' },
    { at: 2, grounds: [5, 6], reviewOn: '2026-04-30' },
  ] as const;
  const on = (day: CalendarDay, more: Parts = {}) =>
    suggested(day, ended, NONE, { bodyOpen: true, markGrounds: [5, 6], passages, ...more });
  const first = on('2026-05-01');
  expect(first).toMatchObject({ outcome: 'keep', grounds: [5, 6], liftedGrounds: [], openedPassages: [0] });
  expect(suggestionWords({ ...first, openedPassages: ['‘단가’'] }, ended.disclosure)).toBe('이곳만 공개: ‘단가’');
  // The day of the record says nothing about them, and 5호 stays as long as one of them is closed on it.
  expect(on('2026-06-30')).toMatchObject({ grounds: [5, 6], liftedGrounds: [5], openedPassages: [0] });
  // One whose day is over goes with the record; the last one takes the record along.
  const [, , names] = passages;
  const alone = { markGrounds: [], passages: [{ at: 0, grounds: [5] }] } as const;
  expect(on('2026-07-01', alone)).toMatchObject({ outcome: 'open', openedPassages: [0] });
  expect(on('2026-07-01', { markGrounds: [], passages: [names] })).toMatchObject({
    outcome: 'keep',
    openedPassages: [],
  });
  // A whole text that is closed is opened but for a passage whose day lies ahead.
  const whole = { disclosure: closed(5), reviewOn: '2026-06-30' };
  const rest = { passages: [passages[1]], markGrounds: [] };
  expect(suggested('2026-07-01', whole, NONE, rest)).toMatchObject({
    ...{ outcome: 'partiallyOpen', grounds: [5], opensBody: true, openedPassages: [] },
  });
});

it('every suggestion can be followed, whatever is closed and why', () => {
  const outcomes = new Map<string, number>();
  fc.assert(
    fc.property(
      records,
      fc.integer({ min: 0, max: 4_000 }),
      ({ standing: drawn, markGrounds, producedOn, ownPassages, ...given }, later) => {
        const today = daysAfter(producedOn > '2026-01-01' ? producedOn : '2026-01-01', later);
        const day = (days: number | null) => (days === null ? null : daysAfter(today, days));
        const attachments = drawn.attachments.map((file, at) => {
          const reviewOn = file.disclosure.level === 'open' ? null : day(given.filesIn[at] ?? null);
          return { ...file, ...(reviewOn === null ? {} : { reviewOn }) };
        });
        const passages = ownPassages.map(({ at, grounds, reviewIn }) => {
          const reviewOn = day(reviewIn);
          return { at, grounds, ...(reviewOn === null ? {} : { reviewOn }) };
        });
        const standing = { ...drawn, attachments, passages };
        const approved = { passages: ownPassages.map((one) => ({ at: one.at, grounds: one.approved })) };
        const facts = {
          ...{
            title: '회의',
            hidesTitle: false,
            fileNames: new Map(standing.attachments.map(({ id }) => [id, `${id}.hwpx`])),
          },
          verbatim: {
            ...given.verbatim,
            files: given.verbatim.files.filter((id) => Number(id) < standing.attachments.length),
          },
        };
        const checked = day(given.checkedAgo === null ? null : -given.checkedAgo);
        const record: RecheckRecord = {
          ...{ producedOn, disclosure: standing.disclosure, closedUntil: null, reviewOn: day(given.reviewIn) },
          fileReviewOn: firstOwnReview(standing),
          withholdsFiles: standing.attachments.some(({ disclosure }) => disclosure.level !== 'open'),
          isVerbatim: closesVerbatim(facts, standing),
          checkedOn: checked !== null && checked > producedOn ? checked : null,
        };
        fc.pre(recheckReasons(record, LEGAL_RULES, today).length > 0);
        const parts = { standing, markGrounds, ...approved, verbatim: closedVerbatim(facts, standing) };
        const suggestion = suggestReclassification(record, parts, LEGAL_RULES, today);
        const followed = choiceAsSuggested({ standing }, suggestion, { attachments: 'asTheyAre' });
        // The last day on which anything of it may stay closed.
        const ends = [`${yearOf(today) + 5}-12-31`, termEndsOn(producedOn, LEGAL_RULES)];
        const verbatimEnd = verbatimEndsOn(producedOn, LEGAL_RULES);
        const reviewOn = [...ends, ...(verbatimEnd > today ? [verbatimEnd] : [])].sort()[0] ?? today;
        const decided = decideReclassification(
          { ...record, ...facts, standing, markGrounds, ...approved },
          { ...followed, reviewOn, council: null },
          LEGAL_RULES,
          today,
        );
        outcomes.set(suggestion.outcome, (outcomes.get(suggestion.outcome) ?? 0) + 1);
        if (isRefusal(decided))
          throw new Error(`${decided.refused}: ${JSON.stringify({ suggestion, followed, reviewOn, today, record })}`);
        const left = markGrounds.filter((ground) => !decided.standing.liftedGrounds.includes(ground));
        // Then nothing is opened that the suggestion did not say.
        const said = [...standing.liftedGrounds, ...suggestion.liftedGrounds];
        expect(decided.standing.liftedGrounds.every((ground) => said.includes(ground))).toBe(true);
        for (const { id, reviewOn } of attachments) {
          const after = decided.standing.attachments.find((file) => file.id === id);
          const isAhead = reviewOn !== undefined && reviewOn > today && after?.disclosure.level !== 'open';
          expect(after?.reviewOn).toBe(isAhead ? reviewOn : undefined);
        }
        for (const { at, grounds, reviewOn } of passages) {
          const after = decided.standing.passages?.find((one) => one.at === at);
          const isAhead = reviewOn !== undefined && reviewOn > today && decided.standing.disclosure.level !== 'open';
          const isSaid = suggestion.openedPassages.includes(at);
          if (isAhead) expect(after).toEqual({ at, grounds, reviewOn });
          else expect(after?.reviewOn).toBeUndefined();
          if (isSaid) expect(after?.grounds).toEqual([]);
          expect(after?.grounds.every((ground) => grounds.includes(ground))).toBe(true);
          left.push(...(after?.grounds ?? []));
        }
        // Of what stays closed nothing is due for its end any more.
        const next = { ...record, reviewOn: decided.reviewOn, fileReviewOn: firstOwnReview(decided.standing) };
        const due = recheckReasons(next, LEGAL_RULES, today).map(({ reason }) => reason);
        expect(due).not.toContain('reviewEnded');
        expect(left.every((ground) => decided.standing.disclosure.grounds.includes(ground))).toBe(true);
      },
    ),
    { numRuns: 3_000 },
  );
  expect([...outcomes.keys()].sort()).toEqual(['keep', 'open', 'partiallyOpen']);
});
