import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groundsUsed } from '../disclosure/closed-passages.ts';
import { DISCLOSURE_GROUNDS } from '../disclosure/disclosure.ts';
import { approvedMarks, datedPassages, marksBeside, withoutMarks } from '../disclosure/standing-disclosure.ts';
import type { Body, Run } from '../document/body.ts';
import { holdsForMarkedBodies } from '../testing/marked-bodies.ts';
import {
  decideReclassification,
  type ReclassificationChoice,
  type RecordToDecide,
  standingMarks,
} from './decide-reclassification.ts';
import { LEGAL_RULES } from './recheck-rules.ts';

const DAY = '2027-06-30';
const PARTLY = { level: 'partiallyOpen', grounds: [...DISCLOSURE_GROUNDS] } as const;

/** A record as it was approved, but for the grounds: all of them, so that no decision has to name more. */
const recordOf = (body: Body): RecordToDecide => ({
  ...{ title: '단가 검토', hidesTitle: false, producedOn: '2026-03-03', fileNames: new Map() },
  ...{ reviewOn: null, checkedOn: null, closedUntil: null, verbatim: { document: false, files: [] } },
  ...approvedMarks(body),
  standing: { disclosure: PARTLY, bodyOpen: true, liftedGrounds: [], attachments: [], passages: datedPassages(body) },
});

function decide(of: RecordToDecide, given: Partial<ReclassificationChoice>, today = '2027-01-15') {
  const choice: ReclassificationChoice = {
    ...{ outcome: 'keep', grounds: [], bodyOpen: true, attachments: 'asTheyAre', liftedGrounds: [] },
    ...{ reviewOn: '2028-01-01', council: null },
    ...given,
  };
  return decideReclassification(of, choice, LEGAL_RULES, today);
}

/** The record after a decision that is made. */
function decided(of: RecordToDecide, given: Partial<ReclassificationChoice>): RecordToDecide {
  const made = decide(of, given);
  if ('refused' in made) throw new Error(`refused: ${made.refused}`);
  return { ...of, standing: made.standing };
}

const alone = (at: number, closed: boolean, reviewOn: string | null = null) => ({
  passages: [{ at, closed, reviewOn }],
});
const dated = (text: string, until: string): Run => ({ text, closed: [5], closing: { until } });
const bodyOf = (...content: Run[]): Body => ({ v: 1, blocks: [{ type: 'paragraph', content }] });

describe('places of a passage with a day of its own, decided on one by one', () => {
  const said = { text: ' 은 ' };

  it('take the passage with them when the last is decided on: nothing tells that it is closed or comes back', () => {
    // Given a passage that is one place
    const record = recordOf(bodyOf(dated('예정가격', DAY), said));
    // When the place is opened
    const opened = decided(record, alone(1, false));
    // Then the record says no more of the passage, which can be neither closed nor opened besides
    expect(opened.standing.passages).toEqual([{ at: 1, grounds: [] }]);
    expect(decide(opened, alone(0, true, DAY))).toMatchObject({ refused: 'passage-unknown' });
    expect(decide(record, { passages: [...alone(0, true, DAY).passages, ...alone(1, false).passages] })).toMatchObject({
      refused: 'passage-unknown',
    });
    // and the record is opened without lifting a ground on which nothing stands
    expect(decide(opened, { outcome: 'open' })).toMatchObject({ standing: { disclosure: { level: 'open' } } });
    expect(decided(opened, alone(1, true, DAY)).standing.passages).toEqual([{ at: 1, grounds: [5], reviewOn: DAY }]);
  });

  it('leave it to the others while there are any', () => {
    // Given one passage of two places, and another
    const record = recordOf(
      bodyOf(dated('예정가격', DAY), said, dated('낙찰률', DAY), said, dated('안', '2027-09-30')),
    );
    const other = { at: 1, grounds: [5], reviewOn: '2027-09-30' };
    // When one place is opened and then the other
    const first = decided(record, alone(2, false));
    expect(first.standing.passages).toEqual([{ at: 0, grounds: [5], reviewOn: DAY }, other, { at: 2, grounds: [] }]);
    const both = decided(first, alone(3, false));
    // Then the passage is gone with the second, and the other one stands
    expect(both.standing.passages).toEqual([other, { at: 2, grounds: [] }, { at: 3, grounds: [] }]);
    expect(decide(both, { outcome: 'partiallyOpen', grounds: [6] })).toMatchObject({
      refused: 'closed-ground-missing',
    });
  });
});

const decisions = fc.array(
  fc.record({
    outcome: fc.constantFrom('keep' as const, 'partiallyOpen' as const, 'closed' as const, 'open' as const),
    liftedGrounds: fc.subarray([1, 5, 6, 7] as const),
    passages: fc.uniqueArray(
      fc.record({ at: fc.nat(9), closed: fc.boolean(), reviewOn: fc.constantFrom(null, '2027-03-03', '2027-05-05') }),
      { maxLength: 3, selector: ({ at }) => at },
    ),
    today: fc.constantFrom('2026-04-01', '2027-03-02'),
  }),
  { minLength: 2, maxLength: 6 },
);

it('whatever is decided one after the other, the record says closed what citizens do not read, and nothing else', async () => {
  const walks = fc.sample(decisions, { numRuns: 300, seed: 11 });
  let next = 0;
  let made = 0;
  await holdsForMarkedBodies((body) => {
    const walk = walks[next % walks.length] ?? [];
    next += 1;
    let record = recordOf(body);
    for (const { today, ...given } of walk) {
      const grounds = given.outcome === 'open' ? [] : DISCLOSURE_GROUNDS;
      const one = decide(record, { ...given, grounds }, today);
      if ('refused' in one) continue;
      made += 1;
      record = { ...record, standing: one.standing };
      const { liftedGrounds, passages = [] } = one.standing;
      const left = withoutMarks(body, liftedGrounds, passages);
      const { markGrounds } = marksBeside(record, passages);
      expect(standingMarks(one.standing, markGrounds)).toEqual(groundsUsed(left));
      // Each that is said to be closed keeps something back.
      for (const { at } of passages.filter((passage) => passage.grounds.length > 0)) {
        const without = passages.map((passage) => (passage.at === at ? { at, grounds: [] } : passage));
        expect(withoutMarks(body, liftedGrounds, without)).not.toEqual(left);
      }
    }
  }, 300);
  expect(made).toBeGreaterThan(300);
});
