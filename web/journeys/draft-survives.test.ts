import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, clientOf, openCity, pageOf, untilTrue } from './city.ts';
import { preparedDataFolder } from './data-folder.ts';
import { leaveBrowser, openBrowser } from './office-browser.ts';
import { removeDataFolder } from './product.ts';

// Whatever ends in the middle of a draft (the session, the browser, the network, being alone), nothing typed is lost.
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

const title = (page: Page) => page.getByLabel('제목', { exact: true });
const body = (page: Page) => page.getByRole('textbox', { name: '본문' });

async function newDraft(page: Page): Promise<string> {
  await page.keyboard.press('n');
  await page.waitForURL(/\/office\/drafts\/D\d{13}$/);
  await body(page).waitFor();
  return page.url().split('/').at(-1) ?? '';
}

async function type(page: Page, words: { title: string; body: string }): Promise<void> {
  await title(page).fill(words.title);
  await body(page).click();
  await page.keyboard.insertText(words.body);
}

/** What the server keeps, as a text. */
async function keptOf(managementNumber: string): Promise<string> {
  const draft = await clientOf(city, 'drafter').ask<{ title: string; editorJson: unknown }>(
    'GET',
    `/api/drafts/${managementNumber}`,
  );
  return `${draft.title} | ${JSON.stringify(draft.editorJson)}`;
}

async function untilKept(managementNumber: string, ...parts: readonly string[]): Promise<void> {
  await untilTrue(`the server has ${parts.join(', ')}`, async () => {
    const kept = await keptOf(managementNumber);
    return parts.every((part) => kept.includes(part));
  });
}

