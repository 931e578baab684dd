import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { CHECKOUT } from './platform/checkout.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { type Config, ConfigError, readConfig } from './platform/config.ts';
import { connectDatabase } from './platform/database/connect.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/database/embedded-postgres.ts';
import { migrate } from './platform/database/migrate.ts';
import { FileStore } from './platform/files/file-store.ts';
import { makeLog } from './platform/log.ts';
import { Outbox } from './platform/outbox/outbox.ts';
import type { Services } from './platform/services.ts';
import { explainDatabaseFault, explainListenFault } from './platform/start-faults.ts';
import { untilTold } from './platform/told-to-end.ts';

/** A chance to fill a new installation before it opens: the demonstration office. Answers the lines to print. */
export type Prepare = (services: Services) => Promise<readonly string[]>;

/** config -> database -> app -> listen -> graceful close. Answers the process's exit code when everything has ended. */
export async function runServer(prepare: Prepare, clock: Clock = systemClock): Promise<number> {
  const say = (line: string) => console.log(`[결] ${line}`);
  // Heard from the first moment on: who is told to end while starting finishes the start, and closes all of it.
  const told = untilTold(say);
  try {
    const config = readConfig(process.env, path.join(CHECKOUT, 'dist/web'));
    const running = await start(config, clock, prepare, say);
    await told;
    say('열린 요청을 마치고 끝냅니다.');
    await running.close();
    return 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    console.error(`[결] ${error instanceof ConfigError ? error.message : (error.stack ?? error.message)}`);
    return 1;
  }
}

async function start(config: Config, clock: Clock, prepare: Prepare, say: (line: string) => void) {
  const dataDir = config.dataDir ?? path.join(CHECKOUT, '.gyeol');
  let embedded: EmbeddedPostgres | undefined;
  if (config.databaseUrl === undefined) {
    embedded = await startEmbeddedPostgres({ dataDir, log: say, meanwhile: loadApplication });
    say(`데이터베이스를 열었습니다(${embedded.reused ? '앞서 열려 있던 것' : '내장 PostgreSQL'}).`);
  }
  const url = config.databaseUrl ?? embedded?.url ?? '';
  let app: FastifyInstance | undefined;
  const closeAll: (() => Promise<unknown>)[] = [];
  try {
    await migrate(url).catch((error: unknown) => {
      throw explainDatabaseFault(error);
    });
    const services = makeServices(config, clock, url, dataDir);
    closeAll.push(() => services.outbox.stop().then(() => services.database.close()));
    const { buildApp, makeSetupLink, warnOfDemonstrationAccounts } = await import('./app.ts');
    app = await buildApp(services);
    await app.ready();
    const lines = [...(await prepare(services)), ...(await warnOfDemonstrationAccounts(services))];
    await app.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
      throw explainListenFault(error, config);
    });
    services.outbox.start();
    tellAddresses(originOf(config, app), lines, await makeSetupLink(services), say);
  } catch (error) {
    await app?.close();
    for (const close of closeAll) await close();
    await embedded?.stop();
    throw error;
  }
  const opened = app;
  return {
    async close() {
      await opened.close();
      for (const close of closeAll) await close();
      await embedded?.stop();
    },
  };
}

/** While the database starts: together the two are most of a warm start. A fault is met by whoever needs it. */
function loadApplication(): void {
  import('./app.ts').catch(() => undefined);
}

function makeServices(config: Config, clock: Clock, url: string, dataDir: string): Services {
  const log = makeLog();
  const database = connectDatabase(url);
  return {
    config,
    clock,
    database,
    files: new FileStore(path.join(dataDir, 'files')),
    outbox: new Outbox(database.sql, clock, log),
    log,
    checkReplies: false,
  };
}

function tellAddresses(
  origin: string,
  lines: readonly string[],
  setupToken: string | undefined,
  say: (line: string) => void,
): void {
  say(`시민 화면: ${origin}/`);
  say(`직원 업무 화면: ${origin}/office/`);
  for (const line of lines) say(line);
  if (setupToken) say(`처음 설정(한 번만 쓸 수 있는 주소): ${origin}/office/setup/${setupToken}`);
  say('Ctrl-C를 누르면 데이터베이스까지 함께 끝납니다.');
}

/** The address a person types; a port of 0 in the settings has become a real one by now. */
function originOf(config: Config, app: FastifyInstance): string {
  if (config.https) return config.origins[0] ?? '';
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  return `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
}
