import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentReply } from '../../../shared/contract/approval.ts';
import type { PolicyReply, QueueReply } from '../../../shared/contract/publication-acts.ts';
import type { RecheckPage, ReclassifyReply } from '../../../shared/contract/reclassification.ts';
import { FIRST_POLICY, type PublicationPolicy } from '../../../shared/disclosure/publication-plan.ts';
import { RenderingPool } from '../../rendering/rendering-pool.ts';
import { openTestOffice, type TestOffice } from '../../testing/test-office.ts';
import { approveDocument, editorText, signAs, submitDraft, writeDraft } from '../../testing/written-document.ts';
import { SiteFacts } from '../site-facts.ts';
import { TEXT_MAKERS } from '../text-makers.ts';
import { releaseDue } from './release-due.ts';

const SECRET = '별똥별 계획의 속내';

let office: TestOffice;
const renderer = new RenderingPool();
beforeAll(async () => {
  office = await openTestOffice({ at: '2026-03-06T01:00:00Z' });
});
afterAll(() => Promise.all([office.close(), renderer.close()]));

const officer = () => office.as('administrator');

async function decide(change: Partial<PublicationPolicy>): Promise<void> {
  const { sequence } = await (await officer()).get<PolicyReply>('/api/publication-policy');
  const validFrom = office.clock.now().toISOString().slice(0, 10);
  const policy = { ...FIRST_POLICY, ...change };
  await (await officer()).post('/api/publication-policy', { sequence, validFrom, policy });
}

/** As the server does every minute. */
const release = () =>
  releaseDue(office.services, new SiteFacts(office.services.database.publicSql), {
    tellOfStop: async () => () => undefined,
    leakTest: { origin: 'https://open.hanbit.example', renderer, makers: TEXT_MAKERS, files: office.services.files },
    checkFiles: async () => ({ kinds: [], unread: [] }),
  });

async function approve(given: Parameters<typeof writeDraft>[1]): Promise<string> {
  const managementNumber = await writeDraft(office, { editorJson: editorText(SECRET), ...given });
  await approveDocument(office, managementNumber);
  await office.services.outbox.drainAll();
  return managementNumber;
}

const visit = (url: string) => office.visitor().inject({ method: 'GET', url });
const page = (managementNumber: string) => visit(`/documents/${managementNumber}`);
const queued = async () => {
  const { documents, counts } = await (await officer()).get<QueueReply>('/api/publication-queue');
  return { counts, states: new Map(documents.map((row) => [row.managementNumber, row.state])) };
};
const act = async (managementNumber: string, body: object) => {
  const url = `/api/documents/${managementNumber}/publication/acts`;
  const response = await (await officer()).attempt('POST', url, { reason: '위원회의 요청', ...body });
  return response.statusCode === 200 ? 'done' : response.json<{ code: string }>().code;
};
const publicationOf = async (managementNumber: string) =>
  (await (await office.as('drafter')).get<DocumentReply>(`/api/documents/${managementNumber}`)).publication;

/** 공개구분 변경 by the disclosure officer, who has seen so many decisions on it. */
const reclassify = async (managementNumber: string, decisions: number, choice: object, { isDelivered = true } = {}) => {
  const whole = { bodyOpen: false, attachments: 'asTheyAre', liftedGrounds: [], council: null, ...choice };
  const records = [{ managementNumber, decisions, key: randomUUID() }];
  const body = { records, choice: whole, reason: '공개구분을 다시 정함' };
  const reply = await (await officer()).post<ReclassifyReply>('/api/reclassification/decisions', body);
  if (isDelivered) await office.services.outbox.drainAll();
  return reply.results.map(({ done, problem }) => problem?.code ?? done?.disclosure.level).join();
};

/** Wherever a list is read, in any form. */
const LISTS = ['/', '/search', '/search.atom', '/sitemap.xml', `/search?q=${encodeURIComponent('별똥별')}`];

