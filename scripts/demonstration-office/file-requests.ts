import { notifyOfRequest } from '../../server/notification/index.ts';
import type { RequestServices } from '../../server/requests/act-on-request.ts';
import { fileRequest } from '../../server/requests/file-request.ts';
import { handleRequest } from '../../server/requests/handle-request.ts';
import { findRequest } from '../../server/requests/store.ts';
import { type Desk, keyOf, type StandingAgency } from './open-agencies.ts';
import type { PlannedAgency, PlannedRequest } from './planned-office.ts';
import { instantOf } from './timeline.ts';

/** Receipt numbers by the names of the plan: notices (결정통지) are written to them. */
export type FiledRequests = ReadonlyMap<string, string>;

/** Nobody is at a screen while the demonstration is made. */
export const atRequestDesk = (desk: Desk): RequestServices => ({
  ...desk,
  tellOfRequest: async (tx, news) => {
    await notifyOfRequest(tx, news);
    return () => undefined;
  },
});

/** 정보공개 청구: filed by citizens and handled by the plan, up to the notice, which is a document. */
export async function fileRequests(
  desk: Desk,
  agency: PlannedAgency,
  standing: StandingAgency,
): Promise<FiledRequests> {
  const numbers = new Map<string, string>();
  for (const planned of agency.requests ?? []) {
    desk.clock.set(instantOf(planned.filedAt));
    const filed = { agencyId: standing.agencyId, ...planned.filed };
    const { receiptNumber } = await fileRequest(atRequestDesk(desk), filed, planned.secret);
    numbers.set(planned.name, receiptNumber);
    await handle(desk, standing, planned, receiptNumber);
  }
  return numbers;
}

/** The stream of the request says how far it has come. */
async function handle(
  desk: Desk,
  { agencyId, people, holders, units, administrator }: StandingAgency,
  { name, acts }: PlannedRequest,
  receiptNumber: string,
): Promise<void> {
  const found = await findRequest(desk.database.sql, agencyId, receiptNumber);
  const done = (found?.events.length ?? 1) - 1;
  for (const [index, { at, login, ...planned }] of acts.entries()) {
    if (index < done) continue;
    desk.clock.set(instantOf(at));
    const signed = people.get(login) ?? administrator;
    const handler = 'handler' in planned ? holders.get(planned.handler) : undefined;
    const unitId = 'handler' in planned ? (units.get(planned.unitCode) ?? '') : '';
    const body =
      'handler' in planned ? ({ act: 'assign', unitId, personId: handler?.personId ?? null } as const) : planned.act;
    await handleRequest(atRequestDesk(desk), { signed, receiptNumber, body, key: keyOf(signed, `${name}-${index}`) });
  }
}
