import { afterAll, expect, test } from 'vitest';
import type { AdministrationActsReply, RoleGrantsReply } from '../../shared/contract/administration.ts';
import type { ChangeReply, OrganizationPreview } from '../../shared/contract/organization-changes.ts';
import type { OrganizationCommand } from '../../shared/organization/organization-command.ts';
import { neighboursOfOrganization } from '../app.ts';
import { followReorganizations, lockOrganization } from '../organization/index.ts';
import { type Cast, openTestOffice } from '../testing/test-office.ts';
import { listRecordsOfficersOf, listRecordsUnitsOf, lockAdministration } from './index.ts';

const office = await openTestOffice();
afterAll(office.close);
const { sql } = office.services.database;
const [TODAY, APRIL] = ['2026-03-03', '2026-04-01'];
const reason = '2026년 상반기 조직개편';
const { agencyId } = office.account('administrator');
const self = (await office.officer('drafter')).unitId;
const care = (await office.officer('cooperator')).unitId;
const administrator = () => office.as('administrator');
const person = (login: Cast) => office.account(login).personId;
const unitsOf = (login: Cast, on: string) => listRecordsUnitsOf(sql, agencyId, person(login), on);
const grants = async () => (await (await administrator()).get<RoleGrantsReply>('/api/role-grants')).grants;

const give = async (login: Cast, unitId: string, toOn: string | null = null, fromOn = TODAY) =>
  (await administrator()).post('/api/role-grants', {
    personId: person(login),
    role: 'unitRecordsOfficer',
    unitId,
    fromOn,
    toOn,
    reason: '업무 분장',
  });

const preview = async (on: string, ...commands: OrganizationCommand[]) =>
  (await administrator()).post<OrganizationPreview>('/api/organization/previews', { on, commands });

const change = async (on: string, ...commands: OrganizationCommand[]) =>
  (await administrator()).post<ChangeReply>('/api/organization/changes', { on, reason, preview: null, commands });

/** What the log says of the acts since the last time, oldest first. */
async function newActs() {
  const { acts } = await (await administrator()).get<AdministrationActsReply>('/api/administration-acts');
  const fresh = acts.filter(({ sequence }) => sequence > seen).reverse();
  seen = acts[0]?.sequence ?? seen;
  return fresh.map(({ about, text, reason: why }) => ({ about, text, why }));
}
let seen = 0;

test('the records officer of a merged unit is the one of the unit in which it goes on, as it was shown', async () => {
  await give('colleague', self, '2026-12-31');
  // The same person is so of the other unit already, for a while: no day is given twice.
  await give('team-leader', self);
  await give('team-leader', care, '2026-06-01');
  await give('director', self, null, '2026-05-01');
  // Whoever reorganises, and was made records officer by somebody else.
  await sql`
    insert into role_grants (agency_id, id, person_id, role, unit_id, from_on, reason, status, proposed_at, alone)
    values (${agencyId}, gen_random_uuid(), ${person('administrator')}, 'unitRecordsOfficer', ${self}, ${TODAY}, '시험',
      'granted', ${office.clock.now()}, true)`;
  await newActs();

  const merger: OrganizationCommand = { type: 'mergeUnits', unitIds: [self], intoUnitId: care };
  const shown = await preview(APRIL, merger);
  const [what, from, to] = ['기록물관리책임자', '자치행정과', '지역돌봄복지과'];
  const people = ['백이든', '오하늘', '윤서담'];
  expect(shown.moves).toContainEqual({ what, from, to, count: 3, examples: people });
  expect(shown.endings).toEqual([{ what, from, people: ['문지기'], toNames: [to] }]);
  expect(await newActs()).toEqual([]);

  office.clock.set('2026-04-01T00:00:00Z');
  await change(APRIL, merger);
  expect(await listRecordsOfficersOf(sql, agencyId, self, APRIL)).toEqual([]);
  // What was so before stays so before.
  expect(await unitsOf('colleague', '2026-03-31')).toEqual([self]);
  const given = (await grants()).filter(({ role }) => role === 'unitRecordsOfficer');
  expect(given.map(({ person: { name }, unitName, fromOn, toOn }) => [name, unitName, fromOn, toOn]).sort()).toEqual([
    ['백이든', to, TODAY, '2026-06-01'],
    ['백이든', to, '2026-06-01', null],
    ['오하늘', to, APRIL, '2026-12-31'],
    ['윤서담', to, '2026-05-01', null],
  ]);
  const why = `조직개편: ${reason}`;
  expect(given.filter((grant) => grant.reason === why)).toHaveLength(3);
  const acts = await newActs();
  expect(acts.filter(({ about }) => about === '오하늘')).toEqual([
    { about: '오하늘', text: `권한을 거둠: ${from} ${what}`, why },
    { about: '오하늘', text: `권한을 줌: ${to} ${what}, 2026. 4. 1.부터 2026. 12. 31. 전날까지`, why },
  ]);
  expect(acts.filter(({ about }) => about === '문지기')).toEqual([
    { about: '문지기', text: `권한을 거둠(새로 지정해야 함): ${from} ${what}`, why },
  ]);
  // Nobody is made records officer of a unit that has ended.
  await expect(give('drafter', self, null, APRIL)).rejects.toMatchObject({ code: 'role-unit-ended' });
});

