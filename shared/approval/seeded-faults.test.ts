import { expect, test } from 'vitest';
import { dayInKorea } from '../kernel/calendar-day.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { checkHistory } from '../testing/checked-history.ts';
import type { LineUnderTest } from '../testing/line-under-test.ts';
import type { ApprovalCommand, CommandOf } from './approval-command.ts';
import type { ApprovalEvent, Seat } from './approval-events.ts';
import { type ApprovalLine, evolve, isFinalAct } from './approval-line.ts';
import { repeatedEvent } from './bundle.ts';
import { decide } from './decide-act.ts';
import { signatureBoxes } from './signature-boxes.ts';

// The random histories say little unless they turn red when the line is wrong. Each fault below is put into the line on
// purpose, and must be found.

const SEED = Number(process.env.GYEOL_SEED ?? 20_261_121);
const MOST_HISTORIES = 3000;
const ACTS = 60;

type InApproval = Extract<ApprovalLine, { status: 'inApproval' }>;
type Submitted = Exclude<ApprovalLine, { status: 'drafting' }>;
type Decision = ReturnType<typeof decide>;

const PRODUCT: LineUnderTest = { decide, evolve, boxes: signatureBoxes, repeat: repeatedEvent };

/** A line that answers one kind of command otherwise, while in approval. */
function answering<Kind extends ApprovalCommand['type']>(
  kind: Kind,
  answer: (line: InApproval, command: Extract<ApprovalCommand, { type: Kind }>) => Decision,
): LineUnderTest {
  const wrong: typeof decide = (line, command) =>
    line.status === 'inApproval' && command.type === kind
      ? answer(line, command as Extract<ApprovalCommand, { type: Kind }>)
      : decide(line, command);
  return { ...PRODUCT, decide: wrong };
}

/** A line that answers a submission otherwise. */
function submitting(answer: (line: ApprovalLine, command: CommandOf<'submit'>) => Decision): LineUnderTest {
  const wrong: typeof decide = (line, command) =>
    command.type === 'submit' ? answer(line, command) : decide(line, command);
  return { ...PRODUCT, decide: wrong };
}

/** A line that folds one kind of event otherwise, while in approval. */
function folding(
  kind: ApprovalEvent['type'],
  spoil: (after: Submitted, before: InApproval, event: ApprovalEvent & { readonly seat?: number }) => ApprovalLine,
): LineUnderTest {
  const wrong: typeof evolve = (line, event) => {
    const after = evolve(line, event);
    const isMeant = event.type === kind && line.status === 'inApproval' && after.status !== 'drafting';
    return isMeant ? spoil(after, line, event) : after;
  };
  return { ...PRODUCT, evolve: wrong };
}

/** Asks in another's name and writes it down under one's own. */
function inTheNameOf(line: ApprovalLine, command: ApprovalCommand & { by: Seat['officer'] }, other: Seat['officer']) {
  const answer = decide(line, { ...command, by: other });
  return isRefusal(answer) ? answer : answer.map((event) => ({ ...event, by: command.by }) as ApprovalEvent);
}

const withSeats = (line: InApproval, change: (seat: Seat) => Seat): InApproval => ({
  ...line,
  seats: line.seats.map(change),
});

const unmarked = ({ toBeNamed: _, ...seat }: Seat): Seat => seat;
const ofOneAgency = ({ officer: { agency: _, ...officer }, ...seat }: Seat): Seat => ({ ...seat, officer });
const asReviewer = (seat: Seat): Seat => (seat.act === 'cooperate' ? { ...seat, act: 'review' } : seat);

