import type { DutyKind, PrintedOfficer } from '../../shared/approval/approval-events.ts';
import { HANDOVER_LIMITS, type HandoverItemShape } from '../../shared/contract/handover.ts';
import { keepsOut } from '../../shared/document/access-restriction.ts';
import { dutyObstacle, type HandoverItem, KIND_OF_DUTY, seatObstacle } from '../../shared/handover/handover.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { listOpenDuties, listOpenSeats, type OpenDuty, type OpenSeat } from '../approval/index.ts';
import { listHeldGroups } from '../circulation/index.ts';
import { type DocumentSummary, listHeldDrafts, listSummaries } from '../document/index.ts';
import { listHeldLines } from '../drafting/index.ts';
import { asPartner } from '../organization/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { listChargedTasks } from '../records/index.ts';
import type { HeldRequests } from './held-requests.ts';

/** Who would take over: in which post, and every post they hold today. */
export type Receiver = { readonly officer: PrintedOfficer; readonly posts: readonly PrintedOfficer[] };

export type HeldItem = HandoverItem & {
  readonly title: string;
  readonly managementNumber: string | null;
  /** Where it is kept: the document of a seat, the id of a unit task, a line or a group. */
  readonly ref: string;
  /** The agency that keeps the document of a seat or a duty: another one in a 공동기안. */
  readonly keptBy: number;
  readonly place: number;
  readonly duty: DutyKind | null;
  readonly seat: { readonly act: OpenSeat['act']; readonly inTurn: boolean } | null;
  /** As whom the receiver would sit on the line or owe what is owed. */
  readonly officer: PrintedOfficer | null;
  /** 열람제한 keeps the document from the receiver, for whom it does not exist. */
  readonly isKeptOut: boolean;
};

export type Held = { readonly items: readonly HeldItem[]; readonly more: boolean };

/**
 * Everything a person has that another can take over, in the order of the 인계·인수서: seats in turn and to come,
 * questions, readings and reports still owed, documents still drafted, unit tasks, kept lines, groups for
 * circulation, 정보공개 청구. Without a receiver nothing stands in the way.
 */
export async function listItems(
  sql: Reader,
  agencyId: number,
  giver: { readonly personId: string; readonly on: CalendarDay },
  receiver: Receiver | undefined,
  held: HeldRequests,
): Promise<Held> {
  const { personId, on } = giver;
  const most = HANDOVER_LIMITS.items + 1;
  const [seats, duties, drafts, tasks, lines, groups, requests] = await Promise.all([
    listOpenSeats(sql, agencyId, { personId }, most),
    listOpenDuties(sql, agencyId, personId, most),
    listHeldDrafts(sql, agencyId, personId, most),
    listChargedTasks(sql, agencyId, personId, on),
    listHeldLines(sql, { agencyId, personId }, receiver?.officer.personId),
    listHeldGroups(sql, { agencyId, personId }, receiver?.officer.personId),
    held.list(sql, agencyId, personId, most),
  ]);
  const around = await findAround(sql, agencyId, [...seats, ...duties], receiver);
  const all: HeldItem[] = [
    ...seats.flatMap((open) => seatItem(open, around(open))),
    ...duties.flatMap((open) => dutyItem(open, around(open), on)),
    ...drafts.map((draft) => ({
      ...NOTHING,
      key: `draft/${draft.managementNumber}`,
      kind: 'draft' as const,
      title: draft.title,
      managementNumber: draft.managementNumber,
      ref: draft.documentId,
    })),
    ...tasks.map(({ id, path }) => ({
      ...NOTHING,
      key: `task/${id}`,
      kind: 'unitTask' as const,
      title: path.join(' > '),
      ref: id,
    })),
    ...lines.lines.map(({ id, name }, index) => ({
      ...NOTHING,
      key: `line/${id}`,
      kind: 'savedLine' as const,
      title: name,
      ref: id,
      obstacle: index < lines.room ? null : ('linesFull' as const),
    })),
    ...groups.groups.map(({ id, name }, index) => ({
      ...NOTHING,
      key: `group/${id}`,
      kind: 'circulationGroup' as const,
      title: name,
      ref: id,
      obstacle: index < groups.room ? null : ('groupsFull' as const),
    })),
    ...requests.map(({ id, receiptNumber }) => ({
      ...NOTHING,
      key: `request/${receiptNumber}`,
      kind: 'request' as const,
      // Its number and no more: what somebody wants to know, and who, is for whoever handles it.
      title: `정보공개 청구 ${receiptNumber}`,
      ref: id,
    })),
  ];
  return { items: all.slice(0, HANDOVER_LIMITS.items), more: all.length > HANDOVER_LIMITS.items };
}

