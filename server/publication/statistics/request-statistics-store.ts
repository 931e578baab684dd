import type { ToldFigures } from '../../../shared/requests/told-figures.ts';
import type { Reader } from '../../platform/database/connect.ts';

/** What is told of a year's requests stands for ever: whoever counts it a second time finds it there. */
export function insertRequestStatistics(
  sql: Reader,
  told: { readonly agencyId: number; readonly year: number; readonly figures: ToldFigures },
): Promise<unknown> {
  return sql`
    insert into public_site.request_statistics (agency_id, year, figures)
    values (${told.agencyId}, ${told.year}, ${JSON.stringify(told.figures)}::text::jsonb)
    on conflict on constraint requests_of_a_year_are_told_once do nothing`;
}

export async function listYearsOfRequests(sql: Reader, agencyId: number): Promise<number[]> {
  const rows = await sql<{ year: number }[]>`
    select year from public_site.request_statistics where agency_id = ${agencyId}`;
  return rows.map(({ year }) => year);
}

export async function findToldRequests(
  publicSql: Reader,
  agencyId: number,
  year: number,
): Promise<ToldFigures | undefined> {
  const [row] = await publicSql<{ figures: ToldFigures }[]>`
    select figures from public_site.request_statistics where agency_id = ${agencyId} and year = ${year}`;
  return row?.figures;
}
