import type { ApprovalCommand } from '../approval/approval-command.ts';
import type { DutyKind, PrintedOfficer, Seat } from '../approval/approval-events.ts';
import { dayInKorea } from '../kernel/calendar-day.ts';
import { type Dice, diceOf, shuffled, someHash } from './dice.ts';
import { textsBeside, textsOnScreen, textToEdit } from './random-bundle.ts';
import { type Table, waitingRows } from './reference-table.ts';

// Commands for random histories: mostly what an office would do next, sometimes what nobody may.

const UNITS = 3;
/** People of the agency that drafts come before those of two others, who take part in a 공동기안. */
const OWN = 12;
const PARTNERS: readonly (readonly number[])[] = [
  [12, 13],
  [14, 15, 16],
];

/** Enough for a line, its stand-ins and its readers; the last ones only fill lines that are too long. */
const PEOPLE: readonly PrintedOfficer[] = Array.from({ length: 40 }, (_, index) => ({
  personId: `p${index}`,
  name: `이름${index}`,
  postId: `post${index}`,
  postTitle: `직위${index}`,
  // No unit is of two agencies.
  unitId: `unit${index % UNITS}${partnerAgency(index).agency?.name ?? ''}`,
  unitName: `부서${index % UNITS}`,
  unitCode: `611000${index % UNITS}`,
  ...partnerAgency(index),
}));
const NEAR = 17;
const START = Date.parse('2026-11-20T01:00:00Z');
const HOUR = 3_600_000;

function partnerAgency(index: number): Pick<PrintedOfficer, 'agency'> {
  const at = PARTNERS.findIndex((people) => people.includes(index));
  return at < 0 ? {} : { agency: { id: at + 1, name: `기관${at + 1}` } };
}

const DRAFTER = PEOPLE[0] as PrintedOfficer;

type Kind = ApprovalCommand['type'];
type Weights = Readonly<Partial<Record<Kind, number>>>;

/** How often each act is tried while a line is in approval; and when it is not. */
const IN_APPROVAL: Weights = {
  sign: 34,
  reject: 8,
  recall: 2,
  skip: 8,
  nameParticipant: 8,
  edit: 6,
  hold: 6,
  liftHold: 4,
  consult: 7,
  remind: 7,
  answer: 6,
  reassign: 5,
  reassignDuty: 4,
  submit: 1,
  report: 1,
  circulate: 1,
  read: 1,
};
/** Who decides sends back, asks and corrects more often here than in an office, so that histories last. */
const BEFORE_THE_DECISION: Weights = { ...IN_APPROVAL, sign: 10, reject: 22, recall: 1 };
const APPROVED: Weights = {
  report: 6,
  reassignDuty: 6,
  circulate: 6,
  read: 10,
  sign: 1,
  submit: 1,
  reject: 1,
  reassign: 1,
  edit: 1,
  recall: 1,
};
const WITH_THE_DRAFTER: Weights = {
  submit: 12,
  sign: 1,
  skip: 1,
  reassign: 1,
  recall: 1,
  answer: 1,
  remind: 1,
  circulate: 1,
  read: 1,
};

/** The command that a number means on this table. */
export function randomCommand(table: Table, step: number, seed: number): ApprovalCommand {
  const dice = diceOf(seed);
  return commandOf(weighed(weightsOf(table), dice), table, step, dice);
}

function weightsOf(table: Table): Weights {
  if (table.status === 'approved') return APPROVED;
  if (table.status !== 'inApproval') return WITH_THE_DRAFTER;
  const act = table.rows[waitingRows(table)[0] ?? 0]?.act;
  return act === 'approve' || act === 'delegatedApprove' ? BEFORE_THE_DECISION : IN_APPROVAL;
}

function weighed(weights: Weights, dice: Dice): Kind {
  const entries = Object.entries(weights) as [Kind, number][];
  let left = dice.below(entries.reduce((sum, [, weight]) => sum + weight, 0));
  for (const [kind, weight] of entries) {
    left -= weight;
    if (left < 0) return kind;
  }
  return 'sign';
}

const anybody = (dice: Dice): PrintedOfficer => dice.pick(PEOPLE.slice(0, dice.chance(80) ? OWN : NEAR), DRAFTER);
/** Nearly always somebody of the same agency. */
const colleague = (of: PrintedOfficer, dice: Dice): PrintedOfficer =>
  dice.chance(8)
    ? anybody(dice)
    : dice.pick(
        PEOPLE.slice(0, NEAR).filter(({ agency }) => agency?.id === of.agency?.id),
        DRAFTER,
      );
