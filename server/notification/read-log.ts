import { mayRead, type Reader } from '../../shared/access/document-access.ts';
import type { LogRow as LogEntry, NotificationsReply } from '../../shared/contract/live.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { listDocumentFacts, policyReader, readerOf } from '../approval/index.ts';
import { listMandates, listPostsOf } from '../organization/index.ts';
import type { Signed } from '../platform/http/policy.ts';
import type { LiveLog } from '../platform/live/live-hub.ts';
import type { LogRow as LiveRow } from '../platform/live/live-socket.ts';
import type { Services } from '../platform/services.ts';
import {
  type DocumentNotification,
  findPosition,
  type HandoverNotification,
  type RequestNotification,
  readLogs,
  type StoredNotification,
} from './store.ts';

type Cursor = { readonly signed: Signed; readonly after: number };

/** The log as the sockets read it: the policy is asked again at the moment of sending. */
export function liveLog(services: Services): LiveLog {
  return {
    position: (accountId) => findPosition(services.database.sql, accountId),
    async read(cursors, most) {
      const logs = await readAllowed(services, cursors, most);
      return logs.map((log) => log.map(liveRow));
    },
  };
}

/** A row as it goes over a socket, whether it comes from the log or straight from the notifier. */
export function liveRow(entry: LogEntry): LiveRow {
  return { seq: entry.seq, message: { type: 'notification', notification: entry } };
}

const MOST_POLLED = 200;

/** The polling fallback: the same rows through the same policy. */
export async function listNotifications(
  services: Services,
  signed: Signed,
  after: number,
): Promise<NotificationsReply> {
  // The position first: rows written in between are then beyond `last`, never missing below it.
  const position = await findPosition(services.database.sql, signed.accountId);
  const [items = []] = await readAllowed(services, [{ signed, after }], MOST_POLLED);
  return { ...position, items: [...items] };
}

/**
 * A row about a document that its person may no longer read keeps its place and loses everything else, so that
 * the sequence stays without gaps and names nothing.
 */
async function readAllowed(services: Services, cursors: readonly Cursor[], most: number): Promise<LogEntry[][]> {
  const { sql } = services.database;
  const places = cursors.map(({ signed, after }) => ({ accountId: signed.accountId, after }));
  const logs = await readLogs(sql, places, most);
  const isAllowed = await policyFor(services, logs.flat());
  return Promise.all(
    logs.map((log, index) => {
      const signed = cursors[index]?.signed;
      return Promise.all(
        log.map(async (row) =>
          signed && (await isAllowed(signed, row)) ? shown(row) : { seq: row.seq, kind: 'withheld' as const },
        ),
      );
    }),
  );
}

export function shown(
  row:
    | Omit<DocumentNotification, 'agencyId' | 'documentId'>
    | Omit<HandoverNotification, 'agencyId'>
    | Omit<RequestNotification, 'agencyId'>,
): LogEntry {
  const at = row.at.toISOString();
  if (row.kind === 'handover') {
    const { seq, kind, handoverId, status } = row;
    return { seq, kind, handoverId, status, at };
  }
  if (row.kind === 'request') return { seq: row.seq, kind: row.kind, news: row.news, at };
  const { seq, kind, managementNumber, revision } = row;
  return { seq, kind, managementNumber, revision, at };
}

/** The reading policy over the documents of these rows; each document's facts are read once. */
async function policyFor(services: Services, rows: readonly StoredNotification[]) {
  const { sql } = services.database;
  const idsByAgency = new Map<number, Set<string>>();
  for (const { agencyId, documentId } of rows.filter((row) => row.kind !== 'handover' && row.kind !== 'request')) {
    idsByAgency.set(agencyId, (idsByAgency.get(agencyId) ?? new Set()).add(documentId));
  }
  const found = await Promise.all(
    [...idsByAgency].map(
      async ([agencyId, ids]) => [agencyId, await listDocumentFacts(sql, agencyId, [...ids])] as const,
    ),
  );
  const facts = new Map(found);
  const at = services.clock.now();
  const readerToday = readersOfToday(services, at);
  return async (signed: Signed, row: StoredNotification): Promise<boolean> => {
    // Both sides and who wrote it read a record (인계·인수서) for ever, and nobody else is told of it.
    if (row.kind === 'handover') return true;
    // It names no request: the list that is taken anew asks the policy.
    if (row.kind === 'request') return true;
    const document = facts.get(row.agencyId)?.get(row.documentId);
    if (!document) return false;
    // Nearly everybody who is told has a seat; posts and absences of today are asked for the others only.
    return mayRead(policyReader(signed, dayInKorea(at), []), document) || mayRead(await readerToday(signed), document);
  };
}

/** Each person with the posts of today and those they act for, asked once. */
function readersOfToday(services: Services, at: Date): (signed: Signed) => Promise<Reader> {
  const { sql } = services.database;
  const known = new Map<string, Promise<Reader>>();
  return (signed) => {
    const { agencyId, personId, accountId } = signed;
    const before = known.get(accountId);
    if (before !== undefined) return before;
    const asked = Promise.all([
      listPostsOf(sql, agencyId, personId, dayInKorea(at)),
      listMandates(sql, agencyId, personId, at),
    ]).then(([posts, mandates]) => readerOf(signed, { posts, mandates }, dayInKorea(at)));
    known.set(accountId, asked);
    return asked;
  };
}
