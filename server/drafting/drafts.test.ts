import { afterAll, describe, expect, test } from 'vitest';
import type { BoxCounts, BoxPage, DocumentReply } from '../../shared/contract/approval.ts';
import type { DraftMade, DraftReply, SaveDraft } from '../../shared/contract/drafting.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { openTestOffice } from '../testing/test-office.ts';
import { editorText, saveDraft, sentBack, submitDraft, writeDraft } from '../testing/written-document.ts';

const office = await openTestOffice();
afterAll(office.close);

const drafter = () => office.as('drafter');
const read = async (number: string) => (await drafter()).get<DraftReply>(`/api/drafts/${number}`);

/** The draft as a window that has it open would send it back. */
async function openWindow(number: string): Promise<SaveDraft> {
  return sentBack(await read(number));
}

async function save(number: string, draft: object) {
  const response = await (await drafter()).attempt('PUT', `/api/drafts/${number}`, draft);
  return { status: response.statusCode, body: response.json<DraftMade & Problem>() };
}

describe('a draft', () => {
  test('begins empty, open to the public, and with its management number', async () => {
    const made = await (await drafter()).post<DraftMade>('/api/drafts');
    expect(await read(made.managementNumber)).toMatchObject({
      managementNumber: made.managementNumber,
      revision: 1,
      status: 'drafting',
      title: '',
      disclosure: { level: 'open', grounds: [] },
      unitTaskId: null,
      line: [],
      rejection: null,
    });
  });

  test('is kept as it was typed, finished or not', async () => {
    const { managementNumber } = await (await drafter()).post<DraftMade>('/api/drafts');
    const draft = {
      ...(await openWindow(managementNumber)),
      title: '  마을 공간\t점검 ',
      keywords: ['마을', '마을', ' '],
    };
    expect(await save(managementNumber, draft)).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(await read(managementNumber)).toMatchObject({ title: '마을 공간 점검', keywords: ['마을'], revision: 2 });
  });

  test('saved in a second window is not overwritten by the first', async () => {
    const number = await writeDraft(office, { title: '처음' });
    const [first, second] = [await openWindow(number), await openWindow(number)];
    expect((await save(number, { ...second, title: '둘째 창' })).status).toBe(200);
    const late = await save(number, { ...first, title: '첫째 창' });
    expect(late).toMatchObject({ status: 409, body: { code: 'stale-draft' } });
    expect((await read(number)).title).toBe('둘째 창');
    const early = { ...first, revision: first.revision + 9 };
    expect(await save(number, early)).toMatchObject({ status: 409, body: { code: 'stale-draft' } });
  });

  test('submitted from a window that has not seen the last save is refused', async () => {
    const number = await writeDraft(office);
    const { revision } = await openWindow(number);
    await saveDraft(office, number, { title: '더 고침' });
    const url = `/api/drafts/${number}/submission`;
    const response = await (await drafter()).attempt('POST', url, { revision });
    expect([response.statusCode, response.json().code]).toEqual([409, 'stale-draft']);
  });

  test('in approval is neither edited nor deleted nor submitted again', async () => {
    const number = await writeDraft(office);
    const window = await openWindow(number);
    await submitDraft(office, number);
    const client = await drafter();
    for (const response of [
      await client.attempt('GET', `/api/drafts/${number}`),
      await client.attempt('PUT', `/api/drafts/${number}`, { ...window, revision: window.revision + 1 }),
      await client.attempt('DELETE', `/api/drafts/${number}`),
      await client.attempt('POST', `/api/drafts/${number}/submission`, { revision: window.revision + 1 }),
    ]) {
      expect([response.statusCode, response.json().code]).toEqual([409, 'not-editable']);
    }
  });

  test('that was never submitted is thrown away; one that was is a record and stays', async () => {
    const client = await drafter();
    const never = await writeDraft(office);
    const before = await client.get<BoxCounts>('/api/boxes');
    expect((await client.attempt('DELETE', `/api/drafts/${never}`)).statusCode).toBe(200);
    expect((await client.attempt('GET', `/api/drafts/${never}`)).statusCode).toBe(404);
    expect((await client.get<BoxCounts>('/api/boxes')).saved).toBe(before.saved - 1);

    const recalled = await writeDraft(office);
    await submitDraft(office, recalled);
    await client.post(`/api/documents/${recalled}/recall`, {});
    const kept = await client.attempt('DELETE', `/api/drafts/${recalled}`);
    expect([kept.statusCode, kept.json().code]).toEqual([409, 'not-deletable']);
    expect((await client.get<DocumentReply>(`/api/documents/${recalled}`)).status).toBe('recalled');
  });

  test('is begun by nobody who holds no post', async () => {
    const response = await (await office.as('administrator')).attempt('POST', '/api/drafts', {});
    expect([response.statusCode, response.json().code]).toEqual([403, 'not-permitted']);
  });

  test('whose session ends in the middle loses nothing that was saved and takes up where it was', async () => {
    const number = await writeDraft(office, { title: '저장한 데까지' });
    const window = await openWindow(number);
    const client = await office.signIn('drafter');
    await client.attempt('DELETE', '/api/session');
    const unsaved = { ...window, title: '저장하지 못한 데까지' };
    const ended = await client.attempt('PUT', `/api/drafts/${number}`, unsaved);
    expect(ended.statusCode).toBe(401);
    expect(ended.json<Problem>()).toMatchObject({
      code: 'session-required',
      message: '로그인이 필요합니다. 다시 로그인하면 적던 내용이 그대로 있습니다.',
    });
    expect(await read(number)).toMatchObject({ title: '저장한 데까지', revision: window.revision });
    const again = await office.signIn('drafter');
    const saved = await again.put<DraftMade>(`/api/drafts/${number}`, unsaved);
    expect(saved.revision).toBe(window.revision + 1);
  });

  test('whose session runs out by the clock is the same', async () => {
    const number = await writeDraft(office);
    const window = await openWindow(number);
    const client = await drafter();
    office.clock.advanceMs(24 * 60 * 60_000);
    const ended = await client.attempt('PUT', `/api/drafts/${number}`, { ...window, title: '하루 뒤' });
    expect(ended.statusCode).toBe(401);
    expect((await read(number)).title).toBe(window.title);
  });
});

