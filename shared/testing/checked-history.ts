import type { ApprovalCommand } from '../approval/approval-command.ts';
import type { ApprovalEvent } from '../approval/approval-events.ts';
import { type ApprovalLine, NEW_LINE } from '../approval/approval-line.ts';
import type { SignatureBox, SignatureBoxes } from '../approval/signature-boxes.ts';
import { dayInKorea } from '../kernel/calendar-day.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { repeated, type TextLines, textsAreWrong } from './checked-bundle.ts';
import { differs } from './compared-line.ts';
import type { LineUnderTest } from './line-under-test.ts';
import { randomCommand } from './random-commands.ts';
import { refusedBecause, tableAfter } from './reference-line.ts';
import { EMPTY_TABLE, type Table, waitingRows } from './reference-table.ts';

// One random history on the approval line and on the reference table at once. What differs, or breaks what must always
// hold, is returned as a sentence.

export type CheckedHistory = {
  readonly violation?: string;
  /** Commands asked, and those that the violation took. */
  readonly length: number;
  readonly events: readonly ApprovalEvent[];
  readonly refusals: readonly string[];
};

/** Stored events are replayed in the middle of a history this often, and at its end. */
const REPLAY_EVERY = 20;

export function checkHistory(under: LineUnderTest, seeds: readonly number[]): CheckedHistory {
  let table: Table = EMPTY_TABLE;
  let line: ApprovalLine = NEW_LINE;
  let texts: TextLines = new Map();
  const events: ApprovalEvent[] = [];
  const refusals: string[] = [];
  for (const [step, seed] of seeds.entries()) {
    const command = randomCommand(table, step, seed);
    const because = refusedBecause(table, command);
    const answer = under.decide(line, command);
    const length = step + 1;
    const told = { length, events, refusals };
    if (isRefusal(answer)) refusals.push(answer.refused);
    if (isRefusal(answer) !== (because !== undefined)) {
      const said = isRefusal(answer) ? `refuses (${answer.refused})` : 'allows';
      return {
        ...told,
        violation: `${said} what the rules answer with: ${because ?? 'allowed'}; ${show(command, table)}`,
      };
    }
    const before = table;
    const lineBefore = line;
    if (!isRefusal(answer)) {
      table = tableAfter(table, command);
      events.push(...answer);
      for (const event of answer) {
        line = under.evolve(line, event);
        texts = repeated(under, texts, event, line);
      }
    }
    const happened = isRefusal(answer) ? [] : answer;
    const violation =
      differs(line, table) ??
      textsAreWrong(under, texts, table, command) ??
      actsOutOfTurn(happened, before, lineBefore, command) ??
      outcomeIsWrong(events, line) ??
      boxesAreWrong(under.boxes(line), line, table) ??
      (length % REPLAY_EVERY === 0 || length === seeds.length ? replaysElsewhere(under, events, line) : undefined);
    if (violation !== undefined) return { ...told, violation: `${violation}; ${show(command, before)}` };
  }
  return { length: seeds.length, events, refusals };
}

const show = (command: ApprovalCommand, table: Table) =>
  `${JSON.stringify(command)} on ${table.status} ${JSON.stringify(
    table.rows.map(({ officer, ...row }) => ({ ...row, who: officer.personId })),
  )} questions ${JSON.stringify(table.questions)}`;

/** A seat acts only in its turn, through the person who sits there or one who stands in by a record. */
function actsOutOfTurn(
  happened: readonly ApprovalEvent[],
  before: Table,
  line: ApprovalLine,
  command: ApprovalCommand,
): string | undefined {
  for (const event of happened) {
    const person = 'by' in event ? event.by.personId : command.by.personId;
    if (person !== command.by.personId) return `${event.type} is logged for ${person}, not for who acted`;
    if (event.type === 'SeatSkipped' || event.type === 'SeatReassigned' || !('seat' in event)) continue;
    if (!waitingRows(before).includes(event.seat)) return `${event.type} out of turn`;
    const sitting = before.rows[event.seat]?.officer.personId;
    const acting = 'acting' in event ? event.acting?.for.personId : undefined;
    // A clerk names the person of a unit also when standing in for its other clerk.
    if (event.type !== 'ParticipantNamed' && person !== sitting && acting !== sitting)
      return `${event.type} by ${person}, where ${sitting} sits`;
    const shown = line.status === 'drafting' ? '' : line.contentHash;
    const isEdit = event.type === 'ContentEdited' || event.type === 'BundledTextEdited';
    if ('contentHash' in event && !isEdit && event.contentHash !== shown)
      return `${event.type} binds to another text than the one shown`;
    if (event.type === 'DocumentApproved' && undecidedBesides(before, event.seat))
      return 'approved before every agency has decided';
    // 기록규칙 제4조: the number is of the year in which the approval has ended.
    if (event.type === 'DocumentApproved' && event.on !== dayInKorea(command.at)) return 'approved on another day';
  }
  return undefined;
}

/** 영 제8조③: the last of the deciding seats ends the approval, and only when all before it have decided. */
function undecidedBesides(before: Table, seat: number): boolean {
  return before.rows.some(({ act, state }, index) => DECIDING.includes(act) && state !== 'done' && index !== seat);
}

