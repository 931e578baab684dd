import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkHistory } from '../testing/checked-history.ts';
import { evolve } from './approval-line.ts';
import { decide } from './decide-act.ts';
import { signatureBoxes } from './signature-boxes.ts';

const SEED = Number(process.env.GYEOL_SEED ?? 20_261_121);
const LONG = process.env.TEST_LONG === 'on';
const HISTORIES = LONG ? 10_000 : 300;
const LONGEST = LONG ? 200 : 60;

const PRODUCT = { decide, evolve, boxes: signatureBoxes };

/** Every kind of event must really have happened, else a clean run would say little. */
const EVENT_TYPES = [
  'DocumentSubmitted',
  'SeatSigned',
  'DocumentApproved',
  'AgencyApproved',
  'DocumentRejected',
  'ReturnedToSeat',
  'DocumentRecalled',
  'SeatSkipped',
  'ParticipantNamed',
  'SeatReassigned',
  'DutyReassigned',
  'ContentEdited',
  'SeatHeld',
  'HoldLifted',
  'TurnReminded',
  'ConsultationAsked',
  'ConsultationAnswered',
  'PostReported',
  'DocumentCirculated',
  'DocumentRead',
] as const;

const seedOfCommand = fc.noBias(fc.integer({ min: 0, max: 2_147_483_647 }));

test('random histories of all acts end as the table of the rules says', async ({ annotate }) => {
  const happened = new Map<string, number>();
  const refused = new Map<string, number>();
  let acts = 0;
  const count = (into: Map<string, number>, name: string) => into.set(name, (into.get(name) ?? 0) + 1);
  fc.assert(
    fc.property(fc.array(seedOfCommand, { minLength: 10, maxLength: LONGEST, size: 'max' }), (seeds) => {
      const { violation, events, refusals, length } = checkHistory(PRODUCT, seeds);
      acts += length;
      for (const event of events) count(happened, event.type);
      for (const refusal of refusals) count(refused, refusal);
      if (violation !== undefined) throw new Error(violation);
    }),
    { seed: SEED, numRuns: HISTORIES },
  );
  const list = (of: Map<string, number>) => [...of].map(([name, times]) => `${name} ${times}`).join(', ');
  const figure = `histories: ${HISTORIES}, acts: ${acts}, violations: 0, seed: ${SEED} (GYEOL_SEED=${SEED} replays)`;
  console.log(`${figure}\nevents: ${list(happened)}\nrefusals: ${list(refused)}`);
  // Stands once more at the end of `npm test`.
  await annotate(figure);
  expect(EVENT_TYPES.filter((type) => !happened.has(type))).toEqual([]);
});
