import { afterAll, describe, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type {
  ChangeReply,
  OrganizationJournal,
  OrganizationOfDay,
  OrganizationPreview,
} from '../../shared/contract/organization-changes.ts';
import type { OrganizationCommand } from '../../shared/organization/organization-command.ts';
import { openTestOffice } from '../testing/test-office.ts';
import { approveDocument, signAs, submitDraft, writeDraft } from '../testing/written-document.ts';
import { findUnitHeading, listPostsOf } from './index.ts';

const office = await openTestOffice({ at: '2020-12-24T00:00:00Z' });
afterAll(office.close);
const { sql } = office.services.database;
const { agencyId } = office;

const administrator = () => office.as('administrator');
const ask = { reason: '2026년 하반기 조직개편', preview: null };
async function change(on: string, ...commands: OrganizationCommand[]): Promise<ChangeReply> {
  return (await administrator()).post<ChangeReply>('/api/organization/changes', { ...ask, on, commands });
}
async function refusal(on: string, ...commands: object[]): Promise<string> {
  const body = { ...ask, on, commands };
  const response = await (await administrator()).attempt('POST', '/api/organization/changes', body);
  return response.statusCode === 200 ? 'allowed' : response.json<{ code: string }>().code;
}
const dayOf = async (day: string) => (await administrator()).get<OrganizationOfDay>(`/api/organization/days/${day}`);
const unitNamed = async (name: string, day: string) => {
  const unit = (await dayOf(day)).units.find((each) => each.name === name);
  if (!unit) throw new Error(`no ${name} on ${day}`);
  return unit;
};

describe('an act on the organisation', () => {
  test('needs a reason, an administrator, and a day of the calendar', async () => {
    const commands = [{ type: 'openUnit', unitId: 'new-1', code: '1300', name: '새과', parentId: null }];
    const status = async (login: 'drafter' | 'administrator', body: object) =>
      (await (await office.as(login)).attempt('POST', '/api/organization/changes', body)).json<{ code: string }>().code;
    const body = { ...ask, on: '2021-01-01', commands };
    expect(await status('drafter', body)).toBe('not-permitted');
    expect(await status('administrator', { ...body, reason: ' \u200b ' })).toBe('reason-missing');
    expect(await status('administrator', { ...body, on: '2021-02-30' })).toBe('invalid-input');
    expect(await status('administrator', { ...body, commands: [{ ...commands[0], name: ' ' }] })).toBe('invalid-input');
    expect(await status('administrator', { ...body, commands: [{ ...commands[0], unitId: 'mine' }] })).toBe(
      'invalid-input',
    );
    expect((await (await office.as('drafter')).attempt('GET', '/api/organization/days/2021-01-01')).statusCode).toBe(
      403,
    );
    expect((await dayOf('2021-01-01')).units.map((unit) => unit.name)).not.toContain('새과');
  });

  test('names a letter that no paper can print, and what to do; signs of one font are letters', async () => {
    const commands = [{ type: 'openUnit', unitId: 'new-1', code: '1300', name: '새\u{1f600}과', parentId: null }];
    const body = { on: '2021-01-01', commands };
    const shown = await (await administrator()).attempt('POST', '/api/organization/previews', body);
    expect(shown.json()).toMatchObject({
      code: 'glyph-missing',
      message:
        '부서에 종이의 글꼴에 없는 글자가 있습니다: \u{1f600}(U+1F600). “새\u{1f600}과”에서 그 글자를 지우거나 다른 글자로 바꾸어 주십시오.',
    });
    const known = { on: '2021-01-01', commands: [{ ...commands[0], name: '\uf06c 새과' }] };
    const { difference } = await (await administrator()).post<OrganizationPreview>('/api/organization/previews', known);
    expect(difference).toMatchObject([{ subject: '● 새과(1300)' }]);
  });

  test('knows the units of its own agency only', async () => {
    const { unitId } = await office.officer('drafter');
    const outside = await office.as('outside-administrator');
    const commands = [{ type: 'closeUnit', unitId }];
    const response = await outside.attempt('POST', '/api/organization/changes', { ...ask, on: '2021-01-01', commands });
    expect(response.json()).toMatchObject({ code: 'unit-unknown' });
  });

  test('is shown before, and refused where the organisation has changed since', async () => {
    const unit = await unitNamed('지역돌봄복지과', '2021-01-01');
    const commands = [{ type: 'renameUnit' as const, unitId: unit.id, code: unit.code, name: '돌봄정책과' }];
    const body = { on: '2021-03-01', commands };
    const shown = await (await administrator()).post<OrganizationPreview>('/api/organization/previews', body);
    expect(shown.difference).toEqual([
      { kind: 'unitRenamed', subject: '지역돌봄복지과', was: '지역돌봄복지과(1200)', becomes: '돌봄정책과(1200)' },
    ]);
    await change('2021-02-01', { type: 'openUnit', unitId: 'new-1', code: '1900', name: '임시과', parentId: null });
    const stale = { ...ask, ...body, preview: shown.preview };
    const response = await (await administrator()).attempt('POST', '/api/organization/changes', stale);
    expect(response.json()).toMatchObject({ code: 'organization-changed' });
    const again = await (await administrator()).post<OrganizationPreview>('/api/organization/previews', body);
    const fresh = { ...ask, ...body, preview: again.preview };
    await (await administrator()).post('/api/organization/changes', fresh);
    expect((await dayOf('2021-02-28')).units.map(({ name }) => name)).toContain('지역돌봄복지과');
    expect((await dayOf('2021-03-01')).units.map(({ name }) => name)).toContain('돌봄정책과');
    expect(await refusal('2021-04-01', ...commands)).toBe('organization-unchanged');
  });

  test('stands in the journal with its reason, and the journal is only ever added to', async () => {
    const { entries } = await (await administrator()).get<OrganizationJournal>('/api/organization/journal');
    expect(entries.map(({ sequence }) => sequence)).toEqual([2, 1]);
    expect(entries[0]).toMatchObject({ by: '문지기', effectiveOn: '2021-03-01', reason: ask.reason });
    await expect(sql`update organization_journal set reason = '' where agency_id = ${agencyId}`).rejects.toThrow();
    await expect(sql`delete from organization_journal where agency_id = ${agencyId}`).rejects.toThrow();
    const older = await (await administrator()).get<OrganizationJournal>('/api/organization/journal?before=2');
    expect(older).toMatchObject({ entries: [{ sequence: 1 }], next: null });
  });

  test('sent twice with one key is one change', async () => {
    const commands = [{ type: 'openUnit', unitId: 'new-1', code: '1910', name: '두번과', parentId: null }];
    const headers = { 'idempotency-key': 'pressed-twice-or-more' };
    const client = await administrator();
    const body = { ...ask, on: '2021-05-01', commands };
    const both = await Promise.all(
      [1, 2].map(() => client.attempt('POST', '/api/organization/changes', body, headers)),
    );
    expect(both.map((response) => response.json())).toEqual([{ sequence: 3 }, { sequence: 3 }]);
  });

  test('of two administrators at once is decided one after the other: one code, one unit', async () => {
    const client = await administrator();
    const open = (name: string) =>
      client.attempt('POST', '/api/organization/changes', {
        ...ask,
        on: '2021-06-01',
        commands: [{ type: 'openUnit', unitId: 'new-1', code: '1920', name, parentId: null }],
      });
    const codes = (await Promise.all(Array.from({ length: 6 }, (_, n) => open(`동시${n}과`)))).map(
      (response) => response.json<{ code?: string }>().code ?? 'done',
    );
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['done', 'unit-code-taken']));
    const { entries } = await client.get<OrganizationJournal>('/api/organization/journal');
    expect(entries.map(({ sequence }) => sequence)).toEqual([4, 3, 2, 1]);
  });

  test('cannot leave two units with one code, whatever writes them', async () => {
    const rows = sql`
      insert into unit_versions (agency_id, unit_id, valid_from, valid_to, parent_id, code, name, sort)
      select agency_id, unit_id, '2019-01-01', '2019-06-01', null, '1000', '옛날과', 0 from unit_versions
      where agency_id = ${agencyId} and code in ('1100', '1200') and valid_to is null`;
    await expect(rows).rejects.toThrow(/a_unit_code_names_one_unit/);
  });
});

