import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import {
  CIRCULATION_GROUP_LIMITS,
  type GroupDone,
  type GroupReadersReply,
  type GroupsReply,
} from '../../shared/contract/circulation.ts';
import type { HandoverDone, HandoverItemsReply } from '../../shared/contract/handover.ts';
import type { OrganizationPreview } from '../../shared/contract/organization-changes.ts';
import type { GroupRule } from '../../shared/organization/circulation-group.ts';
import type { OrganizationCommand } from '../../shared/organization/organization-command.ts';
import { type Cast, openTestOffice } from '../testing/test-office.ts';
import { approveDocument, writeDraft } from '../testing/written-document.ts';

const office = await openTestOffice();
afterAll(office.close);
const { sql } = office.services.database;
beforeEach(() => sql`delete from circulation_groups`);

const PLACE = '/api/circulation-groups';
const TODAY = '2026-03-03';
const unitOf = async (code: string) => {
  const [unit] = await sql<{ id: string }[]>`
    select unit_id as id from unit_versions where agency_id = ${office.agencyId} and code = ${code}
      and valid_from <= ${TODAY} and (valid_to is null or valid_to > ${TODAY})`;
  return unit?.id ?? '';
};
const over = (unitId: string, kind: 'everyone' | 'heads', withLower = false): GroupRule => {
  return { kind: 'unit', unitId, withLower, whom: { kind } };
};
const titled = (unitId: string, title: string): GroupRule => {
  return { kind: 'unit', unitId, withLower: true, whom: { kind: 'titled', title } };
};
type Written = { name?: string; rules: readonly GroupRule[]; unitId?: string | null; revision?: number };
const written = ({ name = '과 직원', rules, unitId = null, ...more }: Written) => ({ name, rules, unitId, ...more });
const make = async (who: Cast, group: Written) =>
  (await (await office.as(who)).post<GroupDone>(PLACE, written(group))).id;
const refusalOf = async (who: Cast, group: Written) => {
  const response = await (await office.as(who)).attempt('POST', PLACE, written(group));
  expect(response.json().message).toMatch(/주십시오\.$/);
  return [response.statusCode, response.json().code];
};
const groupsOf = async (who: Cast) => (await (await office.as(who)).get<GroupsReply>(PLACE)).groups;
const readersOf = async (who: Cast, id: string) =>
  (await (await office.as(who)).get<GroupReadersReply>(`${PLACE}/${id}/readers`)).readers;
const namesOf = async (who: Cast, id: string) => (await readersOf(who, id)).map(({ name }) => name);
const change = (...commands: OrganizationCommand[]) => changeOn(TODAY, ...commands);
const changeOn = async (on: string, ...commands: OrganizationCommand[]) =>
  (await office.as('administrator')).post('/api/organization/changes', {
    on,
    reason: '2026년 상반기 조직개편',
    preview: null,
    commands,
  });

