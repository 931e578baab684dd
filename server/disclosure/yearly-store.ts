import type { DisclosureLevel } from '../../shared/disclosure/disclosure.ts';
import { type CalendarDay, yearOf } from '../../shared/kernel/calendar-day.ts';
import { restrictedDocuments } from '../document/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import {
  isOf,
  levelOf,
  producedIn,
  type UnitWithRecords,
  type WorklistFilter,
  type WorklistPlace,
} from './worklist-store.ts';

// 연간 재분류 (기록령 제24조①): 공개여부 and 접근권한 of everything that was produced in the year before.

/** Whose records are asked for, without what narrows a list. */
type SeenFilter = Pick<WorklistFilter, 'agencyId' | 'unitIds' | 'hidden'>;

export type YearlyCount = {
  readonly unitId: string;
  readonly level: DisclosureLevel;
  readonly done: number;
  readonly total: number;
};

/** Of what each unit produced in a year, how much has been checked, by how it stands now. */
export function countYearly(sql: Reader, filter: SeenFilter, year: number): Promise<YearlyCount[]> {
  return sql<YearlyCount[]>`
    select unit_id as "unitId", ${levelOf(sql)} as level, count(*) filter (where yearly_done)::int as done,
      count(*)::int as total
    from recheck_records where ${isOf(sql, filter)} and ${producedIn(sql, year)}
    group by 1, 2`;
}

/** Open records of the years before, whose own check nobody has made: they wait for nobody any more, but are told. */
export function countMissed(
  sql: Reader,
  filter: SeenFilter,
  today: CalendarDay,
): Promise<{ readonly year: number; readonly count: number }[]> {
  return sql<{ year: number; count: number }[]>`
    select extract(year from produced_on)::int as year, count(*)::int as count from recheck_records
    where ${isOf(sql, filter)} and not withholds and not yearly_done
      and produced_on < ${`${yearOf(today) - 1}-01-01`}
    group by 1 order by 1 desc`;
}

/** Units with unchecked records of a year, each with one of them: what is kept back before what is open. */
export function listUnchecked(
  sql: Reader,
  agencyId: number,
  year: number,
  today: CalendarDay,
): Promise<UnitWithRecords[]> {
  return sql<UnitWithRecords[]>`
    select distinct on (unit_id) unit_id as "unitId", document_id as "documentId",
      document_id in ${restrictedDocuments(sql, agencyId, today)} as "isRestricted"
    from recheck_records
    where agency_id = ${agencyId} and not yearly_done and ${producedIn(sql, year)}
    order by unit_id, "isRestricted", withholds desc, produced_on, document_id`;
}

/** 접근권한 재분류: a record of last year on which 열람제한 stands. */
export type RestrictedRow = {
  readonly documentId: string;
  readonly unitId: string;
  readonly producedOn: CalendarDay;
};

/** 열람제한 in force on records of the year before that nobody has looked at since that year. */
export function listUncheckedRestrictions(
  sql: Reader,
  today: CalendarDay,
  filter: SeenFilter,
  page: { readonly after: WorklistPlace | undefined; readonly limit: number },
): Promise<RestrictedRow[]> {
  const { after, limit } = page;
  return sql<RestrictedRow[]>`
    select document_id as "documentId", unit_id as "unitId", produced_on as "producedOn" from recheck_records
    where ${isOf(sql, filter)} and ${producedIn(sql, yearOf(today) - 1)}
      and document_id in ${restrictedDocuments(sql, filter.agencyId, today)}
      and document_id not in ${lookedAt(sql, filter, today)}
      ${after ? sql`and (produced_on, document_id) > (${after.day}::text::date, ${after.documentId}::uuid)` : sql``}
    order by produced_on, document_id limit ${limit}`;
}

/** How many stand on last year's records or did so until they were looked at, and how many have been. */
export async function countRestrictions(
  sql: Reader,
  today: CalendarDay,
  filter: SeenFilter,
): Promise<{ readonly done: number; readonly total: number }> {
  const [row] = await sql<{ done: number; total: number }[]>`
    select count(*) filter (where document_id in ${lookedAt(sql, filter, today)})::int as done, count(*)::int as total
    from recheck_records
    where ${isOf(sql, filter)} and ${producedIn(sql, yearOf(today) - 1)} and document_id in (
      ${restrictedDocuments(sql, filter.agencyId, today)} union ${lookedAt(sql, filter, today)})`;
  return row ?? { done: 0, total: 0 };
}

/** Decided on, kept or lifted since the year of the record. Naming somebody because of their work looks at nothing. */
function lookedAt(sql: Reader, { agencyId }: SeenFilter, today: CalendarDay) {
  const begin = new Date(`${yearOf(today)}-01-01T00:00:00+09:00`);
  return sql`(select document_id from access_decisions
    where agency_id = ${agencyId} and not is_naming and at >= ${begin})`;
}
