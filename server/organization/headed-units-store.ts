import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { Reader } from '../platform/database/connect.ts';

/** 부서장: the units whose head's post the person holds on a day, as its 직무대리 too. */
export async function listHeadedUnits(
  sql: Reader,
  agencyId: number,
  personId: string,
  on: CalendarDay,
): Promise<string[]> {
  const rows = await sql<{ unitId: string }[]>`
    select distinct unit.unit_id as "unitId"
    from post_holdings holding
    join post_versions post on post.agency_id = holding.agency_id and post.post_id = holding.post_id and post.is_head
      and post.valid_from <= ${on} and (post.valid_to is null or post.valid_to > ${on})
    join unit_versions unit on unit.agency_id = post.agency_id and unit.unit_id = post.unit_id
      and unit.valid_from <= ${on} and (unit.valid_to is null or unit.valid_to > ${on})
    where holding.agency_id = ${agencyId} and holding.person_id = ${personId}
      and holding.from_on <= ${on} and (holding.to_on is null or holding.to_on > ${on})`;
  return rows.map(({ unitId }) => unitId);
}

/** These units and every one below them on a day. */
export async function listUnitsUnder(
  sql: Reader,
  agencyId: number,
  unitIds: readonly string[],
  on: CalendarDay,
): Promise<string[]> {
  const rows = await sql<{ unitId: string }[]>`
    with recursive below (unit_id) as (
      select unnest(${unitIds as string[]}::uuid[])
      union
      select unit.unit_id from below
      join unit_versions unit on unit.agency_id = ${agencyId} and unit.parent_id = below.unit_id
        and unit.valid_from <= ${on} and (unit.valid_to is null or unit.valid_to > ${on}))
    select unit_id as "unitId" from below`;
  return rows.map(({ unitId }) => unitId);
}

/** What units are called on a day, in the order of the office; those that have ended by then what they were last. */
export function listUnitNames(sql: Reader, agencyId: number, unitIds: readonly string[], on: CalendarDay) {
  return sql<{ unitId: string; unitName: string }[]>`
    select unit_id as "unitId", name as "unitName"
    from (
      select distinct on (unit_id) unit_id, name, sort, code from unit_versions
      where agency_id = ${agencyId} and unit_id = any(${unitIds as string[]}::uuid[]) and valid_from <= ${on}
      order by unit_id, valid_from desc) as named
    order by sort, code, unit_id`;
}
