import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrivacyReportsReply } from '../../../shared/contract/privacy-reports.ts';
import type { QueueReply } from '../../../shared/contract/publication-acts.ts';
import { openTestOffice, type TestOffice } from '../../testing/test-office.ts';
import { editorText, publishDocument } from '../../testing/written-document.ts';

const NAME = '강나루';
const TEXT = `민원인 ${NAME} 씨의 요청을 처리하였습니다.`;

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
});
afterAll(() => office.close());

const publish = (title: string, text = TEXT) =>
  publishDocument(office, { title, editorJson: editorText(text), summary: text });
const visit = (url: string) => office.visitor().inject({ method: 'GET', url });
const send = (url: string, form: Record<string, string>, remoteAddress: string) =>
  office.app.inject({
    method: 'POST',
    url,
    remoteAddress,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  });
let networks = 0;
/** Each from a network of its own. */
async function report(number: string, form: Record<string, string> = {}): Promise<string> {
  networks += 1;
  const given = { kind: 'name', place: 'body', note: '', contact: '', ...form };
  const answer = await send(`/documents/${number}/report`, given, `203.0.113.${networks}`);
  expect(answer.statusCode).toBe(200);
  return /<b>([0-9A-Z-]{19})<\/b>/.exec(answer.body)?.[1] ?? '';
}
const outcomeOf = async (receipt: string) => (await send('/reports', { receipt }, '203.0.113.250')).body;
const decide = async (number: string, body: object) => {
  const url = `/api/documents/${number}/privacy-reports/decision`;
  const response = await (await office.as('administrator')).attempt('POST', url, { reason: '확인함', ...body });
  return response.statusCode === 200 ? 'done' : response.json<{ code: string }>().code;
};
const reportsOf = async (number: string) =>
  (await office.as('administrator')).get<PrivacyReportsReply>(`/api/documents/${number}/privacy-reports`);
const FORMS = (number: string) => [
  ...['', '.json', '/related'].map((form) => `/documents/${number}${form}`),
  ...['/', '/search', '/search.atom', '/search?unit=%EC%9E%90%EC%B9%98%ED%96%89%EC%A0%95%EA%B3%BC'],
];

describe('개인정보 신고', () => {
  it('holds the paper back at once, in every form, and the reporter alone sees what becomes of it', async () => {
    const number = await publish('민원 처리 결과');
    expect((await visit(`/documents/${number}`)).body).toContain(`/documents/${number}/report`);
    const receipt = await report(number, { contact: '010-0000-0000', note: '이름이 보입니다' });
    for (const url of FORMS(number)) expect((await visit(url)).body, url).not.toContain(NAME);
    expect((await visit(`/documents/${number}`)).body).toContain('확인하고 있습니다');
    for (const form of ['pdf', 'hwpx', 'txt', 'md']) {
      expect((await visit(`/documents/${number}.${form}`)).statusCode, form).toBe(404);
    }
    const queue = await (await office.as('administrator')).get<QueueReply>('/api/publication-queue?state=checking');
    expect(queue.documents.map(({ managementNumber }) => managementNumber)).toEqual([number]);
    expect((await reportsOf(number)).reports).toMatchObject([{ contact: '010-0000-0000', holds: true }]);
    expect(
      (await (await office.as('drafter')).attempt('GET', `/api/documents/${number}/privacy-reports`)).statusCode,
    ).toBe(403);
    expect(await outcomeOf(receipt.toLowerCase().replaceAll('-', ' '))).toContain('확인하고 있습니다');
    expect((await send('/reports', { receipt: 'AAAA-BBBB' }, '203.0.113.251')).statusCode).toBe(404);

    expect(await decide(number, { outcome: 'release', reason: ' ' })).toBe('reason-missing');
    expect(await decide(number, { outcome: 'release' })).toBe('done');
    expect((await visit(`/documents/${number}`)).body).toContain(NAME);
    expect(await outcomeOf(receipt)).toContain('다시 공개했습니다');
    expect(await decide(number, { outcome: 'release' })).toBe('not-reported');
    const kept = await office.services.database.sql`select contact, note from privacy_reports`;
    expect(kept).toEqual([{ contact: null, note: '' }]);
  });

  it('cannot hold down for ever what was decided, and puts a second report on the list', async () => {
    const number = await publish('거듭 신고되는 결과');
    await report(number);
    await decide(number, { outcome: 'release' });
    await report(number);
    expect((await visit(`/documents/${number}`)).body).toContain(NAME);
    expect((await reportsOf(number)).reports.map(({ holds }) => holds)).toEqual([true, false]);
    expect(await decide(number, { outcome: 'release' })).toBe('done');
  });

  it('is answered by a public copy in which the words are gone everywhere, and that can be reported anew', async () => {
    const name = '한여울';
    const number = await publish(`${name} 씨 민원`, `민원인 ${name} 씨의 요청을 처리하였습니다.`);
    await report(number, { place: 'title' });
    expect((await visit(`/documents/${number}`)).body).toContain('확인 중인 문서');
    expect(await decide(number, { outcome: 'mask' })).toBe('mask-empty');
    expect(await decide(number, { outcome: 'mask', words: ['없는 이름'] })).toBe('mask-word-missing');
    expect(await decide(number, { outcome: 'mask', words: [name] })).toBe('done');
    for (const url of FORMS(number)) expect((await visit(url)).body, url).not.toContain(name);
    const page = (await visit(`/documents/${number}`)).body;
    expect(page).toContain('제9조제1항제6호에 따라 비공개');
    expect(page).toContain('요청을 처리하였습니다');
    expect((await visit(`/documents/${number}.hwpx`)).statusCode).toBe(200);
    await report(number);
    expect((await visit(`/documents/${number}`)).body).toContain('확인하고 있습니다');
    expect(await decide(number, { outcome: 'withdraw' })).toBe('done');
    const gone = await visit(`/documents/${number}`);
    expect(gone.statusCode).toBe(410);
    expect(gone.body).toContain('개인정보 보호');
  });

  it('ends with a paper that is taken back: who reported hears of it, and how to reach them is gone', async () => {
    const number = await publish('신고 뒤에 철회한 결과');
    const receipt = await report(number, { contact: '010-0000-0001' });
    await (await office.as('administrator')).post(`/api/documents/${number}/publication/withdrawal`, {
      reason: '철회',
    });
    expect(await outcomeOf(receipt)).not.toContain('확인하고 있습니다');
    expect(await office.services.database.sql`select from privacy_reports where contact is not null`).toHaveLength(0);
  });

  it('loses nothing that was typed, takes three a minute, and nothing of what cannot be read', async () => {
    const number = await publish('잘못 적은 신고');
    const wrong = await send(`/documents/${number}/report`, { kind: 'name', note: '적어 둔 말' }, '203.0.113.252');
    expect(wrong.statusCode).toBe(400);
    expect(wrong.body).toContain('적어 둔 말');
    expect(wrong.body).toContain('어디에서 보셨는지 골라 주십시오');
    const form = { kind: 'name', place: 'body' };
    const codes: number[] = [];
    for (let count = 0; count < 4; count += 1) {
      codes.push((await send(`/documents/${number}/report`, form, '203.0.113.253')).statusCode);
    }
    expect(codes).toEqual([200, 200, 200, 429]);
    expect((await send('/documents/D0000999999999/report', form, '203.0.113.254')).statusCode).toBe(404);
  });
});
