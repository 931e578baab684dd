import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import type { OpeningReply, VersionReply } from '../../shared/contract/versions.ts';
import { compareBodies, textsOf } from '../../shared/document/compare-bodies.ts';
import { type Cast, openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { editorText, type PlannedSeat, signAs, submitDraft, writeDraft } from '../testing/written-document.ts';
import { verifyProjections } from './index.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

const LINE: readonly PlannedSeat[] = [
  ['cooperate', 'cooperator'],
  ['review', 'team-leader'],
  ['approve', 'section-chief'],
];
const CORRECTED = '마을모임 공간 열세 곳을 점검하였습니다.';

async function submitted(line: readonly PlannedSeat[] = LINE.slice(1)) {
  const number = await writeDraft(office, { line });
  return { number, ...(await submitDraft(office, number)) };
}
const get = async (who: Cast, number: string) => (await office.as(who)).get<DocumentReply>(`/api/documents/${number}`);
const edit = async (
  who: Cast,
  number: string,
  baseHash: string,
  text = CORRECTED,
  title = '마을모임 공간 점검 결과 보고',
) => {
  const body = { baseHash, title, editorJson: editorText(text) };
  const response = await (await office.as(who)).attempt('POST', `/api/documents/${number}/edition`, body);
  return { status: response.statusCode, body: response.json<{ code?: string; version?: number }>() };
};
const version = async (who: Cast, number: string, which: number) =>
  (await office.as(who)).get<VersionReply>(`/api/documents/${number}/versions/${which}`);
const words = ({ body }: Pick<VersionReply, 'body'>) => body.blocks.flatMap(textsOf).join();

describe('a reviewer in turn corrects the text', () => {
  test('which makes a second version: the paper, the boxes and the number are of it, and the first is still there', async () => {
    const { number, contentHash } = await submitted();
    expect(await edit('team-leader', number, contentHash, CORRECTED, '마을모임 공간 점검 결과')).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    const corrected = await get('team-leader', number);
    expect(corrected).toMatchObject({ version: 2, paper: { title: '마을모임 공간 점검 결과' } });
    expect(corrected.history.at(-1)).toMatchObject({ act: 'edited', version: 2, by: { name: '백이든' } });
    await signAs(office, 'team-leader', number);
    expect((await signAs(office, 'section-chief', number)).documentNumber).not.toBeNull();
    const approved = await get('drafter', number);
    expect(words(approved.paper)).toBe(CORRECTED);
    expect(approved.publicTitle).toBe('마을모임 공간 점검 결과');
    const [first, second] = [await version('drafter', number, 1), await version('drafter', number, 2)];
    expect([words(first), words(second)]).toEqual(['마을모임 공간 열두 곳을 점검하였습니다.', CORRECTED]);
    expect(first.contentHash).toBe(contentHash);
    expect(second.contentHash).toBe(approved.contentHash);
    expect(compareBodies(first.body, second.body)).toMatchObject([{ is: 'changed' }]);
    expect((await verifyProjections(office.services.database.sql, { repair: false })).faults).toEqual([]);
  });

  test('and an approval of what was on the screen before is refused until the change has been seen', async () => {
    const { number, contentHash } = await submitted([['approve', 'section-chief']]);
    expect((await edit('section-chief', number, contentHash)).status).toBe(200);
    const chief = await office.as('section-chief');
    const stale = await chief.attempt('POST', `/api/documents/${number}/signature`, { contentHash });
    expect([stale.statusCode, stale.json().code]).toEqual([409, 'content-changed']);
    expect((await signAs(office, 'section-chief', number)).status).toBe('approved');
  });

  test('but not over a change they have not seen: of two at the same moment one is refused', async () => {
    const { number, contentHash } = await submitted();
    const both = await Promise.all([
      edit('team-leader', number, contentHash, '하나'),
      edit('team-leader', number, contentHash, '둘'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('content-changed');
    expect((await get('team-leader', number)).version).toBe(2);
  });

  test('and from a returned document the drafter goes on with the corrected text', async () => {
    const { number, contentHash } = await submitted();
    await edit('team-leader', number, contentHash);
    const { contentHash: now } = await get('team-leader', number);
    const leader = await office.as('team-leader');
    await leader.post(`/api/documents/${number}/rejection`, { contentHash: now, reason: '더 살펴 주십시오.' });
    const draft = await (await office.as('drafter')).get<DraftReply>(`/api/drafts/${number}`);
    expect(draft.editorJson).toEqual(editorText(CORRECTED));
    expect(await submitDraft(office, number)).toMatchObject({ version: 3 });
    expect(words(await version('section-chief', number, 2))).toBe(CORRECTED);
  });
});

describe('nobody else does', () => {
  test('a cooperator, the drafter, who is not in turn, a stranger', async () => {
    const { number, contentHash } = await submitted(LINE);
    expect((await get('cooperator', number)).may.inTurn).toMatchObject([{ edit: false, sign: true }]);
    expect((await edit('cooperator', number, contentHash)).body.code).toBe('cooperator-gives-opinion');
    expect((await edit('team-leader', number, contentHash)).body.code).toBe('not-your-turn');
    expect((await edit('drafter', number, contentHash)).body.code).toBe('not-your-turn');
    expect((await edit('colleague', number, contentHash)).status).toBe(404);
    expect((await edit('outsider', number, contentHash)).status).toBe(404);
    await signAs(office, 'cooperator', number);
    expect((await get('team-leader', number)).may.inTurn).toMatchObject([{ edit: true }]);
    expect((await edit('team-leader', number, '0'.repeat(64))).body.code).toBe('content-changed');
    await signAs(office, 'team-leader', number);
    await signAs(office, 'section-chief', number);
    expect((await edit('section-chief', number, contentHash)).body.code).toBe('already-decided');
  });

  test('a text that says nothing, or says what stood there, is no correction', async () => {
    const { number, contentHash } = await submitted();
    const same = await edit('team-leader', number, contentHash, '마을모임 공간 열두 곳을 점검하였습니다.');
    expect(same.body.code).toBe('nothing-changed');
    expect((await edit('team-leader', number, contentHash, CORRECTED, ' ')).body.code).toBe('title-missing');
  });

  test('versions are read by whoever reads the document, and by nobody else', async () => {
    const { number } = await submitted();
    const outsider = await office.as('outsider');
    expect((await outsider.attempt('GET', `/api/documents/${number}/versions/1`)).statusCode).toBe(404);
    const leader = await office.as('team-leader');
    expect((await leader.attempt('GET', `/api/documents/${number}/versions/2`)).statusCode).toBe(404);
  });
});

describe('marks of the text and 공개구분 say the same, whoever writes the text (비공개 표시)', () => {
  const marked = (text: string, ...grounds: number[]) => ({
    type: 'doc',
    content: [
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: '신청인 ' },
          { type: 'text', text, marks: [{ type: 'closed', attrs: { grounds } }] },
          { type: 'text', text: ' 씨의 요청을 처리함' },
        ],
      },
    ],
  });
  const write = async (who: Cast, number: string, editorJson: object) => {
    const { contentHash: baseHash, paper } = await get('drafter', number);
    const body = { baseHash, title: paper.title, editorJson };
    const response = await (await office.as(who)).attempt('POST', `/api/documents/${number}/edition`, body);
    return response.json<{ code?: string; version?: number }>();
  };
  const LEADER: readonly PlannedSeat[] = [['approve', 'team-leader']];

  test('nobody marks a passage of an open text, on a ground the document has not, or takes away all that was closed', async () => {
    const open = await submitted(LEADER);
    expect((await write('team-leader', open.number, marked('가람솔', 6))).code).toBe('closed-in-open');
    const partly = { disclosure: { level: 'partiallyOpen' as const, grounds: [6 as const] }, bodyOpen: true };
    const number = await writeDraft(office, { line: LEADER, editorJson: marked('가람솔', 6), ...partly });
    await submitDraft(office, number);
    expect((await write('team-leader', number, marked('가람솔', 5))).code).toBe('closed-ground-missing');
    expect((await write('team-leader', number, editorText('요청을 처리함'))).code).toBe('nothing-closed');
    expect((await get('drafter', number)).version).toBe(1);
    expect((await write('team-leader', number, marked('가람솔 나비', 6))).version).toBe(2);
  });

  test('which is told to whom it concerns: neither who may not read it nor who is not in turn learns of its text', async () => {
    const { number } = await submitted();
    expect((await write('outsider', number, marked('가람솔', 6))).code).toBe('not-found');
    const size = { width: 9, height: 9, share: 50, align: 'center' };
    const attrs = { sha256: 'a'.repeat(64), mediaType: 'image/png', alt: '그림', ...size };
    const foreign = { type: 'doc', content: [{ type: 'image', attrs, content: [{ type: 'caption' }] }] };
    expect((await write('outsider', number, foreign)).code).toBe('not-found');
    expect((await write('section-chief', number, marked('가람솔', 6))).code).toBe('not-your-turn');
    expect((await write('team-leader', number, foreign)).code).toBe('picture-unknown');
  });
});

test('opening a version is written down, and answered with the version that was seen before', async () => {
  const { number, contentHash } = await submitted();
  const open = async (who: Cast, which: number) =>
    (await office.as(who)).post<OpeningReply>(`/api/documents/${number}/opening`, { version: which });
  expect((await open('section-chief', 1)).seenVersion).toBeNull();
  expect((await open('section-chief', 1)).seenVersion).toBe(1);
  await edit('team-leader', number, contentHash);
  expect((await open('section-chief', 2)).seenVersion).toBe(1);
  expect((await open('section-chief', 2)).seenVersion).toBe(2);
  const chief = await office.as('section-chief');
  expect((await chief.attempt('POST', `/api/documents/${number}/opening`, { version: 9 })).statusCode).toBe(404);
});