const text = (dice: Dice, words: string): string => (dice.chance(4) ? ' ' : words);
const shownHash = (table: Table, dice: Dice): string => (dice.chance(7) ? someHash(dice) : table.hash);
/** Only the agency that keeps a document drafts it. */
const drafterOf = (table: Table, dice: Dice) =>
  dice.chance(8) ? dice.pick(PEOPLE.slice(0, OWN), DRAFTER) : (table.rows[0]?.officer ?? DRAFTER);

/** Any row, with a liking for those that fit. */
function someRow(table: Table, dice: Dice, fits: (row: Table['rows'][number]) => boolean): number {
  const fitting = table.rows.flatMap((row, index) => (fits(row) ? [index] : []));
  return dice.chance(80) && fitting.length > 0 ? dice.pick(fitting, 0) : dice.below(table.rows.length + 1);
}

/** Somebody in turn, a stand-in, or anybody at all. */
function actor(table: Table, dice: Dice) {
  const rows = waitingRows(table);
  const index = rows.length > 0 ? dice.pick(rows, 0) : dice.below(table.rows.length);
  const sitting = table.rows[index]?.officer ?? anybody(dice);
  const seat = dice.chance(25) ? { seat: dice.chance(85) ? index : dice.below(table.rows.length + 1) } : {};
  if (dice.chance(8)) return { by: anybody(dice), ...seat };
  if (!dice.chance(25)) return { by: sitting, ...seat };
  const basis = '2026. 11. 20. 부재 등록';
  const also = dice.chance(15) ? [{ personId: anybody(dice).personId, basis }] : [];
  const by = dice.chance(15) ? (table.rows[0]?.officer ?? DRAFTER) : anybody(dice);
  return { by, ...seat, standsIn: [{ personId: sitting.personId, basis }, ...also] };
}

function commandOf(type: Kind, table: Table, step: number, dice: Dice): ApprovalCommand {
  const at = new Date(START + step * HOUR);
  switch (type) {
    case 'submit':
      return submission(table, step, at, dice);
    case 'recall':
      return { type, at, by: drafterOf(table, dice), ...(dice.chance(50) ? { reason: '수정합니다.' } : {}) };
    case 'skip': {
      const seat = someRow(table, dice, ({ act, state }) => act === 'review' && state === 'open');
      const basis = dice.chance(12) ? '' : '출장 등록';
      return { type, at, by: drafterOf(table, dice), seat, reason: text(dice, '출장'), basis };
    }
    case 'remind': {
      const signers = table.rows.flatMap(({ state, doneBy }) => (state === 'done' && doneBy ? [doneBy] : []));
      const signer = PEOPLE.find(({ personId }) => personId === dice.pick(signers, ''));
      const by = dice.chance(12) ? anybody(dice) : (signer ?? anybody(dice));
      return { type, at, by, ...(dice.chance(40) ? { note: text(dice, '오늘까지 부탁드립니다.') } : {}) };
    }
    case 'answer': {
      const open = table.questions.flatMap(({ answered }, index) => (answered ? [] : [index]));
      const consultation = dice.chance(85) ? dice.pick(open, 0) : dice.below(table.questions.length + 1);
      const asked = PEOPLE.find(({ personId }) => personId === table.questions[consultation]?.of);
      return {
        type,
        at,
        by: dice.chance(12) ? anybody(dice) : (asked ?? anybody(dice)),
        consultation,
        answer: text(dice, '이견 없음'),
      };
    }
    case 'reassign': {
      const by = { personId: 'administrator', name: '관리자' };
      const seat = someRow(table, dice, ({ state }) => state === 'open');
      const to = colleague(table.rows[seat]?.officer ?? DRAFTER, dice);
      return { type, at, by, seat, to, reason: text(dice, '퇴직') };
    }
    case 'reassignDuty':
      return dutyToGive(table, at, dice);
    case 'report':
    case 'circulate':
    case 'read':
      return afterwards(type, table, at, dice);
    default:
      return seatedCommand(type, table, at, dice);
  }
}

type SeatedKind = Exclude<
  Kind,
  'submit' | 'recall' | 'skip' | 'remind' | 'answer' | 'reassign' | 'reassignDuty' | 'report' | 'circulate' | 'read'
>;

