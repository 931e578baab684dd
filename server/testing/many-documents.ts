import type postgres from 'postgres';

/** The id of the n-th of many documents. */
export const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Approved documents of agency 1 with nothing in them: enough that PostgreSQL has reason to look for a way. */
export async function insertManyDocuments(sql: postgres.Sql, count: number, drafterPersonId: string): Promise<void> {
  await sql`
    insert into documents (agency_id, id, management_number, drafter_person_id, drafter_post_id, unit_id, created_at,
      status, version, revision, saved_at, title, public_title, editor_json, summary, keywords, disclosure_level,
      disclosure_grounds, body_open, licence, line)
    select 1, ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'D0001' || lpad(n::text, 9, '0'),
      ${drafterPersonId}, ${drafterPersonId}, ${drafterPersonId}, '2026-11-02', 'approved', 1, 1, '2026-11-02', '', '', '',
      '', '{}', 'open', '{}', true, 'none', '[]'
    from generate_series(0, ${count}::int - 1) as n`;
}
