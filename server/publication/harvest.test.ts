import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readXmlTree, type XmlElement } from '../../shared/testing/xml-tree.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { publishDocument } from '../testing/written-document.ts';
import { MOST_DEAR_A_MINUTE } from './site-budget.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
});
afterAll(() => office.close());

const visit = (url: string) => office.visitor().inject({ method: 'GET', url });

const publish = (given: Parameters<typeof publishDocument>[1]) => publishDocument(office, given);

const textIn = (element: XmlElement, name: string) => element.children.find((child) => child.name === name)?.text;
const named = (element: XmlElement, name: string) => element.children.filter((child) => child.name === name);
const numbersIn = (feed: XmlElement) => named(feed, 'entry').map((entry) => textIn(entry, 'id')?.slice(-14) ?? '');
const linkOf = (feed: XmlElement, rel: string) =>
  named(feed, 'link')
    .find(({ attributes }) => attributes.get('rel') === rel)
    ?.attributes.get('href')
    ?.replace(origin() ?? '', '') ?? '';
const origin = () => office.services.config.origins[0];

async function feed(address: string) {
  const { statusCode, headers, body } = await visit(address);
  expect(statusCode).toBe(200);
  expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
  return readXmlTree(body);
}

/** The addresses of all documents that the sitemaps know, by way of their index. */
async function mapped(): Promise<string[]> {
  const index = readXmlTree((await visit('/sitemap.xml')).body);
  const maps = named(index, 'sitemap').map((map) => textIn(map, 'loc')?.replace(origin() ?? '', '') ?? '');
  const found = await Promise.all(maps.map(async (map) => named(readXmlTree((await visit(map)).body), 'url')));
  const addresses = found.flat().map((url) => textIn(url, 'loc') ?? '');
  return addresses.filter((address) => address.includes('/documents/'));
}

it('a new office has a feed without entries and a sitemap without days', async () => {
  const empty = await feed('/search.atom');
  expect(named(empty, 'entry')).toEqual([]);
  expect(textIn(empty, 'updated')).toBe('1970-01-01T00:00:00.000Z');
  expect(await mapped()).toEqual([]);
  expect((await visit('/sitemaps/2026-03-03.xml')).statusCode).toBe(404);
  expect((await visit('/sitemaps/%EC%96%B4%EC%A0%9C.xml')).statusCode).toBe(404);
});

it('a feed tells of the documents that its question finds, whole addresses and public titles only', async () => {
  const number = await publish({ title: '안쪽 제목', publicTitle: '나무 <심기> & "가꾸기"', summary: '봄에 심는다.' });
  await publish({ title: '다른 일의 보고' });
  const all = await feed('/search.atom');
  expect(named(all, 'entry')).toHaveLength(2);
  const found = await feed(`/search.atom?q=${encodeURIComponent('가꾸기')}&page=7`);
  expect(textIn(found, 'title')).toContain('“가꾸기”');
  const [entry, ...others] = named(found, 'entry');
  if (!entry) throw new Error('a feed without the document');
  expect(others).toEqual([]);
  expect(textIn(entry, 'title')).toBe('나무 <심기> & "가꾸기"');
  expect(textIn(entry, 'id')).toBe(`${origin()}/documents/${number}`);
  expect(textIn(entry, 'summary')).toBe('봄에 심는다.');
  expect(textIn(found, 'updated')).toBe('2026-03-03T00:00:00.000Z');
  expect((await visit('/search.atom')).body).not.toContain('안쪽');
  expect((await visit(`/search?q=${encodeURIComponent('가꾸기')}`)).body).toContain(
    'type="application/atom+xml">새 문서 받아 보기',
  );
});

