import { type SeenWorklists, seenWorklists } from '../../shared/access/reclassification-access.ts';
import { type CalendarDay, dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { rulesOn } from '../../shared/records/recheck-rules.ts';
import { listHidden, policyReader } from '../approval/index.ts';
import { listRules, type RecheckDay, type WorklistFilter } from '../disclosure/index.ts';
import { listRecordsUnitsOf } from '../identity/index.ts';
import { listPostsOf } from '../organization/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';

/** Whose records somebody sees, null for the whole agency; but for those that are kept from them (열람제한). */
export type SeenRecords = Pick<WorklistFilter, 'agencyId' | 'unitIds' | 'hidden'>;

/** Whose records the person may see in the worklists; who has none is told that there is no such page. */
export async function accessWorklists(services: Services, signed: Signed): Promise<SeenRecords> {
  const { agencyId, personId } = signed;
  const today = dayInKorea(services.clock.now());
  const units = await listRecordsUnitsOf(services.database.sql, agencyId, personId, today);
  const seen: SeenWorklists = seenWorklists(signed, units);
  if (seen === 'all') return { agencyId, unitIds: null, hidden: [] };
  if (seen.length === 0) throw new Problem('not-found');
  const { sql } = services.database;
  const posts = await listPostsOf(sql, agencyId, personId, today);
  const reader = policyReader(
    signed,
    today,
    posts.map(({ unitId }) => unitId),
  );
  return { agencyId, unitIds: seen, hidden: await listHidden(sql, reader, seen) };
}

/** Today, with what holds today. */
export async function recheckDay(sql: Reader, agencyId: number, today: CalendarDay): Promise<RecheckDay> {
  return { today, rules: rulesOn(await listRules(sql, agencyId), today) };
}