describe('the box of drafts', () => {
  test('shows the last saved first, page by page, with nothing twice and nothing left out', async () => {
    const { sql } = office.services.database;
    const client = await drafter();
    const before = (await client.get<BoxCounts>('/api/boxes')).saved;
    for (let count = 0; count < 110; count += 1) await client.post('/api/drafts');
    await sql`update documents set saved_at = date_trunc('minute', saved_at)`;
    const seen: string[] = [];
    let pages = 0;
    for (let after = ''; ; pages += 1) {
      const page: BoxPage = await client.get<BoxPage>(`/api/boxes/saved${after}`);
      seen.push(...page.rows.map((row) => row.managementNumber));
      expect(page.rows.every((row) => row.drafter.name === '정노을' && row.drafter.unitName === '자치행정과')).toBe(
        true,
      );
      if (page.next === null) break;
      after = `?after=${encodeURIComponent(page.next)}`;
    }
    expect(pages).toBeGreaterThan(1);
    expect(seen).toHaveLength(before + 110);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('of a colleague of the same unit does not show it', async () => {
    const number = await writeDraft(office, { title: '아직 보이면 안 되는 제목' });
    const colleague = await office.as('colleague');
    const { rows } = await colleague.get<BoxPage>('/api/boxes/saved');
    expect(rows.map((row) => row.managementNumber)).not.toContain(number);
    const opened = await colleague.attempt('GET', `/api/drafts/${number}`);
    expect(opened.statusCode).toBe(404);
    expect(opened.body).not.toContain('제목');
    const changed = await colleague.attempt('PUT', `/api/drafts/${number}`, await openWindow(number));
    expect([changed.statusCode, changed.json().code]).toEqual([404, 'not-found']);
  });
});

describe('what is frozen', () => {
  test('is NFC whatever a Mac has typed, and hides nothing', async () => {
    const nfd = (text: string) => text.normalize('NFD');
    const number = await writeDraft(office, {
      title: nfd('마을 공간\u202e 점검\u200b 결과'),
      publicTitle: nfd('점검 결과'),
      summary: nfd('요지\r\n둘째 줄\u0007'),
      keywords: [nfd('마을공간')],
      editorJson: editorText(nfd('마을모임 공간을 점검하였습니다.')),
    });
    await submitDraft(office, number);
    const document = await (await drafter()).get<DocumentReply>(`/api/documents/${number}`);
    expect(document).toMatchObject({
      publicTitle: '점검 결과',
      summary: '요지\n둘째 줄',
      keywords: ['마을공간'],
      paper: {
        title: '마을 공간 점검 결과',
        body: { v: 1, blocks: [{ type: 'paragraph', content: [{ text: '마을모임 공간을 점검하였습니다.' }] }] },
      },
    });
  });
});

test('a 부분공개 that closes nothing is kept as a draft and refused in words at the submission', async () => {
  const partly = { disclosure: { level: 'partiallyOpen' as const, grounds: [6 as const] }, bodyOpen: true };
  const number = await writeDraft(office, partly);
  await expect(submitDraft(office, number)).rejects.toMatchObject({ status: 409, code: 'nothing-closed' });
  await saveDraft(office, number, { ...partly, bodyOpen: false });
  expect((await submitDraft(office, number)).version).toBe(1);
  const named = await writeDraft(office, { ...partly, title: '강나루별 지원 결정', publicTitle: '지원 결정' });
  expect((await submitDraft(office, named)).version).toBe(1);
});
