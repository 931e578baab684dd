import { randomUUID } from 'node:crypto';
import type {
  ApplyImport,
  ChangeReply,
  ImportPreview,
  PreviewImport,
} from '../../shared/contract/organization-changes.ts';
import { sheetProblem } from '../../shared/contract/sheet-problem.ts';
import {
  type CsvProblem,
  type OrganizationPlan,
  readOrganizationRecords,
} from '../../shared/organization/organization-csv.ts';
import { organizationOn } from '../../shared/organization/organization-history.ts';
import { organizationImport } from '../../shared/organization/organization-import.ts';
import { standsIn } from '../../shared/organization/printed-names.ts';
import type { RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { readSheet } from '../platform/sheet/read-sheet.ts';
import { wordsOf } from '../platform/sheet/sheet-fault.ts';
import type { OrganizationNeighbours } from './neighbours.ts';
import { dayOf, type PlanChange, performChange, previewChange } from './perform-change.ts';
import { loadHistory } from './store.ts';

/** What a file with the whole office would make different on a day, or each problem on its line. Writes nothing. */
export async function previewImport(
  services: Services,
  neighbours: OrganizationNeighbours,
  signed: Signed,
  { on, file }: PreviewImport,
): Promise<ImportPreview> {
  const read = await readFile(services, signed.agencyId, file);
  if ('problems' in read)
    return {
      preview: null,
      difference: [],
      moves: [],
      endings: [],
      affected: [],
      problems: read.problems.map(sheetProblem),
    };
  const shown = await previewChange(services, neighbours, signed, {
    on,
    plan: planOf(neighbours, signed.agencyId, on, read.plan),
  });
  return { ...shown, preview: shown.difference.length > 0 ? shown.preview : null, problems: [] };
}

/** The same file again: exactly the difference that was shown, or 409 where the organisation has changed in between. */
export async function applyImport(
  services: Services,
  neighbours: OrganizationNeighbours,
  signed: Signed,
  { on, file, reason, preview }: ApplyImport,
  key: RequestKey,
): Promise<ChangeReply> {
  const read = await readFile(services, signed.agencyId, file);
  if ('problems' in read) {
    const [first] = read.problems;
    throw new Problem('csv-row-bad', sheetProblem(first ?? { row: 1, problem: '' }));
  }
  const plan = planOf(neighbours, signed.agencyId, on, read.plan);
  return performChange(services, neighbours, signed, key, { on, reason, preview, plan });
}

function planOf(neighbours: OrganizationNeighbours, agencyId: number, on: string, plan: OrganizationPlan): PlanChange {
  return async (reader, before) => {
    const logins = await neighbours.logins(reader, agencyId);
    return organizationImport(organizationOn(before, dayOf(on)), plan, { logins, newId: randomUUID });
  };
}

async function readFile(
  services: Services,
  agencyId: number,
  base64: string,
): Promise<{ readonly plan: OrganizationPlan } | { readonly problems: readonly CsvProblem[] }> {
  const read = await readSheet(Buffer.from(base64, 'base64'));
  if ('records' in read) {
    const standing = await loadHistory(services.database.sql, agencyId);
    return readOrganizationRecords(read.records, (text) => standsIn(standing, text));
  }
  if (read.fault === 'broken-csv') return { problems: [{ row: read.line, problem: wordsOf(read) }] };
  throw new Problem('sheet-unreadable', { problem: `${wordsOf(read)}.` });
}
