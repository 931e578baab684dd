import type { SetUpAgency, SetUpReply } from '../../shared/contract/identity.ts';
import { sheetProblem } from '../../shared/contract/sheet-problem.ts';
import { type OrganizationPlan, readOrganizationCsv } from '../../shared/organization/organization-csv.ts';
import { hasAgency } from '../organization/index.ts';
import { printedLine } from '../platform/http/printed-line.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Services } from '../platform/services.ts';
import { openAgency } from './open-agency.ts';
import { hashOneTimePassword, hashPassword, refuseWeakPassword } from './passwords.ts';
import { hashOfSecret, newOneTimePassword } from './secret.ts';
import { plainLogin } from './sign-in.ts';
import { findSetupLink, useSetupLink } from './store.ts';

/** Whether the link would work now. A used, a replaced and an invented one are answered alike. */
export async function isSetupLinkUsable(services: Services, token: string): Promise<boolean> {
  const { sql } = services.database;
  return (await findSetupLink(sql, hashOfSecret(token))) === 'usable' && !(await hasAgency(sql));
}

/**
 * Makes the first agency from its CSV, with its administrator and a one-time password for everybody with a login.
 * Works once: of two at the same time the second waits for the first and is then refused.
 */
export async function setUpAgency(services: Services, token: string, input: SetUpAgency): Promise<SetUpReply> {
  const { sql } = services.database;
  const tokenHash = hashOfSecret(token);
  await refuseUsedLink(services, tokenHash);
  const plan = readPlan(input.organizationCsv);
  const agency = readAgency(input.agency);
  const administrator = await readAdministrator(input.administrator);
  const others = plan.people.filter((person) => person.login !== null && person.login !== administrator.login);
  const passwords = await makePasswords(others.flatMap(({ login, name }) => (login === null ? [] : [{ login, name }])));
  const at = services.clock.now();
  const agencyId = await sql.begin(async (tx) => {
    if (!(await useSetupLink(tx, tokenHash, at)) || (await hasAgency(tx))) throw new Problem('setup-finished');
    const firstPassword = (login: string) => ({ hash: passwords.hashes.get(login) ?? '', mustChange: true });
    return (await openAgency(tx, { agency, plan, administrator, firstPassword }, at)).agencyId;
  });
  return { agency: { id: agencyId, name: agency.name }, accounts: passwords.toHandOut };
}

/** Before anything is read or hashed: without the link a request costs one indexed read. */
async function refuseUsedLink(services: Services, tokenHash: string): Promise<void> {
  const link = await findSetupLink(services.database.sql, tokenHash);
  if (link === 'unknown') throw new Problem('not-found');
  if (link === 'used') throw new Problem('setup-finished');
}

function readPlan(csv: string): OrganizationPlan {
  const read = readOrganizationCsv(csv);
  if ('plan' in read) return read.plan;
  const [first] = read.problems;
  throw new Problem('csv-row-bad', sheetProblem(first ?? { row: 1, problem: '' }));
}

function readAgency(agency: SetUpAgency['agency']): SetUpAgency['agency'] {
  return {
    name: plainText(agency.name, '기관 이름'),
    zipCode: printedLine('우편번호', agency.zipCode),
    address: printedLine('주소', agency.address),
    homepage: printedLine('홈페이지', agency.homepage),
  };
}

async function readAdministrator(administrator: SetUpAgency['administrator']) {
  const login = plainLogin(administrator.login);
  refuseWeakPassword(administrator.password, login);
  const name = plainText(administrator.name, '관리자 이름');
  return { name, login, passwordHash: await hashPassword(administrator.password) };
}

/** These stand on every paper of the agency: no hidden characters, and none that it cannot print. */
function plainText(text: string, what: string): string {
  const plain = text.normalize('NFC').trim();
  if (plain === '' || /[\p{Cc}\p{Cf}\p{Cs}]/u.test(plain)) throw new Problem('invalid-input', { problem: what });
  return printedLine(what, plain);
}

async function makePasswords(people: readonly { readonly login: string; readonly name: string }[]) {
  const toHandOut = people.map((person) => ({ ...person, oneTimePassword: newOneTimePassword() }));
  const hashes = new Map<string, string>();
  for (const { login, oneTimePassword } of toHandOut) hashes.set(login, await hashOneTimePassword(oneTimePassword));
  return { toHandOut, hashes };
}
