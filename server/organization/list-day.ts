import type { OrganizationJournal, OrganizationOfDay } from '../../shared/contract/organization-changes.ts';
import { groupBy } from '../../shared/kernel/group-by.ts';
import { type OrganizationHistory, organizationOn } from '../../shared/organization/organization-history.ts';
import type { Services } from '../platform/services.ts';
import { inTreeOrder } from './list-organization.ts';
import { dayOf } from './perform-change.ts';
import { listJournal, loadHistory } from './store.ts';

/** The organisation of any day as an administrator works on it: periods, kinds of holding, people without a post. */
export async function listDay(services: Services, agencyId: number, day: string): Promise<OrganizationOfDay> {
  const standing = organizationOn(await loadHistory(services.database.sql, agencyId), dayOf(day));
  const ids = new Set(standing.units.map((unit) => unit.unitId));
  const posts = postsByUnit(standing);
  const units = standing.units.map(({ unitId, parentId, ...unit }) => {
    const shown = parentId !== null && ids.has(parentId) ? parentId : null;
    return { ...unit, id: unitId, parentId: shown, posts: posts(unitId) };
  });
  return { units: inTreeOrder(units).map(({ sort: _sort, ...unit }) => unit), people: [...standing.people] };
}

function postsByUnit({ posts, holdings, people }: OrganizationHistory) {
  const byUnit = groupBy(posts, (post) => post.unitId);
  const byPost = groupBy(holdings, (holding) => holding.postId);
  const names = new Map(people.map((person) => [person.id, person.name]));
  const holdersOf = (postId: string) =>
    (byPost.get(postId) ?? []).map(({ personId, kind, from, to }) => {
      return { personId, name: names.get(personId) ?? '', kind, from, to };
    });
  return (unitId: string) =>
    [...(byUnit.get(unitId) ?? [])]
      .sort((a, b) => Number(b.isHead) - Number(a.isHead) || a.sort - b.sort)
      .map(({ postId, title, isHead, from, to }) => {
        return { id: postId, title, isHead, from, to, holders: holdersOf(postId) };
      });
}

const PAGE = 50;

/** What has been done to the organisation, newest first (조직 변경 대장). */
export async function listChanges(
  services: Services,
  agencyId: number,
  before: number | undefined,
): Promise<OrganizationJournal> {
  const page = { before: before ?? 2_147_483_647, most: PAGE + 1 };
  const found = await listJournal(services.database.sql, agencyId, page);
  const entries = found.slice(0, PAGE).map(({ sequence, at, by, effectiveOn, reason, difference }) => {
    return { sequence, at: at.toISOString(), by, effectiveOn, reason, difference: [...difference] };
  });
  return { entries, next: found.length > PAGE ? (entries.at(-1)?.sequence ?? null) : null };
}
