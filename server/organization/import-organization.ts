import { randomUUID } from 'node:crypto';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { OrganizationPlan, PlannedPerson } from '../../shared/organization/organization-csv.ts';
import type { Tx } from '../platform/database/connect.ts';
import { insertHoldings, insertPeople, insertPosts, insertUnits } from './store.ts';

/** A person as written, with the id the rest of the installation knows them by. */
export type ImportedPerson = PlannedPerson & { readonly id: string };

/**
 * Writes a planned office into an agency that has none yet; every unit stands and every post is held from that day.
 * Sends its statements without waiting in between. Accounts are not made here: identity knows logins.
 */
export async function importOrganization(
  tx: Tx,
  agencyId: number,
  plan: OrganizationPlan,
  from: CalendarDay,
): Promise<readonly ImportedPerson[]> {
  const unitIds = new Map(plan.units.map((unit) => [unit.code, randomUUID()]));
  const idOfUnit = (code: string): string => idIn(unitIds, code);
  const units = plan.units.map((unit, sort) => ({
    ...unit,
    id: idOfUnit(unit.code),
    parentId: unit.parentCode === null ? null : idOfUnit(unit.parentCode),
    sort,
  }));
  const postIds = new Map(plan.posts.map((post) => [postKey(post), randomUUID()]));
  const posts = plan.posts.map((post, sort) => ({
    ...post,
    id: idIn(postIds, postKey(post)),
    unitId: idOfUnit(post.unitCode),
    sort,
  }));
  const people = plan.people.map((person) => ({ ...person, id: randomUUID() }));
  const holdings = people.flatMap((person) =>
    person.posts.map((post) => ({ id: randomUUID(), personId: person.id, postId: idIn(postIds, postKey(post)) })),
  );
  await Promise.all([
    insertUnits(tx, agencyId, units, from),
    insertPosts(tx, agencyId, posts),
    insertPeople(tx, agencyId, people),
    insertHoldings(tx, agencyId, holdings, from),
  ]);
  return people;
}

const postKey = (post: { readonly unitCode: string; readonly title: string }): string =>
  `${post.unitCode}\n${post.title}`;

function idIn(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the plan of an office names what it does not have: ${key}`);
  return id;
}
