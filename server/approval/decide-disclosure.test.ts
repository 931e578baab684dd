import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { AttachmentShape } from '../../shared/contract/document-parts.ts';
import type { DraftReply } from '../../shared/contract/drafting.ts';
import type { OfficeDocument } from '../../shared/contract/office-document.ts';
import type { DecidedDisclosure, VersionReply } from '../../shared/contract/versions.ts';
import type { Body, Run } from '../../shared/document/body.ts';
import { bodyToEditorJson } from '../../shared/document/body-to-editor-json.ts';
import { formsWith, wordsOfForm } from '../testing/citizen-forms.ts';
import { type Cast, openTestOffice, type TestOffice } from '../testing/test-office.ts';
import {
  approveDocument,
  saveDraft,
  signAs,
  submitDraft,
  writeBundle,
  writeDraft,
} from '../testing/written-document.ts';
import { verifyProjections } from './index.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

const TITLE = '마을모임 공간 점검 결과 보고';
const CLOSED = { level: 'closed', grounds: [6] } as const satisfies DecidedDisclosure['disclosure'];
const OPEN = { level: 'open', grounds: [] } satisfies DecidedDisclosure['disclosure'];

const get = async (who: Cast, number: string) => (await office.as(who)).get<DocumentReply>(`/api/documents/${number}`);

/** What the page sends back of what stands, with what is decided otherwise. */
function decidedOf(document: DocumentReply | VersionReply, change: Partial<DecidedDisclosure>): DecidedDisclosure {
  const { publicTitle, disclosure, bodyOpen, licence, embargoUntil, reviewUntil, isVerbatim } = document;
  const stands = { publicTitle, disclosure, bodyOpen, licence, embargoUntil, reviewUntil, isVerbatim };
  const closedReason = null;
  return { ...stands, closedReason, attachments: [], ...change };
}

async function decide(who: Cast, number: string, change: Partial<DecidedDisclosure>, seen?: DocumentReply) {
  const shown = seen ?? (await get('drafter', number));
  const body = {
    baseHash: shown.contentHash,
    title: shown.paper.title,
    editorJson: bodyToEditorJson(shown.paper.body as Body),
    decided: decidedOf(shown, change),
  };
  const response = await (await office.as(who)).attempt('POST', `/api/documents/${number}/edition`, body);
  const { code, version } = response.json<{ code?: string; version?: number }>();
  return { status: response.statusCode, code, version };
}

async function attach(number: string, name: string): Promise<string> {
  const form = new FormData();
  form.append('file', new File([`${name}의 내용`], name, { type: 'text/plain' }));
  const upload = new Response(form);
  const sent = await (await office.as('drafter')).inject({
    method: 'POST',
    url: `/api/drafts/${number}/attachments`,
    headers: { 'content-type': upload.headers.get('content-type') ?? '' },
    payload: Buffer.from(await upload.arrayBuffer()),
  });
  return sent.json<AttachmentShape>().id;
}

async function submitted(given: Parameters<typeof writeDraft>[1] = {}) {
  const number = await writeDraft(office, given);
  await submitDraft(office, number);
  return number;
}
const visit = (url: string) => office.visitor().inject({ method: 'GET', url });
const intact = async () => (await verifyProjections(office.services.database.sql, { repair: false })).faults;

