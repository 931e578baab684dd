import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, clientOf, FOLLOWS_WITHIN_MS, openCity, sign, submit } from './city.ts';
import { preparedDataFolder } from './data-folder.ts';
import { Network } from './network.ts';
import { leaveBrowser, openBrowser, openPage, signIn } from './office-browser.ts';
import { freePort, removeDataFolder, startProduct } from './product.ts';

// Three people work at once; what one does is seen by the others without a reload, also across cuts and kills.
const dataDir = preparedDataFolder();
let port: number;
let city: City;
let browser: Browser;
const pages = new Map<string, Page>();
const network = new Network();

beforeAll(async () => {
  browser = await openBrowser();
  port = await freePort();
  city = await openCity({ dataDir, port });
  for (const login of ['drafter', 'teamlead', 'head']) {
    const page = await openPage(browser);
    pages.set(login, page);
    if (login === 'head') await network.watch(page);
    await signIn(page, city.product, login, city.office.password);
  }
  for (const page of pages.values()) await markAsNotReloaded(page);
});

afterAll(async () => {
  await leaveBrowser(browser);
  await city?.product.stop();
  removeDataFolder(dataDir);
});

function at(login: string): Page {
  const page = pages.get(login);
  if (!page) throw new Error(`${login} has no page`);
  return page;
}

/** A mark in the memory of the page, which a reload would lose. */
async function markAsNotReloaded(page: Page): Promise<void> {
  await page.getByText('실시간 연결됨').waitFor();
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));
}

async function nobodyHasReloaded(): Promise<void> {
  for (const page of pages.values()) expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);
}

const badge = (page: Page) => page.locator('.nav .badge');
const row = (page: Page, title: string) => page.locator('.list .row', { hasText: title });

async function badgeSays(login: string, count: number): Promise<void> {
  if (count === 0) await badge(at(login)).waitFor({ state: 'detached' });
  else
    await at(login)
      .locator('.nav .badge', { hasText: new RegExp(`^${count}건$`) })
      .waitFor();
}

/** The person's whole log: numbered from one without a gap, whatever was cut. */
async function logOf(login: string) {
  type Log = { last: number; items: { seq: number; managementNumber: string; kind: string; revision: number }[] };
  const log = await clientOf(city, login).ask<Log>('GET', '/api/notifications?after=0');
  expect(log.items.map(({ seq }) => seq)).toEqual(Array.from({ length: log.last }, (_row, index) => index + 1));
  const rows = log.items.map(({ managementNumber, kind, revision }) => `${managementNumber} ${kind} ${revision}`);
  expect(new Set(rows).size).toBe(rows.length);
  return log.items;
}

test('a document walks from desk to desk before the eyes of all three', async () => {
  const first = await submit(city, { title: '첫 점검 결과 보고' });
  await badgeSays('teamlead', 1);
  await row(at('teamlead'), '첫 점검 결과 보고').waitFor();

  // A list somebody aims at stands still: what arrives waits behind a bar.
  await row(at('teamlead'), '첫 점검 결과 보고').focus();
  await submit(city, { title: '둘째 점검 결과 보고' });
  await badgeSays('teamlead', 2);
  const bar = at('teamlead').getByRole('button', { name: '새로 온 문서 1건 보기' });
  await bar.waitFor();
  expect(await row(at('teamlead'), '둘째 점검 결과 보고').count()).toBe(0);
  await at('teamlead').keyboard.press('.');
  await row(at('teamlead'), '둘째 점검 결과 보고').waitFor();
  await bar.waitFor({ state: 'detached' });

  await openWithoutReload('drafter', first);
  const paper = at('drafter').locator('.sheet');
  await paper.getByText('강서윤').first().waitFor();
  expect(await paper.getByText('윤가람').count()).toBe(0);
  await sign(city, 'teamlead', first);
  await paper.getByText('윤가람').first().waitFor();
  await badgeSays('teamlead', 1);
  await badgeSays('head', 1);
  await row(at('head'), '첫 점검 결과 보고').waitFor();

  const { documentNumber } = await sign(city, 'head', first);
  expect(documentNumber).toBe('자치행정과-1');
  await paper.getByText('자치행정과-1').first().waitFor();
  await paper.getByText('오재민').first().waitFor();
  await badgeSays('head', 0);
  await nobodyHasReloaded();
});

test('what happens while the network is gone is there when it is back, once', async () => {
  const before = (await logOf('head')).length;
  await network.cut(at('head'));
  const documents: string[] = [];
  for (const title of ['끊긴 사이의 보고', '끊긴 사이의 다른 보고']) {
    documents.push(await submit(city, { title, line: [['approve', 'head']] }));
  }
  await at('head')
    .getByText(/끊김, /)
    .waitFor();
  expect(await row(at('head'), '끊긴 사이').count()).toBe(0);
  await network.mend(at('head'));

  await badgeSays('head', 2);
  await at('head').getByText('실시간 연결됨').waitFor();
  await row(at('head'), '끊긴 사이').nth(1).waitFor();
  expect(await row(at('head'), '끊긴 사이').count()).toBe(2);
  const items = (await logOf('head')).slice(before);
  expect(items.map(({ managementNumber }) => managementNumber)).toEqual(documents);
  await nobodyHasReloaded();
});

test('a server killed right after an approval tells everybody when it is back, once', async () => {
  const drafterBefore = (await logOf('drafter')).length;
  const documents: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const managementNumber = await submit(city, { title: `${round + 1}번째로 끊긴 결재`, line: [['approve', 'head']] });
    await openWithoutReload('drafter', managementNumber);
    // The approval is acknowledged, and the server is gone before anybody could be told.
    const { documentNumber } = await sign(city, 'head', managementNumber);
    await city.product.kill();
    city = { ...city, product: await startProduct({ dataDir, port }) };
    await at('drafter')
      .locator('.sheet')
      .getByText(documentNumber ?? '?')
      .first()
      .waitFor({ timeout: FOLLOWS_WITHIN_MS });
    documents.push(managementNumber);
  }
  const items = (await logOf('drafter')).slice(drafterBefore);
  // The drafter's own submission and the approval, each once and in this order.
  for (const managementNumber of documents) {
    const revisions = items.filter((item) => item.managementNumber === managementNumber).map((item) => item.revision);
    expect(revisions).toEqual([1, 2]);
  }
  await badgeSays('head', 2);
  await nobodyHasReloaded();
});

test('signing out in another tab ends the live connection and asks to sign in', async () => {
  const page = at('teamlead');
  const other = await page.context().newPage();
  await other.goto(`${city.product.origin}/office/`);
  await other.getByRole('button', { name: '로그아웃' }).click();
  await other.getByRole('heading', { name: '로그인', level: 1 }).waitFor();

  const question = page.getByRole('dialog', { name: '다시 로그인해 주십시오' });
  await question.waitFor();
  await page.getByRole('button', { name: '나중에' }).click();
  await page.getByText(/끊김, /).waitFor();
  await nobodyHasReloaded();
});

/** Through the application's own links, as somebody who never leaves the page. */
async function openWithoutReload(login: string, managementNumber: string): Promise<void> {
  const page = at(login);
  await page.evaluate((address) => {
    const link = Object.assign(document.createElement('a'), { href: address, id: 'journey-link' });
    document.querySelector('main')?.append(link);
    link.click();
    link.remove();
  }, `/office/documents/${managementNumber}`);
  await page.waitForURL(`**/office/documents/${managementNumber}`);
  await page.locator('.sheet').getByText('강서윤').first().waitFor();
}
