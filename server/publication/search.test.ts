import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { escapeHtml } from '../../shared/markup/html.ts';
import { findable, searchable, textTokens } from '../../shared/search/search-words.ts';
import { CHECKOUT } from '../platform/checkout.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { editorText, publishDocument } from '../testing/written-document.ts';
import { readSearchInput, searchAddress } from './pages/search-address.ts';
import { searchPage } from './pages/search-page.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice({ at: '2026-03-03T00:00:00Z' });
});
afterAll(() => office.close());

const visit = (url: string) => office.visitor().inject({ method: 'GET', url });
const textOf = (markup: string) => markup.replace(/<[^>]*>/g, '');

const publish = (given: Parameters<typeof publishDocument>[1]) => publishDocument(office, given);

describe('the search', () => {
  it('finds by a part of a word, by number and by unit, marks the hit, and narrows by day and class', async () => {
    await publish({
      title: '어린이도서관 야간개관 시범운영',
      editorJson: editorText('어린이도서관을 저녁 아홉 시까지 엽니다.'),
    });
    const find = async (query: string) => textOf((await visit(`/search?${query}`)).body);
    const marked = await visit(`/search?q=${encodeURIComponent('도서관 야간')}`);
    expect(marked.body).toContain('어린이<mark>도서관</mark> <mark>야간</mark>개관 시범운영');
    const q = `q=${encodeURIComponent('도서관')}`;
    expect(await find(`${q}&from=2026-03-03&to=2026-03-03`)).toContain('찾은 문서 1건');
    expect(await find(`${q}&from=2026-03-04`)).toContain('찾은 문서가 없습니다');
    expect(await find(`${q}&unit=${encodeURIComponent('자치행정과')}`)).toContain('찾은 문서 1건');
    expect(await find(`${q}&unit=${encodeURIComponent('없는과')}`)).toContain('찾은 문서가 없습니다');
    expect(await find(`${q}&class=${encodeURIComponent('일반행정 > 지방행정')}`)).toContain('찾은 문서 1건');
    expect(await find(`${q}&class=${encodeURIComponent('지방행정')}`)).toContain('찾은 문서가 없습니다');
    expect(await find(`${q}&kind=general&level=open&agency=${encodeURIComponent('시험시')}`)).toContain(
      '찾은 문서 1건',
    );
    expect(await find(`${q}&kind=publicNotice`)).toContain('찾은 문서가 없습니다');
    expect(await find(`${q}&level=closed`)).toContain('찾은 문서가 없습니다');
    expect(await find('q=%00%25_')).toContain('찾은 문서가 없습니다');
    expect(await find('page=-1&from=2026-02-31')).toContain('공개된 문서');
  });

  it('finds a phrase in quotation marks only where it stands so, and a title by its first consonants', async () => {
    await publish({ title: '청소년수련관 물놀이장 개장', editorJson: editorText('물놀이장 안전 요원을 둡니다.') });
    const find = async (q: string) => (await visit(`/search?q=${encodeURIComponent(q)}`)).body;
    expect(await find('"수련관 물놀이장"')).toContain('찾은 문서 1건');
    expect(await find('"물놀이장 수련관"')).toContain('찾은 문서가 없습니다');
    expect(await find('ㅁㄴㅇㅈ')).toContain('청소년수련관 <mark>물놀이장</mark> 개장');
  });

  it('says of a long word that it may be parted, where nothing was found', async () => {
    const find = async (q: string) => (await visit(`/search?q=${encodeURIComponent(q)}`)).body;
    expect(await find('별빛산책길안내')).toContain('띄어 적으면 더 찾습니다');
    expect(await find('산책 90201')).not.toContain('띄어 적으면');
  });

  it('finds words whether middle dots part them or not, in titles, texts and first consonants', async () => {
    await publish({ title: '이·통장 연합회 회의', editorJson: editorText('3・1절 행사와 교육ㆍ훈련을 알립니다.') });
    await publish({ title: '이통장 수당 지급', editorJson: editorText('교육훈련 여비입니다.') });
    const find = async (q: string) => (await visit(`/search?q=${encodeURIComponent(q)}`)).body;
    for (const q of ['이통장', '이·통장', '이ㆍ통장', 'ㅇㅌㅈ', '교육훈련', '교육·훈련']) {
      expect([q, /찾은 문서 \d건/.exec(await find(q))?.[0]]).toEqual([q, '찾은 문서 2건']);
    }
    expect(await find('31절')).toContain('찾은 문서 1건');
    expect(await find('"이·통장 연합회"')).toContain('찾은 문서 1건');
    expect(await find('이통장')).toContain('<mark>이·통장</mark> 연합회');
    expect(await find('이·통장')).toContain('<mark>이통장</mark> 수당');
  });

  it('finds them in what was filed before too: the migration writes what the product writes', async () => {
    const number = await publish({ title: '먼저 올린 문서' });
    const text = '이·통장 (교육··훈련) 3·1절 ·앞 뒤· ㅇ·ㅌㅈ 점 · 하나';
    const { sql } = office.services.database;
    await sql`update public_site.document_search set haystack = ${searchable(text)},
      tokens = array_to_tsvector(${textTokens(text) as string[]}::text[]) where management_number = ${number}`;
    const file = path.join(CHECKOUT, 'migrations/0071_words_parted_by_dots.sql');
    for (const step of readFileSync(file, 'utf8').split('--> statement-breakpoint')) await sql.unsafe(step);
    const [row] = await sql<{ haystack: string; tokens: string[] }[]>`
      select haystack, tsvector_to_array(tokens) as tokens from public_site.document_search
      where management_number = ${number}`;
    const words = (line = '') => line.split(' ').sort();
    expect(words(row?.haystack)).toEqual(words(findable(text)));
    expect(row?.tokens.sort()).toEqual([...textTokens(findable(text))].sort());
  });

  it('leads from the number of a document to its page, and from one that nobody may know to nothing', async () => {
    const number = await publish({ title: '번호로 찾는 문서' });
    const to = async (q: string) => (await visit(`/search?q=${encodeURIComponent(q)}`)).headers.location;
    for (const q of [number, ` ${number.toLowerCase()} `]) expect(await to(q)).toBe(`/documents/${number}`);
    const closed = await publish({ title: '닫힌 문서', disclosure: { level: 'closed', grounds: [6] } });
    for (const q of [closed, 'D0001999999999']) {
      expect(await to(q)).toBeUndefined();
      expect((await visit(`/search?q=${q}`)).body).toContain('찾은 문서가 없습니다');
    }
    await (await office.as('administrator')).post(`/api/documents/${number}/publication/withdrawal`, {
      reason: '철회',
    });
    expect(await to(number)).toBe(`/documents/${number}`);
  });

  it('says which conditions it did not understand and went without', async () => {
    const asked = await visit('/search?from=2026-13-01&kind=zzz&unit=a&unit=b&page=x&utm_source=y&to=');
    const words = textOf(asked.body);
    expect(asked.statusCode).toBe(200);
    for (const told of ['‘결재일부터’에 적은 값(2026-13-01)', '‘문서 종류’에 적은 값(zzz)', '‘부서’에 적은 값(a, b)']) {
      expect(words).toContain(told);
    }
    expect(words).toContain('‘쪽’에 적은 값(x)');
    expect(words).not.toContain('결재일까지’에');
    expect(textOf((await visit('/search?from=2026-03-01&kind=general&page=1&q=')).body)).not.toContain('알 수 없어');
  });

  it('offers to narrow what was found, each way with the number of documents it leaves', async () => {
    await publish({ title: '부분공개 문서 하나', disclosure: { level: 'partiallyOpen', grounds: [5] } });
    const { body } = await visit('/search');
    const [, closed] =
      /<a href="(\/search\?level=partiallyOpen)">부분공개<\/a> <span class="n">(?:\d+)/.exec(body) ?? [];
    expect(closed).toBeDefined();
    const [, count] = /level=partiallyOpen">부분공개<\/a> <span class="n">(\d+)/.exec(body) ?? [];
    expect(textOf((await visit(closed ?? '')).body)).toContain(`공개된 문서 ${count}건`);
  });

  it('says how far back it looked where not every text was looked into, and leads on from there', () => {
    const input = readSearchInput({ q: '"흔한 말"' });
    const found = { rows: [], files: [], total: 0, facets: {}, searchedBackTo: '2021-04-05' };
    const markup = searchPage({ operator: undefined, input, words: [], found, units: [] }).main.toString();
    expect(textOf(markup)).toContain('2021. 4. 5. 이후에 결재한 문서까지 찾아보았습니다.');
    expect(markup).toContain(`href="${escapeHtml(searchAddress({ ...input, to: '2021-04-05' }))}"`);
  });

  it('answers in pages, and a page too far leads to the first', async () => {
    expect((await visit('/search?page=99')).headers.location).toBe('/search');
    expect((await visit('/search?page=1&q=a%27%20%7C%20b%3A*')).statusCode).toBe(200);
    // A day that no calendar has narrows nothing.
    expect((await visit('/search?from=0000-01-01&to=9999-12-31')).statusCode).toBe(200);
  });
});

describe('documents like one that is read', () => {
  it('are those with the same words in the title, without any that was taken back, and none of a closed number', async () => {
    const [first, second, other] = [
      await publish({ title: '마을버스 제1차 노선조정 협의' }),
      await publish({ title: '마을버스 제2차 노선조정 협의' }),
      await publish({ title: '겨울철 제설 장비 점검' }),
    ];
    const related = async () => (await visit(`/documents/${first}/related`)).body;
    expect(await related()).toContain(`href="/documents/${second}"`);
    expect(await related()).not.toContain(`href="/documents/${other}"`);
    const officer = await office.as('administrator');
    await officer.post(`/api/documents/${second}/publication/withdrawal`, { reason: '잘못 공개함' });
    expect(await related()).toContain('비슷한 문서가 없습니다');
    expect((await visit('/documents/D0001999999999/related')).statusCode).toBe(404);
  });
});