describe('공개 방침', () => {
  it('lists on the next working day and publishes after the delay, whichever process looks first', async () => {
    await decide({ listAfterDays: 1, originalAfterDays: 3 });
    const number = await approve({ title: '늦게 공개하는 보고', summary: '요지의 비밀', keywords: ['열쇠말'] });
    expect((await page(number)).statusCode).toBe(404);
    expect((await publicationOf(number)).plan).toMatchObject({ listOn: '2026-03-09', originalOn: '2026-03-11' });

    office.clock.set('2026-03-09T00:10:00Z');
    const [one, other] = await Promise.all([release(), release()]);
    expect(one + other).toBe(1);
    expect((await page(number)).body).toContain('2026. 3. 11.');
    for (const url of [`/documents/${number}`, `/documents/${number}.json`, ...LISTS]) {
      const { body } = await visit(url);
      for (const word of [SECRET, '요지의 비밀', '열쇠말']) expect(body, url).not.toContain(word);
    }
    expect((await visit('/search')).body).toContain('늦게 공개하는 보고');
    for (const form of ['pdf', 'hwpx', 'txt', 'md']) {
      expect((await visit(`/documents/${number}.${form}`)).statusCode, form).toBe(404);
    }
    office.clock.set('2026-03-11T00:10:00Z');
    await release();
    expect((await page(number)).body).toContain(SECRET);
    expect((await publicationOf(number)).acts?.map(({ kind }) => kind)).toEqual(['listed', 'published']);
    expect(await release()).toBe(0);
  });

  it('publishes what was decided from a rung upwards, lists what stood below it, and leaves kinds out', async () => {
    await decide({ listsClosed: true, originalFromRung: '과장', unlistedKinds: ['civilPetition'] });
    const high = await approve({ title: '과장이 결재한 보고' });
    const line = [['delegatedApprove', 'team-leader']] as const;
    const low = await writeDraft(office, { title: '팀장이 전결한 보고', line, editorJson: editorText(SECRET) });
    await submitDraft(office, low);
    await signAs(office, 'team-leader', low);
    await office.services.outbox.drainAll();
    expect((await page(high)).body).toContain(SECRET);
    expect((await page(low)).body).toContain('목록만 공개합니다');
    expect((await page(low)).body).not.toContain(SECRET);
    const left = await approve({ title: '민원 답변', kind: { kind: 'civilPetition', seriesId: null } });
    expect((await page(left)).statusCode).toBe(404);
    expect((await publicationOf(left)).plan).toMatchObject({ listOn: null, withheld: 'kindUnlisted' });
    // 재분류: closed and opened again, it is withheld by the policy as before, and was put into the list once.
    expect(await reclassify(low, 0, { outcome: 'closed', grounds: [5], reviewOn: '2027-03-02' })).toBe('closed');
    expect((await page(low)).body).toContain('제5호');
    expect(await act(low, { act: 'bringForward' })).toBe('not-scheduled');
    expect(await reclassify(low, 1, { outcome: 'open', grounds: [], reviewOn: null })).toBe('open');
    expect((await page(low)).body).toContain('목록만 공개합니다');
    expect((await page(low)).body).not.toContain(SECRET);
    expect((await publicationOf(low)).acts?.map(({ kind }) => kind)).toEqual(['listed']);
    expect(await act(low, { act: 'bringForward' })).toBe('done');
    expect((await page(low)).body).toContain(SECRET);
  });

  it('keeps its days and its embargo where a document was closed by mistake and opened again', async () => {
    await decide({ originalAfterDays: 3 });
    const number = await approve({ title: '예정가격 산출', embargoUntil: '2027-06-01' });
    expect(await reclassify(number, 0, { outcome: 'closed', grounds: [5], reviewOn: '2027-03-02' })).toBe('closed');
    expect((await page(number)).statusCode).toBe(404);
    expect(await reclassify(number, 1, { outcome: 'open', grounds: [], reviewOn: null })).toBe('open');
    expect((await publicationOf(number)).plan).toMatchObject({ originalOn: '2027-06-01', withheld: null });
    expect((await page(number)).body).not.toContain(SECRET);
  });

  it('does not put a title back into the list between the decision that closes it and its delivery', async () => {
    await decide({ listAfterDays: 0, originalAfterDays: 3 });
    const number = await approve({ title: '별똥별 관측 계획' });
    expect((await visit('/search')).body).toContain('별똥별 관측 계획');
    expect(
      await reclassify(number, 0, { outcome: 'closed', grounds: [5], reviewOn: '2027-03-02' }, { isDelivered: false }),
    ).toBe('closed');
    expect(await act(number, { act: 'hold' })).toBe('done');
    expect((await page(number)).statusCode).toBe(404);
    await office.services.outbox.drainAll();
    for (const url of LISTS) expect((await visit(url)).body, url).not.toContain('별똥별 관측 계획');
  });

  it('is decided by one at a time, not into the past, and only on rungs that there are', async () => {
    const { sequence } = await (await officer()).get<PolicyReply>('/api/publication-policy');
    const send = async (body: object) => {
      const asked = { sequence, validFrom: '2026-03-11', policy: FIRST_POLICY, ...body };
      return (await (await officer()).attempt('POST', '/api/publication-policy', asked)).json<{ code: string }>().code;
    };
    expect(await send({ validFrom: '2026-03-10' })).toBe('policy-day-past');
    expect(await send({ policy: { ...FIRST_POLICY, originalFromRung: '만호' } })).toBe('policy-rung-unknown');
    expect(await send({ policy: { ...FIRST_POLICY, listAfterDays: 2, originalAfterDays: 1 } })).toBe(
      'policy-list-later',
    );
    expect(await send({ sequence: sequence - 1 })).toBe('policy-decided-meanwhile');
    expect(await send({ sequence: 2_147_483_647 })).toBe('invalid-input');
    const drafter = await office.as('drafter');
    expect((await drafter.attempt('GET', '/api/publication-policy')).statusCode).toBe(403);
    expect((await drafter.attempt('GET', '/api/publication-queue')).statusCode).toBe(403);
  });
});

