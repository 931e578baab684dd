import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import pino from 'pino';
import type { GrantedRole } from '../../shared/access/roles.ts';
import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import type { UnitTaskShape } from '../../shared/contract/document-parts.ts';
import type { SessionReply } from '../../shared/contract/identity.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { readOrganizationCsv } from '../../shared/organization/organization-csv.ts';
import { buildApp } from '../app.ts';
import { deviceOf } from '../identity/device.ts';
import { hashPassword, type OpenedAgency, openAgency } from '../identity/index.ts';
import { insertGrant } from '../identity/roles/store.ts';
import { hashOfSecret, newSecret } from '../identity/secret.ts';
import { cookieName } from '../identity/session-cookie.ts';
import { insertSession } from '../identity/store.ts';
import { listPostsOf } from '../organization/index.ts';
import { SettableClock } from '../platform/clock.ts';
import { type Config, readConfig } from '../platform/config.ts';
import { connectDatabase } from '../platform/database/connect.ts';
import { FileStore } from '../platform/files/file-store.ts';
import { Outbox } from '../platform/outbox/outbox.ts';
import type { Services } from '../platform/services.ts';
import { SHARED_PAINTER, SHARED_VIEWS } from './shared-painter.ts';
import { freshDatabase } from './test-database.ts';

/** Who works in the test office; `outsider` works in another agency of the same installation. */
export type Cast =
  | 'drafter'
  | 'colleague'
  | 'team-leader'
  | 'section-chief'
  | 'director'
  | 'cooperator'
  | 'administrator'
  | 'outsider'
  | 'outside-head'
  | 'outside-administrator';

/** Everybody's password. */
export const PASSWORD = 'granite-lantern-42';

const HEADER = '부서코드,부서,상위부서코드,직위,부서장,이름,아이디,전화번호,전자우편';
const CITY = `${HEADER}
1000,행정국,,행정국장,Y,윤서담,director,02-000-1000,director@city.example
1100,자치행정과,1000,자치행정과장,Y,한가람,section-chief,02-000-1100,chief@city.example
1100,,,동혁신팀장,,백이든,team-leader,02-000-1101,leader@city.example
1100,,,주무관,,정노을,drafter,02-000-1102,drafter@city.example
1100,,,주무관,,오하늘,colleague,02-000-1103,colleague@city.example
1200,지역돌봄복지과,1000,지역돌봄복지과장,Y,,,,
1200,,,주무관,,서바다,cooperator,02-000-1201,cooperator@city.example`;
const FOUNDATION = `${HEADER}
10,돌봄실,,돌봄실장,Y,한이음,outside-head,,
10,,,주무관,,나그네,outsider,,`;

export type OfficeOptions = {
  /** Where the clock stands at first; 09:00 on 3 March 2026 in Korea if not told. */
  readonly at?: string;
  readonly config?: Partial<Config>;
};

/** What a request without 2xx answered. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(`${status} ${problem.code}: ${problem.message}`);
    this.status = status;
    this.code = problem.code;
    this.problem = problem;
  }
}

/**
 * A running office on a fresh database, without a port: `const office = await openTestOffice();
 * afterAll(office.close)`.
 * The clock stands until it is moved with `office.clock`. `(await office.as('drafter')).post('/api/drafts', {…})` sends
 * as that person, with cookie and a new Idempotency-Key; it answers the body, or throws `Refused`. `attempt` answers
 * the whole response, whatever its status. The outbox does not run by itself: `await
 * office.services.outbox.drainAll()`.
 */
export async function openTestOffice(options: OfficeOptions = {}): Promise<TestOffice> {
  const installation = await openInstallation(options);
  const { services } = installation;
  const city = await open(services, CITY, '시험시', { name: '문지기', login: 'administrator' });
  const foundation = await open(services, FOUNDATION, '시험복지재단', {
    name: '곁지기',
    login: 'outside-administrator',
  });
  const office = new TestOffice(installation, [city, foundation]);
  await office.openUnitTask();
  return office;
}

/** What runs before anybody has made an agency. */
export type Installation = {
  readonly app: FastifyInstance;
  readonly services: Services;
  readonly clock: SettableClock;
  readonly databaseUrl: string;
  readonly close: () => Promise<void>;
};

