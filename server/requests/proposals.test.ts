import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import type { NotificationsReply } from '../../shared/contract/live.ts';
import type { DecisionProposed } from '../../shared/contract/requests.ts';
import type { AccessRestriction } from '../../shared/document/access-restriction.ts';
import type { RequestCommand } from '../../shared/requests/request-command.ts';
import { notifyOfRequest, type TellOfRequest } from '../notification/index.ts';
import { readyAct } from '../testing/act-requests.ts';
import { CLOSED, openRequestDesk, type RequestKeys } from '../testing/request-desk.ts';
import { type Cast, openTestOffice } from '../testing/test-office.ts';
import { untilWaiting } from '../testing/until-waiting.ts';
import { performOnRequest } from './act-on-request.ts';
import { findRequest, holdRequest } from './store.ts';

const office = await openTestOffice({ at: '2026-11-02T00:00:00Z' });
afterAll(office.close);
beforeAll(() => office.giveRoles('cooperator', ['disclosureOfficer']));
const { sql } = office.services.database;
const { send, file, as, act, read, status, assign, propose, approve } = openRequestDesk(office);
const { agencyId } = office;
const tellOfRequest: TellOfRequest = async (tx, told) => {
  await notifyOfRequest(tx, told);
  return () => undefined;
};
const services = { ...office.services, tellOfRequest };
const by = { personId: office.account('cooperator').personId, name: '정보미' };

/** Somebody proposes a decision while another act is under way, and comes second. */
async function proposeBehind(
  keys: RequestKeys,
  who: Cast,
  terms: object,
  first: readonly RequestCommand[],
  matter = 'request',
) {
  const found = await findRequest(sql, agencyId, keys.number);
  if (!found) throw new Error('a request that was filed');
  const person = await as(who);
  const { proposing } = await sql.begin(async (tx) => {
    await holdRequest(tx, agencyId, found.id);
    const asked = person.attempt('POST', `/api/requests/${keys.number}/decision`, { matter, terms });
    await Promise.race([untilWaiting(sql), asked]);
    for (const command of first) {
      const acting = { at: office.clock.now(), personId: null };
      await performOnRequest(services, tx, found, acting, async () => ({ command, personal: null }));
    }
    return { proposing: asked };
  });
  return proposing;
}

const to = async (who: Cast): Promise<RequestCommand> => {
  const { unitId } = await office.officer(who);
  const person = { id: office.account(who).personId, name: who };
  return { type: 'assign', by, to: { unit: { id: unitId, name: '부서' }, person } };
};

test('a notice that is drafted while the request goes to somebody else is closed to whom it was and open to whom it is', async () => {
  const keys = await file();
  await assign(keys, 'drafter');
  const answer = await proposeBehind(keys, 'cooperator', CLOSED, [await to('colleague')]);
  const { managementNumber } = answer.json<DecisionProposed>();
  const [draft] = await sql<{ restriction: AccessRestriction }[]>`
    select restriction from documents where agency_id = ${agencyId} and management_number = ${managementNumber}`;
  expect(draft?.restriction.people.map(({ id }) => id)).toEqual([office.account('colleague').personId]);
});

test('whoever no longer has it drafts no decision, and nothing of their draft is left', async () => {
  const keys = await file();
  await assign(keys, 'drafter');
  const before = await sql`select count(*) from documents`;
  const answer = await proposeBehind(keys, 'drafter', CLOSED, [await to('colleague')]);
  expect(answer.statusCode).toBe(404);
  expect(await sql`select count(*) from documents`).toEqual(before);
  expect((await read('colleague', keys)).proposed).toBeNull();
});

test('a notice says what was written down while its drafting waited', async () => {
  const keys = await file();
  await assign(keys);
  await approve(await propose('drafter', keys, CLOSED));
  expect((await send('objection', { ...keys, text: '다시 살펴 주십시오.' })).statusCode).toBe(200);
  expect((await act('drafter', keys, { act: 'skipReview', ground: 2, reason: '먼저 적은 까닭' })).statusCode).toBe(200);
  const dismissed = { ...CLOSED, outcome: 'dismissed', grounds: [] };
  // The board is asked after all, gives it up, and is passed over for another reason.
  const answer = await proposeBehind(
    keys,
    'drafter',
    dismissed,
    [
      { type: 'referReview', by, reason: '다시 물음' },
      { type: 'cancelReview', by, reason: '거둠' },
      { type: 'skipReview', by, ground: 4, reason: '나중에 적은 까닭' },
    ],
    'objection',
  );
  const { managementNumber } = answer.json<DecisionProposed>();
  const { editorJson } = await (await as('drafter')).get<DraftReply>(`/api/drafts/${managementNumber}`);
  expect(JSON.stringify(editorJson)).toContain('나중에 적은 까닭');
  expect(JSON.stringify(editorJson)).not.toContain('먼저 적은 까닭');
});