describe('정보목록', () => {
  it('shows a closed document under its public title with its grounds, and nothing else of it', async () => {
    await decide({ listsClosed: true });
    const number = await approve({
      title: '홍길동 감봉 처분',
      publicTitle: '인사위원회 의결 결과',
      editorJson: editorText('은하수의 속내를 적습니다.'),
      summary: '감봉 석 달',
      keywords: ['징계'],
      disclosure: { level: 'closed', grounds: [5, 6] },
    });
    const { body, statusCode } = await page(number);
    expect(statusCode).toBe(200);
    // 업무담당자 stands in the list (공개령 제5조①), and nobody is found by a name.
    for (const word of [
      '정노을 (02-000-1102)',
      '인사위원회 의결 결과',
      '제5호',
      '제6호',
      `/requests/new?document=${number}`,
    ]) {
      expect(body).toContain(word);
    }
    const found = `/search?q=${encodeURIComponent('인사위원회')}`;
    expect((await visit(found)).body).toContain(number);
    for (const word of ['감봉', '홍길동', '은하수', '징계', '정노을']) {
      expect((await visit(`/search?q=${encodeURIComponent(word)}`)).body, word).not.toContain(number);
    }
    const forms = [
      `/documents/${number}`,
      `/documents/${number}.json`,
      `/documents/${number}/related`,
      ...LISTS,
      found,
    ];
    for (const url of forms) {
      const shown = (await visit(url)).body;
      for (const word of ['홍길동', '감봉', '은하수', '징계']) expect(shown, url).not.toContain(word);
    }
    const rows = await office.services.database.publicSql`
      select * from public_site.document_search where management_number = ${number}`;
    expect(JSON.stringify(rows)).not.toMatch(/홍길|감봉|은하|징계|노을/);
  });

  it('waits for a decision where the public title itself names somebody', async () => {
    const closed = { disclosure: { level: 'closed' as const, grounds: [6 as const] } };
    const number = await writeDraft(office, { title: '통보', publicTitle: '900101-1234568 통보', ...closed });
    await approveDocument(office, number, ['residentNumber']);
    await office.services.outbox.drainAll();
    expect((await page(number)).statusCode).toBe(404);
    expect((await queued()).states.get(number)).toBe('stopped');
  });
});

