import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysAfter, yearOf } from '../kernel/calendar-day.ts';
import { publicHolidays } from '../kernel/working-days.ts';
import type { DocumentKind } from '../numbering/document-kind.ts';
import { FIRST_POLICY, type PlannedDocument, type PublicationPolicy, publicationPlan } from './publication-plan.ts';

const KINDS = ['general', 'civilPetition', 'publicNotice'] as const satisfies readonly DocumentKind[];
const LADDER = ['시장', '부시장', '국장', '과장', '팀장'];
const plan = (document: Partial<PlannedDocument>, policy: Partial<PublicationPolicy>) =>
  publicationPlan(
    {
      ...{ approvedOn: '2026-03-06', level: 'open', kind: 'general', embargoUntil: null, deciderRung: 3 },
      ...{ ladder: LADDER, ...document },
    },
    { ...FIRST_POLICY, ...policy },
  );
const days = ({ list, original }: ReturnType<typeof publicationPlan>) => [list.on, original.on];

describe('the plan of a publication, counted by hand', () => {
  test('a policy that says nothing publishes at once, and closed documents appear nowhere', () => {
    expect(days(plan({}, {}))).toEqual(['2026-03-06', '2026-03-06']);
    expect(plan({ level: 'closed' }, {})).toEqual({
      list: { on: null, why: 'closed' },
      original: { on: null, why: 'closed' },
    });
    expect(days(plan({ level: 'closed' }, { listsClosed: true, listAfterDays: 1 }))).toEqual(['2026-03-09', null]);
  });

  test('the next day of a Friday is Monday, and seven days pass over the holidays of the year', () => {
    const RFP = { listAfterDays: 1, originalAfterDays: 7 };
    expect(days(plan({}, RFP))).toEqual(['2026-03-09', '2026-03-17']);
    // 설날 2026: from Monday the 16th to Wednesday the 18th of February.
    expect(days(plan({ approvedOn: '2026-02-13' }, RFP))).toEqual(['2026-02-19', '2026-02-27']);
    // 어린이날, and a day off that the agency knows alone.
    expect(days(plan({ approvedOn: '2026-05-04' }, { ...RFP, closedDays: ['2026-05-07'] }))).toEqual([
      '2026-05-06',
      '2026-05-15',
    ]);
    // What is approved on a day off waits from that day on.
    expect(days(plan({ approvedOn: '2026-03-07' }, RFP))).toEqual(['2026-03-09', '2026-03-17']);
  });

  test('an embargo holds back the original alone, and nothing where the delay is longer', () => {
    const policy = { listAfterDays: 1, originalAfterDays: 3 };
    expect(plan({ embargoUntil: '2026-04-01' }, policy).original).toEqual({
      on: '2026-04-01',
      delayedTo: '2026-03-11',
    });
    expect(plan({ embargoUntil: '2026-03-10' }, policy).original).toEqual({
      on: '2026-03-11',
      delayedTo: '2026-03-11',
    });
    expect(plan({ embargoUntil: '2026-04-01' }, policy).list).toEqual({ on: '2026-03-09' });
  });

  test('과장급 이상: whoever decided at that rung or above it, and nobody by a rung that is not there', () => {
    const policy = { originalFromRung: '과장' };
    expect(plan({ deciderRung: 3 }, policy).original.on).toBe('2026-03-06');
    expect(plan({ deciderRung: 0 }, policy).original.on).toBe('2026-03-06');
    expect(plan({ deciderRung: 4 }, policy).original).toEqual({ on: null, why: 'rankBelow' });
    expect(plan({ deciderRung: undefined }, policy).original).toEqual({ on: null, why: 'rankBelow' });
    expect(plan({}, { originalFromRung: '본부장' }).original).toEqual({ on: null, why: 'rankUnknown' });
    expect(plan({ deciderRung: 4 }, policy).list.on).toBe('2026-03-06');
  });

  test('a kind that is left out appears nowhere, whatever else the policy says', () => {
    expect(
      plan({ kind: 'civilPetition', level: 'closed' }, { unlistedKinds: ['civilPetition'], listsClosed: true }),
    ).toEqual({
      list: { on: null, why: 'kindUnlisted' },
      original: { on: null, why: 'kindUnlisted' },
    });
  });
});

/** A working day after another, one look at the calendar at a time. */
function counted(from: string, steps: number, closed: readonly string[]): string {
  let day = from;
  for (let left = steps; left > 0; ) {
    day = daysAfter(day, 1);
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    const isOff = weekday === 0 || weekday === 6 || publicHolidays(yearOf(day)).has(day) || closed.includes(day);
    if (!isOff) left -= 1;
  }
  return day;
}

test('every plan is what a plain reading of the policy says', () => {
  const day = fc.integer({ min: 0, max: 2_000 }).map((number) => daysAfter('2024-01-01', number));
  const anyDocument = fc.record({
    approvedOn: day,
    level: fc.constantFrom('open', 'partiallyOpen', 'closed'),
    kind: fc.constantFrom(...KINDS),
    embargoUntil: fc.option(day),
    deciderRung: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
    ladder: fc.constant(LADDER),
  });
  const anyPolicy = fc.record({
    listsClosed: fc.boolean(),
    listAfterDays: fc.integer({ min: 0, max: 20 }),
    originalAfterDays: fc.integer({ min: 0, max: 30 }),
    originalFromRung: fc.constantFrom(null, ...LADDER, '본부장'),
    unlistedKinds: fc.subarray([...KINDS], { maxLength: 2 }),
    closedDays: fc.array(day, { maxLength: 5 }),
  });
  fc.assert(
    fc.property(anyDocument, anyPolicy, (document, policy) => {
      const { list, original } = publicationPlan(document, policy);
      const isLeftOut = policy.unlistedKinds.includes(document.kind);
      const isClosed = document.level === 'closed';
      const listOn = counted(document.approvedOn, policy.listAfterDays, policy.closedDays);
      expect(list.on).toBe(isLeftOut || (isClosed && !policy.listsClosed) ? null : listOn);
      const rung = policy.originalFromRung === null ? 99 : LADDER.indexOf(policy.originalFromRung);
      const isHighEnough =
        rung === 99 || (rung >= 0 && document.deciderRung !== undefined && document.deciderRung <= rung);
      const delayed = counted(document.approvedOn, policy.originalAfterDays, policy.closedDays);
      const latest = [listOn, delayed, document.embargoUntil ?? ''].sort().at(-1);
      expect(original.on).toBe(isLeftOut || isClosed || !isHighEnough ? null : latest);
    }),
    { numRuns: 1_000, seed: 5 },
  );
});