/** 일괄기안 */
function ofBundles(): Readonly<Record<string, LineUnderTest>> {
  return {
    'a text of a bundle is left without a number': {
      ...PRODUCT,
      repeat: (event, text, repeats) => {
        const own = repeatedEvent(event, text, repeats);
        const isLast = text.managementNumber === 'text3';
        if (own.type !== 'DocumentApproved' || !isLast) return own;
        const { on: _, ...signed } = own;
        return { ...signed, type: 'SeatSigned', act: 'review' };
      },
    },
    'a text of a bundle is approved with the words of another': {
      ...PRODUCT,
      repeat: (event, text, repeats) => {
        const own = repeatedEvent(event, text, repeats);
        return event.type === 'DocumentSubmitted' ? { ...own, contentHash: event.contentHash } : own;
      },
    },
    'a text of a bundle that was not read is approved': answering('sign', (line, command) =>
      decide(line, { ...command, ...(line.bundle ? { texts: line.bundle } : {}) }),
    ),
    'a bundle is sent back by what was read of its first text alone': answering('reject', (line, command) =>
      decide(line, { ...command, ...(line.bundle ? { texts: line.bundle } : {}) }),
    ),
    'the correction of another text of a bundle is lost': folding('BundledTextEdited', (after, before) =>
      before.bundle ? { ...after, bundle: before.bundle } : after,
    ),
    'a text of a bundle without a unit task goes up': submitting((line, command) => {
      const bundle = command.bundle?.map((text) => ({ ...text, hasUnitTask: true }));
      return decide(line, { ...command, ...(bundle ? { bundle } : {}) });
    }),
    'a joint document is drafted with several texts': submitting((line, { bundle, ...command }) => {
      const isJoint = command.seats.some(({ officer }) => officer.agency);
      const answer = decide(line, isJoint || !bundle ? command : { ...command, bundle });
      return isRefusal(answer) || !isJoint || !bundle
        ? answer
        : answer.map((event) => ({ ...event, bundle }) as ApprovalEvent);
    }),
    'a text of a bundle is decided on by itself': {
      ...PRODUCT,
      decide: (line, command) => {
        if (line.status === 'drafting') return decide(line, command);
        const { lead: _, ...alone } = line;
        return decide(alone, command);
      },
    },
  };
}