describe('a later decision', () => {
  it('leaves what citizens read before them while what it opens besides waits for its checks', async () => {
    await decide({});
    const partly = { disclosure: { level: 'partiallyOpen' as const, grounds: [6 as const] }, bodyOpen: true };
    const number = await writeDraft(office, { title: '일부만 공개한 보고', editorJson: editorText(SECRET), ...partly });
    const drafter = await office.as('drafter');
    const form = new FormData();
    form.append('file', new File(['이름\n'], '900101-1234568.csv'));
    const { id } = (await drafter.attempt('POST', `/api/drafts/${number}/attachments`, form)).json<{ id: string }>();
    await drafter.patch(`/api/drafts/${number}/attachments/${id}`, { disclosure: { level: 'closed', grounds: [6] } });
    await approveDocument(office, number);
    await office.services.outbox.drainAll();
    expect((await page(number)).body).toContain(SECRET);
    const opening = { outcome: 'open', grounds: [], bodyOpen: true, attachments: 'open', reviewOn: null };
    expect(await reclassify(number, 0, opening)).toBe('open');
    expect((await queued()).states.get(number)).toBe('stopped');
    const { body } = await page(number);
    expect(body).toContain(SECRET);
    expect(body).not.toContain('900101');
  });

  it('that closes leaves its row in the list in the place of the original, where the agency lists what is closed', async () => {
    await decide({ listsClosed: true });
    const texts = { summary: '갈무리 요지', keywords: ['갈무리'], editorJson: editorText('갈무리의 속내입니다.') };
    const number = await approve({ title: '수로 정비 속사정', publicTitle: '수로 정비 결과', ...texts });
    const urls = ['', '.json', '/related'].map((form) => `/documents/${number}${form}`);
    expect((await visit(`/search?q=${encodeURIComponent('갈무리')}`)).body).toContain(number);
    const closed = { outcome: 'closed', grounds: [5], reviewOn: '2027-03-02' };
    expect(await reclassify(number, 0, closed)).toBe('closed');
    const { body } = await page(number);
    for (const word of ['수로 정비 결과', '제5호', `/requests/new?document=${number}`]) expect(body).toContain(word);
    for (const url of [...urls, ...LISTS, '/open-data/documents.json']) {
      for (const word of ['속사정', '갈무리']) expect((await visit(url)).body, url).not.toContain(word);
    }
    const row = { managementNumber: number, state: 'published', listedBecause: 'closed', pdfUrl: null };
    const list = (await visit('/open-data/documents.json')).json<{ items: { managementNumber: string }[] }>();
    expect(list.items.filter(({ managementNumber }) => managementNumber === number)).toMatchObject([row]);
    expect((await visit(`/requests/new?document=${number}`)).body).toContain('수로 정비 결과');
    for (const url of ['/search', '/search.atom']) expect((await visit(url)).body, url).toContain(number);
    for (const form of ['pdf', 'hwpx', 'txt'])
      expect((await visit(`/documents/${number}.${form}`)).statusCode).toBe(404);
    const { state, acts = [] } = await publicationOf(number);
    expect([state, ...acts.map(({ kind }) => kind)]).toEqual(['listed', 'published', 'withdrawn', 'listed']);
    expect(await reclassify(number, 1, { outcome: 'open', grounds: [], reviewOn: null })).toBe('open');
    expect((await page(number)).body).toContain('갈무리의 속내');
    expect(await reclassify(number, 2, closed)).toBe('closed');
    const withdrawal = `/api/documents/${number}/publication/withdrawal`;
    await (await officer()).post(withdrawal, { reason: '목록에서도 거둠' });
    expect((await page(number)).statusCode).toBe(410);
    expect((await publicationOf(number)).state).toBe('withdrawn');
    expect(await reclassify(number, 3, { ...closed, outcome: 'keep', grounds: [6] })).toBe('closed');
    expect((await page(number)).statusCode).toBe(410);
  });

  it('lets what it opens wait in the list for the end of its embargo, like what was open from the first', async () => {
    await decide({ listsClosed: false });
    const until = '2026-12-01';
    const draft = (given: Parameters<typeof writeDraft>[1]) =>
      writeDraft(office, { editorJson: editorText(SECRET), publicTitle: '목록의 제목', bodyOpen: true, ...given });
    const always = await draft({ title: '처음부터 공개', embargoUntil: until });
    const opened = await draft({ title: '나중에 공개', disclosure: { level: 'closed', grounds: [5] } });
    const form = new FormData();
    form.append('file', new File(['이름\n'], '900101-1234568.csv'));
    await (await office.as('drafter')).attempt('POST', `/api/drafts/${opened}/attachments`, form);
    for (const number of [always, opened]) await approveDocument(office, number);
    await office.services.outbox.drainAll();
    const opening = { outcome: 'open', grounds: [], bodyOpen: true, attachments: 'open', reviewOn: null };
    expect(await reclassify(opened, 0, opening)).toBe('open');
    // Its file stops it, and what is stopped on its first day stands nowhere.
    expect((await queued()).states.get(opened)).toBe('stopped');
    expect((await page(opened)).statusCode).toBe(404);
    expect(await act(opened, { act: 'embargo', until })).toBe('done');
    for (const number of [always, opened]) {
      const { statusCode, body } = await page(number);
      expect(statusCode).toBe(200);
      expect(body).toContain('목록의 제목');
      expect(body).not.toContain(SECRET);
      expect((await visit('/search')).body).toContain(number);
    }
  });
});

