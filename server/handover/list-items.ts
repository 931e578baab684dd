import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import { HANDOVER_LIMITS, type HandoverItemShape } from '../../shared/contract/handover.ts';
import { type HandoverItem, seatObstacle } from '../../shared/handover/handover.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { listOpenSeats, type OpenSeat } from '../approval/index.ts';
import { listHeldDrafts, listSummaries } from '../document/index.ts';
import { listHeldLines } from '../drafting/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { listChargedTasks } from '../records/index.ts';

/** Who would take over: in which post, and every post they hold today. */
export type Receiver = { readonly officer: PrintedOfficer; readonly posts: readonly PrintedOfficer[] };

export type HeldItem = HandoverItem & {
  readonly title: string;
  readonly managementNumber: string | null;
  /** Where it is kept: the document of a seat, the id of a line or a unit task. */
  readonly ref: string;
  readonly place: number;
  readonly seat: { readonly act: OpenSeat['act']; readonly inTurn: boolean } | null;
  /** As whom the receiver would sit there. */
  readonly officer: PrintedOfficer | null;
};

export type Held = { readonly items: readonly HeldItem[]; readonly more: boolean };

/**
 * Everything a person has that another can take over, in the order of the 인계·인수서: seats in turn and to come,
 * documents still drafted, unit tasks, kept lines. Without a receiver nothing stands in the way.
 */
export async function listItems(
  sql: Reader,
  agencyId: number,
  giver: { readonly personId: string; readonly on: CalendarDay },
  receiver: Receiver | undefined,
): Promise<Held> {
  const { personId, on } = giver;
  const most = HANDOVER_LIMITS.items + 1;
  const [seats, drafts, tasks, lines] = await Promise.all([
    listOpenSeats(sql, agencyId, { personId }, most).then((open) => seatItems(sql, agencyId, open, receiver)),
    listHeldDrafts(sql, agencyId, personId, most),
    listChargedTasks(sql, agencyId, personId, on),
    listHeldLines(sql, { agencyId, personId }, receiver?.officer.personId),
  ]);
  const all: HeldItem[] = [
    ...seats,
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
  ];
  return { items: all.slice(0, HANDOVER_LIMITS.items), more: all.length > HANDOVER_LIMITS.items };
}

const NOTHING = { managementNumber: null, obstacle: null, seat: null, officer: null, place: 0 } as const;

async function seatItems(
  sql: Reader,
  agencyId: number,
  open: readonly OpenSeat[],
  receiver: Receiver | undefined,
): Promise<HeldItem[]> {
  const ids = [...new Set(open.map(({ documentId }) => documentId))];
  const summaries = await listSummaries(sql, agencyId, ids);
  return open.flatMap(({ documentId, seat, act, postId, inTurn, isTakenBy }) => {
    const summary = summaries.get(documentId);
    if (!summary) return [];
    const { managementNumber, title } = summary;
    const samePost = receiver?.posts.find((post) => post.postId === postId);
    const officer = samePost ?? receiver?.officer ?? null;
    const obstacle = officer
      ? seatObstacle({ act, receiverHoldsPost: samePost !== undefined, receiverSitsOnLine: isTakenBy(officer) })
      : null;
    const key = `seat/${managementNumber}/${seat}`;
    const found = { key, kind: 'seat', title, managementNumber, ref: documentId, place: seat } as const;
    return [{ ...found, seat: { act, inTurn }, officer, obstacle }];
  });
}

/** An item as it is shown: a title is part of the content, which only the two sides see. */
export function itemShape(item: HeldItem, seesTitles: boolean): HandoverItemShape {
  const { key, kind, managementNumber, seat, obstacle } = item;
  const isContent = managementNumber !== null;
  return { key, kind, title: isContent && !seesTitles ? null : item.title, managementNumber, seat, obstacle };
}
