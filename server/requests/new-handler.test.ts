import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RestrictionReply } from '../../shared/contract/access-restriction.ts';
import { CLOSED, openRequestDesk } from '../testing/request-desk.ts';
import { openTestOffice } from '../testing/test-office.ts';

const office = await openTestOffice({ at: '2026-11-02T00:00:00Z' });
afterAll(office.close);
beforeAll(() => office.giveRoles('cooperator', ['disclosureOfficer']));
const { send, file, as, status, assign, propose, approve } = openRequestDesk(office);

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
