import type { Reader, Tx } from '../platform/database/connect.ts';
import type { StoredFile } from '../platform/files/file-store.ts';

/** The frozen paper as its row stands; `failed` says why in words for the document page. */
export type FrozenPaper =
  | { readonly state: 'waiting' }
  | { readonly state: 'failed'; readonly reason: string }
  | {
      readonly state: 'ready';
      readonly file: StoredFile;
      readonly pages: number;
      /** Null of a paper that was frozen before this was written down. */
      readonly fontsSha256: string | null;
    };

type Key = { readonly agencyId: number; readonly documentId: string };

export async function findFrozenRow(sql: Reader, { agencyId, documentId }: Key): Promise<FrozenPaper | undefined> {
  const [row] = await sql<
    {
      state: string;
      reason: string | null;
      storageName: string;
      sha256: string;
      size: number;
      pages: number;
      fontsSha256: string | null;
    }[]
  >`
    select state, reason, storage_name as "storageName", sha256, size, pages, fonts_sha256 as "fontsSha256"
    from frozen_papers where agency_id = ${agencyId} and document_id = ${documentId}`;
  if (!row) return undefined;
  if (row.state === 'failed') return { state: 'failed', reason: row.reason ?? '' };
  if (row.state !== 'ready') return { state: 'waiting' };
  const { storageName, size, sha256, pages, fontsSha256 } = row;
  return { state: 'ready', file: { storageName, size, sha256 }, pages, fontsSha256 };
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
  return tx`
    update frozen_papers set state = ${paper.state}, reason = ${paper.state === 'failed' ? paper.reason : null},
      storage_name = ${ready?.file.storageName ?? null}, sha256 = ${ready?.file.sha256 ?? null},
      size = ${ready?.file.size ?? null}, pages = ${ready?.pages ?? null},
      renderer_version = ${made.rendererVersion}, fonts_sha256 = ${ready?.fontsSha256 ?? null}, made_at = ${made.at}
    where agency_id = ${agencyId} and document_id = ${documentId}`;
}

/** Those of the objects that a frozen paper names: the sweep of orphans leaves them. */
export async function frozenObjects(sql: Reader, storageNames: readonly string[]): Promise<string[]> {
  const rows = await sql<{ storageName: string }[]>`
    select storage_name as "storageName" from frozen_papers where storage_name = any(${storageNames as string[]})`;
  return rows.map((row) => row.storageName);
}
