import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { findEmblem, listPictureBytes } from './store.ts';

/**
 * A picture for the screen: logos and symbols for everybody of the office, a seal for the administrator of its agency
 * and for nobody else (규칙 제29조): a picture of it is what a forger needs.
 */
export async function findLetterPicture(services: Services, signed: Signed, sha256: string): Promise<Uint8Array> {
  const { sql } = services.database;
  const emblem = await findEmblem(sql, sha256);
  if (emblem) return emblem;
  const isAdministrator = signed.roles.includes('administrator');
  const own = isAdministrator ? await listPictureBytes(sql, signed.agencyId, [sha256]) : undefined;
  const bytes = own?.get(sha256);
  if (!bytes) throw new Problem('not-found');
  return bytes;
}
