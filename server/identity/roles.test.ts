import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  AdministrationActsReply,
  ProposeRole,
  RoleActReply,
  RoleGrantsReply,
} from '../../shared/contract/administration.ts';
import type { OneTimePassword, SessionReply } from '../../shared/contract/identity.ts';
import { type Cast, openTestOffice } from '../testing/test-office.ts';
import { listRecordsOfficersOf, listRecordsUnitsOf } from './index.ts';

const TODAY = '2026-03-03';
const DAY_MS = 24 * 60 * 60_000;

/** An office as a set-up leaves it: one person administers it, and nobody holds another role. */
async function newOffice() {
  const office = await openTestOffice();
  await office.giveRoles('administrator', ['administrator']);
  const proposal = (login: Cast, changes: Partial<ProposeRole> = {}): ProposeRole => ({
    personId: office.account(login).personId,
    role: 'administrator',
    unitId: null,
    fromOn: TODAY,
    toOn: null,
    reason: '업무 분장',
    ...changes,
  });
  const propose = async (by: Cast, login: Cast, changes: Partial<ProposeRole> = {}) =>
    (await office.as(by)).attempt('POST', '/api/role-grants', proposal(login, changes));
  const confirm = async (by: Cast, id: string, alone = false) =>
    (await office.as(by)).attempt('POST', `/api/role-grants/${id}/confirm`, { alone });
  const end = async (by: Cast, ending: string, id: string) =>
    (await office.as(by)).attempt('POST', `/api/role-grants/${id}/${ending}`, { reason: '그만둠' });
  const rolesOf = async (login: Cast) => (await (await office.as(login)).get<SessionReply>('/api/session')).roles;
  const roles = async (by: Cast = 'administrator') => (await office.as(by)).get<RoleGrantsReply>('/api/role-grants');
  /** A proposal that the other person confirms. */
  const give = async (by: Cast, second: Cast, login: Cast, changes: Partial<ProposeRole> = {}) => {
    const { id } = (await propose(by, login, changes)).json<RoleActReply>();
    const response = await confirm(second, id);
    expect(response.json()).toMatchObject({ status: 'granted' });
    return id;
  };
  return { office, proposal, propose, confirm, end, rolesOf, roles, give };
}

/** The second administrator is the director, appointed alone. */
async function officeOfTwo() {
  const made = await newOffice();
  const { id } = (await made.propose('administrator', 'director')).json<RoleActReply>();
  expect((await made.confirm('administrator', id, true)).statusCode).toBe(200);
  return { ...made, directorsGrant: id };
}

describe('the single administrator of a new office', () => {
  let made: Awaited<ReturnType<typeof newOffice>>;
  beforeAll(async () => {
    made = await newOffice();
  });
  afterAll(() => made.office.close());

  test('gives nothing to oneself and no other role alone', async () => {
    const { propose, confirm, rolesOf } = made;
    expect((await propose('administrator', 'administrator', { role: 'recordsManager' })).json()).toMatchObject({
      code: 'role-to-oneself',
    });
    const { id } = (await propose('administrator', 'colleague', { role: 'recordsManager' })).json<RoleActReply>();
    expect((await confirm('administrator', id, true)).json()).toMatchObject({ code: 'own-proposal' });
    expect(await rolesOf('colleague')).toEqual([]);
  });

  test('appoints a second one alone, saying so, and the log says it aloud', async () => {
    const { office, propose, confirm, rolesOf, roles } = made;
    const { id, status } = (await propose('administrator', 'director')).json<RoleActReply>();
    expect(status).toBe('proposed');
    expect((await roles()).proposals.find((grant) => grant.id === id)?.may.confirm).toBe('alone');
    expect(await rolesOf('director')).toEqual([]);
    expect((await confirm('administrator', id)).json()).toMatchObject({ code: 'own-proposal' });
    expect((await confirm('administrator', id, true)).json()).toEqual({ id, status: 'granted' });
    expect(await rolesOf('director')).toEqual(['administrator']);
    const { acts } = await (await office.as('administrator')).get<AdministrationActsReply>('/api/administration-acts');
    expect(acts[0]).toMatchObject({
      by: '문지기',
      about: office.account('director').personId === '' ? '' : expect.any(String),
      text: '권한을 줌(다른 관리자가 없어 혼자 확인함): 관리자, 2026. 3. 3.부터',
      reason: '업무 분장',
    });
  });

  test('confirms no own proposal from then on', async () => {
    const { propose, confirm } = made;
    const { id } = (await propose('administrator', 'team-leader')).json<RoleActReply>();
    expect((await confirm('administrator', id, true)).json()).toMatchObject({ code: 'own-proposal' });
    expect((await confirm('director', id)).json()).toMatchObject({ status: 'granted' });
  });
});