/** The same without any agency: for the first set-up, and for whoever makes an office of their own. */
export async function openInstallation(options: OfficeOptions = {}): Promise<Installation> {
  const database = await freshDatabase();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'gyeol-office-'));
  const clock = new SettableClock(options.at ?? '2026-03-03T00:00:00Z');
  const services = makeServices(database.url, dataDir, clock, options.config ?? {});
  const app = await buildApp(services, { renderer: SHARED_PAINTER, views: SHARED_VIEWS });
  await app.ready();
  const close = async () => {
    await app.close();
    await services.outbox.stop();
    await services.database.close();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { app, services, clock, databaseUrl: database.url, close };
}

function makeServices(url: string, dataDir: string, clock: SettableClock, given: Partial<Config>): Services {
  const webDir = path.join(dataDir, 'web');
  mkdirSync(webDir);
  const log = pino({ level: 'error' });
  const database = connectDatabase(url, { queries: 8, acts: 8, citizens: 2 });
  return {
    config: { ...readConfig({ PORT: '0', GYEOL_DEMO: 'off' }, webDir), dataDir, ...given },
    clock,
    database,
    files: new FileStore(path.join(dataDir, 'files')),
    outbox: new Outbox(database.sql, clock, log),
    log,
    checkReplies: true,
  };
}

let everybodysHash: Promise<string> | undefined;

async function open(
  services: Services,
  csv: string,
  name: string,
  administrator: { name: string; login: string },
): Promise<OpenedAgency> {
  everybodysHash ??= hashPassword(PASSWORD);
  const hash = await everybodysHash;
  const read = readOrganizationCsv(csv);
  if (!('plan' in read)) throw new Error(JSON.stringify(read.problems));
  const opening = {
    agency: { name, zipCode: '00000', address: '시험시 시험로 1', homepage: 'https://city.example' },
    plan: read.plan,
    administrator: { ...administrator, passwordHash: hash, alsoRoles: ['disclosureOfficer', 'recordsManager'] },
    firstPassword: () => ({ hash, mustChange: false }),
  } as const;
  return services.database.sql.begin((tx) => openAgency(tx, opening, services.clock.now()));
}

export class TestOffice {
  readonly app: FastifyInstance;
  readonly services: Services;
  readonly clock: SettableClock;
  readonly databaseUrl: string;
  readonly close: () => Promise<void>;
  readonly agencyId: number;
  /** 단위과제 of the drafter's unit, kept ten years. */
  unitTaskId = '';
  readonly #accounts: ReadonlyMap<string, { id: string; personId: string; agencyId: number }>;
  readonly #clients = new Map<string, { client: OfficeClient; signedInAt: number }>();

