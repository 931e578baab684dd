import { type DocumentFacts, mayRead, type Reader as PolicyReader } from '../../shared/access/document-access.ts';
import { mayExportFile } from '../../shared/access/record-file-access.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { listDocumentFacts, policyReader } from '../approval/index.ts';
import { listPostsOf } from '../organization/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { findRecordFile } from '../records/index.ts';

/** As many streams as are read at once. */
const CHUNK = 200;

/** A person with the posts of today. Nobody exports in another's place: a stand-in reads what waits, and no more. */
export async function exportReader({ database, clock }: Services, signed: Signed): Promise<PolicyReader> {
  const today = dayInKorea(clock.now());
  const posts = await listPostsOf(database.sql, signed.agencyId, signed.personId, today);
  return policyReader(
    signed,
    today,
    posts.map(({ unitId }) => unitId),
  );
}

/** A record file on behalf of a person; one of another unit and one that does not exist are the same answer. */
export async function accessRecordFile(sql: Reader, reader: PolicyReader, unitTaskId: string) {
  const file = await findRecordFile(sql, reader.agencyId, unitTaskId);
  if (!file || !mayExportFile(reader, { agencyId: reader.agencyId, unitId: file.unitId })) {
    throw new Problem('not-found');
  }
  return file;
}

/** Those of the documents that the person may read now, in their order. */
export async function readableOf(sql: Reader, reader: PolicyReader, documentIds: readonly string[]): Promise<string[]> {
  const readable: string[] = [];
  for (let from = 0; from < documentIds.length; from += CHUNK) {
    const part = documentIds.slice(from, from + CHUNK);
    const facts: ReadonlyMap<string, DocumentFacts> = await listDocumentFacts(sql, reader.agencyId, part);
    for (const documentId of part) {
      const fact = facts.get(documentId);
      if (fact && mayRead(reader, fact)) readable.push(documentId);
    }
  }
  return readable;
}
