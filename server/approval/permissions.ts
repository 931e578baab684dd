import {
  isEditable,
  mayReleasePublication,
  mayWithdrawPublication,
  type Reader as PolicyReader,
} from '../../shared/access/document-access.ts';
import type { ApprovalCommand } from '../../shared/approval/approval-command.ts';
import type { ApprovalLine } from '../../shared/approval/approval-line.ts';
import { decide } from '../../shared/approval/decide-act.ts';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { SeatMay } from '../../shared/contract/in-turn.ts';
import { viewOnceApproved } from '../../shared/disclosure/public-view.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { factsOf, type Standing } from './access.ts';
import { mayAfterApproval } from './after-approval-view.ts';
import type { ApprovalRecord } from './record.ts';
import { whoReminds } from './remind-turn.ts';
import { type SeatToActOn, seatsToActOn } from './seat-in-turn.ts';

type May = DocumentReply['may'];

/** What the reader may do now. The buttons of the page are answers of the same rules that decide the act. */
export function permissions(
  record: ApprovalRecord,
  reader: PolicyReader,
  around: {
    readonly publication: DocumentReply['publication'];
    readonly standing: Standing;
    readonly skip: May['skip'];
    readonly openings: boolean;
    readonly at: Date;
  },
): May {
  const line = asOwnLine(record.line);
  const inTurn = seatsToActOn(line, around.standing).map((seat) => mayOnSeat(line, seat, around.at));
  const may = {
    inTurn,
    skip: around.skip,
    openings: around.openings,
    answer: openQuestions(line, reader.personId),
    recall: mayRecall(record, reader, around.at),
    remind: mayRemind(line, around.standing, around.at),
    edit: record.drafterPersonId === reader.personId && isEditable(line.status),
    withdrawPublication:
      around.publication.state !== 'withdrawn' &&
      (viewOnceApproved(record.content).readable || Boolean(around.publication.plan?.listedAt)) &&
      mayWithdrawPublication(reader, factsOf(record)),
    releasePublication: around.publication.state === 'stopped' && mayReleasePublication(reader, factsOf(record)),
    maskPublication: MASKED_IN.includes(around.publication.state) && mayWithdrawPublication(reader, factsOf(record)),
    ...mayAfterApproval(line, record.unitId, around.standing),
  };
  return line === record.line ? may : mayOnBundledText(may);
}

/** Whether somebody acts on the document now: on their own seat, or for who is absent. */
export function isTheirTurn({ line }: Pick<ApprovalRecord, 'line'>, standing: Standing): boolean {
  return seatsToActOn(asOwnLine(line), standing).length > 0;
}

/** 일괄기안: the line of a text after the first as if it were decided on by itself; any other line itself. */
function asOwnLine(line: ApprovalLine): ApprovalLine {
  if (line.status === 'drafting' || line.lead === undefined) return line;
  const { lead: _decidedWith, ...own } = line;
  return own;
}

/** 일괄기안: such a text is read, corrected and withdrawn by itself; all else is done on the lead. */
function mayOnBundledText({ inTurn, openings, edit, ...may }: May): May {
  const { withdrawPublication, releasePublication, maskPublication } = may;
  return {
    inTurn: inTurn.map(({ seat, act, actsFor, edit: corrects }) => ({
      ...{ seat, act, actsFor, edit: corrects, sign: false, reject: false, returnTo: [], nameOf: null },
      ...{ hold: false, liftHold: false, consult: false },
    })),
    ...{ openings, edit, withdrawPublication, releasePublication, maskPublication, skip: [], answer: [] },
    ...{ recall: false, remind: false, read: false, circulate: false, report: false },
  };
}

/** 가리고 공개: what is on its way to the citizens or before them; what they have reported is decided by itself. */
const MASKED_IN: readonly DocumentReply['publication']['state'][] = ['stopped', 'waiting', 'held', 'listed', 'public'];

/** Stands for the words a person would write: the rules ask that there are some. */
const WORDS = '사유';
/** Stands for a corrected text: any hash but the one that is there. */
const OTHER_CONTENT = '';

function mayOnSeat(line: ApprovalLine, { seat, by, standsIn, actsFor }: SeatToActOn, at: Date): SeatMay {
  if (line.status !== 'inApproval') throw new Error('a seat in turn on a line that waits for nobody');
  const { contentHash, bundle = [] } = line;
  const { act, officer, toBeNamed } = line.seats[seat] ?? {};
  if (!officer || act === undefined || act === 'draft' || act === 'afterRead') throw new Error('no seat that signs');
  const common = { by, at, seat, standsIn, contentHash, texts: bundle } as const;
  const may = (command: ApprovalCommand) => !isRefusal(decide(line, command));
  const rejects = (to: number) => may({ ...common, type: 'reject', reason: WORDS, to });
  const asked = { ...officer, personId: '' };
  const tomorrow = dayInKorea(new Date(at.getTime() + 86_400_000));
  return {
    seat,
    act,
    actsFor,
    sign: may({ ...common, type: 'sign', hasUnitTask: true }),
    reject: rejects(0),
    returnTo: line.seats.flatMap((_, index) => (index > 0 && rejects(index) ? [index] : [])).reverse(),
    nameOf: toBeNamed ? officer.unitId : null,
    hold: may({ ...common, type: 'hold', until: tomorrow, reason: WORDS }),
    liftHold: may({ ...common, type: 'liftHold' }),
    consult: may({ ...common, type: 'consult', of: asked, question: WORDS }),
    edit: may({ ...common, type: 'edit', baseHash: contentHash, contentHash: OTHER_CONTENT }),
  };
}

function openQuestions(line: ApprovalLine, personId: string): number[] {
  if (line.status !== 'inApproval') return [];
  return line.consultations.flatMap(({ of, answeredAt }, index) =>
    of.personId === personId && answeredAt === undefined ? [index] : [],
  );
}

function mayRemind(line: ApprovalLine, standing: Standing, at: Date): boolean {
  const by = whoReminds(line, standing);
  const decision = by && decide(line, { type: 'remind', by, at });
  return decision !== undefined && (!isRefusal(decision) || decision.refused === 'reminded-too-soon');
}

function mayRecall(record: ApprovalRecord, reader: PolicyReader, at: Date): boolean {
  const drafter = record.line.status === 'drafting' ? undefined : record.line.seats[0]?.officer;
  if (drafter?.personId !== reader.personId) return false;
  return !isRefusal(decide(record.line, { type: 'recall', by: drafter, at }));
}
