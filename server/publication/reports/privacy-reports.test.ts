import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentReply } from '../../../shared/contract/approval.ts';
import type { AttachmentShape } from '../../../shared/contract/document-parts.ts';
import type { PrivacyReportsReply } from '../../../shared/contract/privacy-reports.ts';
import type { PolicyReply, QueueReply } from '../../../shared/contract/publication-acts.ts';
import type { ReclassifyReply } from '../../../shared/contract/reclassification.ts';
import { FIRST_POLICY } from '../../../shared/disclosure/publication-plan.ts';
import { wordsOfForm } from '../../testing/citizen-forms.ts';
import { openTestOffice, type TestOffice } from '../../testing/test-office.ts';
import { approveDocument, editorText, publishDocument, writeDraft } from '../../testing/written-document.ts';

const NAME = '강나루';
const TEXT = `민원인 ${NAME} 씨의 요청을 처리하였습니다.`;

/** A closed document that stands in the list. */
const LISTED = { title: '해당화 민원 결과', disclosure: { level: 'closed' as const, grounds: [5 as const] } };

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

  it('makes two papers whose titles are kept back no papers like each other', async () => {
    const [one, other] = [await publish('같은 마을 잔치 결과'), await publish('같은 마을 잔치 결과')];
    const related = async () => (await visit(`/documents/${one}/related`)).body;
    expect(await related()).toContain(other);
    await Promise.all([one, other].map((number) => report(number, { place: 'title' })));
    expect(await related()).not.toContain(other);
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

  it('keeps a title that was reported out of the list when a decision closes its document', async () => {
    const administrator = await office.as('administrator');
    const policyNow = async (policy: typeof FIRST_POLICY) => {
      const { sequence } = await administrator.get<PolicyReply>('/api/publication-policy');
      await administrator.post('/api/publication-policy', { sequence, validFrom: '2026-03-03', policy });
    };
    await policyNow({ ...FIRST_POLICY, listsClosed: true });
    const [open, inList] = [await publish('채송화 민원 결과'), await writeDraft(office, LISTED)];
    await approveDocument(office, inList);
    await office.services.outbox.drainAll();
    for (const number of [open, inList]) {
      await report(number, { place: 'title' });
      const records = [{ managementNumber: number, decisions: 0, key: randomUUID() }];
      const closed = { outcome: number === open ? 'closed' : 'keep', grounds: [6], reviewOn: '2027-03-02' };
      const choice = { bodyOpen: false, attachments: 'asTheyAre', liftedGrounds: [], council: null, ...closed };
      const body = { records, choice, reason: '다시 정함' };
      const { results } = await administrator.post<ReclassifyReply>('/api/reclassification/decisions', body);
      expect(results).toMatchObject([{ done: { disclosure: { level: 'closed', grounds: [6] } } }]);
      await office.services.outbox.drainAll();
    }
    for (const url of [...FORMS(open), ...FORMS(inList), '/open-data/documents.json']) {
      expect((await visit(url)).body, url).not.toMatch(/채송화|해당화/);
    }
    expect((await visit(`/documents/${open}`)).statusCode).toBe(410);
    await policyNow(FIRST_POLICY);
  });

  it('takes the title of a closed document from the list, and nothing else of it', async () => {
    const name = '윤슬기';
    // Given a closed document that stands in the list under its public title
    const administrator = await office.as('administrator');
    const { sequence } = await administrator.get<PolicyReply>('/api/publication-policy');
    const policy = { ...FIRST_POLICY, listsClosed: true };
    await administrator.post('/api/publication-policy', { sequence, validFrom: '2026-03-03', policy });
    const closed = { level: 'closed' as const, grounds: [5 as const] };
    const given = { title: '감사 결과', publicTitle: `${name} 감사 결과`, disclosure: closed };
    const number = await writeDraft(office, { ...given, editorJson: editorText(TEXT) });
    await approveDocument(office, number);
    await office.services.outbox.drainAll();
    const page = async () => (await visit(`/documents/${number}`)).body;
    expect(await page()).toContain(`/documents/${number}/report`);
    const form = (await visit(`/documents/${number}/report`)).body;
    expect([form.includes('value="title" checked'), form.includes('value="body"')]).toEqual([true, false]);
    const wrong = await send(`/documents/${number}/report`, { kind: 'name', place: 'body' }, '203.0.113.249');
    expect(wrong.statusCode).toBe(400);
    const may = async () => (await administrator.get<DocumentReply>(`/api/documents/${number}`)).may;
    expect(await may()).toMatchObject({ withdrawPublication: true });
    // When a citizen reports it, then the title is gone everywhere, and the way to ask for the document stays
    await report(number, { place: 'title' });
    for (const url of FORMS(number)) expect((await visit(url)).body, url).not.toContain(name);
    expect(await page()).toContain('제5호');
    expect(await page()).toContain(`/requests/new?document=${number}`);
    const { documents } = await administrator.get<QueueReply>('/api/publication-queue?state=checking');
    expect(documents.map(({ managementNumber }) => managementNumber)).toContain(number);
    // When it is shown again, then by its title and never by its text, and the same row is not held back twice
    expect(await decide(number, { outcome: 'release' })).toBe('done');
    expect(await page()).toContain(`${name} 감사 결과`);
    expect(await page()).not.toContain('요청을 처리');
    await report(number, { place: 'title' });
    expect(await page()).toContain(`${name} 감사 결과`);
    // When the name is masked, then the row stands without it; and what is taken back is gone
    expect(await decide(number, { outcome: 'mask', words: [name] })).toBe('done');
    for (const url of FORMS(number)) expect((await visit(url)).body, url).not.toContain(name);
    expect(await page()).toContain('감사 결과');
    await report(number, { place: 'title' });
    expect(await decide(number, { outcome: 'withdraw' })).toBe('done');
    expect([(await visit(`/documents/${number}`)).statusCode, (await may()).withdrawPublication]).toEqual([410, false]);
    await administrator.post('/api/publication-policy', {
      ...{ sequence: sequence + 1, validFrom: '2026-03-03', policy: FIRST_POLICY },
    });
  });

  it('holds back the title of what waits for its day, also when the day comes before somebody has decided', async () => {
    const number = await writeDraft(office, {
      ...{ title: '기다리는 결과', publicTitle: `${NAME} 처리 결과`, embargoUntil: '2026-03-10' },
      editorJson: editorText('늦게 읽을 내용'),
    });
    await approveDocument(office, number);
    await office.services.outbox.drainAll();
    const shown = async () => (await visit(`/documents/${number}`)).body;
    expect(await shown()).toContain(NAME);
    await report(number, { place: 'title' });
    const url = `/api/documents/${number}/publication/acts`;
    const earlier = { act: 'bringForward', reason: '앞당김' };
    expect((await (await office.as('administrator')).attempt('POST', url, earlier)).statusCode).toBe(200);
    for (const word of [NAME, '늦게 읽을 내용']) expect(await shown()).not.toContain(word);
    expect(await decide(number, { outcome: 'release' })).toBe('done');
    for (const word of [NAME, '늦게 읽을 내용']) expect(await shown()).toContain(word);
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

  it('of a row in the list says that only its title can be reported', async () => {
    const title = '금낭화 계획';
    const embargoed = await writeDraft(office, { title, publicTitle: title, embargoUntil: '2026-03-20' });
    await approveDocument(office, embargoed);
    await office.services.outbox.drainAll();
    expect((await visit(`/documents/${embargoed}`)).body).toContain('제목에 개인정보가 보이면');
    const form = (await visit(`/documents/${embargoed}/report`)).body;
    expect(form).toContain('제목만 신고할 수 있습니다');
    expect(form).not.toContain('value="body"');
  });
});

describe('whoever keeps every public copy of a paper (공개본 견주기)', () => {
  /** The same paper with other words: what its drafter closed, and what is masked after a report. */
  type Words = { readonly closed: string; readonly masked: string };
  const SHORT: Words = { closed: '나비솔', masked: '강마루' };
  const LONG: Words = { closed: '은하수별빛마을 열두째 집에 사는 고운별나비', masked: '푸른언덕너머별하늘가람' };
  const TEXTS = ['', '.json', '.txt', '.md'] as const;
  const PAPERS = ['.pdf', '.hwpx'] as const;

  /** A copy as somebody keeps it: each form as text, with the name under which it was sent. */
  type Kept = Record<string, { readonly text: string; readonly etag: string }>;

  async function paperWith({ closed, masked }: Words) {
    const said = (text: string, marks: object[] = []) => ({ type: 'text', text, marks });
    const content = [
      ...[said('민원인 '), said(closed, [{ type: 'closed', attrs: { grounds: [6] } }]), said(' 씨와 ')],
      ...[said(masked), said(' 씨의 요청을 처리함')],
    ];
    const number = await writeDraft(office, {
      title: '이웃의 요청 처리',
      summary: `${masked} 씨와 ${closed}의 요청`,
      editorJson: { type: 'doc', content: [{ type: 'paragraph', content }] },
      disclosure: { level: 'partiallyOpen', grounds: [6] },
      bodyOpen: true,
    });
    const form = new FormData();
    form.append('file', new File(['처리한 날,3월\n'], '처리 목록.csv'));
    const drafter = await office.as('drafter');
    const added = await drafter.attempt('POST', `/api/drafts/${number}/attachments`, form);
    const { id } = added.json<AttachmentShape>();
    await drafter.patch(`/api/drafts/${number}/attachments/${id}`, { disclosure: { level: 'open', grounds: [] } });
    await approveDocument(office, number);
    await office.services.outbox.drainAll();
    return { number, file: `/documents/${number}/attachments/${id}` };
  }

  async function keep(number: string): Promise<Kept> {
    const kept: Kept = {};
    for (const form of [...TEXTS, ...PAPERS]) {
      const { statusCode, headers, rawPayload } = await visit(`/documents/${number}${form}`);
      expect([form, statusCode]).toEqual([form, 200]);
      kept[form] = { text: wordsOfForm(form, rawPayload), etag: String(headers.etag) };
    }
    return kept;
  }

  /** Without what tells two papers apart by right: their numbers, and of a PDF its name and its signature. */
  const alike = (number: string, { text }: { readonly text: string }) =>
    text
      .split('\n')
      .filter((line) => !text.includes('gyeol-signature') || (/[가-힣]/.test(line) && !/[\p{Cc}\ufffd]/u.test(line)))
      .join('\n')
      .replaceAll(number, 'NUMBER')
      .replaceAll(/자치행정과-\d+/g, 'REGISTERED')
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID');

  /** The copy of the approval, the one masked after a report, and the one after a 재분류. */
  async function life(words: Words) {
    const { number, file } = await paperWith(words);
    expect((await visit(file)).statusCode).toBe(200);
    const first = await keep(number);
    await report(number);
    for (const form of [...TEXTS, ...PAPERS]) {
      const held = await asKnown(number, form, first);
      expect([form, held.statusCode === 304, held.body.includes(words.masked)]).toEqual([form, false, false]);
    }
    const masked = { outcome: 'mask', words: [words.masked], attachments: [file.split('/').at(-1)] };
    expect(await decide(number, masked)).toBe('done');
    await office.services.outbox.drainAll();
    const second = await keep(number);
    const choice = {
      ...{ outcome: 'partiallyOpen', grounds: [5, 6], bodyOpen: true, attachments: 'asTheyAre', liftedGrounds: [] },
      ...{ reviewOn: '2027-06-30', council: null },
    };
    const { results } = await (await office.as('administrator')).post<ReclassifyReply>(
      '/api/reclassification/decisions',
      {
        records: [{ managementNumber: number, decisions: 0, key: randomUUID() }],
        ...{ choice, reason: '검토가 끝나지 않음' },
      },
    );
    expect(results).toMatchObject([{ problem: null }]);
    await office.services.outbox.drainAll();
    return { number, file, words, first, second, third: await keep(number) };
  }

  /** As a browser asks that has the form of that copy still. */
  const asKnown = (number: string, form: string, kept: Kept) =>
    office.visitor().inject({
      ...{ method: 'GET', url: `/documents/${number}${form}` },
      headers: { 'if-none-match': kept[form]?.etag ?? '' },
    });

  it('finds in none of them what was taken out, nor how long it was, and can fetch no older one', async () => {
    const [short, long] = [await life(SHORT), await life(LONG)];
    for (const { number, file, words, first, second, third } of [short, long]) {
      for (const form of [...TEXTS, ...PAPERS]) {
        for (const copy of [first, second, third]) expect(copy[form]?.text, form).not.toContain(words.closed);
        for (const copy of [second, third]) expect(copy[form]?.text, form).not.toContain(words.masked);
        for (const older of [first, second]) {
          const again = await asKnown(number, form, older);
          expect([form, again.statusCode, wordsOfForm(form, again.rawPayload).includes(words.masked)]).toEqual([
            ...[form, older[form]?.etag === third[form]?.etag ? 304 : 200, false],
          ]);
        }
        expect(first[form]?.etag, form).not.toBe(second[form]?.etag);
      }
      expect((await visit(file)).statusCode).toBe(404);
      for (const asked of ['?version=1', '.json?version=1', '.txt?edition=1', '/versions/1', '.1.pdf', '/paper.pdf']) {
        expect((await visit(`/documents/${number}${asked}`)).body, asked).not.toContain(words.masked);
      }
      for (const word of [words.closed, words.masked]) {
        const found = await visit(`/search?q=${encodeURIComponent(word)}`);
        expect(found.body, word).not.toContain(`/documents/${number}`);
      }
    }
    // Two papers that differ by the words alone have the same copies: not even a length is told.
    for (const form of [...TEXTS, ...PAPERS]) {
      for (const copy of ['second', 'third'] as const) {
        const [one, other] = [short, long].map((paper) => alike(paper.number, paper[copy][form] ?? { text: '' }));
        expect(one, `${copy} ${form}`).toBe(other);
      }
    }
    for (const form of TEXTS) {
      const [one, other] = [short, long].map(({ number, first, words }) =>
        alike(number, first[form] ?? { text: '' }).replaceAll(words.masked, 'MASKED'),
      );
      expect(one, form).toBe(other);
    }
  });
});