describe('a strong role', () => {
  let made: Awaited<ReturnType<typeof officeOfTwo>>;
  beforeAll(async () => {
    made = await officeOfTwo();
  });
  afterAll(() => made.office.close());

  test('is proposed by one administrator and confirmed by another, and then counts', async () => {
    const { propose, confirm, rolesOf, roles } = made;
    const { id } = (await propose('administrator', 'colleague', { role: 'disclosureOfficer' })).json<RoleActReply>();
    const [own] = (await roles('administrator')).proposals;
    expect(own?.may).toMatchObject({ confirm: 'no', withdraw: true, refuse: false });
    expect(own?.may.whyNot).toContain('올린 사람은 확인할 수 없습니다');
    const [others] = (await roles('director')).proposals;
    expect(others?.may).toMatchObject({ confirm: 'yes', withdraw: false, refuse: true });
    expect(await rolesOf('colleague')).toEqual([]);
    expect((await confirm('director', id)).statusCode).toBe(200);
    expect(await rolesOf('colleague')).toEqual(['disclosureOfficer']);
    expect((await propose('director', 'colleague', { role: 'disclosureOfficer' })).json()).toMatchObject({
      code: 'role-already-given',
    });
  });

  test('is not confirmed by whoever receives it', async () => {
    const { propose, confirm } = made;
    const { id } = (await propose('administrator', 'director', { role: 'recordsManager' })).json<RoleActReply>();
    expect((await confirm('director', id)).json()).toMatchObject({ code: 'role-to-oneself' });
  });

  test('is given once, however often it is confirmed at the same moment', async () => {
    const { office, propose, confirm, end } = made;
    const { id } = (await propose('administrator', 'cooperator', { role: 'recordsManager' })).json<RoleActReply>();
    const answers = await Promise.all([
      confirm('director', id),
      confirm('director', id),
      confirm('administrator', id),
      end('director', 'refuse', id),
    ]);
    const done = answers.filter((answer) => answer.statusCode === 200);
    expect(done).toHaveLength(1);
    const rows = await office.services.database.sql`
      select count(*)::int as lines from administration_acts
      where facts->>'role' = 'recordsManager' and about_person_id = ${office.account('cooperator').personId}
        and kind <> 'role-proposed'`;
    expect(rows).toEqual([{ lines: 1 }]);
  });

  test('is asked for once of two proposals at the same moment', async () => {
    const { propose } = made;
    const changes = { role: 'recordsManager' } as const;
    const answers = await Promise.all([
      propose('administrator', 'section-chief', changes),
      propose('director', 'section-chief', changes),
    ]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409]);
  });

  test('is not confirmed by somebody whose password the proposer has just given', async () => {
    const { office, propose, confirm } = made;
    const { id } = (await propose('administrator', 'drafter', { role: 'recordsManager' })).json<RoleActReply>();
    const given = await (await office.as('administrator')).post<OneTimePassword>(
      `/api/accounts/${office.account('director').id}/one-time-password`,
    );
    const director = await office.signIn('director', given.oneTimePassword);
    await director.put('/api/session/password', { current: given.oneTimePassword, next: 'my own long phrase' });
    const response = await director.attempt('POST', `/api/role-grants/${id}/confirm`, { alone: false });
    expect(response.json()).toMatchObject({ code: 'password-from-proposer' });
    await office.services.database.sql`
      update accounts set password_hash = (select password_hash from accounts where login = 'drafter')
      where login = 'director'`;
    office.clock.advanceMs(DAY_MS);
    const fresh = await office.signIn('director');
    expect((await fresh.attempt('POST', `/api/role-grants/${id}/confirm`, { alone: false })).statusCode).toBe(200);
    expect((await confirm('administrator', id)).json()).toMatchObject({ code: 'grant-changed' });
  });

  test('is nobody’s business but an administrator’s, and another agency’s is like one that is not there', async () => {
    const { office, propose, confirm, end } = made;
    expect((await propose('drafter', 'colleague')).statusCode).toBe(403);
    expect((await (await office.as('drafter')).attempt('GET', '/api/role-grants')).statusCode).toBe(403);
    expect((await (await office.as('drafter')).attempt('GET', '/api/administration-acts')).statusCode).toBe(403);
    const { grants } = await made.roles();
    const id = grants[0]?.id ?? '';
    for (const answer of [
      await confirm('outside-administrator', id),
      await end('outside-administrator', 'revoke', id),
      await confirm('outside-administrator', 'x'),
      await propose('outside-administrator', 'drafter'),
    ]) {
      expect(answer.json()).toMatchObject({ code: 'not-found' });
    }
  });
});

