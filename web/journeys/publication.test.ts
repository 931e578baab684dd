import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approve, bodyOf, type City, makeDisclosureOfficer, openCity, pageOf, untilPublished } from './city.ts';
import { preparedDataFolder } from './data-folder.ts';
import { leaveBrowser, openBrowser, openContext } from './office-browser.ts';
import { removeDataFolder } from './product.ts';

// What citizens may not read does not exist for them, by whatever address they ask.
const CLOSED_WORDS = ['복무점검회신', '은행나무자리', '비밀열쇠말'];
const UNKNOWN = 'D0000999999999';
const dataDir = preparedDataFolder();
let city: City;
let browser: Browser;
let closed: string;
let open: string;
let later: string;

beforeAll(async () => {
  browser = await openBrowser();
  city = await openCity({ dataDir });
  const line = [['approve', 'head']] as const;
  closed = await approve(city, {
    title: `${CLOSED_WORDS[0]} 보고`,
    editorJson: bodyOf(`${CLOSED_WORDS[1]}에서 ${CLOSED_WORDS[2]}을 확인함.`),
    disclosure: { level: 'closed', grounds: [5] },
    line,
  });
  open = await approve(city, { title: '마을모임 공간 개방 결과', line });
  later = await approve(city, { title: '되돌릴 공개 문서', editorJson: bodyOf('곧 되돌려질 문장임.'), line });
  // Publication keeps the order of approvals: when the last is there, the closed one has been passed over.
  for (const managementNumber of [open, later]) await untilPublished(city, managementNumber);
});

afterAll(async () => {
  await leaveBrowser(browser);
  await city?.product.stop();
  removeDataFolder(dataDir);
});

async function answerTo(address: string) {
  const response = await fetch(`${city.product.origin}${address}`, { redirect: 'manual' });
  const headers = [...response.headers].filter(([name]) => !['date', 'x-request-id'].includes(name)).sort();
  const text = await response.text();
  return { status: response.status, headers, text: text.replace(/"requestId":"[^"]*"/, '"requestId":""') };
}

const addressesOf = (managementNumber: string) => [
  `/documents/${managementNumber}`,
  `/documents/${managementNumber}.json`,
  `/documents/${managementNumber}.pdf`,
  `/documents/${managementNumber}/attachments/00000000-0000-4000-8000-000000000000`,
];

test('a closed document appears nowhere', async () => {
  const searches = CLOSED_WORDS.map((word) => `/search?q=${encodeURIComponent(word)}`);
  const lists = [
    '/',
    '/search',
    `/search?q=${closed}`,
    ...searches,
    '/robots.txt',
    '/sitemap.xml',
    `/documents/${open}`,
  ];
  for (const address of lists) {
    const { text } = await answerTo(address);
    // A question is printed again in its own field; nothing else of the document may be.
    const elsewhere = text.replace(/<input[^>]*>/g, '').replace(/<title>.*?<\/title>/, '');
    const asked = decodeURIComponent(address);
    const found = [closed, ...CLOSED_WORDS].filter((word) => !asked.includes(word) && elsewhere.includes(word));
    expect({ address, found }).toEqual({ address, found: [] });
    expect(elsewhere).not.toContain(`/documents/${closed}`);
  }
  const { text } = await answerTo(`/search?q=${encodeURIComponent('마을모임')}`);
  expect(text).toContain(`/documents/${open}`);
});

test('closed and never written are the same answer, byte for byte', async () => {
  const unknown = addressesOf(UNKNOWN);
  for (const [index, address] of addressesOf(closed).entries()) {
    const answer = await answerTo(address);
    expect(answer.status).toBe(404);
    expect(answer).toEqual(await answerTo(unknown[index] ?? ''));
    expect(CLOSED_WORDS.filter((word) => answer.text.includes(word))).toEqual([]);
  }
});

test('a withdrawal by the disclosure officer is true for the very next citizen', async () => {
  // Read by citizens before, so that whatever could be kept anywhere is kept.
  const found = addressesOf(later).slice(0, 3);
  for (const address of found) expect((await answerTo(address)).status).toBe(200);
  const citizen = await (await openContext(browser, { javaScriptEnabled: false })).newPage();
  expect((await citizen.goto(`${city.product.origin}/documents/${later}`))?.status()).toBe(200);

  await makeDisclosureOfficer(city, 'head');
  const officer = await pageOf(city, browser, 'head');
  await officer.goto(`${city.product.origin}/office/documents/${later}`);
  await officer.getByRole('button', { name: '공개 철회' }).click();
  const question = officer.getByRole('dialog', { name: '시민 공개 철회' });
  await question.getByRole('textbox').fill('이름이 남아 있어 되돌림');
  const withdrawn = officer.waitForResponse((response) => response.url().endsWith('/publication/withdrawal'));
  await officer.keyboard.press('Control+Enter');
  expect((await withdrawn).status()).toBe(200);

  // Whatever is asked of it is answered by its tombstone, which says the number, the day and the kind of the reason.
  for (const address of addressesOf(later)) {
    const { status, text } = await answerTo(address);
    expect([address, status]).toEqual([address, 410]);
    expect(['되돌릴', '이름이 남아'].filter((word) => text.includes(word))).toEqual([]);
  }
  expect((await citizen.reload())?.status()).toBe(410);
  for (const address of ['/', '/search', `/search?q=${encodeURIComponent('되돌릴')}`]) {
    expect((await answerTo(address)).text).not.toContain(later);
  }
  await officer.getByText('공개를 철회했습니다.').first().waitFor();
  // It is said first, and what may still be done comes with the document as it is now.
  await officer.getByRole('button', { name: '공개 철회' }).waitFor({ state: 'detached' });
  // The document itself stands, with its number.
  await officer
    .locator('.sheet')
    .getByText(/자치행정과-\d/)
    .first()
    .waitFor();
  expect((await answerTo(`/documents/${open}`)).status).toBe(200);
  await citizen.context().close();
  await officer.context().close();
});
