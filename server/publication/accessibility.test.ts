import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AXE_RULES, RULES_OF_A_LOOK } from '../../shared/testing/axe-rules.ts';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, writeDraft } from '../testing/written-document.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WEB = path.resolve(import.meta.dirname, '../../web');

const text = (words: string) => ({ type: 'text', text: words });
const item = (kind: string, level: number, words: string) => ({
  type: 'item',
  attrs: { kind, level },
  content: [text(words)],
});
const cell = (type: string, words: string) => ({ type, content: [{ type: 'paragraph', content: [text(words)] }] });
const LONG_BODY = {
  type: 'doc',
  content: [
    { type: 'heading', content: [text('점검 개요')] },
    item('square', 0, '마을모임 공간 열두 곳을 동 주민센터와 함께 점검하였으며 그 결과를 다음과 같이 보고함'),
    item('circle', 1, '점검 기간: 2026. 2. 2.~2. 27.'),
    item('dash', 2, '두 곳은 난방을 고친 뒤 다시 점검함'),
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            cell('tableHeader', '공간'),
            cell('tableHeader', '결과'),
            cell('tableHeader', '조치할 부서와 기한'),
          ],
        },
        {
          type: 'tableRow',
          content: [
            cell('tableCell', '온마을방'),
            cell('tableCell', '고칠 곳 있음'),
            cell('tableCell', '자치행정과 2026. 4. 30.'),
          ],
        },
      ],
    },
  ],
};

let web: string;
let office: TestOffice;
let browser: Browser;
let origin: string;
let documents: readonly string[];

beforeAll(async () => {
  web = mkdtempSync(path.join(tmpdir(), 'gyeol-citizen-css-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: WEB,
    base: '/office/',
    build: {
      outDir: web,
      manifest: 'manifest.json',
      assetsInlineLimit: 0,
      rolldownOptions: { input: { citizen: path.join(WEB, 'styles/citizen.css') } },
    },
  });
  office = await openTestOffice({ config: { webDir: web } });
  const open = await writeDraft(office, { title: '마을모임 공간 점검 결과 보고', editorJson: LONG_BODY });
  const closed = await writeDraft(office, {
    title: '본문이 닫힌 문서',
    disclosure: { level: 'partiallyOpen', grounds: [6] },
  });
  for (const managementNumber of [open, closed]) await approveDocument(office, managementNumber);
  await office.services.outbox.drainAll();
  documents = [open, closed].map((managementNumber) => `/documents/${managementNumber}`);
  origin = await office.app.listen({ port: 0, host: '127.0.0.1' });
  browser = await chromium.launch({
    executablePath: process.env.GYEOL_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
});
afterAll(async () => {
  await browser.close();
  await office.close();
  rmSync(web, { recursive: true, force: true });
});

/** Which elements are seen: pages without scripts change nothing else when the mode of the screen does. */
const SEEN =
  '[...document.querySelectorAll("*")].map((each) => each.checkVisibility({ visibilityProperty: true })).join()';

const ADDRESSES: Readonly<Record<string, () => string>> = {
  'the first page': () => '/',
  'a search': () => `/search?q=${encodeURIComponent('점검')}`,
  'a search that finds nothing': () => `/search?q=${encodeURIComponent('없는말')}&from=2026-01-01`,
  'an open document': () => documents[0] ?? '',
  'a document whose text is closed': () => documents[1] ?? '',
  'an address without a page': () => '/nowhere',
  'the display settings': () => '/display',
  'the check of a file': () => '/verify',
  'the check of a file that nobody gave out': () => `/verify?sha256=${'0'.repeat(64)}`,
  'the open data': () => '/open-data',
  'the statistics': () => '/statistics',
  'the requests': () => '/requests',
  'a new request': () => '/requests/new',
  'the state of a request': () => '/requests/status',
};

// Each page is opened once: which mode its address is answered with is a matter of web/journeys/accessibility.test.ts.
describe.each(Object.entries(ADDRESSES))('%s', (_name, address) => {
  let page: Page;

  beforeAll(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
    await page.goto(origin + address());
    expect(await page.evaluate('document.styleSheets.length')).toBe(1);
    await page.evaluate(AXE);
  });
  afterAll(() => page.context().close());

  it('has no fault that axe knows in any mode', async () => {
    let asked: unknown;
    for (const mode of ['light', 'dark', 'high-contrast']) {
      await page.evaluate(`document.documentElement.dataset.krdsMode = '${mode}'`);
      const seen = await page.evaluate(SEEN);
      expect({ mode, faults: await faultsOf(page, seen === asked ? RULES_OF_A_LOOK : AXE_RULES) }).toEqual({
        mode,
        faults: [],
      });
      asked = seen;
    }
  });

  it.each([1280, 390, 320])('never scrolls sideways at %i pixels', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  });
});

/** Every rule is asked once of what stands there; what a mode changes of it is asked in each. */
async function faultsOf(page: Page, rules: readonly string[]): Promise<string[]> {
  const run = `axe.run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })`;
  const { violations } = (await page.evaluate(run)) as AxeResults;
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe('without scripts and under the site’s own policy', () => {
  it('a citizen searches, opens a document, and every control can be reached by the keyboard', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'ko-KR' });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(origin);
    await page.getByRole('searchbox', { name: '찾을 말' }).fill('공간 점검');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '찾은 문서 1건' }).waitFor();
    await page.getByRole('link', { name: '마을모임 공간 점검 결과 보고' }).click();
    await page.getByRole('heading', { level: 1, name: '마을모임 공간 점검 결과 보고' }).waitFor();
    await page.goto(origin + (documents[0] ?? ''));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(page.url()).toMatch(/#main$/);
    expect(faults).toEqual([]);
    await context.close();
  });
});
