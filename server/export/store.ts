import { brokenConstraint, type Reader, type Tx } from '../platform/database/connect.ts';
import type { StoredFile } from '../platform/files/file-store.ts';

export type ExportState = 'waiting' | 'running' | 'ready' | 'failed' | 'cancelled' | 'removed';

/** An export as its row stands, without the documents. */
export type ExportRow = {
  readonly id: string;
  readonly unitTaskId: string;
  readonly fromOn: string;
  readonly toOn: string;
  readonly byPersonId: string;
  readonly askedAt: Date;
  readonly state: ExportState;
  readonly total: number;
  readonly hidden: number;
  readonly done: number;
  readonly faults: number;
  readonly reason: string | null;
  readonly storageName: string | null;
  readonly sha256: string | null;
  readonly size: number | null;
  readonly keptUntil: Date | null;
  readonly downloads: number;
  /** What is in it, in the order of filing; not read where nothing was left out and nobody asks. */
  readonly documentIds: readonly string[] | null;
};

export type NewExport = {
  readonly id: string;
  readonly unitTaskId: string;
  readonly fromOn: string;
  readonly toOn: string;
  readonly byPersonId: string;
  readonly askedAt: Date;
  readonly documentIds: readonly string[];
  readonly hidden: number;
};

/** A job as the process that has taken it knows it. */
export type TakenExport = NewExport & { readonly agencyId: number; readonly attempts: number };

export function insertExport(tx: Tx, agencyId: number, one: NewExport): Promise<unknown> {
  return tx`
    insert into record_exports (agency_id, id, unit_task_id, from_on, to_on, by_person_id, asked_at, state, document_ids,
      hidden, done, faults, attempts)
    values (${agencyId}, ${one.id}, ${one.unitTaskId}, ${one.fromOn}, ${one.toOn}, ${one.byPersonId}, ${one.askedAt},
      'waiting', ${one.documentIds as string[]}::uuid[], ${one.hidden}, 0, 0, 0)`;
}

export function isAlreadyPreparing(error: unknown): boolean {
  return brokenConstraint(error) === 'a_person_prepares_one_export_at_a_time';
}

