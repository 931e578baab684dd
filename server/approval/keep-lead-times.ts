import { dayInKorea, daysAfter, startOfDayInKorea } from '../../shared/kernel/calendar-day.ts';
import { listAgencyIds } from '../organization/index.ts';
import type { Tx } from '../platform/database/connect.ts';
import type { Services } from '../platform/services.ts';
import { holdLeadTimes, insertLeadTimes } from './lead-time-store.ts';

/** An act takes its time before it is written: a day is over for certain when the next has lasted an hour. */
const CERTAIN_AFTER_MS = 60 * 60_000;
/** Years that were approved before anybody kept them are collected in pieces that a server does not feel. */
const DAYS_AT_ONCE = 31;

/**
 * Collects the lead times of the days that are over, so that an answer need not read the streams of a year. Whatever
 * the clock or a second server does, a day is collected once.
 */
export async function keepLeadTimes(services: Services): Promise<void> {
  const { sql } = services.database;
  const until = startOfDayInKorea(dayInKorea(new Date(services.clock.now().getTime() - CERTAIN_AFTER_MS)));
  for (const agencyId of await listAgencyIds(sql)) {
    let isBehind = true;
    while (isBehind) isBehind = await sql.begin((tx) => keepSome(tx, agencyId, until));
  }
}

/** One piece; whether there is another. */
async function keepSome(tx: Tx, agencyId: number, until: Date): Promise<boolean> {
  const from = await holdLeadTimes(tx, agencyId);
  if (!from || from >= until) return false;
  const end = startOfDayInKorea(daysAfter(dayInKorea(from), DAYS_AT_ONCE));
  await insertLeadTimes(tx, agencyId, { from, until: end < until ? end : until });
  return end < until;
}
