import type { DisclosureGround } from '../../../shared/disclosure/disclosure.ts';
import type { DisclosureCount, ReleasedCount } from '../../../shared/disclosure/release-groups.ts';
import type { CalendarDay } from '../../../shared/kernel/calendar-day.ts';
import { approvedDisclosures } from '../../document/index.ts';
import type { Reader, Tx } from '../../platform/database/connect.ts';
import { registeredDocuments } from '../../registration/index.ts';

/** By what the documents of a year are grouped. */
export type Grouping = 'year' | 'month' | 'unit';

export type CountedGroup = DisclosureCount & { readonly year: number; readonly grouping: Grouping };
export type CountedGround = {
  readonly year: number;
  readonly ground: DisclosureGround;
  readonly partiallyOpen: number;
  readonly closed: number;
};
/** Of public documents alone; `unitName` is empty for all of them. */
export type CountedTime = {
  readonly year: number;
  readonly unitName: string;
  readonly documents: number;
  readonly toApproval: number | null;
  readonly toPublication: number | null;
};

/** Approved documents up to a day by year, month and unit: the true counts, which never leave the office. */
export function countGroups(sql: Reader, agencyId: number, until: CalendarDay): Promise<CountedGroup[]> {
  return sql<CountedGroup[]>`
    with approved as (
      select extract(year from r.registered_on)::int as year, to_char(r.registered_on, 'YYYY-MM') as month,
        d.unit_name as unit, d.disclosure_level as level
      from ${registeredDocuments(sql)} r
      join ${approvedDisclosures(sql)} d on d.agency_id = r.agency_id and d.id = r.document_id
      where r.agency_id = ${agencyId} and r.registered_on <= ${until}::text::date
    )
    select year, case when grouping(month) = 0 then 'month' when grouping(unit) = 0 then 'unit' else 'year' end as grouping,
      coalesce(month, unit, year::text) as name,
      (count(*) filter (where level = 'open'))::int as open,
      (count(*) filter (where level = 'partiallyOpen'))::int as "partiallyOpen",
      (count(*) filter (where level = 'closed'))::int as closed
    from approved group by grouping sets ((year), (year, month), (year, unit))
    order by 1, 2, 3`;
}

export function countGrounds(sql: Reader, agencyId: number, until: CalendarDay): Promise<CountedGround[]> {
  return sql<CountedGround[]>`
    select extract(year from r.registered_on)::int as year, ground::int as ground,
      (count(*) filter (where d.disclosure_level = 'partiallyOpen'))::int as "partiallyOpen",
      (count(*) filter (where d.disclosure_level = 'closed'))::int as closed
    from ${registeredDocuments(sql)} r
    join ${approvedDisclosures(sql)} d on d.agency_id = r.agency_id and d.id = r.document_id
    cross join lateral unnest(d.disclosure_grounds) as ground
    where r.agency_id = ${agencyId} and r.registered_on <= ${until}::text::date
    group by 1, 2 order by 1, 2`;
}

/** Medians of the seconds from the submission to the approval, and from there to the citizens. */
export function measureTimes(sql: Reader, agencyId: number, until: CalendarDay): Promise<CountedTime[]> {
  return sql<CountedTime[]>`
    select extract(year from r.registered_on)::int as year, coalesce(d.unit_name, '') as "unitName",
      count(*)::int as documents,
      round(percentile_cont(0.5) within group (order by extract(epoch from r.registered_at - d.submitted_at)))::int
        as "toApproval",
      round(percentile_cont(0.5) within group (order by extract(epoch from p.published_at - r.registered_at)))::int
        as "toPublication"
    from ${registeredDocuments(sql)} r
    join ${approvedDisclosures(sql)} d on d.agency_id = r.agency_id and d.id = r.document_id
    join publications p on p.agency_id = r.agency_id and p.document_id = r.document_id
    where r.agency_id = ${agencyId} and r.registered_on <= ${until}::text::date and p.withdrawn_at is null
    group by grouping sets ((extract(year from r.registered_on)), (extract(year from r.registered_on), d.unit_name))
    order by 1, 2`;
}

