import { WebSocket } from 'ws';
import { hashOfSecret, newSecret } from '../../server/identity/secret.ts';
import type { Sql } from '../../server/platform/database/connect.ts';
import type { Services } from '../../server/platform/services.ts';
import { LIVE_PROTOCOL } from '../../shared/contract/live-protocol.ts';
import { pick } from './bench-data.ts';
import { type BenchOffice, type BenchOfficial, findOrOpenOffice } from './bench-office.ts';
import { addDocument } from './bulk-document.ts';
import { insertRows } from './bulk-insert.ts';
import type { Rows } from './bulk-rows.ts';
import type { Submitted } from './live-office.ts';
import { type MeasuredRow, percentile, rowOf, takeTurns } from './measured-row.ts';
import { type BenchServer, startBenchServer } from './start-bench-server.ts';
import { writeText } from './written-text.ts';

const SOCKETS = 5_000;
const ROUNDS = 7;
/** Messages to one recipient in a round. */
const LONE = 500;
const LISTENING_UNITS = 50;
const SIZE = { units: LISTENING_UNITS + 1, leaders: 1, drafters: SOCKETS / LISTENING_UNITS - 2 };
const OPENED_AT_ONCE = 50;
const REST_MS = 300;
const LONGEST_WAIT_MS = 60_000;

/** Somebody with an open socket. */
type Listener = { readonly cookie: string };

/** Documents whose submission is told: every listener is drafter or reviewer of one of the pairs, once. */
type Told = { readonly pairs: readonly Submitted[]; readonly lone: readonly Submitted[] };

/**
 * The server's CPU for each message told to an official, from the notifier's commit over the hub to the socket: no
 * part of it is imitated. Beside it, a ws server that holds as many sockets and sends the same bytes from memory.
 */
export async function live(services: Services, url: string): Promise<MeasuredRow[]> {
  const office = await findOrOpenOffice(services.database.sql, '알림군', SIZE);
  const listeners = await signIn(services, listenersOf(office));
  const documents = await findSubmitted(services.database.sql, office);
  const [ours, plain] = await Promise.all([startBenchServer('live', url), startBenchServer('sockets')]);
  const [told, plainTold] = [new Inbox(), new Inbox()];
  try {
    await openSockets(listeners, (listener) => openOurs(ours.port, listener, told));
    await openSockets(listeners, () => openPlain(plain.port, plainTold));
    const parts = { ours, plain, told, plainTold, documents };
    const message = await sample(parts);
    return [await tellEverybody(parts, message), await tellOne(parts, message)];
  } finally {
    for (const socket of [...told.sockets, ...plainTold.sockets]) socket.terminate();
    await Promise.all([ours.stop(), plain.stop()]);
  }
}

type Parts = {
  readonly ours: BenchServer;
  readonly plain: BenchServer;
  readonly told: Inbox;
  readonly plainTold: Inbox;
  readonly documents: Told;
};

/** Acts on 2,500 documents have been told to their 5,000 participants' logs; all are committed in one moment. */
async function tellEverybody(parts: Parts, message: string): Promise<MeasuredRow> {
  const { ours, plain, told, plainTold, documents } = parts;
  const rounds = await takeTurns(ROUNDS, {
    async ours() {
      await prepare(parts, documents.pairs, SOCKETS);
      return cpuOf(ours, SOCKETS, async () => {
        ours.tell(`all ${message}`);
        await told.all();
      });
    },
    reference: () =>
      cpuOf(plain, SOCKETS, async () => {
        plainTold.expect(SOCKETS);
        plain.tell(`all ${message}`);
        await plainTold.all();
      }),
  });
  const note = `a message to each of ${SOCKETS} sockets, each of its own log; reference: ws, same bytes`;
  return rowOf({ name: 'live', target: '<= 1.3', unit: 'µs CPU a message', note }, rounds);
}

/** One commit, one recipient, while all others are connected and silent. */
async function tellOne(parts: Parts, message: string): Promise<MeasuredRow> {
  const { ours, plain, told, plainTold, documents } = parts;
  const taken: number[] = [];
  const rounds = await takeTurns(ROUNDS, {
    ours: () =>
      undisturbed(parts, async () => {
        await prepare(parts, documents.lone, LONE);
        const before = told.due - LONE;
        const waits: number[] = [];
        const cpu = await cpuOf(ours, LONE, async () => {
          for (let n = 0; n < LONE; n += 1) {
            const began = performance.now();
            ours.tell(`one ${n} ${message}`);
            await told.until(before + n + 1);
            waits.push(performance.now() - began);
          }
        });
        taken.push(...waits);
        return cpu;
      }),
    reference: () =>
      cpuOf(plain, LONE, async () => {
        for (let n = 0; n < LONE; n += 1) {
          plainTold.expect(1);
          plain.tell(`one ${socketOfLone(n)} ${message}`);
          await plainTold.all();
        }
      }),
  });
  const late = `p50 ${percentile(taken, 0.5).toFixed(1)} ms, p99 ${percentile(taken, 0.99).toFixed(1)} ms after the commit`;
  const note = `one recipient among ${SOCKETS}, one after the other; ${late}; reference: ws, same bytes`;
  return rowOf({ name: 'live one', target: '<= 1.3', unit: 'µs CPU a message', note }, rounds);
}

/**
 * The notifier writes the rows and commits; only their telling is left. A heartbeat in between finds rows in the log
 * that nobody has told yet and sends them: then they are told to the end, and the work begins anew.
 */
