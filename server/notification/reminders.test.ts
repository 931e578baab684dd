import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import type { BoxCounts, BoxPage, DocumentReply } from '../../shared/contract/approval.ts';
import type { NotificationsReply } from '../../shared/contract/live.ts';
import { verifyProjections } from '../approval/index.ts';
import { type Cast, openTestOffice } from '../testing/test-office.ts';
import { saveDraft, signAs, submitDraft, writeDraft } from '../testing/written-document.ts';
import { remindDue } from './remind-due.ts';

const office = await openTestOffice();
afterAll(office.close);
const { sql } = office.services.database;
const HOUR = 3_600_000;

async function submitted(dueOn: string | null = null): Promise<string> {
  const number = await writeDraft(office, { dueOn });
  await submitDraft(office, number);
  return number;
}
const read = async (who: Cast, number: string) => (await office.as(who)).get<DocumentReply>(`/api/documents/${number}`);
const box = async (who: Cast, path: string) =>
  (await (await office.as(who)).get<BoxPage>(`/api/boxes/${path}`)).rows.map((row) => row.managementNumber);
const row = async (who: Cast, name: string, number: string) =>
  (await (await office.as(who)).get<BoxPage>(`/api/boxes/${name}`)).rows.find((one) => one.managementNumber === number);
async function remind(who: Cast, number: string, body: object = {}, key: string = randomUUID()) {
  const url = `/api/documents/${number}/reminder`;
  const response = await (await office.as(who)).attempt('POST', url, body, { 'idempotency-key': key });
  return response.statusCode === 200 ? 'done' : response.json<{ code: string }>().code;
}
async function told(who: Cast, number: string): Promise<string[]> {
  await office.services.outbox.drainAll();
  const log = await (await office.as(who)).get<NotificationsReply>('/api/notifications?after=0');
  return log.items.flatMap((item) =>
    'managementNumber' in item && item.managementNumber === number ? [`${item.kind} ${item.revision}`] : [],
  );
}

describe('결재예정 and 반려/회수', () => {
  test('a document on its way to somebody is upcoming until it is their turn; sent back, it lies with those who signed and who refused', async () => {
    const number = await submitted();
    expect(await row('section-chief', 'upcoming', number)).toMatchObject({
      waitsOn: [{ name: '백이든' }],
      waitsSince: office.clock.now().toISOString(),
    });
    expect((await (await office.as('section-chief')).get<BoxCounts>('/api/boxes')).upcoming).toBe(1);
    expect(await box('team-leader', 'upcoming')).toEqual([]);
    await signAs(office, 'team-leader', number);
    expect(await box('section-chief', 'upcoming')).toEqual([]);
    const { contentHash } = await read('section-chief', number);
    const chief = await office.as('section-chief');
    await chief.post(`/api/documents/${number}/rejection`, { contentHash, reason: '수치를 다시 보아 주십시오.' });
    expect(await row('drafter', 'returned', number)).toMatchObject({
      act: 'draft',
      returned: '수치를 다시 보아 주십시오.',
    });
    expect([await box('team-leader', 'returned'), await box('drafter', 'saved')]).toEqual([[number], []]);
    // Who has sent it back has signed nothing, and finds it there as well, until it comes again.
    expect(await row('section-chief', 'returned', number)).toMatchObject({ returned: '수치를 다시 보아 주십시오.' });
    expect((await chief.get<BoxCounts>('/api/boxes')).returned).toBe(1);
    const counts = await (await office.as('drafter')).get<BoxCounts>('/api/boxes');
    expect([counts.returned, counts.saved]).toEqual([1, 0]);
    await submitDraft(office, number);
    expect([await box('drafter', 'returned'), await box('section-chief', 'returned')]).toEqual([[], []]);
  });
});