  constructor(parts: Installation, agencies: readonly [OpenedAgency, ...OpenedAgency[]]) {
    this.app = parts.app;
    this.services = parts.services;
    this.clock = parts.clock;
    this.databaseUrl = parts.databaseUrl;
    this.close = parts.close;
    this.agencyId = agencies[0].agencyId;
    this.#accounts = new Map(
      agencies.flatMap(({ agencyId, accounts }) =>
        accounts.map((account) => [account.login, { ...account, agencyId }] as const),
      ),
    );
  }

  /** Somebody with a session; a new one where none of that person is fresh by the office's clock. */
  async as(login: Cast): Promise<OfficeClient> {
    const now = this.clock.now().getTime();
    const before = this.#clients.get(login);
    if (before && Math.abs(now - before.signedInAt) < 20 * 60_000) return before.client;
    const client = await this.#withSession(login);
    this.#clients.set(login, { client, signedInAt: now });
    return client;
  }

  /** As signing in leaves it. Comparing the password, which costs more than all that a test asks, is for `signIn`. */
  async #withSession(login: Cast): Promise<OfficeClient> {
    const { database, clock, config } = this.services;
    const [secret, at] = [newSecret(), clock.now()];
    const endsAt = new Date(at.getTime() + 9 * 60 * 60_000);
    const from = { address: '127.0.0.1', device: deviceOf(undefined) };
    const session = {
      hash: hashOfSecret(secret),
      id: randomUUID(),
      accountId: this.account(login).id,
      at,
      endsAt,
      ...from,
    };
    await insertSession(database.sql, session);
    return new OfficeClient(this.app, [[cookieName(config), secret]]);
  }

  /** A new session of that person, beside those already open. */
  async signIn(login: string, password = PASSWORD): Promise<OfficeClient> {
    const visitor = this.visitor();
    await visitor.post<SessionReply>('/api/session', { login, password });
    return visitor;
  }

  /** Somebody without a session; keeps cookies like a browser. */
  visitor(): OfficeClient {
    return new OfficeClient(this.app);
  }

  /** The person in the first post held today, as an approval line names them. */
  async officer(login: Cast): Promise<PrintedOfficer> {
    const { personId, agencyId } = this.account(login);
    const today = dayInKorea(this.clock.now());
    const [officer] = await listPostsOf(this.services.database.sql, agencyId, personId, today);
    if (!officer) throw new Error(`${login} holds no post`);
    return officer;
  }

  account(login: Cast): { readonly id: string; readonly personId: string; readonly agencyId: number } {
    const account = this.#accounts.get(login);
    if (!account) throw new Error(`nobody is called ${login}`);
    return account;
  }

  /** The person's roles from now on, as two administrators would have given them. */
  async giveRoles(login: Cast, roles: readonly GrantedRole[], unitId: string | null = null): Promise<void> {
    const { sql } = this.services.database;
    const { agencyId, personId } = this.account(login);
    const at = this.clock.now();
    await sql`delete from role_grants where agency_id = ${agencyId} and person_id = ${personId}`;
    const told = { personId, unitId, fromOn: dayInKorea(at), toOn: null, reason: '시험', proposedBy: null } as const;
    const given = { status: 'granted', proposedAt: at, confirmedBy: null, confirmedAt: at, alone: true } as const;
    const grants = roles.map((role) => ({ ...told, ...given, id: randomUUID(), role }));
    await sql.begin((tx) => grants.map((grant) => insertGrant(tx, agencyId, grant)));
  }

  async openUnitTask(): Promise<void> {
    const { unitId } = await this.officer('drafter');
    const path = ['일반행정', '지방행정', '주민자치', '마을모임지원'];
    const administrator = await this.as('administrator');
    const task = await administrator.post<UnitTaskShape>('/api/unit-tasks', { unitId, path, retention: 'y10' });
    this.unitTaskId = task.id;
  }
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One browser: keeps its cookies and gives every act a key of its own. */
export class OfficeClient {
  readonly #app: FastifyInstance;
  readonly #cookies: Map<string, string>;

  constructor(app: FastifyInstance, cookies: readonly (readonly [name: string, value: string])[] = []) {
    this.#app = app;
    this.#cookies = new Map(cookies);
  }

  get<Reply>(url: string): Promise<Reply> {
    return this.#ask<Reply>('GET', url);
  }

  post<Reply>(url: string, body?: object): Promise<Reply> {
    return this.#ask<Reply>('POST', url, body);
  }

  put<Reply>(url: string, body?: object): Promise<Reply> {
    return this.#ask<Reply>('PUT', url, body);
  }

  patch<Reply>(url: string, body?: object): Promise<Reply> {
    return this.#ask<Reply>('PATCH', url, body);
  }

  delete<Reply>(url: string): Promise<Reply> {
    return this.#ask<Reply>('DELETE', url);
  }

  /** The whole response. Headers given here replace those sent by themselves; undefined leaves one out. */
  attempt(
    method: Method,
    url: string,
    body?: object,
    headers: Readonly<Record<string, string | undefined>> = {},
  ): Promise<LightMyRequestResponse> {
    return this.inject({ method, url, headers: { ...headers }, ...(body === undefined ? {} : { payload: body }) });
  }

  async inject(options: InjectOptions): Promise<LightMyRequestResponse> {
    const own: Record<string, string> = {};
    const cookie = this.cookie();
    if (cookie !== '') own.cookie = cookie;
    if (options.method !== 'GET') own['idempotency-key'] = randomUUID();
    const headers = Object.entries({ ...own, ...options.headers }).filter(([, value]) => value !== undefined);
    const response = await this.#app.inject({ ...options, headers: Object.fromEntries(headers) });
    for (const { name, value } of response.cookies) {
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }

  /** What the browser would send as its Cookie header; for sockets too. */
  cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async #ask<Reply>(method: Method, url: string, body?: object): Promise<Reply> {
    const response = await this.attempt(method, url, body);
    if (response.statusCode >= 300) throw new Refused(response.statusCode, response.json<Problem>());
    return (response.body === '' ? undefined : response.json()) as Reply;
  }
}
