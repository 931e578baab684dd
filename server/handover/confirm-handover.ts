import type { HandoverDone } from '../../shared/contract/handover.ts';
import { refuseHandoverAct, type SettledItem, settleHandover } from '../../shared/handover/handover.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { moveDutyWithin, moveSeatWithin } from '../approval/index.ts';
import { handOverGroups } from '../circulation/index.ts';
import { moveDrafts } from '../document/index.ts';
import { handOverLines } from '../drafting/index.ts';
import { lockOrganization } from '../organization/index.ts';
import type { Tx } from '../platform/database/connect.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import { moveCharges } from '../records/index.ts';
import { accessHandover } from './find-handover.ts';
import { type HeldItem, listItems, type Receiver, toldOf } from './list-items.ts';
import { findReceiver } from './propose-handover.ts';
import { endHandover, type HandoverRow, holdHandover, type ItemRow, listItemRows, writeItems } from './store.ts';
import { type HandoverServices, othersOf } from './tell-of-handover.ts';

/**
 * 인수: the second side confirms, and everything of the record moves in one transaction. A server that dies in the
 * middle has moved nothing; whoever presses at the same moment waits and finds it done.
 */
export function confirmHandover(
  services: HandoverServices,
  signed: Signed,
  id: string,
  key: RequestKey,
): Promise<HandoverDone> {
  const { sql } = services.database;
  const { agencyId, personId } = signed;
  return once(sql, key, async () => {
    await accessHandover(services, signed, id);
    const answer = { id, status: 'done' } as const;
    const tellNow = await sql.begin(async (tx) => {
      const at = services.clock.now();
      await keepAnswer(tx, key, answer, at);
      const handover = await holdHandover(tx, agencyId, id);
      if (!handover) throw new Problem('not-found');
      const refusal = refuseHandoverAct('confirm', personId, handover);
      if (refusal) throw refused(refusal);
      // Posts stay as they are while their seats move, and two handovers never wait for each other's documents.
      await lockOrganization(tx, agencyId);
      const tellOfRequests = await moveEverything(tx, services, { agencyId, handover, at });
      await endHandover(tx, { agencyId, id }, { status: 'done', at, reason: null });
      const personIds = othersOf(personId, handover);
      const tell = await services.tellOfHandover(tx, { agencyId, handoverId: id, status: 'done', personIds, at });
      return () => {
        tell();
        tellOfRequests();
      };
    });
    services.outbox.wake();
    tellNow();
    return answer;
  });
}

type Moving = { readonly agencyId: number; readonly handover: HandoverRow; readonly at: Date };

async function moveEverything(tx: Tx, services: HandoverServices, moving: Moving): Promise<() => void> {
  const { agencyId, handover, at } = moving;
  const on = dayInKorea(at);
  const asked = { personId: handover.receiverPersonId, postId: handover.receiverPostId };
  const receiver = await findReceiver(tx, agencyId, asked, on);
  const [rows, { items }] = await Promise.all([
    listItemRows(tx, agencyId, handover.id),
    listItems(tx, agencyId, { personId: handover.giverPersonId, on }, receiver, services.requests),
  ]);
  const settled = settleHandover(rows, items);
  const current = new Map(items.map((item) => [item.key, item]));
  const toMove = settled.flatMap(({ key, outcome }) => (outcome === 'moved' ? (current.get(key) ?? []) : []));
  const { results, tellNow } = await moveItems(tx, services, moving, receiver, toMove);
  const written = settled.map((item) => rowOf(item, rows, current, results.get(item.key)));
  await writeItems(tx, { agencyId, handoverId: handover.id }, written);
  return tellNow;
}

type Result = 'moved' | 'gone' | 'refused';

/** Moves what is to move; answers what became of each. */
async function moveItems(
  tx: Tx,
  services: HandoverServices,
  { agencyId, handover, at }: Moving,
  receiver: Receiver,
  items: readonly HeldItem[],
): Promise<{ readonly results: ReadonlyMap<string, Result>; readonly tellNow: () => void }> {
  const results = new Map<string, Result>();
  const from = handover.giverPersonId;
  const { officer } = receiver;
  const by = { personId: handover.madeByPersonId, name: handover.madeBy ?? handover.giver.name };
  const reason = `인계·인수: ${handover.reason}`;
  const onLines = items.filter(({ seat, duty }) => seat || duty).sort((a, b) => (a.ref < b.ref ? -1 : 1));
  for (const { key, ref, keptBy, place, managementNumber, duty, officer: to } of onLines) {
    const document = { agencyId: keptBy, documentId: ref, managementNumber: managementNumber ?? '' };
    const move = { ...document, by, at, reason, to: to ?? officer };
    const moved = duty
      ? moveDutyWithin(tx, services.outbox, { ...move, duty, from: { personId: from, name: handover.giver.name } })
      : moveSeatWithin(tx, services.outbox, { ...move, seat: place, of: { personId: from } });
    results.set(key, await moved);
  }
  const of = (kind: HeldItem['kind']) => items.filter((item) => item.kind === kind);
  const numbers = of('draft').flatMap(({ managementNumber }) => managementNumber ?? []);
  const drafts = await moveDrafts(tx, { agencyId, from, to: officer }, numbers);
  for (const { key, managementNumber } of of('draft')) {
    results.set(key, drafts.has(managementNumber ?? '') ? 'moved' : 'gone');
  }
  const refsOf = (kind: HeldItem['kind']) => of(kind).map(({ ref }) => ref);
  const tasks = await moveCharges(tx, { agencyId, from, to: officer.personId, at }, refsOf('unitTask'));
  const lines = await handOverLines(tx, { agencyId, from, to: officer.personId }, refsOf('savedLine'));
  const groups = await handOverGroups(tx, { agencyId, from, to: officer.personId, at }, refsOf('circulationGroup'));
  for (const { key, ref } of of('unitTask')) results.set(key, tasks.has(ref) ? 'moved' : 'gone');
  for (const { key, ref } of of('savedLine')) results.set(key, lines.has(ref) ? 'moved' : 'gone');
  for (const { key, ref } of of('circulationGroup')) results.set(key, groups.has(ref) ? 'moved' : 'gone');
  const requests = await services.requests.move(tx, { agencyId, from, to: officer, by, at }, refsOf('request'));
  for (const { key, ref } of of('request')) results.set(key, requests.moved.has(ref) ? 'moved' : 'gone');
  return { results, tellNow: requests.tellNow };
}

function rowOf(
  settled: SettledItem,
  rows: readonly ItemRow[],
  current: ReadonlyMap<string, HeldItem>,
  result: Result | undefined,
): ItemRow {
  const { key } = settled;
  const before = rows.find((row) => row.key === key);
  const item = current.get(key);
  const told = before ?? (item && { ...toldOf(item), act: item.seat?.act ?? null, inTurn: item.seat?.inTurn ?? false });
  if (!told) throw new Error(`an item of neither list: ${key}`);
  const { act, inTurn } = told;
  const { kind, title, managementNumber } = item?.isKeptOut ? toldOf(item) : told;
  const outcome = result === 'gone' ? 'gone' : result === 'refused' ? 'stayed' : settled.outcome;
  const obstacle = result === 'refused' ? 'refused' : settled.obstacle;
  const leftOut = before?.leftOut ?? null;
  return { key, kind, title, managementNumber, act, inTurn, leftOut, outcome, obstacle };
}
