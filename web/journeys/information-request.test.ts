import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  attachText,
  type City,
  clientOf,
  type Draft,
  FOLLOWS_WITHIN_MS,
  lineOf,
  makeDisclosureOfficer,
  openCity,
  pageOf,
  sign,
  untilTrue,
} from './city.ts';
import { preparedDataFolder } from './data-folder.ts';
import { leaveBrowser, openBrowser, openContext } from './office-browser.ts';
import { removeDataFolder } from './product.ts';

// 정보공개 청구 from the citizen's form to the objection: the citizen has no scripts, the officials work on their pages.
const dataDir = preparedDataFolder();
let city: City;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  city = await openCity({ dataDir });
  await makeDisclosureOfficer(city, 'head');
});

afterAll(async () => {
  await leaveBrowser(browser);
  await city?.product.stop();
  removeDataFolder(dataDir);
});

test('a citizen files, is answered through the approval line, pays, downloads, objects and is answered again', async () => {
  const citizen = await (await openContext(browser, { javaScriptEnabled: false, locale: 'ko-KR' })).newPage();
  const keys = await fileRequest(citizen);

  const chief = await pageOf(city, browser, 'head');
  await chief.goto(`${city.product.origin}/office/requests`);
  await chief.getByRole('link', { name: /마을모임 공간 점검/ }).click();
  await chief.getByText('홍가람').first().waitFor();
  await chief.getByRole('button', { name: '담당 지정' }).click();
  await chief.getByLabel('처리 부서와 담당자').selectOption({ label: '강서윤 주무관' });
  await submitForm(chief, '담당 지정');

  const drafter = await pageOf(city, browser, 'drafter');
  const address = `${city.product.origin}/office/requests/${keys.number}`;
  await drafter.goto(address);
  await drafter.getByRole('button', { name: '결정기간 연장' }).click();
  await drafter.getByLabel('청구인에게 알릴 구체적인 까닭').fill('찾을 문서가 많음');
  await submitForm(drafter, '결정기간 연장');
  const notice = await decide(drafter, async (form) => {
    await form.getByLabel('결정 구분').selectOption({ label: '부분공개' });
    await form.getByLabel(/제6호/).check();
    await form.getByLabel(/^이유/).fill('이름을 가립니다.');
    await form.getByLabel('수수료와 우편요금(원)').fill('500');
  });
  await attachText(city, notice, '점검 결과.txt', '한 곳을 고침');
  await approve(notice);

  await untilDecided(citizen, keys, '부분공개');
  await citizen.getByText('찾을 문서가 많음').waitFor();
  await citizen.getByText('수수료를 내시면 자료를 받으실 수 있습니다.').waitFor();
  await drafter.goto(address);
  await drafter.getByRole('button', { name: '수수료 받음' }).click();
  await submitForm(drafter, '수수료 받음');
  await openStatus(citizen, keys);
  expect(await downloaded(citizen, '점검 결과.txt 받기')).toBe('한 곳을 고침');
  expect((await downloaded(citizen, '결정통지서(PDF) 받기')).slice(0, 5)).toBe('%PDF-');

  await citizen.getByLabel(/이의신청의 취지와 이유/).fill('가리지 않아도 되는 이름입니다.');
  await citizen.getByRole('button', { name: '이의신청하기' }).click();
  await citizen.getByText('이의신청을 접수하였습니다.').waitFor();
  await drafter.goto(address);
  await drafter.getByRole('button', { name: '심의회를 열지 않음' }).click();
  await drafter.getByLabel('사유(제18조제2항)').selectOption({ label: '단순·반복적인 청구' });
  await drafter.getByLabel(/구체적인 까닭/).fill('같은 청구를 전에 심의함');
  await submitForm(drafter, '심의회를 열지 않음');
  const answer = await decide(drafter, async (form) => {
    await form.getByLabel('이의신청 결정').selectOption({ label: '기각' });
    await form.getByLabel(/^이유/).fill('시민의 이름입니다.');
  });
  await approve(answer);
  await untilDecided(citizen, keys, '기각');
  // What was paid for stays open, and the reason for having asked no board is told.
  expect(await downloaded(citizen, '점검 결과.txt 받기')).toBe('한 곳을 고침');
  await citizen.getByText('같은 청구를 전에 심의함').waitFor();
});

