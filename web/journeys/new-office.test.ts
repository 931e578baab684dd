import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DESK, FLAWLESS, lookAtAll } from './looks.ts';
import { leaveBrowser, openBrowser, openPage, signIn } from './office-browser.ts';
import { makeDataFolder, type Product, removeDataFolder, startProduct } from './product.ts';

// A real office from its first minute: the printed link, the example CSV, the first sign-in, the first number.
const EXAMPLE = path.resolve(import.meta.dirname, '../public/organization-example.csv');
const ADMINISTRATOR = { login: 'manager', password: 'office-password-7' };
const OWN_PASSWORD = 'own-password-of-mine-3';
const dataDir = makeDataFolder();
const oneTime = new Map<string, string>();
let product: Product;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  product = await startProduct({ dataDir });
});

afterAll(async () => {
  await leaveBrowser(browser);
  await product?.stop();
  removeDataFolder(dataDir);
});

const setUpAddress = () => `${product.origin}/office/setup/${product.setupToken}`;

/** No page of a new office may look like a demonstration. */
async function noDemonstration(page: Page): Promise<void> {
  expect(await page.locator('body').textContent()).not.toMatch(/시연|한별시|예시 기관|demo/i);
}

test('the start prints a link and no demonstration', () => {
  expect(product.setupToken).toBeDefined();
  expect(product.output()).not.toContain('시연');
});

test('the link makes the agency from the example file, by keyboard', async () => {
  const page = await openPage(browser);
  await page.goto(setUpAddress());
  // Asked for long before it opens: a request that comes with the key press may be later than the chooser.
  const chooser = page.waitForEvent('filechooser', { timeout: 240_000 });
  await page.getByRole('heading', { name: '처음 설정', level: 1 }).waitFor();
  await noDemonstration(page);
  expect(await lookAtAll(page)).toEqual(FLAWLESS);
  await page.setViewportSize(DESK);
  await page.getByLabel('기관 이름').focus();
  const typed = [
    '새빛군',
    '05050',
    'https://saebit.example',
    '새빛로 1',
    '최관리',
    ADMINISTRATOR.login,
    ADMINISTRATOR.password,
  ];
  for (const words of typed) {
    await page.keyboard.type(words);
    await page.keyboard.press('Tab');
  }
  await expect.poll(() => focusedName(page)).toBe('예시 파일 받기');
  await page.keyboard.press('Tab');
  await expect.poll(() => page.locator('input[type=file]').evaluate((field) => field.matches(':focus'))).toBe(true);
  // The browser's own file chooser cannot be typed into; the key that opens it can be pressed.
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(EXAMPLE);
  await expect.poll(() => page.getByLabel('조직 내용').inputValue()).toContain('김기획');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect.poll(() => focusedName(page)).toBe('기관 만들기');
  await page.keyboard.press('Enter');

  await page.getByRole('heading', { name: '새빛군 설정을 마쳤습니다' }).waitFor();
  for (const row of await page.locator('table.data tbody tr').all()) {
    const [name = '', login = '', password = ''] = await row.locator('th, td').allInnerTexts();
    expect(name).not.toBe('');
    oneTime.set(login, password);
  }
  expect([...oneTime.keys()]).toEqual(['kim.plan', 'lee.general', 'park.officer']);
  expect(new Set(oneTime.values()).size).toBe(3);
  await page.context().close();
});

