import { type CalendarDay, dayInKorea, startOfDayInKorea } from '../../shared/kernel/calendar-day.ts';
import { organizationOn } from '../../shared/organization/organization-history.ts';
import { reorganizationBetween } from '../../shared/organization/reorganization.ts';
import type { Services } from '../platform/services.ts';
import type { OrganizationNeighbours } from './neighbours.ts';
import { listDueDays, markDayDone } from './reorganized-days-store.ts';
import { listAgencyIds, loadHistory, lockOrganization } from './store.ts';

/**
 * 조직개편의 날: when a day has come that was decided before, what hangs on its units and posts goes along, in one
 * transaction for each day. Two servers go one after the other, and the second finds it done.
 */
export async function followReorganizations(services: Services, neighbours: OrganizationNeighbours): Promise<void> {
  const { sql } = services.database;
  const at = services.clock.now();
  const today = dayInKorea(at);
  for (const agencyId of await listAgencyIds(sql)) {
    for (const { on } of await listDueDays(sql, agencyId, today)) {
      await sql.begin(async (tx) => {
        await neighbours.holdFirst(tx, agencyId);
        await lockOrganization(tx, agencyId);
        const due = (await listDueDays(tx, agencyId, today)).find((day) => day.on === on);
        if (!due) return;
        const history = await loadHistory(tx, agencyId);
        const [was, is] = [organizationOn(history, dayBefore(on)), organizationOn(history, today)];
        const moves = reorganizationBetween(was, is);
        const { byPersonId, reason } = due;
        for (const follow of neighbours.afterChange) {
          await follow(tx, { agencyId, byPersonId, at, on: today, reason, moves });
        }
        await markDayDone(tx, agencyId, on, at);
      });
    }
  }
}

function dayBefore(day: CalendarDay): CalendarDay {
  return dayInKorea(new Date(startOfDayInKorea(day).getTime() - 1));
}
