import { createHash } from 'node:crypto';
import { hashPassword, openAgency } from '../../server/identity/index.ts';
import { findRolesOf } from '../../server/identity/roles/store.ts';
import { findAccountByLogin } from '../../server/identity/store.ts';
import { findAgencyName, hasAgency, listPostsOf, listUnits } from '../../server/organization/index.ts';
import type { Clock, SettableClock } from '../../server/platform/clock.ts';
import type { RequestKey } from '../../server/platform/http/idempotency.ts';
import type { Signed } from '../../server/platform/http/policy.ts';
import { Problem } from '../../server/platform/http/problems.ts';
import type { Services } from '../../server/platform/services.ts';
import { addUnitTask } from '../../server/records/add-unit-task.ts';
import { listUnitTasks } from '../../server/records/list-unit-tasks.ts';
import { listNumbering } from '../../server/registration/numbering/list-numbering.ts';
import { openSeries } from '../../server/registration/numbering/open-series.ts';
import { startManagementNumbers } from '../../server/registration/start-management-numbers.ts';
import { startSeries } from '../../server/registration/start-series.ts';
import type { LineSeat } from '../../shared/contract/document-parts.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { POLICY_OF_KIND } from '../../shared/numbering/number-series.ts';
import { readOrganizationCsv } from '../../shared/organization/organization-csv.ts';
import type { PlannedAgency } from './planned-office.ts';
import { instantOf } from './timeline.ts';

/** Everybody's password. It is printed at every start: whoever reads this page may sign in to the demonstration. */
export const DEMONSTRATION_PASSWORD = 'hanbyeol-2026';

/** Services whose clock is ours to set: every act of the demonstration happens on its own day. */
export type Desk = Services & {
  readonly clock: SettableClock;
  /** What citizens read is published on the day of the start, whatever the documents say. */
  readonly today: Clock;
};

/** An agency that stands, with what its documents are made of. */
export type StandingAgency = {
  readonly agencyId: number;
  readonly people: ReadonlyMap<string, Signed>;
  /** The person and the first of their posts, by login. */
  readonly holders: ReadonlyMap<string, Omit<LineSeat, 'act'>>;
  /** Ids of the unit tasks by name. */
  readonly unitTasks: ReadonlyMap<string, string>;
  /** Ids of the units by code. */
  readonly units: ReadonlyMap<string, string>;
  /** Ids of the series of 고시·공고 by kind. */
  readonly furtherSeries: ReadonlyMap<string, string>;
  /** 정보공개담당 is the administrator too. */
  readonly administrator: Signed;
};

/** What the administrator sets besides, on the day of the opening. */
export type OnOpening = (desk: Desk, agency: PlannedAgency, administrator: Signed) => Promise<void>;

/** Where the demonstration stands in an installation; an office that is not ours is never touched. */
export async function findStanding(services: Services, agencies: readonly PlannedAgency[]) {
  if (!(await hasAgency(services.database.sql))) return 'nobody';
  const [first] = agencies;
  const administrator = first && (await findAdministrator(services, first));
  return administrator ? { agencyId: administrator.agencyId } : 'others';
}

export async function findAdministrator(services: Services, agency: PlannedAgency): Promise<Signed | undefined> {
  const administrator = await findSigned(services, agency.administrator.login);
  if (!administrator) return undefined;
  const name = await findAgencyName(services.database.sql, administrator.agencyId);
  return name === agency.name ? administrator : undefined;
}

/** Opens the agencies that do not stand yet, each with its unit tasks and where its numbers go on. */
export async function openAgencies(
  desk: Desk,
  agencies: readonly PlannedAgency[],
  onOpening: OnOpening,
): Promise<ReadonlyMap<PlannedAgency, StandingAgency>> {
  const standing = new Map<PlannedAgency, StandingAgency>();
  let hash: string | undefined;
  for (const agency of agencies) {
    desk.clock.set(instantOf(agency.openedAt));
    if (!(await findAdministrator(desk, agency))) {
      hash ??= await hashPassword(DEMONSTRATION_PASSWORD);
      await open(desk, agency, hash);
    }
    standing.set(agency, await equip(desk, agency, onOpening));
  }
  return standing;
}

async function open(desk: Desk, agency: PlannedAgency, hash: string): Promise<void> {
  const { name, zipCode, address, homepage, administrator } = agency;
  const opening = {
    agency: { name, zipCode, address, homepage },
    plan: planOf(agency),
    administrator: { ...administrator, passwordHash: hash, alsoRoles: ['disclosureOfficer', 'recordsManager'] },
    firstPassword: () => ({ hash, mustChange: false }),
    demonstration: true,
  } as const;
  await desk.database.sql.begin((tx) => openAgency(tx, opening, desk.clock.now()));
}

export function planOf(agency: PlannedAgency) {
  const read = readOrganizationCsv(agency.organizationCsv);
  if ('plan' in read) return read.plan;
  throw new Error(`${agency.name}: ${JSON.stringify(read.problems)}`);
}

