import { randomUUID } from 'node:crypto';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { OrganizationPlan, PlannedPerson } from '../../shared/organization/organization-csv.ts';
import type { OrganizationHistory } from '../../shared/organization/organization-history.ts';
import type { Tx } from '../platform/database/connect.ts';
import { writeHistory } from './store.ts';

/** A person as written, with the id the rest of the installation knows them by. */
export type ImportedPerson = PlannedPerson & { readonly id: string };

const NOTHING: OrganizationHistory = { units: [], posts: [], holdings: [], people: [] };

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
  const period = { from, to: null };
  const unitIds = new Map(plan.units.map((unit) => [unit.code, randomUUID()]));
  const idOfUnit = (code: string): string => idIn(unitIds, code);
  const postIds = new Map(plan.posts.map((post) => [postKey(post), randomUUID()]));
  const people = plan.people.map((person) => ({ ...person, id: randomUUID() }));
  const added: OrganizationHistory = {
    units: plan.units.map(({ code, name, parentCode }, sort) => {
      const parentId = parentCode === null ? null : idOfUnit(parentCode);
      return { unitId: idOfUnit(code), parentId, code, name, sort, ...period };
    }),
    posts: plan.posts.map((post, sort) => {
      const { title, isHead } = post;
      return { postId: idIn(postIds, postKey(post)), unitId: idOfUnit(post.unitCode), title, isHead, sort, ...period };
    }),
    holdings: people.flatMap((person) =>
      person.posts.map((post) => {
        const postId = idIn(postIds, postKey(post));
        return { id: randomUUID(), personId: person.id, postId, kind: 'regular', ...period };
      }),
    ),
    people: people.map(({ id, name, phone, email }) => ({ id, name, phone, email })),
  };
  await writeHistory(tx, agencyId, { removed: NOTHING, added });
  return people;
}

const postKey = (post: { readonly unitCode: string; readonly title: string }): string =>
  `${post.unitCode}\n${post.title}`;

function idIn(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the plan of an office names what it does not have: ${key}`);
  return id;
}
