import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Sql } from '../../server/platform/database/connect.ts';
import { dayInKorea, yearOf } from '../../shared/kernel/calendar-day.ts';
import type { Waiting } from './documents-to-approve.ts';

/**
 * The reference of the approvals: every row of a final approval written by one statement and nothing else. It reads
 * nothing, decides nothing, and its hash covers a fixed text: the least that PostgreSQL and postgres.js can do for
 * these rows.
 */
export async function approveRaw(sql: Sql, { made, unit, signed }: Waiting): Promise<number> {
  const { agencyId, accountId } = signed;
  const { documentId, managementNumber, contentHash } = made;
  const at = new Date();
  const on = dayInKorea(at);
  const eventId = randomUUID();
  const answer = { managementNumber, status: 'approved', version: 1, documentNumber: null };
  const by = unit.head.officer;
  const event = { type: 'DocumentApproved', v: 1, version: 1, contentHash, seat: 2, by, at, act: 'approve', on };
  const salt = randomBytes(16).toString('hex');
  const leafHash = createHash('sha256').update(salt).digest('hex');
  const [row] = await sql<{ serial: number }[]>`
    with answered as (
      insert into idempotency_keys (account_id, key, request_hash, status, answer, created_at)
      values (${accountId}, ${randomUUID()}, ${leafHash}, 200, ${JSON.stringify(answer)}::text::jsonb, ${at})
    ), happened as (
      insert into approval_events (agency_id, document_id, sequence, event_id, event, at)
      values (${agencyId}, ${documentId}, 3, ${eventId}, ${JSON.stringify(event)}::text::jsonb, ${at})
    ), moved as (
      update approval_seats set signed = true, in_turn = false, status = 'approved', at = ${at}
      where agency_id = ${agencyId} and document_id = ${documentId}
    ), marked as (
      update documents set status = 'approved', version = 1 where agency_id = ${agencyId} and id = ${documentId}
    ), sealed as (
      insert into integrity_leaves (agency_id, id, kind, document_id, leaf_hash, salt, at)
      values (${agencyId}, ${randomUUID()}, 'act', ${documentId}, ${leafHash}, ${salt}, ${at})
    ), told as (
      insert into outbox_deliveries (consumer, event_id, agency_id, document_id, sequence, kind, created_at, next_at)
      select unnest(array['notification', 'rendering', 'search', 'publication', 'requests']), ${eventId}, ${agencyId},
        ${documentId}, 3, 'DocumentApproved', ${at}, ${at}
    ), filed as (
      insert into filings (agency_id, document_id, unit_task_id, path, retention, filed_at)
      select agency_id, ${documentId}, id, path, retention, ${at}
      from unit_tasks where agency_id = ${agencyId} and id = ${unit.unitTask.id}
    ), taken as (
      insert into series (agency_id, series_id, year, last_serial) values (${agencyId}, ${unit.id}, ${yearOf(on)}, 1)
      on conflict (agency_id, series_id, year) do update set last_serial = series.last_serial + 1
      returning last_serial
    )
    insert into registrations (agency_id, series_id, year, serial, document_id, unit_code, unit_name, printed,
      registered_at, registered_on)
    select ${agencyId}, ${unit.id}, ${yearOf(on)}, last_serial, ${documentId}, ${unit.code}, ${unit.name},
      ${`${unit.name}-`} || last_serial, ${at}, ${on}::date
    from taken returning serial`;
  if (!row) throw new Error('a number was not given');
  return row.serial;
}
