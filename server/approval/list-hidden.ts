import {
  type DocumentFacts,
  mayRead,
  type Reader as PolicyReader,
  READS_APPROVED,
} from '../../shared/access/document-access.ts';
import { restrictedAmong, restrictedOfUnits } from '../document/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { Statement } from '../platform/database/one-statement.ts';
import { type FiledWithin, filedInFilesOf } from '../records/index.ts';
import { listDocumentFacts } from './list-document-facts.ts';
import { listRestrictedFor } from './restricted-store.ts';

/** As many streams as are read at once. */
const CHUNK = 200;

/** 열람제한: those approved documents of the units that the reader does not know of: lists and counts leave them out. */
export function listHidden(sql: Reader, reader: PolicyReader, unitIds: readonly string[]): Promise<readonly string[]> {
  return hiddenOf(sql, reader, restrictedOfUnits(sql, reader.agencyId, unitIds, reader.today));
}

/** The same of what was filed in the units' files within a time, whichever unit has made it. */
export function listHiddenInFiles(
  sql: Reader,
  reader: PolicyReader,
  unitIds: readonly string[],
  within: FiledWithin,
): Promise<readonly string[]> {
  const { agencyId, today } = reader;
  const filed = filedInFilesOf(sql, agencyId, unitIds, within);
  return hiddenOf(sql, reader, restrictedAmong(sql, agencyId, filed, today));
}

/**
 * Each document is judged by the policy itself: without its line, and with it only where the reader may be a party to
 * it, so that the streams of all the others are never read.
 */
async function hiddenOf(sql: Reader, reader: PolicyReader, restricted: Statement): Promise<readonly string[]> {
  if (reader.roles.some((role) => READS_APPROVED.includes(role))) return [];
  const { agencyId } = reader;
  const rows = await listRestrictedFor(sql, reader, restricted);
  const closed = rows.filter(({ own }) => !own || !mayRead(reader, { ...own, agencyId, ...NOBODY }));
  const doubtful = closed.flatMap(({ mayBeParty, documentId }) => (mayBeParty ? [documentId] : []));
  const readable = await listReadable(sql, reader, doubtful);
  return closed.flatMap(({ documentId }) => (readable.has(documentId) ? [] : [documentId]));
}

/** What is known of an approved document without its line. */
const NOBODY: Pick<DocumentFacts, 'status' | 'participantIds' | 'waitsOnIds' | 'partners'> = {
  status: 'approved',
  participantIds: [],
  waitsOnIds: [],
  partners: [],
};

async function listReadable(sql: Reader, reader: PolicyReader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const readable = new Set<string>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const facts = await listDocumentFacts(sql, reader.agencyId, ids.slice(from, from + CHUNK));
    for (const [documentId, fact] of facts) if (mayRead(reader, fact)) readable.add(documentId);
  }
  return readable;
}
