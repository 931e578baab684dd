import { documentVersionsNamed } from '../document/index.ts';
import type { Reader } from '../platform/database/connect.ts';

type Opening = { readonly agencyId: number; readonly documentId: string; readonly personId: string };

/** 열람 이력: appended to, never changed. */
export async function insertOpening(sql: Reader, opening: Opening, version: number, at: Date): Promise<void> {
  const { agencyId, documentId, personId } = opening;
  await sql`
    insert into document_openings (agency_id, document_id, person_id, version, at)
    values (${agencyId}, ${documentId}, ${personId}, ${version}, ${at})
    on conflict do nothing`;
}

/** The newest version the person has opened; undefined if none. */
export async function findSeenVersion(sql: Reader, opening: Opening): Promise<number | undefined> {
  const [row] = await sql<{ version: number | null }[]>`
    select max(version) as version from document_openings
    where agency_id = ${opening.agencyId} and document_id = ${opening.documentId}
      and person_id = ${opening.personId}`;
  return row?.version ?? undefined;
}

/** Everybody's, the newest first. */
export function listOpenings(sql: Reader, { agencyId, documentId }: Omit<Opening, 'personId'>, limit: number) {
  return sql<{ personId: string; version: number; at: Date }[]>`
    select person_id as "personId", version, at from document_openings
    where agency_id = ${agencyId} and document_id = ${documentId}
    order by at desc, person_id, version limit ${limit}`;
}

/** Which of these documents of an agency the person has opened as they stand now. */
export async function listOpenedNow(
  sql: Reader,
  { agencyId, personId }: Omit<Opening, 'documentId'>,
  managementNumbers: readonly string[],
): Promise<readonly string[]> {
  const rows = await sql<{ managementNumber: string }[]>`
    select numbered.management_number as "managementNumber"
    from (${documentVersionsNamed(sql, agencyId, managementNumbers)}) as numbered
    where exists (
      select from document_openings opening
      where opening.agency_id = ${agencyId} and opening.document_id = numbered.id
        and opening.person_id = ${personId} and opening.version = numbered.version)`;
  return rows.map((row) => row.managementNumber);
}
