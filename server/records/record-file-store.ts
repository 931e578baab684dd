import type { Retention } from '../../shared/records/retention.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { Statement } from '../platform/database/one-statement.ts';

/** 기록물철: what was filed under a unit task within a time; from `from`, before `before`. */
export type RecordFile = {
  readonly unitTaskId: string;
  readonly unitId: string;
  readonly path: readonly string[];
  readonly retention: Retention;
  readonly documents: number;
};

export type FiledWithin = { readonly from: Date; readonly before: Date };

type KnownWithin = FiledWithin & {
  /** Documents that whoever asks does not know of: they are neither listed nor counted. */
  readonly hidden: readonly string[];
};

/** The files that have documents of this time, in the order of the classification. `unitIds` null: of all units. */
export function listRecordFiles(
  sql: Reader,
  agencyId: number,
  asked: KnownWithin & { readonly unitIds: readonly string[] | null; readonly find: string },
  most: number,
): Promise<RecordFile[]> {
  const { from, before, unitIds, find, hidden } = asked;
  return sql<RecordFile[]>`
    select task.id as "unitTaskId", unit_id as "unitId", path, retention, filed.documents
    from unit_tasks task, lateral (
      select count(*)::int as documents from filings
      where agency_id = task.agency_id and unit_task_id = task.id and filed_at >= ${from} and filed_at < ${before}
        ${isKnown(sql, hidden)}
    ) filed
    where task.agency_id = ${agencyId} and filed.documents > 0
      and (${unitIds === null} or unit_id = any(${(unitIds ?? []) as string[]}::uuid[]))
      and (${find} = '' or strpos(lower(array_to_string(path, ' ')), lower(${find})) > 0)
    order by path, task.id limit ${most}`;
}

/** The ids of what was filed in the units' files within a time, to stand inside another's statement. */
export function filedInFilesOf(
  sql: Reader,
  agencyId: number,
  unitIds: readonly string[],
  { from, before }: FiledWithin,
): Statement {
  return sql`
    select filing.document_id from unit_tasks task
    join filings filing on filing.agency_id = task.agency_id and filing.unit_task_id = task.id
    where task.agency_id = ${agencyId} and task.unit_id = any(${unitIds as string[]}::uuid[])
      and filing.filed_at >= ${from} and filing.filed_at < ${before}`;
}

/** A unit task of any day, also one that is closed: its files stay. */
export async function findRecordFile(
  sql: Reader,
  agencyId: number,
  unitTaskId: string,
): Promise<Omit<RecordFile, 'documents'> | undefined> {
  const [file] = await sql<Omit<RecordFile, 'documents'>[]>`
    select id as "unitTaskId", unit_id as "unitId", path, retention from unit_tasks
    where agency_id = ${agencyId} and id = ${unitTaskId}`;
  return file;
}

/** The documents of a file in the order of their filing. */
export async function listFiledDocuments(
  sql: Reader,
  agencyId: number,
  { unitTaskId, from, before, hidden }: KnownWithin & { readonly unitTaskId: string },
  most: number,
): Promise<string[]> {
  const rows = await sql<{ documentId: string }[]>`
    select document_id as "documentId" from filings
    where agency_id = ${agencyId} and unit_task_id = ${unitTaskId} and filed_at >= ${from} and filed_at < ${before}
      ${isKnown(sql, hidden)}
    order by filed_at, document_id limit ${most}`;
  return rows.map((row) => row.documentId);
}

function isKnown(sql: Reader, hidden: readonly string[]) {
  return hidden.length === 0 ? sql`` : sql`and document_id <> all(${hidden as string[]}::uuid[])`;
}
