import { wipeLocalDrafts } from './local-drafts.ts';
import type { Office } from './office.ts';

/** Ends the session and leaves nothing of it on the device; fails with the server's refusal. */
export async function signOut(office: Office): Promise<void> {
  await office.clients.session.signOut();
  await wipeLocalDrafts();
  // A full load forgets everything this page has in memory.
  location.assign('/office/');
}
