import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { hashOfSecret, newSecret } from '../../server/identity/secret.ts';
import type { Sql } from '../../server/platform/database/connect.ts';
import type { Services } from '../../server/platform/services.ts';
import { LIVE_PROTOCOL } from '../../shared/contract/live-protocol.ts';
import { pick } from './bench-data.ts';
import { type BenchOffice, type BenchOfficial, findOrOpenOffice } from './bench-office.ts';
import { addDocument, type Rows } from './bulk-document.ts';
import { insertRows } from './bulk-insert.ts';
import { type MeasuredRow, percentile, rowOf, takeTurns } from './measured-row.ts';
import { type BenchServer, startBenchServer } from './start-bench-server.ts';
import { writeText } from './written-text.ts';

const SOCKETS = 5_000;
const ROUNDS = 7;
const ONES_A_ROUND = 100;
const OPENED_AT_ONCE = 50;
const LONGEST_WAIT_MS = 60_000;

/** Somebody with an open socket, and the document that they are told of. */
type Listener = {
  readonly accountId: string;
  readonly cookie: string;
  readonly agencyId: number;
  readonly documentId: string;
  readonly managementNumber: string;
};

/**
 * The server's CPU for each message told to an official: from the wake-up after a commit over the durable log and the
 * reading policy to the socket, beside a ws server that holds as many sockets and sends the same bytes from memory.
 */
export async function live(services: Services, url: string): Promise<MeasuredRow[]> {
  const { sql } = services.database;
  const listeners = await openListeners(services);
  const [office, plain] = await Promise.all([startBenchServer('office', url), startBenchServer('sockets')]);
  const told = new Inbox();
  const plainTold = new Inbox();
  try {
    await openSockets(listeners, (listener) => openOurs(office.port, listener, told));
    await openSockets(listeners, () => openPlain(plain.port, plainTold));
    const message = await sample(sql, listeners, told);
    return [
      await tellEverybody({ sql, listeners, office, plain, told, plainTold, message }),
      await tellOne({ sql, listeners, office, plain, told, plainTold, message }),
    ];
  } finally {
    for (const socket of [...told.sockets, ...plainTold.sockets]) socket.terminate();
    await Promise.all([office.stop(), plain.stop()]);
  }
}

type Parts = {
  readonly sql: Sql;
  readonly listeners: readonly Listener[];
  readonly office: BenchServer;
  readonly plain: BenchServer;
  readonly told: Inbox;
  readonly plainTold: Inbox;
  readonly message: string;
};

/** Everybody's log has grown by a row of a document of their own, as after a busy minute; all are woken at once. */
async function tellEverybody({ sql, listeners, office, plain, told, plainTold, message }: Parts): Promise<MeasuredRow> {
  const rounds = await takeTurns(ROUNDS, {
    async ours() {
      await appendRows(sql, listeners);
      return cpuOf(office, listeners.length, async () => {
        const all = told.next(listeners.length);
        await sql`select pg_notify('gyeol_live', ${`${randomUUID()} *`})`;
        await all;
      });
    },
    reference: () =>
      cpuOf(plain, listeners.length, async () => {
        const all = plainTold.next(listeners.length);
        plain.tell(`all ${message}`);
        await all;
      }),
  });
  const note = `a message to each of ${listeners.length} sockets, each from its own log; reference: ws, same bytes`;
  return rowOf({ name: 'live', target: '<= 1.3', unit: 'µs CPU a message', note }, rounds);
}

/** One commit, one recipient, while all others are connected and silent. */
async function tellOne({ sql, listeners, office, plain, told, plainTold, message }: Parts): Promise<MeasuredRow> {
  const taken: number[] = [];
  let turn = 0;
  const rounds = await takeTurns(ROUNDS, {
    ours: () =>
      cpuOf(office, ONES_A_ROUND, async () => {
        for (let n = 0; n < ONES_A_ROUND; n += 1) {
          turn += 1;
          const listener = pick(listeners, turn * 37);
          await appendRows(sql, [listener]);
          const one = told.next(1);
          const began = performance.now();
          await sql`select pg_notify('gyeol_live', ${`${randomUUID()} ${listener.accountId}`})`;
          await one;
          taken.push(performance.now() - began);
        }
      }),
    reference: () =>
      cpuOf(plain, ONES_A_ROUND, async () => {
        for (let n = 0; n < ONES_A_ROUND; n += 1) {
          const one = plainTold.next(1);
          plain.tell(`one ${(n * 37) % listeners.length} ${message}`);
          await one;
        }
      }),
  });
  const late = `p50 ${percentile(taken, 0.5).toFixed(1)} ms, p99 ${percentile(taken, 0.99).toFixed(1)} ms after the commit`;
  const note = `one recipient among ${listeners.length}, one after the other; ${late}; reference: ws, same bytes`;
  return rowOf({ name: 'live one', target: '<= 1.3', unit: 'µs CPU a message', note }, rounds);
}

async function cpuOf(server: BenchServer, messages: number, act: () => Promise<void>): Promise<number> {
  const before = await server.cpuMicros();
  await act();
  return ((await server.cpuMicros()) - before) / messages;
}

/** Counts what all sockets of one side receive. */
class Inbox {
  readonly sockets: WebSocket[] = [];
  last = '';
  #missing = 0;
  #settle: (() => void) | undefined;

  take(text: string): void {
    this.last = text;
    this.#missing -= 1;
    if (this.#missing === 0) this.#settle?.();
  }

  /** Ends when so many more have come; a message too few is an error, not a figure. */
  next(count: number): Promise<void> {
    this.#missing = count;
    return new Promise((settle, fail) => {
      const timer = setTimeout(() => fail(new Error(`${this.#missing} messages did not come`)), LONGEST_WAIT_MS);
      this.#settle = () => {
        clearTimeout(timer);
        settle();
      };
    });
  }
}