describe('a document', () => {
  test('of 2020 shows the names of 2020 after the unit was renamed, merged and split', async () => {
    const managementNumber = await writeDraft(office);
    await approveDocument(office, managementNumber);
    const read = async () => (await office.as('drafter')).get<DocumentReply>(`/api/documents/${managementNumber}`);
    const of2020 = await read();
    const text = JSON.stringify(of2020);
    expect(text).toContain('자치행정과장');
    const unit = await unitNamed('자치행정과', '2021-07-01');
    await change('2021-07-01', { type: 'renameUnit', unitId: unit.id, code: '1101', name: '주민자치과' });
    const chief = unit.posts.find((post) => post.isHead);
    await change('2021-07-01', {
      type: 'changePost',
      postId: chief?.id ?? '',
      title: '주민자치과장',
      isHead: true,
    });
    office.clock.set('2021-07-01T00:00:00Z');
    expect((await office.officer('section-chief')).postTitle).toBe('주민자치과장');
    expect((await findUnitHeading(sql, agencyId, unit.id, '2020-12-24'))?.unitName).toBe('자치행정과');
    expect(JSON.stringify(await read())).toBe(text);

    const team = unit.posts.find((post) => post.title === '동혁신팀장');
    const part = { unitId: 'new-1', code: '1102', name: '동혁신과', postIds: [team?.id ?? ''], childUnitIds: [] };
    await change('2021-08-01', { type: 'splitUnit', unitId: unit.id, parts: [part], closes: false });
    office.clock.set('2021-08-01T00:00:00Z');
    expect(await office.officer('team-leader')).toMatchObject({ unitName: '동혁신과', postTitle: '동혁신팀장' });
    const care = await unitNamed('돌봄정책과', '2021-09-01');
    await change('2021-09-01', { type: 'mergeUnits', unitIds: [unit.id], intoUnitId: care.id });
    office.clock.set('2021-09-01T00:00:00Z');
    expect(await office.officer('drafter')).toMatchObject({ unitName: '돌봄정책과', postTitle: '주무관' });
    expect(JSON.stringify(await read())).toBe(text);
  });

  test('that waited while its signer’s post moved is signed there, with the new names', async () => {
    const moved = await office.officer('team-leader');
    const managementNumber = await writeDraft(office, { line: [['approve', 'team-leader']] });
    await submitDraft(office, managementNumber);
    const care = await unitNamed('돌봄정책과', '2021-10-01');
    await change('2021-10-01', { type: 'movePost', postId: moved.postId, unitId: care.id });
    office.clock.set('2021-10-01T00:00:00Z');
    await signAs(office, 'team-leader', managementNumber);
    const document = await (await office.as('drafter')).get<DocumentReply>(`/api/documents/${managementNumber}`);
    expect(document.status).toBe('approved');
  });
});