/** One final decision at most, and it is what makes a document approved. */
function outcomeIsWrong(events: readonly ApprovalEvent[], line: ApprovalLine): string | undefined {
  const of = (...types: readonly ApprovalEvent['type'][]) => events.filter(({ type }) => types.includes(type));
  const decisions = of('DocumentApproved');
  if (decisions.length > 1) return 'a second final decision';
  if ((line.status === 'approved') !== (decisions.length === 1)) return 'approved without a decision, or not with one';
  const course = of('DocumentSubmitted', 'DocumentApproved', 'DocumentRejected', 'DocumentRecalled');
  if (course.some(({ type }, index) => (type === 'DocumentSubmitted') !== (index % 2 === 0)))
    return 'submitted while under way, or decided without a submission';
  if (line.status === 'inApproval' && (line.turns.length === 0 || line.turns.some((turn) => !line.seats[turn])))
    return 'waits on nobody of the line';
  return undefined;
}

function replaysElsewhere(under: LineUnderTest, events: readonly ApprovalEvent[], line: ApprovalLine) {
  const stored = JSON.parse(JSON.stringify(events)) as readonly ApprovalEvent[];
  const replayed = JSON.stringify(stored.reduce(under.evolve, NEW_LINE));
  return replayed === JSON.stringify(line) ? undefined : 'the stored events replay to another state';
}

/** 규칙 제7조①④: one date for each agency, its decider's; then a box for nobody who neither signs nor carries 전결. */
function boxesAreWrong(boxes: SignatureBoxes, line: ApprovalLine, table: Table): string | undefined {
  if (line.status === 'drafting') return undefined;
  if (boxes.cooperation.some(({ date }) => date !== undefined)) return 'a date beside a cooperator';
  const rows = [boxes.signRow, ...(boxes.joint ?? []).map(({ signRow }) => signRow)];
  const parts = partsOf(table);
  if (parts.length !== rows.length) return `${rows.length} sign rows for ${parts.length} agencies`;
  for (const [index, part] of parts.entries()) {
    const wrong = rowIsWrong(rows[index] ?? [], part, line);
    if (wrong) return wrong;
  }
  const cooperators = table.rows.filter(({ act }) => act === 'cooperate').length;
  return boxes.cooperation.length === cooperators ? undefined : `boxes of ${boxes.cooperation.length} cooperators`;
}

type Part = { readonly rows: readonly Table['rows'][number][]; readonly decider: number };

/** The rows of each agency, the lead agency's first, and which row of the table decides there. */
function partsOf({ rows }: Table): readonly Part[] {
  const ids = [...new Set(rows.map(({ officer }) => officer.agency?.id))];
  return ids.map((id) => {
    const isHere = (row: Table['rows'][number]) => row.officer.agency?.id === id;
    return { rows: rows.filter(isHere), decider: rows.findIndex((row) => isHere(row) && DECIDING.includes(row.act)) };
  });
}

const DECIDING: readonly string[] = ['approve', 'delegatedApprove'];

function rowIsWrong(
  row: readonly SignatureBox[],
  part: Part,
  line: Exclude<ApprovalLine, { status: 'drafting' }>,
): string | undefined {
  const dated = row.filter(({ date }) => date !== undefined);
  const decider = part.rows.find(({ act }) => DECIDING.includes(act));
  const signed = line.signatures.find(({ seat }) => seat === part.decider);
  if (decider?.state !== 'done' || !signed) return dated.length > 0 ? 'a date before the decision' : undefined;
  const name = `이름${decider.doneBy?.slice(1)}`;
  const day = dayInKorea(new Date(signed.at)).slice(5).replace('-', '/');
  if (dated.length !== 1 || dated[0]?.name !== name || dated[0].date !== day)
    return `the date is not the decider's alone: ${JSON.stringify(dated)}`;
  const idle = row.find((box) => box.name === undefined && box.mark !== '전결' && box.absence === undefined);
  if (idle) return `a box for ${idle.postTitle}, who neither signs nor carries 전결`;
  return marksAreWrong(row, decider, dated[0]) ?? numberOfBoxesIsWrong(row, part.rows, decider);
}

/** 규칙 제7조②③: 전결 with whom the rule names, signed or not; 대결 with whoever acted, beside their date. */
function marksAreWrong(row: readonly SignatureBox[], decider: Table['rows'][number], dated: SignatureBox) {
  const acted = decider.doneFor !== undefined;
  const delegated = decider.act === 'delegatedApprove';
  if (dated.mark !== (acted ? '대결' : delegated ? '전결' : undefined)) return `the decider's box says ${dated.mark}`;
  const absent = row.filter(({ mark, name }) => mark === '전결' && name === undefined);
  if (absent.length !== (acted && delegated ? 1 : 0)) return `${absent.length} boxes of 전결 without a signature`;
  const delegations = row.filter(({ mark }) => mark === '전결').length;
  return delegations === (delegated ? 1 : 0) ? undefined : `${delegations} boxes of 전결`;
}

function numberOfBoxesIsWrong(
  row: readonly SignatureBox[],
  rows: Part['rows'],
  decider: Table['rows'][number],
): string | undefined {
  const before = rows.filter(({ act }) => act === 'draft' || act === 'review');
  const ownBox = before.some((each) => each.doneFor === undefined && each.doneBy === decider.doneBy);
  const acted = decider.doneFor !== undefined;
  // Who has reviewed already and then acts for the decider has one box; the absent one has theirs only with 전결.
  const last = acted ? (ownBox ? 0 : 1) + (decider.act === 'delegatedApprove' ? 1 : 0) : 1;
  const expected = before.length + last;
  return row.length === expected ? undefined : `${row.length} boxes instead of ${expected}`;
}
