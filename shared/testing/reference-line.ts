import type { ApprovalCommand, StandIn } from '../approval/approval-command.ts';
import type { PrintedOfficer, SeatAct } from '../approval/approval-events.ts';
import { bundleIsWrong, corrected, readOtherWords, textsOf, wordsOf } from './reference-bundle.ts';
import { dutyGiven, newReaders, owedBy, readBy } from './reference-duties.ts';
import { lineIsWrong } from './reference-submission.ts';
import { EMPTY_TABLE, type Row, type Table, waitingRows } from './reference-table.ts';

// The approval line a second time, written from the rules of the office (영 제9조·제10조, 규칙 제6조·제7조) and not from
// shared/approval: rows that are ticked, as a clerk would keep them on paper. It knows no events, so that a mistake in
// deciding or folding them cannot be made here too.

type Verb = 'sign' | 'reject' | 'edit' | 'hold' | 'liftHold' | 'consult' | 'nameParticipant';

/** What whoever sits on a row may do when it is their turn. Cooperators state an opinion: no edit, no veto. */
const MAY: Readonly<Record<SeatAct, readonly Verb[]>> = {
  draft: [],
  review: ['sign', 'reject', 'edit', 'hold', 'liftHold', 'consult'],
  cooperate: ['sign', 'hold', 'liftHold', 'consult', 'nameParticipant'],
  approve: ['sign', 'reject', 'edit', 'hold', 'liftHold', 'consult'],
  delegatedApprove: ['sign', 'reject', 'edit', 'hold', 'liftHold', 'consult'],
  afterRead: [],
};

/** What the clerk of a unit may do on its row before somebody is named. */
const BEFORE_NAMING: readonly Verb[] = ['nameParticipant', 'hold', 'liftHold', 'consult'];

const DECIDES: readonly SeatAct[] = ['approve', 'delegatedApprove'];
const MOST_QUESTIONS = 5;
const LONGEST_HOLD_DAYS = 90;
const WIDEST_CIRCULATION = 200;
const FARTHEST_DUE_DAYS = 365;
const REMINDED_AFTER_HOURS = 24;
const DAY = 86_400_000;

type Place = { readonly index: number; readonly row: Row; readonly standsFor?: string };
type Seated = {
  readonly by: Pick<PrintedOfficer, 'personId' | 'agency'>;
  readonly standsIn?: readonly StandIn[];
  readonly seat?: number;
};

/** Where a person acts: on the own row in turn, else on one whose absent officer they stand in for. */
function placeOf(table: Table, { by, standsIn, seat }: Seated): Place | undefined {
  const inTurn = waitingRows(table).filter((index) => seat === undefined || seat === index);
  const at = (personId: string) => inTurn.find((index) => table.rows[index]?.officer.personId === personId);
  const own = at(by.personId);
  const ownRow = table.rows[own ?? -1];
  if (own !== undefined && ownRow) return { index: own, row: ownRow };
  for (const index of inTurn) {
    const row = table.rows[index];
    // 대결 is within an agency: who stands in has the absent one's work by an order of its own.
    const isOfOneAgency = row?.officer.agency?.id === by.agency?.id;
    if (row && isOfOneAgency && standsIn?.some(({ personId }) => personId === row.officer.personId))
      return { index, row, standsFor: row.officer.personId };
  }
  return undefined;
}

const blank = (text: string) => text.trim() === '';
const sitsOnLine = (table: Table, personId: string) => table.rows.some((row) => row.officer.personId === personId);
const isDrafter = (table: Table, personId: string) => table.rows[0]?.officer.personId === personId;

type Kind = ApprovalCommand['type'];
type Of<Type extends Kind> = Extract<ApprovalCommand, { type: Type }>;
/** A line of the table of refusals: when it holds, the command is refused, and why in words. */
type Refused<Type extends Kind> = readonly [because: string, holds: (table: Table, command: Of<Type>) => boolean];

const outside = (status: Table['status']) => (table: Table) => table.status !== status;

/** Who is not in turn, or sits where this is not done, is refused. */
const notOnesPlace = (verb: Verb) => (table: Table, command: Seated) => {
  const place = placeOf(table, command);
  if (place === undefined) return true;
  // 대결 is for who decides (영 제10조제3항): the drafter brings the matter before them, and does not sit there too.
  if (DECIDES.includes(place.row.act) && isDrafter(table, command.by.personId)) return true;
  return !(place.row.unnamed ? BEFORE_NAMING : MAY[place.row.act]).includes(verb);
};

const daysUntil = (day: string, at: Date) => (Date.parse(`${day}T00:00:00Z`) - Date.parse(koreanDay(at))) / DAY;
const koreanDay = (at: Date) => new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);