it('what is taken back stands in no feed and no sitemap any more', async () => {
  const number = await publish({ title: '거두어들일 문서' });
  expect(await mapped()).toContain(`${origin()}/documents/${number}`);
  const officer = await office.as('administrator');
  await officer.post(`/api/documents/${number}/publication/withdrawal`, { reason: '개인정보 포함' });
  expect((await visit('/search.atom')).body).not.toContain(number);
  expect((await mapped()).join()).not.toContain(number);
  expect((await visit('/robots.txt')).body).toContain(`Sitemap: ${origin()}/sitemap.xml`);
});

/** So many public copies: this one, and others as if they had been decided that moment; their numbers, newest first. */
async function alike(count: number, number: string): Promise<string[]> {
  const { sql } = office.services.database;
  for (const table of ['documents', 'document_search']) {
    await sql`
      insert into ${sql(`public_site.${table}`)} select (jsonb_populate_record(copied, jsonb_build_object(
        'management_number', left(copied.management_number, 5) || (900000000 + n)))).*
      from ${sql(`public_site.${table}`)} as copied, generate_series(1, ${count - 1}::int) as n
      where copied.management_number = ${number}`;
  }
  const others = Array.from({ length: count - 1 }, (_, n) => `${number.slice(0, 5)}${900_000_001 + n}`);
  return [...others.reverse(), number];
}

it('a document opened late comes first in the feed of a busy unit, and its pages tell each document once', async () => {
  const late = await publish({ title: '나중에 연 문서', disclosure: { level: 'closed', grounds: [5] } });
  office.clock.set('2026-03-04T00:00:00Z');
  const newer = await alike(60, await publish({ title: '새로 결재한 문서' }));
  const address = `/search.atom?q=${encodeURIComponent('문서')}&unit=${encodeURIComponent('자치행정과')}`;
  expect(numbersIn(await feed(address))).toEqual(newer.slice(0, 50));
  office.clock.set('2026-03-09T00:00:00Z');
  const choice = { outcome: 'open', grounds: [], reviewOn: null, bodyOpen: true, attachments: 'asTheyAre' };
  await (await office.as('administrator')).post('/api/reclassification/decisions', {
    records: [{ managementNumber: late, decisions: 0, key: randomUUID() }],
    ...{ choice: { ...choice, liftedGrounds: [], council: null }, reason: '검토가 끝남' },
  });
  await office.services.outbox.drainAll();
  const first = await feed(address);
  expect(numbersIn(first)).toEqual([late, ...newer.slice(0, 49)]);
  const entry = named(first, 'entry')[0] as XmlElement;
  expect(textIn(entry, 'published')).toBe('2026-03-09T00:00:00.000Z');
  // What is published meanwhile moves nothing onto a page that has been read or away from one that will be.
  const between = await publish({ title: '그 사이의 문서' });
  const next = await feed(linkOf(first, 'next'));
  expect(numbersIn(next)).toEqual(newer.slice(49));
  expect([linkOf(next, 'next'), linkOf(next, 'first'), linkOf(first, 'first')]).toEqual(['', address, '']);
  expect(textIn(next, 'id')).toBe(textIn(first, 'id'));
  expect(numbersIn(await feed(address))[0]).toBe(between);
});

it('a title that is masked later is told as a change of its entry', async () => {
  const number = await publish({ title: '강나루별 씨의 요청' });
  const before = named(await feed('/search.atom'), 'entry')[0] as XmlElement;
  await (await office.as('administrator')).post(`/api/documents/${number}/publication/masks`, {
    ...{ reason: '이름을 가림', words: [], attachments: [], publicTitle: '민원인의 요청' },
  });
  const after = named(await feed('/search.atom'), 'entry')[0] as XmlElement;
  expect([textIn(after, 'id'), textIn(after, 'title')]).toEqual([textIn(before, 'id'), '민원인의 요청']);
  expect(textIn(after, 'published')).toBe(textIn(before, 'published'));
  expect(Date.parse(textIn(after, 'updated') ?? '')).toBeGreaterThan(Date.parse(textIn(before, 'updated') ?? ''));
});

