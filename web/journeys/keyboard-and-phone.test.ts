import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, clientOf, find, openCity, pageOf, sign, submit } from './city.ts';
import { preparedDataFolder } from './data-folder.ts';
import { leaveBrowser, openBrowser, openContext, openPage } from './office-browser.ts';
import { removeDataFolder } from './product.ts';
import { focusedStop, tabTo } from './tab-walk.ts';

// The whole way of a document without a mouse, and with a finger on a phone.
const dataDir = preparedDataFolder();
let city: City;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  city = await openCity({ dataDir });
});

afterAll(async () => {
  await leaveBrowser(browser);
  await city?.product.stop();
  removeDataFolder(dataDir);
});

async function signInByKeyboard(login: string): Promise<Page> {
  const page = await openPage(browser);
  await page.goto(`${city.product.origin}/office/`);
  await expect.poll(async () => (await focusedStop(page)).name).toBe('아이디');
  await page.keyboard.type(login);
  await page.keyboard.press('Tab');
  await page.keyboard.type(city.office.password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '결재대기', level: 1 }).waitFor();
  return page;
}

/** Nobody who works by keyboard may be thrown back to the head of the browser's window. */
async function standsSomewhere(page: Page): Promise<void> {
  await expect.poll(async () => (await focusedStop(page)).name).not.toBe('the page itself');
}

async function decide(page: Page, key: 'a' | 'r', words = ''): Promise<void> {
  await page.keyboard.press(key);
  const question = page.getByRole('dialog');
  await standsInQuestion(page);
  if (words !== '') await page.keyboard.insertText(words);
  await page.keyboard.press('Control+Enter');
  await question.waitFor({ state: 'detached' });
}

/** A question takes the hand to the words that may be written; a key pressed before that goes astray. */
async function standsInQuestion(page: Page): Promise<void> {
  await page.getByRole('dialog').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
}

async function openFirstWaiting(page: Page, title: string): Promise<void> {
  await page.locator('.row', { hasText: title }).waitFor();
  await page.keyboard.press('j');
  await expect.poll(async () => (await focusedStop(page)).name).toContain(title);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/office\/documents\/D\d{13}$/);
  await page.locator('document-page .sheet').getByText(title).first().waitFor();
}

