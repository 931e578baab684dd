import { mayReadRequest, type RequestReader } from '../../shared/access/request-access.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import type { InformationRequest } from '../../shared/requests/information-request.ts';
import type { ActingOfficer } from '../../shared/requests/request-events.ts';
import { findPersonNames, listPostsOf } from '../organization/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { standing } from './act-on-request.ts';
import { type FoundRequest, findRequest } from './store.ts';

/** A request on behalf of an official; whoever does not handle it is told that there is none. */
export async function accessRequest(
  services: Services,
  signed: Signed,
  receiptNumber: string,
): Promise<{ readonly found: FoundRequest; readonly request: InformationRequest; readonly reader: RequestReader }> {
  const [found, reader] = await Promise.all([
    findRequest(services.database.sql, signed.agencyId, receiptNumber),
    requestReader(services, signed),
  ]);
  const request = found && (await standing(services.database.sql, found));
  if (!found || !request || !mayReadRequest(reader, { agencyId: found.agencyId, handler: request.handler })) {
    throw new Problem('not-found');
  }
  return { found, request, reader };
}

export async function requestReader(services: Services, signed: Signed): Promise<RequestReader> {
  const { agencyId, personId, roles } = signed;
  const posts = await listPostsOf(services.database.sql, agencyId, personId, dayInKorea(services.clock.now()));
  return { agencyId, personId, roles, unitIds: posts.map((post) => post.unitId) };
}

/** As the events print who has acted. */
export async function actingOfficer(services: Services, { agencyId, personId }: Signed): Promise<ActingOfficer> {
  const names = await findPersonNames(services.database.sql, agencyId, [personId]);
  return { personId, name: names.get(personId) ?? '' };
}
