import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { findPictureBytes } from './store.ts';

/**
 * A picture for the screen of an official. Its hash stands on papers that one may read and in the administrator's
 * register and nowhere else, and the file of such a paper carries the picture anyway: whoever names it has seen it.
 */
export async function findLetterPicture(services: Services, sha256: string): Promise<Uint8Array> {
  const bytes = await findPictureBytes(services.database.sql, sha256);
  if (!bytes) throw new Problem('not-found');
  return bytes;
}
