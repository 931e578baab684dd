import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { Reader } from '../platform/database/connect.ts';

/** How a person and a post stand to each other on a day, with the last names that the post and its unit had by then. */
export type HoldingFacts = {
  readonly personId: string;
  readonly postId: string;
  readonly name: string;
  readonly postTitle: string;
  readonly unitName: string;
  readonly holdsPost: boolean;
  readonly holdsAnyPost: boolean;
  readonly postIsHeld: boolean;
};

/** The facts of many pairs at once, each pair once, in no order; a holding in a unit that has ended is none. */
export function listHoldingFacts(
  sql: Reader,
  agencyId: number,
  pairs: readonly { readonly personId: string; readonly postId: string }[],
  on: CalendarDay,
): Promise<HoldingFacts[]> {
  return sql<HoldingFacts[]>`
    with held as (
      select holding.person_id, holding.post_id from post_holdings holding
      join post_versions post on post.agency_id = holding.agency_id and post.post_id = holding.post_id
        and post.valid_from <= ${on} and (post.valid_to is null or post.valid_to > ${on})
      join unit_versions unit on unit.agency_id = post.agency_id and unit.unit_id = post.unit_id
        and unit.valid_from <= ${on} and (unit.valid_to is null or unit.valid_to > ${on})
      where holding.agency_id = ${agencyId} and holding.from_on <= ${on}
        and (holding.to_on is null or holding.to_on > ${on})),
    asked as (
      select distinct person_id, post_id
      from unnest(${pairs.map((pair) => pair.personId)}::uuid[], ${pairs.map((pair) => pair.postId)}::uuid[])
        as pair (person_id, post_id))
    select asked.person_id as "personId", asked.post_id as "postId", person.name,
      coalesce(post.title, '') as "postTitle", coalesce(unit.name, '') as "unitName",
      (asked.person_id, asked.post_id) in (select person_id, post_id from held) as "holdsPost",
      asked.person_id in (select person_id from held) as "holdsAnyPost",
      asked.post_id in (select post_id from held) as "postIsHeld"
    from asked
    join people person on person.agency_id = ${agencyId} and person.id = asked.person_id
    left join lateral (
      select unit_id, title from post_versions
      where agency_id = ${agencyId} and post_id = asked.post_id and valid_from <= ${on}
      order by valid_from desc limit 1) post on true
    left join lateral (
      select name from unit_versions
      where agency_id = ${agencyId} and unit_id = post.unit_id and valid_from <= ${on}
      order by valid_from desc limit 1) unit on true`;
}

/** The post that a person held last, as it was printed then: of a leaver, who holds none today. */
export async function findLastPost(
  sql: Reader,
  agencyId: number,
  personId: string,
  on: CalendarDay,
): Promise<PrintedOfficer | undefined> {
  const [officer] = await sql<PrintedOfficer[]>`
    select person.id as "personId", person.name, post.post_id as "postId", post.title as "postTitle",
      unit.unit_id as "unitId", unit.name as "unitName", unit.code as "unitCode"
    from post_holdings holding
    join people person on person.agency_id = holding.agency_id and person.id = holding.person_id
    cross join lateral (select least(holding.to_on - 1, ${on}::date) as last) held
    join post_versions post on post.agency_id = holding.agency_id and post.post_id = holding.post_id
      and post.valid_from <= held.last and (post.valid_to is null or post.valid_to > held.last)
    join unit_versions unit on unit.agency_id = post.agency_id and unit.unit_id = post.unit_id
      and unit.valid_from <= held.last and (unit.valid_to is null or unit.valid_to > held.last)
    where holding.agency_id = ${agencyId} and holding.person_id = ${personId} and holding.from_on <= ${on}
    order by coalesce(holding.to_on, 'infinity') desc, holding.kind = 'regular' desc, post.is_head desc limit 1`;
  return officer;
}