function seatedCommand(type: SeatedKind, table: Table, at: Date, dice: Dice): ApprovalCommand {
  const who = { at, ...actor(table, dice) };
  switch (type) {
    case 'sign': {
      const opinion = dice.chance(25) ? { opinion: '조건을 붙여 동의합니다.' } : {};
      const read = { contentHash: shownHash(table, dice), ...textsOnScreen(table, dice) };
      return { type, ...who, ...read, hasUnitTask: !dice.chance(4), ...opinion };
    }
    case 'reject': {
      const to = dice.chance(25)
        ? {}
        : { to: someRow(table, dice, ({ act, state }) => act !== 'draft' && state === 'done') };
      const read = { contentHash: shownHash(table, dice), ...textsOnScreen(table, dice) };
      return { type, ...who, ...read, reason: text(dice, '근거를 보태 주십시오.'), ...to };
    }
    case 'nameParticipant': {
      const unit = PEOPLE.find(({ personId }) => personId === who.by.personId)?.unitId;
      const ofUnit = PEOPLE.slice(0, NEAR).filter(({ unitId }) => unitId === unit);
      return { type, ...who, to: dice.chance(75) ? dice.pick(ofUnit, DRAFTER) : anybody(dice) };
    }
    case 'edit':
      return { type, ...who, ...textToEdit(table, dice), contentHash: someHash(dice) };
    case 'hold': {
      const days = dice.chance(15) ? dice.pick([-3, 0, 90, 91, 400], 0) : 1 + dice.below(30);
      const until = dayInKorea(new Date(at.getTime() + days * 24 * HOUR));
      return { type, ...who, until, reason: text(dice, '자료 확인') };
    }
    case 'liftHold':
      return { type, ...heldOr(table, at, dice, who) };
    case 'consult':
      return { type, ...who, of: colleague(who.by, dice), question: text(dice, '예산이 있습니까?') };
  }
}

/** Mostly something that somebody owes, to a colleague. */
function dutyToGive(table: Table, at: Date, dice: Dice): ApprovalCommand {
  const owed: readonly (readonly [DutyKind, string])[] = [
    ...table.questions.flatMap(({ of, answered }) => (answered ? [] : [['answer', of] as const])),
    ...table.shown.flatMap(({ to, read }) => (read ? [] : [['read', to] as const])),
    ...table.duties.flatMap(({ by, done }) => (done ? [] : [['report', by] as const])),
  ];
  const [duty, personId] = dice.pick(owed, ['answer', DRAFTER.personId]);
  const from = (dice.chance(85) && PEOPLE.find((each) => each.personId === personId)) || anybody(dice);
  return { type: 'reassignDuty', by: from, at, duty, from, to: colleague(from, dice), reason: text(dice, '인사발령') };
}

/** Who holds the document lifts the hold more often than others. */
function heldOr(table: Table, at: Date, dice: Dice, who: { at: Date } & ReturnType<typeof actor>) {
  const held = table.rows.find(({ heldUntil }) => heldUntil !== undefined);
  return held && dice.chance(80) ? { at, by: held.officer } : who;
}

function afterwards(type: 'report' | 'circulate' | 'read', table: Table, at: Date, dice: Dice): ApprovalCommand {
  const person = (id: string | undefined) => PEOPLE.find(({ personId }) => personId === id) ?? anybody(dice);
  if (type === 'report')
    return {
      type,
      at,
      by: dice.chance(70) ? person(table.duties.find(({ done }) => !done)?.by) : anybody(dice),
      note: text(dice, '보고드렸습니다.'),
    };
  if (type === 'circulate') {
    const crowd = Array.from({ length: 201 }, (_, index) => ({ ...DRAFTER, personId: `reader${index}` }));
    const to = dice.chance(3) ? crowd : Array.from({ length: dice.below(4) }, () => anybody(dice));
    const dueOn = dice.pick(['2026-11-01', dayInKorea(at), '2026-12-31', '2027-12-31'], '');
    return { type, at, by: anybody(dice), to, ...(dice.chance(40) ? { dueOn } : {}) };
  }
  const unread = [
    ...table.shown.flatMap(({ to, read }) => (read ? [] : [to])),
    ...table.rows.flatMap(({ act, state, officer }) =>
      act === 'afterRead' && state === 'open' ? [officer.personId] : [],
    ),
  ];
  return { type, at, by: dice.chance(75) ? person(dice.pick(unread, '')) : anybody(dice) };
}

