import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DocumentReply } from '../../../shared/contract/approval.ts';
import type { MaskPublication, PolicyReply, PublicMasksReply } from '../../../shared/contract/publication-acts.ts';
import { FIRST_POLICY } from '../../../shared/disclosure/publication-plan.ts';
import { EVERYWHERE, formsWith } from '../../testing/citizen-forms.ts';
import { openTestOffice, type TestOffice } from '../../testing/test-office.ts';
import { approveDocument, editorText, writeDraft } from '../../testing/written-document.ts';

// A loaded machine draws slowly; nothing here is a measurement.
vi.setConfig({ testTimeout: 60_000 });

const NUMBER = '900101-1234568';
const OTHER = '850505-2345671';
const NAME = '강나루별';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
  await office.giveRoles('colleague', ['disclosureOfficer']);
});
afterAll(() => office.close());

async function approve(given: Parameters<typeof writeDraft>[1]): Promise<string> {
  const number = await writeDraft(office, given);
  await approveDocument(office, number, ['residentNumber']);
  await office.services.outbox.drainAll();
  return number;
}

const url = (number: string) => `/api/documents/${number}/publication/masks`;
const seen = async (number: string) =>
  (await office.as('administrator')).get<DocumentReply>(`/api/documents/${number}`);
const masksOf = async (number: string) => (await office.as('administrator')).get<PublicMasksReply>(url(number));
const visit = (address: string) => office.visitor().inject({ method: 'GET', url: address });

const word = (text: string, ...grounds: MaskPublication['words'][number]['grounds']) => ({
  text,
  grounds: grounds.length > 0 ? grounds : [6 as const],
});

async function mask(
  number: string,
  asked: Partial<MaskPublication>,
  who: 'administrator' | 'colleague' = 'administrator',
) {
  const body = { reason: '개인정보를 가림', words: [], attachments: [], ...asked };
  const answer = await (await office.as(who)).attempt('POST', url(number), body);
  await office.services.outbox.drainAll();
  return answer.statusCode === 200 ? 'done' : answer.json<{ code: string }>().code;
}

async function decidePolicy(change: Partial<typeof FIRST_POLICY>): Promise<void> {
  const officer = await office.as('administrator');
  const { sequence } = await officer.get<PolicyReply>('/api/publication-policy');
  const validFrom = office.clock.now().toISOString().slice(0, 10);
  await officer.post('/api/publication-policy', { sequence, validFrom, policy: { ...FIRST_POLICY, ...change } });
}

