import type { AgenciesReply, OrganizationReply } from '../../shared/contract/organization.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { listOrganization } from './list-organization.ts';
import { findAgencyName, listOtherAgencies } from './store.ts';

/** 공동기안: the other agencies of the installation. */
export async function listPartners({ database }: Services, agencyId: number): Promise<AgenciesReply> {
  return { agencies: await listOtherAgencies(database.sql, agencyId) };
}

/** Today's organisation of an agency of the installation. */
export async function listPartnerOrganization(services: Services, agencyId: number): Promise<OrganizationReply> {
  if ((await findAgencyName(services.database.sql, agencyId)) === undefined) throw new Problem('not-found');
  return listOrganization(services, agencyId);
}