describe('a role that ends', () => {
  let made: Awaited<ReturnType<typeof officeOfTwo>>;
  beforeAll(async () => {
    made = await officeOfTwo();
  });
  afterAll(() => made.office.close());

  test('counts on its own days only', async () => {
    const { office, give, rolesOf } = made;
    await give('administrator', 'director', 'colleague', {
      role: 'recordsManager',
      fromOn: '2026-03-04',
      toOn: '2026-03-05',
    });
    expect(await rolesOf('colleague')).toEqual([]);
    office.clock.advanceMs(DAY_MS);
    expect(await rolesOf('colleague')).toEqual(['recordsManager']);
    office.clock.advanceMs(DAY_MS);
    expect(await rolesOf('colleague')).toEqual([]);
  });

  test('is over at once when it is revoked, in a session that is open too', async () => {
    const { office, give, end } = made;
    const today = '2026-03-05';
    const id = await give('administrator', 'director', 'colleague', { role: 'disclosureOfficer', fromOn: today });
    const colleague = await office.signIn('colleague');
    expect((await colleague.get<SessionReply>('/api/session')).roles).toEqual(['disclosureOfficer']);
    expect((await end('administrator', 'revoke', id)).json()).toEqual({ id, status: 'ended' });
    expect((await colleague.get<SessionReply>('/api/session')).roles).toEqual([]);
    expect((await end('director', 'revoke', id)).json()).toMatchObject({ code: 'grant-changed' });
  });

  test('needs a reason', async () => {
    const { office, propose } = made;
    expect((await propose('administrator', 'drafter', { reason: ' ', fromOn: '2026-03-05' })).json()).toMatchObject({
      code: 'reason-missing',
    });
    const { grants } = await made.roles();
    const response = await (await office.as('administrator')).attempt(
      'POST',
      `/api/role-grants/${grants[0]?.id}/revoke`,
      { reason: ' ' },
    );
    expect(response.json()).toMatchObject({ code: 'reason-missing' });
  });

  test('never is the last administrator’s, though two give theirs up at the same moment', async () => {
    const { office, end, roles, propose, confirm, directorsGrant } = made;
    const own = (await roles()).grants.find((grant) => grant.id !== directorsGrant && grant.role === 'administrator');
    const answers = await Promise.all([
      end('administrator', 'revoke', own?.id ?? ''),
      end('director', 'revoke', directorsGrant),
    ]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409]);
    const left: Cast = answers[0]?.statusCode === 200 ? 'director' : 'administrator';
    const lastGrant = left === 'director' ? directorsGrant : (own?.id ?? '');
    expect((await end(left, 'revoke', lastGrant)).json()).toMatchObject({ code: 'last-administrator' });
    // Whoever is alone because another one has gone does not appoint somebody alone on the same day.
    const { id } = (await propose(left, 'team-leader', { fromOn: '2026-03-05' })).json<RoleActReply>();
    expect((await confirm(left, id, true)).json()).toMatchObject({ code: 'alone-too-soon' });
    office.clock.advanceMs(7 * DAY_MS);
    expect((await confirm(left, id, true)).json()).toMatchObject({ status: 'granted' });
  });
});

describe('the records officer of a unit', () => {
  test('is given by one administrator, for that unit only', async () => {
    const { office, propose, rolesOf } = await newOffice();
    const { unitId } = await office.officer('drafter');
    const { agencyId, personId } = office.account('colleague');
    const { sql } = office.services.database;
    const role = 'unitRecordsOfficer';
    expect((await propose('administrator', 'colleague', { role })).json()).toMatchObject({ code: 'role-unit-bad' });
    expect((await propose('administrator', 'colleague', { unitId })).json()).toMatchObject({ code: 'role-unit-bad' });
    const response = await propose('administrator', 'colleague', { role, unitId, toOn: '2026-04-01' });
    expect(response.json()).toMatchObject({ status: 'granted' });
    expect(await rolesOf('colleague')).toEqual([]);
    expect(await listRecordsUnitsOf(sql, agencyId, personId, TODAY)).toEqual([unitId]);
    expect(await listRecordsUnitsOf(sql, agencyId, personId, '2026-04-01')).toEqual([]);
    expect(await listRecordsOfficersOf(sql, agencyId, unitId, TODAY)).toEqual([personId]);
    await office.close();
  });
});

test('the log of administration takes no change and loses nothing', async () => {
  const { office } = await officeOfTwo();
  const { sql } = office.services.database;
  await expect(sql`update administration_acts set facts = '{}'`).rejects.toThrow(/administration_acts/);
  await expect(sql`delete from administration_acts`).rejects.toThrow(/administration_acts/);
  const rows = await sql<{ sequence: number }[]>`
    select sequence from administration_acts where agency_id = ${office.agencyId} order by 1`;
  expect(rows.map((row) => row.sequence)).toEqual(rows.map((_row, index) => index + 1));
  await office.close();
});
