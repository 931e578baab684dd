import { afterAll, describe, expect, test } from 'vitest';
import type { AccountsReply } from '../../shared/contract/administration.ts';
import type { SetUpAgency, SetUpReply } from '../../shared/contract/identity.ts';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import { type Installation, OfficeClient, openInstallation } from '../testing/test-office.ts';
import { makeSetupLink } from './index.ts';

const open: Installation[] = [];
afterAll(async () => {
  for (const installation of open) await installation.close();
});

async function newInstallation() {
  const installation = await openInstallation();
  open.push(installation);
  const token = await makeSetupLink(installation.services);
  if (token === undefined) throw new Error('a new installation made no link');
  return { ...installation, token, visitor: new OfficeClient(installation.app) };
}

const HEADER = '부서코드,부서,상위부서코드,직위,부서장,이름,아이디,전화번호,전자우편';
type Changes = {
  csv?: string;
  agency?: Partial<SetUpAgency['agency']>;
  administrator?: Partial<SetUpAgency['administrator']>;
};
const form = (changes: Changes = {}): SetUpAgency => ({
  agency: {
    name: '새시청',
    zipCode: '12345',
    address: '새시 새길 1',
    homepage: 'https://new.example',
    ...changes.agency,
  },
  administrator: { name: '문지기', login: 'Keeper', password: 'a long enough phrase', ...changes.administrator },
  organizationCsv:
    changes.csv ??
    `\ufeff${HEADER}\r\n1,총무과,,과장,Y,박하나,park,,\r\n1,,,주무관,,이두리,,,\r\n1,,,주무관,,김세찬,kim,,\r\n`,
});

