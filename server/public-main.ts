import path from 'node:path';
import { CHECKOUT } from './platform/checkout.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { type PublicConfig, readPublicConfig } from './platform/config.ts';
import { connectPublicReader } from './platform/database/public-reader.ts';
import { ReaderGate } from './platform/database/reader-gate.ts';
import { exitCodeOf } from './platform/exit-code.ts';
import { FileStore } from './platform/files/file-store.ts';
import type { DeclaredRoute } from './platform/http/policy.ts';
import { makeLog } from './platform/log.ts';
import { explainListenFault } from './platform/start-faults.ts';
import { untilTold } from './platform/told-to-end.ts';
import { buildPublicApp } from './public-app.ts';

/** The citizens' site on its own: config -> app -> listen -> wait for the database -> serve. Answers the exit code. */
export function runPublicServer(): Promise<number> {
  const say = (line: string) => console.log(`[결] ${line}`);
  const told = untilTold(say);
  return exitCodeOf(async () => {
    const running = await startPublicServer(readPublicConfig(process.env, path.join(CHECKOUT, 'dist/web')), say);
    try {
      await Promise.race([told, running.opening]);
      say('시민 화면이 열렸습니다.');
      await told;
      say('열린 요청을 마치고 끝냅니다.');
    } finally {
      await running.close();
    }
  });
}

export type PublicServer = {
  readonly address: string;
  readonly routes: readonly DeclaredRoute[];
  /** Settles when the database is there and may be read; fails where its login may do too much. */
  readonly opening: Promise<void>;
  close(): Promise<void>;
};

/** Listens before the database is there: whoever comes early is told to come again. */
export async function startPublicServer(
  config: PublicConfig,
  say: (line: string) => void,
  clock: Clock = systemClock,
): Promise<PublicServer> {
  const reader = connectPublicReader(config.databaseReadUrl);
  const gate = new ReaderGate(reader.publicSql);
  const dataDir = config.dataDir ?? path.join(CHECKOUT, '.gyeol');
  const files = new FileStore(path.join(dataDir, 'files'));
  const database = { publicSql: reader.publicSql };
  const app = await buildPublicApp({ config, clock, files, database, log: makeLog() }, gate);
  const close = async () => {
    gate.close();
    await app.close();
    await reader.close();
  };
  try {
    const address = await app.listen({ host: config.host, port: config.port });
    say(`시민 화면(읽기 전용): ${config.https ? config.origins[0] : address}/`);
    return { address, routes: app.declaredRoutes, opening: gate.open(say), close };
  } catch (error) {
    await close();
    throw explainListenFault(error, config);
  }
}
