import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { Problem } from '../../shared/contract/problem.ts';
import type { PublicDocument } from '../../shared/contract/publication.ts';
import { hwpxFaults } from '../../shared/testing/hwpx-faults.ts';
import { readPackage } from '../testing/read-package.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, editorText, submitDraft, writeDraft } from '../testing/written-document.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
});
afterAll(() => office.close());

const FORMS = ['hwpx', 'txt', 'md'] as const;
const visit = (url: string, headers: Record<string, string> = {}) =>
  office.visitor().inject({ method: 'GET', url, headers });
const officials = async (managementNumber: string, who: 'drafter' | 'colleague' | 'outsider' = 'drafter') =>
  (await office.as(who)).attempt('GET', `/api/documents/${managementNumber}/paper.hwpx`);

async function publish(given: Parameters<typeof writeDraft>[1]): Promise<string> {
  const managementNumber = await writeDraft(office, given);
  await approveDocument(office, managementNumber);
  await office.services.outbox.drainAll();
  return managementNumber;
}

/** The section's text as it is read, white space aside. */
const lettersOf = (files: readonly { name: string; content: string }[]) =>
  (files.find(({ name }) => name === 'Contents/section0.xml')?.content ?? '').replace(/<[^>]*>|\s/g, '');

test('an approved document is a sound .hwpx with the text of the record, named by its title', async () => {
  const number = await publish({
    title: '마을모임 공간: 점검 결과',
    editorJson: editorText('열두 곳을 점검하였습니다.'),
  });
  const answer = await officials(number);
  expect(answer.headers['content-type']).toBe('application/hwp+zip');
  const name = encodeURIComponent('마을모임 공간 점검 결과.hwpx');
  expect(answer.headers['content-disposition']).toMatch(/^attachment;/);
  expect(answer.headers['content-disposition']).toContain(`filename*=UTF-8''${name}`);
  const { files, faults } = await readPackage(answer.rawPayload);
  expect([...faults, ...hwpxFaults(files)]).toEqual([]);
  const { paper } = await (await office.as('drafter')).get<DocumentReply>(`/api/documents/${number}`);
  const letters = lettersOf(files);
  expect(letters).toContain('열두곳을점검하였습니다.끝.');
  for (const words of [paper.documentNumber ?? '', '2026.3.3.', '백이든', '03/03', '마을모임공간:점검결과']) {
    expect(letters).toContain(words.replace(/\s/g, ''));
  }
});

test('whoever has the file is told so; the next one is the same to the last byte', async () => {
  const number = await publish({});
  for (const url of [`/api/documents/${number}/paper.hwpx`, `/documents/${number}.hwpx`, `/documents/${number}.pdf`]) {
    const ask = async (headers: Record<string, string>) =>
      url.startsWith('/api')
        ? (await office.as('drafter')).inject({ method: 'GET', url, headers })
        : visit(url, headers);
    const first = await ask({});
    const etag = String(first.headers.etag);
    const again = await ask({ 'if-none-match': `"other", W/${etag}` });
    expect([url, first.statusCode, again.statusCode, again.rawPayload.length]).toEqual([url, 200, 304, 0]);
    const other = await ask({ 'if-none-match': '"other"' });
    expect(other.rawPayload.equals(first.rawPayload)).toBe(true);
  }
});

test('a document that is not approved has none, and nobody learns of one they may not read', async () => {
  const number = await writeDraft(office);
  await submitDraft(office, number);
  expect((await officials(number)).json<Problem>().code).toBe('not-approved');
  const hidden = await officials(number, 'outsider');
  const unknown = await officials('D0001999999999', 'outsider');
  const without = ({ requestId: _, ...rest }: Problem) => rest;
  expect([hidden.statusCode, unknown.statusCode]).toEqual([404, 404]);
  expect(without(hidden.json())).toEqual(without(unknown.json()));
  expect((await visit(`/api/documents/${number}/paper.hwpx`)).statusCode).toBe(401);
});

test('citizens get the same text as .hwpx, as plain text, as Markdown and as data', async () => {
  const number = await publish({
    title: '한 글 여러 모습',
    summary: '요지입니다.\n# 둘째 줄',
    keywords: ['공간', '점검'],
  });
  const { text } = (await visit(`/documents/${number}.json`)).json<PublicDocument>();
  const letters = (text ?? '').replace(/\s/g, '');
  const { files, faults } = await readPackage((await visit(`/documents/${number}.hwpx`)).rawPayload);
  expect([...faults, ...hwpxFaults(files)]).toEqual([]);
  expect(lettersOf(files)).toContain(letters);
  for (const [form, type] of [
    ['txt', 'text/plain'],
    ['md', 'text/markdown'],
  ] as const) {
    const answer = await visit(`/documents/${number}.${form}`);
    expect(answer.headers['content-type']).toBe(`${type}; charset=utf-8`);
    expect(answer.body.replace(/\s/g, '')).toContain(letters);
    for (const fact of ['한 글 여러 모습', '요지입니다.', '공간, 점검', number]) expect(answer.body).toContain(fact);
  }
  expect((await visit(`/documents/${number}.md`)).body).toContain('\n- 요지: 요지입니다.\\\n  \\# 둘째 줄\n');
});

test('what is closed, withdrawn or invented is nowhere: the same page, byte for byte', async () => {
  const closed = await publish({ disclosure: { level: 'closed', grounds: [5] } });
  const hidden = await publish({ disclosure: { level: 'partiallyOpen', grounds: [6] }, bodyOpen: false });
  for (const form of FORMS) {
    const answers = await Promise.all(
      [closed, hidden, 'D0001999999999', 'x'].map((one) => visit(`/documents/${one}.${form}`)),
    );
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => JSON.stringify({ ...headers, date: '' }))).size).toBe(1);
  }
});

test('the real title of a document with a public one stands nowhere in the citizens’ files', async () => {
  const secret = '홍길동 감봉';
  const number = await publish({ title: `${secret} 건`, publicTitle: '인사위원회 결과' });
  const { files } = await readPackage((await visit(`/documents/${number}.hwpx`)).rawPayload);
  expect(files.map(({ content }) => content).join('\n')).toContain('인사위원회 결과');
  for (const { name, content } of files) expect([name, content.includes('홍길동')]).toEqual([name, false]);
  for (const form of ['txt', 'md']) expect((await visit(`/documents/${number}.${form}`)).body).not.toContain('홍길동');
  const own = await readPackage((await officials(number)).rawPayload);
  expect(own.files.map(({ content }) => content).join('\n')).toContain(secret);
});

test('the reader of archives finds an archive that is packed in another way', async () => {
  const mimetype = strToU8('application/hwp+zip');
  const faultsOf = async (entries: Parameters<typeof zipSync>[0]) =>
    (await readPackage(Buffer.from(zipSync(entries)))).faults;
  expect(await faultsOf({ mimetype: [mimetype, { level: 0 }] })).toEqual([]);
  expect(await faultsOf({ mimetype: [mimetype, { level: 6 }] })).toEqual(['the first entry is packed']);
  expect(await faultsOf({ 'a.xml': [mimetype, { level: 0 }], mimetype })).toEqual(['mimetype is not the first']);
  expect(await faultsOf({ mimetype: [mimetype, { level: 0, extra: { 1: mimetype } }] })).toEqual([
    'the first entry has more in its header',
  ]);
});
