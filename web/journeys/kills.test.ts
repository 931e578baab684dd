import { readFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApprovalsLedger, type Submitted, submitMany } from './approvals-ledger.ts';
import { untilTrue } from './city.ts';
import { preparedDataFolder } from './data-folder.ts';
import {
  freePort,
  type Product,
  postmasterOf,
  removeDataFolder,
  type SmallOffice,
  setUpOffice,
  startProduct,
} from './product.ts';

const LONG = process.env.TEST_LONG === 'on';
/** At each landing as many as show a fault of every kill; how seldom a fault may be is asked by `npm run test:long`. */
const SERVER_KILLS = LONG ? 200 : 4;
const DATABASE_KILLS = LONG ? 50 : 2;
const ACTS_PER_CYCLE = 20;
/** More than are approved before the kill: acts are under way when it comes. */
const DOCUMENTS_PER_CYCLE = ACTS_PER_CYCLE + 12;
/** Documents are written for that many cycles at once: a server that was just started writes slowly. */
const CYCLES_AHEAD = 6;

const OFFICE = {
  agencyName: '한별시',
  csv: `부서코드,부서,상위부서코드,직위,부서장,이름,아이디,전화번호,전자우편
6110001,자치행정과,,주무관,,강서윤,drafter,02-000-0001,a@city.example
6110001,자치행정과,,자치행정과장,Y,오재민,head,02-000-0002,b@city.example
`,
};

/** An office whose server and database may be killed and started again on the same port and data. */
class KilledOffice {
  readonly ledger = new ApprovalsLedger();
  readonly dataDir = preparedDataFolder();
  #port = 0;
  #product: Product | undefined;
  #office: SmallOffice | undefined;
  readonly #waiting: Submitted[] = [];

  async open(): Promise<void> {
    this.#port = await freePort();
    this.#product = await startProduct({ dataDir: this.dataDir, port: this.#port });
    this.#office = await setUpOffice(this.#product, OFFICE);
    const { units } = await this.office.administrator.ask<{ units: { id: string }[] }>('GET', '/api/organization');
    await this.office.administrator.ask('POST', '/api/unit-tasks', {
      unitId: units[0]?.id,
      path: ['행정', '일반행정지원'],
      retention: 'y5',
    });
  }

  /** One cycle: acts run, something is killed in their middle, the office opens again, lost answers are asked for. */
  async cycle(kill: 'server' | 'database', cyclesAhead = 1): Promise<number> {
    if (this.#waiting.length < DOCUMENTS_PER_CYCLE)
      this.#waiting.push(...(await submitMany(this.office, DOCUMENTS_PER_CYCLE * cyclesAhead)));
    const waiting = this.#waiting.splice(0, DOCUMENTS_PER_CYCLE);
    const before = this.ledger.acknowledged.length;
    const acknowledged = () => this.ledger.acknowledged.length - before;
    const head = this.head;
    let killing: Promise<void> | undefined;
    const acts = this.ledger.approve(head, waiting, () => killing !== undefined);
    while (acknowledged() < ACTS_PER_CYCLE) await new Promise((resolve) => setTimeout(resolve, 2));
    killing = kill === 'server' ? this.killServer() : this.killDatabase();
    const [unsent] = await Promise.all([acts, killing]);
    this.#waiting.push(...unsent);
    await untilTrue('what a kill left unanswered is answered', async () => {
      await this.ledger.settle(head);
      return this.ledger.unanswered === 0;
    });
    return acknowledged();
  }

  async killServer(): Promise<void> {
    await this.product.kill();
    this.#product = await startProduct({ dataDir: this.dataDir, port: this.#port });
  }

  /** The server lives on: it must bring its database back by itself. */
  async killDatabase(): Promise<void> {
    const killed = postmasterOf(this.cluster);
    process.kill(killed, 'SIGKILL');
    await untilTrue('the database is back', async () => {
      const ready = await fetch(`${this.product.origin}/readyz`).catch(() => undefined);
      return ready?.ok === true && this.#isServedByAnother(killed);
    });
  }

  /** While one database takes the place of another, the note of who serves is gone for a moment, or empty. */
  #isServedByAnother(killed: number): boolean {
    try {
      return ![killed, 0].includes(postmasterOf(this.cluster));
    } catch {
      return false;
    }
  }

  faults(): Promise<string[]> {
    return this.ledger.faults(this.head, this.office.administrator);
  }

  async close(): Promise<void> {
    await this.#product?.stop();
    removeDataFolder(this.dataDir);
  }

  get product(): Product {
    if (!this.#product) throw new Error('the office is not open');
    return this.#product;
  }

  get office(): SmallOffice {
    if (!this.#office) throw new Error('the office is not open');
    return this.#office;
  }

  get head() {
    const head = this.office.people.get('head')?.client;
    if (!head) throw new Error('the office has no head');
    return head;
  }

  get cluster(): string {
    return path.join(this.dataDir, 'postgres/cluster');
  }
}

const office = new KilledOffice();
beforeAll(() => office.open());
afterAll(() => office.close());

describe('kills in the middle of approvals', () => {
  it(
    `lose and double nothing: ${SERVER_KILLS} of the server and ${DATABASE_KILLS} of the database`,
    async ({ annotate }) => {
      // The database is killed in between, so that the server is killed over databases that were killed before.
      const total = SERVER_KILLS + DATABASE_KILLS;
      const kills = Array.from({ length: total }, (_, cycle) =>
        cycle % Math.round(total / DATABASE_KILLS) === 0 ? ('database' as const) : ('server' as const),
      );
      for (const kill of kills) expect(await office.cycle(kill, CYCLES_AHEAD)).toBeGreaterThanOrEqual(ACTS_PER_CYCLE);
      expect(await office.faults()).toEqual([]);
      const { length } = office.ledger.acknowledged;
      await annotate(`kills: ${kills.length}, acknowledged approvals: ${length}, faults: 0`);
    },
    LONG ? 5_400_000 : 900_000,
  );

  it('are seen to lose when the database is told to acknowledge before it has written', async () => {
    await acknowledgeTooEarly(office.dataDir);
    // With a writer that flushes every ten seconds the first kill nearly always loses something; four make sure.
    let faults: string[] = [];
    for (let cycle = 0; cycle < 4 && faults.length === 0; cycle += 1) {
      await office.cycle('database').catch(() => undefined);
      faults = await office.faults();
    }
    expect(faults.some((fault) => fault.startsWith('lost'))).toBe(true);
  });
});

/** The seeded fault: commits are acknowledged although their log is written up to ten seconds later. */
async function acknowledgeTooEarly(dataDir: string): Promise<void> {
  const [, , , port] = readFileSync(path.join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(path.join(dataDir, 'postgres/password'), 'utf8').trim();
  const sql = postgres({ host: '127.0.0.1', port: Number(port), user: 'gyeol', database: 'gyeol', password, max: 1 });
  await sql.unsafe(`alter system set synchronous_commit = off`);
  await sql.unsafe(`alter system set wal_writer_delay = '10s'`);
  await sql`select pg_reload_conf()`;
  await sql.end();
}
