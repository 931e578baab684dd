import type { ClosingStandard } from '../../../shared/disclosure/closing-standards.ts';
import type { CalendarDay } from '../../../shared/kernel/calendar-day.ts';
import type { Reader, Tx } from '../../platform/database/connect.ts';

export type StandardsOfDay = { readonly validFrom: CalendarDay; readonly standards: readonly ClosingStandard[] };

export type StandardsRow = StandardsOfDay & {
  readonly sequence: number;
  readonly setByPersonId: string;
  readonly setAt: Date;
};

/** What citizens are told on a day: 세부기준 that hold then, of one agency. */
export async function findPublicStandards(
  publicSql: Reader,
  agencyId: number,
  day: CalendarDay,
): Promise<StandardsOfDay | undefined> {
  const [row] = await publicSql<StandardsOfDay[]>`
    select valid_from as "validFrom", standards from public_site.closing_standards
    where agency_id = ${agencyId} and valid_from <= ${day}::text::date
    order by valid_from desc, sequence desc limit 1`;
  return row;
}

/** All decisions, the last one first. */
export function listStandards(sql: Reader, agencyId: number): Promise<StandardsRow[]> {
  return sql<StandardsRow[]>`
    select sequence, valid_from as "validFrom", standards, set_by_person_id as "setByPersonId", set_at as "setAt"
    from closing_standards where agency_id = ${agencyId} order by sequence desc limit 50`;
}

/** Adds a decision after the one that was seen last, for citizens too; false where somebody has decided meanwhile. */
export async function insertStandards(tx: Tx, agencyId: number, row: StandardsRow): Promise<boolean> {
  const { count } = await tx`
    with decided as (
      insert into closing_standards (agency_id, sequence, valid_from, standards, set_by_person_id, set_at)
      select ${agencyId}, ${row.sequence}, ${row.validFrom}, ${JSON.stringify(row.standards)}::text::jsonb,
        ${row.setByPersonId}, ${row.setAt}
      where ${row.sequence} = 1 + (
        select coalesce(max(sequence), 0) from closing_standards where agency_id = ${agencyId})
      on conflict on constraint standards_are_decided_once do nothing
      returning agency_id, sequence, valid_from, standards)
    insert into public_site.closing_standards (agency_id, sequence, valid_from, standards) select * from decided`;
  return count === 1;
}
