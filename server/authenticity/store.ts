import type { Reader } from '../platform/database/connect.ts';
import type { SigningName } from './paper-signer.ts';
import type { SignerKind } from './signer.ts';

/** 보존본, 시민 공개본, 통지서, 문서관리카드: as what a file was handed out. */
export type CopyKind = 'archive' | 'citizens' | 'notice' | 'card';
export type Standing = 'closed' | 'public' | 'withdrawn';

type Key = { readonly agencyId: number; readonly documentKey: string };

export type IssuedFile = Key & {
  readonly sha256: string;
  readonly copy: CopyKind;
  /** The public copy it was made of: which edition it is. */
  readonly copyId?: string;
  readonly signedBy: SigningName | null;
  readonly at: Date;
};

/** A paper was frozen: from now on its address and its files are known. What citizens see of it is told elsewhere. */
export function insertPaper(
  sql: Reader,
  paper: Key & { readonly agencyName: string; readonly addressHash: string | null; readonly at: Date },
): Promise<unknown> {
  return sql`
    insert into public_site.issued_papers (agency_id, document_key, agency_name, address_hash, standing, since)
    values (${paper.agencyId}, ${paper.documentKey}, ${paper.agencyName}, ${paper.addressHash}, 'closed', ${paper.at})
    on conflict on constraint a_paper_has_one_standing do update
    set address_hash = coalesce(excluded.address_hash, issued_papers.address_hash)`;
}

export function insertFile(sql: Reader, file: IssuedFile): Promise<unknown> {
  return sql`
    insert into public_site.issued_files (agency_id, sha256, document_key, copy, copy_id, issued_at, signed_by,
      signer_kind)
    values (${file.agencyId}, ${file.sha256}, ${file.documentKey}, ${file.copy}, ${file.copyId ?? null}, ${file.at},
      ${file.signedBy?.name ?? null}, ${file.signedBy?.kind ?? null})
    on conflict on constraint a_file_is_issued_once do nothing`;
}

/**
 * Published or withdrawn: the number stands in the row only while citizens can read the document. A public copy that
 * was not shown before is a new edition; one that is shown again keeps its number.
 */
export function upsertStanding(
  sql: Reader,
  row: Key & {
    readonly agencyName: string;
    readonly standing: Standing;
    readonly managementNumber: string | null;
    readonly at: Date;
    /** The public copy that citizens read from now on, where there is a paper of it. */
    readonly copyId?: string | undefined;
  },
): Promise<unknown> {
  const editions = row.copyId === undefined ? [] : [row.copyId];
  return sql`
    insert into public_site.issued_papers as known (agency_id, document_key, agency_name, standing, management_number,
      since, editions)
    values (${row.agencyId}, ${row.documentKey}, ${row.agencyName}, ${row.standing}, ${row.managementNumber}, ${row.at},
      ${editions}::uuid[])
    on conflict on constraint a_paper_has_one_standing do update
    set standing = excluded.standing, management_number = excluded.management_number,
      since = case when known.standing = excluded.standing then known.since else excluded.since end,
      editions = case when known.editions @> excluded.editions then known.editions
        else known.editions || excluded.editions end`;
}

/** A paper as the citizens' role finds it. */
export type FoundPaper = Key & {
  readonly agencyName: string;
  readonly standing: Standing;
  readonly managementNumber: string | null;
  readonly since: Date;
  /** The public copies that were made of it, the first one first. */
  readonly editions: readonly string[];
};

export type FoundFile = {
  readonly paper: FoundPaper;
  readonly sha256: string;
  readonly copy: CopyKind;
  readonly copyId: string | null;
  readonly issuedAt: Date;
  readonly signedBy: string | null;
  readonly signerKind: SignerKind | null;
  /** Another file of the same kind was made of the document afterwards. */
  readonly hasNewer: boolean;
};

/** The first of these hashes that is the hash of a file of this office. */
export async function findFile(publicSql: Reader, hashes: readonly string[]): Promise<FoundFile | undefined> {
  const [row] = await publicSql<(FoundPaper & Omit<FoundFile, 'paper'>)[]>`
    select f.agency_id as "agencyId", f.document_key as "documentKey", p.agency_name as "agencyName", p.standing,
      p.management_number as "managementNumber", p.since, p.editions, f.sha256, f.copy, f.copy_id as "copyId",
      f.issued_at as "issuedAt", f.signed_by as "signedBy", f.signer_kind as "signerKind",
      exists (select from public_site.issued_files later
        where later.agency_id = f.agency_id and later.document_key = f.document_key and later.copy = f.copy
          and later.issued_at > f.issued_at) as "hasNewer"
    from public_site.issued_files f
    join public_site.issued_papers p on p.agency_id = f.agency_id and p.document_key = f.document_key
    where f.sha256 = any(${hashes as string[]}::text[])
    order by array_position(${hashes as string[]}::text[], f.sha256), f.issued_at limit 1`;
  if (!row) return undefined;
  const { sha256, copy, copyId, issuedAt, signedBy, signerKind, hasNewer, ...paper } = row;
  return { paper, sha256, copy, copyId, issuedAt, signedBy, signerKind, hasNewer };
}

export async function findPaperByAddress(publicSql: Reader, addressHash: string): Promise<FoundPaper | undefined> {
  const [row] = await publicSql<FoundPaper[]>`
    select ${columns(publicSql)} from public_site.issued_papers where address_hash = ${addressHash} limit 1`;
  return row;
}

export async function findPaperByKey(
  publicSql: Reader,
  { agencyId, documentKey }: Key,
): Promise<FoundPaper | undefined> {
  const [row] = await publicSql<FoundPaper[]>`
    select ${columns(publicSql)} from public_site.issued_papers
    where agency_id = ${agencyId} and document_key = ${documentKey}`;
  return row;
}

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
    management_number as "managementNumber", since, editions`;
}
