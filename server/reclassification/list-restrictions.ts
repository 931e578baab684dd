import { mayDecideRestriction } from '../../shared/access/restriction-access.ts';
import type {
  RestrictedRecord,
  RestrictionsPage,
  RestrictionsQuery,
} from '../../shared/contract/restriction-checks.ts';
import { type CalendarDay, dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { listDocumentFacts, policyReader } from '../approval/index.ts';
import {
  type AccessDecision,
  listAccessDecisionsOf,
  listUncheckedRestrictions,
  type RestrictedRow,
} from '../disclosure/index.ts';
import { listSummaries } from '../document/index.ts';
import { findPersonNames, listUnitNames } from '../organization/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { listRegistrations } from '../registration/index.ts';
import { accessWorklists } from './access.ts';
import { ofUnit, placeOf } from './list-records.ts';

const PAGE = 50;
const BATCH = 500;
/** Few are restricted: of more than this an agency restricts by the way it is organised. */
const MOST_IN_FILE = 20_000;

/** 접근권한 재분류: 열람제한 that stands on last year's records and that nobody has looked at since, the oldest first. */
export async function listRestrictions(
  services: Services,
  signed: Signed,
  { unitId, after }: RestrictionsQuery,
): Promise<RestrictionsPage> {
  const today = dayInKorea(services.clock.now());
  const seen = ofUnit(await accessWorklists(services, signed), unitId);
  const page = { after: placeOf(after), limit: PAGE + 1 };
  const found = await listUncheckedRestrictions(services.database.sql, today, seen, page);
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    rows: await fillRows(services, signed, today, shown),
    next: found.length > PAGE && last ? `${last.producedOn}_${last.documentId}` : null,
  };
}

/** The whole of it, for a file. */
export async function listAllRestrictions(
  services: Services,
  signed: Signed,
  unitId: string | undefined,
): Promise<readonly RestrictedRecord[]> {
  const today = dayInKorea(services.clock.now());
  const seen = ofUnit(await accessWorklists(services, signed), unitId);
  const rows: RestrictedRecord[] = [];
  let after: ReturnType<typeof placeOf>;
  while (rows.length < MOST_IN_FILE) {
    const found = await listUncheckedRestrictions(services.database.sql, today, seen, { after, limit: BATCH });
    rows.push(...(await fillRows(services, signed, today, found)));
    const last = found.at(-1);
    if (!last || found.length < BATCH) return rows;
    after = { day: last.producedOn, documentId: last.documentId };
  }
  throw new Problem('worklist-too-long', { most: MOST_IN_FILE.toLocaleString('ko') });
}

async function fillRows(
  { database: { sql } }: Services,
  signed: Signed,
  today: CalendarDay,
  records: readonly RestrictedRow[],
): Promise<RestrictedRecord[]> {
  if (records.length === 0) return [];
  const { agencyId } = signed;
  const ids = records.map(({ documentId }) => documentId);
  const [summaries, registrations, units, decided, facts] = await Promise.all([
    listSummaries(sql, agencyId, ids),
    listRegistrations(sql, agencyId, ids),
    listUnitNames(sql, agencyId, [...new Set(records.map(({ unitId }) => unitId))], today),
    listAccessDecisionsOf(sql, agencyId, ids),
    listDocumentFacts(sql, agencyId, ids),
  ]);
  const unitNames = new Map(units.map(({ unitId, unitName }) => [unitId, unitName]));
  const origins = new Map(ids.map((id) => [id, decided.get(id)?.findLast(beginsOne)]));
  const byOf = (id: string) => origins.get(id)?.byPersonId ?? summaries.get(id)?.drafterPersonId ?? '';
  const names = await findPersonNames(sql, agencyId, [...new Set(ids.map(byOf).filter((id) => id !== ''))]);
  const reader = policyReader(signed, today, []);
  return records.flatMap(({ documentId, unitId, producedOn }) => {
    const summary = summaries.get(documentId);
    const known = facts.get(documentId);
    if (!summary?.restriction || !known) return [];
    const { managementNumber, title, restriction } = summary;
    const origin = origins.get(documentId);
    return [
      {
        ...{ managementNumber, title, producedOn },
        number: registrations.get(documentId)?.printed ?? '',
        unitName: unitNames.get(unitId) ?? '',
        restriction: { ...restriction, units: [...restriction.units], people: [...restriction.people] },
        by: names.get(byOf(documentId)) ?? '',
        since: origin ? dayInKorea(origin.at) : producedOn,
        withApproval: origin === undefined,
        decisions: decided.get(documentId)?.length ?? 0,
        mayDecide: mayDecideRestriction(reader, known),
      },
    ];
  });
}

/** From here on the document has been restricted without a break; without such a decision, since its approval. */
function beginsOne({ from, to }: AccessDecision): boolean {
  return from === null && to !== null;
}
