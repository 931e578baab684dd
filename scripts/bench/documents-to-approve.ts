import type { Sql } from '../../server/platform/database/connect.ts';
import type { Signed } from '../../server/platform/http/policy.ts';
import { pick } from './bench-data.ts';
import type { BenchOffice, BenchUnit } from './bench-office.ts';
import { findOrOpenOffice } from './bench-office.ts';
import { addDocument, type MadeDocument } from './bulk-document.ts';
import { insertRows } from './bulk-insert.ts';
import type { Rows } from './bulk-rows.ts';
import { type WrittenText, writeText } from './written-text.ts';

/** A document whose final seat is in turn, and the head who sits on it. */
export type Waiting = { readonly made: MadeDocument; readonly unit: BenchUnit; readonly signed: Signed };

export type ApprovalOffice = BenchOffice & { readonly sql: Sql; made: number };

/**
 * A second agency in the same database: what is approved in a run is taken away before the next one, so that the
 * data of the lists stays what it was and every run writes into the same tables of the same size.
 */
export async function openApprovalOffice(sql: Sql): Promise<ApprovalOffice> {
  const office = await findOrOpenOffice(sql, '결재시', { units: 50, leaders: 1, drafters: 4 });
  await forgetDocuments(sql, office.agencyId);
  return { ...office, sql, made: 0 };
}

const OF_A_DOCUMENT = [
  'approval_events',
  'approval_seats',
  'document_versions',
  'integrity_leaves',
  'outbox_deliveries',
  'filings',
  'registrations',
  'series',
  'documents',
];

async function forgetDocuments(sql: Sql, agencyId: number): Promise<void> {
  await sql.begin(async (tx) => {
    for (const table of OF_A_DOCUMENT) await tx`delete from ${tx(table)} where agency_id = ${agencyId}`;
    await tx`
      delete from idempotency_keys where account_id in (select id from accounts where agency_id = ${agencyId})`;
  });
  for (const table of [...OF_A_DOCUMENT, 'idempotency_keys']) await sql`vacuum ${sql(table)}`;
  // The office itself may be new, too.
  await sql`analyze`;
}

/** New documents in the last step of their way, dealt out over the units in turn. */
export async function makeWaiting(
  office: ApprovalOffice,
  count: number,
  units = office.units,
  textOf: (n: number) => WrittenText = writeText,
): Promise<Waiting[]> {
  const rows: Rows = new Map();
  const at = new Date(Date.now() - 60_000);
  const waiting = Array.from({ length: count }, (_, index): Waiting => {
    const unit = pick(units, index);
    office.made += 1;
    const made = addDocument(rows, {
      agencyId: office.agencyId,
      agencyName: office.name,
      unit,
      drafter: pick(unit.drafters, Math.floor(index / units.length)),
      reviewer: pick(unit.leaders, 0),
      approver: unit.head,
      managementSerial: office.made,
      serial: null,
      signed: 1,
      level: 'open',
      text: textOf(office.made),
      times: [at, at, at],
    });
    const { accountId, officer } = unit.head;
    const { agencyId } = office;
    const personId = officer.personId;
    const signed = { accountId, agencyId, personId, roles: [], sessionHash: '', mustChangePassword: false };
    return { made, unit, signed };
  });
  await office.sql.begin((tx) => insertRows(tx, rows));
  // An agency that the planner has never heard of is planned for as if it were empty; no office is for longer than
  // the minute until autovacuum comes by.
  for (const table of rows.keys()) await office.sql`analyze ${office.sql(table)}`;
  // Nothing that was written a moment ago may be flushed in the middle of a measurement.
  await office.sql`checkpoint`;
  return waiting;
}

/**
 * Counts what the runs have left: as many numbers as approvals, each series from 1 on without a gap or a double, and
 * every row of every act. A figure of work that was not done, or done wrong, is worth nothing.
 */
export async function checkApprovals(office: ApprovalOffice, approved: number): Promise<void> {
  const [found] = await office.sql<
    { rows: number; gaps: number; acts: number; filed: number; keys: number; told: number }[]
  >`
    select
      (select count(*)::int from registrations where agency_id = ${office.agencyId}) as rows,
      (select count(*)::int from (
        select series_id, year from registrations where agency_id = ${office.agencyId} group by series_id, year
        having max(serial) <> count(*) or min(serial) <> 1 or count(distinct serial) <> count(*)) broken) as gaps,
      (select count(*)::int from approval_events
        where agency_id = ${office.agencyId} and event ->> 'type' = 'DocumentApproved') as acts,
      (select count(*)::int from filings where agency_id = ${office.agencyId}) as filed,
      (select count(*)::int from idempotency_keys k join accounts a on a.id = k.account_id
        where a.agency_id = ${office.agencyId}) as keys,
      (select count(*)::int from outbox_deliveries
        where agency_id = ${office.agencyId} and kind = 'DocumentApproved') as told`;
  const sound =
    found?.gaps === 0 &&
    [found.rows, found.acts, found.filed, found.keys, found.told / 5].every((count) => count === approved);
  if (!sound) throw new Error(`${approved} approvals left other rows than they should: ${JSON.stringify(found)}`);
}