test('where a unit goes on in several, its officer only ends, on the day that was decided before, and once', async () => {
  const on = '2026-05-04';
  const posts = await sql<{ id: string }[]>`
    select post_id as id from post_versions where unit_id = ${care} and valid_to is null order by post_id`;
  const half = Math.ceil(posts.length / 2);
  const ids = posts.map(({ id }) => id);
  const split: OrganizationCommand = {
    type: 'splitUnit',
    unitId: care,
    closes: true,
    parts: [
      { unitId: 'new-1', code: '1210', name: '돌봄정책과', postIds: ids.slice(0, half), childUnitIds: [] },
      { unitId: 'new-2', code: '1220', name: '돌봄지원과', postIds: ids.slice(half), childUnitIds: [] },
    ],
  };
  const shown = await preview(on, split);
  expect(shown.endings).toMatchObject([
    { from: '지역돌봄복지과', toNames: expect.arrayContaining(['돌봄정책과', '돌봄지원과']) },
  ]);
  expect(shown.endings[0]?.people).toEqual(['백이든', '오하늘', '윤서담']);
  await change(on, split);
  expect(await newActs()).toEqual([]);
  office.clock.set(`${on}T00:00:00Z`);
  const follow = () => followReorganizations(office.services, neighboursOfOrganization(office.services));
  await Promise.all([follow(), follow()]);
  expect(await unitsOf('colleague', '2026-05-03')).toEqual([care]);
  expect(await unitsOf('colleague', on)).toEqual([]);
  expect((await grants()).filter(({ role }) => role === 'unitRecordsOfficer')).toEqual([]);
  const acts = await newActs();
  // Of one person two periods of the same role ended.
  expect(acts.map(({ about }) => about).sort()).toEqual(['백이든', '백이든', '오하늘', '윤서담']);
  expect(new Set(acts.map(({ text }) => text))).toEqual(
    new Set(['권한을 거둠(새로 지정해야 함): 지역돌봄복지과 기록물관리책임자']),
  );
});

test('a change of the organisation and an act that holds the administration never wait for each other', async () => {
  const [bureau] = await sql<{ id: string }[]>`select unit_id as id from unit_versions where code = '1000'`;
  let changing: Promise<unknown> = Promise.resolve();
  // As 퇴직 처리 does: the administration first, and then the organisation, while somebody else changes a unit.
  await sql.begin(async (tx) => {
    await lockAdministration(tx, agencyId);
    changing = change('2026-05-04', { type: 'renameUnit', unitId: bureau?.id ?? '', code: '1000', name: '자치행정국' });
    const waiting = async () =>
      sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    let found = await waiting();
    while (found.length === 0) found = await waiting();
    await lockOrganization(tx, agencyId);
  });
  await expect(changing).resolves.toMatchObject({ sequence: expect.any(Number) });
});
