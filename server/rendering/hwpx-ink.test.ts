import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GoldenPaper } from '../../shared/testing/golden-papers/golden-paper.ts';
import { GOLDEN_PAPERS } from '../../shared/testing/golden-papers/golden-papers.ts';
import { drawnPdf } from '../testing/golden-papers/drawn-papers.ts';
import { pagesByPoppler } from '../testing/golden-papers/pages-by-poppler.ts';
import { pictureInk } from '../testing/golden-papers/picture-ink.ts';
import { openSvgPages } from '../testing/other-readers/pages-by-chromium.ts';
import { pagesByRhwp } from '../testing/other-readers/rhwp.ts';
import { packHwpx } from './pack-hwpx.ts';

/**
 * The same letters in the same fonts: a page of the .hwpx as rhwp draws it has the ink of the page of our PDF, but for
 * finer lines of tables, words that stand otherwise in the head of the form, and lines that another page takes.
 * Measured over all golden papers: 0.74 to 1.10 a page, 0.74 to 1.05 a paper. Without every second letter it is less.
 */
const PAGE = { least: 0.65, most: 1.2 };
const PAPER = { least: 0.7, most: 1.15 };
/** In letters of one width (바탕체) the names in its cells take two lines, and the table a third page. */
const ON_MORE_PAGES: ReadonlySet<string> = new Set(['table-over-pages']);
const OFTEN: ReadonlySet<string> = new Set([
  ...['report-of-several-pages', 'pages-that-turn', 'items-of-eight-levels', 'letter-with-its-seal', 'old-hangul'],
  ...['letter-over-two-pages', 'table-over-pages', 'table-with-a-cell-over-pages', 'pictures-with-captions'],
]);
const PAPERS = GOLDEN_PAPERS.filter(
  ({ name, issued }) => issued === undefined && (process.env.TEST_LONG === 'on' || OFTEN.has(name)),
);

let pages: Awaited<ReturnType<typeof openSvgPages>>;
beforeAll(async () => {
  pages = await openSvgPages();
});
afterAll(() => pages.close());

const drawnByRhwp = ({ paper, pictures }: GoldenPaper) => pagesByRhwp(packHwpx(paper, pictures));
async function inkOf(drawings: readonly string[]): Promise<readonly number[]> {
  const inks: number[] = [];
  for (const svg of drawings) inks.push(pictureInk(await pages.draw(svg)));
  return inks;
}
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
const isWithin = (share: number, { least, most }: typeof PAGE) => share >= least && share <= most;

describe('the .hwpx as rhwp draws it has the ink of our PDF, page by page:', () => {
  it.for(PAPERS)('$name', async (golden, context) => {
    const own = (await pagesByPoppler(context, drawnPdf(golden))).map(pictureInk);
    const drawn = await inkOf(drawnByRhwp(golden));
    expect(isWithin(sum(drawn) / sum(own), PAPER), `${sum(drawn) / sum(own)} of the ink`).toBe(true);
    if (ON_MORE_PAGES.has(golden.name)) return;
    const shares = drawn.map((ink, at) => ink / (own[at] ?? 0));
    expect(drawn).toHaveLength(own.length);
    expect(shares.filter((share) => !isWithin(share, PAGE))).toEqual([]);
  });

  it.for([
    ['letters that draw nothing', (svg: string) => svg.replace(/<text[^>]*>[^<]*<\/text>/g, '')],
    [
      'every second letter lost',
      (svg: string) => svg.replace(/(<text[^>]*>[^<]*<\/text>)\s*<text[^>]*>[^<]*<\/text>/g, '$1'),
    ],
    [
      'letters twice as large',
      (svg: string) => svg.replace(/font-size="([\d.]+)"/g, (_, size) => `font-size="${2 * Number(size)}"`),
    ],
  ] as const)('and would be told apart from it by %s', async ([, change], context) => {
    const golden = GOLDEN_PAPERS.find(({ name }) => name === 'report-of-several-pages');
    if (!golden) throw new Error('the paper is gone');
    const own = (await pagesByPoppler(context, drawnPdf(golden))).map(pictureInk);
    const drawn = await inkOf(drawnByRhwp(golden).map(change));
    expect(isWithin(sum(drawn) / sum(own), PAPER)).toBe(false);
    expect(drawn.filter((ink, at) => isWithin(ink / (own[at] ?? 0), PAGE))).toEqual([]);
  });
});
