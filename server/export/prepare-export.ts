import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { dayInKorea, timeInKorea } from '../../shared/kernel/calendar-day.ts';
import { RETENTION_LABELS } from '../../shared/records/retention.ts';
import { findAgencyName, findPersonNames, listUnitNames } from '../organization/index.ts';
import type { StoredFile } from '../platform/files/file-store.ts';
import type { Services } from '../platform/services.ts';
import { findRecordFile } from '../records/index.ts';
import type { PaperMakers } from '../rendering/index.ts';
import { documentEntries } from './export-entries.ts';
import { type ExportFacts, exportReport, type IndexedDocument, indexJson, indexSheet } from './export-index.ts';
import { EXPORT_LIMITS } from './export-limits.ts';
import type { TakenExport } from './store.ts';
import { oneByteArray, type ZipEntry, zipStream } from './zip-stream.ts';

export type Progress = { readonly done: number; readonly faults: number };

/** Told after every document; throws where the job is not to go on. */
export type TellProgress = (progress: Progress) => Promise<void>;

/**
 * Writes the archive of a job into the file store, document by document: what is in memory is one document and the
 * list. Broken off, it leaves nothing behind.
 */
export async function prepareExport(
  services: Services,
  makers: PaperMakers,
  job: TakenExport,
  tell: TellProgress,
): Promise<StoredFile> {
  const facts = await factsOf(services, job);
  const entries = entriesOf(services, makers, job, facts, tell);
  return services.files.write(Readable.from(zipStream(entries)), EXPORT_LIMITS.fileBytes);
}

async function* entriesOf(
  services: Services,
  makers: PaperMakers,
  job: TakenExport,
  facts: ExportFacts,
  tell: TellProgress,
): AsyncGenerator<ZipEntry> {
  const listed: IndexedDocument[] = [];
  for (const [index, documentId] of job.documentIds.entries()) {
    listed.push(yield* documentEntries({ services, makers }, job.agencyId, documentId, index + 1));
    await tell({ done: listed.length, faults: listed.reduce((sum, { faults }) => sum + faults.length, 0) });
  }
  const at = job.askedAt;
  const sheet = await indexSheet(listed);
  const json = indexJson(facts, listed);
  yield { name: '목록.xlsx', at, bytes: oneByteArray(sheet) };
  yield { name: '목록.json', at, bytes: oneByteArray(json) };
  yield { name: '읽어 주십시오.txt', at, bytes: oneByteArray(exportReport(facts, listed)) };
  // What sha256sum and its likes check the unpacked files with, the lists themselves included.
  const sums = [
    ...listed.flatMap(({ files }) => files.map(({ path, sha256 }) => ({ path, sha256 }))),
    { path: '목록.xlsx', sha256: sha256(sheet) },
    { path: '목록.json', sha256: sha256(json) },
  ];
  const text = sums.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
  yield { name: 'SHA256SUMS', at, bytes: oneByteArray(new TextEncoder().encode(text)) };
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function factsOf({ database, clock }: Services, job: TakenExport): Promise<ExportFacts> {
  const { sql } = database;
  const { agencyId, unitTaskId, byPersonId, askedAt, fromOn, toOn, hidden } = job;
  const [agencyName, file, names] = await Promise.all([
    findAgencyName(sql, agencyId),
    findRecordFile(sql, agencyId, unitTaskId),
    findPersonNames(sql, agencyId, [byPersonId]),
  ]);
  if (!file) throw new Error(`an export of no unit task: ${unitTaskId}`);
  const [unit] = await listUnitNames(sql, agencyId, [file.unitId], dayInKorea(clock.now()));
  return {
    agencyName: agencyName ?? '',
    unitName: unit?.unitName ?? '',
    path: file.path,
    retention: RETENTION_LABELS[file.retention],
    fromOn,
    toOn,
    askedBy: names.get(byPersonId) ?? '',
    askedAt: `${dayInKorea(askedAt)} ${timeInKorea(askedAt)}`,
    hidden,
  };
}