const FAULTS: Readonly<Record<string, LineUnderTest>> = {
  'a stale text is signed': answering('sign', (line, command) =>
    decide(line, { ...command, contentHash: line.contentHash }),
  ),
  'a stale text is edited': answering('edit', (line, command) =>
    decide(line, { ...command, baseHash: line.contentHash }),
  ),
  'a parallel branch is lost when a document goes back': folding('ReturnedToSeat', (after, _, event) => {
    const to = event.type === 'ReturnedToSeat' ? event.to : 0;
    const group = after.seats[to]?.group;
    const isBeside = (seat: number) => group !== undefined && after.seats[seat]?.group === group;
    return { ...after, signatures: after.signatures.filter(({ seat }) => !isBeside(seat)) };
  }),
  'signatures after the seat returned to are kept': folding('ReturnedToSeat', (after, before, event) => {
    const to = event.type === 'ReturnedToSeat' ? event.to : 0;
    return { ...after, signatures: before.signatures.filter(({ seat }) => seat !== to) };
  }),
  'the drafter decides in another’s place': answering('sign', (line, command) => {
    const answer = decide(line, command);
    if (!isRefusal(answer) || answer.refused !== 'drafter-cannot-decide') return answer;
    const officer = line.seats[line.turns[0] ?? 0]?.officer ?? command.by;
    return inTheNameOf(line, command, officer);
  }),
  'the drafter sends their own draft back in the decider’s place': answering('reject', (line, command) => {
    const answer = decide(line, command);
    if (!isRefusal(answer) || answer.refused !== 'drafter-cannot-decide') return answer;
    return inTheNameOf(line, command, line.seats[line.turns[0] ?? 0]?.officer ?? command.by);
  }),
  'a joint document is approved by the lead agency alone': answering('sign', (line, command) => {
    const answer = decide(line, command);
    if (isRefusal(answer)) return answer;
    const on = '2026-11-20' as const;
    return answer.map((event) =>
      event.type === 'AgencyApproved' ? { ...event, type: 'DocumentApproved', on } : event,
    );
  }),
  'a joint document is numbered before the last agency’s decision': answering('sign', (line, command) => {
    const answer = decide(line, command);
    if (isRefusal(answer)) return answer;
    return answer.map((event) => {
      if (event.type !== 'AgencyApproved' || !event.by.agency) return event;
      return { ...event, type: 'DocumentApproved', on: dayInKorea(command.at) };
    });
  }),
  'a joint document is numbered in the year of the first decision': answering('sign', (line, command) => {
    const answer = decide(line, command);
    const first = line.signatures.find(({ seat }) => isFinalAct(line.seats[seat]?.act));
    if (isRefusal(answer) || !first) return answer;
    const on = dayInKorea(new Date(first.at));
    return answer.map((event) => (event.type === 'DocumentApproved' ? { ...event, on } : event));
  }),
  'another agency’s person corrects a text that the lead agency has decided on': answering('edit', (line, command) =>
    decide(withSeats(line, ofOneAgency), command),
  ),
  'the decision of the lead agency is lost when the next one signs': folding('SeatSigned', (after, before, { seat }) =>
    before.seats[seat ?? 0]?.officer.agency ? { ...after, signatures: after.signatures.slice(-1) } : after,
  ),
  ...ofBundles(),
  'a document is recalled after an act': answering('recall', (line, command) =>
    decide({ ...line, actedUpon: false }, command),
  ),
  'a reviewer who is there is skipped': answering('skip', (line, command) =>
    decide(line, { ...command, basis: '출장 등록' }),
  ),
  'a cooperator is skipped': answering('skip', (line, command) => decide(withSeats(line, asReviewer), command)),
  'a seat is signed before its person is named': answering('sign', (line, command) =>
    decide(withSeats(line, unmarked), command),
  ),
  'a cooperator rejects': answering('reject', (line, command) => decide(withSeats(line, asReviewer), command)),
  'a cooperator edits': answering('edit', (line, command) => decide(withSeats(line, asReviewer), command)),
  'a document goes back to a seat that has not signed': answering('reject', (line, command) => {
    const answer = decide(line, command);
    const { to, reason } = command;
    const seat = line.turns[0] ?? 0;
    if (!isRefusal(answer) || answer.refused !== 'not-an-earlier-signature' || !to || to >= seat) return answer;
    const { version } = line;
    return [{ type: 'ReturnedToSeat', v: 1, version, at: command.at.toISOString(), by: command.by, seat, to, reason }];
  }),
  'a hold outlives the signature': folding('SeatSigned', (after, before) => ({ ...after, holds: before.holds })),
  'the turn stays with a skipped seat': folding('SeatSkipped', (after, before) =>
    after.status === 'inApproval' ? { ...after, turns: before.turns } : after,
  ),
  'a seat is given to somebody on the line': answering('reassign', (line, command) => {
    const answer = decide(line, command);
    if (!isRefusal(answer) || answer.refused !== 'same-person-twice') return answer;
    const somebody = decide(line, { ...command, to: { ...command.to, personId: 'nobody' } });
    if (isRefusal(somebody)) return somebody;
    return somebody.map((event) => ({ ...event, to: command.to }) as ApprovalEvent);
  }),
  'a document is decided a second time': {
    ...PRODUCT,
    decide: (line, command) => {
      if (line.status !== 'approved' || command.type !== 'sign') return decide(line, command);
      const turns = line.seats.flatMap(({ act }, seat) => (act.endsWith('pprove') ? [seat] : []));
      const {
        approvedAt: _,
        approvedOn: _on,
        circulations: _to,
        afterReads: _reads,
        postReports: _duty,
        ...rest
      } = line;
      return decide({ ...rest, status: 'inApproval', turns, turnsSince: [], reminders: [] }, command);
    },
  },
  'a parallel group is not awaited': folding('SeatSigned', (after, before, { seat = 0 }) => {
    const group = before.seats[seat]?.group;
    const next = after.seats.findIndex((other, index) => index > seat && other.group !== group);
    return after.status === 'inApproval' && group !== undefined ? { ...after, turns: [next] } : after;
  }),
  'only the first of a parallel group may act': folding('SeatSigned', (after) =>
    after.status === 'inApproval' ? { ...after, turns: after.turns.slice(0, 1) } : after,
  ),
  'reading is logged for another person': {
    ...PRODUCT,
    decide: (line, command) => {
      const answer = decide(line, command);
      const drafter = line.status === 'drafting' ? undefined : line.seats[0]?.officer;
      if (isRefusal(answer) || command.type !== 'read' || !drafter) return answer;
      return answer.map((event) => ({ ...event, by: drafter }) as ApprovalEvent);
    },
  },
  'somebody else answers a question': answering('answer', (line, command) => {
    const asked = line.consultations[command.consultation]?.of;
    return asked ? inTheNameOf(line, command, asked) : decide(line, command);
  }),
  'a seat signs before its turn': answering('sign', (line, command) => {
    const later = line.seats.findIndex(({ officer }) => officer.personId === command.by.personId);
    const isLater = later > Math.max(...line.turns) && line.seats[later]?.act !== 'afterRead';
    return decide(isLater ? { ...line, turns: [later] } : line, command);
  }),
  'who acted for another is not written down': answering('sign', (line, command) => {
    const answer = decide(line, command);
    if (isRefusal(answer)) return answer;
    return answer.map((event) => {
      const { acting: _, ...rest } = event as Extract<ApprovalEvent, { type: 'SeatSigned' }>;
      return rest;
    });
  }),
  'the duty to report is forgotten': folding('DocumentApproved', (after) => {
    if (after.status !== 'approved') return after;
    return { ...after, postReports: [] };
  }),
  'a person of another unit is named': answering('nameParticipant', (line, command) => {
    const { unitId } = command.to;
    return decide(
      withSeats(line, (seat) => ({ ...seat, officer: { ...seat.officer, unitId } })),
      command,
    );
  }),
  'an edited text keeps its old hash': folding('ContentEdited', (after, before) => ({
    ...after,
    contentHash: before.contentHash,
  })),
  'a document without its unit task is approved': answering('sign', (line, command) =>
    decide(line, { ...command, hasUnitTask: true }),
  ),
  'every signature is dated': {
    ...PRODUCT,
    boxes: (line) => {
      const { signRow, cooperation } = signatureBoxes(line);
      return { signRow: signRow.map((box) => (box.name ? { ...box, date: '11/20' } : box)), cooperation };
    },
  },
  'the absent person has a box without 전결': {
    ...PRODUCT,
    boxes: (line) => {
      const drawn = signatureBoxes(line);
      const absent = line.status === 'approved' ? line.signatures.at(-1)?.acting?.for : undefined;
      if (!absent) return drawn;
      const box = { postTitle: absent.postTitle, hasOpinion: false, inTurn: false };
      return { ...drawn, signRow: [...drawn.signRow, box] };
    },
  },
};

/** Whole numbers that the same seed throws again. */
function numbersFrom(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
}

const caught = new Set<string>();

test.each(Object.entries(FAULTS))('caught: %s', (fault, faulty) => {
  const next = numbersFrom(SEED);
  for (let history = 1; history <= MOST_HISTORIES; history += 1) {
    const seeds = Array.from({ length: ACTS }, next);
    const { violation, length } = checkHistory(faulty, seeds);
    if (violation === undefined) continue;
    caught.add(fault);
    console.log(`fault caught: ${fault}; in history ${history}, at act ${length}: ${violation.split(';')[0]}`);
    return;
  }
  expect.fail(`not caught in ${MOST_HISTORIES} histories: ${fault}`);
});

test('there are enough faults to trust a clean run', async ({ annotate }) => {
  await annotate(`seeded faults: ${Object.keys(FAULTS).length}, caught: ${caught.size}, seed: ${SEED}`);
  expect(Object.keys(FAULTS).length).toBeGreaterThanOrEqual(12);
});
