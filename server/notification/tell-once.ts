import { createHash } from 'node:crypto';
import type { NotificationShape } from '../../shared/contract/live.ts';
import { findAccountIdsOf } from '../identity/index.ts';
import { brokenConstraint } from '../platform/database/connect.ts';
import type { GrownLog } from '../platform/live/live-hub.ts';
import type { Services } from '../platform/services.ts';
import { appendNotifications, listUntold } from './store.ts';

/** Something to do that a day brings and nobody's act; the document leads to it. */
export type Occasion = {
  readonly kind: NotificationShape['kind'];
  /** The same words are the same occasion for ever, whatever looks again. */
  readonly words: string;
  readonly agencyId: number;
  readonly documentId: string;
  readonly managementNumber: string;
  readonly revision: number;
};

/** Tells those of these people who have not been told of it yet. */
export async function tellOnce(
  services: Services,
  { kind, words, ...pointer }: Occasion,
  personIds: readonly string[],
): Promise<GrownLog[]> {
  const { sql } = services.database;
  const accounts = await findAccountIdsOf(sql, pointer.agencyId, personIds);
  const eventId = idOf(words);
  const told = await listUntold(sql, eventId, [...accounts.values()]);
  if (told.length === 0) return [];
  const entry = {
    ...pointer,
    eventId,
    at: services.clock.now(),
    told: told.map((accountId) => ({ accountId, kind })),
  };
  const places = await sql.begin((tx) => appendNotifications(tx, entry)).catch(toldByAnother);
  // The policy is asked when the log is read.
  return [...places.keys()].map((accountId) => ({ accountId, row: undefined }));
}

/** Another server has looked at the same moment; whom it did not tell is told by the next look. */
function toldByAnother(error: unknown): ReadonlyMap<string, number> {
  if (brokenConstraint(error) === 'an_event_is_told_a_person_once') return new Map();
  throw error;
}

function idOf(words: string): string {
  const hash = createHash('sha256').update(words).digest('hex');
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-');
}
