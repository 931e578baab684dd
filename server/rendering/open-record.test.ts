import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { OfficeDocument } from '../../shared/contract/office-document.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import { plainText } from '../../shared/document/plain-text.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, editorText, submitDraft, writeDraft } from '../testing/written-document.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
});
afterAll(() => office.close());

const FORMATS = ['txt', 'md', 'json'] as const;
type Who = 'drafter' | 'outsider';
const ask = async (number: string, format: (typeof FORMATS)[number], who: Who = 'drafter') =>
  (await office.as(who)).attempt('GET', `/api/documents/${number}/document.${format}`);

test('a closed document is had by those who read it as text, Markdown and JSON, whole and with summary and keywords', async () => {
  const number = await writeDraft(office, {
    title: '감사 결과: 처분 요구',
    publicTitle: '감사 결과',
    disclosure: { level: 'closed', grounds: [5] },
    summary: '세 부서를 감사하였다.',
    keywords: ['감사', '처분'],
    editorJson: editorText('세 부서의 지출을 살폈습니다.'),
  });
  await approveDocument(office, number);
  const { paper } = await (await office.as('drafter')).get<DocumentReply>(`/api/documents/${number}`);
  const [text, markdown, json] = await Promise.all(FORMATS.map((format) => ask(number, format)));
  expect(text?.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(text?.headers['content-disposition']).toContain(encodeURIComponent('감사 결과 처분 요구.txt'));
  expect(text?.body).toMatch(/^감사 결과: 처분 요구\n\n/);
  expect(text?.body).toContain(plainText(paper.body as Parameters<typeof plainText>[0]));
  for (const words of [`문서번호: ${paper.documentNumber}`, '요지: 세 부서를 감사하였다.', '키워드: 감사, 처분']) {
    expect(text?.body).toContain(words);
    expect(markdown?.body).toContain(`- ${words}`);
  }
  expect(markdown?.body).toMatch(/^# 감사 결과: 처분 요구\n/);
  const told = json?.json<OfficeDocument>();
  expect(told).toMatchObject({
    managementNumber: number,
    title: '감사 결과: 처분 요구',
    documentNumber: paper.documentNumber,
    disclosure: { level: 'closed', grounds: [5] },
    summary: '세 부서를 감사하였다.',
    keywords: ['감사', '처분'],
    body: paper.body,
    attachments: [],
  });
  const again = await (await office.as('drafter')).inject({
    method: 'GET',
    url: `/api/documents/${number}/document.json`,
    headers: { 'if-none-match': String(json?.headers.etag) },
  });
  expect(again.statusCode).toBe(304);
});

test('who may not read a document finds none, and one in approval has no such form yet', async () => {
  const closed = await writeDraft(office, { disclosure: { level: 'closed', grounds: [5] } });
  await approveDocument(office, closed);
  const inApproval = await writeDraft(office);
  await submitDraft(office, inApproval);
  for (const format of FORMATS) {
    const [hidden, missing] = [await ask(closed, format, 'outsider'), await ask('D0001999999999', format, 'outsider')];
    expect([hidden.statusCode, hidden.json<Problem>().code]).toEqual([404, missing.json<Problem>().code]);
    const visitor = await office
      .visitor()
      .inject({ method: 'GET', url: `/api/documents/${closed}/document.${format}` });
    expect(visitor.statusCode).toBe(401);
    const early = await ask(inApproval, format);
    expect([early.statusCode, early.json<Problem>().code]).toEqual([409, 'not-approved']);
  }
});
