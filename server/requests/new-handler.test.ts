import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RestrictionReply } from '../../shared/contract/access-restriction.ts';
import type { RequestsReply } from '../../shared/contract/requests.ts';
import { CLOSED, openRequestDesk } from '../testing/request-desk.ts';
import { openTestOffice } from '../testing/test-office.ts';

const office = await openTestOffice({ at: '2026-11-02T00:00:00Z' });
afterAll(office.close);
beforeAll(() => office.giveRoles('cooperator', ['disclosureOfficer']));
const { send, file, as, act, status, assign, propose, approve } = openRequestDesk(office);

test('whoever comes to handle a request reads the notice of its decision, as the objection to it asks', async () => {
  const keys = await file();
  await assign(keys);
  const notice = await propose('drafter', keys, CLOSED);
  await approve(notice);
  expect((await send('objection', { ...keys, text: '다시 살펴 주십시오.' })).statusCode).toBe(200);
  const opens = async () => (await (await as('colleague')).attempt('GET', `/api/documents/${notice}`)).statusCode;
  expect(await opens()).toBe(404);
  expect((await assign(keys, 'colleague')).statusCode).toBe(200);
  expect([await status('colleague', keys), await opens()]).toEqual([200, 200]);
  // Given back and out again they are named once; and one who comes while the notice is on its way reads it as well.
  for (const who of ['drafter', 'colleague'] as const) expect((await assign(keys, who)).statusCode).toBe(200);
  const { decisions } = await (await as('drafter')).get<RestrictionReply>(`/api/documents/${notice}/restriction`);
  expect(decisions.map(({ to }) => to?.people.length)).toEqual([2]);
  const later = await file();
  await assign(later);
  const going = await propose('drafter', later, CLOSED);
  expect((await assign(later, 'colleague')).statusCode).toBe(200);
  await approve(going);
  expect((await (await as('colleague')).attempt('GET', `/api/documents/${going}`)).statusCode).toBe(200);
  const named = await (await as('drafter')).get<RestrictionReply>(`/api/documents/${going}/restriction`);
  expect(named.decisions.map(({ by }) => by)).toEqual(decisions.map(({ by }) => by));
});

test('a review that keeps something closed stands in the lists by its day, until the requester has been told of its end', async () => {
  office.clock.set('2026-11-02T00:00:00Z');
  const keys = await file();
  await assign(keys);
  await approve(await propose('drafter', keys, { ...CLOSED, grounds: [5], reviewEndsOn: '2026-11-20' }));
  const isOn = async (list: string) => {
    const { rows } = await (await as('drafter')).get<RequestsReply>(`/api/requests?list=${list}`);
    return rows.some(({ receiptNumber, dueOn }) => receiptNumber === keys.number && dueOn === '2026-11-20');
  };
  expect([await isOn('soon'), await isOn('mine')]).toEqual([false, true]);
  office.clock.set('2026-11-20T01:00:00Z');
  expect(await isOn('soon')).toBe(true);
  office.clock.set('2026-11-23T01:00:00Z');
  expect(await isOn('overdue')).toBe(true);
  expect((await act('drafter', keys, { act: 'tellReviewEnd' })).statusCode).toBe(200);
  expect([await isOn('overdue'), await isOn('mine')]).toEqual([false, false]);
  expect((await send('status', keys)).body).toContain('내부검토가 끝났음을 알렸습니다');
  const again = await act('drafter', keys, { act: 'tellReviewEnd' });
  expect(again.json<{ code: string }>().code).toBe('review-end-not-due');
});
