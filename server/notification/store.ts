import { randomUUID } from 'node:crypto';
import type { NotificationShape } from '../../shared/contract/live.ts';
import type { HandoverStatus } from '../../shared/handover/handover.ts';
import type { RequestNews } from '../../shared/requests/request-news.ts';
import type { Reader, Sql, Tx } from '../platform/database/connect.ts';
import type { LogPosition } from '../platform/live/live-socket.ts';

/** A row of a person's log, with what the policy needs to know of it. */
export type StoredNotification = DocumentNotification | HandoverNotification | RequestNotification;

export type DocumentNotification = {
  readonly seq: number;
  readonly kind: NotificationShape['kind'];
  readonly agencyId: number;
  readonly documentId: string;
  readonly managementNumber: string;
  readonly revision: number;
  readonly at: Date;
};

export type HandoverNotification = {
  readonly seq: number;
  readonly kind: 'handover';
  readonly agencyId: number;
  readonly handoverId: string;
  readonly status: HandoverStatus;
  readonly at: Date;
};

/** 정보공개 청구: that something has come to do. */
export type RequestNotification = {
  readonly seq: number;
  readonly kind: 'request';
  readonly agencyId: number;
  readonly news: RequestNews;
  readonly at: Date;
};

type New<Row extends StoredNotification> = Omit<Row, 'seq' | 'kind'> & {
  readonly eventId: string;
  readonly told: readonly { readonly accountId: string; readonly kind: Row['kind'] }[];
};
export type NewNotification = New<DocumentNotification> | New<HandoverNotification> | New<RequestNotification>;

/**
 * Gives each account its next place and writes the row, in one statement. The counter's row is locked until the
 * commit, so a place is visible only after the one before it; accounts are locked in the order of their ids, so
 * two notifiers cannot wait for each other; an event already told is not told again. Answers the new places.
 */
export async function appendNotifications(tx: Tx, entry: NewNotification): Promise<ReadonlyMap<string, number>> {
  const about = aboutOf(tx, entry);
  const rows = await tx<{ accountId: string; seq: number }[]>`
    with told as (
      select t.account_id, t.kind
      from unnest(${entry.told.map((one) => one.accountId)}::uuid[], ${entry.told.map((one) => one.kind)}::text[])
        as t (account_id, kind)
      where not exists (
        select from notifications n where n.account_id = t.account_id and n.event_id = ${entry.eventId})
    ), numbered as (
      insert into notification_counters as counters (account_id, last_seq)
      select account_id, 1 from told order by account_id
      on conflict (account_id) do update set last_seq = counters.last_seq + 1
      returning account_id, last_seq
    )
    insert into notifications (account_id, seq, event_id, kind, agency_id, document_id, management_number, revision,
      handover_id, handover_status, request_news, at)
    select account_id, last_seq, ${entry.eventId}, kind, ${entry.agencyId}, ${about}, ${entry.at}
    from numbered join told using (account_id)
    returning account_id as "accountId", seq`;
  return new Map(rows.map((row) => [row.accountId, row.seq]));
}

/**
 * Takes the logs of these accounts before the first of several notifications in one transaction: each in the order of
 * its own, they could wait for a notifier that has one log and waits for another.
 */
export async function holdLogs(tx: Tx, accountIds: readonly string[]): Promise<void> {
  await tx`
    insert into notification_counters as counters (account_id, last_seq)
    select account_id, 0 from unnest(${accountIds as string[]}::uuid[]) as t (account_id) order by account_id
    on conflict (account_id) do update set last_seq = counters.last_seq`;
}

function aboutOf(tx: Tx, entry: NewNotification) {
  if ('documentId' in entry) {
    return tx`${entry.documentId}::uuid, ${entry.managementNumber}, ${entry.revision}::int, null, null, null`;
  }
  if ('handoverId' in entry) return tx`null, null, null, ${entry.handoverId}::uuid, ${entry.status}, null`;
  return tx`null, null, null, null, null, ${entry.news}`;
}

/** Which of these accounts have not been told of an event yet. */
export async function listUntold(sql: Reader, eventId: string, accountIds: readonly string[]): Promise<string[]> {
  const rows = await sql<{ accountId: string }[]>`
    select asked.account_id as "accountId" from unnest(${accountIds as string[]}::uuid[]) as asked (account_id)
    where not exists (
      select from notifications told where told.account_id = asked.account_id and told.event_id = ${eventId})`;
  return rows.map((row) => row.accountId);
}

/** The rows of many logs after each one's cursor, at most `most` of each, in order. */
export async function readLogs(
  sql: Reader,
  cursors: readonly { readonly accountId: string; readonly after: number }[],
  most: number,
): Promise<StoredNotification[][]> {
  const rows = await sql<(StoredNotification & { reader: number })[]>`
    select r.reader::int, n.seq, n.kind, n.agency_id as "agencyId", n.document_id as "documentId",
      n.management_number as "managementNumber", n.revision, n.handover_id as "handoverId",
      n.handover_status as status, n.request_news as news, n.at
    from unnest(${cursors.map((cursor) => cursor.accountId)}::uuid[], ${cursors.map((cursor) => cursor.after)}::int[])
      with ordinality as r (account_id, after, reader)
    cross join lateral (
      select * from notifications
      where account_id = r.account_id and seq > r.after order by seq limit ${most}) n
    order by r.reader, n.seq`;
  const logs: StoredNotification[][] = cursors.map(() => []);
  for (const { reader, ...row } of rows) logs[reader - 1]?.push(row);
  return logs;
}

export async function findPosition(sql: Reader, accountId: string): Promise<LogPosition> {
  const [row] = await sql<LogPosition[]>`
    select epoch, coalesce((select last_seq from notification_counters where account_id = ${accountId}), 0) as last
    from notification_epochs order by started_at desc, epoch limit 1`;
  if (!row) throw new Error('the notification log has no epoch');
  return row;
}

/** Names the log of a new database; two servers that start at once agree on one name. */
export async function startEpoch(sql: Sql, at: Date): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`lock table notification_epochs in share row exclusive mode`;
    await tx`
      insert into notification_epochs (epoch, started_at)
      select ${randomUUID()}, ${at} where not exists (select from notification_epochs)`;
  });
}