describe('공람 그룹', () => {
  test('is whoever holds the posts at that moment, and the circulation keeps whom it was', async () => {
    const bureau = await unitOf('1000');
    const self = await unitOf('1100');
    const id = await make('drafter', { rules: [over(bureau, 'heads', true), titled(self, '팀장')] });
    expect(await namesOf('drafter', id)).toEqual(['윤서담', '한가람', '백이든']);
    const leader = await office.officer('team-leader');
    await change({ type: 'leavePost', postId: leader.postId, personId: leader.personId });
    const colleague = await office.officer('colleague');
    const takes = { postId: leader.postId, personId: colleague.personId, kind: 'concurrent', until: null } as const;
    await change({ type: 'takePost', ...takes });
    expect(await namesOf('drafter', id)).toEqual(['윤서담', '한가람', '오하늘']);
    await change(
      { type: 'leavePost', postId: leader.postId, personId: colleague.personId },
      { type: 'takePost', postId: leader.postId, personId: leader.personId, kind: 'regular', until: null },
    );
    const number = await writeDraft(office);
    await approveDocument(office, number);
    const to = (await readersOf('drafter', id)).map(({ personId, postId }) => ({ personId, postId }));
    const drafter = await office.as('drafter');
    const left = { personId: office.account('cooperator').personId, postId: leader.postId };
    const sent = await drafter.attempt('POST', `/api/documents/${number}/circulation`, { to: [...to, left] });
    expect([sent.statusCode, sent.json().message]).toEqual([409, expect.stringContaining('(서바다)')]);
    await drafter.post(`/api/documents/${number}/circulation`, { to });
    await drafter.delete(`${PLACE}/${id}`);
    const { readings } = await drafter.get<DocumentReply>(`/api/documents/${number}`);
    expect(readings.map(({ officer }) => officer.name)).toEqual(['윤서담', '한가람', '백이든']);
  });

  test('is its maker’s own, or their unit’s: then its head and its records officer change it, and nobody else', async () => {
    const self = await unitOf('1100');
    const rules = [over(self, 'everyone')];
    const hidden = await make('drafter', { name: '나만', rules });
    const shared = await make('drafter', { name: '함께', rules, unitId: self });
    expect((await groupsOf('colleague')).map(({ name, may }) => [name, may.change])).toEqual([['함께', false]]);
    expect(await groupsOf('cooperator')).toEqual([]);
    const attempt = async (who: Cast, id: string, method: 'PUT' | 'DELETE' = 'PUT') => {
      const body = method === 'PUT' ? written({ name: '고침', rules, unitId: self, revision: 1 }) : undefined;
      const response = await (await office.as(who)).attempt(method, `${PLACE}/${id}`, body);
      return response.statusCode;
    };
    expect(await attempt('section-chief', hidden)).toBe(404);
    expect(await attempt('section-chief', hidden, 'DELETE')).toBe(404);
    expect(await attempt('cooperator', shared)).toBe(404);
    expect(await attempt('outside-head', shared, 'DELETE')).toBe(404);
    expect((await (await office.as('cooperator')).attempt('GET', `${PLACE}/${shared}/readers`)).statusCode).toBe(404);
    expect(await attempt('colleague', shared)).toBe(403);
    expect(await attempt('section-chief', shared)).toBe(200);
    await office.giveRoles('cooperator', ['unitRecordsOfficer'], self);
    expect((await groupsOf('cooperator')).map(({ name, owner }) => [name, owner.name])).toEqual([['고침', '정노을']]);
    expect(await attempt('cooperator', shared, 'DELETE')).toBe(200);
    await office.giveRoles('cooperator', []);
    expect((await groupsOf('drafter')).map(({ name }) => name)).toEqual(['나만']);
  });

  test('is refused in words where it names nobody, too many, or a unit that is not one’s own', async () => {
    const [self, care] = [await unitOf('1100'), await unitOf('1200')];
    const rules = [over(self, 'everyone')];
    const nowhere = over('00000000-0000-4000-8000-000000000000', 'heads');
    const many = Array.from({ length: CIRCULATION_GROUP_LIMITS.rules + 1 }, (_, at) => titled(self, `직위 ${at}`));
    for (const [code, group] of [
      ['group-name-missing', { name: ' \t', rules }],
      ['group-name-too-long', { name: '가'.repeat(CIRCULATION_GROUP_LIMITS.name + 1), rules }],
      ['group-without-rules', { rules: [] }],
      ['group-too-many-rules', { rules: many }],
      ['group-title-missing', { rules: [titled(self, ' ')] }],
      ['group-title-too-long', { rules: [titled(self, '팀'.repeat(CIRCULATION_GROUP_LIMITS.title + 1))] }],
      ['group-rule-lost', { rules: [nowhere] }],
      ['group-sharing-not-yours', { rules, unitId: care }],
    ] as const) {
      expect(await refusalOf('drafter', group)).toEqual([409, code]);
    }
    await make('drafter', { rules });
    expect(await refusalOf('drafter', { rules })).toEqual([409, 'group-name-taken']);
    expect(await groupsOf('drafter')).toHaveLength(1);
  });

  test('holds no more people than one document is shown to', async () => {
    const self = await unitOf('1100');
    const { postId } = await office.officer('drafter');
    await sql`
      with crowd as (
        insert into people (agency_id, id, name, phone, email)
        select ${office.agencyId}, gen_random_uuid(), '무리', '', '' from generate_series(1, 200) returning id)
      insert into post_holdings (agency_id, id, post_id, person_id, kind, from_on, to_on)
      select ${office.agencyId}, gen_random_uuid(), ${postId}, id, 'dispatched', '2026-03-01', null from crowd`;
    const refused = await refusalOf('drafter', { rules: [over(self, 'everyone')] });
    const number = await writeDraft(office);
    await approveDocument(office, number);
    const crowd = await sql<{ personId: string }[]>`
      select person_id as "personId" from post_holdings where post_id = ${postId} and to_on is null`;
    const to = crowd.map(({ personId }) => ({ personId, postId }));
    const sent = await (await office.as('section-chief')).attempt('POST', `/api/documents/${number}/circulation`, {
      to,
    });
    await sql`delete from post_holdings where kind = 'dispatched'`;
    expect(refused).toEqual([409, 'group-too-many-readers']);
    expect([sent.statusCode, sent.json().code]).toEqual([409, 'circulation-too-long']);
  });

  test('two people at once: one change stands, the other is told; and the limit holds for two windows', async () => {
    const self = await unitOf('1100');
    const rules = [over(self, 'everyone')];
    const id = await make('drafter', { rules, unitId: self });
    const both = await Promise.all(
      (['drafter', 'section-chief'] as const).map(async (who) => {
        const group = written({ name: `${who}의 것`, rules, unitId: self, revision: 1 });
        const response = await (await office.as(who)).attempt('PUT', `${PLACE}/${id}`, group);
        return response.statusCode === 200 ? group.name : response.json().code;
      }),
    );
    const [found] = await groupsOf('drafter');
    expect(both.sort()).toEqual([found?.name ?? '', 'group-changed'].sort());
    expect(found?.revision).toBe(2);
    for (let count = 2; count < CIRCULATION_GROUP_LIMITS.groups; count += 1) {
      await make('drafter', { name: `그룹 ${count}`, rules });
    }
    const client = await office.as('drafter');
    const answers = await Promise.all(
      ['가', '나', '다'].map((name) => client.attempt('POST', PLACE, written({ name, rules }))),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409, 409]);
    expect(await groupsOf('drafter')).toHaveLength(CIRCULATION_GROUP_LIMITS.groups);
  });

  test('the same request sent twice makes one group', async () => {
    const group = written({ rules: [over(await unitOf('1100'), 'heads')] });
    const client = await office.as('drafter');
    const headers = { 'idempotency-key': 'one-and-the-same' };
    const answers = await Promise.all([1, 2].map(() => client.attempt('POST', PLACE, group, headers)));
    expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(1);
    expect(await groupsOf('drafter')).toHaveLength(1);
  });

  test('goes to the next person by a handover, under a name that is free there', async () => {
    const rules = [over(await unitOf('1100'), 'heads')];
    const id = await make('drafter', { rules });
    await make('colleague', { rules });
    const { personId, postId } = await office.officer('colleague');
    const drafter = await office.as('drafter');
    const { items } = await drafter.get<HandoverItemsReply>('/api/handover-items');
    expect(items).toContainEqual(expect.objectContaining({ key: `group/${id}`, title: '과 직원' }));
    const handover = await drafter.post<HandoverDone>('/api/handovers', {
      receiver: { personId, postId },
      reason: '2026년 3월 인사발령',
      notes: { duties: '', progress: '', pending: '', goods: '', others: '' },
      items: items.map(({ key }) => ({ key, leftOut: key === `group/${id}` ? null : '다른 사람에게 인계' })),
    });
    await (await office.as('colleague')).post(`/api/handovers/${handover.id}/confirmation`);
    expect((await groupsOf('colleague')).map(({ name }) => name)).toEqual(['과 직원', '과 직원 (2)']);
    expect(await groupsOf('drafter')).toEqual([]);
  });
});

