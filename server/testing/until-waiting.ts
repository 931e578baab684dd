import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '../platform/database/connect.ts';

/** Until so many statements wait for a row that somebody else holds. */
export async function untilWaiting(sql: Sql, many = 1): Promise<void> {
  for (let asked = 0; asked < 400; asked += 1) {
    const [row] = await sql<{ many: number }[]>`
      select count(*)::int as many from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    if ((row?.many ?? 0) >= many) return;
    await sleep(25);
  }
  throw new Error('nobody waits');
}
