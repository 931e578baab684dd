import { afterAll, beforeAll, expect, it } from 'vitest';
import { readXmlTree, type XmlElement } from '../../shared/testing/xml-tree.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { publishDocument } from '../testing/written-document.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
});
afterAll(() => office.close());

const visit = (url: string) => office.visitor().inject({ method: 'GET', url });

const publish = (given: Parameters<typeof publishDocument>[1]) => publishDocument(office, given);

const textIn = (element: XmlElement, name: string) => element.children.find((child) => child.name === name)?.text;
const named = (element: XmlElement, name: string) => element.children.filter((child) => child.name === name);
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
