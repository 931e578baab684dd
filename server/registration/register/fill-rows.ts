import { mayRead, type Reader as PolicyReader } from '../../../shared/access/document-access.ts';
import { maySeeRegistration } from '../../../shared/access/registration-access.ts';
import type { RegisterRow } from '../../../shared/contract/register.ts';
import { disclosureLabel } from '../../../shared/disclosure/disclosure.ts';
import { withRestriction } from '../../../shared/document/access-restriction.ts';
import { type CalendarDay, dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import {
  correctedValues,
  type RegisteredCorrection,
  type RegisteredValues,
} from '../../../shared/numbering/registered-fields.ts';
import { type DocumentSummary, listSummaries } from '../../document/index.ts';
import { findPersonNames } from '../../organization/index.ts';
import type { Reader } from '../../platform/database/connect.ts';
import type { KnowDocuments } from '../access.ts';
import { listRequests, type RegisteredRow, type RegistrationKey, type StoredRequest } from './store.ts';

/** A registration as it is shown, beside what was registered and all that was asked about it. */
export type FilledRow = {
  readonly row: RegisterRow;
  readonly stored: RegisteredRow;
  readonly registered: RegisteredValues;
  readonly requests: readonly StoredRequest[];
};

const keyText = (key: RegistrationKey) => `${key.seriesId} ${key.year} ${key.serial}`;

/**
 * The rows this person may see, with what their documents say and what has been corrected. A document that the policy
 * hides is not in the list at all.
 */
export async function fillRows(
  sql: Reader,
  documents: KnowDocuments,
  reader: PolicyReader,
  stored: readonly RegisteredRow[],
): Promise<FilledRow[]> {
  if (stored.length === 0) return [];
  const { agencyId } = reader;
  const ids = [...new Set(stored.flatMap((row) => row.documentId ?? []))];
  const [summaries, facts, requests] = await Promise.all([
    listSummaries(sql, agencyId, ids),
    documents.facts(agencyId, ids),
    listRequests(sql, agencyId, stored),
  ]);
  const drafterIds = [...new Set([...summaries.values()].map((summary) => summary.drafterPersonId))];
  const drafters = await findPersonNames(sql, agencyId, drafterIds);
  const byNumber = new Map<string, StoredRequest[]>();
  for (const request of requests) {
    byNumber.set(keyText(request), [...(byNumber.get(keyText(request)) ?? []), request]);
  }
  return stored
    .filter((row) => {
      if (row.documentId === null) return maySeeRegistration(reader, { agencyId, unitId: row.unitId });
      const fact = facts.get(row.documentId);
      return fact !== undefined && mayRead(reader, fact);
    })
    .map((row) => {
      const summary = row.documentId === null ? undefined : summaries.get(row.documentId);
      const registered = registeredValues(row, summary, drafters);
      const asked = byNumber.get(keyText(row)) ?? [];
      return {
        row: shownRow(row, summary, { registered, today: reader.today }, asked),
        stored: row,
        registered,
        requests: asked,
      };
    });
}

function registeredValues(
  row: RegisteredRow,
  summary: DocumentSummary | undefined,
  drafters: ReadonlyMap<string, string>,
): RegisteredValues {
  return {
    title: summary?.title ?? row.title ?? '',
    unitName: row.unitName,
    drafterName: (summary && drafters.get(summary.drafterPersonId)) ?? '',
    sender: row.sender ?? '',
    senderNumber: row.senderNumber ?? '',
  };
}

function shownRow(
  row: RegisteredRow,
  summary: DocumentSummary | undefined,
  { registered, today }: { readonly registered: RegisteredValues; readonly today: CalendarDay },
  requests: readonly StoredRequest[],
): RegisterRow {
  const corrections = confirmedCorrections(requests);
  const voided = requests.find((request) => request.kind === 'void' && request.outcome === 'confirmed');
  return {
    seriesId: row.seriesId,
    year: row.year,
    serial: row.serial,
    printed: row.printed,
    kind: row.kind,
    registeredOn: dayInKorea(row.at),
    registeredAt: row.at.toISOString(),
    ...correctedValues(registered, corrections),
    disclosureLabel: summary ? withRestriction(disclosureLabel(summary.disclosure), summary.restriction, today) : '',
    managementNumber: summary?.managementNumber ?? null,
    corrected: [...new Set(corrections.map((correction) => correction.field))],
    voided: voided?.reason ?? null,
  };
}

/** In the order in which they were confirmed, as `listRequests` gives them. */
function confirmedCorrections(requests: readonly StoredRequest[]): RegisteredCorrection[] {
  return requests.flatMap(({ kind, field, after, outcome }) =>
    kind === 'correction' && outcome === 'confirmed' && field !== '' ? [{ field, after }] : [],
  );
}
