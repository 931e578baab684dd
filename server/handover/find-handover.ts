import type { HandoverReply } from '../../shared/contract/handover.ts';
import {
  type HandoverAct,
  type HandoverKind,
  type HandoverReader,
  isPartyOf,
  KIND_OF_DUTY,
  mayReadHandover,
  refuseHandoverAct,
  settleHandover,
} from '../../shared/handover/handover.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { isUuid } from '../../shared/kernel/uuid.ts';
import { listRecordsUnitsOf } from '../identity/index.ts';
import { listPostsOf } from '../organization/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { listItems, type Receiver, toldOf } from './list-items.ts';
import { findHandover as findRow, type HandoverHead, type HandoverRow, type ItemRow, listItemRows } from './store.ts';
import type { HandoverServices } from './tell-of-handover.ts';

type Item = HandoverReply['items'][number];

const DUTY_KINDS: readonly HandoverKind[] = Object.values(KIND_OF_DUTY);

/** The 인계·인수서, as it was confirmed, or with what would become of each item if it were confirmed now. */
export async function findHandover(services: HandoverServices, signed: Signed, id: string): Promise<HandoverReply> {
  const handover = await accessHandover(services, signed, id);
  const rows = await listItemRows(services.database.sql, signed.agencyId, id);
  const { personId } = signed;
  const may = (act: HandoverAct) => !refuseHandoverAct(act, personId, handover);
  const items = handover.status === 'proposed' ? await settledNow(services, signed.agencyId, handover, rows) : rows;
  const { reason, notes, filed, endReason } = handover;
  return {
    ...headShape(handover),
    reason,
    notes,
    endReason,
    filed,
    items: items.map((item, place) => itemOf(item, place, isPartyOf(personId, handover))),
    may: { confirm: may('confirm'), refuse: may('refuse'), withdraw: may('withdraw') },
  };
}

/** A record on behalf of somebody who may read it; any other does not exist for them. */
export async function accessHandover(services: Services, signed: Signed, id: string): Promise<HandoverRow> {
  const handover = isUuid(id) ? await findRow(services.database.sql, signed.agencyId, id) : undefined;
  if (!handover || !mayReadHandover(await readerOf(services, signed), handover)) throw new Problem('not-found');
  return handover;
}

export async function readerOf(services: Services, signed: Signed): Promise<HandoverReader> {
  const { agencyId, personId, roles } = signed;
  const on = dayInKorea(services.clock.now());
  const recordsUnitIds = await listRecordsUnitsOf(services.database.sql, agencyId, personId, on);
  return { personId, roles, recordsUnitIds };
}

async function settledNow(
  services: HandoverServices,
  agencyId: number,
  handover: HandoverRow,
  rows: readonly ItemRow[],
): Promise<ItemRow[]> {
  const { sql } = services.database;
  const on = dayInKorea(services.clock.now());
  const posts = await listPostsOf(sql, agencyId, handover.receiverPersonId, on);
  const officer = posts.find(({ postId }) => postId === handover.receiverPostId);
  const receiver: Receiver | undefined = officer && { officer, posts };
  const { items } = await listItems(
    sql,
    agencyId,
    { personId: handover.giverPersonId, on },
    receiver,
    services.requests,
  );
  const known = new Map(rows.map((row) => [row.key, row]));
  const current = new Map(items.map((item) => [item.key, item]));
  return settleHandover(rows, items).flatMap(({ key, outcome, obstacle }): ItemRow[] => {
    const row = known.get(key);
    const item = current.get(key);
    // A restriction may have come since the record was written.
    if (row) return [{ ...row, ...(item?.isKeptOut ? toldOf(item) : {}), outcome, obstacle }];
    if (!item) return [];
    const { seat } = item;
    const told = { key, ...toldOf(item), act: seat?.act ?? null, inTurn: seat?.inTurn ?? false };
    return [{ ...told, leftOut: null, outcome, obstacle }];
  });
}

function itemOf({ title, act, inTurn, ...row }: ItemRow, place: number, seesTitles: boolean): Item {
  const isContent = row.managementNumber !== null;
  // The key of a duty has the number of its document in it, which whoever is kept out (열람제한) does not know.
  const isKeptOut = !isContent && DUTY_KINDS.includes(row.kind);
  const key = isKeptOut ? `${row.kind}/${place}` : row.key;
  const seat = act === null ? null : { act, inTurn };
  return { ...row, key, title: isContent && !seesTitles ? null : title, seat };
}

export function headShape({ id, status, giver, receiver, madeBy, proposedAt, endedAt }: HandoverHead) {
  const times = { proposedAt: proposedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
  return { id, status, giver: { ...giver }, receiver: { ...receiver }, madeBy, ...times };
}
