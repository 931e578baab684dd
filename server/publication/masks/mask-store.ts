import type { PublicMasks } from '../../../shared/disclosure/mask-content.ts';
import type { Reader, Tx } from '../../platform/database/connect.ts';

export async function findMasks(sql: Reader, agencyId: number, documentId: string): Promise<PublicMasks | undefined> {
  const [row] = await sql<{ masks: PublicMasks }[]>`
    select masks from public_masks where agency_id = ${agencyId} and document_id = ${documentId}`;
  return row?.masks;
}

export function upsertMasks(tx: Tx, agencyId: number, documentId: string, masks: PublicMasks): Promise<unknown> {
  return tx`
    insert into public_masks (agency_id, document_id, masks)
    values (${agencyId}, ${documentId}, ${JSON.stringify(masks)}::text::jsonb)
    on conflict on constraint a_public_copy_has_one_mask do update set masks = excluded.masks`;
}
