import { describe, expect, it, vi } from 'vitest';
import { GOLDEN_PAPERS } from '../../shared/testing/golden-papers/golden-papers.ts';
import { drawnPdf } from '../testing/golden-papers/drawn-papers.ts';
import { keepPictures, picturedNames, pictureFaults, UPDATES } from '../testing/golden-papers/golden-pictures.ts';
import { pagesByPoppler } from '../testing/golden-papers/pages-by-poppler.ts';
import { broken, type Parts, rewritePage } from '../testing/pdf-conformance/breaking.ts';

// A loaded machine draws many pages slowly; nothing here is a measurement.
vi.setConfig({ testTimeout: 120_000 });

const paperNamed = (name: string) => {
  const found = GOLDEN_PAPERS.find((golden) => golden.name === name);
  if (!found) throw new Error(`no golden paper ${name}`);
  return found.paper;
};

describe('the pages of the golden papers look as they did when a person looked at them:', () => {
  it.concurrent.for(GOLDEN_PAPERS)('$name', async ({ name, paper }, context) => {
    const pages = await pagesByPoppler(context, drawnPdf(paper));
    if (UPDATES) keepPictures(name, pages);
    expect(pictureFaults(name, pages)).toEqual([]);
  });

  it('and every picture is of one of them', () => {
    expect([...picturedNames()].sort()).toEqual(GOLDEN_PAPERS.map(({ name }) => name).sort());
  });
});

/** The faults that these pictures are for, each put into one page. */
const FAULTS: readonly (readonly [what: string, paper: string, change: (content: string) => string])[] = [
  [
    'the last word stands a millimetre beside its place',
    'end-after-the-text',
    (content) => moved(content, content.lastIndexOf(' Tm\n'), 72 / 25.4),
  ],
  [
    'a thin rule of a table is missing',
    'table-with-merged-cells',
    (content) => without(content, lastOf(content, /[\d.]+ [\d.]+ [\d.]+ 0\.34 re f\n/g)),
  ],
  [
    'a frame of the sign row is missing',
    'sign-row-delegated',
    (content) => without(content, lastOf(content, /[\d.]+ [\d.]+ 1\.13 [\d.]+ re f\n/g)),
  ],
  [
    'the box of the one who decided has lost 전결 and its date',
    'sign-row-delegated',
    (content) => without(content, /\/F0 9 Tf\n\[[^\]]*\]TJ\n/.exec(content)?.[0] ?? 'no such text'),
  ],
];

describe('a page that looks otherwise is seen:', () => {
  it.for(FAULTS)('%s', async ([what, name, change], context) => {
    const objects = (parts: Parts) => rewritePage(parts, change);
    const pdf = await broken(drawnPdf(paperNamed(name)), { rule: 'picture', how: what, objects });
    expect(pictureFaults(name, await pagesByPoppler(context, pdf))).toHaveLength(1);
  });
});

/** Moves the text that is placed at `at` to the right. */
function moved(content: string, at: number, points: number): string {
  const start = content.lastIndexOf('\n', at) + 1;
  const place = content.slice(start, at).split(' ');
  place[4] = String(Number(place[4]) + points);
  return `${content.slice(0, start)}${place.join(' ')}${content.slice(at)}`;
}

function lastOf(content: string, pattern: RegExp): string {
  return content.match(pattern)?.at(-1) ?? 'nothing';
}

function without(content: string, words: string): string {
  if (!content.includes(words)) throw new Error('what was to be taken out is not there');
  return content.replace(words, '');
}
