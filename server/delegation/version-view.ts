import type { Static } from 'typebox';
import type { DelegationRule, DelegationTable } from '../../shared/approval/delegation.ts';
import { officeFindings, tableFindings } from '../../shared/approval/delegation-table.ts';
import type {
  DelegationRuleShape,
  DelegationVersionReply,
  DelegationVersionShape,
} from '../../shared/contract/delegation.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { findPersonNames, listOfficeOn } from '../organization/index.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { findVersion, findVersionOn, listRules, listVersions, type VersionRow } from './store.ts';

/** Every version of the agency's regulation, the newest first, and which of them holds today. */
export async function listDelegationVersions(
  services: Services,
  agencyId: number,
): Promise<{ versions: DelegationVersionShape[] }> {
  const { sql } = services.database;
  const today = dayInKorea(services.clock.now());
  const [versions, current] = await Promise.all([listVersions(sql, agencyId), findVersionOn(sql, agencyId, today)]);
  const names = await namesOf(services, agencyId, versions);
  return { versions: versions.map((row) => versionShape(row, names, current?.version)) };
}

/** One version with its ladder and what is odd about it today. */
export async function findDelegationVersion(
  services: Services,
  agencyId: number,
  version: number,
): Promise<DelegationVersionReply> {
  const { sql } = services.database;
  const today = dayInKorea(services.clock.now());
  const [row, current, rules] = await Promise.all([
    findVersion(sql, agencyId, version),
    findVersionOn(sql, agencyId, today),
    listRules(sql, agencyId, version),
  ]);
  if (!row) throw new Problem('not-found');
  const names = await namesOf(services, agencyId, [row]);
  return {
    version: versionShape(row, names, current?.version),
    revision: row.revision,
    matterRequired: row.matterRequired,
    ladder: row.ladder.map((rung) => ({ ...rung, titles: [...rung.titles] })),
    findings: await findingsOf(services, agencyId, { ...row, rules }),
  };
}

/** What to mend first: whatever keeps the table from being put into force stands before what is merely odd. */
export async function findingsOf(services: Services, agencyId: number, table: DelegationTable) {
  const today = dayInKorea(services.clock.now());
  const office = await listOfficeOn(services.database.sql, agencyId, today);
  const findings = [...tableFindings(table), ...officeFindings(table, office)];
  return findings.toSorted((one, other) => Number(other.blocks) - Number(one.blocks)).slice(0, MOST_FINDINGS);
}

const MOST_FINDINGS = 200;

async function namesOf(services: Services, agencyId: number, versions: readonly VersionRow[]) {
  const ids = versions.flatMap((row) => [row.madeByPersonId, row.publishedByPersonId ?? row.madeByPersonId]);
  return findPersonNames(services.database.sql, agencyId, [...new Set(ids)]);
}

function versionShape(
  row: VersionRow,
  names: ReadonlyMap<string, string>,
  current: number | undefined,
): DelegationVersionShape {
  return {
    version: row.version,
    title: row.title,
    status: row.status,
    validFrom: row.validFrom,
    inForce: row.version === current,
    rules: row.rules,
    madeBy: names.get(row.madeByPersonId) ?? '',
    madeAt: row.madeAt.toISOString(),
    publishedBy: row.publishedByPersonId === null ? null : (names.get(row.publishedByPersonId) ?? ''),
    publishedAt: row.publishedAt?.toISOString() ?? null,
  };
}

/** A rule as it travels: its lists may be changed by whoever gets it. */
export function ruleShape(rule: DelegationRule): Static<typeof DelegationRuleShape> {
  return {
    ...rule,
    path: [...rule.path],
    reviewedBy: rule.reviewedBy && [...rule.reviewedBy],
    cooperation: [...rule.cooperation],
  };
}