test('the link is dead afterwards', async () => {
  const page = await openPage(browser);
  await page.goto(setUpAddress());
  await page.getByRole('heading', { name: '쓸 수 없는 설정 링크입니다' }).waitFor();
  const again = await fetch(`${product.origin}/api/setup/${product.setupToken}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': '4b8f7a52-9a0e-4d8e-8f1c-0d1f6f3c2a11' },
    body: JSON.stringify({
      agency: { name: '다른 기관', zipCode: '', address: '', homepage: '' },
      administrator: { name: '남', login: 'other', password: ADMINISTRATOR.password },
      organizationCsv: '부서코드,부서,상위부서코드,직위,부서장,이름,아이디,전화번호,전자우편\n',
    }),
  });
  expect(again.status).toBeGreaterThanOrEqual(400);
  await page.getByRole('link', { name: '로그인하기' }).click();
  await page.getByRole('heading', { name: '로그인', level: 1 }).waitFor();
  await page.context().close();
});

test('empty boxes say what to do first, to the administrator and to an official', async () => {
  const page = await openPage(browser);
  await signIn(page, product, ADMINISTRATOR.login, ADMINISTRATOR.password);
  await page.getByText('결재할 문서가 없습니다.').waitFor();
  await page.getByRole('link', { name: '단위과제를 만듭니다.' }).waitFor();
  await noDemonstration(page);
  await page.goto(`${product.origin}/`);
  await page.getByText('아직 공개된 문서가 없습니다').waitFor();
  await noDemonstration(page);
  await page.context().close();
});

test('the first sign-in opens nothing before the password is changed', async () => {
  const page = await openPage(browser);
  await page.goto(`${product.origin}/office/boxes/saved`);
  await page.getByRole('textbox', { name: '아이디' }).first().fill('park.officer');
  await page
    .locator('input[type=password]')
    .first()
    .fill(oneTime.get('park.officer') ?? '');
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { name: '비밀번호 바꾸기', level: 1 });
  await heading.waitFor();
  await page.goto(`${product.origin}/office/boxes/waiting`);
  await heading.waitFor();
  await page.keyboard.press('n');
  expect(await page.evaluate(async () => (await fetch('/api/boxes')).status)).toBe(409);
  await changePassword(page, oneTime.get('park.officer') ?? '');
  for (const [box, words] of [
    ['waiting', '결재할 문서가 없습니다.'],
    ['progress', '결재가 진행 중인 문서가 없습니다.'],
    ['done', '결재한 문서가 없습니다.'],
    ['saved', '임시로 저장한 기안이 없습니다.'],
    ['drafted', '기안한 문서가 없습니다.'],
  ]) {
    await page.goto(`${product.origin}/office/boxes/${box}`);
    await page.getByText(words ?? '').waitFor();
    await page.getByText('첫 문서는 위의 새 기안에서 시작합니다.').waitFor();
    await noDemonstration(page);
  }
  await page.context().close();
});

test('the administrator adds a unit task and goes on at the number of the former system', async () => {
  const page = await openPage(browser);
  await signIn(page, product, ADMINISTRATOR.login, ADMINISTRATOR.password);
  await page.getByRole('link', { name: '단위과제를 만듭니다.' }).click();
  const tasks = page.locator('unit-tasks-section');
  await tasks.getByText('아직 단위과제가 없습니다.').waitFor();
  await tasks.getByLabel('부서').selectOption({ label: '총무과' });
  await tasks.getByLabel(/분류와 단위과제/).fill('행정 > 총무 > 당직 근무');
  await page.keyboard.press('Enter');
  await tasks.getByText('당직 근무 단위과제를 더했습니다.').waitFor();
  await tasks.getByRole('rowheader', { name: '당직 근무' }).waitFor();

  const numbers = page.locator('number-section form').first();
  await numbers.getByLabel('부서').selectOption({ label: '총무과' });
  await numbers.getByLabel('마지막 번호').fill('27732');
  await numbers.getByLabel('사유').fill('종전 시스템의 마지막 번호');
  await page.keyboard.press('Enter');
  await page.getByText('다음 문서번호는 27733번부터입니다.').waitFor();
  await page.getByRole('row', { name: /총무과.*27732.*종전 시스템의 마지막 번호/ }).waitFor();
  await page.context().close();
});

test('the first document of the office gets the next number', async () => {
  const drafter = await openPage(browser);
  await signIn(drafter, product, 'park.officer', OWN_PASSWORD);
  await drafter.keyboard.press('n');
  await drafter.waitForURL(/\/office\/drafts\/D\d{13}$/);
  const managementNumber = drafter.url().split('/').at(-1) ?? '';
  await drafter.getByLabel('제목', { exact: true }).fill('첫 당직 근무 결과 보고');
  await drafter.getByRole('textbox', { name: '본문' }).click();
  await drafter.keyboard.type('이상 없음.');
  await drafter.getByRole('button', { name: '총무과장까지' }).click();
  await drafter.locator('#unit-task').selectOption({ label: '당직 근무' });
  await drafter.keyboard.press('Control+Enter');
  await drafter.getByRole('dialog', { name: '상신' }).waitFor();
  await drafter.keyboard.press('Control+Enter');
  await drafter.waitForURL(`**/office/documents/${managementNumber}`);

  const head = await openPage(browser);
  await head.goto(`${product.origin}/office/documents/${managementNumber}`);
  await head.getByRole('textbox', { name: '아이디' }).first().fill('lee.general');
  await head
    .locator('input[type=password]')
    .first()
    .fill(oneTime.get('lee.general') ?? '');
  await head.keyboard.press('Enter');
  await changePassword(head, oneTime.get('lee.general') ?? '');
  await head.locator('.row', { hasText: '첫 당직 근무 결과 보고' }).waitFor();
  await head.goto(`${product.origin}/office/documents/${managementNumber}`);
  await head.locator('.sheet').getByText('이상 없음.').waitFor();
  await head.keyboard.press('a');
  await head.getByRole('dialog').waitFor();
  await head.keyboard.press('Control+Enter');
  // The drafter's own page has the number without a reload.
  await drafter.locator('.sheet').getByText('총무과-27733').first().waitFor();
  await drafter.context().close();
  await head.context().close();
});

async function changePassword(page: Page, current: string): Promise<void> {
  await page.getByLabel('받은 비밀번호').fill(current);
  await page.getByLabel('새 비밀번호', { exact: true }).fill(OWN_PASSWORD);
  await page.getByLabel('새 비밀번호 다시').fill(OWN_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '결재대기', level: 1 }).waitFor();
}

function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => (document.activeElement?.textContent ?? '').trim());
}
