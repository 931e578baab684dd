import type { Reader, Tx } from '../platform/database/connect.ts';
import type { StoredFile } from '../platform/files/file-store.ts';

/** What a paper was issued with: its printed address, what drew it, and the agency's signature or nobody's yet. */
export type IssueFacts = {
  readonly address: string;
  readonly signedBy: string | null;
  readonly rendererVersion: string;
};

/** The frozen paper as its row stands; `failed` says why in words for the document page. */
export type FrozenPaper =
  | { readonly state: 'waiting' }
  /** `address` is that of a file that was there before. */
  | { readonly state: 'failed'; readonly reason: string; readonly address: string | null }
  | {
      readonly state: 'ready';
      readonly file: StoredFile;
      readonly pages: number;
      /** Null of a paper that was frozen before this was written down. */
      readonly fontsSha256: string | null;
      /** Null for papers from before there were signatures: they stay as they are. */
      readonly issue: IssueFacts | null;
      readonly drawnAgainAt: Date | null;
    };

type Key = { readonly agencyId: number; readonly documentId: string };

type FrozenRow = {
  state: string;
  reason: string | null;
  storageName: string;
  sha256: string;
  size: number;
  pages: number;
  rendererVersion: string;
  fontsSha256: string | null;
  address: string | null;
  signature: string | null;
  signedBy: string | null;
  drawnAgainAt: Date | null;
};

export async function findFrozenRow(sql: Reader, { agencyId, documentId }: Key): Promise<FrozenPaper | undefined> {
  const [row] = await sql<FrozenRow[]>`
    select state, reason, storage_name as "storageName", sha256, size, pages,
      renderer_version as "rendererVersion", fonts_sha256 as "fontsSha256", address,
      signature, signed_by as "signedBy", drawn_again_at as "drawnAgainAt"
    from frozen_papers where agency_id = ${agencyId} and document_id = ${documentId}`;
  if (!row) return undefined;
  if (row.state === 'failed') return { state: 'failed', reason: row.reason ?? '', address: row.address };
  if (row.state !== 'ready') return { state: 'waiting' };
  const { storageName, size, sha256, pages, drawnAgainAt, signature, address } = row;
  const { signedBy, rendererVersion, fontsSha256 } = row;
  const isIssued = signature !== null && address !== null;
  const issue = isIssued ? { address, signedBy, rendererVersion } : null;
  return { state: 'ready', file: { storageName, size, sha256 }, pages, fontsSha256, issue, drawnAgainAt };
}

/** Makes the row if there is none and locks it: two who freeze the same paper do it one after the other. */
export async function lockFrozenRow(tx: Tx, key: Key, rendererVersion: string, at: Date): Promise<FrozenPaper> {
  const { agencyId, documentId } = key;
  await tx`
    insert into frozen_papers (agency_id, document_id, state, renderer_version, made_at)
    values (${agencyId}, ${documentId}, 'waiting', ${rendererVersion}, ${at})
    on conflict on constraint a_document_has_one_frozen_paper do nothing`;
  await tx`
    select from frozen_papers where agency_id = ${agencyId} and document_id = ${documentId} for update`;
  return (await findFrozenRow(tx, key)) ?? { state: 'waiting' };
}

export function updateFrozenRow(
  tx: Tx,
  { agencyId, documentId }: Key,
  paper: FrozenPaper,
  made: { readonly rendererVersion: string; readonly at: Date },
): Promise<unknown> {
  const ready = paper.state === 'ready' ? paper : undefined;
  const issue = ready?.issue;
  return tx`
    update frozen_papers set state = ${paper.state}, reason = ${paper.state === 'failed' ? paper.reason : null},
      storage_name = ${ready?.file.storageName ?? null}, sha256 = ${ready?.file.sha256 ?? null},
      size = ${ready?.file.size ?? null}, pages = ${ready?.pages ?? null},
      fonts_sha256 = ${ready?.fontsSha256 ?? null}, address = coalesce(${issue?.address ?? null}, address),
      signature = ${issue ? (issue.signedBy === null ? 'waiting' : 'signed') : null},
      signed_by = ${issue?.signedBy ?? null}, drawn_again_at = ${ready?.drawnAgainAt ?? null},
      renderer_version = ${made.rendererVersion}, made_at = ${made.at}
    where agency_id = ${agencyId} and document_id = ${documentId}`;
}

