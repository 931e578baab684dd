import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Disclosure } from '../disclosure/disclosure.ts';
import { type CalendarDay, daysAfter } from '../kernel/calendar-day.ts';
import { type RecheckReason, type RecheckRecord, recheckReasons } from './recheck-reasons.ts';
import { LEGAL_RULES, orderedRules, type RecheckRules, rulesFault, rulesOn } from './recheck-rules.ts';

const closed = (...grounds: Disclosure['grounds']): Disclosure => ({ level: 'closed', grounds });

const record = (given: Partial<RecheckRecord> = {}): RecheckRecord => ({
  producedOn: '2026-03-03',
  disclosure: closed(6),
  withholdsFiles: false,
  isVerbatim: false,
  reviewOn: null,
  fileReviewOn: null,
  checkedOn: null,
  closedUntil: null,
  ...given,
});

const on = (day: CalendarDay, given: Partial<RecheckRecord> = {}, rules: RecheckRules = LEGAL_RULES) =>
  recheckReasons(record(given), rules, day).map(({ reason, dueOn }) => `${reason} ${dueOn ?? ''}`.trim());

describe('연간 재분류 by the end of February', () => {
  it('begins with the year after the one of production, and stays until somebody has looked', () => {
    expect(on('2026-12-31')).toEqual([]);
    expect(on('2027-01-01')).toEqual(['yearly 2027-02-28']);
    expect(on('2027-03-15')).toEqual(['yearly 2027-02-28']);
    expect(on('2027-03-15', { checkedOn: '2027-01-04' })).toEqual([]);
  });

  it('asks again although it was decided on in the very year of its production', () => {
    expect(on('2027-01-01', { checkedOn: '2026-11-02' })).toEqual(['yearly 2027-02-28']);
  });

  it('ends on the 29th in a leap year', () => {
    expect(on('2028-02-01', { producedOn: '2027-06-01' })).toEqual(['yearly 2028-02-29']);
  });

  it('looks at every record of the year, open ones too, once', () => {
    const open: Disclosure = { level: 'open', grounds: [] };
    expect(on('2026-12-31', { disclosure: open })).toEqual([]);
    expect(on('2027-01-01', { disclosure: open })).toEqual(['yearly 2027-02-28']);
    expect(on('2027-12-31', { disclosure: open })).toEqual(['yearly 2027-02-28']);
    expect(on('2027-12-31', { disclosure: open, checkedOn: '2027-02-02' })).toEqual([]);
    expect(on('2032-01-01', { disclosure: open, checkedOn: '2027-02-02' })).toEqual([]);
  });

  it('asks for an open record no longer when its year is over, and for whatever is kept back until it is done', () => {
    const open: Disclosure = { level: 'open', grounds: [] };
    expect(on('2028-01-01', { disclosure: open })).toEqual([]);
    expect(on('2028-01-01', { disclosure: open, withholdsFiles: true })).toEqual(['yearly 2027-02-28']);
  });
});

describe('the check every five years', () => {
  it('counts from the year of the last check, and from production where there was none', () => {
    expect(on('2031-12-31', { checkedOn: '2027-02-01' })).toEqual([]);
    expect(on('2032-01-01', { checkedOn: '2027-02-01' })).toEqual(['fiveYears 2032-12-31']);
    expect(on('2031-01-01')).toEqual(['fiveYears 2031-12-31', 'yearly 2027-02-28']);
  });

  it('leaves out what is partly public where the agency says so', () => {
    const partly: Disclosure = { level: 'partiallyOpen', grounds: [6] };
    const given = { disclosure: partly, checkedOn: '2027-02-01' };
    expect(on('2032-01-01', given)).toEqual(['fiveYears 2032-12-31']);
    expect(on('2032-01-01', given, { ...LEGAL_RULES, recheckedLevels: ['closed'] })).toEqual([]);
  });
});

describe('thirty years after the year of production', () => {
  const checkedOn = '2054-05-05';
  it('stands in the list from the year in which an extension must be asked for', () => {
    expect(on('2054-12-31', { checkedOn })).toEqual([]);
    expect(on('2055-01-01', { checkedOn })).toEqual(['termEnds 2056-12-31']);
    expect(on('2057-01-01', { checkedOn })).toEqual(['termEnds 2056-12-31']);
  });

  it('comes back with the end of its extension', () => {
    const given = { checkedOn: '2056-05-05', closedUntil: '2061-12-31' };
    expect(on('2059-12-31', given)).toEqual([]);
    expect(on('2060-01-01', given)).toEqual(['termEnds 2061-12-31']);
  });
});

it('속기록 may be closed for ten years, and is asked for in the last of them', () => {
  const given = { isVerbatim: true, checkedOn: '2035-02-02' };
  expect(on('2035-12-31', given)).toEqual([]);
  expect(on('2036-01-01', given)).toEqual(['verbatim 2036-12-31']);
  expect(on('2036-06-01', { ...given, checkedOn: '2036-02-02' })).toEqual([]);
});

describe('a ground with an end', () => {
  it('is looked at on the day on which it should be over', () => {
    expect(on('2026-06-29', { disclosure: closed(5), reviewOn: '2026-06-30' })).toEqual([]);
    expect(on('2026-06-30', { disclosure: closed(5), reviewOn: '2026-06-30' })).toEqual(['reviewEnded 2026-06-30']);
  });

  it('may be the one of an attachment by itself: whichever day comes first', () => {
    const both = { reviewOn: '2026-06-30', fileReviewOn: '2026-04-30' };
    expect(on('2026-04-29', both)).toEqual([]);
    expect(on('2026-04-30', both)).toEqual(['reviewEnded 2026-04-30']);
    expect(on('2026-07-01', { ...both, fileReviewOn: '2026-12-31' })).toEqual(['reviewEnded 2026-06-30']);
    expect(on('2026-03-03', { disclosure: closed(5), fileReviewOn: '2026-12-31' })).toEqual(['endMissing']);
  });

  it('is missed where a decision under way has none', () => {
    expect(on('2026-03-03', { disclosure: closed(5, 6) })).toEqual(['endMissing']);
  });
});

