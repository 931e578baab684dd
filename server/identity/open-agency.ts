import { randomUUID } from 'node:crypto';
import type { RoleShape as Role } from '../../shared/contract/identity.ts';
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
import { insertAccounts, type NewAccount } from './store.ts';

export type Administrator = {
  readonly name: string;
  /** As kept: lower case. The login of somebody in the plan, with the same name, makes that person administrator. */
  readonly login: string;
  readonly passwordHash: string;
};
export type FirstPassword = { readonly hash: string; readonly mustChange: boolean };
export type AgencyOpening = {
  readonly agency: NewAgency;
  readonly plan: OrganizationPlan;
  readonly administrator: Administrator;
  /** The password that everybody else with a login begins with. */
  readonly firstPassword: (login: string) => FirstPassword;
};
export type OpenedAgency = {
  readonly agencyId: number;
  readonly accounts: readonly { readonly id: string; readonly personId: string; readonly login: string }[];
};

/**
 * A new office knows one person only, and roles are given by an administrator: without the disclosure and the
 * records role nobody could withdraw a publication on the first day. They can be handed on later.
 */
const ALL_ROLES: readonly Role[] = ['administrator', 'disclosureOfficer', 'recordsManager'];

/** Makes an agency with its organisation and accounts; everything stands from the day of `at`. */
export async function openAgency(tx: Tx, opening: AgencyOpening, at: Date): Promise<OpenedAgency> {
  const agencyId = await makeAgency(tx, opening.agency, at);
  const people = await importOrganization(tx, agencyId, opening.plan, dayInKorea(at));
  const accounts = people.flatMap((person) => accountOf(person, opening));
  if (!accounts.some((account) => account.login === opening.administrator.login)) {
    const { name, login, passwordHash } = opening.administrator;
    const personId = await addPerson(tx, agencyId, { name, phone: '', email: '' });
    const shared = { mustChangePassword: false, roles: ALL_ROLES };
    accounts.push({ id: randomUUID(), personId, login, passwordHash, ...shared });
  }
  const made = await insertAccounts(tx, agencyId, accounts, at);
  const taken = accounts.find((account) => !made.has(account.login));
  if (taken) throw new Problem('login-taken', { login: taken.login });
  return { agencyId, accounts: accounts.map(({ id, personId, login }) => ({ id, personId, login })) };
}

function accountOf(person: ImportedPerson, opening: AgencyOpening): NewAccount[] {
  const { login } = person;
  if (login === null) return [];
  const { administrator } = opening;
  const account = { id: randomUUID(), personId: person.id, login };
  if (login !== administrator.login) {
    const { hash, mustChange } = opening.firstPassword(login);
    return [{ ...account, passwordHash: hash, mustChangePassword: mustChange, roles: [] }];
  }
  if (person.name !== administrator.name) throw new Problem('login-taken', { login });
  return [{ ...account, passwordHash: administrator.passwordHash, mustChangePassword: false, roles: ALL_ROLES }];
}