const REFUSED: { readonly [Type in Kind]: readonly Refused<Type>[] } = {
  submit: [
    ['it is under way or decided', ({ status }) => status === 'inApproval' || status === 'approved'],
    ['every document belongs to a unit task', (_, { hasUnitTask }) => !hasUnitTask],
    ['the line is no line', (_, { by, seats }) => lineIsWrong(by.personId, seats)],
    ['the texts are no bundle', (_, { seats, bundle }) => bundleIsWrong(seats, bundle)],
    [
      'another approver than the rule names needs a reason',
      (_, { deviation }) => !!deviation && blank(deviation.reason),
    ],
    ['due before today', (_, { dueOn, at }) => dueOn !== undefined && daysUntil(dueOn, at) < 0],
    ['due in the far future', (_, { dueOn, at }) => dueOn !== undefined && daysUntil(dueOn, at) > FARTHEST_DUE_DAYS],
  ],
  sign: [
    ['not in turn', notOnesPlace('sign')],
    ['other words were read', readOtherWords],
    [
      'a number is given under a unit task',
      (table, command) => {
        const place = placeOf(table, command);
        return !!place && DECIDES.includes(place.row.act) && !command.hasUnitTask;
      },
    ],
  ],
  reject: [
    ['not in turn, or a cooperator', notOnesPlace('reject')],
    ['other words were read', readOtherWords],
    ['no reason', (_, { reason }) => blank(reason)],
    [
      'not an earlier signature',
      (table, command) => {
        const to = command.to === undefined ? undefined : table.rows[command.to];
        const place = placeOf(table, command);
        if (command.to === undefined || command.to === 0) return false;
        return !to || !place || to.act === 'draft' || to.state !== 'done' || to.block >= place.row.block;
      },
    ],
  ],
  recall: [
    ['not in approval', outside('inApproval')],
    ['not the drafter', (table, { by }) => !isDrafter(table, by.personId)],
    ['somebody has acted', ({ dealtWith }) => dealtWith],
  ],
  skip: [
    ['not in approval', outside('inApproval')],
    ['not the drafter', (table, { by }) => !isDrafter(table, by.personId)],
    ['only a review is skipped', (table, { seat }) => table.rows[seat]?.act !== 'review'],
    ['an absence counts when the turn comes', (table, { seat }) => !waitingRows(table).includes(seat)],
    ['the review is done', (table, { seat }) => table.rows[seat]?.state !== 'open'],
    ['no reason to print', (_, { reason }) => blank(reason)],
    ['no absence', (_, { basis }) => blank(basis)],
  ],
  nameParticipant: [
    ['not in turn, or nothing to name', notOnesPlace('nameParticipant')],
    ['nothing to name', (table, command) => !placeOf(table, command)?.row.unnamed],
    ['not of the unit', (table, command) => placeOf(table, command)?.row.officer.unitId !== command.to.unitId],
    [
      'sits on the line already',
      (table, command) =>
        command.to.personId !== placeOf(table, command)?.row.officer.personId && sitsOnLine(table, command.to.personId),
    ],
  ],
  edit: [
    ['not in turn, or a cooperator', notOnesPlace('edit')],
    ['other words were edited', (table, { baseHash, text }) => baseHash !== wordsOf(table, text)],
    [
      'the lead agency has decided on this text',
      (table, command) => placeOf(table, command)?.row.officer.agency !== undefined,
    ],
    ['nothing is changed', (_, { baseHash, contentHash }) => contentHash === baseHash],
  ],
  hold: [
    ['not in turn', notOnesPlace('hold')],
    ['no reason', (_, { reason }) => blank(reason)],
    ['not after today', (_, { until, at }) => daysUntil(until, at) <= 0],
    ['too long', (_, { until, at }) => daysUntil(until, at) > LONGEST_HOLD_DAYS],
  ],
  liftHold: [
    ['not in turn', notOnesPlace('liftHold')],
    ['not held', (table, command) => placeOf(table, command)?.row.heldUntil === undefined],
  ],
  remind: [
    ['not in approval', outside('inApproval')],
    [
      'neither the drafter nor anybody who has signed',
      ({ rows }, { by }) => !rows.some(({ state, doneBy }) => state === 'done' && doneBy === by.personId),
    ],
    [
      'nobody waits who was not reminded a day ago',
      (table, { by, at }) => toBeReminded(table, by.personId, at).length === 0,
    ],
  ],
  consult: [
    ['not in turn', notOnesPlace('consult')],
    ['no question', (_, { question }) => blank(question)],
    ['one asks others', (_, { by, of }) => by.personId === of.personId],
    [
      'one asks in the agency of the row',
      (table, command) => placeOf(table, command)?.row.officer.agency?.id !== command.of.agency?.id,
    ],
    ['too many open', ({ questions }) => questions.filter(({ answered }) => !answered).length >= MOST_QUESTIONS],
  ],
  answer: [
    ['not in approval', outside('inApproval')],
    ['not asked', (table, { by, consultation }) => table.questions[consultation]?.of !== by.personId],
    ['answered', (table, { consultation }) => table.questions[consultation]?.answered === true],
    ['no answer', (_, { answer }) => blank(answer)],
  ],
  reassign: [
    ['not in approval', outside('inApproval')],
    ['that row is done', (table, { seat }) => table.rows[seat]?.state !== 'open'],
    ['no reason', (_, { reason }) => blank(reason)],
    ['sits on the line already', (table, { to }) => sitsOnLine(table, to.personId)],
    ['a row stays with its agency', (table, { seat, to }) => table.rows[seat]?.officer.agency?.id !== to.agency?.id],
  ],
  reassignDuty: [
    ['nothing of the kind is owed', (table, command) => owedBy(table, command).length === 0],
    ['no reason', (_, { reason }) => blank(reason)],
    ['it stays in the agency', (table, command) => owedBy(table, command)[0]?.agency !== command.to.agency?.id],
    ['to oneself', (_, { from, to }) => from.personId === to.personId],
    [
      'to who asked or is told',
      (table, command) => owedBy(table, command).some(({ whom }) => whom === command.to.personId),
    ],
    ['shown already', ({ shown }, { duty, to }) => duty === 'read' && shown.some((entry) => entry.to === to.personId)],
  ],
  report: [
    ['not approved', outside('approved')],
    [
      'no duty, or another one’s',
      ({ duties }, { by }) => !duties.some((duty) => !duty.done && duty.by === by.personId),
    ],
    ['no word', (_, { note }) => blank(note)],
  ],
  circulate: [
    ['not approved', outside('approved')],
    ['to nobody', (_, { to }) => to.length === 0],
    ['it is the lead agency’s to show', (_, { by, to }) => [by, ...to].some(({ agency }) => agency !== undefined)],
    ['shown already', (table, { to }) => newReaders(table, to).length === 0],
    ['to too many', (table, { to }) => table.shown.length + newReaders(table, to).length > WIDEST_CIRCULATION],
    ['due before today', (_, { dueOn, at }) => dueOn !== undefined && daysUntil(dueOn, at) < 0],
  ],
  read: [
    ['not approved', outside('approved')],
    [
      'nothing to read',
      ({ shown, rows }, { by }) =>
        !shown.some((entry) => entry.to === by.personId && !entry.read) &&
        !rows.some((row) => row.act === 'afterRead' && row.state === 'open' && row.officer.personId === by.personId),
    ],
  ],
};