describe('재분류 기준', () => {
  const stricter: RecheckRules = {
    ...LEGAL_RULES,
    validFrom: '2027-01-01',
    recheckYears: 3,
    groundsNeedingEnd: [4, 5],
  };

  it('holds from its day on, and the law before it', () => {
    expect(rulesOn([stricter], '2026-12-31')).toBe(LEGAL_RULES);
    expect(rulesOn([stricter], '2027-01-01')).toBe(stricter);
    const later = { ...stricter, validFrom: '2030-01-01', recheckYears: 2 };
    expect(rulesOn([later, stricter], '2031-05-05')).toBe(later);
  });

  it('may be stricter than the law and never laxer', () => {
    const today = '2026-03-03';
    expect(rulesFault(stricter, today)).toBeUndefined();
    expect(rulesFault({ ...stricter, validFrom: '2026-03-02' }, today)).toMatchObject({
      refused: 'recheck-rules-in-past',
    });
    for (const lax of [{ recheckYears: 6 }, { openAfterYears: 31 }, { verbatimYears: 11 }, { yearlyByMonth: 3 }]) {
      expect(rulesFault({ ...stricter, ...lax }, today)).toMatchObject({ refused: 'recheck-rules-laxer' });
    }
    expect(rulesFault({ ...stricter, groundsNeedingEnd: [4] }, today)).toMatchObject({
      refused: 'recheck-rules-laxer',
    });
    expect(rulesFault({ ...stricter, recheckedLevels: [] }, today)).toMatchObject({ refused: 'recheck-rules-laxer' });
  });

  it('is kept in the order of the law', () => {
    expect(
      orderedRules({ ...stricter, groundsNeedingEnd: [5, 4, 5], recheckedLevels: ['closed', 'open'] }),
    ).toMatchObject({
      groundsNeedingEnd: [4, 5],
      recheckedLevels: ['closed'],
    });
  });
});

/** The same said another way: what is true of the days and years written out, without any shared step. */
function reference(one: RecheckRecord, rules: RecheckRules, today: string): RecheckReason[] {
  const y = (day: string) => Number(day.split('-')[0]);
  const now = y(today);
  if (one.disclosure.level === 'open' && !one.withholdsFiles) {
    return y(one.producedOn) === now - 1 && !(one.checkedOn && y(one.checkedOn) >= now) ? ['yearly'] : [];
  }
  const found: RecheckReason[] = [];
  const lastClosedYear = one.closedUntil ? y(one.closedUntil) : y(one.producedOn) + rules.openAfterYears;
  if (now + rules.extensionAskYears >= lastClosedYear) found.push('termEnds');
  const verbatimYear = y(one.producedOn) + rules.verbatimYears;
  if (one.isVerbatim && now >= verbatimYear && !(one.checkedOn && y(one.checkedOn) >= verbatimYear))
    found.push('verbatim');
  const ends = [one.reviewOn, one.fileReviewOn];
  if (ends.some((end) => end && Date.parse(end) <= Date.parse(today))) found.push('reviewEnded');
  const level = one.disclosure.level === 'closed' ? 'closed' : 'partiallyOpen';
  const since = one.checkedOn ? y(one.checkedOn) : y(one.producedOn);
  if (now - since >= rules.recheckYears && rules.recheckedLevels.some((each) => each === level))
    found.push('fiveYears');
  const checkedLater = one.checkedOn ? y(one.checkedOn) - y(one.producedOn) > 0 : false;
  if (now - y(one.producedOn) >= 1 && !checkedLater) found.push('yearly');
  if (!one.reviewOn && one.disclosure.grounds.some((g) => rules.groundsNeedingEnd.some((need) => need === g)))
    found.push('endMissing');
  return found;
}

it('agrees with a plain reading of the rules on random records and days', () => {
  const day = fc.integer({ min: 0, max: 25_000 }).map((days) => daysAfter('1990-01-01', days));
  const maybe = fc.option(day, { nil: null });
  const level = fc.constantFrom<Disclosure>(
    { level: 'open', grounds: [] },
    { level: 'partiallyOpen', grounds: [6] },
    { level: 'partiallyOpen', grounds: [5, 6] },
    closed(5),
    closed(1, 7),
  );
  const anyRecord = fc.record({
    producedOn: day,
    disclosure: level,
    withholdsFiles: fc.boolean(),
    isVerbatim: fc.boolean(),
    reviewOn: maybe,
    fileReviewOn: maybe,
    checkedOn: maybe,
    closedUntil: maybe,
  });
  const rules = fc.constantFrom<RecheckRules>(LEGAL_RULES, {
    ...LEGAL_RULES,
    recheckYears: 3,
    openAfterYears: 20,
    extensionAskYears: 2,
    verbatimYears: 5,
    recheckedLevels: ['closed'],
    groundsNeedingEnd: [5, 7],
  });
  fc.assert(
    fc.property(anyRecord, rules, day, (one, holding, today) => {
      expect(recheckReasons(one, holding, today).map(({ reason }) => reason)).toEqual(reference(one, holding, today));
    }),
    { numRuns: 500 },
  );
});
