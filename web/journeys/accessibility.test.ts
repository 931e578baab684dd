import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PAGE_PATHS } from '../app/routes.ts';
import { BOX_TITLES } from '../document/act-labels.ts';
import { preparedDataFolder } from './data-folder.ts';
import { DEMONSTRATION_DAY, type Demonstration, openDemonstration } from './demonstration.ts';
import { DESK, FLAWLESS, lookAtAll } from './looks.ts';
import { leaveBrowser, moveClock, openBrowser, openContext, signIn } from './office-browser.ts';
import { type Product, removeDataFolder } from './product.ts';

// Every page of the demonstration office, as people with other eyes and hands meet it: each is opened once and looked
// at in every mode and on a phone, as somebody would who switches the mode or turns the device.
const dataDir = preparedDataFolder();
let demonstration: Demonstration;
let product: Product;
let browser: Browser;
let numbers: Demonstration['documents'];
/** The paths that have been looked at. */
const looked = new Set<string>();

beforeAll(async () => {
  browser = await openBrowser();
  demonstration = await openDemonstration(dataDir);
  ({ product, documents: numbers } = demonstration);
});

afterAll(async () => {
  await leaveBrowser(browser);
  await product?.stop();
  removeDataFolder(dataDir);
});

describe('in every mode and on a phone', () => {
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    context = await openContext(browser, { locale: 'ko-KR' });
    await moveClock(context, DEMONSTRATION_DAY);
    page = await context.newPage();
  });

  beforeEach(() => context.clearCookies());

  afterAll(() => context?.close());

  const signInAs = (login: string) => signIn(page, product, login, demonstration.passwordOf(login));

  async function noFaults(address: string, ready: (page: Page) => Promise<unknown>): Promise<void> {
    await page.setViewportSize(DESK);
    await open(page, address);
    await ready(page);
    looked.add(address.replace(/\?.*$/, ''));
    await noFaultsAsItStands(address);
  }

  async function noFaultsAsItStands(place: string): Promise<void> {
    expect({ place, seen: await lookAtAll(page) }).toEqual({ place, seen: FLAWLESS });
  }

  test('citizens and officials get the mode that they have chosen', async () => {
    const modeOf = (shown: Page) => shown.evaluate(() => document.documentElement.dataset.krdsMode ?? 'light');
    for (const mode of ['dark', 'high-contrast'] as const) {
      await context.addCookies([{ name: 'gyeol-display', value: mode, url: product.origin }]);
      await page.goto(`${product.origin}/`);
      expect(await modeOf(page)).toBe(mode);
      await page.evaluate((chosen) => localStorage.setItem('gyeol.display-mode', chosen), mode);
      await page.goto(`${product.origin}/office/`);
      await page.getByRole('heading', { level: 1, name: '로그인' }).waitFor();
      expect(await modeOf(page)).toBe(mode);
    }
    await page.evaluate(() => localStorage.setItem('gyeol.display-mode', 'light'));
  });

  test('the citizens’ pages have no faults', async () => {
    const found = (words: string) => (shown: Page) => shown.getByText(words).first().waitFor();
    await noFaults('/', found('최근 결정'));
    await noFaults('/search', (shown) => shown.locator('#q').waitFor());
    await noFaults(`/search?q=${encodeURIComponent('결과')}`, (shown) => shown.locator('#q').waitFor());
    await noFaults(`/search?q=${encodeURIComponent('없는말')}&from=2026-01-01`, (shown) =>
      shown.locator('#q').waitFor(),
    );
    await noFaults(`/documents/${numbers.public}`, found('문서 정보'));
    await noFaults(demonstration.closedText, found('에 따라 비공개'));
    await noFaults('/open-data', (shown) => shown.getByRole('heading', { level: 1 }).waitFor());
    await noFaults('/closing-standards/0', (shown) => shown.getByRole('table').first().waitFor());
    await noFaults('/statistics', (shown) => shown.getByRole('img').first().waitFor());
    await noFaults('/documents/D0000999999999', found('이 주소의 문서가 없습니다.'));
    await noFaults('/display', found('화면 설정'));
    await noFaults('/verify', found('확인할 PDF 파일'));
    await noFaults(`/verify?sha256=${'0'.repeat(64)}`, found('이 기관이 발급한 파일로 확인되지 않습니다.'));
    await noFaults(demonstration.views.public, found('문서로 돌아가기'));
    await noFaults('/requests/new', async (shown) => {
      await shown.getByRole('button', { name: '청구하기' }).click();
      await found('고칠 곳이')(shown);
    });
    await noFaults('/requests/new', async (shown) => {
      await shown.getByLabel('청구할 기관').selectOption({ index: 1 });
      await shown.getByLabel(/^청구 내용/).fill('마을모임 공간 점검 결과');
      const requester = { 성명: '홍가람', 생년월일: '1990-01-31', 주소: '한별시 시민로 7', 전화번호: '010-0000-0000' };
      for (const [name, value] of Object.entries(requester)) {
        await shown.getByLabel(new RegExp(`^${name}`)).fill(value);
      }
      await shown.getByRole('button', { name: '청구하기' }).click();
      await found('아래 두 번호를 적어 두거나')(shown);
    });
    await noFaults('/requests', found('어떻게 처리됩니까'));
    await noFaults('/requests/status', async (shown) => {
      await shown.getByLabel(/^접수번호/).fill(demonstration.asked.number);
      await shown.getByLabel(/^확인번호/).fill(demonstration.asked.secret);
      await shown.getByRole('button', { name: '확인', exact: true }).click();
      await found('제3자에게 통지하고')(shown);
    });
  });

  test('a citizen without scripts searches, opens a document, and is led past the head by keyboard', async () => {
    const plain = await openContext(browser, { javaScriptEnabled: false, locale: 'ko-KR' });
    const citizen = await plain.newPage();
    const faults: string[] = [];
    citizen.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await citizen.goto(product.origin);
    await citizen.getByRole('searchbox', { name: '찾을 말' }).fill('결과');
    await citizen.keyboard.press('Enter');
    await citizen.getByRole('heading', { name: /^찾은 문서 \d+건/ }).waitFor();
    await citizen.locator('a[href^="/documents/D"]').first().click();
    await citizen.waitForURL(/\/documents\/D\d{13}/);
    await citizen.goto(`${product.origin}/documents/${numbers.public}`);
    await citizen.keyboard.press('Tab');
    await citizen.keyboard.press('Enter');
    await citizen.waitForURL(/#main$/);
    expect(faults).toEqual([]);
    await plain.close();
  });

  /** The page stands under its name, and nothing on it is still being fetched. */
  const heading = (title: string) => async (shown: Page) => {
    await shown.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    await shown.waitForFunction(() => !/는 중입니다/.test(document.querySelector('main')?.textContent ?? ''));
  };

  test('the officials’ pages have no faults', async () => {
    await noFaults('/office/', heading('로그인'));
    await signInAs('minjae');
    for (const [box, title] of Object.entries(BOX_TITLES)) {
      await noFaults(`/office/boxes/${box}`, async (shown) => {
        await heading(title)(shown);
        await shown.locator('[aria-busy=false]').first().waitFor();
      });
    }
    await noFaults(`/office/documents/${numbers.waiting}`, async (shown) => {
      await shown.locator('.sheet .gyeol-title, .sheet').first().waitFor();
      await shown
        .getByRole('button', { name: /^(검토|결재|협조)/ })
        .first()
        .click();
      await shown.getByRole('dialog').waitFor();
    });
    await noFaults(`/office/documents/${numbers.waiting}`, async (shown) => {
      await shown.getByRole('button', { name: /^반려/ }).click();
      await shown.getByRole('dialog').waitFor();
    });
    await noFaults(`/office/documents/${numbers.approved}`, (shown) => shown.getByRole('tablist').waitFor());
    await noFaults(demonstration.views.office, (shown) => shown.locator('article.read-text').waitFor());
    await noFaults('/office/handovers', async (shown) => {
      await shown.getByRole('button', { name: '인계·인수서 쓰기' }).click();
      await shown.getByRole('form', { name: '인계·인수서' }).waitFor();
    });
    await noFaults('/office/settings/circulation-groups', async (shown) => {
      await heading('공람 그룹')(shown);
      await shown.getByRole('button', { name: '새 공람 그룹' }).click();
      await shown.getByLabel('이름').first().waitFor();
    });
    await noFaults('/office/settings', heading('내 설정'));
    await noFaults('/office/settings/absence', heading('부재 설정'));
    await noFaults('/office/documents/D0000999999999', heading('문서를 열 수 없습니다'));
    await noFaults(`/office/documents/${numbers.waiting}/edit`, async (shown) => {
      await heading('본문·공개구분 고치기')(shown);
      await shown.getByRole('textbox', { name: '본문' }).waitFor();
    });
    await noFaults('/office/password', heading('비밀번호 바꾸기'));
    await noFaults('/office/nowhere', heading('없는 주소입니다'));
  });

  test('a document of two agencies has no faults for the head of the other one', async () => {
    await signInAs('eunju');
    await noFaults(`/office/documents/${numbers.joint}`, async (shown) => {
      await shown.locator('.sheet').first().waitFor();
      await shown.getByRole('button', { name: /^결재/ }).first().waitFor();
    });
  });

  test('a draft and its submission have no faults', async () => {
    await signInAs('minjae');
    const drafts = await demonstration.clientOf('minjae');
    const { managementNumber } = await drafts.ask<{ managementNumber: string }>('POST', '/api/drafts', {});
    await noFaults(`/office/drafts/${managementNumber}`, (shown) =>
      shown.getByRole('textbox', { name: '본문' }).waitFor(),
    );
    await noFaults(`/office/drafts/${managementNumber}`, async (shown) => {
      await shown.getByRole('textbox', { name: '본문' }).waitFor();
      await shown.getByRole('button', { name: '고치기' }).click();
      await shown.getByRole('tree').waitFor();
    });
    await noFaults(`/office/drafts/${managementNumber}`, fillDraft);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog', { name: '상신' }).waitFor();
    await noFaultsAsItStands('상신');
    await page.keyboard.press('Escape');
    await page.goto(`${product.origin}/office/boxes/saved`);
    await drafts.ask('DELETE', `/api/drafts/${managementNumber}`);
  });

  /** Somebody whose account is locked: for such people others hand over. */
  async function lockedPerson(): Promise<string> {
    type Accounts = { people: { personId: string; account: { id: string; login: string } | null }[] };
    const administrator = await demonstration.clientOf('inho');
    const { people } = await administrator.ask<Accounts>('GET', '/api/accounts');
    const locked = people.find(({ account }) => account?.login === 'garam');
    if (!locked?.account) throw new Error('the demonstration office has no account garam');
    await administrator.ask('POST', `/api/accounts/${locked.account.id}/lock`, { reason: '오래 자리를 비움' });
    return locked.personId;
  }

  test('the administrator’s page and the list of keys have no faults', async () => {
    await signInAs('inho');
    await noFaults('/office/administrator', async (shown) => {
      await shown.getByRole('heading', { level: 1, name: '관리자' }).waitFor();
      await shown.getByRole('table').nth(1).waitFor();
      await shown.locator('signature-section .facts').waitFor();
    });
    await noFaults('/office/administrator/numbering', (shown) => shown.getByRole('table').first().waitFor());
    await noFaults('/office/administrator/letterhead', (shown) => shown.getByRole('table').first().waitFor());
    await noFaults('/office/administrator/letterhead', (shown) => shown.getByRole('tab', { name: /관인/ }).click());
    for (const [place, title] of [
      ['organization', '조직'],
      ['people', '계정·권한·접속'],
      ['delegation', '위임전결 규정'],
    ] as const) {
      await noFaults(`/office/administrator/${place}`, async (shown) => {
        await shown.getByRole('heading', { level: 1, name: title }).waitFor();
        await shown.locator('.page h2').first().waitFor();
      });
    }
    await noFaults('/office/administrator/people', (shown) => shown.getByRole('tab', { name: /권한/ }).click());
    await noFaults(`/office/administrator/people/${await lockedPerson()}/handover`, heading('대신 하는 인계'));
    await noFaults('/office/stopped-publications', (shown) => shown.getByText('설명자료.pdf').first().waitFor());
    await noFaults('/office/publication-queue', async (shown) => {
      await shown.getByRole('heading', { level: 1, name: '공개 대기열' }).waitFor();
      await shown.getByRole('group', { name: '기다리는 까닭' }).waitFor();
    });
    await noFaults('/office/publication-policy', (shown) =>
      shown.getByRole('button', { name: '방침 정하기' }).waitFor(),
    );
    await noFaults('/office/closing-standards', (shown) =>
      shown.getByRole('button', { name: '세부기준 정하기' }).waitFor(),
    );
    await noFaults('/office/requests', async (shown) => {
      await shown.getByRole('checkbox', { name: `${demonstration.asked.number} 고르기` }).check();
      await shown.getByLabel('처리 부서와 담당자').waitFor();
    });
    await noFaults('/office/requests/statistics', (shown) =>
      shown
        .getByRole('img', { name: /부서마다 막대그림/ })
        .first()
        .waitFor(),
    );
    for (const act of REQUEST_ACTS) {
      await noFaults(`/office/requests/${demonstration.asked.number}`, async (shown) => {
        await shown.getByRole('button', { name: act }).click();
        await shown.getByRole('form', { name: act }).waitFor();
      });
    }
    await noFaults('/office/search', (shown) => shown.getByRole('heading', { name: '저장한 검색' }).waitFor());
    await noFaults(`/office/search?q=${encodeURIComponent('결과')}`, (shown) =>
      shown.locator('.found-row mark').first().waitFor(),
    );
    await noFaults('/office/lead-times', async (shown) => {
      await shown.getByRole('heading', { level: 1, name: '결재 소요시간' }).waitFor();
      await shown
        .getByRole('img', { name: /막대그림/ })
        .first()
        .waitFor();
    });
    await noFaults('/office/settings', async (shown) => {
      await shown.getByRole('heading', { level: 1, name: '내 설정' }).waitFor();
      await shown.keyboard.press('?');
      await shown.getByRole('dialog').waitFor();
    });
  });

  test('the records manager’s pages have no faults', async () => {
    await signInAs('inho');
    await noFaults('/office/register', async (shown) => {
      await heading('등록대장')(shown);
      await shown.locator('a[href^="/office/register/"]').first().waitFor();
    });
    const registration = await page.locator('a[href^="/office/register/"]').first().getAttribute('href');
    await noFaults(registration ?? '', (shown) => shown.locator('.page dl').first().waitFor());
    await noFaults('/office/record-files', async (shown) => {
      await heading('기록물철')(shown);
      await shown.locator('record-files-page button[aria-expanded=false]').first().click();
      await shown.locator('record-files-page button[aria-expanded=true]').waitFor();
    });
    await noFaults('/office/number-proof', heading('번호 증명'));
    await noFaults('/office/reclassification', async (shown) => {
      await heading('공개 재분류')(shown);
      await shown
        .getByRole('img', { name: /막대그림/ })
        .first()
        .waitFor();
    });
  });

  test('no page of the office was left out', () => {
    const addresses = [...looked];
    const isLooked = (path: RegExp) => addresses.some((address) => path.test(address));
    expect(PAGE_PATHS.filter((path) => !isLooked(path)).map(String)).toEqual(ELSEWHERE.map(String));
  });
});

