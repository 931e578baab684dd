import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import type { EmbeddedHome } from './embedded-home.ts';

/** A running postmaster: our own child, or one that a killed process left behind. */
export type Postmaster = {
  readonly pid: number;
  readonly port: number;
  readonly child?: ChildProcess;
  /** Where in the log file its own words begin. */
  readonly wordsFrom?: number;
};

export const DATABASE_USER = 'gyeol';
export const DATABASE_NAME = 'gyeol';

const LOG_FILE_LIMIT = 10 * 1024 * 1024;

/** No PG… variable of the caller may reach these programs, and their messages are parsed in English. */
export const PROGRAM_ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' };

/** Only the loopback is listened on, and only with the password: a URL that every tool understands. */
export function urlOf(port: number, password: string, database = DATABASE_NAME): string {
  return `postgres://${DATABASE_USER}:${password}@127.0.0.1:${port}/${database}`;
}

/** The postmaster that serves this cluster now, if one survived; a stale postmaster.pid is made harmless. */
export function findLivePostmaster(home: EmbeddedHome): Postmaster | undefined {
  const pidFile = path.join(home.cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (pid > 1 && servesCluster(pid, home.cluster)) return port > 0 ? { pid, port } : undefined;
  // A number that now belongs to another program would make PostgreSQL refuse to start. While a backend of
  // the dead postmaster still lives, the file stays: PostgreSQL uses it to find their shared memory.
  if (isAlive(pid) && !someProcessIn(home.cluster)) rmSync(pidFile, { force: true });
  return undefined;
}

function isAlive(pid: number): boolean {
  try {
    // The field after the name in parentheses is the state; in containers a zombie may never be collected.
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !/^\) [ZX]/.test(status.slice(status.lastIndexOf(')')));
  } catch {
    return false;
  }
}

/** Starts the postmaster in a process group of its own, so that Ctrl-C reaches the server first. */
export async function launchPostmaster(
  home: EmbeddedHome,
  binaries: string,
  options: { port: number; settings: Readonly<Record<string, string>> },
): Promise<Postmaster> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(options.port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    ...options.settings,
  };
  const output = openLog(home);
  const wordsFrom = fstatSync(output).size;
  try {
    const child = spawn(
      path.join(binaries, 'bin', 'postgres'),
      ['-D', home.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { cwd: '/', env: PROGRAM_ENVIRONMENT, stdio: ['ignore', output, output], detached: true, ...home.runAs },
    );
    await once(child, 'spawn');
    child.unref();
    return { pid: child.pid as number, port: options.port, child, wordsFrom };
  } finally {
    closeSync(output);
  }
}

/**
 * Waits until the postmaster takes connections. After a crash it first replays its log, which may take minutes,
 * so there is no limit as long as the process lives. Answers `false` when it died instead.
 */
export async function waitUntilReady(
  postmaster: Postmaster,
  password: string,
  log: (line: string) => void,
  limitMs = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  const begun = Date.now();
  let nextWord = 3000;
  while (isRunning(postmaster) && Date.now() - begun < limitMs) {
    const answer = await tryConnect(urlOf(postmaster.port, password, 'postgres'));
    if (answer === 'ready') return true;
    if (answer === 'wrong-password') {
      throw new Error(
        '데이터베이스의 비밀번호 파일이 데이터베이스와 맞지 않습니다. 백업에서 데이터 폴더 전체를 되돌려 놓아 주십시오.',
      );
    }
    if (Date.now() - begun > nextWord) {
      log(`데이터베이스가 준비되기를 기다립니다(${Math.round(nextWord / 1000)}초째, ${answer}).`);
      nextWord += 5000;
    }
    await sleep(30);
  }
  return false;
}

/** Ends the database: open transactions are rolled back, what is committed is on the disk. */
export async function endPostmaster(postmaster: Postmaster): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isRunning(postmaster)) return;
    process.kill(postmaster.pid, signal);
    const giveUpAt = Date.now() + patienceMs;
    while (isRunning(postmaster) && Date.now() < giveUpAt) await sleep(20);
  }
}

export function isRunning(postmaster: Postmaster): boolean {
  // A dead child stays a process until its exit is collected, so the child object is asked first.
  if (postmaster.child) return postmaster.child.exitCode === null && postmaster.child.signalCode === null;
  return isAlive(postmaster.pid);
}

/** The last lines of PostgreSQL's own words, for the message of a start that failed. */
export function lastWords(home: EmbeddedHome, postmaster: Postmaster): string {
  const words = readFileSync(home.logFile).subarray(postmaster.wordsFrom ?? 0);
  return words.toString('utf8').trimEnd().split('\n').slice(-8).join('\n');
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function tryConnect(url: string): Promise<string> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {}, fetch_types: false });
  try {
    await sql`SELECT 1`;
    return 'ready';
  } catch (error) {
    const code = String((error as { code?: unknown }).code);
    return code === '28P01' ? 'wrong-password' : code;
  } finally {
    await sql.end({ timeout: 0 });
  }
}

/** PostgreSQL's processes stand in the cluster's folder: that tells ours from any other of the same number. */
function servesCluster(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

function someProcessIn(cluster: string): boolean {
  return readdirSync('/proc').some((entry) => /^\d+$/.test(entry) && servesCluster(Number(entry), cluster));
}

function openLog(home: EmbeddedHome): number {
  const size = statSync(home.logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_FILE_LIMIT) renameSync(home.logFile, `${home.logFile}.1`);
  return openSync(home.logFile, 'a', 0o600);
}
