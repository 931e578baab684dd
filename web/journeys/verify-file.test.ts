import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approve, type City, openCity, untilPublished } from './city.ts';
import { preparedDataFolder } from './data-folder.ts';
import { FLAWLESS, lookAtAll } from './looks.ts';
import { leaveBrowser, openBrowser, openContext } from './office-browser.ts';
import { removeDataFolder } from './product.ts';

// 진위 확인 as citizens do it: a file is dropped, chosen, or sent where no script runs; the answer is the same.
const dataDir = preparedDataFolder();
const TITLE = '마을모임 공간 개방 결과';
let city: City;
let browser: Browser;
let files: { intact: Buffer; appended: Buffer; altered: Buffer; empty: Buffer };

const ANSWERS = {
  intact: '이 기관이 발급한 그대로의 파일입니다.',
  appended: '뒤에 덧붙은 내용이 있습니다.',
  altered: '내용이 이 기관이 발급한 것과 다릅니다.',
  empty: '빈 파일입니다.',
} as const;
type Kind = keyof typeof ANSWERS;
const KINDS = Object.keys(ANSWERS) as Kind[];

beforeAll(async () => {
  browser = await openBrowser();
  city = await openCity({ dataDir });
  const number = await approve(city, { title: TITLE, line: [['approve', 'head']] });
  await untilPublished(city, number);
  const intact = Buffer.from(await (await fetch(`${city.product.origin}/documents/${number}.pdf`)).arrayBuffer());
  const altered = Buffer.from(intact);
  altered[intact.length >> 1] = (altered[intact.length >> 1] ?? 0) ^ 1;
  files = {
    intact,
    altered,
    appended: Buffer.concat([intact, Buffer.from('9 0 obj\n%%EOF\n')]),
    empty: Buffer.alloc(0),
  };
});

afterAll(async () => {
  await leaveBrowser(browser);
  await city?.product.stop();
  removeDataFolder(dataDir);
});

async function open(javaScriptEnabled: boolean): Promise<{ page: Page; sent: string[] }> {
  const context = await openContext(browser, { locale: 'ko-KR', reducedMotion: 'reduce', javaScriptEnabled });
  const page = await context.newPage();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.method()));
  await page.goto(`${city.product.origin}/verify`);
  return { page, sent };
}

const answerOn = (page: Page) => page.locator('.verdict h2').textContent();
const upload = (kind: Kind) => ({ name: 'paper.pdf', mimeType: 'application/pdf', buffer: files[kind] });

async function drop(page: Page, kind: Kind): Promise<void> {
  const transfer = await page.evaluateHandle(
    (bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], 'paper.pdf', { type: 'application/pdf' }));
      return data;
    },
    [...files[kind]],
  );
  await Promise.all([page.waitForURL(/sha256=/), page.dispatchEvent('main', 'drop', { dataTransfer: transfer })]);
}

test('a dropped or chosen file stays on the machine, and its answer has no faults in any look', async () => {
  const { page, sent } = await open(true);
  await page.getByText('파일은 이 기기에서만 읽습니다').waitFor();
  for (const kind of KINDS) {
    await page.goto(`${city.product.origin}/verify`);
    await drop(page, kind);
    expect(await answerOn(page)).toBe(ANSWERS[kind]);
    if (kind !== 'empty') expect(await page.getByRole('link', { name: TITLE }).count()).toBe(1);
    expect({ kind, seen: await lookAtAll(page) }).toEqual({ kind, seen: FLAWLESS });
  }
  await page.goto(`${city.product.origin}/verify`);
  await page.locator('#file').setInputFiles(upload('appended'));
  await Promise.all([page.waitForURL(/part=/), page.getByRole('button', { name: '확인', exact: true }).click()]);
  expect(await answerOn(page)).toBe(ANSWERS.appended);
  expect(new Set(sent)).toEqual(new Set(['GET']));
  await page.context().close();
});

test('without scripts the file is sent, and the answer is the same', async () => {
  const { page } = await open(false);
  for (const kind of KINDS) {
    await page.locator('#file').setInputFiles(upload(kind));
    await page.getByRole('button', { name: '확인', exact: true }).click();
    await page.locator('.verdict').waitFor();
    expect(await answerOn(page)).toBe(ANSWERS[kind]);
    await page.goto(`${city.product.origin}/verify`);
  }
  await page.context().close();
});
