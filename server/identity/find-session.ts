import type { SessionReply } from '../../shared/contract/identity.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { findAgency, findPerson, listHeadedUnits, listPostsOf } from '../organization/index.ts';
import type { Services } from '../platform/services.ts';
import { findRolesOf, listRecordsUnitsOf } from './roles/store.ts';
import { findAccount } from './store.ts';

/** Whether an agency has drafted anything yet; told by a capability that knows documents, which identity does not. */
export type IsNewAgency = (agencyId: number) => Promise<boolean>;

/** Who is signed in, with the posts held today. */
export async function findSession(
  services: Services,
  isNewAgency: IsNewAgency,
  accountId: string,
): Promise<SessionReply> {
  const { sql } = services.database;
  const account = await findAccount(sql, accountId);
  if (!account) throw new Error(`a session without an account: ${accountId}`);
  const { agencyId, personId } = account;
  const today = dayInKorea(services.clock.now());
  const [agency, person, posts, isNew, roles, headed, kept] = await Promise.all([
    findAgency(sql, agencyId),
    findPerson(sql, agencyId, personId),
    listPostsOf(sql, agencyId, personId, today),
    isNewAgency(agencyId),
    findRolesOf(sql, agencyId, personId, today),
    listHeadedUnits(sql, agencyId, personId, today),
    listRecordsUnitsOf(sql, agencyId, personId, today),
  ]);
  const { name = '', address = '', homepage = '' } = agency ?? {};
  return {
    accountId,
    login: account.login,
    mustChangePassword: account.mustChangePassword,
    agency: { id: agencyId, name, isNew, address, homepage },
    person: { id: personId, name: person?.name ?? '' },
    posts,
    roles,
    headsUnit: headed.length > 0,
    ...(kept.length > 0 ? { keepsUnitRecords: true } : {}),
  };
}
