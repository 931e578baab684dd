import type { Services } from '../platform/services.ts';
import { hashOfSecret } from './secret.ts';
import { announceEnded } from './session-endings.ts';
import { endSession } from './store.ts';

/** Ends the session on the server: a copy of the cookie opens nothing any more. */
export async function signOut(services: Services, secret: string): Promise<void> {
  announceEnded(services, await endSession(services.database.sql, hashOfSecret(secret), services.clock.now()));
}
