import { loadavg } from 'node:os';
import type { Services } from '../../server/platform/services.ts';
import { approveHttp, approveOneUnit, approveStore } from './approve-benchmarks.ts';
import { fillBenchData, waitingDocuments } from './bench-data.ts';
import { type BenchCluster, benchServices, closeServices, openBenchCluster } from './bench-database.ts';
import type { BenchOffice } from './bench-office.ts';
import { ALL_DOCUMENTS, buildData, DOCUMENTS, databaseOf } from './build-data.ts';
import { burst } from './burst.ts';
import { hwpxRead } from './hwpx-read.ts';
import { hwpxWrite } from './hwpx-write.ts';
import { inbox } from './inbox.ts';
import { live } from './live.ts';
import type { MeasuredRow } from './measured-row.ts';
import { paper } from './paper.ts';
import { personalData } from './personal-data.ts';
import { publicPage } from './public-page.ts';
import { search } from './search.ts';
import { startTime } from './start-time.ts';
import { webWeight } from './web-weight.ts';

/** What a benchmark is given: the data set, in the bench's own cluster. */
type Bench = { readonly services: Services; readonly office: BenchOffice; readonly url: string };
type Run = {
  readonly cluster: BenchCluster;
  readonly documents: number;
  readonly full: boolean;
  readonly bench: () => Promise<Bench>;
};
type Benchmark = (run: Run) => Promise<MeasuredRow | readonly MeasuredRow[]>;

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  'approve-store': ({ bench }) => bench().then(({ services }) => approveStore(services)),
  'approve-http': ({ bench }) => bench().then(({ services, url }) => approveHttp(services, url)),
  'approve-one-unit': ({ bench }) => bench().then(({ services }) => approveOneUnit(services)),
  inbox: runInbox,
  burst: ({ cluster, full }) => burst(cluster, full ? 1_000 : 200),
  'public-page': ({ bench, documents }) => bench().then(({ office, url }) => publicPage(office, url, documents)),
  search: ({ bench }) => bench().then(({ services }) => search(services)),
  live: ({ bench }) => bench().then(({ services, url }) => live(services, url)),
  start: startTime,
  'web-weight': ({ bench, documents }) => bench().then(({ office, url }) => webWeight(office, url, documents)),
  pii: personalData,
  pdf: paper,
  'hwpx-write': hwpxWrite,
  'hwpx-read': hwpxRead,
};

const USAGE =
  'npm run bench [-- NAME… --json --full]: all benchmarks or some; exit code 1 when a target is missed\n' +
  'npm run bench:data [-- --full]: the data set, 100,000 or 1,000,000 documents, built once and kept\n' +
  '--full also: a burst of 1,000 approvals instead of 200\n' +
  `names: ${Object.keys(BENCHMARKS).join(', ')}`;

process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  const switches = words.filter((word) => word.startsWith('--'));
  const names = words.filter((word) => !word.startsWith('--'));
  const wrong = [
    ...switches.filter((word) => word !== '--json' && word !== '--full'),
    ...names.filter((name) => name !== 'data' && !(name in BENCHMARKS)),
  ];
  if (wrong.length > 0) {
    console.error(`unknown: ${wrong.join(' ')}\n${USAGE}`);
    return 2;
  }
  const full = switches.includes('--full');
  if (names.includes('data')) {
    await buildData(full, say);
    return 0;
  }
  const rows = await runAll(names.length > 0 ? names : Object.keys(BENCHMARKS), full, switches.includes('--json'));
  return rows.every((row) => row.ok) ? 0 : 1;
}

async function runAll(names: readonly string[], full: boolean, json: boolean): Promise<MeasuredRow[]> {
  const cluster = await openBenchCluster(say);
  const documents = full ? ALL_DOCUMENTS : DOCUMENTS;
  let opened: Promise<Bench> | undefined;
  const bench = () => {
    opened ??= open(cluster, documents);
    return opened;
  };
  const rows: MeasuredRow[] = [];
  try {
    if (!json)
      console.log(
        `load ${loadavg()
          .map((load) => load.toFixed(1))
          .join(' ')} before the first benchmark`,
      );
    for (const name of names) {
      const measured = await BENCHMARKS[name]?.({ cluster, documents, full, bench });
      for (const row of measured === undefined ? [] : [measured].flat()) {
        rows.push(row);
        console.log(json ? JSON.stringify(row) : lineOf(row));
      }
    }
  } finally {
    if (opened) await opened.then(({ services }) => closeServices(services));
    await cluster.stop();
  }
  return rows;
}

async function open(cluster: BenchCluster, documents: number): Promise<Bench> {
  const url = await cluster.database(databaseOf(documents));
  const services = benchServices(url, cluster.dataDir);
  const office = await fillBenchData(services.database.sql, documents, say);
  return { services, office, url };
}

async function runInbox({ cluster, documents, bench }: Run): Promise<MeasuredRow> {
  const few = await open(cluster, waitingDocuments);
  try {
    return await inbox(await bench(), few, documents);
  } finally {
    await closeServices(few.services);
  }
}

function lineOf(row: MeasuredRow): string {
  const figure = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
  return (
    `${row.ok ? 'ok    ' : 'MISSED'} ${row.name.padEnd(20)} ${row.ratio.toFixed(2).padStart(7)} ` +
    `(${row.target})  ${figure(row.ours)} / ${figure(row.reference)} ${row.unit}, ${row.rounds} rounds\n` +
    `       ${row.note}`
  );
}

/** To the side of the rows, so that `--json` stays one row a line. */
function say(line: string): void {
  console.error(`[bench] ${line}`);
}