/** 재촉: everybody in turn but oneself, once in a day and a night. */
function toBeReminded(table: Table, reminding: string, at: Date): readonly number[] {
  return waitingRows(table).filter((index) => {
    const { officer, remindedAt } = table.rows[index] ?? {};
    const isRested =
      remindedAt === undefined || at.getTime() - Date.parse(remindedAt) >= REMINDED_AFTER_HOURS * 3_600_000;
    return officer?.personId !== reminding && isRested;
  });
}

/** Why a command is refused, or nothing when it is allowed. */
export function refusedBecause(table: Table, command: ApprovalCommand): string | undefined {
  const rules = REFUSED[command.type] as readonly Refused<Kind>[];
  return rules.find(([, holds]) => holds(table, command))?.[0];
}

const ticked = (table: Table, index: number, changes: Partial<Row>): readonly Row[] =>
  table.rows.map((row, at) => (at === index ? { ...row, ...changes } : row));

const takenUp = ({ heldUntil: _, ...row }: Row): Row => row;
const letGo = ({ remindedAt: _, ...row }: Row): Row => takenUp(row);
const wiped = ({ doneBy: _, doneFor: _for, doneIn: _in, opinion: _said, ...row }: Row): Row => ({
  ...letGo(row),
  state: 'open',
});

/** The table after an allowed command. */
export function tableAfter(table: Table, command: ApprovalCommand): Table {
  const place = placeOf(table, command);
  const after = moved(table, command, place);
  return DEALS.includes(command.type) ? { ...after, dealtWith: true } : after;
}

/** Acts after which the drafter can no longer take the document back. */
const DEALS: readonly Kind[] = ['sign', 'reject', 'edit'];

