import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import type { Reader } from '../platform/database/connect.ts';
import { findAgencyName } from './store.ts';

/**
 * Officials as another agency's document prints them (공동기안): with the name of their own agency as it is today. On a
 * document of their own agency they are printed as they are.
 */
export async function asPartner(
  sql: Reader,
  { agencyId, keptBy }: { readonly agencyId: number; readonly keptBy: number },
  officers: readonly PrintedOfficer[],
): Promise<readonly PrintedOfficer[]> {
  if (agencyId === keptBy || officers.length === 0) return officers;
  const name = await findAgencyName(sql, agencyId);
  if (name === undefined) return [];
  return officers.map((officer) => ({ ...officer, agency: { id: agencyId, name } }));
}
