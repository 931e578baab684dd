import { DELEGATION_COLUMNS } from '../../shared/approval/delegation-sheet.ts';
import type { DelegationRulesReply, MattersReply } from '../../shared/contract/delegation.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { writeCsv, writeSheet } from '../platform/sheet/write-sheet.ts';
import { findVersion, findVersionOn, listRules, searchMatters, searchRules } from './store.ts';
import { ruleShape } from './version-view.ts';

const PAGE = 50;

/** A page of a version's rows in which every word stands. */
export async function findRules(
  services: Services,
  agencyId: number,
  version: number,
  { q = '', after = '0' }: { readonly q?: string; readonly after?: string },
): Promise<DelegationRulesReply> {
  const { sql } = services.database;
  if (!(await findVersion(sql, agencyId, version))) throw new Problem('not-found');
  const asked = { words: wordsOf(q), after: Number(after), limit: PAGE };
  const { rules, total, next } = await searchRules(sql, agencyId, version, asked);
  return { rules: rules.map(ruleShape), total, next: next === null ? null : String(next) };
}

/** The matters of today's regulation, for a drafter to choose from. */
export async function findMatters(services: Services, agencyId: number, q = ''): Promise<MattersReply> {
  const { sql } = services.database;
  const current = await findVersionOn(sql, agencyId, dayInKorea(services.clock.now()));
  if (!current) return { regulation: null, matters: [], more: false };
  const found = await searchMatters(sql, agencyId, current.version, wordsOf(q), PAGE + 1);
  const { version, title, matterRequired } = current;
  const matters = found.slice(0, PAGE).map((matter) => ({ ...matter, path: [...matter.path] }));
  return { regulation: { version, title, matterRequired }, matters, more: found.length > PAGE };
}

/** A version as a sheet, as it would be uploaded again. */
export async function exportRules(services: Services, agencyId: number, version: number, format: 'csv' | 'xlsx') {
  const { sql } = services.database;
  const [row, rules] = await Promise.all([findVersion(sql, agencyId, version), listRules(sql, agencyId, version)]);
  if (!row) throw new Problem('not-found');
  const name = `${row.title} ${row.validFrom ?? '시행 전'}.${format}`;
  if (format === 'csv') {
    return { name, mediaType: 'text/csv; charset=utf-8', bytes: Buffer.from(writeCsv(DELEGATION_COLUMNS, rules)) };
  }
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name, mediaType, bytes: await writeSheet('위임전결', DELEGATION_COLUMNS, rules) };
}

/** The words of a search; more of them than anybody types are dropped. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 10);
}
