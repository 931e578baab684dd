import { createHash } from 'node:crypto';
import { mayRead } from '../../shared/access/document-access.ts';
import { type CalendarDay, dayInKorea, yearOf } from '../../shared/kernel/calendar-day.ts';
import { lastDayOfMonth, rulesOn } from '../../shared/records/recheck-rules.ts';
import { listDocumentFacts } from '../approval/index.ts';
import { listRules, listUnchecked, type UncheckedUnit } from '../disclosure/index.ts';
import { listSummaries } from '../document/index.ts';
import { findAccountIdsOf, listHoldersOf, listRecordsOfficersOf } from '../identity/index.ts';
import { listAgencyIds, listPostsOf } from '../organization/index.ts';
import { brokenConstraint, type Reader } from '../platform/database/connect.ts';
import type { GrownLog } from '../platform/live/live-hub.ts';
import type { Services } from '../platform/services.ts';
import { appendNotifications, listUntold } from './store.ts';

type Kind = 'recheckBegun' | 'recheckLate';

/**
 * 연간 재분류: the 기록물관리책임자 of a unit hears when the check of last year's records begins, and once more when its
 * last day has passed with some of them unchecked. The hourly work asks again and again; nobody is told twice. What is
 * told names the record that waits longest and is no secret to whoever is told.
 */
export async function remindRechecks(services: Services): Promise<readonly GrownLog[]> {
  const { sql } = services.database;
  const today = dayInKorea(services.clock.now());
  const year = yearOf(today) - 1;
  const grown: GrownLog[] = [];
  for (const agencyId of await listAgencyIds(sql)) {
    const { yearlyByMonth } = rulesOn(await listRules(sql, agencyId), today);
    const kind = today <= lastDayOfMonth(year + 1, yearlyByMonth) ? 'recheckBegun' : 'recheckLate';
    for (const unit of await listUnchecked(sql, agencyId, year, today)) {
      grown.push(...(await remind(services, { agencyId, kind, year, today }, unit)));
    }
  }
  return grown;
}

async function remind(
  services: Services,
  asked: { readonly agencyId: number; readonly kind: Kind; readonly year: number; readonly today: CalendarDay },
  unit: UncheckedUnit,
): Promise<GrownLog[]> {
  const { agencyId, kind, year, today } = asked;
  const { unitId, documentId } = unit;
  const { sql } = services.database;
  const accounts = await findAccountIdsOf(sql, agencyId, await listChecking(sql, agencyId, today, unit));
  const eventId = idOfCheck(`${kind} ${agencyId} ${unitId} ${year}`);
  const told = await listUntold(sql, eventId, [...accounts.values()]);
  const summary = told.length === 0 ? undefined : (await listSummaries(sql, agencyId, [documentId])).get(documentId);
  if (!summary) return [];
  const { managementNumber } = summary;
  const entry = {
    ...{ agencyId, documentId, managementNumber, revision: 0, eventId, at: services.clock.now() },
    told: told.map((accountId) => ({ accountId, kind })),
  };
  const places = await sql.begin((tx) => appendNotifications(tx, entry)).catch(toldByAnother);
  // The policy is asked when the log is read.
  return [...places.keys()].map((accountId) => ({ accountId, row: undefined }));
}

/**
 * Who is told: the 기록물관리책임자 of the unit. Where all that waits is closed to them (열람제한), whoever keeps the records of
 * the whole agency is told instead; otherwise nobody would ever look at it.
 */
async function listChecking(
  sql: Reader,
  agencyId: number,
  today: CalendarDay,
  { unitId, documentId, isRestricted }: UncheckedUnit,
): Promise<readonly string[]> {
  const officers = await listRecordsOfficersOf(sql, agencyId, unitId, today);
  if (!isRestricted) return officers;
  const facts = (await listDocumentFacts(sql, agencyId, [documentId])).get(documentId);
  const knowing: string[] = [];
  for (const personId of officers) {
    const unitIds = (await listPostsOf(sql, agencyId, personId, today)).map((post) => post.unitId);
    const reader = { agencyId, personId, unitIds, roles: [], actsFor: [], today };
    if (facts && mayRead(reader, facts)) knowing.push(personId);
  }
  if (knowing.length > 0) return knowing;
  const keepers = await listHoldersOf(sql, agencyId, 'recordsManager', today);
  return keepers.length > 0 ? keepers : listHoldersOf(sql, agencyId, 'disclosureOfficer', today);
}

/** Another server has looked at the same moment; whom it did not tell is told by the next look. */
function toldByAnother(error: unknown): ReadonlyMap<string, number> {
  if (brokenConstraint(error) === 'an_event_is_told_a_person_once') return new Map();
  throw error;
}

/** The check of a unit in a year has one id for ever, so that a person's log takes it once whatever runs twice. */
function idOfCheck(check: string): string {
  const hash = createHash('sha256').update(check).digest('hex');
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-');
}