test('who acts in an empty post is printed as 직무대리, after their own post, until it is taken', async () => {
  const { personId } = office.account('cooperator');
  const care = await unitNamed('돌봄정책과', '2021-11-01');
  const head = care.posts.find((post) => post.isHead)?.id ?? '';
  await change('2021-11-01', { type: 'takePost', postId: head, personId, kind: 'acting', until: null });
  const printed = async (day: string) =>
    (await listPostsOf(sql, agencyId, personId, day)).map((post) => post.postTitle);
  expect(await printed('2021-10-31')).toEqual(['주무관']);
  expect(await printed('2021-11-01')).toEqual(['주무관', '지역돌봄복지과장직무대리']);
  const chief = office.account('section-chief').personId;
  await change('2021-12-01', { type: 'takePost', postId: head, personId: chief, kind: 'regular', until: null });
  expect(await printed('2021-12-01')).toEqual(['주무관']);
});

test('what hangs on a unit that changes is told before', async () => {
  const { unitId } = await office.officer('director');
  const { id } = await unitNamed('두번과', '2022-01-01');
  const task = { unitId: id, path: ['행정', '두번'], retention: 'y5' };
  await (await administrator()).post('/api/unit-tasks', task);
  const body = { on: '2022-01-01', commands: [{ type: 'mergeUnits', unitIds: [id], intoUnitId: unitId }] };
  const shown = await (await administrator()).post<OrganizationPreview>('/api/organization/previews', body);
  expect(shown.affected).toEqual([{ unitName: '두번과', what: '단위과제', count: 1 }]);
});
