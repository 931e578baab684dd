import type { PublicationActKind } from '../../../shared/disclosure/publication-act.ts';
import type { CalendarDay } from '../../../shared/kernel/calendar-day.ts';
import { commitToPublication } from '../../integrity/index.ts';
import type { Reader, Tx } from '../../platform/database/connect.ts';

export type PublicationActRow = {
  readonly kind: PublicationActKind;
  readonly at: Date;
  readonly personId: string | null;
  readonly reason: string | null;
  readonly until: CalendarDay | null;
};

type Act = Pick<PublicationActRow, 'kind' | 'at'> &
  Partial<Omit<PublicationActRow, 'kind' | 'at'>> & { readonly agencyId: number; readonly documentId: string };

type Key = { readonly agencyId: number; readonly documentId: string };

/** One at a time changes what citizens read of a document: whoever comes second waits and finds what the first did. */
export function lockPublication(tx: Tx, key: Key): Promise<unknown> {
  return tx`select pg_advisory_xact_lock(${lockOf(tx, key)})`;
}

/** The same for work that can come back: false where somebody is at it. */
export async function tryLockPublication(tx: Tx, key: Key): Promise<boolean> {
  const [row] = await tx<{ isTaken: boolean }[]>`select pg_try_advisory_xact_lock(${lockOf(tx, key)}) as "isTaken"`;
  return row?.isTaken ?? false;
}

function lockOf(tx: Tx, { agencyId, documentId }: Key) {
  return tx`hashtextextended(${`publication ${documentId}`}, ${agencyId}::bigint)`;
}

/** Writes an act into the history with its leaf in the integrity log. The publication is locked. */
export async function appendAct(tx: Tx, act: Act): Promise<void> {
  const { agencyId, documentId, kind, at, personId = null, reason = null, until = null } = act;
  const [row] = await tx<{ sequence: number }[]>`
    insert into publication_acts (agency_id, document_id, sequence, kind, at, person_id, reason, until)
    select ${agencyId}, ${documentId}, coalesce(max(sequence), 0) + 1, ${kind}, ${at}, ${personId}::uuid, ${reason},
      ${until}::text::date
    from publication_acts where agency_id = ${agencyId} and document_id = ${documentId}
    returning sequence`;
  const sequence = row?.sequence ?? 0;
  const manifest = { agencyId, documentId, sequence, kind, personId, reason, until };
  await commitToPublication(tx, manifest, at);
}

export function listActs(sql: Reader, agencyId: number, documentId: string): Promise<PublicationActRow[]> {
  return sql<PublicationActRow[]>`
    select kind, at, person_id as "personId", reason, until from publication_acts
    where agency_id = ${agencyId} and document_id = ${documentId} order by sequence`;
}
