import { mayConfirmCorrection } from '../../../shared/access/correction-access.ts';
import { mayRead } from '../../../shared/access/document-access.ts';
import { mayAskToCorrect } from '../../../shared/access/registration-access.ts';
import type {
  DocumentNumbersReply,
  OpenRequestsReply,
  RegistrationReply,
  RegistrationRequest,
} from '../../../shared/contract/register.ts';
import type { SeriesKind } from '../../../shared/numbering/number-series.ts';
import { fieldsOf } from '../../../shared/numbering/registered-fields.ts';
import { findDocument } from '../../document/index.ts';
import { findPersonNames } from '../../organization/index.ts';
import type { Reader } from '../../platform/database/connect.ts';
import type { Signed } from '../../platform/http/policy.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Services } from '../../platform/services.ts';
import { type KnowDocuments, type RegisterReader, readerOf } from '../access.ts';
import { type FilledRow, fillRows } from './fill-rows.ts';
import { listNumbersOf, listOpenRequests, listRegistered, type RegistrationKey, type StoredRequest } from './store.ts';

const OPEN_REQUESTS = 200;

/** One registration on behalf of a person; what the policy hides and what was never given are the same answer. */
export async function findEntry(
  sql: Reader,
  documents: KnowDocuments,
  reader: RegisterReader,
  key: RegistrationKey,
): Promise<FilledRow> {
  const everywhere = { from: null, to: null, seriesId: key.seriesId, kind: null, unitIds: null, key };
  const stored = await listRegistered(sql, reader.agencyId, everywhere, null, 1);
  const [entry] = await fillRows(sql, documents, reader, stored);
  if (!entry) throw new Problem('not-found');
  return entry;
}

/** 등록정보: the registration with its history, and what this person may do about it. */
export async function registrationView(
  services: Services,
  documents: KnowDocuments,
  signed: Signed,
  key: RegistrationKey,
): Promise<RegistrationReply> {
  const { sql } = services.database;
  const reader = await readerOf(services, signed);
  const entry = await findEntry(sql, documents, reader, key);
  const { row, stored, registered } = entry;
  const names = await namesIn(sql, reader.agencyId, entry.requests);
  const mayAsk = row.voided === null && mayAskToCorrect(reader, { agencyId: reader.agencyId, unitId: stored.unitId });
  return {
    row,
    registered: { ...registered },
    reason: stored.reason,
    requests: entry.requests.map((request) => shownRequest(request, entry, reader, names)),
    mayAsk: mayAsk ? [...fieldsOf(subjectOf(row.kind))] : [],
  };
}

/** Every number of a document with what was corrected or voided; for whoever may read the document. */
export async function numbersOfDocument(
  services: Services,
  documents: KnowDocuments,
  signed: Signed,
  managementNumber: string,
): Promise<DocumentNumbersReply> {
  const { sql } = services.database;
  const [document, reader] = await Promise.all([
    findDocument(sql, signed.agencyId, managementNumber),
    readerOf(services, signed),
  ]);
  const facts = document && (await documents.facts(signed.agencyId, [document.id])).get(document.id);
  if (!document || !facts || !mayRead(reader, facts)) throw new Problem('not-found');
  const keys = await listNumbersOf(sql, signed.agencyId, document.id);
  return { numbers: await Promise.all(keys.map((key) => registrationView(services, documents, signed, key))) };
}

/** What waits for this person's confirmation; nothing for whoever confirms nothing. */
export async function listRequestsToDecide(
  services: Services,
  documents: KnowDocuments,
  signed: Signed,
): Promise<OpenRequestsReply> {
  const { sql } = services.database;
  const reader = await readerOf(services, signed);
  const open = await listOpenRequests(sql, reader.agencyId, OPEN_REQUESTS);
  const names = await namesIn(sql, reader.agencyId, open);
  const requests: OpenRequestsReply['requests'] = [];
  for (const request of open) {
    // Requests are few: each is looked at with the same policy as its page.
    const everywhere = { from: null, to: null, seriesId: request.seriesId, kind: null, unitIds: null, key: request };
    const stored = await listRegistered(sql, reader.agencyId, everywhere, null, 1);
    const [entry] = await fillRows(sql, documents, reader, stored);
    if (!entry) continue;
    const shown = shownRequest(request, entry, reader, names);
    if (shown.mayDecide) requests.push({ row: entry.row, request: shown });
  }
  return { requests };
}

export function subjectOf(kind: SeriesKind): 'produced' | 'received' | 'further' {
  return kind === 'produced' || kind === 'received' ? kind : 'further';
}

function shownRequest(
  request: StoredRequest,
  { stored }: FilledRow,
  reader: RegisterReader,
  names: ReadonlyMap<string, string>,
): RegistrationRequest {
  const { id, kind, before, after, reason, byPersonId, at, outcome, note, decidedByPersonId, decidedAt } = request;
  const { agencyId } = reader;
  const correction = { agencyId, unitId: stored.unitId, proposedByPersonId: byPersonId };
  return {
    id,
    kind,
    field: request.field === '' ? null : request.field,
    before,
    after,
    reason,
    by: names.get(byPersonId) ?? '',
    at: at.toISOString(),
    state: outcome ?? 'open',
    decidedBy: decidedByPersonId === null ? null : (names.get(decidedByPersonId) ?? ''),
    decidedAt: decidedAt === null ? null : decidedAt.toISOString(),
    note: note ?? '',
    mayDecide: outcome === null && mayConfirmCorrection(reader, correction),
  };
}

function namesIn(sql: Reader, agencyId: number, requests: readonly StoredRequest[]) {
  const ids = requests.flatMap((request) => [request.byPersonId, request.decidedByPersonId ?? request.byPersonId]);
  return findPersonNames(sql, agencyId, [...new Set(ids)]);
}
