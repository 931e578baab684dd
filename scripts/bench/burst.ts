import { setTimeout as pause } from 'node:timers/promises';
import type { Sql } from '../../server/platform/database/connect.ts';
import { approveByHttp, openSessions } from './approve-benchmarks.ts';
import { type BenchCluster, benchServices, closeServices } from './bench-database.ts';
import { checkApprovals, makeWaiting, openApprovalOffice, type Waiting } from './documents-to-approve.ts';
import { openHttpClients } from './http-client.ts';
import { type MeasuredRow, percentile, rowOf } from './measured-row.ts';
import { startBenchServer } from './start-bench-server.ts';
import { type WrittenText, writeText } from './written-text.ts';

/** An hour's work of a large city in half a minute; several can be on their way at once. */
const PER_SECOND = 40;
const CLIENTS = 16;
const ROUNDS = 3;
const WARM_UP = 80;
/** Titles that the painter of `burst-office.ts` cannot bear: endless with one, greedy for memory with the other. */
const POISONS = ['끝없이 그리는 문서', '메모리를 다 쓰는 문서'];
const POISONED_EVERY = 100;

type Latencies = { readonly p50: number; readonly p95: number; readonly max: number };
type Drawn = { readonly ready: number; readonly failed: number; readonly seconds: number };

/**
 * Approvals that come in evenly, however long each takes, with everything that follows them going on (papers drawn,
 * signed and stored, copies for citizens, notifications) beside the same with all of it resting. One paper in a hundred
 * is poisoned. What is waited for at the end is that every sound paper is there and every poisoned one has its reason.
 */
export async function burst(cluster: BenchCluster, approvals: number): Promise<readonly MeasuredRow[]> {
  const url = await cluster.emptied('burst');
  const services = benchServices(url, cluster.dataDir);
  const { sql } = services.database;
  const office = await openApprovalOffice(sql);
  const cookies = await openSessions(services, office);
  const server = await startBenchServer('burst', url);
  const round = async (count: number): Promise<Latencies> => {
    const waiting = await makeWaiting(office, count, office.units, textOf);
    // Anew for each round: while the papers of a large one are drawn, the server closes connections that rest.
    const clients = await openHttpClients(server.port, CLIENTS);
    try {
      return await arrivals(waiting, approveByHttp(clients, cookies));
    } finally {
      for (const client of clients) client.close();
    }
  };
  const [working, resting]: Latencies[][] = [[], []];
  const drawn: Drawn[] = [];
  try {
    await round(WARM_UP);
    await forgetWhatFollows(sql);
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      server.tell('on');
      working?.push(await round(approvals));
      drawn.push(await papersDrawn(sql));
      server.tell('off');
      resting?.push(await round(approvals));
      await forgetWhatFollows(sql);
    }
    await checkApprovals(office, WARM_UP + 2 * ROUNDS * approvals);
    return rowsOf(working ?? [], resting ?? [], `${approvals} approvals, ${PER_SECOND} a second; ${drawnWords(drawn)}`);
  } finally {
    await server.stop();
    await closeServices(services);
  }
}

/** Each begins at its moment, or when a connection is free; what it waits for one is a part of how long it took. */
async function arrivals(
  waiting: readonly Waiting[],
  approve: (waiting: Waiting, client: number) => Promise<unknown>,
): Promise<Latencies> {
  const taken: number[] = [];
  const began = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      for (let at = next; at < waiting.length; at = next) {
        next += 1;
        const due = began + (at * 1000) / PER_SECOND;
        await pause(Math.max(0, due - performance.now()));
        const one = waiting[at];
        if (one) await approve(one, client);
        taken.push(performance.now() - Math.max(due, began));
      }
    }),
  );
  return { p50: percentile(taken, 0.5), p95: percentile(taken, 0.95), max: Math.max(...taken) };
}

function textOf(n: number): WrittenText {
  const text = writeText(n);
  const poison = n % POISONED_EVERY === 0 ? POISONS[(n / POISONED_EVERY) % POISONS.length] : undefined;
  return poison === undefined ? text : { ...text, title: poison };
}

/** Until nothing is due to anybody; a paper that is neither there nor refused would keep its delivery. */
async function papersDrawn(sql: Sql): Promise<Drawn> {
  const began = performance.now();
  for (;;) {
    const [left] = await sql`select from outbox_deliveries where done_at is null limit 1`;
    if (!left) break;
    await pause(200);
  }
  const [counted = { ready: 0, failed: 0 }] = await sql<{ ready: number; failed: number }[]>`
    select count(*) filter (where state = 'ready')::int as ready, count(*) filter (where state = 'failed')::int as failed
    from frozen_papers`;
  return { ...counted, seconds: (performance.now() - began) / 1000 };
}

/** What was approved while everything rested is drawn by nobody. */
async function forgetWhatFollows(sql: Sql): Promise<void> {
  await sql`update outbox_deliveries set done_at = ${new Date()} where done_at is null`;
}

function drawnWords(drawn: readonly Drawn[]): string {
  const last = drawn.at(-1);
  const longest = Math.max(...drawn.map(({ seconds }) => seconds));
  return `${last?.ready} papers drawn, ${last?.failed} poisoned ones failed alone, all at most ${longest.toFixed(0)} s later`;
}

function rowsOf(working: readonly Latencies[], resting: readonly Latencies[], note: string): MeasuredRow[] {
  const rounds = (of: keyof Latencies) =>
    working.map((round, at) => ({ ours: round[of], reference: resting[at]?.[of] ?? Number.NaN }));
  const [name, unit] = ['burst', 'ms an approval'];
  return [
    rowOf({ name: `${name} p50`, target: '<= 1.2', unit, note }, rounds('p50')),
    rowOf({ name: `${name} p95`, target: '<= 1.5', unit, note: 'the same approvals' }, rounds('p95')),
    rowOf({ name: `${name} max`, target: 'reported', unit, note: 'the slowest of each round' }, rounds('max')),
  ];
}