describe('가리고 공개', () => {
  it('lets what a check has stopped go on once it finds nothing more, and no form has the words', async () => {
    const number = await approve({
      editorJson: editorText(`대상자 ${NAME} 의 번호는 ${NUMBER} 입니다.`),
      title: '대상자 안내',
    });
    expect(await seen(number)).toMatchObject({
      publication: { state: 'stopped', stop: { kinds: ['residentNumber'] } },
      may: { maskPublication: true },
    });
    expect(await mask(number, { words: [word(NUMBER), word(NAME, 6, 7)] })).toBe('done');
    const { publication } = await seen(number);
    expect(publication).toMatchObject({ state: 'public', stop: { kinds: [], leaks: [], unread: [] } });
    expect(publication.acts).toMatchObject([
      { kind: 'stopped' },
      { kind: 'masked', reason: '개인정보를 가림' },
      { kind: 'published' },
    ]);
    for (const text of [NUMBER, NAME]) expect(await formsWith(office, number, text), text).toEqual([]);
    expect((await visit(`/documents/${number}`)).body).toContain('제9조제1항제6호·제7호에 따라 비공개');
    expect(await masksOf(number)).toEqual({
      words: [
        { text: NUMBER, grounds: [6] },
        { text: NAME, grounds: [6, 7] },
      ],
      ...{ attachments: [], publicTitle: null },
    });
  });

  it('does nothing where something would still name somebody, and says what', async () => {
    const number = await approve({ editorJson: editorText(`번호는 ${NUMBER} 와 ${OTHER} 입니다.`), title: '번호 둘' });
    expect(await mask(number, { words: [word(NUMBER)] })).toBe('mask-not-enough');
    expect(await mask(number, { words: [word('없는 말')] })).toBe('mask-word-missing');
    expect(await mask(number, {})).toBe('mask-empty');
    expect(await masksOf(number)).toMatchObject({ words: [] });
    const { publication } = await seen(number);
    expect(publication.state).toBe('stopped');
    expect(publication.acts?.map(({ kind }) => kind)).toEqual(['stopped']);
    expect(await mask(number, { words: [word(NUMBER), word(OTHER)] })).toBe('done');
    expect(await formsWith(office, number, OTHER)).toEqual([]);
  });

  it('gives a public title in the place of one that names somebody', async () => {
    const number = await approve({ title: `${NUMBER} 지원 결정` });
    expect((await seen(number)).publication.state).toBe('stopped');
    expect(await mask(number, { publicTitle: `${NUMBER} 지원` })).toBe('mask-not-enough');
    expect(await mask(number, { publicTitle: '위기가구 지원 결정' })).toBe('done');
    expect(await formsWith(office, number, NUMBER)).toEqual([]);
    expect(await formsWith(office, number, '위기가구 지원 결정')).toEqual(EVERYWHERE);
    // The document itself is as it was signed.
    expect((await seen(number)).paper.title).toBe(`${NUMBER} 지원 결정`);
  });

  it('replaces at once what citizens read already, and what they have kept is not answered any more', async () => {
    const number = await approve({
      editorJson: editorText(`민원인 ${NAME} 씨의 요청`),
      summary: `${NAME} 의 요청`,
      title: '요청 처리',
    });
    const before = await visit(`/documents/${number}.txt`);
    expect(before.body).toContain(NAME);
    expect(await mask(number, { words: [word(NAME)] })).toBe('done');
    expect(await formsWith(office, number, NAME)).toEqual([]);
    const again = await office.visitor().inject({
      ...{ method: 'GET', url: `/documents/${number}.txt` },
      headers: { 'if-none-match': String(before.headers.etag) },
    });
    expect([again.statusCode, again.body.includes(NAME)]).toEqual([200, false]);
  });

  it('is nobody’s but the disclosure officer’s, and of no document that is not theirs', async () => {
    const number = await approve({ title: '남의 일' });
    const drafter = await office.as('drafter');
    // Who reads the document reads what was masked of it, and nobody else.
    expect((await drafter.attempt('GET', url(number))).statusCode).toBe(200);
    expect((await (await office.as('cooperator')).attempt('GET', url(number))).statusCode).toBe(404);
    const body = { reason: '사유', words: [word('마을모임')], attachments: [] };
    expect((await drafter.attempt('POST', url(number), body)).statusCode).toBe(403);
    const draft = await writeDraft(office, { title: '아직 기안' });
    const officer = await office.as('administrator');
    expect((await officer.attempt('GET', url(draft))).statusCode).toBe(404);
    expect((await officer.attempt('POST', url(draft), body)).statusCode).toBe(404);
    expect(await mask(number, { words: [word('마을모임')], reason: ' ' })).toBe('reason-missing');
  });

  it('waits for a report of a citizen, which is decided by itself', async () => {
    const number = await approve({ title: '신고된 문서', editorJson: editorText(`${NAME} 씨`) });
    await office.app.inject({
      ...{ method: 'POST', url: `/documents/${number}/report`, remoteAddress: '203.0.113.77' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'kind=name&place=body&note=&contact=',
    });
    expect((await seen(number)).may.maskPublication).toBe(false);
    expect(await mask(number, { words: [word(NAME)] })).toBe('mask-after-report');
  });
});

describe('two at once', () => {
  it('mask both, and the same act sent again is done once', async () => {
    const number = await approve({ title: '두 사람', editorJson: editorText(`${NAME} 씨와 달무리솔 씨의 요청`) });
    const told = await Promise.all([
      mask(number, { words: [word(NAME)] }),
      mask(number, { words: [word('달무리솔', 7)] }, 'colleague'),
    ]);
    expect(told).toEqual(['done', 'done']);
    expect((await masksOf(number)).words).toHaveLength(2);
    for (const text of [NAME, '달무리솔']) expect(await formsWith(office, number, text)).toEqual([]);
    const officer = await office.as('administrator');
    const body = { reason: '요청도 가림', words: [word('요청')], attachments: [] };
    const headers = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => officer.attempt('POST', url(number), body, headers)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    const { publication } = await seen(number);
    expect(publication.acts?.filter(({ reason }) => reason === '요청도 가림')).toHaveLength(1);
  });

  it('let out nothing that the other has masked: 그래도 공개 and 가리고 공개 come one after the other', async () => {
    const number = await approve({ title: '동시에', editorJson: editorText(`번호는 ${NUMBER} 입니다.`) });
    const other = await office.as('colleague');
    const released = other.attempt('POST', `/api/documents/${number}/publication/release`, { reason: '그래도' });
    const [masked, { statusCode }] = await Promise.all([mask(number, { words: [word(NUMBER)] }), released]);
    await office.services.outbox.drainAll();
    expect(masked).toBe('done');
    expect([200, 409]).toContain(statusCode);
    expect((await seen(number)).publication.state).toBe('public');
    expect(await formsWith(office, number, NUMBER)).toEqual([]);
  });
});

it('what waits for its day is masked in the list at once, and goes out masked', async () => {
  await decidePolicy({ originalAfterDays: 5 });
  const number = await approve({ title: `${NAME} 씨 요청`, editorJson: editorText(`${NAME} 씨의 요청`) });
  const listed = async () => (await visit(`/documents/${number}`)).body;
  expect((await seen(number)).publication.state).toBe('waiting');
  expect(await listed()).toContain(NAME);
  expect(await mask(number, { words: [word(NAME)] })).toBe('done');
  expect(await listed()).not.toContain(NAME);
  expect((await seen(number)).publication.state).toBe('waiting');
  const officer = await office.as('administrator');
  await officer.post(`/api/documents/${number}/publication/acts`, { act: 'bringForward', reason: '지금' });
  expect(await formsWith(office, number, NAME)).toEqual([]);
  await decidePolicy({});
});
