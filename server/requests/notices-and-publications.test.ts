import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIRST_POLICY } from '../../shared/disclosure/publication-plan.ts';
import { holdLogsOfRequests, notifyOfRequest, type TellOfRequest } from '../notification/index.ts';
import { insertPolicy } from '../publication/queue/policy-store.ts';
import { CLOSED, openRequestDesk } from '../testing/request-desk.ts';
import { openTestOffice } from '../testing/test-office.ts';
import { untilWaiting } from '../testing/until-waiting.ts';
import { performOnRequest } from './act-on-request.ts';
import { findRequest } from './store.ts';

const office = await openTestOffice({ at: '2026-11-02T00:00:00Z' });
afterAll(office.close);
const { sql } = office.services.database;
const { agencyId } = office;
const { file, send, as, assign, propose, approve } = openRequestDesk(office);
const tellOfRequest: TellOfRequest = async (tx, told) => {
  await notifyOfRequest(tx, told);
  return () => undefined;
};
const services = { ...office.services, tellOfRequest };
const by = { personId: office.account('cooperator').personId, name: '정보미' };

beforeAll(async () => {
  await office.giveRoles('cooperator', ['disclosureOfficer']);
  const decided = { setByPersonId: by.personId, setAt: office.clock.now() };
  const policy = { ...FIRST_POLICY, listsClosed: true };
  await sql.begin((tx) => insertPolicy(tx, agencyId, { sequence: 1, validFrom: '2026-11-02', policy, ...decided }));
});

test('a request goes to somebody else while the row of its notice is taken from the list, and neither waits for the other', async () => {
  const keys = await file();
  await assign(keys);
  const notice = await propose('drafter', keys, CLOSED);
  await approve(notice);
  expect((await send('objection', { ...keys, text: '다시 살펴 주십시오.' })).statusCode).toBe(200);
  expect((await office.visitor().attempt('GET', `/documents/${notice}`)).statusCode).toBe(200);
  const officer = await as('cooperator');
  const found = await findRequest(sql, agencyId, keys.number);
  if (!found) throw new Error('a request that was filed');
  const { unitId } = await office.officer('colleague');
  const person = { id: office.account('colleague').personId, name: '동료' };
  const acting = { at: office.clock.now(), personId: null };
  const command = { type: 'assign', by, to: { unit: { id: unitId, name: '부서' }, person } } as const;
  // Many at once: the logs of all who are told come first, as 조직개편 and 인계·인수 take them.
  const { withdrawing } = await sql.begin(async (tx) => {
    await holdLogsOfRequests(tx, { agencyId, except: null, at: acting.at }, [person.id]);
    const url = `/api/documents/${notice}/publication/withdrawal`;
    const withdrawn = officer.attempt('POST', url, { reason: '목록에 올리지 않음' });
    await untilWaiting(sql);
    const done = await performOnRequest(services, tx, found, acting, async () => ({ command, personal: null }));
    expect(done).toMatchObject({ event: { type: 'RequestAssigned' } });
    return { withdrawing: withdrawn };
  });
  expect((await withdrawing).statusCode).toBe(200);
  expect((await office.visitor().attempt('GET', `/documents/${notice}`)).statusCode).toBe(410);
  expect((await (await as('colleague')).attempt('GET', `/api/documents/${notice}`)).statusCode).toBe(200);
});
