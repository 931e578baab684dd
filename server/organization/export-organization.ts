import { ORGANIZATION_COLUMNS } from '../../shared/organization/organization-csv.ts';
import { organizationOn } from '../../shared/organization/organization-history.ts';
import { type OrganizationRow, organizationRows } from '../../shared/organization/organization-sheet.ts';
import type { SentFile } from '../platform/http/send-file.ts';
import type { Services } from '../platform/services.ts';
import { type SheetColumn, writeCsv, writeSheet } from '../platform/sheet/write-sheet.ts';
import type { OrganizationNeighbours } from './neighbours.ts';
import { dayOf } from './perform-change.ts';
import { loadHistory } from './store.ts';

/** The office of a day as a file that can be corrected and brought in again (조직 내려받기). */
export async function exportOrganization(
  services: Services,
  neighbours: OrganizationNeighbours,
  agencyId: number,
  { on, format }: { readonly on: string; readonly format: 'csv' | 'xlsx' },
): Promise<{ readonly bytes: Uint8Array; readonly as: SentFile }> {
  const { sql } = services.database;
  const day = dayOf(on);
  const [history, people] = await Promise.all([loadHistory(sql, agencyId), neighbours.logins(sql, agencyId)]);
  const logins = new Map([...people].map(([login, personId]) => [personId, login]));
  const rows = organizationRows(organizationOn(history, day), logins);
  const name = `조직 ${day}.${format}`;
  if (format === 'csv') {
    const bytes = new TextEncoder().encode(writeCsv(COLUMNS, rows));
    return { bytes, as: { name, mediaType: 'text/csv; charset=utf-8', disposition: 'attachment' } };
  }
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { bytes: await writeSheet('조직', COLUMNS, rows), as: { name, mediaType, disposition: 'attachment' } };
}

const COLUMNS: readonly SheetColumn<OrganizationRow>[] = ORGANIZATION_COLUMNS.map((title) => ({
  title,
  width: title === '전자우편' ? 28 : 14,
  value: (row) => row[title],
}));
