import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { installedPostgresBinaries, preparePostgresBinaries } from './embedded-binaries.ts';
import { prepareEmbeddedHome } from './embedded-home.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { findLivePostmaster, freePort, launchPostmaster } from './embedded-postmaster.ts';

let made: string;
let folder: string;
let words: string[];
let running: EmbeddedPostgres[];
const asRoot = process.getuid?.() === 0;

// Making a database takes longer than all that is tested here: most tests begin with a copy of one.
beforeAll(async () => {
  made = openFolder();
  await (await startEmbeddedPostgres({ dataDir: path.join(made, 'data'), log: () => {}, throwAway: true })).stop();
});

afterAll(() => rmSync(made, { recursive: true, force: true }));

beforeEach(() => {
  folder = openFolder();
  spawnSync('cp', ['-a', path.join(made, 'data'), folder]);
  words = [];
  running = [];
});

afterEach(async () => {
  for (const database of running) await database.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Every user may enter it, so that the database user of a run as root can. */
function openFolder(): string {
  const opened = mkdtempSync(path.join(tmpdir(), 'gyeol-embedded-'));
  chmodSync(opened, 0o755);
  return opened;
}

async function start(dataDir = path.join(folder, 'data'), throwAway = true): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({
    dataDir,
    log: (line) => words.push(line),
    throwAway,
    waitForFormerRunMs: 0,
  });
  running.push(database);
  return database;
}

async function ask<T>(database: EmbeddedPostgres, question: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(database.url, { max: 1, onnotice: () => {} });
  try {
    return await question(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** The server's own connections are tried again by the caller; here a plain loop does it. */
async function askUntilAnswered<T>(
  database: EmbeddedPostgres,
  question: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await ask(database, question);
    } catch {
      await sleep(50);
    }
  }
}

const writeOne = (database: EmbeddedPostgres) =>
  ask(database, async (sql) => {
    await sql`CREATE TABLE papers (title text)`;
    await sql`INSERT INTO papers VALUES ('돌봄 시범사업 보고')`;
  });
const readAll = async (sql: postgres.Sql) => (await sql`SELECT title FROM papers`).map((row) => row.title);
const home = () => prepareEmbeddedHome(path.join(folder, 'data'), () => {});
const pidFile = () => path.join(folder, 'data/postgres/cluster/postmaster.pid');

describe('the embedded database', () => {
  test('speaks UTF-8, sorts Hangul by code point and counts in UTC', async () => {
    const database = await start();
    const [row] = await ask(
      database,
      (sql) => sql`
        SELECT current_setting('server_encoding') AS encoding, current_setting('timezone') AS zone,
          current_setting('listen_addresses') AS address,
          array(SELECT x FROM unnest(ARRAY['하','가','결','A']) x ORDER BY x) AS ordered, lower('ÀÉ') AS folded`,
    );
    expect(row).toEqual({
      encoding: 'UTF8',
      zone: 'UTC',
      address: '127.0.0.1',
      ordered: ['A', '가', '결', '하'],
      folded: 'àé',
    });
  });

  test('keeps what was committed when it is stopped and started again', async () => {
    const first = await start();
    await writeOne(first);
    await first.stop();
    const second = await start();
    expect(second.reused).toBe(false);
    expect(await ask(second, readAll)).toEqual(['돌봄 시범사업 보고']);
  });

  test('comes back on the same address with all that was committed when it is killed', async () => {
    const database = await start(path.join(folder, 'data'), false);
    await writeOne(database);
    process.kill(database.postmasterPid(), 'SIGKILL');
    expect(await askUntilAnswered(database, readAll)).toEqual(['돌봄 시범사업 보고']);
    expect(words).toContain('데이터베이스가 멈추어 다시 시작합니다.');
  });

  test('waits for its address when another program takes it after the kill', async () => {
    const database = await start();
    const port = Number(new URL(database.url).port);
    process.kill(database.postmasterPid(), 'SIGKILL');
    const intruder = createServer((socket) => socket.destroy());
    intruder.on('error', () => sleep(2).then(() => intruder.listen(port, '127.0.0.1')));
    await new Promise<void>((done) => {
      intruder.listen(port, '127.0.0.1', done);
    });
    await sleep(500);
    await new Promise((done) => intruder.close(done));
    expect(await askUntilAnswered(database, (sql) => sql`SELECT 1 AS one`)).toEqual([{ one: 1 }]);
  });

  test('is taken over by the next start when its server was killed', async () => {
    const first = await start();
    await writeOne(first);
    await first.stop();
    const binaries = preparePostgresBinaries(installedPostgresBinaries(), home().folder, home().runAs);
    const orphan = await launchPostmaster(home(), binaries, { port: await freePort(), settings: {} });
    // Before it has written down who it is, the next start may be the first to open the data.
    await vi.waitFor(() => expect(findLivePostmaster(home())?.pid).toBe(orphan.pid), { timeout: 30_000 });

    const second = await start();
    expect(second.reused).toBe(true);
    expect(second.postmasterPid()).toBe(orphan.pid);
    expect(await ask(second, readAll)).toEqual(['돌봄 시범사업 보고']);
    await second.stop();
    // It is gone before Node has heard of it.
    await vi.waitFor(() => expect(orphan.child?.exitCode).toBe(0), { timeout: 30_000 });
  });

  test.each([
    ['of a process that is gone', () => spawnSync('true').pid],
    ['that now belongs to another program', () => process.pid],
  ])('starts over a stale note with a number %s', async (_, number) => {
    const first = await start();
    await first.stop();
    writeFileSync(pidFile(), `${number()}\n${path.dirname(pidFile())}\n1700000000\n5432\n\n127.0.0.1\n\nready\n`);
    const second = await start();
    expect(second.reused).toBe(false);
    expect(await ask(second, (sql) => sql`SELECT 1 AS one`)).toEqual([{ one: 1 }]);
  });

  test('refuses a second start on the same data folder with a sentence', async () => {
    await start();
    await expect(start()).rejects.toThrow(`이미 실행 중입니다(프로세스 번호 ${process.pid})`);
    expect(await start(path.join(folder, 'another'))).toMatchObject({ reused: false });
  });

  test('can be started again at once after a stop', async () => {
    for (let round = 0; round < 3; round += 1) await (await start()).stop();
    expect(existsSync(pidFile())).toBe(false);
  });

  test('clears what a start left that was killed while making the database', async () => {
    const fresh = path.join(folder, 'fresh');
    mkdirSync(path.join(fresh, 'postgres/cluster.1.half'), { recursive: true });
    await start(fresh);
    expect(readdirSync(path.join(fresh, 'postgres')).sort()).toEqual(['cluster', 'password', 'postgres.log']);
  });

  test('says what to do when the password is missing or another one', async () => {
    await (await start()).stop();
    const file = home().passwordFile;
    writeFileSync(file, 'another\n');
    await expect(start()).rejects.toThrow('비밀번호 파일이 데이터베이스와 맞지 않습니다');
    rmSync(file);
    await expect(start()).rejects.toThrow('비밀번호 파일');
  });

  test('gives PostgreSQL’s own words when the data is of another version', async () => {
    await (await start()).stop();
    writeFileSync(path.join(home().cluster, 'PG_VERSION'), '12\n');
    await expect(start()).rejects.toThrow(/PostgreSQL의 판이 다릅니다.*initialized by PostgreSQL version 12/s);
  });
});

describe('the programs of PostgreSQL', () => {
  test('get their library links when the install script did not run', () => {
    const native = path.join(folder, 'package/native');
    cpSync(installedPostgresBinaries(), native, { recursive: true, verbatimSymlinks: true });
    const links = readdirSync(path.join(native, 'lib'), { withFileTypes: true }).filter((entry) =>
      entry.isSymbolicLink(),
    );
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) rmSync(path.join(native, 'lib', link.name));

    expect(preparePostgresBinaries(native, path.join(folder, 'copy'), home().runAs)).toBe(native);
    expect(readlinkSync(path.join(native, 'lib/libpq.so.5'))).toMatch(/^libpq\.so\.5\.\d+$/);
  });

  test.runIf(asRoot)('are copied, and the data moves, where the database user cannot reach', async () => {
    const closed = path.join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const native = path.join(closed, 'package/native');
    cpSync(installedPostgresBinaries(), native, { recursive: true, verbatimSymlinks: true });
    writeFileSync(path.join(closed, 'package/package.json'), '{"version":"1.2.3"}');

    const moved = prepareEmbeddedHome(path.join(closed, 'data'), (line) => words.push(line), path.join(folder, 'lib'));
    expect(path.dirname(moved.folder)).toBe(path.join(folder, 'lib'));
    expect(words.join()).toContain('nobody');
    const other = prepareEmbeddedHome(path.join(closed, 'data-2'), () => {}, path.join(folder, 'lib'));
    expect(other.folder).not.toBe(moved.folder);

    const copied = preparePostgresBinaries(native, moved.folder, moved.runAs);
    expect(copied).toBe(path.join(moved.folder, 'postgres-1.2.3/native'));
    expect(preparePostgresBinaries(native, moved.folder, moved.runAs)).toBe(copied);
  });
});
