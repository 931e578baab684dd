import type { OrganizationReply } from '../../shared/contract/organization.ts';
import { type CalendarDay, dayInKorea } from '../../shared/kernel/calendar-day.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { Services } from '../platform/services.ts';
import { type HeldPost, listHeldPosts, listUnits, type Unit } from './store.ts';

type UnitReply = OrganizationReply['units'][number];
type PostReply = UnitReply['posts'][number];

/** The agency's units of today in the order of the tree, with their posts and who holds them. */
export function listOrganization(services: Services, agencyId: number): Promise<OrganizationReply> {
  return listOfficeOn(services.database.sql, agencyId, dayInKorea(services.clock.now()));
}

/** The same on any day: what was decided then is asked of the people of then. */
export async function listOfficeOn(sql: Reader, agencyId: number, on: CalendarDay): Promise<OrganizationReply> {
  const [units, held] = await Promise.all([listUnits(sql, agencyId, on), listHeldPosts(sql, agencyId, on)]);
  const posts = postsByUnit(held);
  return {
    units: inTreeOrder(units).map(({ sort: _sort, ...unit }) => ({ ...unit, posts: posts.get(unit.id) ?? [] })),
  };
}

function postsByUnit(held: readonly HeldPost[]): ReadonlyMap<string, PostReply[]> {
  const posts = new Map<string, PostReply>();
  const byUnit = new Map<string, PostReply[]>();
  for (const { id, unitId, title, isHead, personId, personName } of held) {
    let post = posts.get(id);
    if (!post) {
      post = { id, title, isHead, holders: [] };
      posts.set(id, post);
      append(byUnit, unitId, post);
    }
    if (personId !== null && personName !== null) post.holders.push({ personId, name: personName });
  }
  return byUnit;
}

/** Each unit after the one above it and before that one's next; siblings keep the order they came in. */
export function inTreeOrder<Placed extends Pick<Unit, 'id' | 'parentId'>>(units: readonly Placed[]): Placed[] {
  const children = new Map<string | null, Placed[]>();
  for (const unit of units) append(children, unit.parentId, unit);
  const below = (parentId: string | null): Placed[] =>
    (children.get(parentId) ?? []).flatMap((unit) => [unit, ...below(unit.id)]);
  return below(null);
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
