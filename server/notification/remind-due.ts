import { createHash } from 'node:crypto';
import { type CalendarDay, dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { type DueTurn, listDueTurns } from '../approval/index.ts';
import { findAccountIdsOf } from '../identity/index.ts';
import { findStandIn, listAgencyIds } from '../organization/index.ts';
import { brokenConstraint } from '../platform/database/connect.ts';
import type { GrownLog } from '../platform/live/live-hub.ts';
import type { Services } from '../platform/services.ts';
import { appendNotifications, listUntold } from './store.ts';

/**
 * 처리기한: whoever a document waits on is told when its day has come, and who acts for them while they are away. The
 * hourly work asks again and again, and who gets the turn later on that day is told too; nobody is told twice of one
 * day of one document.
 */
export async function remindDue(services: Services): Promise<readonly GrownLog[]> {
  const { sql } = services.database;
  const today = dayInKorea(services.clock.now());
  const grown: GrownLog[] = [];
  for (const agencyId of await listAgencyIds(sql)) {
    for (const turn of await listDueTurns(sql, agencyId, today))
      grown.push(...(await remind(services, agencyId, turn)));
  }
  return grown;
}

async function remind(services: Services, agencyId: number, turn: DueTurn): Promise<GrownLog[]> {
  const { sql } = services.database;
  const { documentId, managementNumber, revision, dueOn } = turn;
  const at = services.clock.now();
  const standIns = await Promise.all(turn.personIds.map((personId) => findStandIn(sql, { agencyId, personId, at })));
  const acting = standIns.flatMap((found) => (found.result === 'standIn' ? [found.actingPersonId] : []));
  const accounts = await findAccountIdsOf(sql, agencyId, [...new Set([...turn.personIds, ...acting])]);
  const eventId = idOfDueDay(agencyId, documentId, dueOn);
  const told = await listUntold(sql, eventId, [...accounts.values()]);
  if (told.length === 0) return [];
  const entry = {
    ...{ agencyId, documentId, managementNumber, revision, eventId, at },
    told: told.map((accountId) => ({ accountId, kind: 'due' as const })),
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

/** The day of a document has one id for ever, so that a person's log takes it once whatever runs twice. */
function idOfDueDay(agencyId: number, documentId: string, dueOn: CalendarDay): string {
  const hash = createHash('sha256').update(`due ${agencyId} ${documentId} ${dueOn}`).digest('hex');
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-');
}