describe('whoever is in turn decides the 공개구분', () => {
  test('the final approver closes what came up open, and no citizen ever finds it', async () => {
    const secret = '가람나래솔';
    const number = await submitted({ title: `${secret} 지원 결정`, line: [['approve', 'section-chief']] });
    expect(await decide('section-chief', number, { disclosure: CLOSED })).toMatchObject({ status: 200, version: 2 });
    expect((await signAs(office, 'section-chief', number)).status).toBe('approved');
    await office.services.outbox.drainAll();
    expect((await visit(`/documents/${number}`)).statusCode).toBe(404);
    expect((await visit(`/documents/${number}.json`)).statusCode).toBe(404);
    for (const url of ['/', `/search?q=${encodeURIComponent(secret)}`, '/documents.json']) {
      expect((await visit(url)).body.replaceAll(`q=${encodeURIComponent(secret)}`, ''), url).not.toContain(number);
    }
    const approved = await get('drafter', number);
    expect(approved).toMatchObject({
      disclosure: CLOSED,
      paper: { disclosureLabel: '비공개(6)', title: `${secret} 지원 결정` },
    });
    expect(approved.history.find(({ act }) => act === 'disclosed')).toMatchObject({
      version: 2,
      by: { name: '한가람' },
      text: '공개구분 공개 → 비공개(6)',
    });
    expect(await intact()).toEqual([]);
  });

  test('and opens what came up closed, with its attachments one by one', async () => {
    const number = await writeDraft(office, { disclosure: CLOSED, line: [['approve', 'section-chief']] });
    const [plan, names] = [await attach(number, '계획.txt'), await attach(number, '명단.txt')];
    await submitDraft(office, number);
    const opened = { id: plan, disclosure: OPEN, closedReason: null, reviewUntil: null, isVerbatim: false };
    expect((await decide('section-chief', number, { disclosure: OPEN, attachments: [opened] })).version).toBe(2);
    await signAs(office, 'section-chief', number);
    await office.services.outbox.drainAll();
    const page = (await visit(`/documents/${number}`)).body;
    expect(page).toContain('계획.txt');
    expect(page).not.toContain('명단.txt');
    expect((await visit(`/documents/${number}/attachments/${plan}`)).statusCode).toBe(200);
    expect((await visit(`/documents/${number}/attachments/${names}`)).statusCode).toBe(404);
  });

  test('from a returned document the drafter goes on with what was decided, file by file, and every version says its own', async () => {
    const number = await writeDraft(office);
    const file = await attach(number, '명단.txt');
    await submitDraft(office, number);
    const closed = {
      id: file,
      disclosure: { level: 'closed' as const, grounds: [6 as const, 5 as const] },
      closedReason: '이름이 있음',
      reviewUntil: '2026-10-31',
      isVerbatim: true,
    };
    const partly = { level: 'partiallyOpen' as const, grounds: [5 as const] };
    const change = { disclosure: partly, bodyOpen: true, licence: 'kogl4' as const, reviewUntil: '2026-12-31' };
    const all = {
      ...change,
      embargoUntil: '2026-06-01',
      publicTitle: '점검 결과',
      isVerbatim: true,
      attachments: [closed],
    };
    expect(await decide('team-leader', number, all)).toMatchObject({ status: 200 });
    const { contentHash } = await get('team-leader', number);
    const reason = '더 살펴 주십시오.';
    await (await office.as('team-leader')).post(`/api/documents/${number}/rejection`, { contentHash, reason });
    const draft = await (await office.as('drafter')).get<DraftReply>(`/api/drafts/${number}`);
    expect(draft).toMatchObject({ ...change, embargoUntil: '2026-06-01', publicTitle: '점검 결과', isVerbatim: true });
    expect(draft.attachments).toMatchObject([
      { disclosure: { level: 'closed', grounds: [5, 6] }, reviewUntil: '2026-10-31', isVerbatim: true },
    ]);
    const drafter = await office.as('drafter');
    const [first, second] = await Promise.all(
      [1, 2].map((version) => drafter.get<VersionReply>(`/api/documents/${number}/versions/${version}`)),
    );
    expect(first).toMatchObject({ disclosure: OPEN, publicTitle: TITLE, embargoUntil: null, isVerbatim: false });
    expect(second).toMatchObject({ disclosure: partly, publicTitle: '점검 결과', licence: 'kogl4' });
    expect([first?.attachments[0]?.disclosure, second?.attachments[0]?.disclosure]).toMatchObject([
      OPEN,
      { level: 'closed' },
    ]);
  });

  test('of two who press at once, one decides and the other first sees what was decided', async () => {
    const number = await submitted();
    const shown = await get('team-leader', number);
    const both = await Promise.all([
      decide('team-leader', number, { disclosure: CLOSED }, shown),
      decide('team-leader', number, { disclosure: { level: 'closed', grounds: [5] } }, shown),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.code).toBe('content-changed');
    const { disclosure, version } = await get('drafter', number);
    expect([version, disclosure.level]).toEqual([2, 'closed']);
    expect(await intact()).toEqual([]);
  });

  test('each text of a bundle has its own, and the first is told of it', async () => {
    const [lead, second] = await writeBundle(office, ['첫째 안', '둘째 안'], [['approve', 'section-chief']]);
    await submitDraft(office, lead);
    expect(await decide('section-chief', second as string, { disclosure: CLOSED })).toMatchObject({ status: 200 });
    expect((await get('drafter', lead)).disclosure).toEqual(OPEN);
    expect((await get('drafter', second as string)).disclosure).toEqual(CLOSED);
    expect((await get('drafter', lead)).history.at(-1)).toMatchObject({
      act: 'otherTextEdited',
      text: '제2안 공개구분 공개 → 비공개(6)',
    });
    await signAs(office, 'section-chief', lead);
    await office.services.outbox.drainAll();
    expect((await visit(`/documents/${lead}`)).statusCode).toBe(200);
    expect((await visit(`/documents/${second}`)).statusCode).toBe(404);
    expect(await intact()).toEqual([]);
  });
});

describe('by the rules of a draft', () => {
  test('grounds, days and files are those that can be', async () => {
    const number = await writeDraft(office);
    const plan = await attach(number, '계획.txt');
    await submitDraft(office, number);
    const refused = async (change: Partial<DecidedDisclosure>) => (await decide('team-leader', number, change)).code;
    expect(await refused({ disclosure: { level: 'closed', grounds: [] } })).toBe('grounds-missing');
    expect(await refused({ disclosure: { level: 'open', grounds: [6] } })).toBe('grounds-not-allowed');
    const partly = { level: 'partiallyOpen' as const, grounds: [5 as const] };
    expect(await refused({ disclosure: partly, bodyOpen: true })).toBe('nothing-closed');
    expect(await refused({ embargoUntil: '2026-03-03' })).toBe('embargo-not-in-time');
    expect(await refused({ embargoUntil: '2026-13-45' })).toBe('embargo-not-in-time');
    expect(await refused({ disclosure: partly, reviewUntil: '2040-01-01' })).toBe('review-until-not-in-time');
    expect(await refused({ publicTitle: '가'.repeat(201) })).toBe('title-too-long');
    const foreign = {
      id: '00000000-0000-4000-8000-000000000001',
      disclosure: CLOSED,
      closedReason: null,
      reviewUntil: null,
      isVerbatim: false,
    };
    expect(await refused({ attachments: [foreign] })).toBe('content-changed');
    expect(await refused({ attachments: [{ ...foreign, id: plan, disclosure: partly }] })).toBe('file-open-in-part');
    expect(await refused({})).toBe('nothing-changed');
    expect((await get('drafter', number)).version).toBe(1);
  });

  test('a day that has come while the document waited need not be changed with the rest', async () => {
    const number = await submitted({ embargoUntil: '2026-03-04', line: [['approve', 'section-chief']] });
    office.clock.set('2026-03-05T00:00:00Z');
    expect((await decide('section-chief', number, { licence: 'kogl4' })).version).toBe(2);
    expect((await get('drafter', number)).history.at(-1)).toMatchObject({
      act: 'disclosed',
      text: '공개구분은 공개 그대로, 본문·붙임·공개일 등의 공개를 바꿈',
    });
  });

  test('by nobody who is not in turn, after the decision, or for whom the document does not exist', async () => {
    const number = await submitted();
    const shown = await get('drafter', number);
    const unfit = { disclosure: { level: 'closed' as const, grounds: [] } };
    for (const change of [{ disclosure: CLOSED }, unfit]) {
      expect(await decide('outsider', number, change, shown)).toMatchObject({ status: 404, code: 'not-found' });
      expect(await decide('colleague', number, change, shown)).toMatchObject({ status: 404, code: 'not-found' });
      expect((await decide('drafter', number, change, shown)).code).toBe('not-your-turn');
      expect((await decide('section-chief', number, change, shown)).code).toBe('not-your-turn');
    }
    const approved = await writeDraft(office);
    await approveDocument(office, approved);
    expect((await decide('section-chief', approved, { disclosure: CLOSED })).code).toBe('already-decided');
  });
});

const OF_THE_PASSAGE = ['다람재', '2026-11-23', '2026. 11. 23.'];

describe('비공개 사유', () => {
  const PROPOSED = '개인에 관한 사항으로 공개하면 사생활의 비밀이나 자유를 침해할 우려가 있음';

  test('of the document and of each file is the one of the grounds unless somebody writes another, for officials alone', async () => {
    const own = '나비솔 씨의 형편이 적혀 있음';
    // And a passage with a reason and an end of its own
    const closing = { reason: '다람재 위원의 의견임', until: '2026-11-23' };
    const passage: Run = { text: '예정가격', closed: [6], closing };
    const blocks: Body['blocks'] = [{ type: 'paragraph', content: [{ text: '점검한 ' }, passage] }];
    const partly = {
      editorJson: bodyToEditorJson({ v: 1, blocks }) as object,
      disclosure: { level: 'partiallyOpen' as const, grounds: [6 as const] },
      ...{ bodyOpen: true, closedReason: ` ${own}\n` },
    };
    const number = await writeDraft(office, { ...partly, line: [['approve', 'section-chief']] });
    const [names, plan] = [await attach(number, '명단.txt'), await attach(number, '계획.txt')];
    const drafter = await office.as('drafter');
    const change = (id: string, body: object) => drafter.patch(`/api/drafts/${number}/attachments/${id}`, body);
    await change(names, { disclosure: CLOSED, closedReason: own, reviewUntil: '2026-12-24' });
    await change(names, { disclosure: CLOSED });
    await change(plan, { disclosure: CLOSED });
    expect((await drafter.get<DraftReply>(`/api/drafts/${number}`)).closedReason).toBe(own);
    await submitDraft(office, number);
    const reasons = async () => {
      const { closedReason, attachments } = await get('drafter', number);
      return [closedReason, ...attachments.map((file) => file.closedReason)];
    };
    expect(await reasons()).toEqual([own, own, PROPOSED]);
    // When the approver closes the rest on the proposed reason and opens one file
    const opened = { id: plan, disclosure: OPEN, closedReason: null, reviewUntil: null, isVerbatim: false };
    expect(
      (await decide('section-chief', number, { disclosure: partly.disclosure, attachments: [opened] })).version,
    ).toBe(2);
    expect(await reasons()).toEqual([PROPOSED, own, undefined]);
    expect((await decide('section-chief', number, { closedReason: own })).version).toBe(3);
    await signAs(office, 'section-chief', number);
    await office.services.outbox.drainAll();
    // Then citizens read the grounds and nothing of the reasons, in no form
    const told = ['나비솔', '형편이', '사생활의 비밀', '2026-12-24', '2026. 12. 24.'].concat(OF_THE_PASSAGE);
    for (const word of told) expect(await formsWith(office, number, word), word).toEqual([]);
    for (const list of ['/open-data/documents.json', '/search.atom', '/search']) {
      const { body } = await visit(list);
      expect(body, list).toContain(number);
      expect(
        told.filter((word) => body.includes(word)),
        list,
      ).toEqual([]);
    }
    // And officials have them on the 문서관리카드 and in the record
    const [card, record] = await Promise.all(
      ['card.pdf', 'document.json'].map((file) => drafter.attempt('GET', `/api/documents/${number}/${file}`)),
    );
    const onCard = wordsOfForm('.pdf', card?.rawPayload ?? Buffer.alloc(0));
    for (const word of ['나비솔', '2026. 12. 24.', '다람재', '2026. 11. 23.']) expect(onCard).toContain(word);
    expect(record?.json<OfficeDocument>()).toMatchObject({
      body: { blocks },
      closedReason: own,
      attachments: [
        { closedReason: own, reviewUntil: '2026-12-24' },
        { closedReason: null, reviewUntil: null },
      ],
    });
  });

  test('of a passage lies ahead on the day of the submission, and whoever is in turn may leave it as it stands', async () => {
    const text = (until: string): object =>
      bodyToEditorJson({
        ...{ v: 1, blocks: [{ type: 'heading', content: [{ text: '예정가격', closed: [6], closing: { until } }] }] },
      }) as object;
    const partly = { level: 'partiallyOpen' as const, grounds: [6 as const] };
    const number = await writeDraft(office, {
      ...{ disclosure: partly, bodyOpen: true, editorJson: text('2026-03-02'), line: [['approve', 'section-chief']] },
    });
    await expect(submitDraft(office, number)).rejects.toMatchObject({
      ...{ status: 409, code: 'passage-review-not-in-time', message: expect.stringContaining('‘예정가격’') },
    });
    await saveDraft(office, number, {
      ...{ disclosure: partly, bodyOpen: true, editorJson: text('2026-04-01'), line: [['approve', 'section-chief']] },
    });
    await submitDraft(office, number);
    const before = office.clock.now();
    office.clock.set('2026-05-01T00:00:00Z');
    expect(await decide('section-chief', number, { closedReason: '형편이 있음' })).toMatchObject({ version: 2 });
    office.clock.set(before.toISOString());
  });

  test('is one line within its limit', async () => {
    const long = '가'.repeat(501);
    const number = await writeDraft(office, { disclosure: CLOSED, closedReason: long });
    await expect(submitDraft(office, number)).rejects.toMatchObject({ status: 409, code: 'closed-reason-too-long' });
    const file = await attach(number, '명단.txt');
    const drafter = await office.as('drafter');
    const body = { disclosure: CLOSED, closedReason: long };
    const refused = await drafter.attempt('PATCH', `/api/drafts/${number}/attachments/${file}`, body);
    expect(refused.json<{ code: string }>().code).toBe('closed-reason-too-long');
  });
});
