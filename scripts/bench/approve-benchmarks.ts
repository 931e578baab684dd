import { createHash, randomUUID } from 'node:crypto';
import { signDocument } from '../../server/approval/sign-document.ts';
import { hashOfSecret, newSecret } from '../../server/identity/secret.ts';
import { insertSession } from '../../server/identity/store.ts';
import type { Services } from '../../server/platform/services.ts';
import {
  type ApprovalOffice,
  checkApprovals,
  makeWaiting,
  openApprovalOffice,
  type Waiting,
} from './documents-to-approve.ts';
import { type HttpClient, openHttpClients } from './http-client.ts';
import { type MeasuredRow, percentile, rowOf, takeTurns } from './measured-row.ts';
import { approveRaw } from './raw-approval.ts';
import { startBenchServer } from './start-bench-server.ts';

const CLIENTS = 16;
const ROUNDS = 7;
/** Long enough that a passing flush of the machine is a part of a round and not the whole of it. */
const PER_ROUND = 800;

/** The act itself against one statement that writes the same rows: what our rules, reads and round trips cost. */
export async function approveStore(services: Services): Promise<MeasuredRow> {
  const office = await openApprovalOffice(services.database.sql);
  const taken = new LatencyLog();
  await warmUp(services, office);
  const rounds = await takeTurns(ROUNDS, {
    ours: async () => perSecond(await makeWaiting(office, PER_ROUND), CLIENTS, taken.timed(approveHere(services))),
    reference: async () => perSecond(await makeWaiting(office, PER_ROUND), CLIENTS, rawHere(services)),
  });
  await checkApprovals(office, WARM_UP * 2 + ROUNDS * PER_ROUND * 2);
  return rowOf(
    {
      name: 'approve-store',
      target: '>= 0.4',
      unit: 'approvals/s',
      note: `load + decide + write, ${CLIENTS} callers, 50 units; ${taken}; reference: one statement, same rows`,
    },
    rounds,
  );
}

/** All callers on one unit's number series: the counter's row is what they wait for. */
export async function approveOneUnit(services: Services): Promise<MeasuredRow> {
  const office = await openApprovalOffice(services.database.sql);
  const taken = new LatencyLog();
  await warmUp(services, office);
  const oneUnit = office.units.slice(0, 1);
  const rounds = await takeTurns(ROUNDS, {
    ours: async () =>
      perSecond(await makeWaiting(office, PER_ROUND / 2, oneUnit), CLIENTS, taken.timed(approveHere(services))),
    reference: async () => perSecond(await makeWaiting(office, PER_ROUND), CLIENTS, approveHere(services)),
  });
  await checkApprovals(office, WARM_UP * 2 + ROUNDS * PER_ROUND * 1.5);
  return rowOf(
    {
      name: 'approve-one-unit',
      target: '>= 0.3',
      unit: 'approvals/s',
      note: `one series, no gap, no double; ${taken}; reference: approve-store over 50 units`,
    },
    rounds,
  );
}

/** The same act as an official's browser sends it, to the application in a process of its own. */
export async function approveHttp(services: Services, url: string): Promise<MeasuredRow> {
  const { sql } = services.database;
  const office = await openApprovalOffice(sql);
  const cookies = await openSessions(services, office);
  const server = await startBenchServer('office', url);
  const clients = await openHttpClients(server.port, CLIENTS);
  const taken = new LatencyLog();
  try {
    await warmUp(services, office);
    const send = approveByHttp(clients, cookies);
    await perSecond(await makeWaiting(office, WARM_UP), CLIENTS, send);
    const rounds = await takeTurns(ROUNDS, {
      ours: async () => perSecond(await makeWaiting(office, PER_ROUND), CLIENTS, taken.timed(send)),
      reference: async () => perSecond(await makeWaiting(office, PER_ROUND), CLIENTS, rawHere(services)),
    });
    await checkApprovals(office, WARM_UP * 3 + ROUNDS * PER_ROUND * 2);
    return rowOf(
      {
        name: 'approve-http',
        target: '>= 0.2',
        unit: 'approvals/s',
        note: `session, policy, schemas; server in its own process, by-products resting; ${taken}; reference: one statement`,
      },
      rounds,
    );
  } finally {
    for (const client of clients) client.close();
    await server.stop();
  }
}

const WARM_UP = 320;

/** Both sides before the first round: connections are opened, statements prepared, code compiled. */
async function warmUp(services: Services, office: ApprovalOffice): Promise<void> {
  await perSecond(await makeWaiting(office, WARM_UP), CLIENTS, approveHere(services));
  await perSecond(await makeWaiting(office, WARM_UP), CLIENTS, rawHere(services));
}

export type Approve = (waiting: Waiting, client: number) => Promise<unknown>;

function approveHere(services: Services): Approve {
  return ({ made, signed }) => {
    const key = { accountId: signed.accountId, key: randomUUID(), requestHash: hashOfRequest(made.managementNumber) };
    return signDocument(services, signed, made.managementNumber, { contentHash: made.contentHash }, key);
  };
}

function rawHere(services: Services): Approve {
  return (waiting) => approveRaw(services.database.sql, waiting);
}

function hashOfRequest(managementNumber: string): string {
  return createHash('sha256').update(managementNumber).digest('hex');
}

export function approveByHttp(clients: readonly HttpClient[], cookies: ReadonlyMap<string, string>): Approve {
  return async ({ made, signed }, client) => {
    const body = JSON.stringify({ contentHash: made.contentHash });
    const answer = await clients[client]?.send(
      `POST /api/documents/${made.managementNumber}/signature HTTP/1.1\r\nhost: bench\r\n` +
        `cookie: ${cookies.get(signed.accountId)}\r\nsec-fetch-site: same-origin\r\nidempotency-key: ${randomUUID()}\r\n` +
        `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    if (answer?.status !== 200) throw new Error(`an approval was answered ${answer?.status}: ${answer?.body}`);
  };
}

/** A session for every head, as a sign-in leaves it; signing in itself is not what is measured. */
export async function openSessions(services: Services, office: ApprovalOffice): Promise<ReadonlyMap<string, string>> {
  const at = services.clock.now();
  const endsAt = new Date(at.getTime() + 60 * 60_000);
  const cookies = new Map<string, string>();
  for (const { head } of office.units) {
    const secret = newSecret();
    const from = { id: randomUUID(), address: '127.0.0.1', device: '' };
    const session = { ...from, hash: hashOfSecret(secret), accountId: head.accountId, at, endsAt };
    await insertSession(services.database.sql, session);
    cookies.set(head.accountId, `gyeol_session=${secret}`);
  }
  return cookies;
}

/** How many a second, taken by so many callers of whom each begins the next when its own has ended. */
async function perSecond(waiting: readonly Waiting[], callers: number, approve: Approve): Promise<number> {
  const began = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let one = waiting[next]; one; one = waiting[next]) {
        next += 1;
        await approve(one, caller);
      }
    }),
  );
  return (waiting.length * 1000) / (performance.now() - began);
}

/** How long each approval took; printed beside the ratio, never part of it. */
class LatencyLog {
  readonly #taken: number[] = [];

  timed(approve: Approve): Approve {
    return async (waiting, client) => {
      const began = performance.now();
      await approve(waiting, client);
      this.#taken.push(performance.now() - began);
    };
  }

  toString(): string {
    return `p50 ${percentile(this.#taken, 0.5).toFixed(1)} ms, p99 ${percentile(this.#taken, 0.99).toFixed(1)} ms`;
  }
}
