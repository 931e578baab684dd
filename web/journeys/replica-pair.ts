import { type ChildProcess, spawn } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { untilTrue } from './city.ts';
import { freePort, postmasterOf } from './product.ts';

/** One PostgreSQL of an operator's own: the product did not start it and does not bring it back. */
export class OwnPostgres {
  readonly folder: string;
  readonly port: number;
  readonly #program: string;
  #postmaster: ChildProcess | undefined;

  constructor(program: string, folder: string, port: number) {
    this.#program = program;
    this.folder = folder;
    this.port = port;
  }

  async start(url: string): Promise<void> {
    const { uid, gid } = statSync(this.folder);
    const settings = { listen_addresses: '127.0.0.1', port: this.port, unix_socket_directories: '', timezone: 'UTC' };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    // In a process group of its own, so that a kill ends all of it at once, as a machine does that loses its power.
    const postmaster = spawn(this.#program, ['-D', this.folder, ...args], {
      cwd: '/',
      env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
      stdio: 'ignore',
      detached: true,
      uid,
      gid,
    });
    this.#postmaster = postmaster;
    await untilTrue(`PostgreSQL answers at ${this.port}`, () => {
      if (postmaster.exitCode !== null) throw new Error(`PostgreSQL of ${this.folder} ended at its start`);
      return isAnswering(url);
    });
  }

  async kill(): Promise<void> {
    const postmaster = this.#postmaster;
    if (!postmaster?.pid || postmaster.exitCode !== null || postmaster.signalCode !== null) return;
    const ended = new Promise((resolve) => postmaster.once('exit', resolve));
    process.kill(-postmaster.pid, 'SIGKILL');
    await ended;
  }
}

/** A primary that has taken over the stopped database of an installation, and a streaming replica of it. */
export type ReplicaPair = {
  readonly primary: OwnPostgres;
  readonly replica: OwnPostgres;
  /** The office's `DATABASE_URL`. */
  readonly url: string;
  /** The same user at the replica, for questions of the test. */
  readonly replicaUrl: string;
};

/** While the embedded database of a data folder runs: the program that serves it. */
export function postgresProgram(dataDir: string): string {
  return readlinkSync(`/proc/${postmasterOf(path.join(dataDir, 'postgres/cluster'))}/exe`);
}

/** As docs/guides/public-site.md tells the operator to, with a copy of the stopped folder in pg_basebackup's place. */
export async function openReplicaPair(program: string, dataDir: string): Promise<ReplicaPair> {
  const password = readFileSync(path.join(dataDir, 'postgres/password'), 'utf8').trim();
  const primary = new OwnPostgres(program, path.join(dataDir, 'postgres/cluster'), await freePort());
  const replica = new OwnPostgres(program, path.join(dataDir, 'postgres/replica'), await freePort());
  const urlAt = (port: number) => `postgres://gyeol:${password}@127.0.0.1:${port}/gyeol`;
  const [url, replicaUrl] = [urlAt(primary.port), urlAt(replica.port)];
  copyAsReplica(primary, replica);
  await primary.start(url);
  const sql = postgres(url, { max: 1 });
  await sql`create role replicating login replication password 'only-replicating'`;
  await sql`select pg_create_physical_replication_slot('gyeol_replica')`;
  await sql.end();
  await replica.start(replicaUrl);
  return { primary, replica, url, replicaUrl };
}

/** What `pg_basebackup -R -S gyeol_replica` leaves behind. */
function copyAsReplica(primary: OwnPostgres, replica: OwnPostgres): void {
  cpSync(primary.folder, replica.folder, { recursive: true, verbatimSymlinks: true });
  writeFileSync(path.join(replica.folder, 'standby.signal'), '');
  const origin = `host=127.0.0.1 port=${primary.port} user=replicating password=only-replicating`;
  appendFileSync(
    path.join(replica.folder, 'postgresql.auto.conf'),
    `primary_conninfo = '${origin}'\nprimary_slot_name = 'gyeol_replica'\n`,
  );
  giveTo(primary.folder, replica.folder);
}

/** A copy made by root belongs to root, and PostgreSQL does not run as root. */
function giveTo(like: string, folder: string): void {
  const { uid, gid, mode } = statSync(like);
  for (const entry of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })])
    chownSync(path.join(folder, entry), uid, gid);
  chmodSync(folder, mode & 0o777);
}

async function isAnswering(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 0 });
  }
}