describe('the first set-up', () => {
  /** For what is refused: nothing of it may stay, so one installation serves all. */
  const unopened = newInstallation();

  test('makes the agency, its organisation, and a password to be handed out for everybody with a login', async () => {
    const { visitor, token } = await newInstallation();
    expect((await visitor.attempt('GET', `/api/setup/${token}`)).statusCode).toBe(204);
    const made = await visitor.post<SetUpReply>(`/api/setup/${token}`, form());
    expect(made.agency).toEqual({ id: 0, name: '새시청' });
    expect(made.accounts.map(({ login, name }) => `${name}(${login})`)).toEqual(['박하나(park)', '김세찬(kim)']);

    await visitor.post('/api/session', { login: 'keeper', password: 'a long enough phrase' });
    const { people } = await visitor.get<AccountsReply>('/api/accounts');
    expect(
      people.map(({ name, unitName, postTitle, account }) => [name, unitName, postTitle, account?.status ?? null]),
    ).toEqual([
      ['박하나', '총무과', '과장', 'notYetUsed'],
      ['김세찬', '총무과', '주무관', 'notYetUsed'],
      ['이두리', '총무과', '주무관', null],
      ['문지기', '', '', 'open'],
    ]);
    const { units } = await visitor.get<OrganizationReply>('/api/organization');
    expect(units[0]?.posts.map((post) => [post.title, post.holders.map((holder) => holder.name)])).toEqual([
      ['과장', ['박하나']],
      ['주무관', ['김세찬', '이두리']],
    ]);
  });

  test('lets a handed-out password do nothing but be changed', async () => {
    const { visitor, token } = await newInstallation();
    const { accounts } = await visitor.post<SetUpReply>(`/api/setup/${token}`, form());
    const [park] = accounts;
    if (!park) throw new Error('no account');
    expect(park.oneTimePassword).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{5}$/);
    const session = await visitor.post('/api/session', { login: 'park', password: park.oneTimePassword });
    expect(session).toMatchObject({ mustChangePassword: true, roles: [] });
    const barred = await visitor.attempt('GET', '/api/organization');
    expect(barred.json()).toMatchObject({ code: 'password-must-change' });
    await visitor.put('/api/session/password', { current: park.oneTimePassword, next: 'my own long phrase' });
    expect((await visitor.attempt('GET', '/api/organization')).statusCode).toBe(200);
  });

  test('makes a person of the file administrator when the login is theirs', async () => {
    const { visitor, token } = await newInstallation();
    const administrator = { name: '박하나', login: 'PARK' };
    const made = await visitor.post<SetUpReply>(`/api/setup/${token}`, form({ administrator }));
    expect(made.accounts.map((account) => account.login)).toEqual(['kim']);
    const session = await visitor.post('/api/session', { login: 'park', password: 'a long enough phrase' });
    expect(session).toMatchObject({
      posts: [{ postTitle: '과장' }],
      roles: ['administrator'],
      mustChangePassword: false,
    });
  });

  test('works once: of eight at the same moment one makes the agency', async () => {
    const { visitor, token, services } = await newInstallation();
    const all = await Promise.all(
      Array.from({ length: 8 }, () => visitor.attempt('POST', `/api/setup/${token}`, form())),
    );
    expect(all.filter((response) => response.statusCode === 200)).toHaveLength(1);
    expect(all.filter((response) => response.json().code === 'setup-finished')).toHaveLength(7);
    expect(await services.database.sql`select count(*)::int as agencies from agencies`).toEqual([{ agencies: 1 }]);
    expect((await visitor.attempt('GET', `/api/setup/${token}`)).statusCode).toBe(404);
    expect(await makeSetupLink(services)).toBeUndefined();
  });

  test('has one link: a new start ends the one before, and an invented one is not there', async () => {
    const { visitor, token, services } = await newInstallation();
    const next = await makeSetupLink(services);
    expect(next).not.toBe(token);
    const gone = await visitor.attempt('GET', `/api/setup/${token}`);
    const invented = await visitor.attempt('GET', `/api/setup/${'x'.repeat(43)}`);
    expect(gone.statusCode).toBe(404);
    expect({ ...gone.json(), requestId: '' }).toEqual({ ...invented.json(), requestId: '' });
    expect((await visitor.attempt('POST', `/api/setup/${token}`, form())).statusCode).toBe(404);
    expect((await visitor.attempt('POST', `/api/setup/${next}`, form())).statusCode).toBe(200);
  });

  test('that fails leaves nothing behind, and the link still works', async () => {
    const { visitor, token, services } = await newInstallation();
    const administrator = { name: '다른 사람', login: 'kim' };
    const response = await visitor.attempt('POST', `/api/setup/${token}`, form({ administrator }));
    expect(response.json()).toMatchObject({ code: 'login-taken', facts: { login: 'kim' } });
    expect(
      await services.database
        .sql`select (select count(*)::int from agencies) + (select count(*)::int from people) as rows`,
    ).toEqual([{ rows: 0 }]);
    expect((await visitor.attempt('POST', `/api/setup/${token}`, form())).statusCode).toBe(200);
  });

  test('takes an office of a thousand people', async () => {
    const { visitor, token } = await newInstallation();
    const rows = Array.from({ length: 1_000 }, (_, n) => `${n % 60},부서 ${n % 60},,주무관,,사람 ${n},person-${n},,`);
    const made = await visitor.post<SetUpReply>(`/api/setup/${token}`, form({ csv: [HEADER, ...rows].join('\n') }));
    expect(new Set(made.accounts.map((account) => account.oneTimePassword)).size).toBe(1_000);
  });

  test.each([
    ['a wrong row, with its line', { csv: `${HEADER}\n1,총무과,9,,,,,,` }, 'csv-row-bad', { row: 2 }],
    ['an empty file', { csv: '' }, 'csv-row-bad', { row: 1 }],
    ['quotes that never close', { csv: `${HEADER}\n"${'"'.repeat(100_000)}` }, 'csv-row-bad', { row: 2 }],
    ['a short password', { administrator: { password: 'short' } }, 'password-too-short', { least: 8 }],
    ['a common password', { administrator: { password: 'qwerty123' } }, 'password-too-common', undefined],
    ['a name that no paper can print', { csv: `${HEADER}\n1,총무\uf018과,,,,,,,` }, 'csv-row-bad', { row: 2 }],
    ['an address that none can', { agency: { address: '새길 \u{1f600}' } }, 'glyph-missing', { place: '주소' }],
    ['an administrator of such a name', { administrator: { name: '\uf018' } }, 'glyph-missing', { letters: 'U+F018' }],
    ['an administrator without a visible name', { administrator: { name: '\u200b' } }, 'invalid-input', {}],
  ])('refuses %s', async (_what, changes, code, facts) => {
    const { visitor, token } = await unopened;
    const response = await visitor.attempt('POST', `/api/setup/${token}`, form(changes));
    expect(response.json()).toMatchObject({ code, ...(facts ? { facts } : {}) });
  });

  test('stores text that looks like code as text', async () => {
    const { visitor, token } = await newInstallation();
    const name = `<img src=x onerror=alert(1)>'; drop table people; --`;
    const csv = `${HEADER}\n1,"${name}",,주무관,,"${name.slice(0, 40)}",kim,,`;
    await visitor.post(`/api/setup/${token}`, form({ csv }));
    await visitor.post('/api/session', { login: 'keeper', password: 'a long enough phrase' });
    const { units } = await visitor.get<OrganizationReply>('/api/organization');
    expect(units.map((unit) => unit.name)).toEqual([name]);
  });
});