/** How many files of this person lie ready to be fetched. */
export async function countKept(sql: Reader, agencyId: number, personId: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from record_exports
    where agency_id = ${agencyId} and by_person_id = ${personId} and state = 'ready'`;
  return row?.count ?? 0;
}

/** The newest first; of one person, or of everybody where `personId` is null. */
export function listExports(
  sql: Reader,
  agencyId: number,
  personId: string | null,
  most: number,
): Promise<ExportRow[]> {
  return sql<ExportRow[]>`
    select ${columns(sql)}, case when hidden > 0 then document_ids end as "documentIds" from record_exports export
    where agency_id = ${agencyId} and (${personId}::uuid is null or by_person_id = ${personId}::uuid)
    order by asked_at desc, id limit ${most}`;
}

/** With the documents it was asked for; of its own person alone. */
export async function findExport(
  sql: Reader,
  agencyId: number,
  personId: string,
  id: string,
): Promise<(ExportRow & { readonly documentIds: readonly string[] }) | undefined> {
  const [row] = await sql<(ExportRow & { documentIds: string[] })[]>`
    select ${columns(sql)}, document_ids as "documentIds" from record_exports export
    where agency_id = ${agencyId} and by_person_id = ${personId} and id = ${id}`;
  return row;
}

function columns(sql: Reader) {
  return sql`
    id, unit_task_id as "unitTaskId", from_on as "fromOn", to_on as "toOn", by_person_id as "byPersonId",
    asked_at as "askedAt", state, cardinality(document_ids) as total, hidden, done, faults, reason,
    storage_name as "storageName", sha256, size::float8 as size, kept_until as "keptUntil",
    (select count(*)::int from record_export_downloads download
      where download.agency_id = export.agency_id and download.export_id = export.id) as downloads`;
}

/** Ends a job or takes its file away; what had been there to be removed. Nothing happens to one that has ended. */
export async function endExport(
  tx: Tx,
  agencyId: number,
  personId: string,
  id: string,
): Promise<{ readonly storageName: string | null } | undefined> {
  const [row] = await tx<{ storageName: string | null }[]>`
    with ending as (
      select agency_id, id, state, storage_name from record_exports
      where agency_id = ${agencyId} and by_person_id = ${personId} and id = ${id}
        and state in ('waiting', 'running', 'ready')
      for update)
    update record_exports export
    set state = case ending.state when 'ready' then 'removed' else 'cancelled' end, storage_name = null,
      lease_until = null
    from ending where export.agency_id = ending.agency_id and export.id = ending.id
    returning ending.storage_name as "storageName"`;
  return row;
}

export function insertDownload(
  tx: Tx,
  agencyId: number,
  download: { readonly id: string; readonly exportId: string; readonly byPersonId: string; readonly at: Date },
): Promise<unknown> {
  return tx`
    insert into record_export_downloads (agency_id, id, export_id, by_person_id, at)
    values (${agencyId}, ${download.id}, ${download.exportId}, ${download.byPersonId}, ${download.at})`;
}

/** Takes the job that has waited longest, also one whose process has died, and begins it anew. */
export async function takeExport(sql: Reader, now: Date, leaseUntil: Date): Promise<TakenExport | undefined> {
  const [job] = await sql<TakenExport[]>`
    update record_exports set state = 'running', attempts = attempts + 1, lease_until = ${leaseUntil}, done = 0,
      faults = 0
    where (agency_id, id) in (
      select agency_id, id from record_exports
      where state = 'waiting' or (state = 'running' and lease_until < ${now})
      order by asked_at, id limit 1 for update skip locked)
    returning agency_id as "agencyId", id, unit_task_id as "unitTaskId", from_on as "fromOn", to_on as "toOn",
      by_person_id as "byPersonId", asked_at as "askedAt", document_ids as "documentIds", hidden, attempts`;
  return job;
}

/** False where the job is no longer this process's: cancelled, or taken by another one. */
export async function tellProgress(
  sql: Reader,
  job: TakenExport,
  progress: { readonly done: number; readonly faults: number; readonly leaseUntil: Date },
): Promise<boolean> {
  const changed = await sql`
    update record_exports set done = ${progress.done}, faults = ${progress.faults}, lease_until = ${progress.leaseUntil}
    where agency_id = ${job.agencyId} and id = ${job.id} and state = 'running' and attempts = ${job.attempts}`;
  return changed.count === 1;
}

export async function markReady(
  sql: Reader,
  job: TakenExport,
  file: StoredFile,
  { at, keptUntil }: { readonly at: Date; readonly keptUntil: Date },
): Promise<boolean> {
  const changed = await sql`
    update record_exports set state = 'ready', storage_name = ${file.storageName}, sha256 = ${file.sha256},
      size = ${file.size}, finished_at = ${at}, kept_until = ${keptUntil}, lease_until = null
    where agency_id = ${job.agencyId} and id = ${job.id} and state = 'running' and attempts = ${job.attempts}`;
  return changed.count === 1;
}

export function markFailed(sql: Reader, job: TakenExport, reason: string, at: Date): Promise<unknown> {
  return sql`
    update record_exports set state = 'failed', reason = ${reason}, finished_at = ${at}, lease_until = null
    where agency_id = ${job.agencyId} and id = ${job.id} and state = 'running' and attempts = ${job.attempts}`;
}

/** Gives the job back: it waits again. `begun` says whether this try counts. */
export function putBack(sql: Reader, job: TakenExport, begun: boolean): Promise<unknown> {
  return sql`
    update record_exports set state = 'waiting', lease_until = null, done = 0, faults = 0,
      attempts = attempts - ${begun ? 0 : 1}
    where agency_id = ${job.agencyId} and id = ${job.id} and state = 'running' and attempts = ${job.attempts}`;
}

/** Takes away the files whose time is over and names them. */
export async function removeOld(sql: Reader, now: Date): Promise<string[]> {
  const rows = await sql<{ storageName: string }[]>`
    with old as (
      select agency_id, id, storage_name from record_exports where state = 'ready' and kept_until <= ${now} for update)
    update record_exports export set state = 'removed', storage_name = null
    from old where export.agency_id = old.agency_id and export.id = old.id
    returning old.storage_name as "storageName"`;
  return rows.map((row) => row.storageName);
}

/** Those of the stored objects that an export names: the sweep of orphans leaves them. */
export async function exportObjects(sql: Reader, storageNames: readonly string[]): Promise<string[]> {
  const rows = await sql<{ storageName: string }[]>`
    select storage_name as "storageName" from record_exports where storage_name = any(${storageNames as string[]})`;
  return rows.map((row) => row.storageName);
}
