import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkHistory } from '../testing/checked-history.ts';
import { evolve } from './approval-line.ts';
import { repeatedEvent } from './bundle.ts';
import { decide } from './decide-act.ts';
import { signatureBoxes } from './signature-boxes.ts';

const SEED = Number(process.env.GYEOL_SEED ?? 20_261_121);
const LONG = process.env.TEST_LONG === 'on';
const HISTORIES = LONG ? 10_000 : 300;
const LONGEST = LONG ? 200 : 60;

const PRODUCT = { decide, evolve, boxes: signatureBoxes, repeat: repeatedEvent };

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
  'BundledTextEdited',
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
  const approved = { joint: 0, bundled: 0 };
  const count = (into: Map<string, number>, name: string) => into.set(name, (into.get(name) ?? 0) + 1);
  fc.assert(
    fc.property(fc.array(seedOfCommand, { minLength: 10, maxLength: LONGEST, size: 'max' }), (seeds) => {
      const { violation, events, refusals, length } = checkHistory(PRODUCT, seeds);
      acts += length;
      for (const event of events) count(happened, event.type);
      const submitted = events.findLast((event) => event.type === 'DocumentSubmitted');
      if (submitted && events.some(({ type }) => type === 'DocumentApproved')) {
        if (submitted.seats.some(({ officer }) => officer.agency)) approved.joint += 1;
        if (submitted.bundle) approved.bundled += 1;
      }
      for (const refusal of refusals) count(refused, refusal);
      if (violation !== undefined) throw new Error(violation);
    }),
    { seed: SEED, numRuns: HISTORIES },
  );
  const list = (of: Map<string, number>) => [...of].map(([name, times]) => `${name} ${times}`).join(', ');
  const whole = `approved 공동기안: ${approved.joint}, 일괄기안: ${approved.bundled}`;
  const figure = `histories: ${HISTORIES}, acts: ${acts}, ${whole}, violations: 0, seed: ${SEED} (GYEOL_SEED=${SEED} replays)`;
  console.log(`${figure}\nevents: ${list(happened)}\nrefusals: ${list(refused)}`);
  // Stands once more at the end of `npm test`.
  await annotate(figure);
  expect(Math.min(approved.joint, approved.bundled)).toBeGreaterThan(0);
  expect(EVENT_TYPES.filter((type) => !happened.has(type))).toEqual([]);
});
