import { randomUUID } from 'node:crypto';
import type { AgencyRole } from '../../shared/access/roles.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import type { OrganizationPlan } from '../../shared/organization/organization-csv.ts';
import {
  addPerson,
  type ImportedPerson,
  importOrganization,
  makeAgency,
  type NewAgency,
} from '../organization/index.ts';
import type { Tx } from '../platform/database/connect.ts';
import { Problem } from '../platform/http/problems.ts';
import { insertAct, lockAdministration } from './administration/store.ts';
import { insertGrant } from './roles/store.ts';
import { insertAccounts, type NewAccount } from './store.ts';

export type Administrator = {
  readonly name: string;
  /** As kept: lower case. The login of somebody in the plan, with the same name, makes that person administrator. */
  readonly login: string;
  readonly passwordHash: string;
  /**
   * What comes with the opening besides the administration: an office of invented people is given whole, a real one
   * appoints its disclosure officer and its records manager itself, two persons at a time.
   */
  readonly alsoRoles?: readonly AgencyRole[];
};
export type FirstPassword = { readonly hash: string; readonly mustChange: boolean };
export type AgencyOpening = {
  readonly agency: NewAgency;
  readonly plan: OrganizationPlan;
  readonly administrator: Administrator;
  /** The password that everybody else with a login begins with. */
  readonly firstPassword: (login: string) => FirstPassword;
  /** Everybody may know the passwords: marked, to be found where real people work. */
  readonly demonstration?: true;
};
export type OpenedAgency = {
  readonly agencyId: number;
  readonly accounts: readonly { readonly id: string; readonly personId: string; readonly login: string }[];
};

/** Makes an agency with its organisation and accounts; everything stands from the day of `at`. */
export async function openAgency(tx: Tx, opening: AgencyOpening, at: Date): Promise<OpenedAgency> {
  const agencyId = await makeAgency(tx, opening.agency, at);
  const people = await importOrganization(tx, agencyId, opening.plan, dayInKorea(at));
  const accounts = people.flatMap((person) => accountOf(person, opening));
  if (!accounts.some((account) => account.login === opening.administrator.login)) {
    const { name, login, passwordHash } = opening.administrator;
    const personId = await addPerson(tx, agencyId, { name, phone: '', email: '' });
    const demonstration = opening.demonstration ?? false;
    accounts.push({ id: randomUUID(), personId, login, passwordHash, mustChangePassword: false, demonstration });
  }
  const made = await insertAccounts(tx, agencyId, accounts, at);
  const taken = accounts.find((account) => !made.has(account.login));
  if (taken) throw new Problem('login-taken', { login: taken.login });
  const first = accounts.find((account) => account.login === opening.administrator.login);
  if (first) await giveFirstRoles(tx, agencyId, first.personId, opening.administrator, at);
  return { agencyId, accounts: accounts.map(({ id, personId, login }) => ({ id, personId, login })) };
}

/** Nobody is there yet who could propose or confirm them. */
async function giveFirstRoles(
  tx: Tx,
  agencyId: number,
  personId: string,
  { alsoRoles = [] }: Administrator,
  at: Date,
): Promise<void> {
  await lockAdministration(tx, agencyId);
  const nobody = { unitId: null, toOn: null, proposedBy: null, confirmedBy: null, confirmedAt: at, alone: true };
  const grant = { ...nobody, personId, fromOn: dayInKorea(at), reason: '처음 설정', proposedAt: at } as const;
  for (const role of ['administrator', ...alsoRoles] as const) {
    await insertGrant(tx, agencyId, { ...grant, id: randomUUID(), role, status: 'granted' });
    const facts = { role, reason: '처음 설정' };
    await insertAct(tx, agencyId, { at, kind: 'agency-opened', byPersonId: null, aboutPersonId: personId, facts });
  }
}

function accountOf(person: ImportedPerson, opening: AgencyOpening): NewAccount[] {
  const { login } = person;
  if (login === null) return [];
  const { administrator } = opening;
  const account = { id: randomUUID(), personId: person.id, login, demonstration: opening.demonstration ?? false };
  if (login !== administrator.login) {
    const { hash, mustChange } = opening.firstPassword(login);
    return [{ ...account, passwordHash: hash, mustChangePassword: mustChange }];
  }
  if (person.name !== administrator.name) throw new Problem('login-taken', { login });
  return [{ ...account, passwordHash: administrator.passwordHash, mustChangePassword: false }];
}