describe('검토 종료 예정일', () => {
  const FIVE = { disclosure: { level: 'closed' as const, grounds: [5 as const] } };
  const shown = async (number: string) => {
    const { reviewUntil } = (await visit(`/documents/${number}.json`)).json<{ reviewUntil: string | null }>();
    return { reviewUntil, words: (await page(number)).body.replace(/<[^>]+>/g, '') };
  };

  it('goes from the draft to the citizens, beside the reason, and brings the document into the worklist', async () => {
    // Given closed and partly closed documents whose review is to end on a day
    await decide({ listsClosed: true });
    const number = await approve({ title: '예산 조정(안) 검토', ...FIVE, reviewUntil: '2026-06-02' });
    const partly = {
      disclosure: { level: 'partiallyOpen' as const, grounds: [5 as const] },
      reviewUntil: '2026-06-02',
    };
    const bodyClosed = await approve({ title: '일부만 여는 검토', ...partly });
    const other = { title: '가람나루 건 검토', publicTitle: '본문을 여는 검토' };
    const bodyOpen = await approve({ ...other, ...partly, bodyOpen: true });
    // When a citizen looks at them, then each page says until when
    for (const one of [number, bodyClosed, bodyOpen]) {
      const { reviewUntil, words } = await shown(one);
      expect(reviewUntil, one).toBe('2026-06-02');
      expect(words.match(/2026\. 6\. 2\.까지 공개할 수 있는지 다시 살피기로 하였습니다/g), one).toHaveLength(1);
    }
    // When it is decided to look again on another day, then that day counts
    const keep = { outcome: 'keep', grounds: [], reviewOn: '2026-09-01' };
    expect(await reclassify(number, 0, keep)).toBe('closed');
    expect(await shown(number)).toMatchObject({
      reviewUntil: '2026-09-01',
      words: expect.stringContaining('2026. 9. 1.까지'),
    });
    expect(await reclassify(bodyClosed, 0, { ...keep, outcome: 'closed', grounds: [6] })).toBe('closed');
    // When the day has come, then the records manager finds it in the list of ended reviews
    const ended = async () => {
      const list = await (await officer()).get<RecheckPage>('/api/reclassification/records?reason=reviewEnded');
      return list.rows.map(({ managementNumber }) => managementNumber);
    };
    const now = office.clock.now();
    expect(await ended()).toEqual([]);
    office.clock.set('2026-06-02T01:00:00Z');
    expect(await ended()).toEqual([bodyOpen]);
    office.clock.set('2026-09-01T01:00:00Z');
    expect(await ended()).toContain(number);
    office.clock.set(now.toISOString());
  });

  it('is shown for any ground and not where nothing is closed, and a day that is past is not submitted', async () => {
    await decide({ listsClosed: true });
    const seven = { disclosure: { level: 'closed' as const, grounds: [7 as const] } };
    const bid = await shown(await approve({ title: '입찰 제안 검토', ...seven, reviewUntil: '2026-06-02' }));
    expect(bid).toMatchObject({ reviewUntil: '2026-06-02', words: expect.stringContaining('2026. 6. 2.까지') });
    const { reviewUntil, words } = await shown(await approve({ title: '명부 정리', reviewUntil: '2026-06-02' }));
    expect(reviewUntil).toBeNull();
    expect(words).not.toContain('다시 살피기로');
    const late = await writeDraft(office, { ...FIVE, reviewUntil: '2026-03-02' });
    await expect(submitDraft(office, late)).rejects.toThrow(/review-until-not-in-time|검토/);
  });
});

