import { readingTerms } from '../../shared/access/reading-terms.ts';
import type { ApprovalLine, ApprovalStatus } from '../../shared/approval/approval-line.ts';
import type { SearchState } from '../../shared/contract/search.ts';
import { disclosureLabel } from '../../shared/disclosure/disclosure.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import { dayInKorea, yearOf } from '../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { printedNumber } from '../../shared/numbering/document-number.ts';
import { originalFormat } from '../../shared/originals/original-format.ts';
import { originalText } from '../../shared/originals/plain-text.ts';
import { type ApprovalRecord, factsOf, findApprovalRecordById } from '../approval/index.ts';
import { findStanding } from '../disclosure/index.ts';
import { listAttachments, type StoredAttachment } from '../document/index.ts';
import type { Originals, ReadingNow } from '../originals/index.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Consumer } from '../platform/outbox/outbox.ts';
import { findIndexedRevision, type IndexedDocument, upsertIndexed } from './index-store.ts';
import {
  haystacksOf,
  opinionsOf,
  peopleOf,
  type SearchedFile,
  type SearchedText,
  tokensOf,
  withinLimit,
} from './searched-text.ts';

/** Reads an attached file: only what has been read before, what is read within a moment, or however long it takes. */
export type FileReading = 'known' | 'moment' | 'whole';

/** The consumer that keeps the index: after the act, in each document's own order, never as its condition. */
export function indexer(originals: Originals): Consumer {
  return {
    name: 'search',
    canWait: true,
    async handle(tx, { agencyId, documentId, sequence }) {
      // Several acts at once: the first delivery has seen them all.
      if (((await findIndexedRevision(tx, agencyId, documentId)) ?? 0) >= sequence) return;
      await indexDocument(tx, originals, { agencyId, documentId }, 'moment');
    },
  };
}

/** Makes the document's row anew from the record itself. */
export async function indexDocument(
  tx: Tx,
  originals: Originals,
  { agencyId, documentId }: { readonly agencyId: number; readonly documentId: string },
  reading: FileReading,
): Promise<void> {
  const approved = await findApprovalRecordById(tx, agencyId, documentId);
  if (!approved || approved.line.status === 'drafting') return;
  // 재분류: what was decided about it since is what it is found by.
  const disclosure = (await findStanding(tx, agencyId, documentId))?.disclosure ?? approved.content.disclosure;
  const record = { ...approved, content: { ...approved.content, disclosure } };
  const { files, isPending } = await readFiles(tx, originals, record, reading);
  await upsertIndexed(tx, indexedDocument(record, files, isPending));
}

function indexedDocument(
  record: ApprovalRecord,
  files: readonly SearchedFile[],
  filesPending: boolean,
): IndexedDocument {
  const { agencyId, documentId, line, content } = record;
  const facts = factsOf(record);
  const terms = readingTerms(facts, idsOnLine(line));
  const texts = searchedText(record, files);
  const haystacks = haystacksOf(texts);
  const at = line.status === 'approved' ? new Date(line.approvedAt) : record.submittedAt;
  return {
    ...{ restriction: facts.restriction, agencyId, documentId, terms, texts, filesPending, at, ...haystacks },
    revision: record.revision,
    drafterPersonId: record.drafterPersonId,
    unitName: record.unitName,
    kind: content.kind?.kind ?? 'general',
    disclosureLevel: content.disclosure.level,
    state: stateOf(line.status),
    year: yearOf(dayInKorea(at)),
    tokens: [...terms, ...tokensOf(haystacks)],
  };
}

function searchedText(record: ApprovalRecord, files: readonly SearchedFile[]): SearchedText {
  const { content, line, registration, further, unitName } = record;
  return {
    managementNumber: record.managementNumber,
    status: line.status,
    disclosureLabel: disclosureLabel(content.disclosure),
    title: content.title,
    unitName,
    drafterName: line.status === 'drafting' ? '' : (line.seats[0]?.officer.name ?? ''),
    numbers: [...(registration ? [printedNumber(registration)] : []), ...further.map(({ printed }) => printed)],
    people: peopleOf(line),
    summary: content.summary,
    keywords: content.keywords,
    body: plainText(content.body),
    opinions: opinionsOf(record.events.map(({ event }) => event)),
    files,
  };
}

export function stateOf(status: ApprovalStatus): SearchState {
  return status === 'rejected' || status === 'recalled' ? 'returned' : status;
}

/** Who sits on the line or has acted on it; other parties were shown the document or asked about it. */
function idsOnLine(line: ApprovalLine): readonly string[] {
  if (line.status === 'drafting') return [];
  const acted = line.actors.filter(({ agencyId }) => agencyId === undefined);
  return [...line.seats.map(({ officer }) => officer.personId), ...acted.map(({ personId }) => personId)];
}

async function readFiles(tx: Reader, originals: Originals, record: ApprovalRecord, reading: FileReading) {
  const { agencyId, documentId, content } = record;
  if (content.attachments.length === 0) return { files: [], isPending: false };
  const stored = await listAttachments(tx, agencyId, documentId);
  const known = new Set(content.attachments.map(({ id }) => id));
  return readAttachments(
    originals,
    agencyId,
    stored.filter(({ id }) => known.has(id)),
    reading,
  );
}

/** What attached files say. One that nobody can read is found by its name alone. */
export async function readAttachments(
  originals: Originals,
  agencyId: number,
  attachments: readonly StoredAttachment[],
  reading: FileReading,
): Promise<{ readonly files: readonly SearchedFile[]; readonly isPending: boolean }> {
  let isPending = false;
  const files: SearchedFile[] = [];
  for (const attachment of attachments) {
    const read = await readOne(originals, { agencyId, ...attachment }, reading);
    if (read === 'waiting') isPending = true;
    files.push({ name: attachment.name, text: read === 'waiting' || isRefusal(read) ? '' : originalText(read) });
  }
  return { files: withinLimit(files), isPending };
}

async function readOne(
  originals: Originals,
  file: StoredAttachment & { readonly agencyId: number },
  reading: FileReading,
): Promise<ReadingNow> {
  if (originalFormat(file.mediaType) === undefined) return { refused: 'damaged' };
  try {
    if (reading === 'known') return await originals.known(file);
    return await (reading === 'whole' ? originals.read(file) : originals.now(file));
  } catch (error) {
    // A file that has lost its bytes has no text; too many that wait are tried again.
    if (error instanceof Problem && error.code === 'file-damaged') return { refused: 'damaged' };
    if (error instanceof Problem && error.code === 'unavailable') return 'waiting';
    throw error;
  }
}
