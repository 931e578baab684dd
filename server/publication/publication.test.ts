import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentReply } from '../../shared/contract/approval.ts';
import type { AttachmentShape } from '../../shared/contract/document-parts.ts';
import type { PublicDocument } from '../../shared/contract/publication.ts';
import type { Disclosure } from '../../shared/disclosure/disclosure.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, editorText, submitDraft, writeDraft } from '../testing/written-document.ts';

const PARTLY = { level: 'partiallyOpen', grounds: [5] } satisfies Disclosure;
const CLOSED = { level: 'closed', grounds: [5, 6] } satisfies Disclosure;
const CLOSED_FILE = '비밀스러운 명단.txt';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
});
afterAll(() => office.close());

const visit = (url: string): Promise<LightMyRequestResponse> => office.visitor().inject({ method: 'GET', url });

async function attach(managementNumber: string, name: string, disclosure: Disclosure): Promise<string> {
  const drafter = await office.as('drafter');
  const form = new FormData();
  form.append('file', new File([`${name}의 내용`], name, { type: 'text/plain' }));
  const upload = new Response(form);
  const sent = await drafter.inject({
    method: 'POST',
    url: `/api/drafts/${managementNumber}/attachments`,
    headers: { 'content-type': upload.headers.get('content-type') ?? '' },
    payload: Buffer.from(await upload.arrayBuffer()),
  });
  const { id } = sent.json<AttachmentShape>();
  await drafter.patch(`/api/drafts/${managementNumber}/attachments/${id}`, { disclosure });
  return id;
}

/** Approved and delivered: what citizens can read of it, they can read now. */
async function publish(
  given: Parameters<typeof writeDraft>[1],
  files: readonly (readonly [string, Disclosure])[] = [],
) {
  const managementNumber = await writeDraft(office, given);
  const ids = [];
  for (const [name, disclosure] of files) ids.push(await attach(managementNumber, name, disclosure));
  await approveDocument(office, managementNumber);
  await office.services.outbox.drainAll();
  return { managementNumber, ids, address: `/documents/${managementNumber}` };
}