/** The same file with the agency's signature at its end. */
export function markSigned(
  tx: Tx,
  { agencyId, documentId }: Key,
  { file, signedBy }: { readonly file: StoredFile; readonly signedBy: string },
): Promise<unknown> {
  return tx`
    update frozen_papers set storage_name = ${file.storageName}, sha256 = ${file.sha256}, size = ${file.size},
      signature = 'signed', signed_by = ${signedBy}
    where agency_id = ${agencyId} and document_id = ${documentId}`;
}

/** A paper that waits for the agency's signature, and where it stands among all that wait. */
export type UnsignedPaper = Key & { readonly madeAt: Date };

/** Papers that wait for the agency's signature, the oldest first, from behind one of them on. */
export async function listUnsigned(
  sql: Reader,
  behind: UnsignedPaper | undefined,
  limit: number,
): Promise<UnsignedPaper[]> {
  return sql<UnsignedPaper[]>`
    select agency_id as "agencyId", document_id as "documentId", made_at as "madeAt" from frozen_papers
    where signature = 'waiting' and (${behind === undefined} or (made_at, agency_id, document_id) >
      (${behind?.madeAt ?? null}::timestamptz, ${behind?.agencyId ?? null}::int, ${behind?.documentId ?? null}::uuid))
    order by made_at, agency_id, document_id limit ${limit}`;
}

/** How many papers of an agency wait for its signature. */
export async function countUnsigned(sql: Reader, agencyId: number): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from frozen_papers where agency_id = ${agencyId} and signature = 'waiting'`;
  return row?.count ?? 0;
}

/** The signed paper of a public copy, by the event that published it. */
export async function findCitizensPaper(
  sql: Reader,
  agencyId: number,
  eventId: string,
): Promise<StoredFile | undefined> {
  const [row] = await sql<StoredFile[]>`
    select storage_name as "storageName", sha256, size from citizens_papers
    where agency_id = ${agencyId} and event_id = ${eventId}`;
  return row;
}

/** The same for whoever reads `public_site` alone. */
export async function findPublicPaperFile(
  publicSql: Reader,
  agencyId: number,
  eventId: string,
): Promise<StoredFile | undefined> {
  const [row] = await publicSql<StoredFile[]>`
    select storage_name as "storageName", sha256, size from public_site.citizens_papers
    where agency_id = ${agencyId} and event_id = ${eventId}`;
  return row;
}

/** Keeps a paper; one that is there already, from another request at the same moment, stays unless it is damaged. */
export async function keepCitizensPaper(
  tx: Tx,
  paper: StoredFile & {
    readonly agencyId: number;
    readonly eventId: string;
    readonly replaces: string | undefined;
    readonly rendererVersion: string;
    readonly fontsSha256: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const kept = await tx`
    insert into citizens_papers (agency_id, event_id, storage_name, sha256, size, renderer_version, fonts_sha256, made_at)
    values (${paper.agencyId}, ${paper.eventId}, ${paper.storageName}, ${paper.sha256}, ${paper.size},
      ${paper.rendererVersion}, ${paper.fontsSha256}, ${paper.at})
    on conflict on constraint a_public_copy_has_one_paper do update
    set storage_name = excluded.storage_name, sha256 = excluded.sha256, size = excluded.size,
      renderer_version = excluded.renderer_version, fonts_sha256 = excluded.fonts_sha256, made_at = excluded.made_at
    where citizens_papers.storage_name = ${paper.replaces ?? ''}
    returning 1`;
  return kept.length > 0;
}

/** Those of the objects that a paper names: the sweep of orphans leaves them. */
export async function paperObjects(sql: Reader, storageNames: readonly string[]): Promise<string[]> {
  const rows = await sql<{ storageName: string }[]>`
    select storage_name as "storageName" from frozen_papers where storage_name = any(${storageNames as string[]})
    union all
    select storage_name from citizens_papers where storage_name = any(${storageNames as string[]})`;
  return rows.map((row) => row.storageName);
}