test('a session that ends in the middle of a draft is taken up again in place', async () => {
  const page = await pageOf(city, browser, 'drafter');
  const managementNumber = await newDraft(page);
  await type(page, { title: '세션이 끝난 기안', body: '끝나기 앞에 적은 글. ' });
  await untilKept(managementNumber, '끝나기 앞에 적은 글');

  // The other tab's sign-out wipes the device; what stands in the open page stays there all the same.
  const other = await page.context().newPage();
  await other.goto(`${city.product.origin}/office/`);
  await other.getByRole('button', { name: '로그아웃' }).click();
  await other.getByRole('heading', { name: '로그인', level: 1 }).waitFor();

  const question = page.getByRole('dialog', { name: '다시 로그인해 주십시오' });
  await question.waitFor();
  await page.getByRole('button', { name: '나중에' }).click();
  await question.waitFor({ state: 'hidden' });
  await body(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('끝난 뒤에 적은 글.');
  // The next save meets the ended session and asks once more, over the page.
  await question.waitFor();
  await question.getByLabel('비밀번호').fill(city.office.password);
  await page.keyboard.press('Enter');
  await question.waitFor({ state: 'hidden' });

  await page.getByText(/\d\d:\d\d:\d\d 저장됨/).waitFor();
  expect(await body(page).textContent()).toContain('끝나기 앞에 적은 글. 끝난 뒤에 적은 글.');
  expect(await title(page).inputValue()).toBe('세션이 끝난 기안');
  await untilKept(managementNumber, '세션이 끝난 기안', '끝난 뒤에 적은 글.');
  await page.context().close();
});

test('a browser that is closed before the save brings the text back from this device', async () => {
  const page = await pageOf(city, browser, 'drafter');
  const managementNumber = await newDraft(page);
  await page.getByText(/저장됨/).waitFor();
  await page.route('**/api/drafts/**', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  );
  await type(page, { title: '닫힌 창의 기안', body: '저장되기 앞에 닫힌 글.' });
  await untilTrue('the device has the text', async () => (await deviceHas(page)).includes('저장되기 앞에 닫힌 글.'));
  await page.close({ runBeforeUnload: false });
  expect(await keptOf(managementNumber)).not.toContain('저장되기 앞에');

  const again = await page.context().newPage();
  await again.goto(`${city.product.origin}/office/drafts/${managementNumber}`);
  await again.getByText('저장되지 않았던 내용을 이 기기에서 되살렸습니다.').waitFor();
  await expect.poll(() => body(again).textContent()).toContain('저장되기 앞에 닫힌 글.');
  // The server's text stays one press away, and so does this one.
  await again.getByRole('button', { name: '서버에 저장된 내용으로' }).click();
  await again.getByRole('button', { name: '앞의 내용으로' }).click();
  await again.keyboard.press('Control+s');
  await untilKept(managementNumber, '닫힌 창의 기안', '저장되기 앞에 닫힌 글.');
  await untilTrue('the device has let go', async () => !(await deviceHas(again)).includes('저장되기'));
  await page.context().close();
});

test('without a network the text is kept on the device, and on the server when it is back', async () => {
  const page = await pageOf(city, browser, 'drafter');
  const managementNumber = await newDraft(page);
  await page.getByText(/저장됨/).waitFor();
  await page.context().setOffline(true);
  await type(page, { title: '끊긴 사이의 기안', body: '연결 없이 적은 글.' });
  await page.getByText(/이 기기에만 보관/).waitFor();
  await page.locator('.draft-notice', { hasText: '연결이 끊겼습니다.' }).waitFor();
  // A save that had gone out with the title alone says so before the rest of the text is on the device.
  await untilTrue('the device has the text', async () => (await deviceHas(page)).includes('연결 없이 적은 글.'));
  expect(await keptOf(managementNumber)).not.toContain('연결 없이');
  await page.context().setOffline(false);
  await page.getByText(/\d\d:\d\d:\d\d 저장됨/).waitFor();
  await untilKept(managementNumber, '끊긴 사이의 기안', '연결 없이 적은 글.');
  await page.context().close();
});

test('two windows on one draft: the second save is told, and both texts stay within reach', async () => {
  const first = await pageOf(city, browser, 'drafter');
  const managementNumber = await newDraft(first);
  await first.getByText(/저장됨/).waitFor();
  const second = await first.context().newPage();
  await second.goto(`${city.product.origin}/office/drafts/${managementNumber}`);
  await body(second).waitFor();

  await type(first, { title: '두 창의 기안', body: '첫째 창의 글.' });
  await first.keyboard.press('Control+s');
  await untilKept(managementNumber, '첫째 창의 글.');

  // Waited for from the first letter on: where typing takes long, the draft saves itself before anybody asks it to.
  const refused = second.waitForResponse((response) => response.request().method() === 'PUT');
  await type(second, { title: '둘째 창의 제목', body: '둘째 창의 글.' });
  await second.keyboard.press('Control+s');
  expect((await refused).status()).toBe(409);
  await second.getByText('다른 창에서 먼저 저장하였습니다.').waitFor();
  expect(await keptOf(managementNumber)).toContain('첫째 창의 글.');
  expect(await body(second).textContent()).toContain('둘째 창의 글.');

  await second.getByRole('button', { name: '저장된 내용 불러오기' }).click();
  await expect.poll(() => body(second).textContent()).toContain('첫째 창의 글.');
  await second.getByRole('button', { name: '방금까지 적던 내용으로' }).click();
  await expect.poll(() => body(second).textContent()).toContain('둘째 창의 글.');
  await second.keyboard.press('Control+s');
  await untilKept(managementNumber, '둘째 창의 제목', '둘째 창의 글.');
  await first.context().close();
});

/** Everything that drafts have left in the device's own store, as a text. */
function deviceHas(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const request = indexedDB.open('gyeol-drafts', 1);
        request.onerror = () => reject(request.error ?? new Error('no store on this device'));
        request.onupgradeneeded = () => request.result.createObjectStore('drafts');
        request.onsuccess = () => {
          const rows = request.result.transaction('drafts').objectStore('drafts').getAll();
          rows.onsuccess = () => {
            request.result.close();
            resolve(JSON.stringify(rows.result));
          };
        };
      }),
  );
}