function submission(table: Table, step: number, at: Date, dice: Dice): ApprovalCommand {
  const seats = dice.chance(2) ? tooLong() : randomSeats(dice);
  const due = dayInKorea(new Date(at.getTime() + dice.pick([-1, 0, 5, 365, 366], 5) * 24 * HOUR));
  const rule = { rule: '위임전결규정 별표 1', reason: text(dice, '시급한 사항') };
  return {
    type: 'submit',
    at,
    by: drafterOf(table, dice),
    contentHash: someHash(dice),
    hasUnitTask: !dice.chance(3),
    seats,
    ...textsBeside(seats, step, dice),
    important: dice.chance(50),
    ...(dice.chance(15) ? { deviation: rule } : {}),
    ...(dice.chance(20) ? { marks: ['initiator'] as const } : {}),
    ...(dice.chance(20) ? { opinion: '검토 바랍니다.' } : {}),
    ...(dice.chance(15) ? { dueOn: due } : {}),
  };
}

const tooLong = (): readonly Seat[] =>
  PEOPLE.slice(1, 22).map((officer, index) => ({ act: index === 20 ? 'approve' : 'review', officer }));

function randomSeats(dice: Dice): readonly Seat[] {
  const people = shuffled(PEOPLE.slice(dice.chance(4) ? 0 : 1, OWN), dice);
  const before = dice.below(8);
  const after = dice.chance(35) ? 1 + dice.below(2) : 0;
  const middle = grouped(
    people.slice(0, before).map((officer) => middleSeat(officer, dice)),
    dice,
  );
  const decider = people[before] ?? DRAFTER;
  const act = dice.chance(50) ? 'approve' : 'delegatedApprove';
  const last: Seat = { act, officer: decider, ...(dice.chance(30) ? { basis: '위임전결규정 별표 1' } : {}) };
  const readers = people.slice(before + 1, before + 1 + after).map((officer): Seat => ({ act: 'afterRead', officer }));
  const joint = dice.chance(35) ? jointSeats(dice) : [];
  const line = dice.chance(10) ? [...joint, ...middle, last, ...readers] : [...middle, last, ...joint, ...readers];
  return dice.chance(6) ? spoiled(line, dice) : line;
}

/** 공동기안: one or both of the other agencies, each through reviewers of its own to its decision. */
function jointSeats(dice: Dice): readonly Seat[] {
  const agencies = shuffled(PARTNERS, dice).slice(0, 1 + dice.below(2));
  return agencies.flatMap((people) => {
    const here = shuffled(people, dice).slice(0, 1 + dice.below(people.length));
    const act = dice.chance(60) ? 'approve' : 'delegatedApprove';
    return here.map(
      (person, index): Seat => ({
        act: index < here.length - 1 ? 'review' : act,
        officer: PEOPLE[person] ?? DRAFTER,
        ...(index < here.length - 1 && here.length > 2 && dice.chance(40) ? { group: 50 + person } : {}),
      }),
    );
  });
}

function middleSeat(officer: PrintedOfficer, dice: Dice): Seat {
  const marks = dice.chance(10) ? { marks: ['reporter'] as const } : {};
  if (dice.chance(45)) return { act: 'cooperate', officer, ...(dice.chance(40) ? { toBeNamed: true } : {}), ...marks };
  return { act: 'review', officer, ...(dice.chance(10) ? { skipReason: text(dice, '휴가') } : {}), ...marks };
}

/** Neighbours become a group often. */
function grouped(seats: readonly Seat[], dice: Dice): readonly Seat[] {
  const result: Seat[] = [];
  let group = 0;
  for (const seat of seats) {
    const before = result.at(-1);
    if (before?.group === undefined || dice.chance(25)) group += 1;
    result.push(dice.chance(70) ? { ...seat, group } : seat);
  }
  return result;
}

/** One thing that no line may have. */
function spoiled(line: readonly Seat[], dice: Dice): readonly Seat[] {
  const at = dice.below(line.length);
  const seat = line[at];
  if (!seat) return [];
  const other = dice.pick(line, seat);
  const ways: readonly (readonly Seat[])[] = [
    [],
    line.filter(({ act }) => act !== 'approve' && act !== 'delegatedApprove'),
    [...line, { ...seat, officer: PEOPLE[30] as PrintedOfficer }],
    line.with(at, { ...seat, officer: other.officer }),
    line.with(at, { ...seat, group: 1 }),
    line.with(at, { ...seat, toBeNamed: true }),
    line.with(at, { ...seat, skipReason: '출장' }),
    line.with(at, { ...seat, act: 'draft' }),
    line.with(at, { ...seat, act: 'afterRead' }),
    line.with(at, { ...seat, act: 'cooperate' }),
    line.toReversed(),
    [...line.slice(at), ...line.slice(0, at)],
  ];
  return dice.pick(ways, line);
}
