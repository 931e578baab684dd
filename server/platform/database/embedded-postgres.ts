import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { installedPostgresBinaries, preparePostgresBinaries } from './embedded-binaries.ts';
import { assertSpaceForNewCluster, databasePassword, type EmbeddedHome, prepareEmbeddedHome } from './embedded-home.ts';
import { type EmbeddedLock, takeEmbeddedLock } from './embedded-lock.ts';
import {
  DATABASE_NAME,
  DATABASE_USER,
  endPostmaster,
  findLivePostmaster,
  freePort,
  isRunning,
  lastWords,
  launchPostmaster,
  type Postmaster,
  PROGRAM_ENVIRONMENT,
  urlOf,
  waitUntilReady,
} from './embedded-postmaster.ts';

export type EmbeddedPostgres = {
  /** Of the product's database; its user owns the cluster and may create databases and roles. */
  readonly url: string;
  /** A postmaster that a killed process had left behind serves again. */
  readonly reused: boolean;
  /** The operating system's number of the postmaster that serves now, for tests that kill it. */
  readonly postmasterPid: () => number;
  /** Where PostgreSQL writes what it has to say. */
  readonly logFile: string;
  /** Ends the database and frees the data folder. */
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** The product's data folder (`GYEOL_DATA_DIR`). */
  readonly dataDir: string;
  readonly log: (line: string) => void;
  /** Called once a database is starting, with the address it will have, for work that need not wait for it. */
  readonly meanwhile?: (url: string) => void;
  /** Tests only: give up safety on power loss for speed. */
  readonly throwAway?: boolean;
  /** How long a former run of the same data folder may take to end. */
  readonly waitForFormerRunMs?: number;
};

const START_ATTEMPTS = 20;
const SURVIVOR_PATIENCE_MS = 30_000;
const THROW_AWAY_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
} as const;

/** What it takes to start this database again. */
type Installation = {
  readonly home: EmbeddedHome;
  readonly binaries: string;
  readonly password: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
};

/**
 * Starts PostgreSQL from the binaries of the npm package, so that a fresh machine needs nothing but Node.
 * The server that calls this owns the database: it ends with `stop`, comes back by itself on the same port
 * if it is killed, and if the server itself is killed, the next start takes the surviving database over.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, log } = options;
  const home = withOpenUmask(() => prepareEmbeddedHome(dataDir, log));
  const lock = await takeEmbeddedLock(home.folder, { log, waitMs: options.waitForFormerRunMs ?? 10_000 });
  try {
    return await startLocked(home, lock, options);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function startLocked(
  home: EmbeddedHome,
  lock: EmbeddedLock,
  { log, meanwhile, throwAway = false }: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const binaries = withOpenUmask(() => preparePostgresBinaries(installedPostgresBinaries(), home.folder, home.runAs));
  const password = databasePassword(home);
  if (!existsSync(home.cluster)) createCluster(home, binaries, { log, throwAway });
  const installation: Installation = { home, binaries, password, log, settings: throwAway ? THROW_AWAY_SETTINGS : {} };

  const first = await serve(installation, { meanwhile });
  await createProductDatabase(first.postmaster, password);

  let { postmaster } = first;
  const ending = new AbortController();
  const watching = watchPostmaster(installation, ending.signal, {
    current: () => postmaster,
    replace: (next) => {
      postmaster = next;
    },
  });
  return {
    url: urlOf(postmaster.port, password),
    reused: first.reused,
    postmasterPid: () => postmaster.pid,
    logFile: home.logFile,
    async stop() {
      if (ending.signal.aborted) return;
      ending.abort();
      // A restart that is under way ends first; otherwise it would leave a database behind.
      await watching;
      await endPostmaster(postmaster);
      await lock.release();
    },
  };
}

/** Brings a killed postmaster back on the same port, so that the server's connections find it again. */
async function watchPostmaster(
  installation: Installation,
  ending: AbortSignal,
  postmaster: { current: () => Postmaster; replace: (next: Postmaster) => void },
): Promise<void> {
  const pause = (ms: number) => sleep(ms, undefined, { ref: false, signal: ending }).catch(() => undefined);
  while (!ending.aborted) {
    await pause(200);
    if (ending.aborted || isRunning(postmaster.current())) continue;
    installation.log('데이터베이스가 멈추어 다시 시작합니다.');
    try {
      postmaster.replace((await serve(installation, { samePort: postmaster.current().port })).postmaster);
    } catch (error) {
      installation.log(`데이터베이스를 다시 시작하지 못하여 다시 시도합니다. ${(error as Error).message}`);
      await pause(1000);
    }
  }
}

