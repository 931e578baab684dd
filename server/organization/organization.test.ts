import { afterAll, describe, expect, test } from 'vitest';
import type { OrganizationReply } from '../../shared/contract/organization.ts';
import { openTestOffice } from '../testing/test-office.ts';
import { findPerson, findPrintedOfficer, findPrintedOfficers, findUnitHeading, listPostsOf } from './index.ts';

const office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
afterAll(office.close);

const { sql } = office.services.database;
const { agencyId } = office;
const TODAY = '2026-03-03';

describe('an officer as printed', () => {
  test('carries name, post, unit and code of that day', async () => {
    const { personId } = office.account('team-leader');
    const { postId, unitId } = await office.officer('team-leader');
    expect(await findPrintedOfficer(sql, { agencyId, personId, postId, on: TODAY })).toEqual({
      personId,
      name: '백이든',
      postId,
      postTitle: '동혁신팀장',
      unitId,
      unitName: '자치행정과',
      unitCode: '1100',
    });
  });

  test('is nobody where the person does not hold the post on that day', async () => {
    const [drafter, leader] = [await office.officer('drafter'), await office.officer('team-leader')];
    const { personId } = drafter;
    expect(await findPrintedOfficer(sql, { agencyId, personId, postId: leader.postId, on: TODAY })).toBeUndefined();
    expect(
      await findPrintedOfficer(sql, { agencyId, personId, postId: drafter.postId, on: '2026-03-02' }),
    ).toBeUndefined();
    expect(await findPrintedOfficer(sql, { agencyId: 1, personId, postId: drafter.postId, on: TODAY })).toBeUndefined();
    expect(await findPrintedOfficer(sql, { agencyId, personId: 'x', postId: "'", on: TODAY })).toBeUndefined();
  });

  test('is found for many seats at once, in their order, one seat asked for twice too', async () => {
    const [drafter, chief] = [await office.officer('drafter'), await office.officer('section-chief')];
    const stranger = { personId: drafter.personId, postId: chief.postId };
    const found = await findPrintedOfficers(sql, agencyId, [chief, stranger, drafter, chief], TODAY);
    expect(found).toEqual([chief, undefined, drafter, chief]);
    expect(await findPrintedOfficers(sql, agencyId, [], TODAY)).toEqual([]);
  });

  test('is no longer one from the day the post is given up', async () => {
    const { personId, postId } = await office.officer('cooperator');
    await sql`update post_holdings set to_on = '2026-04-01' where person_id = ${personId}`;
    expect(await listPostsOf(sql, agencyId, personId, '2026-03-31')).toHaveLength(1);
    expect(await listPostsOf(sql, agencyId, personId, '2026-04-01')).toEqual([]);
    expect(await findPrintedOfficer(sql, { agencyId, personId, postId, on: '2026-04-01' })).toBeUndefined();
  });
});

test('a unit’s heading names the agency and the unit above', async () => {
  const { unitId } = await office.officer('drafter');
  expect(await findUnitHeading(sql, agencyId, unitId, TODAY)).toEqual({
    agencyName: '시험시',
    unitName: '자치행정과',
    unitCode: '1100',
    upperUnitName: '행정국',
  });
  const { unitId: bureau } = await office.officer('director');
  expect(await findUnitHeading(sql, agencyId, bureau, TODAY)).toMatchObject({ upperUnitName: null });
  expect(await findUnitHeading(sql, 1, unitId, TODAY)).toBeUndefined();
});

test('a person is known by name, telephone and mail in their own agency only', async () => {
  const { personId } = office.account('drafter');
  const known = { name: '정노을', phone: '02-000-1102', email: 'drafter@city.example' };
  expect(await findPerson(sql, agencyId, personId)).toEqual(known);
  expect(await findPerson(sql, 1, personId)).toBeUndefined();
});

describe('the organisation of today', () => {
  test('stands in the order of the tree with posts and holders, a vacant post too', async () => {
    const { units } = await (await office.as('drafter')).get<OrganizationReply>('/api/organization');
    expect(units.map((unit) => unit.name)).toEqual(['행정국', '자치행정과', '지역돌봄복지과']);
    expect(units.map((unit) => unit.parentId)).toEqual([null, units[0]?.id, units[0]?.id]);
    const printed = units.map((unit) =>
      unit.posts.map((post) => [post.title, post.isHead, post.holders.map((h) => h.name)]),
    );
    expect(printed[1]).toEqual([
      ['자치행정과장', true, ['한가람']],
      ['동혁신팀장', false, ['백이든']],
      ['주무관', false, ['오하늘', '정노을']],
    ]);
    expect(printed[2]?.[0]).toEqual(['지역돌봄복지과장', true, []]);
  });

  test('is that of one’s own agency', async () => {
    const { units } = await (await office.as('outsider')).get<OrganizationReply>('/api/organization');
    expect(units.map((unit) => unit.name)).toEqual(['돌봄실']);
  });

  test('leaves out a closed unit, and what stood under it stands at the top', async () => {
    await sql`update unit_versions set valid_to = '2026-06-01' where agency_id = ${agencyId} and name = '행정국'`;
    office.clock.set('2026-06-01T00:00:00Z');
    const { units } = await (await office.as('drafter')).get<OrganizationReply>('/api/organization');
    expect(units.map((unit) => [unit.name, unit.parentId])).toEqual([
      ['자치행정과', null],
      ['지역돌봄복지과', null],
    ]);
  });
});
