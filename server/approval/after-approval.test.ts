import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BoxCounts, BoxPage, DocumentReply } from '../../shared/contract/approval.ts';
import type { NotificationsReply } from '../../shared/contract/live.ts';
import { type Cast, openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, submitDraft, writeDraft } from '../testing/written-document.ts';
import { verifyProjections } from './index.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

const post = async (who: Cast, path: string, body?: object) => {
  const response = await (await office.as(who)).attempt('POST', `/api/documents/${path}`, body);
  return { status: response.statusCode, code: response.json<{ code?: string }>().code };
};
const holder = async (who: Cast) => {
  const { personId, postId } = await office.officer(who);
  return { personId, postId };
};
const circulate = async (who: Cast, number: string, to: readonly Cast[], more: object = {}) =>
  post(who, `${number}/circulation`, { to: await Promise.all(to.map(holder)), ...more });
const open = async (who: Cast, number: string) =>
  (await (await office.as(who)).attempt('GET', `/api/documents/${number}`)).statusCode;
const box = async (who: Cast, name: string) => (await (await office.as(who)).get<BoxPage>(`/api/boxes/${name}`)).rows;

async function approved(): Promise<string> {
  const number = await writeDraft(office);
  await approveDocument(office, number);
  return number;
}

describe('공람', () => {
  test('shows an approved document to somebody of another unit, who finds it in their box with its day', async () => {
    const number = await approved();
    expect(await open('cooperator', number)).toBe(404);
    const shown = await circulate('drafter', number, ['cooperator'], { dueOn: '2026-03-10', note: '살펴 주십시오.' });
    expect(shown.status).toBe(200);
    expect(await box('cooperator', 'circulated')).toMatchObject([
      { managementNumber: number, status: 'approved', dueOn: '2026-03-10', doneAt: null, act: null },
    ]);
    const cooperator = await office.as('cooperator');
    expect((await cooperator.get<BoxCounts>('/api/boxes')).circulated).toBe(1);
    const document = await cooperator.get<DocumentReply>(`/api/documents/${number}`);
    expect(document.may).toMatchObject({ read: true, circulate: false });
    expect(document.readings).toMatchObject([
      {
        officer: { name: '서바다' },
        by: { name: '정노을' },
        dueOn: '2026-03-10',
        note: '살펴 주십시오.',
        readAt: null,
      },
    ]);
  });

  test('is read once: the second opening writes nothing, and everybody sees who has read it when', async () => {
    const number = await approved();
    await circulate('section-chief', number, ['cooperator', 'director']);
    expect((await post('cooperator', `${number}/reading`)).status).toBe(200);
    expect(await post('cooperator', `${number}/reading`)).toEqual({ status: 409, code: 'nothing-to-read' });
    const { readings, history } = await (await office.as('drafter')).get<DocumentReply>(`/api/documents/${number}`);
    const at = office.clock.now().toISOString();
    expect(readings.map(({ officer, readAt }) => [officer.name, readAt])).toEqual([
      ['서바다', at],
      ['윤서담', null],
    ]);
    expect(history.filter((row) => row.act === 'read')).toHaveLength(1);
    const rows = await box('cooperator', 'circulated');
    expect(rows.find((row) => row.managementNumber === number)).toMatchObject({ doneAt: at });
    // What is still to be read stands before what has been.
    expect(rows.findIndex((row) => row.doneAt !== null)).toBe(rows.filter((row) => row.doneAt === null).length);
  });

  test('two windows that open it at the same moment log one reading', async () => {
    const number = await approved();
    await circulate('drafter', number, ['cooperator']);
    const both = await Promise.all([post('cooperator', `${number}/reading`), post('cooperator', `${number}/reading`)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { history } = await (await office.as('drafter')).get<DocumentReply>(`/api/documents/${number}`);
    expect(history.filter((row) => row.act === 'read')).toHaveLength(1);
  });

  test('is told to those it is shown to, and a reading to who showed it', async () => {
    const number = await approved();
    await circulate('drafter', number, ['director']);
    await office.services.outbox.drainAll();
    const heard = async (who: Cast) => {
      const { items } = await (await office.as(who)).get<NotificationsReply>('/api/notifications?after=0');
      return items.filter((item) => 'managementNumber' in item && item.managementNumber === number).length;
    };
    expect(await heard('director')).toBe(1);
    const before = [await heard('drafter'), await heard('team-leader')];
    await post('director', `${number}/reading`);
    await office.services.outbox.drainAll();
    expect([await heard('drafter'), await heard('team-leader')]).toEqual([Number(before[0]) + 1, before[1]]);
  });

  test('is refused before the approval, by whom it was only shown to, for the past, and for people who are not there', async () => {
    const number = await writeDraft(office);
    await submitDraft(office, number);
    expect((await circulate('drafter', number, ['cooperator'])).code).toBe('not-approved');
    const done = await approved();
    await circulate('drafter', done, ['cooperator']);
    expect(await circulate('cooperator', done, ['director'])).toEqual({ status: 403, code: 'not-permitted' });
    expect((await circulate('outsider', done, ['director'])).status).toBe(404);
    expect((await circulate('drafter', done, ['outsider'])).code).toBe('reader-unknown');
    expect((await circulate('drafter', done, ['director'], { dueOn: '2026-03-01' })).status).toBe(409);
    expect((await circulate('drafter', done, ['director'], { dueOn: '2026-02-30' })).code).toBe('invalid-input');
    expect((await circulate('drafter', done, ['cooperator'])).code).toBe('already-circulated');
  });
});

test('a report is owed only by who decided in the place of another', async () => {
  const number = await approved();
  expect((await post('section-chief', `${number}/report`, { note: '보고' })).code).toBe('nothing-to-report');
  expect(await box('section-chief', 'reports')).toEqual([]);
  expect(await box('section-chief', 'consultations')).toEqual([]);
});

test('what the acts have written of duties is what the events say, and is written anew where it is damaged', async () => {
  const { sql } = office.services.database;
  const faults = async (repair = false) => (await verifyProjections(sql, { repair })).faults.length;
  expect(await faults()).toBe(0);
  await sql`update approval_duties set open = not open`;
  expect(await faults()).toBeGreaterThan(0);
  await faults(true);
  expect(await faults()).toBe(0);
});
