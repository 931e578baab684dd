import type { SeatAct } from '../../shared/approval/approval-events.ts';
import type { HandoverNotesShape } from '../../shared/contract/handover.ts';
import type {
  HandoverKind,
  HandoverObstacle,
  HandoverOutcome,
  HandoverParties,
  HandoverStatus,
} from '../../shared/handover/handover.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

export type Side = {
  readonly personId: string;
  readonly name: string;
  readonly postTitle: string;
  readonly unitName: string;
};

export type HandoverHead = HandoverParties & {
  readonly id: string;
  readonly giver: Side;
  readonly receiver: Side;
  readonly madeBy: string | null;
  readonly receiverPostId: string;
  readonly proposedAt: Date;
  readonly endedAt: Date | null;
};

export type HandoverRow = HandoverHead & {
  readonly reason: string;
  readonly notes: HandoverNotesShape;
  readonly filed: { path: string[]; count: number }[];
  readonly endReason: string | null;
};

export type ItemRow = {
  readonly key: string;
  readonly kind: HandoverKind;
  readonly title: string;
  readonly managementNumber: string | null;
  readonly act: SeatAct | null;
  readonly inTurn: boolean;
  readonly leftOut: string | null;
  readonly outcome: HandoverOutcome | null;
  readonly obstacle: HandoverObstacle | null;
};

export function insertHandover(tx: Tx, agencyId: number, handover: HandoverRow): Promise<unknown> {
  const { giver, receiver, notes, filed } = handover;
  return tx`
    insert into handovers (agency_id, id, status, giver_person_id, receiver_person_id, made_by_person_id, giver_unit_id,
      receiver_unit_id, receiver_post_id, giver, receiver, made_by, reason, notes, filed, proposed_at, ended_at,
      end_reason)
    values (${agencyId}, ${handover.id}, ${handover.status}, ${handover.giverPersonId}, ${handover.receiverPersonId},
      ${handover.madeByPersonId}, ${handover.giverUnitId}, ${handover.receiverUnitId}, ${handover.receiverPostId},
      ${JSON.stringify(giver)}::text::jsonb, ${JSON.stringify(receiver)}::text::jsonb, ${handover.madeBy},
      ${handover.reason}, ${JSON.stringify(notes)}::text::jsonb, ${JSON.stringify(filed)}::text::jsonb,
      ${handover.proposedAt}, null, null)`;
}

/** Writes items of a record after those it has; one that is there already is told what became of it. */
export function writeItems(
  tx: Tx,
  { agencyId, handoverId }: { readonly agencyId: number; readonly handoverId: string },
  items: readonly ItemRow[],
): Promise<unknown> {
  return tx`
    insert into handover_items (agency_id, handover_id, key, place, kind, title, management_number, act, in_turn,
      left_out, outcome, obstacle)
    select ${agencyId}, ${handoverId}, item.key, item.place, item.kind, item.title, item."managementNumber", item.act,
      item."inTurn", item."leftOut", item.outcome, item.obstacle
    from jsonb_to_recordset(${JSON.stringify(items.map((item, place) => ({ ...item, place })))}::text::jsonb)
      as item (key text, place int, kind text, title text, "managementNumber" text, act text, "inTurn" boolean,
        "leftOut" text, outcome text, obstacle text)
    on conflict on constraint an_item_is_handed_over_once
    do update set outcome = excluded.outcome, obstacle = excluded.obstacle, title = excluded.title,
      management_number = excluded.management_number`;
}

export async function findHandover(sql: Reader, agencyId: number, id: string): Promise<HandoverRow | undefined> {
  const [row] = await sql<HandoverRow[]>`
    select ${headColumns(sql)}, reason, notes, filed, end_reason as "endReason"
    from handovers where agency_id = ${agencyId} and id = ${id}`;
  return row;
}

/** The record as it stands when nobody else is acting on it: whoever comes second waits here and sees what was done. */
export async function holdHandover(tx: Tx, agencyId: number, id: string): Promise<HandoverRow | undefined> {
  await tx`select from handovers where agency_id = ${agencyId} and id = ${id} for update`;
  return findHandover(tx, agencyId, id);
}

function headColumns(sql: Reader) {
  return sql`id, status, giver_person_id as "giverPersonId", receiver_person_id as "receiverPersonId",
    made_by_person_id as "madeByPersonId", giver_unit_id as "giverUnitId", receiver_unit_id as "receiverUnitId",
    receiver_post_id as "receiverPostId", giver, receiver, made_by as "madeBy", proposed_at as "proposedAt",
    ended_at as "endedAt"`;
}

export function listItemRows(sql: Reader, agencyId: number, handoverId: string): Promise<ItemRow[]> {
  return sql<ItemRow[]>`
    select key, kind, title, management_number as "managementNumber", act, in_turn as "inTurn", left_out as "leftOut",
      outcome, obstacle
    from handover_items where agency_id = ${agencyId} and handover_id = ${handoverId} order by place, key`;
}

export function endHandover(
  tx: Tx,
  { agencyId, id }: { readonly agencyId: number; readonly id: string },
  end: { readonly status: HandoverStatus; readonly at: Date; readonly reason: string | null },
): Promise<unknown> {
  return tx`
    update handovers set status = ${end.status}, ended_at = ${end.at}, end_reason = ${end.reason}
    where agency_id = ${agencyId} and id = ${id}`;
}

export type Before = { readonly at: Date; readonly id: string } | undefined;

/** Of whom a list is: one's own on either side, those of units, or all of the agency. */
export type HandoverList = { readonly personId: string } | { readonly unitIds: readonly string[] } | 'agency';

/** Newest first. */
export function listHandoverHeads(
  sql: Reader,
  agencyId: number,
  whose: HandoverList,
  page: { readonly before: Before; readonly limit: number },
): Promise<HandoverHead[]> {
  const { before, limit } = page;
  return sql<HandoverHead[]>`
    select ${headColumns(sql)} from handovers
    where agency_id = ${agencyId} and ${theirs(sql, whose)}
      ${before ? sql`and (proposed_at, id) < (${before.at}, ${before.id})` : sql``}
    order by proposed_at desc, id desc limit ${limit}`;
}

function theirs(sql: Reader, whose: HandoverList) {
  if (whose === 'agency') return sql`true`;
  if ('personId' in whose) {
    const { personId } = whose;
    return sql`(giver_person_id = ${personId} or receiver_person_id = ${personId} or made_by_person_id = ${personId})`;
  }
  const units = whose.unitIds as string[];
  return sql`(giver_unit_id = any(${units}::uuid[]) or receiver_unit_id = any(${units}::uuid[]))`;
}
