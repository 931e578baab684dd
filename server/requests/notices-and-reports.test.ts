import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NotificationsReply } from '../../shared/contract/live.ts';
import { holdLogsOfRequests } from '../notification/index.ts';
import { CLOSED, openRequestDesk } from '../testing/request-desk.ts';
import { openTestOffice } from '../testing/test-office.ts';
import { untilWaiting } from '../testing/until-waiting.ts';

// A citizen reports personal data in the notice of a decision while its request goes to somebody else: both write to
// the document, each below locks of its own, and both tell the same officers last.

const office = await openTestOffice({ at: '2026-11-02T00:00:00Z' });
afterAll(office.close);
const { sql } = office.services.database;
const { file, send, as, assign, propose, approve } = openRequestDesk(office);
// Two of them: whoever gives the request away is told nothing of it, and the other hears of both.
beforeAll(async () => {
  for (const who of ['cooperator', 'team-leader'] as const) await office.giveRoles(who, ['disclosureOfficer']);
});

/** A notice that citizens read but for its text, of a request that is handled once more after an objection. */
async function publicNotice() {
  const keys = await file();
  await assign(keys);
  const notice = await propose('drafter', keys, CLOSED);
  await approve(notice, () => ({ disclosure: { level: 'partiallyOpen', grounds: [6] }, bodyOpen: false }));
  expect((await office.visitor().inject({ url: `/documents/${notice}` })).body).toContain('<h1>');
  expect((await send('objection', { ...keys, text: '다시 살펴 주십시오.' })).statusCode).toBe(200);
  return { keys, notice };
}

let addresses = 0;
async function report(notice: string): Promise<number> {
  addresses += 1;
  const { statusCode } = await office.app.inject({
    method: 'POST',
    url: `/documents/${notice}/report`,
    remoteAddress: `10.1.0.${addresses}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    payload: new URLSearchParams({ kind: 'name', place: 'title' }).toString(),
  });
  return statusCode;
}

const newsOf = async () => {
  const { items } = await (await as('team-leader')).get<NotificationsReply>('/api/notifications?after=0');
  return items;
};

test.each([
  ['the report comes first', 'report'],
  ['the report comes second', 'assign'],
] as const)('of a report and an act on the request neither waits for the other for ever: %s', async (_, first) => {
  const { keys, notice } = await publicNotice();
  const before = (await newsOf()).length;
  const acts = {
    report: () => report(notice),
    assign: async () => (await assign(keys, 'colleague')).statusCode,
  };
  const second = first === 'report' ? 'assign' : 'report';
  // Both have written what is theirs when they come to the logs, which somebody else has taken.
  const begun = await sql.begin(async (tx) => {
    await holdLogsOfRequests(tx, { agencyId: office.agencyId, except: null, at: office.clock.now() }, []);
    const one = acts[first]();
    await untilWaiting(sql, 1);
    const other = acts[second]();
    await untilWaiting(sql, 2);
    return [one, other];
  });
  expect(await Promise.all(begun)).toEqual([200, 200]);
  // What was reported is held back, whoever comes to handle the request reads the notice, and the officer heard of it.
  const { body } = await office.visitor().inject({ url: `/documents/${notice}` });
  expect(body).toContain('개인정보 신고로 확인 중인 문서');
  expect((await (await as('colleague')).attempt('GET', `/api/documents/${notice}`)).statusCode).toBe(200);
  const told = (await newsOf()).slice(before).map(({ kind }) => kind);
  expect([...told].sort()).toEqual(['request', 'stopped']);
});
