import type { StuckNotice } from '../../shared/contract/stuck.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { listAgencyIds } from '../organization/index.ts';
import type { Services } from '../platform/services.ts';
import { findStuck } from './list-stuck.ts';
import { findStuckCheck, insertStuckCheck, listSeatsInTurn } from './store.ts';

/**
 * The nightly look for documents that wait on nobody: the first hour of a day in Korea in which a server runs. Whatever
 * the clock or a second server does, a day has one result; administrators are shown the last one.
 */
export async function checkStuck(services: Services): Promise<void> {
  const { sql } = services.database;
  const at = services.clock.now();
  const checkedOn = dayInKorea(at);
  for (const agencyId of await listAgencyIds(sql)) {
    const last = await findStuckCheck(sql, agencyId);
    if (last?.checkedOn === checkedOn) continue;
    const stuck = await findStuck(services, await listSeatsInTurn(sql, agencyId));
    await insertStuckCheck(sql, agencyId, { checkedOn, count: stuck.length, at });
  }
}

export async function findStuckNotice(services: Services, agencyId: number): Promise<StuckNotice> {
  const check = await findStuckCheck(services.database.sql, agencyId);
  return check ?? { checkedOn: null, count: 0 };
}
