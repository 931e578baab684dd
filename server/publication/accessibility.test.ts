import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestOffice, type TestOffice } from '../testing/test-office.ts';
import { approveDocument, writeDraft } from '../testing/written-document.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
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

const ADDRESSES = () => {
  const search = `/search?q=${encodeURIComponent('점검')}`;
  const unknown = `/verify?sha256=${'0'.repeat(64)}`;
  const nothing = `/search?q=${encodeURIComponent('없는말')}&from=2026-01-01`;
  const requests = ['/requests', '/requests/new', '/requests/status'];
  const alone = ['/nowhere', '/display', '/verify', unknown, '/open-data', '/statistics'];
  return ['/', search, nothing, ...documents, ...alone, ...requests];
};

describe.each(['light', 'dark', 'high-contrast'] as const)('the citizens’ pages in %s', (mode) => {
  it('have no fault that axe knows', { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, bypassCSP: true });
    await context.addCookies([{ name: 'gyeol-display', value: mode, url: origin }]);
    const page = await context.newPage();
    for (const address of ADDRESSES()) {
      await page.goto(origin + address);
      expect(await page.evaluate('document.styleSheets.length'), address).toBe(1);
      await page.evaluate(AXE);
      const run = `axe.run(document, { runOnly: ${JSON.stringify(RULES)} })`;
      const { violations } = (await page.evaluate(run)) as AxeResults;
      expect(violations.map(({ id, nodes }) => `${address} ${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    await context.close();
  });
});

describe.each([1280, 390, 320])('the citizens’ pages at %i pixels', (width) => {
  it('never scroll sideways', { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    for (const address of ADDRESSES()) {
      await page.goto(origin + address);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), address).toBeLessThanOrEqual(0);
    }
    await context.close();
  });
});

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
