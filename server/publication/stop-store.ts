import type { LeakPlace } from '../../shared/disclosure/leak-place.ts';
import type { PersonalDataKind } from '../../shared/disclosure/personal-data/personal-finding.ts';
import type { UnreadFile } from '../../shared/originals/unread-file.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

/**
 * Writes down that a publication was stopped and for what; false if it was already. The words that were found are never
 * kept here.
 */
export async function insertStop(
  tx: Tx,
  row: {
    readonly agencyId: number;
    readonly documentId: string;
    readonly eventId: string;
    readonly kinds: readonly PersonalDataKind[];
    readonly leaks: readonly LeakPlace[];
    readonly unread: readonly UnreadFile[];
    readonly at: Date;
  },
): Promise<boolean> {
  const { count } = await tx`
    insert into publication_stops (agency_id, document_id, event_id, kinds, leaks, unread, stopped_at)
    values (${row.agencyId}, ${row.documentId}, ${row.eventId}, ${row.kinds as string[]}, ${row.leaks as string[]},
      ${JSON.stringify(row.unread)}::text::jsonb, ${row.at})
    on conflict on constraint a_publication_is_stopped_once do nothing`;
  return count === 1;
}

/** What nobody has seen yet has been found in a document that had been let through: it waits for a decision anew. */
export async function stopAgain(tx: Tx, row: Parameters<typeof insertStop>[1]): Promise<void> {
  await tx`
    update publication_stops set kinds = ${row.kinds as string[]}, leaks = ${row.leaks as string[]},
      unread = ${JSON.stringify(row.unread)}::text::jsonb, stopped_at = ${row.at}, released_at = null,
      released_by_person_id = null, release_reason = null
    where agency_id = ${row.agencyId} and document_id = ${row.documentId} and event_id = ${row.eventId}`;
}

/** Lets a stopped publication through, and answers with the event it came from; nothing if somebody already has. */
export async function releaseStop(
  tx: Tx,
  row: {
    readonly agencyId: number;
    readonly documentId: string;
    readonly personId: string;
    readonly reason: string;
    readonly at: Date;
  },
): Promise<string | undefined> {
  const [released] = await tx<{ eventId: string }[]>`
    update publication_stops set released_at = ${row.at}, released_by_person_id = ${row.personId},
      release_reason = ${row.reason}
    where agency_id = ${row.agencyId} and document_id = ${row.documentId} and released_at is null
      and stopped_at = (
        select max(stopped_at) from publication_stops
        where agency_id = ${row.agencyId} and document_id = ${row.documentId})
    returning event_id as "eventId"`;
  return released?.eventId;
}

/** What it stopped for is masked: nothing is let through by it, and whatever is found later stops it again. */
export async function settleStop(
  tx: Tx,
  row: Parameters<typeof releaseStop>[1] & { readonly eventId: string },
): Promise<void> {
  await tx`
    update publication_stops set kinds = '{}', leaks = '{}', unread = '[]', released_at = ${row.at},
      released_by_person_id = ${row.personId}, release_reason = ${row.reason}
    where agency_id = ${row.agencyId} and document_id = ${row.documentId} and event_id = ${row.eventId}`;
}

export type StopRow = {
  /** The approval that would have published it. */
  readonly eventId: string;
  readonly kinds: readonly PersonalDataKind[];
  readonly leaks: readonly LeakPlace[];
  readonly unread: readonly UnreadFile[];
  readonly stoppedAt: Date;
  readonly releasedAt: Date | null;
  readonly releasedByPersonId: string | null;
  readonly reason: string | null;
};

export async function findStop(sql: Reader, agencyId: number, documentId: string): Promise<StopRow | undefined> {
  const [row] = await sql<StopRow[]>`
    select event_id as "eventId", kinds, leaks, unread, stopped_at as "stoppedAt", released_at as "releasedAt",
      released_by_person_id as "releasedByPersonId", release_reason as reason
    from publication_stops where agency_id = ${agencyId} and document_id = ${documentId}
    order by stopped_at desc limit 1`;
  return row;
}

/** Those that nobody has let through or taken back. */
export function listOpenStops(
  sql: Reader,
  agencyId: number,
  limit: number,
): Promise<(Pick<StopRow, 'kinds' | 'leaks' | 'unread' | 'stoppedAt'> & { readonly documentId: string })[]> {
  return sql`
    select document_id as "documentId", kinds, leaks, unread, stopped_at as "stoppedAt" from publication_stops s
    where agency_id = ${agencyId} and released_at is null
      and not exists (
        select from publications p where p.agency_id = s.agency_id and p.document_id = s.document_id
          and greatest(p.published_at, p.withdrawn_at) >= s.stopped_at)
      -- A later decision on its disclosure plans anew, and is checked by itself.
      and not exists (
        select from publication_schedules plan where plan.agency_id = s.agency_id
          and plan.document_id = s.document_id and plan.event_id <> s.event_id)
      and not exists (
        select from publication_stops later where later.agency_id = s.agency_id
          and later.document_id = s.document_id and later.stopped_at > s.stopped_at)
    order by stopped_at, document_id limit ${limit}`;
}
