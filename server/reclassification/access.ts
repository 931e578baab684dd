import { type SeenWorklists, seenWorklists } from '../../shared/access/reclassification-access.ts';
import { type CalendarDay, dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { rulesOn } from '../../shared/records/recheck-rules.ts';
import { listRules, type RecheckDay } from '../disclosure/index.ts';
import { listRecordsUnitsOf } from '../identity/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';

/** Whose records the person may see in the worklists; who has none is told that there is no such page. */
export async function accessWorklists(services: Services, signed: Signed): Promise<readonly string[] | null> {
  const { agencyId, personId } = signed;
  const today = dayInKorea(services.clock.now());
  const units = await listRecordsUnitsOf(services.database.sql, agencyId, personId, today);
  const seen: SeenWorklists = seenWorklists(signed, units);
  if (seen === 'all') return null;
  if (seen.length === 0) throw new Problem('not-found');
  return seen;
}

/** Today, with what holds today. */
export async function recheckDay(sql: Reader, agencyId: number, today: CalendarDay): Promise<RecheckDay> {
  return { today, rules: rulesOn(await listRules(sql, agencyId), today) };
}