describe('재촉', () => {
  test('reaches whoever is in turn, is in the history, and moves the document nowhere in their list', async () => {
    const first = await submitted();
    office.clock.advanceMs(HOUR);
    const second = await submitted();
    const before = (await box('team-leader', 'waiting')).filter((one) => one === first || one === second);
    const waitedSince = (await row('team-leader', 'waiting', first))?.at;
    office.clock.advanceMs(HOUR);
    expect((await read('drafter', first)).may.remind).toBe(true);
    expect(await remind('drafter', first, { note: '오늘 안에 부탁드립니다.' })).toBe('done');
    expect(await told('team-leader', first)).toEqual(['turn 1', 'reminder 2']);
    expect((await box('team-leader', 'waiting')).filter((one) => before.includes(one))).toEqual([first, second]);
    expect(await row('team-leader', 'waiting', first)).toMatchObject({
      at: waitedSince,
      reminded: { name: '정노을', note: '오늘 안에 부탁드립니다.' },
    });
    const seen = await read('team-leader', first);
    expect(seen.line[1]).toMatchObject({ at: waitedSince, remindedAt: office.clock.now().toISOString() });
    expect(seen.history.at(-1)).toMatchObject({
      act: 'reminded',
      by: { name: '정노을' },
      about: [{ name: '백이든' }],
      text: '오늘 안에 부탁드립니다.',
    });
    await signAs(office, 'team-leader', first);
    expect(await row('section-chief', 'waiting', first)).toMatchObject({ reminded: null });
    // Who has signed may remind the next one; the new turn has not been reminded yet.
    expect(await remind('team-leader', first)).toBe('done');
    expect(await verifyProjections(sql, { repair: false })).toMatchObject({ faults: [] });
  });

  test('is once a day for a turn, whoever does it, and nobody’s who has no part in it or is in turn', async () => {
    const number = await submitted();
    const key = randomUUID();
    expect([await remind('drafter', number, {}, key), await remind('drafter', number, {}, key)]).toEqual([
      'done',
      'done',
    ]);
    expect(await remind('drafter', number)).toBe('reminded-too-soon');
    expect((await read('drafter', number)).may.remind).toBe(true);
    expect([await remind('team-leader', number), await remind('section-chief', number)]).toEqual([
      'reminder-not-yours',
      'reminder-not-yours',
    ]);
    expect([await remind('cooperator', number), await remind('outsider', number)]).toEqual(['not-found', 'not-found']);
    office.clock.advanceMs(24 * HOUR);
    const both = await Promise.all([remind('drafter', number), remind('drafter', number), remind('drafter', number)]);
    expect(both.sort()).toEqual(['done', 'reminded-too-soon', 'reminded-too-soon']);
    expect((await told('team-leader', number)).filter((one) => one.startsWith('reminder'))).toHaveLength(2);
  });
});

describe('처리기한', () => {
  test('is a day from today on, stands on the line and in the lists, and puts them in order', async () => {
    const number = await writeDraft(office, { dueOn: '2026-03-01' });
    await expect(submitDraft(office, number)).rejects.toThrow('처리기한은 오늘부터 365일 안에서 정해 주십시오.');
    await saveDraft(office, number, { dueOn: '2026-03-09' });
    await submitDraft(office, number);
    const sooner = await submitted('2026-03-06');
    const never = await submitted();
    expect((await read('team-leader', number)).dueOn).toBe('2026-03-09');
    expect(await row('team-leader', 'waiting', number)).toMatchObject({ dueOn: '2026-03-09' });
    const mine = (numbers: string[]) => numbers.filter((one) => [number, sooner, never].includes(one));
    expect(mine(await box('team-leader', 'waiting?order=due'))).toEqual([sooner, number, never]);
    expect(mine(await box('drafter', 'progress?order=due'))).toEqual([sooner, number, never]);
    expect(mine(await box('section-chief', 'upcoming?due=soon')).sort()).toEqual([number, sooner]);
    expect(mine(await box('team-leader', 'waiting?due=overdue'))).toEqual([]);
    office.clock.set('2026-03-07T00:00:00Z');
    expect(mine(await box('team-leader', 'waiting?due=overdue'))).toEqual([sooner]);
    office.clock.set('2026-03-05T00:00:00Z');
  });

  test('the day itself tells whoever is in turn, each once, though the look is repeated and two servers look at once', async () => {
    const number = await submitted('2026-03-06');
    const due = async (who: Cast) => (await told(who, number)).filter((one) => one.startsWith('due'));
    await remindDue(office.services);
    expect(await due('team-leader')).toEqual([]);
    office.clock.set('2026-03-05T15:00:00Z');
    await Promise.all([remindDue(office.services), remindDue(office.services)]);
    await remindDue(office.services);
    expect(await due('team-leader')).toEqual(['due 1']);
    await signAs(office, 'team-leader', number);
    await remindDue(office.services);
    expect([await due('team-leader'), await due('section-chief')]).toEqual([['due 1'], ['due 2']]);
    await signAs(office, 'section-chief', number);
    office.clock.set('2026-03-08T00:00:00Z');
    await remindDue(office.services);
    expect(await due('section-chief')).toEqual(['due 2']);
  });
});