const NOTHING = {
  ...{ managementNumber: null, obstacle: null, seat: null, duty: null, officer: null, place: 0, keptBy: 0 },
  isKeptOut: false,
} as const;

type OnDocument = { readonly keptBy: number; readonly documentId: string };

/** What a line is called, and the receiver as that line would print them: in a 공동기안 with their agency. */
type Around = { readonly summary: DocumentSummary | undefined; readonly receiver: Receiver | undefined };

async function findAround(
  sql: Reader,
  agencyId: number,
  open: readonly OnDocument[],
  receiver: Receiver | undefined,
): Promise<(one: OnDocument) => Around> {
  const keepers = [...new Set(open.map(({ keptBy }) => keptBy))];
  const found = await Promise.all(
    keepers.map(async (keptBy) => {
      const ids = new Set(open.flatMap((one) => (one.keptBy === keptBy ? [one.documentId] : [])));
      const [summaries, [officer, ...posts]] = await Promise.all([
        listSummaries(sql, keptBy, [...ids]),
        receiver ? asPartner(sql, { agencyId, keptBy }, [receiver.officer, ...receiver.posts]) : [],
      ]);
      return [keptBy, { summaries, receiver: officer && { officer, posts } }] as const;
    }),
  );
  const around = new Map(found);
  return ({ keptBy, documentId }) => {
    const kept = around.get(keptBy);
    return { summary: kept?.summaries.get(documentId), receiver: kept?.receiver };
  };
}

function seatItem(open: OpenSeat, { summary, receiver }: Around): HeldItem[] {
  if (!summary) return [];
  const { keptBy, documentId, seat, act, postId, inTurn, isTakenBy } = open;
  const { managementNumber, title } = summary;
  const samePost = receiver?.posts.find((post) => post.postId === postId);
  const officer = samePost ?? receiver?.officer ?? null;
  const obstacle = officer
    ? seatObstacle({ act, receiverHoldsPost: samePost !== undefined, receiverSitsOnLine: isTakenBy(officer) })
    : null;
  const key = `seat/${managementNumber}/${seat}`;
  const found = { key, kind: 'seat', title, managementNumber, ref: documentId, keptBy, place: seat } as const;
  return [{ ...NOTHING, ...found, seat: { act, inTurn }, officer, obstacle }];
}

function dutyItem(open: OpenDuty, { summary, receiver }: Around, on: CalendarDay): HeldItem[] {
  if (!summary) return [];
  const { keptBy, documentId, duty } = open;
  const { managementNumber, title } = summary;
  const officer = receiver?.officer ?? null;
  const isKeptOut = receiver !== undefined && isKeptFrom(receiver, open, summary, on);
  const obstacle = isKeptOut ? 'restricted' : officer && dutyObstacle(open.refusalFor(officer));
  const kind = KIND_OF_DUTY[duty];
  const key = `${kind}/${managementNumber}`;
  const found = { key, kind, title, managementNumber, ref: documentId, keptBy, duty, officer };
  return [{ ...NOTHING, ...found, obstacle, isKeptOut }];
}

/** 열람제한 is not gone round by handing a reading over. It holds for what is approved: a question is asked before. */
function isKeptFrom(receiver: Receiver, open: OpenDuty, { restriction }: DocumentSummary, on: CalendarDay): boolean {
  const { personId } = receiver.officer;
  if (open.duty === 'answer' || open.isParty(personId)) return false;
  return keepsOut(restriction, { personId, unitIds: receiver.posts.map((post) => post.unitId) }, on);
}

/** What the record says of an item: both sides read it, so that it names nothing that is kept from the receiver. */
export function toldOf({ kind, title, managementNumber, isKeptOut }: HeldItem): Told {
  return isKeptOut ? { kind, title: '열람제한 문서', managementNumber: null } : { kind, title, managementNumber };
}

type Told = Pick<HeldItem, 'kind' | 'title' | 'managementNumber'>;

/** An item as it is shown: a title is part of the content, which only the two sides see. */
export function itemShape(item: HeldItem, seesTitles: boolean): HandoverItemShape {
  const { key, kind, managementNumber, seat, obstacle } = item;
  const isContent = managementNumber !== null;
  return { key, kind, title: isContent && !seesTitles ? null : item.title, managementNumber, seat, obstacle };
}