/** What may be told of an agency, as it stands from now on. */
export type Statistics = {
  readonly until: CalendarDay;
  readonly groups: readonly (ReleasedCount & { readonly year: number; readonly grouping: Grouping })[];
  readonly grounds: readonly (Omit<CountedGround, 'closed'> & { readonly closed: number | null })[];
  readonly times: readonly CountedTime[];
};

/** Puts all of it in the place of what was told before; two who count at once do it one after the other. */
export async function replaceStatistics(tx: Tx, agencyId: number, counted: Statistics): Promise<void> {
  const { until, groups, grounds, times } = counted;
  await tx`
    insert into public_site.statistics_counted (agency_id, until) values (${agencyId}, ${until}::text::date)
    on conflict on constraint statistics_are_counted_once do update set until = excluded.until`;
  await tx`delete from public_site.disclosure_counts where agency_id = ${agencyId}`;
  await tx`delete from public_site.ground_counts where agency_id = ${agencyId}`;
  await tx`delete from public_site.disclosure_times where agency_id = ${agencyId}`;
  await tx`
    insert into public_site.disclosure_counts (agency_id, year, grouping, name, open, partially_open, closed)
    select ${agencyId}, year, grouping, name, open, "partiallyOpen", closed
    from jsonb_to_recordset(${JSON.stringify(groups)}::text::jsonb)
      as row (year int, grouping text, name text, open int, "partiallyOpen" int, closed int)`;
  await tx`
    insert into public_site.ground_counts (agency_id, year, ground, partially_open, closed)
    select ${agencyId}, year, ground, "partiallyOpen", closed
    from jsonb_to_recordset(${JSON.stringify(grounds)}::text::jsonb)
      as row (year int, ground int, "partiallyOpen" int, closed int)`;
  await tx`
    insert into public_site.disclosure_times (agency_id, year, unit_name, documents, to_approval, to_publication)
    select ${agencyId}, year, "unitName", documents, "toApproval", "toPublication"
    from jsonb_to_recordset(${JSON.stringify(times)}::text::jsonb)
      as row (year int, "unitName" text, documents int, "toApproval" bigint, "toPublication" bigint)`;
}

/** An agency that has statistics, the newest year first, and the day up to which they count. */
export type StatisticsOfAgency = {
  readonly agencyId: number;
  readonly name: string;
  readonly until: CalendarDay;
  readonly years: readonly number[];
};

export async function listPeriods(publicSql: Reader): Promise<StatisticsOfAgency[]> {
  return publicSql<StatisticsOfAgency[]>`
    select c.agency_id as "agencyId", a.name, c.until,
      array(select year::int from public_site.disclosure_counts d where d.agency_id = c.agency_id
        union select year::int from public_site.request_statistics r where r.agency_id = c.agency_id
        order by 1 desc) as years
    from public_site.statistics_counted c join public_site.agencies a using (agency_id)
    order by c.agency_id`;
}

/** What is told of an agency's year. */
export async function findStatistics(
  publicSql: Reader,
  agencyId: number,
  year: number,
): Promise<Omit<Statistics, 'until'>> {
  const [groups, grounds, times] = await Promise.all([
    publicSql<Statistics['groups'][number][]>`
      select year, grouping, name, open, partially_open as "partiallyOpen", closed
      from public_site.disclosure_counts where agency_id = ${agencyId} and year = ${year}
      order by grouping, name`,
    publicSql<Statistics['grounds'][number][]>`
      select year, ground, partially_open as "partiallyOpen", closed
      from public_site.ground_counts where agency_id = ${agencyId} and year = ${year} order by ground`,
    publicSql<Statistics['times'][number][]>`
      select year, unit_name as "unitName", documents, to_approval::int as "toApproval",
        to_publication::int as "toPublication"
      from public_site.disclosure_times where agency_id = ${agencyId} and year = ${year}
      order by unit_name`,
  ]);
  return { groups, grounds, times };
}
