import { mayRead } from '../../shared/access/document-access.ts';
import { type CalendarDay, dayInKorea, yearOf } from '../../shared/kernel/calendar-day.ts';
import { lastDayOfMonth, rulesOn } from '../../shared/records/recheck-rules.ts';
import { listDocumentFacts } from '../approval/index.ts';
import { listReviewEnded, listRules, listUnchecked, type UnitWithRecords } from '../disclosure/index.ts';
import { listSummaries } from '../document/index.ts';
import { listHoldersOf, listRecordsOfficersOf } from '../identity/index.ts';
import { listAgencyIds, listPostsOf } from '../organization/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import type { GrownLog } from '../platform/live/live-hub.ts';
import type { Services } from '../platform/services.ts';
import { tellOnce } from './tell-once.ts';

/** What a unit has to do, in words that say which time it is. */
type Check = {
  readonly kind: 'recheckBegun' | 'recheckLate' | 'reviewEnded';
  readonly words: string;
  readonly unit: UnitWithRecords;
};

/**
 * The 기록물관리책임자 of a unit hears when the check of last year's records begins (연간 재분류), once more when its last
 * day has passed with some of them unchecked, and of each day on which a record's 검토 종료 예정일 comes. The hourly work
 * asks again and again; nobody is told twice. What is told names one of the records, no secret to whoever is told.
 */
export async function remindRechecks(services: Services): Promise<readonly GrownLog[]> {
  const { sql } = services.database;
  const today = dayInKorea(services.clock.now());
  const grown: GrownLog[] = [];
  for (const agencyId of await listAgencyIds(sql)) {
    const checks = [...(await listYearly(sql, agencyId, today)), ...(await listEnded(sql, agencyId, today))];
    const named = checks.map(({ unit }) => unit.documentId);
    const summaries = named.length > 0 ? await listSummaries(sql, agencyId, named) : new Map();
    for (const { kind, words, unit } of checks) {
      const { documentId } = unit;
      const managementNumber = summaries.get(documentId)?.managementNumber;
      if (managementNumber === undefined) continue;
      const occasion = { kind, words, agencyId, documentId, managementNumber, revision: 0 };
      grown.push(...(await tellOnce(services, occasion, await listTold(sql, agencyId, today, { kind, words, unit }))));
    }
  }
  return grown;
}

async function listYearly(sql: Reader, agencyId: number, today: CalendarDay): Promise<Check[]> {
  const year = yearOf(today) - 1;
  const { yearlyByMonth } = rulesOn(await listRules(sql, agencyId), today);
  const kind = today <= lastDayOfMonth(year + 1, yearlyByMonth) ? 'recheckBegun' : 'recheckLate';
  const units = await listUnchecked(sql, agencyId, year, today);
  return units.map((unit) => ({ kind, words: `${kind} ${agencyId} ${unit.unitId} ${year}`, unit }));
}

async function listEnded(sql: Reader, agencyId: number, today: CalendarDay): Promise<Check[]> {
  const units = await listReviewEnded(sql, agencyId, today);
  return units.map(({ endedOn, ...unit }) => ({
    kind: 'reviewEnded',
    words: `reviewEnded ${agencyId} ${unit.unitId} ${endedOn}${unit.isRestricted ? ' restricted' : ''}`,
    unit,
  }));
}

/**
 * Who is told: the 기록물관리책임자 of the unit. Where all that waits is closed to them (열람제한), and where a review has
 * ended in a unit without one, whoever keeps the records of the whole agency: otherwise nobody would ever look at it.
 */
async function listTold(
  sql: Reader,
  agencyId: number,
  today: CalendarDay,
  { kind, unit }: Check,
): Promise<readonly string[]> {
  const officers = await listRecordsOfficersOf(sql, agencyId, unit.unitId, today);
  const knowing = unit.isRestricted ? await listKnowing(sql, agencyId, today, unit, officers) : officers;
  if (knowing.length > 0 || (kind !== 'reviewEnded' && !unit.isRestricted)) return knowing;
  const keepers = await listHoldersOf(sql, agencyId, 'recordsManager', today);
  return keepers.length > 0 ? keepers : listHoldersOf(sql, agencyId, 'disclosureOfficer', today);
}

async function listKnowing(
  sql: Reader,
  agencyId: number,
  today: CalendarDay,
  { documentId }: UnitWithRecords,
  officers: readonly string[],
): Promise<readonly string[]> {
  const facts = (await listDocumentFacts(sql, agencyId, [documentId])).get(documentId);
  const knowing: string[] = [];
  for (const personId of officers) {
    const unitIds = (await listPostsOf(sql, agencyId, personId, today)).map((post) => post.unitId);
    const reader = { agencyId, personId, unitIds, roles: [], actsFor: [], today };
    if (facts && mayRead(reader, facts)) knowing.push(personId);
  }
  return knowing;
}
