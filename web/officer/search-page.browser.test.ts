import { afterEach, describe, expect, it } from 'vitest';
import { userEvent, page as window } from 'vitest/browser';
import { type Answers, MORNING, officeUnderTest, problem, SESSION } from '../client/office-under-test.ts';
import { FOUND, SAVED_ID, SEARCHES } from '../client/search-under-test.ts';
import './search-page.ts';

const before = location.href;
afterEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', before);
});

const asking = (question: Record<string, string>) => `GET /api/search?${new URLSearchParams(question)}`;

async function open(question: Record<string, string>, answers: Answers = {}) {
  await window.viewport(1280, 844);
  history.replaceState(null, '', `/office/search?${new URLSearchParams(question)}`);
  const { office, asked } = officeUnderTest({ ...MORNING, ...SEARCHES, ...answers });
  office.session.set(SESSION);
  return { office, asked, page: show(office) };
}

function show(office: ReturnType<typeof officeUnderTest>['office']) {
  const page = document.createElement('search-page');
  page.office = office;
  document.body.append(page);
  return page;
}

const titles = () => [...document.querySelectorAll('.row .title')].map((title) => title.textContent?.trim());
const focused = () => (document.activeElement as HTMLElement | null)?.dataset.number;

describe('찾기', () => {
  it('shows where the words stand, and is worked through by keyboard', async () => {
    const { office } = await open({ q: '눈길' }, { [asking({ q: '눈길' })]: { body: FOUND } });
    await expect.poll(titles).toEqual(['눈길 순찰 결과', '눈길 안내문']);
    expect(document.querySelector('.hit')?.textContent).toBe('첨부 명단.csv 눈길 순찰조');
    expect(document.querySelector('.title mark')?.textContent).toBe('눈길');
    document.querySelector<HTMLElement>('h1')?.focus();
    await userEvent.keyboard('jj');
    expect(focused()).toBe('D0000000000002');
    expect(office.trail.value?.managementNumbers).toEqual(['D0000000000001', 'D0000000000002']);
    await userEvent.keyboard(' ');
    await expect.poll(() => document.querySelector('.preview')).toBeNull();
  });

  it('the way back from a document leads to the same rows and the same place, for nobody but who has searched', async () => {
    const { office, asked, page } = await open({ q: '눈길' }, { [asking({ q: '눈길' })]: { body: FOUND } });
    await expect.poll(titles).toHaveLength(2);
    await userEvent.keyboard('jj');
    page.remove();
    const again = show(office);
    await expect.poll(focused).toBe('D0000000000002');
    expect(asked.filter(({ path }) => path.startsWith('/api/search?'))).toHaveLength(1);
    again.remove();
    office.session.set({ ...SESSION, accountId: 'account-9' });
    show(office);
    await expect.poll(() => asked.filter(({ path }) => path.startsWith('/api/search?'))).toHaveLength(2);
  });

  it('narrows by the address, says so when nothing is left, and what to do when it fails', async () => {
    const none = { ...FOUND, rows: [], total: 0 };
    const { page } = await open(
      { q: '눈길' },
      {
        [asking({ q: '눈길' })]: { body: FOUND },
        [asking({ q: '눈길', state: 'approved' })]: { body: none },
        [asking({ q: '바람' })]: problem(503, 'unavailable', '잠시 뒤에 다시 해 주십시오.'),
      },
    );
    await expect.poll(titles).toHaveLength(2);
    await userEvent.selectOptions(page.querySelector('select') as HTMLSelectElement, 'approved');
    await expect.poll(() => page.querySelector('.empty-title')?.textContent).toBe('찾은 문서가 없습니다.');
    expect(page.textContent).not.toContain('띄어 적으면');
    expect(new URLSearchParams(location.search).get('state')).toBe('approved');
    await userEvent.click(
      [...page.querySelectorAll('button')].find((one) => one.textContent?.includes('조건을 모두')) as HTMLElement,
    );
    await expect.poll(titles).toHaveLength(2);
    await userEvent.fill(page.querySelector('input') as HTMLInputElement, '바람');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => page.querySelector('[role=alert]')?.textContent).toContain('잠시 뒤에');
  });

  it('is narrowed by period and drafter when they are sent, by keyboard and from the address', async () => {
    const found = { body: FOUND };
    const within = { q: '눈길', from: '2026-03-01', to: '2026-03-31', drafter: '한여울' };
    const { page, asked } = await open(
      { q: '눈길' },
      { [asking({ q: '눈길' })]: found, [asking(within)]: found, [asking({ q: '눈길', drafter: '한여울' })]: found },
    );
    await expect.poll(titles).toHaveLength(2);
    const field = (name: string) => page.querySelector<HTMLInputElement>(`[name=${name}]`) as HTMLInputElement;
    expect([...page.querySelectorAll('datalist#search-drafters option')].map((one) => one.textContent)).toEqual([
      '한여울 (2)',
    ]);
    await userEvent.fill(field('from'), '2026-03-31');
    await userEvent.fill(field('to'), '2026-03-01');
    await userEvent.fill(field('drafter'), '한여울');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => page.querySelector('[role=alert]')?.textContent).toContain('늦습니다');
    expect(location.search).not.toContain('from');
    await userEvent.fill(field('from'), '2026-03-01');
    await userEvent.fill(field('to'), '2026-03-31');
    await userEvent.click(page.querySelector('.search-within button') as HTMLElement);
    await expect.poll(() => Object.fromEntries(new URLSearchParams(location.search))).toEqual(within);
    await expect.poll(() => document.title).toContain('2026. 3. 1.부터 2026. 3. 31.까지, 기안자 한여울');
    expect(page.querySelector('[role=alert]')).toBeNull();
    await userEvent.fill(field('from'), '');
    await userEvent.fill(field('to'), '');
    await userEvent.click(page.querySelector('.search-within button') as HTMLElement);
    await expect
      .poll(() => asked.map(({ path }) => path))
      .toContain(asking({ q: '눈길', drafter: '한여울' }).replace('GET ', ''));
    page.remove();
    history.replaceState(null, '', `/office/search?${new URLSearchParams(within)}`);
    const again = show(page.office);
    await expect.poll(() => again.querySelector<HTMLInputElement>('[name=drafter]')?.value).toBe('한여울');
    expect(again.querySelector<HTMLInputElement>('[name=to]')?.value).toBe('2026-03-31');
  });

  it('says how far it has counted, on the pages after the first as well', async () => {
    const countedBackTo = '2026-03-02T05:06:00Z';
    const [first, second] = FOUND.rows;
    const { page } = await open(
      { q: '눈길순찰' },
      {
        [asking({ q: '눈길순찰' })]: { body: { ...FOUND, rows: [first], total: 21, next: 'behind', countedBackTo } },
        [asking({ q: '눈길순찰', after: 'behind' })]: {
          body: { ...FOUND, rows: [second], total: null, facets: null },
        },
        [asking({ q: '눈길안내' })]: {
          body: { ...FOUND, rows: [], total: 0, next: 'behind', lookedBackTo: countedBackTo, countedBackTo },
        },
      },
    );
    const count = () => page.querySelector('.search-count')?.textContent;
    const told = '찾은 문서 21건 이상(2026. 3. 2. 14:06 이후에서), 최근 것부터.';
    await expect.poll(count).toBe(told);
    const narrowing = [...page.querySelectorAll('option')].map((option) => option.textContent);
    expect(narrowing).toContain('결재 끝남 (1+)');
    await userEvent.click(page.querySelector('.list-note button') as HTMLElement);
    await expect.poll(titles).toHaveLength(2);
    expect(count()).toBe(told);
    await userEvent.fill(page.querySelector('input') as HTMLInputElement, '눈길안내');
    await userEvent.keyboard('{Enter}');
    await expect.poll(count).toBe('2026. 3. 2. 14:06 이후에서 찾은 문서가 없습니다.');
  });

  it('what was deleted comes back under its name, and a saved search is marked as seen', async () => {
    let isThere = true;
    const { asked, page } = await open(
      {},
      {
        'GET /api/searches': () => ({ body: { saved: isThere ? SAVED : [] } }),
        [`DELETE /api/searches/${SAVED_ID}`]: () => {
          isThere = false;
          return { body: { id: SAVED_ID } };
        },
        [`POST /api/searches/${SAVED_ID}/restore`]: () => {
          isThere = true;
          return { body: { id: SAVED_ID } };
        },
        [`POST /api/searches/${SAVED_ID}/seen`]: { body: { id: SAVED_ID } },
        [asking({ q: '눈길', state: 'approved' })]: { body: FOUND },
      },
    );
    await expect.poll(() => page.querySelector('.saved-search')?.textContent).toContain('새 문서 3');
    expect(page.querySelector('.recent-searches')?.textContent).toContain('제설함');
    await userEvent.click(page.querySelector('[aria-label="눈길 지우기"]') as HTMLElement);
    await expect.poll(() => page.querySelector('.search-undo')?.textContent).toContain('‘눈길’ 검색을 지웠습니다.');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.activeElement?.className).toBe('saved-search');
    const { search } = document.activeElement as HTMLAnchorElement;
    page.remove();
    history.replaceState(null, '', `/office/search${search}`);
    show(page.office);
    await expect.poll(() => asked.map(({ path }) => path)).toContain(`/api/searches/${SAVED_ID}/seen`);
  });
});

const SAVED = [{ id: SAVED_ID, name: '눈길', question: { q: '눈길', state: 'approved' }, fresh: 3 }];
