import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BoxPage, DocumentReply } from '../../shared/contract/approval.ts';
import { type Cast, openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { type PlannedSeat, signAs, submitDraft, writeDraft } from '../testing/written-document.ts';
import { verifyProjections } from './index.ts';

const LONG: readonly PlannedSeat[] = [
  ['review', 'team-leader'],
  ['cooperate', 'cooperator', { group: 1 }],
  ['review', 'section-chief', { group: 1 }],
  ['approve', 'director'],
];
let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

async function submitted(line: readonly PlannedSeat[]): Promise<string> {
  const number = await writeDraft(office, { line });
  await submitDraft(office, number);
  return number;
}
const read = async (who: Cast, number: string) => (await office.as(who)).get<DocumentReply>(`/api/documents/${number}`);
const opened = async (who: Cast, number: string) =>
  (await (await office.as(who)).attempt('GET', `/api/documents/${number}`)).statusCode;
const row = async (who: Cast, box: string, number: string) =>
  (await (await office.as(who)).get<BoxPage>(`/api/boxes/${box}`)).rows.find((one) => one.managementNumber === number);
const holder = async (who: Cast) => {
  const { personId, postId } = await office.officer(who);
  return { personId, postId };
};
async function attempt(who: Cast, number: string, act: string, body: object = {}) {
  const response = await (await office.as(who)).attempt('POST', `/api/documents/${number}/${act}`, body);
  return response.statusCode === 200 ? 'done' : response.json<{ code: string }>().code;
}
async function reject(who: Cast, number: string, more: object = {}) {
  const { contentHash } = await read(who, number);
  return attempt(who, number, 'rejection', { contentHash, reason: '수치를 다시 보아 주십시오.', ...more });
}
const refusalOf = async (who: Cast, number: string, act: string, body: object) =>
  (await (await office.as(who)).attempt('POST', `/api/documents/${number}/${act}`, body)).json<{ code: string }>();
const states = (document: DocumentReply) => document.line.map(({ state }) => state);

test('의견과 사유 with a letter that no paper prints are refused with the letter and the place', async () => {
  const number = await writeDraft(office, {
    line: [
      ['review', 'team-leader'],
      ['approve', 'director'],
    ],
  });
  const unprintable = (place: string) => ({ code: 'glyph-missing', facts: { place, letters: '\u{1f600}(U+1F600)' } });
  const drafter = await office.as('drafter');
  const { revision } = await drafter.get<{ revision: number }>(`/api/drafts/${number}`);
  const opinion = '둘째 줄은\n좋음\u{1f600}';
  const submitted = { revision, texts: [], personalData: [], opinion };
  const refused = await drafter.attempt('POST', `/api/drafts/${number}/submission`, submitted);
  expect(refused.json()).toMatchObject(unprintable('의견'));
  await submitDraft(office, number);
  const { contentHash } = await read('team-leader', number);
  const asked = (act: string, body: object) => refusalOf('team-leader', number, act, body);
  expect(await asked('signature', { contentHash, opinion })).toMatchObject(unprintable('의견'));
  expect(await asked('rejection', { contentHash, reason: opinion })).toMatchObject(unprintable('반려 사유'));
  const [{ seat } = { seat: 0 }] = (await read('team-leader', number)).may.inTurn;
  expect(await asked('hold', { seat, until: '2026-03-10', reason: opinion })).toMatchObject(unprintable('보류 사유'));
});

describe('반려', () => {
  test('to the earlier signer out of a half-done parallel group: they have it again with the reason', async () => {
    const number = await submitted(LONG);
    await signAs(office, 'team-leader', number);
    await signAs(office, 'cooperator', number);
    const { may } = await read('section-chief', number);
    expect(may.inTurn).toMatchObject([{ reject: true, returnTo: [1] }]);
    expect(await reject('section-chief', number, { to: 2 })).toBe('not-an-earlier-signature');
    expect(await reject('section-chief', number, { to: 1 })).toBe('done');
    expect(await row('team-leader', 'waiting', number)).toMatchObject({ returned: '수치를 다시 보아 주십시오.' });
    expect(await row('section-chief', 'waiting', number)).toBeUndefined();
    const back = await read('team-leader', number);
    expect(states(back)).toEqual(['signed', 'turn', 'waiting', 'waiting', 'waiting']);
    expect(back.history.at(-1)).toMatchObject({ act: 'returned', by: { name: '한가람' } });
    for (const who of ['team-leader', 'section-chief', 'cooperator', 'director'] as const) {
      await signAs(office, who, number);
    }
    expect((await read('director', number)).status).toBe('approved');
    expect((await row('director', 'done', number))?.returned).toBeNull();
  });

  test('to any earlier signer from further up, and to the drafter as ever; a cooperator returns nothing', async () => {
    const number = await submitted(LONG);
    await signAs(office, 'team-leader', number);
    expect((await read('cooperator', number)).may.inTurn).toMatchObject([{ reject: false, returnTo: [] }]);
    await signAs(office, 'cooperator', number);
    await signAs(office, 'section-chief', number);
    expect((await read('director', number)).may.inTurn).toMatchObject([{ returnTo: [3, 2, 1] }]);
    expect(await reject('director', number, { to: 2 })).toBe('done');
    // Who signed beside the cooperator acts in no order to them, so that signature stands.
    expect(states(await read('cooperator', number))).toEqual(['signed', 'signed', 'turn', 'signed', 'waiting']);
    await signAs(office, 'cooperator', number);
    expect(await reject('director', number)).toBe('done');
    expect((await read('drafter', number)).status).toBe('rejected');
  });
});

describe('보류', () => {
  test('keeps the document in the list with its day, tells everybody why, and is lifted', async () => {
    const number = await submitted([['approve', 'section-chief']]);
    expect(await attempt('section-chief', number, 'hold', { until: '2026-03-03', reason: '협의 중' })).toBe(
      'hold-not-in-time',
    );
    expect(await attempt('section-chief', number, 'hold', { until: '2026-03-10', reason: ' ' })).toBe('reason-missing');
    expect(await attempt('section-chief', number, 'hold', { until: '2026-03-10', reason: '협의 중' })).toBe('done');
    expect(await row('section-chief', 'waiting', number)).toMatchObject({ heldUntil: '2026-03-10' });
    const seen = await read('drafter', number);
    expect(seen.line[1]).toMatchObject({ state: 'turn', heldUntil: '2026-03-10' });
    expect(seen.history.at(-1)).toMatchObject({ act: 'held', text: '협의 중' });
    expect((await read('section-chief', number)).may.inTurn).toMatchObject([{ liftHold: true, sign: true }]);
    expect(await attempt('section-chief', number, 'hold/lifting')).toBe('done');
    expect(await attempt('section-chief', number, 'hold/lifting')).toBe('not-held');
    expect(await row('section-chief', 'waiting', number)).toMatchObject({ heldUntil: null });
  });
});

describe('협의', () => {
  test('lets the one who is asked read and answer; unanswered, it ends with the decision', async () => {
    const number = await submitted([['approve', 'section-chief']]);
    const ask = async (who: Cast) =>
      attempt('section-chief', number, 'consultations', { ...(await holder(who)), question: '예산이 됩니까?' });
    expect(await opened('cooperator', number)).toBe(404);
    expect(await ask('cooperator')).toBe('done');
    expect(await ask('director')).toBe('done');
    expect(await ask('section-chief')).toBe('consultation-not-yours');
    const asked = await read('cooperator', number);
    expect(asked.may).toMatchObject({ inTurn: [], answer: [0] });
    expect(await row('cooperator', 'consultations', number)).toMatchObject({ doneAt: null });
    expect(await attempt('director', number, 'consultations/0/answer', { answer: '됩니다.' })).toBe(
      'consultation-not-yours',
    );
    expect(await attempt('cooperator', number, 'consultations/0/answer', { answer: '됩니다.' })).toBe('done');
    expect((await read('section-chief', number)).consultations).toMatchObject([
      { of: { name: '서바다' }, answer: '됩니다.' },
      { of: { name: '윤서담' }, answer: null },
    ]);
    await signAs(office, 'section-chief', number);
    expect([await opened('cooperator', number), await opened('director', number)]).toEqual([200, 404]);
    expect(await row('director', 'consultations', number)).toBeUndefined();
    expect(await row('cooperator', 'consultations', number)).toBeDefined();
  });
});

describe('협조부서', () => {
  test('its clerk names one of the unit, who then cooperates; the clerk who named still reads', async () => {
    const number = await submitted([
      ['cooperate', 'team-leader', { toBeNamed: true }],
      ['approve', 'section-chief'],
    ]);
    expect((await read('team-leader', number)).may.inTurn).toMatchObject([{ sign: false, nameOf: expect.any(String) }]);
    const { contentHash } = await read('team-leader', number);
    expect(await attempt('team-leader', number, 'signature', { contentHash })).toBe('participant-not-named');
    expect(await attempt('team-leader', number, 'participant', await holder('cooperator'))).toBe('not-of-the-unit');
    expect(await attempt('team-leader', number, 'participant', await holder('colleague'))).toBe('done');
    expect(await row('colleague', 'waiting', number)).toMatchObject({ waitsOn: [{ name: '오하늘' }] });
    expect(await row('team-leader', 'waiting', number)).toBeUndefined();
    expect(await opened('team-leader', number)).toBe(200);
    await signAs(office, 'colleague', number);
    expect((await read('drafter', number)).paper.boxes.cooperation).toMatchObject([{ name: '오하늘' }]);
  });
});

describe('검토 생략', () => {
  test('by the drafter, only while the reviewer in turn is away, with the kind of that absence printed', async () => {
    const number = await submitted([
      ['review', 'team-leader'],
      ['approve', 'section-chief'],
    ]);
    expect((await read('drafter', number)).may.skip).toEqual([]);
    expect(await attempt('drafter', number, 'skipping', { seat: 1 })).toBe('not-absent');
    const absence = { kind: 'sickLeave', fromOn: '2026-03-03', toOn: '2026-03-04', basis: '진단서' };
    await (await office.as('team-leader')).post('/api/absences', { ...absence, standInPersonId: null });
    expect((await read('drafter', number)).may.skip).toEqual([{ seat: 1, reason: '휴가' }]);
    expect(await attempt('section-chief', number, 'skipping', { seat: 1 })).toBe('not-the-drafter');
    expect(await attempt('drafter', number, 'skipping', { seat: 1 })).toBe('done');
    expect(await attempt('drafter', number, 'skipping', { seat: 2 })).toBe('only-a-reviewer-is-skipped');
    const { paper, line } = await read('drafter', number);
    expect(line[1]).toMatchObject({ state: 'skipped', skipReason: '휴가' });
    expect(paper.boxes.signRow[1]).toMatchObject({ postTitle: '동혁신팀장', absence: '휴가' });
    await signAs(office, 'section-chief', number);
  });
});

test('what the boxes keep of all this is what the events say', async () => {
  expect((await verifyProjections(office.services.database.sql, { repair: false })).faults).toEqual([]);
});
