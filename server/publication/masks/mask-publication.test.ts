import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentReply } from '../../../shared/contract/approval.ts';
import type {
  LiftMasks,
  MaskPublication,
  PolicyReply,
  PublicMasksReply,
} from '../../../shared/contract/publication-acts.ts';
import { FIRST_POLICY } from '../../../shared/disclosure/publication-plan.ts';
import { EVERYWHERE, formsWith } from '../../testing/citizen-forms.ts';
import { lockedOfficeFile } from '../../testing/locked-office-file.ts';
import { openTestOffice, type TestOffice } from '../../testing/test-office.ts';
import { approveDocument, editorText, writeDraft } from '../../testing/written-document.ts';

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

const lifting = (number: string) => `${url(number)}/lifting`;

async function unmask(number: string, asked: Partial<LiftMasks>, who: 'administrator' | 'colleague' = 'administrator') {
  const body = { reason: '가릴 까닭이 없어짐', words: [], attachments: [], publicTitle: false, ...asked };
  const answer = await (await office.as(who)).attempt('POST', lifting(number), body);
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
      ...{ attachments: [], publicTitle: null, lifted: [] },
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

describe('가림 풀기', () => {
  it('opens again what was masked, in every form of the copy at once, and keeps the former mask and the reason', async () => {
    const number = await approve({ title: '요청 처리', editorJson: editorText(`${NAME} 씨와 달무리솔 씨의 요청`) });
    const title = { publicTitle: '민원 요청 처리' };
    expect(await mask(number, { words: [word(NAME), word('달무리솔', 5)], ...title })).toBe('done');
    office.clock.advanceMs(60_000);
    // As it was chosen, not as it is spelt: masks find a word whatever stands between its letters.
    expect(await unmask(number, { words: ['달무리 솔'] })).toBe('done');
    expect(await formsWith(office, number, '달무리솔')).not.toEqual([]);
    expect(await formsWith(office, number, NAME)).toEqual([]);
    expect((await visit(`/documents/${number}`)).body).not.toContain('제9조제1항제5호');
    const liftedAt = office.clock.now().toISOString();
    const first = { words: [{ text: '달무리솔', grounds: [5] }], attachments: [], publicTitle: null, liftedAt };
    expect(await masksOf(number)).toMatchObject({ words: [{ text: NAME }], lifted: [first], ...title });
    const { publication } = await seen(number);
    expect(publication.acts?.at(-1)).toMatchObject({ kind: 'unmasked', reason: '가릴 까닭이 없어짐', by: '문지기' });
    expect(await unmask(number, { words: [NAME], publicTitle: true })).toBe('done');
    expect(await masksOf(number)).toMatchObject({ words: [], publicTitle: null });
    expect((await masksOf(number)).lifted).toMatchObject([first, { words: [{ text: NAME }], ...title }]);
    expect(await formsWith(office, number, NAME)).not.toEqual([]);
    expect((await visit(`/documents/${number}.json`)).json()).toMatchObject({ title: '요청 처리' });
  });

  it('does nothing where citizens would be shown a number, and nothing is written of it', async () => {
    const number = await approve({ title: '안내', editorJson: editorText(`대상자 번호는 ${NUMBER} 입니다.`) });
    expect(await mask(number, { words: [word(NUMBER)] })).toBe('done');
    const before = await masksOf(number);
    expect(await unmask(number, { words: [NUMBER] })).toBe('unmask-personal');
    expect(await masksOf(number)).toEqual(before);
    expect(await formsWith(office, number, NUMBER)).toEqual([]);
    expect((await seen(number)).publication.acts?.map(({ kind }) => kind)).toEqual(['stopped', 'masked', 'published']);
  });

  it('shows no number that 그래도 공개 had let out before it was masked', async () => {
    await decidePolicy({});
    const text = editorText(`${NAME} 씨의 번호는 ${NUMBER}, 다른 이의 번호는 ${OTHER} 입니다.`);
    const number = await approve({ title: '내보낸 뒤에 가림', editorJson: text });
    const officer = await office.as('administrator');
    await officer.post(`/api/documents/${number}/publication/release`, { reason: '그래도' });
    await office.services.outbox.drainAll();
    expect(await formsWith(office, number, NUMBER)).not.toEqual([]);
    expect(await mask(number, { words: [word(NUMBER), word(NAME)] })).toBe('done');
    expect(await unmask(number, { words: [NUMBER] })).toBe('unmask-personal');
    expect(await formsWith(office, number, NUMBER)).toEqual([]);
    // The other number is still out by that decision, and holds back nothing else.
    expect(await unmask(number, { words: [NAME] })).toBe('done');
    expect(await formsWith(office, number, NAME)).toEqual(EVERYWHERE);
    // Nor beside one that is judged where it stands a second time.
    const again = editorText(`번호는 ${NUMBER}, 물품 ${NUMBER} 폐기, 대상자 번호는 ${OTHER} 입니다.`);
    const twice = await approve({ title: '두 번 적힌 번호', editorJson: again });
    await officer.post(`/api/documents/${twice}/publication/release`, { reason: '그래도' });
    await office.services.outbox.drainAll();
    const scrapped = `${NUMBER} 폐기`;
    expect(await mask(twice, { words: [word(scrapped), word(OTHER)] })).toBe('done');
    const falseFindings = [{ word: scrapped, reason: '물품번호임' }];
    expect(await unmask(twice, { words: [scrapped, OTHER], falseFindings })).toBe('unmask-personal');
    expect(await formsWith(office, twice, OTHER)).toEqual([]);
  });

  it('shows what only looks like a number once it is judged by name with a reason, until it is masked anew', async () => {
    const text = editorText(`물품번호는 ${NUMBER}, 대상자 번호는 ${OTHER} 입니다.`);
    const number = await approve({ title: '물품 안내', editorJson: text });
    expect(await mask(number, { words: [word(NUMBER), word(OTHER)] })).toBe('done');
    const judged = (reason: string, of = NUMBER) => ({ falseFindings: [{ word: of, reason }] });
    expect(await unmask(number, { words: [NUMBER] })).toBe('unmask-personal');
    expect(await unmask(number, { words: [NUMBER], ...judged(' ') })).toBe('reason-missing');
    expect(await unmask(number, { words: [NUMBER], ...judged('물품', OTHER) })).toBe('mask-gone');
    // Nothing rides along with it.
    expect(await unmask(number, { words: [NUMBER, OTHER], ...judged('물품') })).toBe('unmask-personal');
    expect(await formsWith(office, number, NUMBER)).toEqual([]);
    expect(await unmask(number, { words: [NUMBER], ...judged('물품관리번호임') })).toBe('done');
    expect(await formsWith(office, number, NUMBER)).not.toEqual([]);
    expect(await formsWith(office, number, OTHER)).toEqual([]);
    expect((await masksOf(number)).lifted).toMatchObject([
      { falseFindings: [{ kind: 'residentNumber', words: NUMBER, reason: '물품관리번호임' }] },
    ]);
    const reason = '가릴 까닭이 없어짐\n잘못 찾은 것: 물품관리번호임';
    expect((await seen(number)).publication.acts?.at(-1)).toMatchObject({ kind: 'unmasked', reason });
    // The checks that follow know of it, and of nothing else.
    expect(await mask(number, { words: [word('대상자', 5)] })).toBe('done');
    expect(await unmask(number, { words: [OTHER] })).toBe('unmask-personal');
    // Whoever masks any part of it again takes the judgement back.
    const part = '물품번호는 900101';
    expect(await mask(number, { words: [word(part)] })).toBe('done');
    expect(await unmask(number, { words: [part] })).toBe('unmask-personal');
    expect(await unmask(number, { words: [part], ...judged('물품', part) })).toBe('done');
    expect(await mask(number, { words: [word(NUMBER)] })).toBe('done');
    expect(await unmask(number, { words: [NUMBER] })).toBe('unmask-personal');
    expect(await formsWith(office, number, NUMBER)).toEqual([]);
  });

  it('makes what waits for its day wait for a decision, if it would show a number then', async () => {
    await decidePolicy({ originalAfterDays: 5 });
    const number = await approve({ title: '기다리는 문서', editorJson: editorText(`번호는 ${NUMBER} 입니다.`) });
    expect(await mask(number, { words: [word(NUMBER)] })).toBe('done');
    expect((await seen(number)).publication.state).toBe('waiting');
    expect(await unmask(number, { words: [NUMBER] })).toBe('done');
    expect((await seen(number)).publication).toMatchObject({ state: 'stopped', stop: { kinds: ['residentNumber'] } });
    await decidePolicy({});
  });

  it('is of what is masked now, by the disclosure officer alone, and one of two who lift the same is told', async () => {
    const number = await approve({ title: '둘이 풂', editorJson: editorText(`${NAME} 씨`) });
    expect(await mask(number, { words: [word(NAME)] })).toBe('done');
    expect(await unmask(number, {})).toBe('unmask-empty');
    expect(await unmask(number, { words: ['없는 말'] })).toBe('mask-gone');
    expect(await unmask(number, { words: [NAME], publicTitle: true })).toBe('mask-gone');
    expect(await unmask(number, { words: [NAME], reason: ' ' })).toBe('reason-missing');
    const body = { reason: '사유', words: [NAME], attachments: [], publicTitle: false };
    expect((await (await office.as('drafter')).attempt('POST', lifting(number), body)).statusCode).toBe(403);
    const told = await Promise.all([unmask(number, { words: [NAME] }), unmask(number, { words: [NAME] }, 'colleague')]);
    expect(told.sort()).toEqual(['done', 'mask-gone']);
    expect((await masksOf(number)).lifted).toHaveLength(1);
    const officer = await office.as('administrator');
    await officer.post(`/api/documents/${number}/publication/withdrawal`, { reason: '철회' });
    expect(await mask(number, { words: [word(NAME)] })).toBe('not-published');
  });

  it('opens a file again only after it was looked through', async () => {
    const drafter = await office.as('drafter');
    const number = await writeDraft(office, { title: '붙임 둘' });
    const attach = async (name: string, content: string | Uint8Array<ArrayBuffer>) => {
      const form = new FormData();
      form.append('file', new File([content], name));
      const added = await drafter.attempt('POST', `/api/drafts/${number}/attachments`, form);
      const { id } = added.json<{ id: string }>();
      await drafter.patch(`/api/drafts/${number}/attachments/${id}`, { disclosure: { level: 'open', grounds: [] } });
      return id;
    };
    // Nobody can look into the second.
    const readable = await attach('길.csv', '이름,길\n쉼터,느티나무길 3\n');
    const other = await attach('잠김.xlsx', new Uint8Array(lockedOfficeFile()));
    await approveDocument(office, number, []);
    await office.services.outbox.drainAll();
    const closed = [readable, other].map((id) => ({ id, grounds: [5 as const] }));
    expect(await mask(number, { attachments: closed })).toBe('done');
    const file = (id: string) => visit(`/documents/${number}/attachments/${id}`);
    expect((await file(readable)).statusCode).toBe(404);
    expect(await unmask(number, { attachments: [readable, other] })).toBe('unmask-unread');
    expect((await file(readable)).statusCode).toBe(404);
    expect(await unmask(number, { attachments: [readable] })).toBe('done');
    expect((await file(readable)).body).toContain('느티나무길');
    expect((await file(other)).statusCode).toBe(404);
    expect(await masksOf(number)).toMatchObject({
      attachments: [{ id: other }],
      lifted: [{ attachments: [{ id: readable }] }],
    });
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