describe('공개 대기열', () => {
  it('is stopped, taken up again, put off and brought forward, each with its reason in the history', async () => {
    await decide({ listAfterDays: 1, originalAfterDays: 3 });
    const number = await approve({ title: '멈추었다 가는 보고', embargoUntil: '2026-04-01' });
    expect((await publicationOf(number)).plan).toMatchObject({ originalOn: '2026-04-01', embargoUntil: '2026-04-01' });
    expect(await act(number, { act: 'hold', reason: ' ' })).toBe('reason-missing');
    expect(await act(number, { act: 'hold' })).toBe('done');
    expect(await act(number, { act: 'hold' })).toBe('already-held');
    expect((await queued()).states.get(number)).toBe('held');
    office.clock.set('2026-04-02T00:10:00Z');
    await release();
    expect((await page(number)).body).not.toContain(SECRET);
    expect(await act(number, { act: 'embargo', until: '2026-04-02' })).toBe('embargo-not-in-time');
    expect(await act(number, { act: 'embargo', until: '2026-05-04' })).toBe('done');
    expect(await act(number, { act: 'resume' })).toBe('done');
    expect(await act(number, { act: 'resume' })).toBe('not-held');
    expect((await page(number)).body).toContain('2026. 5. 4.');
    expect((await queued()).states.get(number)).toBe('waiting');
    expect(await act(number, { act: 'bringForward' })).toBe('done');
    expect((await page(number)).body).toContain(SECRET);
    expect(await act(number, { act: 'hold' })).toBe('not-scheduled');
    const { acts } = await publicationOf(number);
    expect(acts?.map(({ kind, by }) => `${kind} ${by ?? '-'}`)).toEqual([
      ...['held 문지기', 'listed -', 'embargoed 문지기', 'resumed 문지기', 'broughtForward 문지기', 'published -'],
    ]);
    const leaves = await office.services.database.sql`
      select count(*)::int as count from integrity_leaves l join documents d on d.id = l.document_id
      where d.management_number = ${number} and l.kind = 'publication'`;
    expect(leaves).toEqual([{ count: 6 }]);
  });

  it('refuses an embargo of a draft that is over, and is told of by the queue alone to those who may', async () => {
    const number = await writeDraft(office, { title: '지난 유예', embargoUntil: '2026-04-02' });
    await expect(submitDraft(office, number)).rejects.toThrow('embargo-not-in-time');
    expect(await act(number, { act: 'hold' })).toBe('not-found');
  });
});
