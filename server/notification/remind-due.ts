import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { type DueTurn, listDueTurns } from '../approval/index.ts';
import { findStandIn, listAgencyIds } from '../organization/index.ts';
import type { GrownLog } from '../platform/live/live-hub.ts';
import type { Services } from '../platform/services.ts';
import { tellOnce } from './tell-once.ts';

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
  const words = `due ${agencyId} ${documentId} ${dueOn}`;
  const occasion = { kind: 'due', words, agencyId, documentId, managementNumber, revision } as const;
  return tellOnce(services, occasion, [...new Set([...turn.personIds, ...acting])]);
}
