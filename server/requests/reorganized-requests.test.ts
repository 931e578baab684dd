import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OrganizationPreview } from '../../shared/contract/organization-changes.ts';
import type { RequestsReply } from '../../shared/contract/requests.ts';
import { CLOSED, openRequestDesk } from '../testing/request-desk.ts';
import { openTestOffice } from '../testing/test-office.ts';
import { DueDays } from './due-days.ts';

const office = await openTestOffice({ at: '2026-11-02T00:00:00Z' });
afterAll(office.close);
const { sql } = office.services.database;
beforeAll(() => office.giveRoles('cooperator', ['disclosureOfficer']));
const { send, file, as, read, status, act, assign, propose, approve } = openRequestDesk(office);

test('a row that an older version wrote of what a third party has stopped is right within a minute of the start', async () => {
  const keys = await file();
  await assign(keys);
  await act('drafter', keys, { act: 'notifyThirdParty', name: '(주)한결건설', contact: '' });
  await act('drafter', keys, { act: 'recordOpinion', party: 1, opposes: true, opinion: '단가가 드러납니다.' });
  const opened = { ...CLOSED, outcome: 'open', grounds: [], opensOn: '2026-12-03', reason: '공익이 더 큽니다.' };
  await approve(await propose('drafter', keys, opened));
  await act('drafter', keys, { act: 'tellThirdParty', party: 1, receivedOn: '2026-11-02' });
  await act('drafter', keys, {
    act: 'recordPartyObjection',
    party: 1,
    receivedOn: '2026-11-02',
    text: '막아 주십시오.',
  });
  await act('drafter', keys, { act: 'skipReview', party: 1, ground: 4, reason: '두지 않는 기관' });
  const stop = { matter: 'partyObjection', party: 1, terms: { ...CLOSED, outcome: 'accepted', grounds: [7] } };
  const client = await as('drafter');
  const made = await client.post<{ managementNumber: string }>(`/api/requests/${keys.number}/decision`, stop);
  await approve(made.managementNumber);
  const listed = async () => {
    const { rows } = await (await as('cooperator')).get<RequestsReply>('/api/requests?list=all');
    const row = rows.find(({ receiptNumber }) => receiptNumber === keys.number);
    return [row?.outcome, row?.decidedOn, row?.dueOn];
  };
  const right = await listed();
  expect(right).toEqual(['closed', '2026-11-02', null]);
  await sql`update information_requests set outcome = 'open', decided_on = '2026-10-30' where receipt_number = ${keys.number}`;
  await new DueDays(office.services).follow();
  expect(await listed()).toEqual(right);
});

test('open requests of a unit that is merged go on there, as it was shown before; what is over keeps its unit', async () => {
  const [gone, mine, ofUnit] = [await file(), await file(), await file()];
  for (const keys of [gone, mine]) await assign(keys);
  await assign(ofUnit, null);
  await send('withdrawal', { ...gone, sure: 'yes' });
  const { unitId } = await office.officer('drafter');
  const care = (await office.officer('cooperator')).unitId;
  const open = (
    await sql<{ number: string }[]>`
    select receipt_number as number from information_requests
    where unit_id = ${unitId} and status = 'handling' order by receipt_number`
  ).map(({ number }) => number);
  expect(open).toHaveLength(2);
  const administrator = await as('administrator');
  const commands = [{ type: 'mergeUnits', unitIds: [unitId], intoUnitId: care }];
  const on = '2026-11-02';
  const shown = await administrator.post<OrganizationPreview>('/api/organization/previews', { on, commands });
  const moves = shown.moves.filter(({ what }) => what === '정보공개 청구');
  expect(moves).toEqual([
    { what: '정보공개 청구', from: '자치행정과', to: '지역돌봄복지과', count: 2, examples: open },
  ]);
  expect(shown.affected.filter(({ what }) => what === '정보공개 청구').map(({ count }) => count)).toEqual([2]);
  const reason = '2026년 하반기 조직개편';
  await administrator.post('/api/organization/changes', { on, reason, preview: shown.preview, commands });
  const handlers = await Promise.all(
    [mine, ofUnit, gone].map(async (keys) => (await read('cooperator', keys)).handler),
  );
  expect(handlers.map((handler) => handler?.unit.name)).toEqual(['지역돌봄복지과', '지역돌봄복지과', '자치행정과']);
  // The drafter's post has gone along, and so has what they handle.
  expect(handlers.map((handler) => handler?.person?.name)).toEqual(['정노을', undefined, '정노을']);
  expect(await Promise.all([mine, ofUnit].map((keys) => status('drafter', keys)))).toEqual([200, 200]);
  expect((await read('cooperator', mine)).steps.at(-1)?.title).toBe('처리할 부서를 정하였습니다');
});