it('a place that no feed has given out is not taken for the beginning', async () => {
  const wrong = [
    '',
    'x',
    '0000-01-01T00:00:00.000Z_D0001000000001',
    '2026-13-03T00:00:00.000Z_D0001000000001',
    '2026-03-03T00:00:00.000Z_D1',
    '1&before=2',
  ];
  for (const before of wrong) expect((await visit(`/search.atom?before=${before}`)).statusCode, before).toBe(404);
  expect(numbersIn(await feed('/search.atom?before=2020-03-03T00:00:00.000Z_D0001000000001'))).toEqual([]);
});

it('lets pages of other sites read data and feeds, with their faults, and nothing else', async () => {
  const [open, gone] = await Promise.all([publish({ title: '남의 누리집에서 읽기' }), publish({ title: '거둘 자료' })]);
  const withdrawal = `/api/documents/${gone}/publication/withdrawal`;
  await (await office.as('administrator')).post(withdrawal, { reason: '철회' });
  const ask = async (method: 'GET' | 'OPTIONS', url: string) => {
    const headers = { origin: 'https://news.example', 'access-control-request-method': 'GET' };
    return office.visitor().inject({ method, url, headers });
  };
  const data = [
    ...[[`/documents/${open}.json`, 200] as const, [`/documents/${gone}.json`, 410] as const],
    ...[['/documents/D0000999999999.json', 404] as const, ['/search.atom?before=x', 404] as const],
    ...[['/search.atom', 200] as const, ['/open-data/documents.json?limit=0', 400] as const],
    ['/open-data/documents.csv', 200] as const,
  ];
  for (const [url, status] of data) {
    const { statusCode, headers } = await ask('GET', url);
    expect([url, statusCode]).toEqual([url, status]);
    expect([url, headers['access-control-allow-origin']]).toEqual([url, '*']);
    expect(headers['access-control-allow-credentials']).toBeUndefined();
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    if (status >= 400) expect([url, headers['content-type']]).toEqual([url, 'application/json; charset=utf-8']);
    const before = await ask('OPTIONS', url);
    expect([before.statusCode, before.headers['access-control-allow-headers']]).toEqual([
      ...[204, 'If-Modified-Since, If-None-Match'],
    ]);
  }
  expect((await ask('GET', `/documents/${gone}.json`)).json()).toMatchObject({ code: 'taken-back-from-citizens' });
  for (const url of ['/', '/search', `/documents/${open}`, `/documents/${open}.pdf`, '/open-data', '/api/session']) {
    expect([url, (await ask('GET', url)).headers['access-control-allow-origin']]).toEqual([url, undefined]);
    expect([url, (await ask('OPTIONS', url)).headers['access-control-allow-origin']]).toEqual([url, undefined]);
  }
});

it('leaves room for readers: who asks for hundreds of pages in a minute waits, and pages of many conditions are not indexed', async () => {
  const from = (remoteAddress: string, url: string) => office.app.inject({ method: 'GET', url, remoteAddress });
  // Addresses of one home are one client.
  for (let n = 0; n < MOST_DEAR_A_MINUTE; n += 1) {
    const { statusCode } = await from(`2001:db8:7:7::${(n % 9) + 1}`, '/search.atom?before=x');
    if (statusCode === 429) throw new Error(`refused after ${n}`);
  }
  const reply = await from('2001:db8:7:7::ff', '/search');
  expect([reply.statusCode, reply.body.includes('요청이 너무 잦아')]).toEqual([429, true]);
  expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
  expect((await from('2001:db8:7:7::ff', '/')).statusCode).toBe(200);
  const noindex = '<meta name="robots" content="noindex">';
  const shown = async (url: string) => (await from('2001:db8:8:8::1', url)).body;
  for (const url of ['/search', '/search?level=open'])
    expect([url, (await shown(url)).includes(noindex)]).toEqual([url, false]);
  for (const url of ['/search?level=open&kind=general', '/search?q=x']) {
    expect([url, (await shown(url)).includes(noindex)]).toEqual([url, true]);
  }
});