function moved(table: Table, command: ApprovalCommand, place: Place | undefined): Table {
  switch (command.type) {
    case 'submit':
      return submitted(command);
    case 'recall':
      return { ...table, status: 'recalled' };
    case 'skip':
      return { ...table, rows: ticked(table, command.seat, { state: 'skipped' }).map(letGoAt(command.seat)) };
    case 'answer':
      return {
        ...table,
        questions: table.questions.map((entry, index) =>
          index === command.consultation ? { ...entry, answered: true } : entry,
        ),
      };
    case 'remind': {
      const told = toBeReminded(table, command.by.personId, command.at);
      const remindedAt = command.at.toISOString();
      return { ...table, rows: table.rows.map((row, index) => (told.includes(index) ? { ...row, remindedAt } : row)) };
    }
    case 'reassign':
      return { ...table, rows: ticked(table, command.seat, { officer: command.to }).map(letGoAt(command.seat)) };
    case 'reassignDuty':
      return dutyGiven(table, command);
    case 'report':
      return {
        ...table,
        duties: table.duties.map((duty) => (duty.by === command.by.personId ? { ...duty, done: true } : duty)),
      };
    case 'circulate':
      return { ...table, shown: [...table.shown, ...newReaders(table, command.to)] };
    case 'read':
      return readBy(table, command.by.personId);
    default:
      return place ? actedAt(table, command, place) : table;
  }
}

const letGoAt = (seat: number) => (row: Row, index: number) => (index === seat ? letGo(row) : row);

function actedAt(table: Table, command: ApprovalCommand, place: Place): Table {
  switch (command.type) {
    case 'sign':
      return signed(table, command, place);
    case 'reject':
      if (command.to) return returned(table, command.to);
      return { ...table, status: 'rejected', rejectedBy: command.by.personId };
    case 'nameParticipant': {
      const rows = ticked(table, place.index, { officer: command.to, unnamed: false });
      return { ...table, rows: rows.map(letGoAt(place.index)) };
    }
    case 'edit':
      return corrected(table, command);
    case 'hold':
      return { ...table, rows: ticked(table, place.index, { heldUntil: command.until }) };
    case 'liftHold':
      return { ...table, rows: table.rows.map((row, index) => (index === place.index ? takenUp(row) : row)) };
    case 'consult':
      return { ...table, questions: [...table.questions, questionOf(command)] };
    default:
      return table;
  }
}

const questionOf = ({ by, of }: Of<'consult'>) => ({
  ...{ of: of.personId, by: by.personId, agency: of.agency?.id, answered: false },
});

const said = ({ opinion }: { readonly opinion?: string }) => (opinion === undefined ? {} : { opinion });

function submitted(command: Of<'submit'>): Table {
  let block = 0;
  let previous: number | undefined;
  const rows = command.seats.map((seat): Row => {
    if (seat.group === undefined || seat.group !== previous) block += 1;
    previous = seat.group;
    const state = seat.skipReason === undefined ? 'open' : 'skipped';
    return { act: seat.act, officer: seat.officer, block, unnamed: seat.toBeNamed === true, state };
  });
  const drafter: Row = { act: 'draft', officer: command.by, block: 0, unnamed: false, state: 'done' };
  return {
    ...EMPTY_TABLE,
    status: 'inApproval',
    rows: [{ ...drafter, doneBy: command.by.personId, ...said(command) }, ...rows],
    hash: command.contentHash,
    texts: textsOf(command.bundle),
    important: command.important === true,
  };
}

function signed(table: Table, command: Of<'sign'>, { index, row, standsFor }: Place): Table {
  const by = command.by.personId;
  const { agency } = command.by;
  const acting = { ...(standsFor ? { doneFor: standsFor } : {}), ...(agency ? { doneIn: agency.id } : {}) };
  const rows = ticked(table, index, { state: 'done', doneBy: by, ...acting, ...said(command) });
  const after = { ...table, rows: rows.map(letGoAt(index)) };
  const deciders = after.rows.filter(({ act }) => DECIDES.includes(act));
  // 영 제8조③: a document of several agencies is approved when every one of them has decided.
  if (!DECIDES.includes(row.act) || deciders.some(({ state }) => state !== 'done')) return after;
  // 영 제10조③: who decided an important matter in another's place reports it afterwards.
  const acted = table.important ? deciders.filter(({ doneFor }) => doneFor !== undefined) : [];
  const duties = acted.map(({ doneBy = '', doneFor = '', doneIn }) => ({
    by: doneBy,
    to: doneFor,
    agency: doneIn,
    done: false,
  }));
  return { ...after, status: 'approved', duties };
}

/** Back to a row: it and every later block act again; those who acted beside it keep their signatures. */
function returned(table: Table, to: number): Table {
  const block = table.rows[to]?.block ?? 0;
  const rows = table.rows.map((row, index) => {
    const again = index === to || row.block > block;
    if (!again) return row;
    return row.state === 'done' ? wiped(row) : letGo(row);
  });
  return { ...table, rows };
}