const cancel = (who: Cast, keys: RequestKeys, reason = '결정을 다시 살핍니다.') =>
  act(who, keys, { act: 'cancelProposal', reason });
const newsOf = async (who: Cast) => {
  const { items } = await (await as(who)).get<NotificationsReply>('/api/notifications?after=0');
  return items.flatMap((item) => (item.kind === 'request' ? [item.news] : []));
};

test('결정 기안의 취소 by its drafter takes the draft away, and another decision can be drafted', async () => {
  const keys = await file();
  await assign(keys);
  const notice = await propose('drafter', keys, CLOSED);
  expect((await read('drafter', keys)).may).toContain('cancelProposal');
  expect((await cancel('drafter', keys, ' ')).json()).toMatchObject({ code: 'reason-missing' });
  expect((await cancel('colleague', keys)).statusCode).toBe(404);
  expect((await cancel('drafter', keys)).statusCode).toBe(200);
  expect((await (await as('drafter')).attempt('GET', `/api/drafts/${notice}`)).statusCode).toBe(404);
  const { proposed, steps, may } = await read('drafter', keys);
  expect([proposed, may.includes('cancelProposal'), may.includes('propose')]).toEqual([null, false, true]);
  expect(steps.at(-1)).toMatchObject({ title: '결정 기안을 취소하였습니다' });
  expect((await cancel('drafter', keys)).json()).toMatchObject({ code: 'proposal-missing' });
  // The requester is told of decisions that are made, and of none that was only drafted.
  expect((await send('status', keys)).body).not.toContain('기안');
  await approve(await propose('drafter', keys, CLOSED));
  expect((await read('drafter', keys)).decision?.terms.outcome).toBe('closed');
});

test('by somebody else leaves them what they have written, which decides nothing when it is approved after all', async () => {
  const keys = await file();
  await assign(keys);
  const notice = await propose('drafter', keys, CLOSED);
  expect((await cancel('cooperator', keys)).statusCode).toBe(200);
  expect(await newsOf('drafter')).toContain('cancelled');
  expect((await (await as('drafter')).attempt('GET', `/api/drafts/${notice}`)).statusCode).toBe(200);
  await approve(notice);
  const { decision, notTaken, status: now } = await read('drafter', keys);
  expect([decision, notTaken?.why, now]).toEqual([null, 'cancelled', 'handling']);
});

test('is too late once somebody has been asked to approve it', async () => {
  const keys = await file();
  await assign(keys);
  const notice = await propose('drafter', keys, CLOSED);
  await approve(notice, () => ({}), 'submitted');
  expect((await read('cooperator', keys)).may).not.toContain('cancelProposal');
  expect((await cancel('cooperator', keys)).json()).toMatchObject({ code: 'proposal-in-approval' });
  expect(await status('drafter', keys)).toBe(200);
  expect((await read('drafter', keys)).proposed?.managementNumber).toBe(notice);
});

test('reaches a notice that was recalled: sent up again, it decides nothing', async () => {
  const keys = await file();
  await assign(keys);
  const notice = await propose('drafter', keys, CLOSED);
  await approve(notice, () => ({}), 'submitted');
  const recall = await readyAct(office, 'drafter', 'recall', notice, { reason: '다시 살핍니다.' });
  expect((await recall()).status).toBe(200);
  const { proposed, may } = await read('cooperator', keys);
  expect([proposed?.isGone, may.includes('cancelProposal'), may.includes('propose')]).toEqual([true, true, true]);
  expect((await cancel('cooperator', keys)).statusCode).toBe(200);
  const since = await read('cooperator', keys);
  expect([since.proposed, since.may.includes('cancelProposal')]).toEqual([null, false]);
  await approve(notice);
  const { decision, notTaken } = await read('cooperator', keys);
  expect([decision, notTaken?.why]).toEqual([null, 'cancelled']);
  await approve(await propose('drafter', keys, CLOSED));
  expect((await read('drafter', keys)).decision?.terms.outcome).toBe('closed');
});

test('finds nothing where the draft was deleted', async () => {
  const keys = await file();
  await assign(keys);
  const notice = await propose('drafter', keys, CLOSED);
  expect((await (await as('drafter')).attempt('DELETE', `/api/drafts/${notice}`)).statusCode).toBeLessThan(300);
  expect((await read('drafter', keys)).may).not.toContain('cancelProposal');
  expect((await cancel('drafter', keys)).json()).toMatchObject({ code: 'proposal-missing' });
});

test('is told to whoever has drafted the notice, though the request is no longer theirs', async () => {
  const keys = await file();
  await assign(keys);
  const notice = await propose('drafter', keys, CLOSED);
  await assign(keys, 'colleague');
  const before = await newsOf('drafter');
  expect((await cancel('colleague', keys)).statusCode).toBe(200);
  expect((await newsOf('drafter')).slice(before.length)).toEqual(['cancelled']);
  await approve(notice);
  expect((await newsOf('drafter')).slice(before.length)).toEqual(['cancelled', 'notTaken']);
});
