import type { Moving, Reorganization } from '../../shared/organization/reorganization.ts';
import { holdLogsOfRequests, notifyOfRequest } from '../notification/index.ts';
import { type Affected, findPersonNames, listPostsOf, type OrganizationChanged } from '../organization/index.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import type { Services } from '../platform/services.ts';
import { performOnRequest } from './act-on-request.ts';
import { holdOpenOfUnits, listOpenOfUnits } from './list-store.ts';

/** 조직개편: open requests of a unit that ends go to the one that it goes on in; told before, and never by name. */
export async function listMovingRequests(
  reader: Reader,
  agencyId: number,
  { units }: Reorganization,
): Promise<Moving[]> {
  const open = await listOpenOfUnits(
    reader,
    agencyId,
    units.map(({ id }) => id),
  );
  return units.map(({ id, name, toName }) => {
    const own = open.filter(({ unitId }) => unitId === id);
    const examples = own.slice(0, 3).map(({ receiptNumber }) => receiptNumber);
    return { what: '정보공개 청구', from: name, to: toName, count: own.length, examples };
  });
}

/** How many open requests each of these units has: one that goes on nowhere leaves them to the 정보공개담당. */
export async function countRequestsOfUnits(
  reader: Reader,
  agencyId: number,
  unitIds: readonly string[],
): Promise<Affected[]> {
  const open = await listOpenOfUnits(reader, agencyId, unitIds);
  return unitIds.map((unitId) => {
    return { unitId, what: '정보공개 청구', count: open.filter((one) => one.unitId === unitId).length };
  });
}

/** Each is an assignment of its own. Whoever handles it keeps it where they hold a post in the unit that goes on. */
export async function moveRequests(
  services: Services,
  tx: Tx,
  { agencyId, byPersonId, at, on, moves }: OrganizationChanged,
): Promise<void> {
  const successors = new Map(moves.units.map((unit) => [unit.id, unit]));
  const open = await holdOpenOfUnits(tx, agencyId, [...successors.keys()]);
  if (open.length === 0) return;
  const handlerIds = [...new Set(open.flatMap(({ person }) => person?.id ?? []))];
  await holdLogsOfRequests(tx, { agencyId, except: byPersonId, at }, handlerIds);
  const name = (await findPersonNames(tx, agencyId, [byPersonId])).get(byPersonId) ?? '';
  // The change is not committed yet, so nobody is woken: the notification stands when their log is read next.
  const tellOfRequest = async (...told: Parameters<typeof notifyOfRequest>) => {
    await notifyOfRequest(...told);
    return () => undefined;
  };
  for (const { id, unitId, person } of open) {
    const successor = successors.get(unitId);
    if (!successor) continue;
    const posts = person ? await listPostsOf(tx, agencyId, person.id, on) : [];
    const goesAlong = posts.some((post) => post.unitId === successor.toId);
    const to = { unit: { id: successor.toId, name: successor.toName }, person: goesAlong ? person : null };
    const command = { type: 'assign', by: { personId: byPersonId, name }, to } as const;
    const acting = { at, personId: byPersonId };
    await performOnRequest({ ...services, tellOfRequest }, tx, { agencyId, id }, acting, async () => {
      return { command, personal: null };
    });
  }
}
