import { afterAll, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import type { UnitTasksReply } from '../../shared/contract/organization.ts';
import type { ChangeReply, OrganizationPreview } from '../../shared/contract/organization-changes.ts';
import type { SavedLinesReply } from '../../shared/contract/saved-lines.ts';
import type { OrganizationCommand } from '../../shared/organization/organization-command.ts';
import { neighboursOfOrganization } from '../app.ts';
import { verifyProjections } from '../approval/index.ts';
import { openTestOffice } from '../testing/test-office.ts';
import { approveDocument, signAs, submitDraft, writeDraft } from '../testing/written-document.ts';
import { followReorganizations } from './index.ts';

const office = await openTestOffice();
afterAll(office.close);
const { sql } = office.services.database;
const reason = '2026년 상반기 조직개편';
const change = async (on: string, ...commands: OrganizationCommand[]) =>
  (await office.as('administrator')).post<ChangeReply>('/api/organization/changes', {
    on,
    reason,
    preview: null,
    commands,
  });

test('a merger takes along open seats, kept lines, drafts and unit tasks, as it was shown before', async () => {
  // 자치행정과 is merged into 지역돌봄복지과, whose head is the director from now on.
  const drafter = await office.officer('drafter');
  const chief = await office.officer('section-chief');
  const care = (await office.officer('cooperator')).unitId;
  const [vacant] = await sql<{ id: string }[]>`
    select post_id as id from post_versions where unit_id = ${care} and is_head`;
  const headPost = vacant?.id ?? '';
  const director = office.account('director').personId;
  await change('2026-03-03', {
    type: 'takePost',
    postId: headPost,
    personId: director,
    kind: 'concurrent',
    until: null,
  });
  const done = await writeDraft(office);
  await approveDocument(office, done);
  const open = await writeDraft(office);
  await submitDraft(office, open);
  const draft = await writeDraft(office);
  const line = [{ act: 'approve', personId: chief.personId, postId: chief.postId }];
  await (await office.as('drafter')).post('/api/saved-lines', { name: '늘 쓰는 결재선', line });

  const commands: OrganizationCommand[] = [{ type: 'mergeUnits', unitIds: [drafter.unitId], intoUnitId: care }];
  const administrator = await office.as('administrator');
  const shown = await administrator.post<OrganizationPreview>('/api/organization/previews', {
    on: '2026-03-03',
    commands,
  });
  const [from, to] = ['자치행정과 자치행정과장', '지역돌봄복지과 지역돌봄복지과장'];
  expect(shown.moves).toEqual([
    { what: '결재할 문서', from, to, count: 1, examples: [open] },
    { what: '작성 중 문서', from: '자치행정과', to: '지역돌봄복지과', count: 1, examples: [draft] },
    { what: '내 결재선', from, to, count: 1, examples: [] },
    { what: '기안의 결재선', from, to, count: 1, examples: [draft] },
    { what: '단위과제', from: '자치행정과', to: '지역돌봄복지과', count: 1, examples: ['마을모임지원'] },
  ]);
  await administrator.post('/api/organization/changes', { on: '2026-03-03', reason, preview: shown.preview, commands });

  const reader = await office.as('drafter');
  await signAs(office, 'team-leader', open);
  expect(await signAs(office, 'director', open)).toMatchObject({ status: 'approved' });
  const document = await reader.get<DocumentReply>(`/api/documents/${open}`);
  expect(document.history).toContainEqual(expect.objectContaining({ act: 'reassigned', text: `조직개편: ${reason}` }));
  const moved = { personId: director, postId: headPost };
  expect((await reader.get<DraftReply>(`/api/drafts/${draft}`)).line.at(-1)).toMatchObject(moved);
  expect((await reader.get<SavedLinesReply>('/api/saved-lines')).saved[0]?.line).toMatchObject([moved]);
  const { unitTasks } = await reader.get<UnitTasksReply>('/api/unit-tasks');
  expect(unitTasks.find(({ id }) => id === office.unitTaskId)?.unitId).toBe(care);
  const [row] = await sql`select unit_id from documents where management_number = ${draft}`;
  expect(row?.unit_id).toBe(care);
  // What was decided before keeps the names of its day.
  const past = await reader.get<DocumentReply>(`/api/documents/${done}`);
  expect(past.line.map(({ officer }) => officer.unitName)).toEqual(['자치행정과', '자치행정과', '자치행정과']);
  expect((await verifyProjections(sql, { repair: false })).faults).toEqual([]);
});

test('one that is decided for a day to come takes everything along when the day has come, once', async () => {
  const { unitId } = await office.officer('cooperator');
  const bureau =
    (await sql<{ id: string }[]>`select unit_id as id from unit_versions where code = '1000'`)[0]?.id ?? '';
  const task = { unitId, path: ['행정', '돌봄'], retention: 'y5' };
  const { id } = await (await office.as('administrator')).post<{ id: string }>('/api/unit-tasks', task);
  await change('2026-04-01', { type: 'mergeUnits', unitIds: [unitId], intoUnitId: bureau });
  const place = async () => (await sql`select unit_id from unit_tasks where id = ${id}`)[0]?.unit_id;
  const { services } = office;
  const follow = () => followReorganizations(services, neighboursOfOrganization(services));
  await follow();
  expect(await place()).toBe(unitId);
  office.clock.set('2026-03-31T15:00:00Z');
  await Promise.all([follow(), follow()]);
  expect(await place()).toBe(bureau);
});