// These end units for good, so they stand last.
describe('a reorganisation', () => {
  test('takes rules and sharing along into the unit that goes on, as its preview has said', async () => {
    const [bureau, self, care] = [await unitOf('1000'), await unitOf('1100'), await unitOf('1200')];
    const rules = [over(care, 'everyone'), over(self, 'everyone'), over(bureau, 'heads')];
    const id = await make('cooperator', { rules, unitId: care });
    const commands: OrganizationCommand[] = [{ type: 'mergeUnits', unitIds: [care], intoUnitId: self }];
    const administrator = await office.as('administrator');
    const shown = await administrator.post<OrganizationPreview>('/api/organization/previews', { on: TODAY, commands });
    const told = { what: '공람 그룹', from: '지역돌봄복지과', to: '자치행정과', count: 1, examples: [] };
    expect(shown.moves).toContainEqual(told);
    expect(shown.affected).toContainEqual({ unitName: '지역돌봄복지과', what: '공람 그룹', count: 1 });
    // Groups over the ending unit that are kept at this very moment go along too, or are refused.
    const drafter = await office.as('drafter');
    const [, ...made] = await Promise.all([
      change(...commands),
      ...['가', '나', '다'].map((name) =>
        drafter.attempt('POST', PLACE, written({ name, rules: [over(care, 'everyone')] })),
      ),
    ]);
    for (const { statusCode, body } of made) expect(statusCode === 201 || body.includes('group-rule-lost')).toBe(true);
    const after = await groupsOf('drafter');
    expect(after.flatMap(({ rules: all }) => all).filter(({ isLost }) => isLost)).toEqual([]);
    const group = after.find((each) => each.id === id);
    expect(group).toMatchObject({ id, sharedWith: { unitName: '자치행정과', stands: true }, revision: 2 });
    expect(group?.rules.map(({ rule }) => rule)).toEqual([over(self, 'everyone'), over(bureau, 'heads')]);
    expect(await namesOf('drafter', id)).toContain('서바다');
  });

  test('leaves a rule over a unit without successor lost, which its owner sees and mends', async () => {
    await changeOn('2026-03-02', {
      type: 'openUnit',
      unitId: 'new-1',
      code: '1300',
      name: '임시지원과',
      parentId: null,
    });
    const [support, self] = [await unitOf('1300'), await unitOf('1100')];
    const rules = [over(support, 'everyone'), over(self, 'heads')];
    const id = await make('drafter', { rules });
    await change({ type: 'closeUnit', unitId: support });
    const [group] = await groupsOf('drafter');
    expect(group?.rules.map(({ name, isLost }) => [name, isLost])).toEqual([
      ['임시지원과', true],
      ['자치행정과', false],
    ]);
    const client = await office.as('drafter');
    expect(await client.get<GroupReadersReply>(`${PLACE}/${id}/readers`)).toMatchObject({
      lost: 1,
      readers: [{ name: '한가람' }],
    });
    const kept = await client.attempt('PUT', `${PLACE}/${id}`, written({ rules, revision: 1 }));
    expect([kept.statusCode, kept.json().code]).toEqual([409, 'group-rule-lost']);
    await client.put(`${PLACE}/${id}`, written({ rules: rules.slice(1), revision: 1 }));
    expect((await groupsOf('drafter'))[0]?.rules.some(({ isLost }) => isLost)).toBe(false);
  });
});
