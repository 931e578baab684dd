import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { SignDocuments, SignDocumentsReply } from '../../shared/contract/bulk-approval.ts';
import type { RoutineMarksReply } from '../../shared/contract/organization.ts';
import { type Cast, openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { editorText, submitDraft, writeDraft } from '../testing/written-document.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

type Item = SignDocuments['documents'][number];

async function waiting(opens = true): Promise<Item> {
  const managementNumber = await writeDraft(office, { line: [['approve', 'section-chief']] });
  const { contentHash, version } = await submitDraft(office, managementNumber);
  if (opens) await (await office.as('section-chief')).post(`/api/documents/${managementNumber}/opening`, { version });
  return { managementNumber, contentHash, key: randomUUID() };
}
const send = async (who: Cast, documents: readonly Item[]) => {
  const { results } = await (await office.as(who)).post<SignDocumentsReply>('/api/approvals', { documents });
  return results.map(({ done, problem }) => problem?.code ?? done?.documentNumber);
};

describe('일괄결재', () => {
  test('decides on each document by itself: what cannot be signed keeps none of the others back', async () => {
    const [one, unopened, three] = [await waiting(), await waiting(false), await waiting()];
    const stale = { ...(await waiting()), contentHash: '0'.repeat(64) };
    const unknown = { ...one, managementNumber: 'D0000999999999', key: randomUUID() };
    const results = await send('section-chief', [one, unopened, stale, unknown, three]);
    expect(results).toEqual(['자치행정과-1', 'not-opened', 'content-changed', 'not-found', '자치행정과-2']);
    const chief = await office.as('section-chief');
    expect((await chief.get<DocumentReply>(`/api/documents/${unopened.managementNumber}`)).status).toBe('inApproval');
  });

  test('sent again, or twice at once, gives the same answers and no second number', async () => {
    const items = [await waiting(), await waiting()];
    const [one, other] = await Promise.all([send('section-chief', items), send('section-chief', items)]);
    expect(one).toEqual(other);
    expect(await send('section-chief', items)).toEqual(one);
    expect(new Set(one).size).toBe(2);
  });

  test('is not for a version that was not opened: a correction in between must be seen first', async () => {
    const item = await waiting();
    const chief = await office.as('section-chief');
    const path = `/api/documents/${item.managementNumber}`;
    const { paper } = await chief.get<DocumentReply>(path);
    const text = { baseHash: item.contentHash, title: paper.title, editorJson: editorText('고친 글') };
    await chief.post(`${path}/edition`, text);
    const { contentHash } = await chief.get<DocumentReply>(path);
    expect(await send('section-chief', [{ ...item, contentHash }])).toEqual(['not-opened']);
    await chief.post(`${path}/opening`, { version: 2 });
    expect(await send('section-chief', [{ ...item, contentHash, key: randomUUID() }])).toHaveLength(1);
    expect((await chief.get<DocumentReply>(path)).status).toBe('approved');
  });

  test('takes unopened what is marked as routine, and only as long as it is; the mark stays on the list', async () => {
    const administrator = await office.as('administrator');
    const url = `/api/unit-tasks/${office.unitTaskId}/routine`;
    const mark = (isRoutine: boolean, reason = '매달 같은 서식으로 올라오는 보고') =>
      administrator.attempt('POST', url, { isRoutine, reason });
    expect((await mark(true, ' ')).json()).toMatchObject({ code: 'reason-missing' });
    const both = await Promise.all([mark(true), mark(true)]);
    expect(both.map((answer) => answer.statusCode).sort()).toEqual([200, 409]);
    const [routine, later] = [await waiting(false), await waiting(false)];
    expect(await send('drafter', [routine])).toEqual(['not-your-turn']);
    const again = { ...routine, key: randomUUID() };
    expect(await send('section-chief', [again])).toEqual([expect.stringMatching(/^자치행정과-\d+$/)]);
    office.clock.advanceMs(1_000);
    expect((await mark(false, '서식이 바뀌었습니다.')).statusCode).toBe(200);
    expect(await send('section-chief', [later])).toEqual(['not-opened']);
    const { marks } = await administrator.get<RoutineMarksReply>('/api/unit-tasks/routine-marks');
    expect(marks.map(({ isRoutine, reason }) => [isRoutine, reason])).toEqual([
      [false, '서식이 바뀌었습니다.'],
      [true, '매달 같은 서식으로 올라오는 보고'],
    ]);
    expect(
      (await (await office.as('drafter')).attempt('POST', url, { isRoutine: true, reason: '편의' })).statusCode,
    ).toBe(403);
  });

  test('signs nobody else’s documents, and says nothing of those that are not theirs to read', async () => {
    const item = await waiting();
    expect(await send('drafter', [item])).toEqual(['not-opened']);
    expect(await send('outsider', [item])).toEqual(['not-found']);
    await (await office.as('drafter')).post(`/api/documents/${item.managementNumber}/opening`, { version: 1 });
    expect(await send('drafter', [{ ...item, key: randomUUID() }])).toEqual(['not-your-turn']);
  });
});