/** Everything a stranger can compare: status, body and headers, without the clock's. */
function seen({ statusCode, body, headers }: LightMyRequestResponse) {
  const { date: _date, 'content-length': length, ...rest } = headers;
  // A fault told as data has a number of its own.
  const isData = body.startsWith('{');
  return { statusCode, body: isData ? body.replace(/"requestId":"[^"]*"/, '') : body, length: isData || length, rest };
}

/** What a reader of markup sees. */
function textOf(markup: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' };
  return markup.replace(/<[^>]*>/g, '').replace(/&([a-z#0-9]+);/g, (whole, name: string) => entities[name] ?? whole);
}

describe('a citizen reads a published document', () => {
  it('as a page with its nine facts, in the order and spelling of the published form', async () => {
    const { address, managementNumber } = await publish({
      title: '마을모임 공간 점검 결과',
      disclosure: { level: 'open', grounds: [] },
    });
    const page = await visit(address);
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const facts = /<table class="facts">.*?<\/table>/s.exec(page.body)?.[0] ?? '';
    const rows = [...facts.matchAll(/<th scope="row">(.*?)<\/th><td>(.*?)<\/td>/gs)].map(([, name, value]) => [
      name,
      textOf(value ?? ''),
    ]);
    expect(rows).toEqual([
      ['기관명', '시험시'],
      ['부서명', '행정국 자치행정과'],
      ['문서번호', '자치행정과-1'],
      ['생산일자', '2026-03-03'],
      ['공개구분', '공개'],
      ['보존기간', '10년'],
      ['작성자(전화번호)', '정노을 (02-000-1102)'],
      ['관리번호', managementNumber],
      ['분류정보', '일반행정 > 지방행정 > 주민자치 > 마을모임지원'],
    ]);
    expect(page.body).toContain('법적 효력이 없습니다');
    expect(page.body).toContain('공공누리 제1유형(출처표시)');
    expect(page.body.match(/<script[^>]*>/g)).toEqual(['<script type="application/ld+json">']);
    expect(page.body).not.toContain(' style=');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('as data and as paper with the same words', async () => {
    const { address } = await publish({ title: '한 글 세 모습', editorJson: editorText('셋이 같은 글을 말합니다.') });
    const data = (await visit(`${address}.json`)).json<PublicDocument>();
    expect(data).toMatchObject({
      title: '한 글 세 모습',
      producedOn: '2026-03-03',
      text: '셋이 같은 글을 말합니다.  끝.',
    });
    const page = (await visit(address)).body;
    const body = /<div class="document-body prose">(.*?)<\/div>/s.exec(page)?.[1] ?? '';
    expect(textOf(body).replace(/\s/g, '')).toBe(data.text?.replace(/\s/g, ''));
    const paper = await visit(`${address}.pdf`);
    expect(paper.headers['content-type']).toBe('application/pdf');
    expect(paper.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('under the public title only, on the page, in the data and in the search', async () => {
    const { address } = await publish({ title: '홍길동 감봉 건', publicTitle: '인사위원회 결과' });
    for (const url of [address, `${address}.json`, '/', `/search?q=${encodeURIComponent('위원회')}`]) {
      const { body } = await visit(url);
      expect(textOf(body), url).toContain('인사위원회 결과');
      expect(body, url).not.toContain('홍길동');
    }
    expect((await visit(`/search?q=${encodeURIComponent('홍길동 감봉')}`)).body).toContain('찾은 문서가 없습니다');
  });

  it('with titles and questions of any letters as letters', async () => {
    const title = `"><script>alert(1)</script> & '따옴표'`;
    const { address } = await publish({ title });
    for (const url of [address, '/', `/search?q=${encodeURIComponent(title)}`]) {
      const { body } = await visit(url);
      expect(body, url).not.toContain('<script>');
      expect(textOf(body), url).toContain(title);
    }
    const strange = await visit(`/search?q=${encodeURIComponent('<img src=x>')}&unit=${encodeURIComponent('"><i>')}`);
    expect(strange.body).not.toMatch(/<img|"><i>/);
  });

  it('of which the drafter kept the body closed: without body, summary, paper, or a word of them in the search', async () => {
    const secret = '감추어진낱말';
    const { address } = await publish({
      title: '부분공개 본문 닫힘',
      disclosure: PARTLY,
      bodyOpen: false,
      editorJson: editorText(`${secret}이 여기 있습니다.`),
      summary: `${secret} 요지`,
      keywords: [secret],
    });
    const page = await visit(address);
    expect(page.body).toContain('본문은 공개하지 않습니다');
    expect(page.body).toContain('부분공개(5)');
    const data = await visit(`${address}.json`);
    expect(data.json<PublicDocument>()).toMatchObject({ body: null, text: null, summary: '', keywords: [] });
    for (const shown of [page.body, data.body, (await visit('/')).body]) expect(shown).not.toContain(secret);
    expect((await visit(`/search?q=${encodeURIComponent(secret)}`)).body).toContain('찾은 문서가 없습니다');
    expect(seen(await visit(`${address}.pdf`))).toEqual(seen(await visit('/documents/D0000999999999')));
  });

  it('of which the drafter opened the body: with it, but for what is marked', async () => {
    const closed = { type: 'text', text: '닫힌 말', marks: [{ type: 'closed', attrs: { grounds: [5] } }] };
    const content = [{ type: 'text', text: '열린 글입니다. ' }, closed];
    const { address } = await publish({
      title: '부분공개 본문 열림',
      disclosure: PARTLY,
      bodyOpen: true,
      editorJson: { type: 'doc', content: [{ type: 'paragraph', content }] },
    });
    const { body } = await visit(address);
    expect(body).toContain('열린 글입니다.');
    expect(body).not.toContain('닫힌 말');
    expect((await visit(`${address}.pdf`)).statusCode).toBe(200);
  });
});

describe('attachments', () => {
  it('that are open are handed out whole and never opened on our origin', async () => {
    const { address, ids } = await publish({ title: '붙임이 있는 문서' }, [
      ['점검 (결과)표.txt', { level: 'open', grounds: [] }],
    ]);
    const file = await visit(`${address}/attachments/${ids[0]}`);
    expect(file.statusCode).toBe(200);
    expect(file.body).toBe('점검 (결과)표.txt의 내용');
    expect(file.headers['content-disposition']).toMatch(/^attachment; .*filename\*=UTF-8''%EC%A0%90/);
    expect(file.headers['x-content-type-options']).toBe('nosniff');
    expect(file.headers['content-security-policy']).toContain('sandbox');
    expect((await visit(address)).body).toContain('점검 (결과)표.txt');
  });

  it('that are closed are named 비공개 문서 with their ground and nothing else', async () => {
    const { address, ids } = await publish({ title: '닫힌 붙임' }, [[CLOSED_FILE, CLOSED]]);
    const page = (await visit(address)).body;
    expect(page).toContain(
      '<p class="t">비공개 문서</p><p class="m">제9조제1항제5호·제6호에 따라 비공개(감사·시험·의사결정 과정, 개인정보) · <a href="/closing-standards/',
    );
    const data = await visit(`${address}.json`);
    expect(data.json<PublicDocument>().attachments).toEqual([{ shown: false, name: '비공개 문서', grounds: [5, 6] }]);
    for (const shown of [page, data.body]) {
      expect(shown).not.toContain('명단');
      expect(shown).not.toContain(ids[0]);
    }
    expect((await visit(`/search?q=${encodeURIComponent('비밀스러운')}`)).body).toContain('찾은 문서가 없습니다');
    expect(seen(await visit(`${address}/attachments/${ids[0]}`))).toEqual(
      seen(await visit('/documents/D0000999999999')),
    );
  });

  it('whose stored object was changed are not handed out', async () => {
    const { address, ids } = await publish({ title: '바뀐 붙임' }, [['원본.txt', { level: 'open', grounds: [] }]]);
    const sha256 = createHash('sha256').update('원본.txt의 내용').digest('hex');
    const [row] = await office.services.database.sql<{ name: string }[]>`
      select storage_name as name from attachments where id = ${ids[0] ?? ''} and sha256 = ${sha256}`;
    await writeFile(office.services.files.pathOf(row?.name ?? ''), '고친 내용');
    const answer = await visit(`${address}/attachments/${ids[0]}`);
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['content-disposition']).toBeUndefined();
    expect(answer.body).not.toContain('고친 내용');
  });
});

describe('what a citizen cannot read', () => {
  it('looks the same whether it is closed, in approval, a draft, or was never there', async () => {
    const closed = await publish({ title: '닫힌 문서', disclosure: CLOSED });
    const inApproval = await writeDraft(office, { title: '결재 중인 문서' });
    await submitDraft(office, inApproval);
    const draft = await writeDraft(office, { title: '임시저장 문서' });
    const never = seen(await visit('/documents/D0000999999999'));
    const neverData = seen(await visit('/documents/D0000999999999.json'));
    expect([never.statusCode, neverData.statusCode]).toEqual([404, 404]);
    expect(textOf(never.body)).toContain('이 주소의 문서가 없습니다.');
    const addresses = [closed.address, `/documents/${inApproval}`, `/documents/${draft}`];
    for (const address of [...addresses, '/documents/무엇', '/documents/D1', '/nowhere']) {
      for (const url of [address, `${address}.json`, `${address}.pdf`, `${address}/attachments/x`]) {
        const isData = url.startsWith('/documents/') && url.endsWith('.json');
        expect(seen(await visit(encodeURI(url))), url).toEqual(isData ? neverData : never);
      }
    }
    for (const word of ['닫힌 문서', '결재 중인', '임시저장']) {
      expect((await visit(`/search?q=${encodeURIComponent(word)}`)).body, word).toContain('찾은 문서가 없습니다');
    }
  });

  it('cannot be read by the role of the citizens’ pages at all', async () => {
    const { sql, publicSql } = office.services.database;
    const tables = await sql<{ name: string }[]>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('public_site', 'pg_catalog', 'information_schema')`;
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      await expect(publicSql.unsafe(`select 1 from ${name} limit 1`), name).rejects.toThrow(/permission denied/);
    }
    await expect(publicSql`delete from public_site.documents`).rejects.toThrow(/permission denied/);
  });
});

describe('taking a document back', () => {
  it('is the disclosure officer’s act, needs a reason, and the next request finds nothing', async () => {
    const { address, managementNumber } = await publish({ title: '철회할 문서' });
    const url = `/api/documents/${managementNumber}/publication/withdrawal`;
    const drafter = await office.as('drafter');
    expect((await drafter.attempt('POST', url, { reason: '그냥' })).statusCode).toBe(403);
    const officer = await office.as('administrator');
    expect((await officer.attempt('POST', url, { reason: ' ' })).json()).toMatchObject({ code: 'reason-missing' });
    expect((await visit(address)).statusCode).toBe(200);
    const key = { 'idempotency-key': 'withdraw-once-and-again' };
    expect((await officer.attempt('POST', url, { reason: '개인정보 포함' }, key)).statusCode).toBe(200);
    expect((await visit(address)).statusCode).toBe(410);
    // A tombstone says the number, the day and the kind of the reason, whatever is asked of the document.
    for (const form of ['', '.json', '.pdf', '.md', '/related']) {
      const gone = await visit(`${address}${form}`);
      expect(gone.statusCode, form).toBe(410);
      const told = form === '.json' ? ['taken-back-from-citizens'] : [`관리번호${managementNumber}`, '그 밖의 사유'];
      for (const words of told) expect(textOf(gone.body)).toContain(words);
      for (const word of ['철회할 문서', '개인정보 포함', '자치행정과']) expect(gone.body, form).not.toContain(word);
    }
    for (const url of ['/', '/search', '/search.atom', '/sitemaps/2026-03-03.xml']) {
      expect((await visit(url)).body, url).not.toContain(managementNumber);
    }
    expect((await officer.attempt('POST', url, { reason: '개인정보 포함' }, key)).statusCode).toBe(200);
    expect((await officer.attempt('POST', url, { reason: '개인정보 포함' })).json()).toMatchObject({
      code: 'not-published',
    });
    const view = await officer.get<DocumentReply>(`/api/documents/${managementNumber}`);
    expect(view.publication).toMatchObject({ state: 'withdrawn', at: office.clock.now().toISOString(), stop: null });
    expect(view.publication.acts?.at(-1)).toMatchObject({ kind: 'withdrawn', by: '문지기', reason: '개인정보 포함' });
    const [row] = await office.services.database.sql`
      select withdrawn_by_person_id as by, withdrawal_reason as reason from publications
      where management_number = ${managementNumber}`;
    expect(row).toEqual({ by: office.account('administrator').personId, reason: '개인정보 포함' });
  });

  it('is seen by everybody whose request begins after it, however many read at once', async () => {
    const { address, managementNumber } = await publish({ title: '많이 읽는 문서' });
    const officer = await office.as('administrator');
    const url = `/api/documents/${managementNumber}/publication/withdrawal`;
    const crowd = () => Promise.all(Array.from({ length: 40 }, async () => (await visit(address)).statusCode));
    const before = crowd();
    await officer.post(url, { reason: '개인정보 포함' });
    expect(new Set(await crowd())).toEqual(new Set([410]));
    expect((await before).every((status) => status === 200 || status === 410)).toBe(true);
  });

  it('by another server is seen by the next request, while others are asked together with it', async () => {
    const kept = await publish({ title: '그대로 두는 문서' });
    const taken = await publish({ title: '다른 서버가 거두는 문서' });
    const never = seen(await visit('/documents/D0000999999999'));
    const both = () =>
      Promise.all(Array.from({ length: 40 }, (_, n) => visit((n % 2 === 0 ? kept : taken).address).then(seen)));
    const before = both();
    // What a withdrawal leaves of a copy; nothing tells this server of it.
    await office.services.database.sql`
      delete from public_site.documents where management_number = ${taken.managementNumber}`;
    for (const [n, answer] of (await both()).entries()) {
      if (n % 2 === 1) expect(answer).toEqual(never);
      else expect(textOf(answer.body)).toContain('그대로 두는 문서');
    }
    for (const [n, { statusCode, body }] of (await before).entries()) {
      if (statusCode === 404) expect(n % 2).toBe(1);
      else expect(textOf(body)).toContain(n % 2 === 0 ? '그대로 두는 문서' : '다른 서버가 거두는 문서');
    }
  });

  it('is final: a delivery that comes again does not bring it back', async () => {
    const { address, managementNumber } = await publish({ title: '다시 오지 않을 문서' });
    const officer = await office.as('administrator');
    await officer.post(`/api/documents/${managementNumber}/publication/withdrawal`, { reason: '개인정보 포함' });
    await office.services.database.sql`
      update outbox_deliveries set done_at = null where consumer = 'publication' and kind = 'DocumentApproved'`;
    expect(await office.services.outbox.drainAll()).toBeGreaterThan(1);
    expect((await visit(address)).statusCode).toBe(410);
  });

  it('is possible while the publication is still on its way, and the document never comes to the citizens', async () => {
    const managementNumber = await writeDraft(office, { title: '닿기 전에 거둔 문서' });
    await approveDocument(office, managementNumber);
    const officer = await office.as('administrator');
    const url = `/api/documents/${managementNumber}`;
    expect((await officer.get<DocumentReply>(url)).may.withdrawPublication).toBe(true);
    await officer.post(`${url}/publication/withdrawal`, { reason: '개인정보 포함' });
    await office.services.outbox.drainAll();
    expect((await visit(`/documents/${managementNumber}`)).statusCode).toBe(404);
    const view = await officer.get<DocumentReply>(url);
    expect([view.publication.state, view.may.withdrawPublication]).toEqual(['withdrawn', false]);
  });

  it('is not possible where nothing is public', async () => {
    const { managementNumber } = await publish({ title: '닫힌 채 둘 문서', disclosure: CLOSED });
    const officer = await office.as('administrator');
    const url = `/api/documents/${managementNumber}`;
    expect((await officer.get<DocumentReply>(url)).may.withdrawPublication).toBe(false);
    const answer = await officer.attempt('POST', `${url}/publication/withdrawal`, { reason: '개인정보 포함' });
    expect(answer.json()).toMatchObject({ code: 'not-published' });
  });

  it('is not possible in another agency', async () => {
    const { managementNumber } = await publish({ title: '다른 기관의 문서' });
    const outsider = await office.as('outside-administrator');
    const answer = await outsider.attempt('POST', `/api/documents/${managementNumber}/publication/withdrawal`, {
      reason: '남의 것',
    });
    expect(answer.statusCode).toBe(404);
  });
});

describe('the display settings', () => {
  it('work without scripts, stay in the browser, and lead back to a page of ours only', async () => {
    const reader = office.visitor();
    const choice = await reader.inject({
      method: 'GET',
      url: '/display/choice?mode=high-contrast&back=%2Fsearch%3Fq%3Da',
    });
    expect(choice.headers.location).toBe('/search?q=a');
    expect((await reader.inject({ method: 'GET', url: '/' })).body).toContain('data-krds-mode="high-contrast"');
    expect((await visit('/')).body).toContain('data-krds-mode="theme"');
    for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example', '/a\r\nb']) {
      const answer = await visit(`/display/choice?mode=dark&back=${encodeURIComponent(back)}`);
      expect(answer.headers.location, back).toBe('/');
    }
    expect((await visit('/display/choice?mode=pink&back=/')).headers['set-cookie']).toBeUndefined();
  });
});

describe('a new office', () => {
  it('says what to expect instead of showing numbers it does not have', async () => {
    const empty = await openTestOffice();
    try {
      const home = await empty.visitor().inject({ method: 'GET', url: '/' });
      expect(home.body).toContain('아직 공개된 문서가 없습니다');
    } finally {
      await empty.close();
    }
  });
});