type Keys = { readonly number: string; readonly secret: string };

async function fileRequest(page: Page): Promise<Keys> {
  await page.goto(`${city.product.origin}/requests`);
  await page.getByRole('link', { name: '청구서 쓰기' }).click();
  await page.getByLabel(/^청구 내용/).fill('마을모임 공간 점검 결과');
  await page.getByLabel(/^성명/).fill('홍가람');
  await page.getByLabel(/^생년월일/).fill('1990-01-31');
  await page.getByLabel(/^주소/).fill('한별시 시민로 7');
  await page.getByRole('button', { name: '청구하기' }).click();
  // A way to reach them is missing: it is said beside its field, and nothing is lost.
  await page.getByRole('link', { name: /전화번호나 전자우편/ }).click();
  await page.getByLabel(/^전화번호/).fill('010-0000-0000');
  await page.getByRole('button', { name: '청구하기' }).click();
  await page.getByRole('heading', { name: /접수하였습니다/ }).waitFor();
  const [number = '', secret = ''] = await page.locator('td.code').allTextContents();
  return { number, secret };
}

async function openStatus(page: Page, { number, secret }: Keys): Promise<void> {
  await page.goto(`${city.product.origin}/requests/status`);
  await page.getByLabel(/^접수번호/).fill(number);
  await page.getByLabel(/^확인번호/).fill(secret);
  await page.getByRole('button', { name: '확인', exact: true }).click();
  await page.getByRole('heading', { name: `정보공개 청구 ${number}` }).waitFor();
}

/** The decision follows the approval by itself; the office is asked, because the citizen's page is limited. */
async function untilDecided(page: Page, keys: Keys, outcome: string): Promise<void> {
  type Seen = { dueOn: string | null };
  await untilTrue(`decided: ${outcome}`, async () => {
    return (await clientOf(city, 'drafter').ask<Seen>('GET', `/api/requests/${keys.number}`)).dueOn === null;
  });
  await openStatus(page, keys);
  await page.locator('table.facts').getByText(outcome, { exact: true }).last().waitFor();
}

async function submitForm(page: Page, title: string): Promise<void> {
  await page.getByRole('form', { name: title }).getByRole('button', { name: title }).click();
  await page.getByText(`마쳤습니다: ${title}.`).waitFor();
}

/** Fills in the decision and answers the number of the draft that it makes. */
async function decide(page: Page, fill: (form: ReturnType<Page['getByRole']>) => Promise<void>): Promise<string> {
  await page.getByRole('button', { name: '결정 기안' }).click();
  const form = page.getByRole('form', { name: '결정 기안' });
  await fill(form);
  await form.getByRole('button', { name: '통지서 기안하기' }).click();
  await page.waitForURL(/\/office\/drafts\/D\d{13}/);
  const managementNumber = /D\d{13}/.exec(page.url())?.[0] ?? '';
  // The open draft keeps itself, and would be in the way of what is filed in its place.
  await page.goto(`${city.product.origin}/office/requests`);
  return managementNumber;
}

/** Filed under its task, with the head of the unit to decide, and signed. */
async function approve(managementNumber: string): Promise<void> {
  const drafter = clientOf(city, 'drafter');
  const address = `/api/drafts/${managementNumber}`;
  const line = await lineOf(city, [['approve', 'head']]);
  const {
    managementNumber: _n,
    savedAt: _at,
    status: _s,
    attachments: _a,
    bundle: _b,
    rejection: _r,
    ...draft
  } = await drafter.ask<Record<string, unknown>>('GET', address);
  const { unitTaskId } = city;
  const { revision } = await drafter.ask<Draft>('PUT', address, { ...draft, unitTaskId, line });
  await drafter.ask('POST', `${address}/submission`, { revision, personalData: ['personName'] });
  await sign(city, 'head', managementNumber);
}

async function downloaded(page: Page, button: string): Promise<string> {
  // A notice is drawn when it is asked for, behind everybody else's work.
  const patience = { timeout: FOLLOWS_WITHIN_MS };
  const press = page.getByRole('button', { name: button }).click(patience);
  const [coming] = await Promise.all([page.waitForEvent('download', patience), press]);
  const chunks: Buffer[] = [];
  for await (const chunk of await coming.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