async function openSockets(listeners: readonly Listener[], open: (listener: Listener) => Promise<void>): Promise<void> {
  for (let from = 0; from < listeners.length; from += OPENED_AT_ONCE) {
    await Promise.all(listeners.slice(from, from + OPENED_AT_ONCE).map(open));
  }
}

function openOurs(port: number, { cookie }: Listener, told: Inbox): Promise<void> {
  return new Promise((settle, fail) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/api/live`, [LIVE_PROTOCOL], {
      headers: { cookie },
      perMessageDeflate: false,
    });
    told.sockets.push(socket);
    socket.once('error', fail);
    socket.once('open', () => socket.send(JSON.stringify({ type: 'hello', epoch: '', last: 0 })));
    // The first message is the welcome; what follows are rows of the log.
    socket.once('message', () => {
      socket.on('message', (data) => told.take(String(data)));
      settle();
    });
  });
}

function openPlain(port: number, told: Inbox): Promise<void> {
  return new Promise((settle, fail) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/`, { perMessageDeflate: false });
    told.sockets.push(socket);
    socket.once('error', fail);
    socket.once('open', () => settle());
    socket.on('message', (data) => told.take(String(data)));
  });
}

/** One message as ours are, for the other side to send the same bytes. */
async function sample(sql: Sql, listeners: readonly Listener[], told: Inbox): Promise<string> {
  const listener = pick(listeners, 0);
  await appendRows(sql, [listener]);
  const one = told.next(1);
  await sql`select pg_notify('gyeol_live', ${`${randomUUID()} ${listener.accountId}`})`;
  await one;
  if (!told.last.includes(listener.managementNumber)) throw new Error(`another message than expected: ${told.last}`);
  return told.last;
}

/** What the notifier leaves behind, for many documents with one statement. */
async function appendRows(sql: Sql, listeners: readonly Listener[]): Promise<void> {
  await sql`
    with told as (
      select * from unnest(${listeners.map((one) => one.accountId)}::uuid[],
        ${listeners.map((one) => one.documentId)}::uuid[], ${listeners.map((one) => one.managementNumber)}::text[])
        as t (account_id, document_id, management_number)
    ), numbered as (
      insert into notification_counters as counters (account_id, last_seq) select account_id, 1 from told
      on conflict (account_id) do update set last_seq = counters.last_seq + 1 returning account_id, last_seq
    )
    insert into notifications (account_id, seq, event_id, kind, agency_id, document_id, management_number, revision, at)
    select account_id, last_seq, gen_random_uuid(), 'changed', ${listeners[0]?.agencyId ?? null}::int, document_id,
      management_number, 1, ${new Date()}
    from numbered join told using (account_id)`;
}

/** Five thousand officials with a session and a document of their own, kept between runs; the sessions are new. */
async function openListeners(services: Services): Promise<Listener[]> {
  const { sql } = services.database;
  const office = await findOrOpenOffice(sql, '알림시', { units: 50, leaders: 1, drafters: SOCKETS / 50 - 2 });
  const officials = office.units.flatMap((unit) => [unit.head, ...unit.leaders, ...unit.drafters]);
  const documents = await findDocuments(sql, office, officials);
  const at = services.clock.now();
  const endsAt = new Date(at.getTime() + 60 * 60_000);
  const secrets = officials.map(() => newSecret());
  await sql`
    insert into sessions (id_hash, account_id, created_at, seen_at, ends_at, ended_at)
    select hash, account_id, ${at}, ${at}, ${endsAt}, null
    from unnest(${secrets.map(hashOfSecret)}::text[], ${officials.map((one) => one.accountId)}::uuid[])
      as s (hash, account_id)`;
  return officials.map(({ accountId, officer }, index) => {
    const document = documents.get(officer.personId);
    if (!document) throw new Error('an official of the bench without a document');
    return { accountId, agencyId: office.agencyId, cookie: `gyeol_session=${secrets[index]}`, ...document };
  });
}

type Found = { readonly documentId: string; readonly managementNumber: string };

async function findDocuments(sql: Sql, office: BenchOffice, officials: readonly BenchOfficial[]) {
  const find = () => sql<(Found & { personId: string })[]>`
    select id as "documentId", management_number as "managementNumber", drafter_person_id as "personId"
    from documents where agency_id = ${office.agencyId}`;
  let found = await find();
  if (found.length === 0) {
    await sql.begin((tx) => insertRows(tx, rowsOf(office, officials)));
    await sql`vacuum (analyze)`;
    found = await find();
  }
  return new Map(found.map(({ personId, ...document }) => [personId, document]));
}

function rowsOf(office: BenchOffice, officials: readonly BenchOfficial[]): Rows {
  const rows: Rows = new Map();
  const at = new Date();
  for (const [index, drafter] of officials.entries()) {
    // Nobody stands twice on a line, so those who sign are of another unit than the drafter's.
    const unit = pick(office.units, Math.floor(index / (SOCKETS / office.units.length)));
    const other = pick(office.units, office.units.indexOf(unit) + 1);
    addDocument(rows, {
      agencyId: office.agencyId,
      agencyName: office.name,
      unit,
      drafter,
      reviewer: pick(other.leaders, 0),
      approver: other.head,
      managementSerial: index + 1,
      serial: null,
      signed: 0,
      level: 'open',
      text: writeText(index),
      times: [at, at, at],
    });
  }
  return rows;
}
