import { hasAgency } from '../organization/index.ts';
import type { Services } from '../platform/services.ts';
import { hashOfSecret, newSecret } from './secret.ts';
import { replaceSetupLink } from './store.ts';

/**
 * The token of the one-time link that makes the first agency, to be printed once as `<origin>/office/setup/<token>`;
 * undefined where an agency exists. A new start ends the link of the one before: it may stand in an old log.
 */
export async function makeSetupLink(services: Services): Promise<string | undefined> {
  const { sql } = services.database;
  if (await hasAgency(sql)) return undefined;
  const token = newSecret();
  await sql.begin((tx) => replaceSetupLink(tx, hashOfSecret(token), services.clock.now()));
  return token;
}
