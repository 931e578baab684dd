import type { PublicMasks } from '../../../shared/disclosure/mask-content.ts';
import type { Reader } from '../../platform/database/connect.ts';

export async function findMasks(sql: Reader, agencyId: number, documentId: string): Promise<PublicMasks | undefined> {
  const [row] = await sql<{ masks: PublicMasks }[]>`
    select masks from public_masks where agency_id = ${agencyId} and document_id = ${documentId}`;
  return row?.masks;
}
