import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { escapeHtml } from '../../shared/markup/html.ts';
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
