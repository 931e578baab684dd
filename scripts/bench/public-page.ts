import { pick, publicNumbers } from './bench-data.ts';
import type { BenchOffice } from './bench-office.ts';
import { type HttpClient, openHttpClients } from './http-client.ts';
import { type MeasuredRow, rowOf, takeTurns } from './measured-row.ts';
import { startBenchServer } from './start-bench-server.ts';

const CLIENTS = 16;
const ROUNDS = 7;
const ROUND_MS = 2_500;
const PAGES = 10_000;

/** Citizens' document pages, ten thousand in turn, beside a bare route that says hello; each in its own process. */
export async function publicPage(office: BenchOffice, url: string, documents: number): Promise<MeasuredRow> {
  const numbers = publicNumbers(office, documents, PAGES);
  if (numbers.length < PAGES) throw new Error(`only ${numbers.length} pages to turn over`);
  const [site, hello] = await Promise.all([startBenchServer('office', url), startBenchServer('hello')]);
  const readers = await openHttpClients(site.port, CLIENTS);
  const greeters = await openHttpClients(hello.port, CLIENTS);
  let read = 0;
  const page = () => {
    read += 1;
    return get(`/documents/${pick(numbers, read)}`);
  };
  try {
    // Once around: a page that has never been asked for is drawn, and every page of the rounds has been asked for.
    const first = await perSecond(readers, page, numbers.length);
    await perSecond(greeters, () => get('/'), 2_000);
    const rounds = await takeTurns(ROUNDS, {
      ours: () => perSecond(readers, page),
      reference: () => perSecond(greeters, () => get('/')),
    });
    return rowOf(
      {
        name: 'public-page',
        target: '>= 0.35',
        unit: 'requests/s',
        note: `${PAGES} pages in turn, ${CLIENTS} clients; the first time around ${first.toFixed(0)}/s; reference: bare Fastify`,
      },
      rounds,
    );
  } finally {
    for (const client of [...readers, ...greeters]) client.close();
    await Promise.all([site.stop(), hello.stop()]);
  }
}

const get = (path: string): string => `GET ${path} HTTP/1.1\r\nhost: bench\r\n\r\n`;

/** Requests a second: for the length of a round, or until so many have been answered. */
async function perSecond(clients: readonly HttpClient[], request: () => string, most = Number.MAX_SAFE_INTEGER) {
  const began = performance.now();
  const until = most === Number.MAX_SAFE_INTEGER ? began + ROUND_MS : Number.POSITIVE_INFINITY;
  let sent = 0;
  await Promise.all(
    clients.map(async (client) => {
      while (sent < most && performance.now() < until) {
        sent += 1;
        const { status } = await client.send(request());
        if (status !== 200) throw new Error(`a page was answered ${status}`);
      }
    }),
  );
  return (sent * 1000) / (performance.now() - began);
}
