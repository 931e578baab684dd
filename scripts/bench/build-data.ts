import { fillBenchData, waitingDocuments } from './bench-data.ts';
import { benchServices, closeServices, openBenchCluster } from './bench-database.ts';

export const DOCUMENTS = 100_000;
export const ALL_DOCUMENTS = 1_000_000;

/** What `npm run bench:data` runs: the data sets of the lists, built once and gone on with when broken off. */
export async function buildData(full: boolean, say: (line: string) => void): Promise<void> {
  const cluster = await openBenchCluster(say);
  try {
    for (const documents of [waitingDocuments, full ? ALL_DOCUMENTS : DOCUMENTS]) {
      const services = benchServices(await cluster.database(databaseOf(documents)), cluster.dataDir);
      try {
        await fillBenchData(services.database.sql, documents, say);
        say(`${databaseOf(documents)}: ready`);
      } finally {
        await closeServices(services);
      }
    }
  } finally {
    await cluster.stop();
  }
}

export function databaseOf(documents: number): string {
  return `gyeol_bench_${documents}`;
}