/** A postmaster that answers: the one that a killed server left behind, or a new one. */
async function serve(
  installation: Installation,
  { samePort, meanwhile }: { samePort?: number; meanwhile?: ((url: string) => void) | undefined },
): Promise<{ postmaster: Postmaster; reused: boolean }> {
  const { home, binaries, password, log, settings } = installation;
  for (let attempt = 1; ; attempt += 1) {
    const survivor = await takeOverSurvivor(installation, samePort);
    if (survivor) return { postmaster: survivor, reused: true };
    const port = samePort ?? (await freePort());
    const postmaster = await launchPostmaster(home, binaries, { port, settings });
    if (attempt === 1) meanwhile?.(urlOf(port, password));
    if (await waitUntilReady(postmaster, password, log)) return { postmaster, reused: false };
    const words = lastWords(home, postmaster);
    if (attempt >= START_ATTEMPTS || !isPassing(words)) throw new Error(explainFailure(home, words));
    await sleep(100 * Math.min(attempt, 10));
  }
}

async function takeOverSurvivor(installation: Installation, samePort?: number): Promise<Postmaster | undefined> {
  const survivor = findLivePostmaster(installation.home);
  if (!survivor) return undefined;
  const usable = samePort === undefined || survivor.port === samePort;
  if (usable && (await waitUntilReady(survivor, installation.password, installation.log, SURVIVOR_PATIENCE_MS))) {
    installation.log('이전 실행이 남긴 데이터베이스를 이어서 씁니다.');
    return survivor;
  }
  installation.log('이전 실행이 남긴 데이터베이스가 응답하지 않아 다시 시작합니다.');
  await endPostmaster(survivor);
  return undefined;
}

/** Another program took the port in between, or backends of a killed postmaster have not yet noticed its end. */
function isPassing(words: string): boolean {
  return /could not bind|could not create any TCP|pre-existing shared memory|already exists/.test(words);
}

function explainFailure(home: EmbeddedHome, words: string): string {
  const cause = /No space left on device/.test(words)
    ? '디스크 공간이 부족합니다. 디스크를 비운 뒤 다시 실행해 주십시오.'
    : /incompatible with server|not compatible with this version/.test(words)
      ? '데이터 폴더를 만든 PostgreSQL의 판이 다릅니다. 백업을 되돌리는 방법으로 옮겨 주십시오.'
      : `자세한 내용은 ${home.logFile}에 있습니다.`;
  return `내장 데이터베이스를 시작하지 못했습니다. ${cause}\n${words}`;
}

function createCluster(
  home: EmbeddedHome,
  binaries: string,
  { log, throwAway }: { log: (line: string) => void; throwAway: boolean },
): void {
  assertSpaceForNewCluster(home);
  log('데이터베이스를 처음으로 만듭니다.');
  for (const entry of readdirSync(home.folder)) {
    if (entry.endsWith('.half')) rmSync(path.join(home.folder, entry), { recursive: true, force: true });
  }
  // Made beside and renamed, so that a start that was killed half-way leaves no half-made cluster.
  const half = path.join(home.folder, `cluster.${process.pid}.half`);
  const run = spawnSync(
    path.join(binaries, 'bin', 'initdb'),
    [
      ...['-D', half, '-U', DATABASE_USER, `--pwfile=${home.passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
      // The built-in provider orders by code point, which is dictionary order for Hangul, and needs no system locale.
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
      // The password is 24 random bytes: hashing it thousands of times for every connection keeps nobody out.
      '--set=scram_iterations=1',
      ...(throwAway ? ['--no-sync'] : []),
    ],
    { cwd: '/', env: PROGRAM_ENVIRONMENT, encoding: 'utf8', ...home.runAs },
  );
  if (run.status !== 0) {
    rmSync(half, { recursive: true, force: true });
    throw new Error(explainFailure(home, run.error?.message ?? run.stderr.trim()));
  }
  renameSync(half, home.cluster);
}

async function createProductDatabase(postmaster: Postmaster, password: string): Promise<void> {
  const sql = postgres(urlOf(postmaster.port, password, 'postgres'), { max: 1, onnotice: () => {} });
  try {
    const [found] = await sql`SELECT 1 FROM pg_database WHERE datname = ${DATABASE_NAME}`;
    if (!found) await sql`CREATE DATABASE ${sql(DATABASE_NAME)}`;
  } finally {
    await sql.end();
  }
}

/** What the database user must enter may not be closed by a strict umask of the caller. */
function withOpenUmask<T>(act: () => T): T {
  const former = process.umask(0o022);
  try {
    return act();
  } finally {
    process.umask(former);
  }
}
