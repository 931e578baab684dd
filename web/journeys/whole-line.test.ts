import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayInKorea, daysAfter } from '../../shared/kernel/calendar-day.ts';
import { FOLLOWS_WITHIN_MS } from './city.ts';
import { preparedDataFolder } from './data-folder.ts';
import { leaveBrowser, openBrowser, openPage } from './office-browser.ts';
import { type Product, removeDataFolder, type SmallOffice, setUpOffice, startProduct } from './product.ts';
import { focusedStop, tabTo } from './tab-walk.ts';

// A draft, cooperation side by side, a 대결, the approval and the paper in one's hand: without a mouse, every control
// called by its role and its name.
const TITLE = '겨울 안부확인 기준 보고';
const dataDir = preparedDataFolder();
let product: Product;
let office: SmallOffice;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  product = await startProduct({ dataDir });
  office = await setUpOffice(product, {
    agencyName: '한별시',
    csv: [
      '부서코드,부서,상위부서코드,직위,부서장,이름,아이디,전화번호,전자우편',
      '6110001,자치행정과,,자치행정과장,Y,오재민,head,02-000-0001,',
      '6110001,자치행정과,,주무관,,강서윤,drafter,02-000-0002,',
      '6110001,자치행정과,,동혁신팀장,,윤가람,teamlead,02-000-0003,',
      '6110002,돌봄과,,돌봄과장,Y,서이든,care,02-000-0004,',
      '6110003,예산과,,예산과장,Y,민서진,budget,02-000-0005,',
      '',
    ].join('\n'),
  });
  const { units } = await office.administrator.ask<{ units: { id: string; name: string }[] }>(
    'GET',
    '/api/organization',
  );
  const unitId = units.find(({ name }) => name === '자치행정과')?.id;
  const path = ['행정', '지방행정', '동행정지원'];
  await office.administrator.ask('POST', '/api/unit-tasks', { unitId, path, retention: 'y5' });
});

afterAll(async () => {
  await leaveBrowser(browser);
  await product?.stop();
  removeDataFolder(dataDir);
});

const nameNow = async (page: Page) => (await focusedStop(page)).name;

async function signIn(login: string): Promise<Page> {
  const page = await openPage(browser);
  await page.goto(`${product.origin}/office/`);
  await expect.poll(() => nameNow(page)).toBe('아이디');
  await page.keyboard.type(login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(office.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '결재대기', level: 1 }).waitFor();
  return page;
}

/** Looks a person up in the organisation and takes them, by the search field and the tree. */
async function take(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: '사람 찾기' }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(name);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect.poll(() => nameNow(page)).toMatch(new RegExp(`^${name}`));
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: `${name} 처리` }).waitFor();
}

/** The next choice of a select, as the arrow key changes it; the hand stays on it wherever its row goes. */
async function chooseNext(page: Page, name: string, words: string): Promise<void> {
  await page.getByRole('combobox', { name }).focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => page.getByRole('combobox', { name }).locator('option:checked').textContent()).toBe(words);
  await expect.poll(() => nameNow(page)).toBe(name);
}

/** Opens the first document that waits and decides it. */
async function decideFirst(page: Page): Promise<void> {
  await page.locator('.row', { hasText: TITLE }).waitFor();
  await page.keyboard.press('j');
  await expect.poll(() => nameNow(page)).toContain(TITLE);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/office\/documents\/D\d{13}$/);
  await page.locator('document-page .sheet').getByText(TITLE).first().waitFor();
  await page.keyboard.press('a');
  const question = page.getByRole('dialog');
  await question.waitFor();
  await page.keyboard.press('Control+Enter');
  await question.waitFor({ state: 'detached' });
}

async function draftByKeyboard(page: Page): Promise<string> {
  await page.keyboard.press('n');
  await page.waitForURL(/\/office\/drafts\/D\d{13}$/);
  await page.getByRole('textbox', { name: '본문' }).waitFor();
  await tabTo(page, '제목');
  await page.keyboard.insertText(TITLE);
  await page.keyboard.press('Enter');
  await expect.poll(() => nameNow(page)).toBe('본문');
  await page.keyboard.insertText('안부확인 기준을 하나로 맞춤.');
  await page.keyboard.press('Escape');
  await tabTo(page, '고치기');
  await page.keyboard.press('Enter');
  for (const name of ['서이든', '민서진', '오재민']) await take(page, name);
  await chooseNext(page, '서이든 처리', '협조');
  await chooseNext(page, '민서진 처리', '협조');
  await page.getByRole('button', { name: '민서진 앞사람과 나란히' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '민서진 앞사람과 나란히', pressed: true }).waitFor();
  await chooseNext(page, '오재민 처리', '전결');
  await tabTo(page, '단위과제');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog', { name: '상신' }).waitFor();
  await page.getByText('(협조 서이든, 협조 민서진) → 전결 오재민').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/office\/documents\/D\d{13}$/);
  return page.url().split('/').at(-1) ?? '';
}

/** Types a day into its field, whose parts stand in the order of the browser's own language. */
async function typeDay(page: Page, name: string, on: string): Promise<void> {
  const [year = '', month = '', day = ''] = on.split('-');
  const field = page.getByLabel(name, { exact: true });
  for (const digits of [year + month + day, month + day + year]) {
    await field.blur();
    await field.focus();
    await page.keyboard.type(digits);
    if ((await field.inputValue()) === on) return;
  }
  expect(await field.inputValue()).toBe(on);
}

/** 부재 설정 from today on, over a midnight that may come meanwhile, with somebody to stand in. */
async function goAway(page: Page, standIn: string): Promise<void> {
  await page.getByRole('link', { name: '부재 설정' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '부재 설정', level: 1 }).waitFor();
  const today = dayInKorea(new Date());
  await typeDay(page, '첫날', today);
  await typeDay(page, '마지막 날', daysAfter(today, 1));
  await page.getByRole('combobox', { name: /^대결자/ }).focus();
  await page.keyboard.insertText(standIn);
  await page.getByRole('textbox', { name: '근거' }).focus();
  await page.keyboard.insertText('휴가 신청 2026-31');
  await page.keyboard.press('Enter');
  await page.getByText('부재를 정했습니다.').waitFor();
}

test('a draft goes through cooperation side by side and a 대결 to its paper, by keyboard alone', async () => {
  const drafter = await signIn('drafter');
  const number = await draftByKeyboard(drafter);
  await drafter.getByRole('list').filter({ hasText: '병렬' }).first().waitFor();

  // Out of order: side by side, the second of them may be the first.
  for (const login of ['budget', 'care']) {
    const cooperator = await signIn(login);
    await decideFirst(cooperator);
    await cooperator.context().close();
  }

  const head = await signIn('head');
  await goAway(head, '윤가람');
  await head.context().close();
  const leader = await signIn('teamlead');
  await decideFirst(leader);
  await leader.context().close();

  const line = drafter.getByRole('region', { name: /^결재선/ });
  await expect.poll(() => line.textContent()).toContain('오재민 자치행정과장 대결(부재 기록에 따름)');
  await drafter.locator('.sheet').getByText('자치행정과-1').first().waitFor();
  await drafter.getByRole('link', { name: 'PDF 받기' }).waitFor({ timeout: FOLLOWS_WITHIN_MS });
  const download = drafter.waitForEvent('download');
  await drafter.getByRole('link', { name: 'PDF 받기' }).focus();
  await drafter.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
  expect(number).toMatch(/^D\d{13}$/);
  await drafter.context().close();
});