/** What an administrator does before the first document; done before, it is found and not done again. */
async function equip(desk: Desk, agency: PlannedAgency, onOpening: OnOpening): Promise<StandingAgency> {
  const administrator = await findAdministrator(desk, agency);
  if (!administrator) throw new Error(`${agency.name} was not opened`);
  const { agencyId } = administrator;
  const { sql } = desk.database;
  const openedOn = dayInKorea(desk.clock.now());
  const units = new Map((await listUnits(sql, agencyId, openedOn)).map((unit) => [unit.code, unit.id]));
  await onOpening(desk, agency, administrator);
  const unitTasks = await openUnitTasks(desk, agency, administrator, units);
  await startNumbers(desk, agency, administrator, units);
  const furtherSeries = await openFurtherSeries(desk, agency, administrator);
  const people = new Map<string, Signed>();
  const holders = new Map<string, Omit<LineSeat, 'act'>>();
  for (const { login } of planOf(agency).people) {
    const signed = login === null ? undefined : await findSigned(desk, login);
    const [post] = signed ? await listPostsOf(sql, agencyId, signed.personId, openedOn) : [];
    if (login === null || !signed || !post) throw new Error(`${agency.name}: ${login} has no account or no post`);
    people.set(login, signed);
    holders.set(login, { personId: signed.personId, postId: post.postId });
  }
  return { agencyId, people, holders, unitTasks, units, furtherSeries, administrator };
}

async function openUnitTasks(
  desk: Desk,
  agency: PlannedAgency,
  administrator: Signed,
  units: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const { unitTasks: before } = await listUnitTasks(desk, administrator);
  const ids = new Map(before.map((task) => [task.name, task.id]));
  for (const { unitCode, path, retention } of agency.unitTasks) {
    const name = path.at(-1) ?? '';
    if (ids.has(name)) continue;
    const task = { unitId: idOf(units, unitCode), path: [...path], retention };
    const key = keyOf(administrator, `${agency.administrator.login}-task-${ids.size}`);
    ids.set(name, (await addUnitTask(desk, administrator.agencyId, task, key)).id);
  }
  return ids;
}

async function startNumbers(
  desk: Desk,
  agency: PlannedAgency,
  administrator: Signed,
  units: ReadonlyMap<string, string>,
): Promise<void> {
  const key = (what: string) => keyOf(administrator, `${agency.administrator.login}-${what}`);
  await unlessFurther(startManagementNumbers(desk, administrator, agency.managementNumbers, key('management')));
  desk.clock.set(instantOf(agency.seriesStartedAt));
  for (const { unitCode, ...start } of agency.seriesStarts) {
    const series = { ...start, unitId: idOf(units, unitCode) };
    await unlessFurther(startSeries(desk, administrator, series, key(`series-${unitCode}-${start.year}`)));
  }
}

async function openFurtherSeries(
  desk: Desk,
  agency: PlannedAgency,
  administrator: Signed,
): Promise<ReadonlyMap<string, string>> {
  const { series } = await listNumbering(desk, administrator.agencyId);
  const ids = new Map<string, string>(series.map(({ kind, id }) => [kind, id]));
  for (const planned of agency.furtherSeries ?? []) {
    if (ids.has(planned.kind)) continue;
    const asked = { ...planned, policy: POLICY_OF_KIND[planned.kind] };
    const key = keyOf(administrator, `${agency.administrator.login}-series-${planned.kind}`);
    ids.set(planned.kind, (await openSeries(desk, administrator, asked, key)).id);
  }
  return ids;
}

/** A series that stands there or further was started by a run that did not reach its end. */
async function unlessFurther(start: Promise<unknown>): Promise<void> {
  await start.catch((error: unknown) => {
    if (!(error instanceof Problem) || error.code !== 'series-already-further') throw error;
  });
}

function idOf(units: ReadonlyMap<string, string>, code: string): string {
  const id = units.get(code);
  if (id === undefined) throw new Error(`no unit ${code}`);
  return id;
}

/** Somebody as their session would name them; nothing of the demonstration goes through a session. */
async function findSigned(services: Services, login: string): Promise<Signed | undefined> {
  const account = await findAccountByLogin(services.database.sql, login);
  if (!account) return undefined;
  const { id: accountId, agencyId, personId } = account;
  const roles = await findRolesOf(services.database.sql, agencyId, personId, dayInKorea(services.clock.now()));
  return { accountId, agencyId, personId, roles, sessionHash: '', mustChangePassword: false };
}

/** Keys are made from names, so that an act whose answer was lost is answered and not done again. */
export function keyOf(signed: Signed, name: string): RequestKey {
  const requestHash = createHash('sha256').update(name).digest('hex');
  return { accountId: signed.accountId, key: `demonstration-${name}`, requestHash };
}
