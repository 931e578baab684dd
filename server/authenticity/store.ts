import type { Reader } from '../platform/database/connect.ts';
import type { SigningName } from './paper-signer.ts';

/** 보존본, 공개본: for whom a file was made. */
export type CopyKind = 'archive' | 'citizens';
export type Standing = 'closed' | 'public' | 'withdrawn';

type Key = { readonly agencyId: number; readonly documentKey: string };

export type IssuedFile = Key & {
  readonly sha256: string;
  readonly copy: CopyKind;
  readonly signedBy: SigningName | null;
  readonly at: Date;
};

/** A paper was frozen: from now on its address and its files are known. What citizens see of it is told elsewhere. */
export function insertPaper(
  sql: Reader,
  paper: Key & { readonly agencyName: string; readonly addressHash: string; readonly at: Date },
): Promise<unknown> {
  return sql`
    insert into public_site.issued_papers (agency_id, document_key, agency_name, address_hash, standing, since)
    values (${paper.agencyId}, ${paper.documentKey}, ${paper.agencyName}, ${paper.addressHash}, 'closed', ${paper.at})
    on conflict on constraint a_paper_has_one_standing do update set address_hash = excluded.address_hash`;
}

export function insertFile(sql: Reader, file: IssuedFile): Promise<unknown> {
  return sql`
    insert into public_site.issued_files (agency_id, sha256, document_key, copy, issued_at, signed_by, signer_kind)
    values (${file.agencyId}, ${file.sha256}, ${file.documentKey}, ${file.copy}, ${file.at},
      ${file.signedBy?.name ?? null}, ${file.signedBy?.kind ?? null})
    on conflict on constraint a_file_is_issued_once do nothing`;
}

/** Published or withdrawn: the number stands in the row only while citizens can read the document. */
export function upsertStanding(
  sql: Reader,
  row: Key & {
    readonly agencyName: string;
    readonly standing: Standing;
    readonly managementNumber: string | null;
    readonly at: Date;
  },
): Promise<unknown> {
  return sql`
    insert into public_site.issued_papers (agency_id, document_key, agency_name, standing, management_number, since)
    values (${row.agencyId}, ${row.documentKey}, ${row.agencyName}, ${row.standing}, ${row.managementNumber}, ${row.at})
    on conflict on constraint a_paper_has_one_standing do update
    set standing = excluded.standing, management_number = excluded.management_number, since = excluded.since`;
}

/** A paper as the citizens' role finds it. */
type FoundPaper = Key & {
  readonly agencyName: string;
  readonly standing: Standing;
  readonly managementNumber: string | null;
  readonly since: Date;
};

/** The paper of a document that citizens can read now. */
export async function findPublicPaper(
  publicSql: Reader,
  agencyId: number,
  managementNumber: string,
): Promise<FoundPaper | undefined> {
  const [row] = await publicSql<FoundPaper[]>`
    select ${columns(publicSql)} from public_site.issued_papers
    where agency_id = ${agencyId} and management_number = ${managementNumber}`;
  return row;
}

function columns(sql: Reader) {
  return sql`agency_id as "agencyId", document_key as "documentKey", agency_name as "agencyName", standing,
    management_number as "managementNumber", since`;
}
