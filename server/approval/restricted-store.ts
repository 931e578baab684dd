import type { DocumentFacts, Reader as PolicyReader } from '../../shared/access/document-access.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { Statement } from '../platform/database/one-statement.ts';

type RestrictedRow = {
  readonly documentId: string;
  /** What the policy asks of its own row, where the reader drafted it or may be named in its restriction. */
  readonly own: Pick<DocumentFacts, 'unitId' | 'drafterPersonId' | 'restriction'> | null;
  readonly mayBeParty: boolean;
};

/**
 * 열람제한: these documents, with what may open them to the reader. No stream is read for it: a party (participants.ts)
 * has a seat on the line or acted on one, was shown the document or owed a report of it, or has done something on it.
 * Some of those are no party any more; the stream says who. `offset 0` keeps the seats being looked up by document:
 * where many are restricted, PostgreSQL would rather read all seats of the agency once.
 */
export function listRestrictedFor(
  sql: Reader,
  { agencyId, personId, unitIds }: PolicyReader,
  restricted: Statement,
): Promise<RestrictedRow[]> {
  const person = JSON.stringify([{ id: personId }]);
  const units = unitIds.map((id) => JSON.stringify([{ id }]));
  return sql<RestrictedRow[]>`
    select d.id as "documentId",
      case when d.drafter_person_id = ${personId} or d.restriction -> 'people' @> ${person}::text::jsonb
          or d.restriction -> 'units' @> any(${units}::text[]::jsonb[])
        then jsonb_build_object('unitId', d.unit_id, 'drafterPersonId', d.drafter_person_id,
          'restriction', d.restriction) end as own,
      exists (
        select from approval_seats s where s.agency_id = ${agencyId} and s.document_id = d.lead_id
          and (s.person_id = ${personId} or s.acted_by = ${personId})
        offset 0)
      or exists (
        select from approval_duties o
        where o.agency_id = ${agencyId} and o.document_id = d.lead_id and o.person_id = ${personId})
      or exists (
        select from approval_events e where e.agency_id = ${agencyId} and e.document_id = d.id
          and e.event #>> '{by,personId}' = ${personId}
          and e.event ->> 'type' not in ('DocumentApproved', 'DocumentSubmitted')) as "mayBeParty"
    from ${restricted} d`;
}