async function prepare({ ours, told }: Parts, documents: readonly Submitted[], messages: number): Promise<void> {
  for (;;) {
    told.expect(messages);
    await ours.ask(`prepare ${JSON.stringify(documents)}`);
    if (told.missing === messages) return;
    ours.tell('all');
    await told.all();
  }
}

/**
 * A round again for as long as a heartbeat falls into it: it reads the rows that are still to be told out of the log
 * and sends them, which is work of another kind. What was prepared is told to the end first.
 */
async function undisturbed(parts: Parts, round: () => Promise<number>): Promise<number> {
  for (;;) {
    try {
      return await round();
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
      parts.ours.tell('all');
      await parts.told.all();
    }
  }
}

/** More messages have come in than were told by then. */
class Overtaken extends Error {}

/** After a rest: the memory that the preparation has left to be collected is no part of the telling. */
async function cpuOf(server: BenchServer, messages: number, act: () => Promise<void>): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  const before = await server.cpuMicros();
  await act();
  return ((await server.cpuMicros()) - before) / messages;
}

/** Counts what all sockets of one side receive. */
class Inbox {
  readonly sockets: WebSocket[] = [];
  last = '';
  due = 0;
  #taken = 0;
  #goal = Number.POSITIVE_INFINITY;
  #settle: (() => void) | undefined;

  take(text: string): void {
    this.last = text;
    this.#taken += 1;
    if (this.#taken >= this.#goal) this.#settle?.();
  }

  get missing(): number {
    return this.due - this.#taken;
  }

  expect(count: number): void {
    this.due += count;
  }

  all(): Promise<void> {
    return this.until(this.due);
  }

  /** Ends when so many have come in all; a message too few is an error, not a figure, and so is one too many. */
  async until(count: number): Promise<void> {
    if (this.#taken < count) {
      await new Promise<void>((settle, fail) => {
        const late = () => fail(new Error(`${count - this.#taken} messages did not come`));
        const timer = setTimeout(late, LONGEST_WAIT_MS);
        this.#goal = count;
        this.#settle = () => {
          clearTimeout(timer);
          settle();
        };
      });
    }
    if (this.#taken > count) throw new Overtaken(`${this.#taken - count} messages more than were told`);
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
async function sample(parts: Parts): Promise<string> {
  await prepare(parts, parts.documents.lone.slice(0, 1), 1);
  parts.ours.tell('all');
  await parts.told.all();
  return parts.told.last;
}

/** Everybody of the first fifty units listens; nobody of the last one does. */
function listenersOf(office: BenchOffice): BenchOfficial[] {
  return office.units.slice(0, LISTENING_UNITS).flatMap((unit) => [unit.head, ...unit.leaders, ...unit.drafters]);
}

/** Sessions of this run for officials kept between runs. */
async function signIn(services: Services, officials: readonly BenchOfficial[]): Promise<Listener[]> {
  const at = services.clock.now();
  const endsAt = new Date(at.getTime() + 60 * 60_000);
  const secrets = officials.map(() => newSecret());
  await services.database.sql`
    insert into sessions (id_hash, id, account_id, created_at, seen_at, ends_at, ended_at, address, device)
    select hash, gen_random_uuid(), account_id, ${at}, ${at}, ${endsAt}, null, '', ''
    from unnest(${secrets.map(hashOfSecret)}::text[], ${officials.map((one) => one.accountId)}::uuid[])
      as s (hash, account_id)`;
  return secrets.map((secret) => ({ cookie: `gyeol_session=${secret}` }));
}

/** The documents of this office, made at the first call: the pairs first, then those with one listener. */
async function findSubmitted(sql: Sql, office: BenchOffice): Promise<Told> {
  const { agencyId } = office;
  const find = () => sql<{ documentId: string }[]>`
    select id as "documentId" from documents where agency_id = ${agencyId} order by management_number`;
  let found = await find();
  if (found.length === 0) {
    await sql.begin((tx) => insertRows(tx, rowsOf(office)));
    await sql`vacuum (analyze)`;
    found = await find();
  }
  if (found.length !== SOCKETS / 2 + LONE) throw new Error(`${found.length} documents of the live bench`);
  const documents = found.map(({ documentId }) => ({ agencyId, documentId }));
  return { pairs: documents.slice(0, SOCKETS / 2), lone: documents.slice(SOCKETS / 2) };
}

const socketOfLone = (n: number): number => (n * 37) % SOCKETS;

function rowsOf(office: BenchOffice): Rows {
  const listeners = listenersOf(office);
  const deaf = pick(office.units, LISTENING_UNITS);
  const rows: Rows = new Map();
  const at = new Date();
  const submit = (index: number, drafter: BenchOfficial, reviewer: BenchOfficial) =>
    addDocument(rows, {
      agencyId: office.agencyId,
      agencyName: office.name,
      unit: deaf,
      drafter,
      reviewer,
      approver: deaf.head,
      managementSerial: index + 1,
      serial: null,
      signed: 0,
      level: 'open',
      text: writeText(index),
      times: [at, at, at],
    });
  for (let n = 0; n < SOCKETS / 2; n += 1) submit(n, pick(listeners, 2 * n), pick(listeners, 2 * n + 1));
  for (let n = 0; n < LONE; n += 1) submit(SOCKETS / 2 + n, pick(listeners, socketOfLone(n)), pick(deaf.leaders, 0));
  return rows;
}
