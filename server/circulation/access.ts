import { type GroupFacts, type GroupUser, mayUseGroup } from '../../shared/access/circulation-group-access.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { listRecordsUnitsOf } from '../identity/index.ts';
import { listHeadedUnits, listOfficeOn, listPostsOf } from '../organization/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { GroupRow } from './store.ts';

export type Units = OrganizationReply['units'];

/** The person and the office of this moment: what every question about groups depends on. */
export type OfficeNow = { readonly user: GroupUser; readonly units: Units };

export async function officeNow(sql: Reader, { agencyId, personId }: Signed, at: Date): Promise<OfficeNow> {
  const today = dayInKorea(at);
  const [posts, headedUnitIds, recordsUnitIds, { units }] = await Promise.all([
    listPostsOf(sql, agencyId, personId, today),
    listHeadedUnits(sql, agencyId, personId, today),
    listRecordsUnitsOf(sql, agencyId, personId, today),
    listOfficeOn(sql, agencyId, today),
  ]);
  const unitIds = [...new Set(posts.map(({ unitId }) => unitId))];
  return { user: { personId, unitIds, headedUnitIds, recordsUnitIds }, units };
}

export function groupFacts({ ownerPersonId, unitId }: GroupRow, units: Units): GroupFacts {
  return { ownerPersonId, unitId, unitStands: units.some(({ id }) => id === unitId) };
}

/** A group on behalf of this person; one that they may not use does not exist for them. */
export function usable(group: GroupRow | undefined, { user, units }: OfficeNow): GroupRow {
  if (!group || !mayUseGroup(user, groupFacts(group, units))) throw new Problem('not-found');
  return group;
}
