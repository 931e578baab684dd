import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { CHECKOUT } from './platform/checkout.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { type Config, readConfig } from './platform/config.ts';
import { connectDatabase } from './platform/database/connect.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './platform/database/embedded-postgres.ts';
import { migrate } from './platform/database/migrate.ts';
import { exitCodeOf } from './platform/exit-code.ts';
import { FileStore } from './platform/files/file-store.ts';
import { makeLog } from './platform/log.ts';
import { Outbox } from './platform/outbox/outbox.ts';
import type { Services } from './platform/services.ts';
import { explainDatabaseFault, explainListenFault } from './platform/start-faults.ts';
import { untilTold } from './platform/told-to-end.ts';

/** A chance to fill a new installation before it opens: the demonstration office. Answers the lines to print. */
export type Prepare = (services: Services) => Promise<readonly string[]>;

/** config -> database -> app -> listen -> graceful close. Answers the process's exit code when everything has ended. */
export function runServer(prepare: Prepare, clock: Clock = systemClock): Promise<number> {
  const say = (line: string) => console.log(`[결] ${line}`);
  // Heard from the first moment on: who is told to end while starting finishes the start, and closes all of it.
  const told = untilTold(say);
  return exitCodeOf(async () => {
    const config = readConfig(process.env, path.join(CHECKOUT, 'dist/web'));
    const running = await start(config, clock, prepare, say);
    await told;
    say('열린 요청을 마치고 끝냅니다.');
    await running.close();
  });
}

async function start(config: Config, clock: Clock, prepare: Prepare, say: (line: string) => void) {
  const dataDir = config.dataDir ?? path.join(CHECKOUT, '.gyeol');
  const building = new Building((url) => build(makeServices(config, clock, url, dataDir)));
  let embedded: EmbeddedPostgres | undefined;
  const close = async () => {
    await building.close();
    await embedded?.stop();
  };
  try {
    if (config.databaseUrl === undefined) {
      embedded = await startEmbeddedPostgres({ dataDir, log: say, meanwhile: (url) => building.begin(url) });
      say(`데이터베이스를 열었습니다(${embedded.reused ? '앞서 열려 있던 것' : '내장 PostgreSQL'}).`);
    }
    const url = config.databaseUrl ?? embedded?.url ?? '';
    building.begin(url);
    await migrate(url).catch((error: unknown) => {
      throw explainDatabaseFault(error);
    });
    const { app, services, warnOfDemonstrationAccounts, makeSetupLink } = await building.application(url);
    await app.ready();
    const lines = [...(await prepare(services)), ...(await warnOfDemonstrationAccounts(services))];
    await app.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
      throw explainListenFault(error, config);
    });
    services.outbox.start();
    tellAddresses(originOf(config, app), lines, await makeSetupLink(services), say);
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}

/** The application is a module of its own, loaded and built while the database starts. */
async function build(services: Services) {
  const { buildApp, makeSetupLink, warnOfDemonstrationAccounts } = await import('./app.ts');
  return { services, app: await buildApp(services), makeSetupLink, warnOfDemonstrationAccounts };
}

type Application = Awaited<ReturnType<typeof build>>;

/** The application on its way: it is for one address of the database, which may become another while that starts. */
class Building {
  readonly #build: (url: string) => Promise<Application>;
  #url: string | undefined;
  #application: Promise<Application> | undefined;

  constructor(build: (url: string) => Promise<Application>) {
    this.#build = build;
  }

  begin(url: string): void {
    if (this.#url === url) return;
    this.close().catch(() => undefined);
    this.#url = url;
    this.#application = this.#build(url);
    // A fault is met by whoever asks for it.
    this.#application.catch(() => undefined);
  }

  application(url: string): Promise<Application> {
    this.begin(url);
    return this.#application as Promise<Application>;
  }

  async close(): Promise<void> {
    const application = await this.#application?.catch(() => undefined);
    await application?.app.close();
    await application?.services.outbox.stop();
    await application?.services.database.close();
  }
}

function makeServices(config: Config, clock: Clock, url: string, dataDir: string): Services {
  const log = makeLog();
  const database = connectDatabase(url);
  return {
    config: { ...config, dataDir },
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