/** 인계·인수서 in pages.browser.test.ts, the first set-up in new-office.test.ts: the demonstration has neither. */
const ELSEWHERE = [/^\/office\/handovers\/([0-9a-f-]{36})$/, /^\/office\/setup\/([\w-]+)$/];

/** Within the office as its own links lead: the page is another one, and what runs in the window goes on. */
async function open(page: Page, address: string): Promise<void> {
  const office = `${product.origin}/office/`;
  const inside = page.url().startsWith(office) && `${product.origin}${address}`.startsWith(office);
  if (!inside || !(await page.locator('office-app main > *').count())) {
    await page.goto(`${product.origin}${address}`);
    return;
  }
  await page.evaluate((path) => {
    document.querySelector('office-app main > *')?.setAttribute('data-left', '');
    document.querySelector('office-app')?.dispatchEvent(new CustomEvent('gy-navigate', { detail: path }));
  }, address);
  await page.locator('[data-left]').waitFor({ state: 'detached' });
}

/** Every form that can be opened while a third party is heard; the other ones are made of the same fields. */
const REQUEST_ACTS = [
  '결정 기안',
  '담당 지정',
  '결정기간 연장',
  '제3자 통지',
  '제3자 의견 기록',
  '정보공개심의회에 맡기기',
];

/** A draft with everything a form can show: items, a table, 붙임, partly open with its grounds, a line, a task. */
async function fillDraft(page: Page): Promise<void> {
  await page.getByLabel('제목', { exact: true }).fill('화면을 살피는 기안');
  await page.getByRole('textbox', { name: '본문' }).click();
  await page.keyboard.type('1. ');
  await page.keyboard.insertText('살필 것');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('그 아래의 것');
  await page.getByRole('button', { name: '표', exact: true }).click();
  await page.locator('.document-editor table').waitFor();
  // A head without words is what somebody has still to write, and axe rightly names it.
  for (const head of ['구분', '내용', '비고']) {
    await page.keyboard.insertText(head);
    await page.keyboard.press('Tab');
  }
  await page.getByRole('button', { name: /까지$/ }).first().click();
  await page.getByLabel('부분공개').first().check();
  const grounds = page.getByRole('group', { name: '문서의 비공개 근거' });
  await grounds.getByRole('checkbox').nth(4).check();
  await page.locator('#unit-task').selectOption({ index: 1 });
  await page.keyboard.press('Control+s');
  await page.getByText(/\d\d:\d\d:\d\d 저장됨/).waitFor();
}
