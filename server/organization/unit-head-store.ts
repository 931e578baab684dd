import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { HoldingKind } from '../../shared/organization/organization-history.ts';
import type { Reader } from '../platform/database/connect.ts';

/** 부서장: the head's post of a unit on a day, and who holds it; no title where the unit has no such post. */
export type UnitHead = {
  readonly unitId: string;
  readonly unitName: string;
  readonly title: string | null;
  readonly personId: string | null;
  readonly kind: HoldingKind | null;
};

/** The heads of the units that stand on a day; its own post first, where somebody acts for another one too. */
export function listUnitHeads(
  sql: Reader,
  agencyId: number,
  unitIds: readonly string[],
  on: CalendarDay,
): Promise<UnitHead[]> {
  return sql<UnitHead[]>`
    select distinct on (unit.unit_id) unit.unit_id as "unitId", unit.name as "unitName", post.title,
      holding.person_id as "personId", holding.kind
    from unit_versions unit
    left join post_versions post on post.agency_id = unit.agency_id and post.unit_id = unit.unit_id and post.is_head
      and post.valid_from <= ${on} and (post.valid_to is null or post.valid_to > ${on})
    left join post_holdings holding on holding.agency_id = post.agency_id and holding.post_id = post.post_id
      and holding.from_on <= ${on} and (holding.to_on is null or holding.to_on > ${on})
    where unit.agency_id = ${agencyId} and unit.unit_id = any(${unitIds as string[]}::uuid[])
      and unit.valid_from <= ${on} and (unit.valid_to is null or unit.valid_to > ${on})
    order by unit.unit_id, post.sort, holding.kind = 'regular' desc, holding.from_on`;
}

/** A unit and those above it on a day, from below: a team without a head's post goes out under the unit above. */
export async function listUnitsAbove(
  sql: Reader,
  agencyId: number,
  unitId: string,
  on: CalendarDay,
): Promise<string[]> {
  const rows = await sql<{ unitId: string }[]>`
    with recursive above (unit_id, height) as (
      select ${unitId}::uuid, 0
      union
      select unit.parent_id, above.height + 1 from above
      join unit_versions unit on unit.agency_id = ${agencyId} and unit.unit_id = above.unit_id
        and unit.valid_from <= ${on} and (unit.valid_to is null or unit.valid_to > ${on})
      where unit.parent_id is not null and above.height < 50)
    select unit_id as "unitId" from above order by height`;
  return rows.map((row) => row.unitId);
}
