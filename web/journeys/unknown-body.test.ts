import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approve, bodyOf, type City, find, openCity, pageOf, untilPublished, untilTrue, writeDraft } from './city.ts';
import { preparedDataFolder } from './data-folder.ts';
import { leaveBrowser, openBrowser, openContext } from './office-browser.ts';
import { needsPaperTools, runTool } from './paper-tools.ts';
import { removeDataFolder } from './product.ts';
import { editorJsonOf, LONG_TABLE_ROWS, longBody, longTableTexts } from './unknown-body.ts';

const dataDir = preparedDataFolder();
const files = mkdtempSync(path.join(tmpdir(), 'gyeol-papers-'));
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
  rmSync(files, { recursive: true, force: true });
});

describe('a body that nobody has met', () => {
  const body = longBody();
  let managementNumber: string;

  beforeAll(async () => {
    managementNumber = await approve(city, {
      title: '마을모임 공간 백이십 곳 점검 결과',
      editorJson: editorJsonOf(body),
    });
    await untilTrue('the paper is drawn', async () => {
      return (await find(city, 'drafter', managementNumber)).frozenPaper.state === 'ready';
    });
    await untilPublished(city, managementNumber);
  });

  test('comes out as a sound file of several pages', async (test) => {
    needsPaperTools(test);
    const pdf = await paperFile(`/documents/${managementNumber}.pdf`);
    expect(runTool('qpdf', ['--check', pdf])).toContain('No syntax or stream encoding errors');
    expect(Number(/Pages:\s+(\d+)/.exec(runTool('pdfinfo', [pdf]))?.[1])).toBeGreaterThanOrEqual(4);
  });

  test('has every cell of the merged table on its pages, once, and the head rows on each', async (test) => {
    needsPaperTools(test);
    const pdf = await paperFile(`/documents/${managementNumber}.pdf`);
    const pages = runTool('pdftotext', ['-raw', pdf, '-'])
      .split('\f')
      .map((page) => page.replace(/\s/g, ''))
      .filter((page) => page !== '');
    const whole = pages.join('');
    const { head, cells } = longTableTexts(body);
    expect(cells.length).toBeGreaterThan(LONG_TABLE_ROWS * 2);
    expect(cells.filter((text) => timesIn(whole, text) !== 1)).toEqual([]);
    const withTable = pages.filter((page) => cells.some((text) => page.includes(text)));
    expect(withTable.length).toBeGreaterThanOrEqual(3);
    for (const text of head) expect(withTable.map((page) => timesIn(page, text))).toEqual(withTable.map(() => 1));
  });

  test('has its eight levels labelled by the law, its hanja, its symbols and its enclosures', async (test) => {
    needsPaperTools(test);
    const pdf = await paperFile(`/documents/${managementNumber}.pdf`);
    const whole = runTool('pdftotext', ['-raw', pdf, '-']).replace(/\s/g, '');
    const ladder = [...'가나'].flatMap((word, at) => [
      `${at + 1}.첫째단계의${word}쪽항목`,
      `${word}.둘째단계의${word}쪽항목`,
      `${at + 1})셋째단계의${word}쪽항목`,
      `${word})넷째단계의${word}쪽항목`,
      `(${at + 1})다섯째단계의${word}쪽항목`,
      `(${word})여섯째단계의${word}쪽항목`,
      `${'①②'[at]}일곱째단계의${word}쪽항목`,
      `${'㉮㉯'[at]}여덟째단계의${word}쪽항목`,
    ]);
    expect(ladder.filter((label) => timesIn(whole, label) !== 1)).toEqual([]);
    for (const text of ['專決規定에따라處理함', '면적1,234㎡', '☐미완☑완료', '※참고', '∼14:00']) {
      expect(timesIn(whole, text)).toBe(1);
    }
    expect(whole).toContain('붙임1.점검표1부.2.사진첩1권.3.공간목록1부.끝.');
  });

  test('is the same text and the same spans on the citizens’ page', async () => {
    const context = await openContext(browser, { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${city.product.origin}/documents/${managementNumber}`);
    const rows = await page.locator('.prose table tr').evaluateAll((all) =>
      all.map((row) =>
        [...row.querySelectorAll<HTMLTableCellElement>('th, td')].map((cell) => ({
          type: cell.tagName === 'TH' ? 'tableHeader' : 'tableCell',
          text: (cell.textContent ?? '').replace(/\s/g, ''),
          colspan: cell.colSpan,
          rowspan: cell.rowSpan,
        })),
      ),
    );
    expect(rows).toEqual(rowsOf(body));
    const prose = ((await page.locator('.prose').textContent()) ?? '').replace(/\s/g, '');
    expect(timesIn(prose, '㉯여덟째단계의나쪽항목')).toBe(1);
    expect(timesIn(prose, '專決規定에따라處理함')).toBe(1);
    expect(prose.endsWith('붙임1.점검표1부.2.사진첩1권.3.공간목록1부.끝.')).toBe(true);
    await context.close();
  });
});

test('a character that no font has does not go up, and the drafter is told which and where', async () => {
  const text = { title: '감사 인사를 담은 보고', editorJson: bodyOf('웃는 얼굴 \u{1f600} 을 넣은 문장을 그대로 둠.') };
  const line = [['approve', 'head']] as const;
  await expect(approve(city, { ...text, line })).rejects.toThrow('glyph-missing');
  const { managementNumber } = await writeDraft(city, { ...text, line });
  const page = await pageOf(city, browser, 'drafter');
  await page.goto(`${city.product.origin}/office/drafts/${managementNumber}`);
  await page.getByText('\u{1f600}(U+1F600)').first().waitFor();
  await page.context().close();
});

type Row = { readonly text: string; readonly type: string; readonly colspan: number; readonly rowspan: number }[];

function rowsOf(body: ReturnType<typeof longBody>): Row[] {
  return body.table.map((row) => row.map(({ type, text, colspan, rowspan }) => ({ type, text, colspan, rowspan })));
}

function timesIn(whole: string, part: string): number {
  return whole.split(part).length - 1;
}

async function paperFile(address: string): Promise<string> {
  const response = await fetch(`${city.product.origin}${address}`);
  expect(response.status).toBe(200);
  const file = path.join(files, path.basename(address));
  writeFileSync(file, Buffer.from(await response.arrayBuffer()));
  return file;
}