test('a document is drafted, submitted, reviewed and approved by keyboard alone', async () => {
  const drafter = await signInByKeyboard('drafter');
  await drafter.keyboard.press('n');
  await drafter.waitForURL(/\/office\/drafts\/D\d{13}$/);
  const managementNumber = drafter.url().split('/').at(-1) ?? '';
  await drafter.getByRole('textbox', { name: '본문' }).waitFor();
  await standsSomewhere(drafter);

  const stops = await tabTo(drafter, '제목');
  await drafter.keyboard.insertText('글쇠로만 쓴 보고');
  await drafter.keyboard.press('Enter');
  await expect.poll(async () => (await focusedStop(drafter)).name).toBe('본문');
  await drafter.keyboard.type('1. ');
  await drafter.keyboard.insertText('첫째로 보고할 것');
  await drafter.keyboard.press('Enter');
  await drafter.keyboard.press('Tab');
  await drafter.keyboard.insertText('그 아래의 것');
  // Tab belongs to the items: Esc gives it back.
  await drafter.keyboard.press('Escape');
  stops.push(...(await tabTo(drafter, '고치기')));
  await drafter.keyboard.press('Enter');
  stops.push(...(await tabTo(drafter, '사람 찾기')));
  await drafter.keyboard.press('ArrowDown');
  for (const name of ['윤가람', '오재민']) await pickInTree(drafter, name);
  await drafter.getByText('결재선에 있음').nth(2).waitFor();
  stops.push(...(await tabTo(drafter, '단위과제')));
  await drafter.keyboard.press('ArrowDown');
  await drafter.getByText('행정 › 지방행정 › 동행정지원').waitFor();

  // What is read first is met first: the bar, the tools, the paper, then the desk from its head to its foot.
  const names = stops.map(({ name }) => name);
  const order = ['상신', '제목', '고치기', '사람 찾기', '공개', '공개용 제목', '이용조건', '단위과제 찾기', '단위과제'];
  const places = order.map((wanted) => names.findIndex((name) => name === wanted || name.startsWith(`${wanted} Ctrl`)));
  expect({ names, places }).toEqual({ names, places: [...places].sort((a, b) => a - b) });
  expect(places).not.toContain(-1);

  await drafter.keyboard.press('Control+Enter');
  await drafter.getByRole('dialog', { name: '상신' }).waitFor();
  await drafter.keyboard.press('Control+Enter');
  await drafter.waitForURL(`**/office/documents/${managementNumber}`);
  await standsSomewhere(drafter);

  const leader = await signInByKeyboard('teamlead');
  await openFirstWaiting(leader, '글쇠로만 쓴 보고');
  await decide(leader, 'a', '내용을 확인함');
  await leader.getByText('결재할 문서가 없습니다.').waitFor();
  await standsSomewhere(leader);

  const head = await signInByKeyboard('head');
  await openFirstWaiting(head, '글쇠로만 쓴 보고');
  await tabTo(head, /^결재/);
  await head.keyboard.press('Enter');
  await standsInQuestion(head);
  await tabTo(head, '다음 문서 열기');
  await tabTo(head, /^결재/);
  await head.keyboard.press('Enter');
  await head.getByText('결재할 문서가 없습니다.').waitFor();
  await standsSomewhere(head);
  await drafter.locator('.sheet').getByText('자치행정과-1').first().waitFor();
  for (const page of [drafter, leader, head]) await page.context().close();
});

/** Down the tree to a person, wherever one stands in it, and onto the line. */
async function pickInTree(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Home');
  for (let steps = 0; steps < 20; steps += 1) {
    const { name: at, fault } = await focusedStop(page);
    expect(fault).toBeUndefined();
    // A unit’s own row names its clerk too, behind the name of the unit.
    if (at.startsWith(name)) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`${name} does not stand in the tree`);
}

test('a rejected document comes back with its reason, is mended and goes up again', async () => {
  const title = '고쳐서 다시 올릴 보고';
  const managementNumber = await submit(city, { title, line: [['approve', 'head']] });
  const drafter = await pageOf(city, browser, 'drafter');
  await drafter.goto(`${city.product.origin}/office/documents/${managementNumber}`);
  await drafter.locator('.sheet').getByText(title).first().waitFor();
  const head = await pageOf(city, browser, 'head');
  await openFirstWaiting(head, title);

  // Without a reason nothing is rejected.
  await head.keyboard.press('r');
  await head.getByRole('dialog', { name: '반려' }).waitFor();
  await head.keyboard.press('Control+Enter');
  await head.getByText('사유를 적지 않았습니다. 사유를 적어 주십시오.').waitFor();
  expect((await find(city, 'drafter', managementNumber)).status).toBe('inApproval');
  await head.keyboard.insertText('참석자 수가 붙임과 다름');
  await head.keyboard.press('Control+Enter');
  await head.getByRole('dialog').waitFor({ state: 'detached' });

  await drafter.locator('.edit-section').getByText('참석자 수가 붙임과 다름').waitFor();
  await tabTo(drafter, '고쳐 쓰기');
  await drafter.keyboard.press('Enter');
  await drafter.waitForURL(`**/office/drafts/${managementNumber}`);
  await drafter.getByRole('region', { name: '반려 사유' }).getByText('참석자 수가 붙임과 다름').waitFor();
  await tabTo(drafter, '제목');
  await drafter.keyboard.press('Control+End');
  await drafter.keyboard.insertText('(고침)');
  await drafter.keyboard.press('Control+Enter');
  await drafter.getByRole('dialog', { name: '상신' }).waitFor();
  await drafter.keyboard.press('Control+Enter');
  await drafter.waitForURL(`**/office/documents/${managementNumber}`);
  await drafter.locator('document-page .sheet').getByText(`${title}(고침)`).waitFor();

  await head.goto(`${city.product.origin}/office/boxes/waiting`);
  await openFirstWaiting(head, `${title}(고침)`);
  await decide(head, 'a');
  expect((await find(city, 'drafter', managementNumber)).status).toBe('approved');
  for (const page of [drafter, head]) await page.context().close();
});

