import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readSeedReport, type SeedReport } from '../../shared/testing/seed-report.ts';
import { untilTrue } from './city.ts';
import { leaveBrowser, openBrowser, openContext, openPage, signIn } from './office-browser.ts';
import { needsPaperTools, runTool } from './paper-tools.ts';
import {
  makeDataFolder,
  type Product,
  removeDataFolder,
  type SmallOffice,
  setUpOffice,
  startProduct,
} from './product.ts';

type ApprovedDocument = {
  status: string;
  paper: { boxes: { signRow: { name: string; date?: string }[] } };
};

const sharedFolder = inject('sharedFolder');
const SEED = 'seeds/004_0c7b803b870178a9.txt';

/** A published report goes the whole way: typed in the real editor, approved by two, downloaded by a citizen. */
describe('a published report of a city', () => {
  if (sharedFolder === null) {
    it('goes all the way', (test) => test.skip('../shared is missing'));
    return;
  }
  const report = readSeedReport(readFileSync(path.join(sharedFolder, SEED), 'utf8'));
  const dataDir = makeDataFolder();
  const files = mkdtempSync(path.join(tmpdir(), 'gyeol-files-'));
  let product: Product;
  let office: SmallOffice;
  let browser: Browser;
  let managementNumber = '';

  beforeAll(async () => {
    browser = await openBrowser();
    product = await startProduct({ dataDir, clock: '2020-12-24T10:00:00+09:00' });
    office = await setUpOffice(product, { agencyName: report.facts.get('기관명') ?? '', csv: organizationOf(report) });
    await startSeries(office, report);
  });

  afterAll(async () => {
    await leaveBrowser(browser);
    await product?.stop();
    removeDataFolder(dataDir);
    rmSync(files, { recursive: true, force: true });
  });

  it('is drafted in the real editor and submitted', async () => {
    const page = await openPage(browser);
    await signIn(page, product, 'drafter', office.password);
    await page.keyboard.press('n');
    await page.waitForURL(/\/office\/drafts\/D/);
    managementNumber = page.url().split('/').at(-1) ?? '';
    await page.getByLabel('제목', { exact: true }).fill(report.title);
    await typeBody(page, report);
    await chooseLine(page, report);
    await page.getByLabel('부분공개').first().check();
    await page.getByRole('group', { name: '문서의 비공개 근거' }).getByRole('checkbox').nth(4).check();
    await page.getByLabel('본문을 시민에게 공개').check();
    await page.locator('#unit-task').selectOption({ label: report.classification.at(-1) ?? '' });
    await page.getByLabel('이용조건').selectOption('ccByNd');
    await attachClosed(page, files);
    await page.keyboard.press('Control+s');
    await page.keyboard.press('Control+Enter');
    const question = page.getByRole('dialog', { name: '상신' });
    await question.waitFor();
    await page.keyboard.press('Control+Enter');
    await question.waitFor({ state: 'detached' });
    await page.close();
  });

  it('is approved by two more, by keyboard alone', async () => {
    for (const login of ['teamlead', 'head']) {
      const page = await openPage(browser);
      await signIn(page, product, login, office.password);
      await page.goto(`${product.origin}/office/documents/${managementNumber}`);
      await page.getByText(report.title).first().waitFor();
      await page.keyboard.press('a');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.close();
    }
    const document = await office.people
      .get('drafter')
      ?.client.ask<ApprovedDocument>('GET', `/api/documents/${managementNumber}`);
    expect(document).toMatchObject({
      status: 'approved',
      paper: { documentNumber: report.facts.get('문서번호'), disclosureLabel: '부분공개(5)', approvedOn: '2020-12-24' },
    });
    expect(managementNumber).toBe(report.facts.get('관리번호'));
    expect(document?.paper.boxes.signRow.map((box) => [box.date ?? '', box.name])).toEqual([
      ['', report.officers.drafter],
      ['', report.officers.teamLead],
      ['12/24', report.officers.head],
    ]);
  });

  it('is read by a citizen without JavaScript: nine rows, the whole body, two closed attachments', async () => {
    const page = await readAsCitizen(browser, product, managementNumber);
    const rows = await page
      .locator('table.facts tr')
      .evaluateAll((all) =>
        all.map((row) => [...row.querySelectorAll('th, td')].map((cell) => (cell.textContent ?? '').trim())),
      );
    expect(new Map(rows.map(([name, value]) => [name, value?.replace(/\s+/g, ' ')]))).toEqual(report.facts);
    expect(await page.locator('h1').textContent()).toBe(report.title);
    const body = (await page.locator('.prose').first().textContent()) ?? '';
    expect(body.replace(/\s/g, '')).toBe(report.bodyText);
    expect(await page.getByText('비공개 문서', { exact: true }).count()).toBe(2);
    const whole = await page.content();
    for (const secret of ['회의록-내부용', '속기록-내부용']) expect(whole).not.toContain(secret);
    expect(whole).toContain('법적 효력');
    await page.context().close();
  });

  it('is downloaded as PDF whose text is the body', async (test) => {
    needsPaperTools(test);
    const response = await fetch(`${product.origin}/documents/${managementNumber}.pdf`);
    expect(response.status).toBe(200);
    const pdf = path.join(files, 'report.pdf');
    writeFileSync(pdf, Buffer.from(await response.arrayBuffer()));
    const text = withoutFurniture(runTool('pdftotext', ['-raw', pdf, '-']), report);
    expect(text.endsWith(report.bodyText)).toBe(true);
    const head = text.slice(0, -report.bodyText.length);
    expect(head).toContain(`자치행정과-27733`);
    expect(head).toContain('2020.12.24.');
    expect(head).toContain('부분공개(5)');
    expect(head).toContain(`12/24${report.officers.head}`);
    expect(head).not.toContain(`12/24${report.officers.teamLead}`);
  });
});

