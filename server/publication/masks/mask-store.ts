import type { FalseFinding } from '../../../shared/disclosure/false-findings.ts';
import type { PublicMasks } from '../../../shared/disclosure/mask-content.ts';
import type { Reader, Tx } from '../../platform/database/connect.ts';

/** Masks that were taken back, and when. */
export type LiftedMasks = Omit<PublicMasks, 'falseFindings'> & {
  readonly liftedAt: string;
  /** What of it a check finds all the same, and why it is none. */
  readonly falseFindings?: readonly (FalseFinding & { readonly reason: string })[];
};

export async function findMasks(sql: Reader, agencyId: number, documentId: string): Promise<PublicMasks | undefined> {
  const [row] = await sql<{ masks: PublicMasks }[]>`
    select masks from public_masks where agency_id = ${agencyId} and document_id = ${documentId}`;
  return row?.masks;
}

/** In the order in which they were taken back. */
export async function listLifted(sql: Reader, agencyId: number, documentId: string): Promise<readonly LiftedMasks[]> {
  const [row] = await sql<{ lifted: LiftedMasks[] }[]>`
    select lifted from public_masks where agency_id = ${agencyId} and document_id = ${documentId}`;
  return row?.lifted ?? [];
}

export function upsertMasks(tx: Tx, agencyId: number, documentId: string, masks: PublicMasks): Promise<unknown> {
  return tx`
    insert into public_masks (agency_id, document_id, masks)
    values (${agencyId}, ${documentId}, ${JSON.stringify(masks)}::text::jsonb)
    on conflict on constraint a_public_copy_has_one_mask do update set masks = excluded.masks`;
}

/** What was taken back stays written beside what is left. */
export function keepLifted(tx: Tx, agencyId: number, documentId: string, lifted: LiftedMasks): Promise<unknown> {
  return tx`
    update public_masks set lifted = lifted || ${JSON.stringify([lifted])}::text::jsonb
    where agency_id = ${agencyId} and document_id = ${documentId}`;
}