test('a drafter recalls a document before the first act, and not after it', async () => {
  const early = await submit(city, { title: '회수할 보고' });
  const late = await submit(city, { title: '회수하지 못할 보고' });
  const drafter = await pageOf(city, browser, 'drafter');
  await drafter.goto(`${city.product.origin}/office/documents/${early}`);
  await drafter.getByRole('button', { name: /^회수/ }).waitFor();
  await decide(drafter, 'r');
  await drafter.getByText('회수한 문서입니다. 고쳐서 다시 올릴 수 있습니다.').waitFor();
  await standsSomewhere(drafter);
  expect((await find(city, 'drafter', early)).status).toBe('recalled');
  expect((await clientOf(city, 'teamlead').ask<{ waiting: number }>('GET', '/api/boxes')).waiting).toBe(1);

  await drafter.goto(`${city.product.origin}/office/documents/${late}`);
  await drafter.getByRole('button', { name: /^회수/ }).waitFor();
  await sign(city, 'teamlead', late);
  await drafter.getByRole('button', { name: /^회수/ }).waitFor({ state: 'detached' });
  await sign(city, 'head', late);
  await drafter.context().close();
});

test('a document is approved with a finger on a phone', async () => {
  const title = '손전화로 결재할 보고서의 긴 제목이 두 줄이 되어도 옆으로 밀리지 않음';
  const managementNumber = await submit(city, { title, line: [['approve', 'head']] });
  const context = await openContext(browser, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
  });
  const page = await context.newPage();
  await page.goto(`${city.product.origin}/office/`);
  await notTooWide(page);
  await page.getByRole('textbox', { name: '아이디' }).first().tap();
  await page.keyboard.type('head');
  await page.locator('input[type=password]').first().tap();
  await page.keyboard.type(city.office.password);
  await page.getByRole('button', { name: '로그인' }).tap();
  const row = page.locator('.row', { hasText: title });
  await row.waitFor();
  await notTooWide(page);
  await row.tap();
  await page.waitForURL(`**/office/documents/${managementNumber}`);
  await page.getByText(/^결재 오재민/).waitFor();
  await notTooWide(page);
  await page.getByRole('button', { name: /^결재/ }).tap();
  const question = page.getByRole('dialog', { name: '결재' });
  await question.waitFor();
  await notTooWide(page);
  await question.getByRole('textbox').tap();
  await page.keyboard.insertText('이대로 시행함');
  await question.getByRole('button', { name: /^결재/ }).tap();
  await page.getByText('결재할 문서가 없습니다.').waitFor();
  await page.getByText(/자치행정과-\d+ 번호로 등록했습니다\./).waitFor();
  await notTooWide(page);
  const number = (await find(city, 'drafter', managementNumber)).paper.documentNumber;
  for (const path of [
    '/office/boxes/done',
    `/office/documents/${managementNumber}`,
    '/office/settings',
    '/',
    '/search',
    `/documents/${managementNumber}`,
  ]) {
    await page.goto(`${city.product.origin}${path}`);
    await page.locator('h1').first().waitFor();
    await notTooWide(page);
  }
  expect(number).toMatch(/^자치행정과-\d+$/);
  await context.close();
});

async function notTooWide(page: Page): Promise<void> {
  const width = () => page.evaluate(() => Math.max(document.documentElement.scrollWidth, innerWidth));
  await expect.poll(width).toBe(390);
}