function organizationOf(report: SeedReport): string {
  const [bureau, division] = (report.facts.get('부서명') ?? '').split(' ');
  const row = (post: string, isHead: string, name: string, login: string, phone: string) =>
    `6110001,${division},6110000,${post},${isHead},${name},${login},${phone},`;
  return [
    '부서코드,부서,상위부서코드,직위,부서장,이름,아이디,전화번호,전자우편',
    `6110000,${bureau},,행정국장,Y,오태성,bureau,2133-5800,`,
    row('주무관', '', report.officers.drafter, 'drafter', report.phone),
    row('동혁신팀장', '', report.officers.teamLead, 'teamlead', ''),
    row('자치행정과장', 'Y', report.officers.head, 'head', ''),
    '',
  ].join('\n');
}

/** The office moves here from another system: its series stand where that one ended. */
async function startSeries({ administrator }: SmallOffice, report: SeedReport): Promise<void> {
  const { units } = await administrator.ask<{ units: { id: string; name: string }[] }>('GET', '/api/organization');
  const unitId = units.find((unit) => unit.name === '자치행정과')?.id;
  const reason = '종전 시스템의 마지막 번호';
  await administrator.ask('POST', '/api/series/start', { unitId, year: 2020, lastUsed: 27_732, reason });
  const serial = Number(report.facts.get('관리번호')?.slice(5));
  await administrator.ask('POST', '/api/management-numbers/start', { lastUsed: serial - 1, reason });
  await administrator.ask('POST', '/api/unit-tasks', { unitId, path: report.classification, retention: 'y10' });
}

async function typeBody(page: Page, report: SeedReport): Promise<void> {
  await page.getByRole('textbox', { name: '본문' }).click();
  let inItem = false;
  for (const [index, block] of report.blocks.entries()) {
    const isItem = !['', 'Ⅰ', 'Ⅱ', 'Ⅲ', '붙임 :'].includes(block.mark);
    // An item hands its mark on at Enter; text that is no item goes on in a paragraph of its own.
    if (index > 0) await page.keyboard.press(inItem && !isItem ? 'Shift+Enter' : 'Enter');
    if (block.mark !== '') await page.keyboard.type(`${block.mark} `);
    for (let count = 0; count < block.outdents; count += 1) await page.keyboard.press('Shift+Tab');
    await page.keyboard.insertText(block.text);
    inItem = isItem;
  }
}

async function chooseLine(page: Page, report: SeedReport): Promise<void> {
  await page.getByRole('button', { name: '고치기' }).click();
  for (const name of [report.officers.teamLead, report.officers.head]) {
    // A unit's row names its clerk too; a person's begins with the name.
    await page.getByRole('treeitem', { name: new RegExp(`^${name} `) }).click();
  }
  await page.getByLabel(`${report.officers.teamLead} 처리`).selectOption('review');
  await page.getByLabel(`${report.officers.head} 처리`).selectOption('approve');
  await page.getByRole('button', { name: '다 고쳤음' }).click();
}

/** Two attachments that citizens may not even know the names of. */
async function attachClosed(page: Page, folder: string): Promise<void> {
  const names = ['회의록-내부용.txt', '속기록-내부용.txt'];
  for (const name of names) writeFileSync(path.join(folder, name), `${name}\n`);
  await page.locator('input[type=file]:not([hidden])').setInputFiles(names.map((name) => path.join(folder, name)));
  for (const name of names) {
    await page.getByLabel(`${name} 공개구분`).selectOption('closed');
    // The grounds of the document are offered to its attachments.
    await page.locator('li', { hasText: name }).getByText('비공개 근거와 사유 5호').waitFor();
  }
}

/** Publication follows the approval by itself; a citizen who is too early reads a 404 and comes again. */
async function readAsCitizen(browser: Browser, product: Product, managementNumber: string): Promise<Page> {
  const context = await openContext(browser, { javaScriptEnabled: false, locale: 'ko-KR' });
  const page = await context.newPage();
  await untilTrue(`${managementNumber} is published`, async () => {
    const response = await page.goto(`${product.origin}/documents/${managementNumber}`);
    return response?.status() === 200;
  });
  return page;
}

/** Runner and page numbers of the pages after the first, and all white space, taken away. */
function withoutFurniture(text: string, report: SeedReport): string {
  const runner = `${report.title}${report.facts.get('문서번호')}`.replace(/\s/g, '');
  const kept = text
    .split(/[\n\f]/)
    .map((line) => line.replace(/\s/g, ''))
    // The address of 진위 확인 stands beside the QR code of the last page.
    .filter((line) => !/^(?:\d+-\d+|진위확인https?:\S+)$/.test(line))
    .filter((line) => line !== runner && line !== report.facts.get('문서번호'));
  return kept.join('');
}
