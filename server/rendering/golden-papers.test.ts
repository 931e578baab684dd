import { describe, expect, it, type TestContext } from 'vitest';
import { textOfGlyph } from '../../shared/paper/letters.ts';
import type { BriefDraft } from '../../shared/paper/paper-document.ts';
import type { PlacedText } from '../../shared/paper/sheet.ts';
import { ARTIFACT } from '../../shared/paper/tags.ts';
import { holdsForFittingBodies } from '../../shared/testing/fitting-bodies.ts';
import { ATTACHED_REPORT } from '../../shared/testing/golden-papers/attachment-view.ts';
import type { GoldenPaper } from '../../shared/testing/golden-papers/golden-paper.ts';
import { GOLDEN_PAPERS } from '../../shared/testing/golden-papers/golden-papers.ts';
import { letterWords } from '../../shared/testing/letter-words.ts';
import { LETTERS_OF_EVERY_KIND } from '../../shared/testing/letters-of-every-kind.ts';
import { paperWords, squeezed } from '../../shared/testing/paper-words.ts';
import { LETTER_PICTURES, writtenLetter } from '../../shared/testing/written-letter.ts';
import { writtenPaper } from '../../shared/testing/written-paper.ts';
import { drawnView } from '../testing/drawn-views.ts';
import { drawnPdf, drawnWith, laidOut, paperFonts } from '../testing/golden-papers/drawn-papers.ts';
import { keepPictures, picturedNames, pictureFaults, UPDATES } from '../testing/golden-papers/golden-pictures.ts';
import { OutlineInk } from '../testing/golden-papers/outline-ink.ts';
import { PAGE_SHARE, pageInk } from '../testing/golden-papers/page-ink.ts';
import { pagesByPoppler, textByPoppler } from '../testing/golden-papers/pages-by-poppler.ts';
import { spokenWords, structureWords } from '../testing/golden-papers/spoken-words.ts';
import { broken, nth, type Parts, rewritePage } from '../testing/pdf-conformance/breaking.ts';

const RANDOM_PAPERS = process.env.TEST_LONG === 'on' ? 1_000 : 12;

/** What the picture of an attached file's PDF is called. */
const VIEW = 'view-of-an-attached-file';

const paperNamed = (name: string) => {
  const found = GOLDEN_PAPERS.find((golden) => golden.name === name);
  if (!found) throw new Error(`no golden paper ${name}`);
  return found;
};

const drawn = new Map<string, ReturnType<typeof pagesByPoppler>>();

/** The pages of a golden paper, drawn by poppler once for all tests. */
function pagesOf(context: TestContext, golden: GoldenPaper): ReturnType<typeof pagesByPoppler> {
  const pages = drawn.get(golden.name) ?? pagesByPoppler(context, drawnPdf(golden));
  drawn.set(golden.name, pages);
  return pages;
}

describe('the pages of the golden papers look as they did when a person looked at them:', () => {
  it.concurrent.for(GOLDEN_PAPERS)('$name', async (golden, context) => {
    const { name } = golden;
    const pages = await pagesOf(context, golden);
    if (UPDATES) keepPictures(name, pages);
    expect(pictureFaults(name, pages)).toEqual([]);
  });

  it('the PDF of an attached file, with a page turned for its wide table', async (context) => {
    const pages = await pagesByPoppler(context, drawnView(ATTACHED_REPORT, '돌봄 계획.docx').bytes);
    if (UPDATES) keepPictures(VIEW, pages);
    expect(pictureFaults(VIEW, pages)).toEqual([]);
  });

  it('and every picture is of one of them', () => {
    expect([...picturedNames()].sort()).toEqual([...GOLDEN_PAPERS.map(({ name }) => name), VIEW].sort());
  });
});

describe('the golden papers say to other programs what the record says:', () => {
  it.concurrent.for(GOLDEN_PAPERS)('$name', async (golden, context) => {
    const pdf = drawnPdf(golden);
    expect(structureWords(await textByPoppler(context, pdf, 'structure'))).toBe(spokenWords(golden, 'drawn'));
    const copied = squeezed(await textByPoppler(context, pdf, 'content'));
    const { sheets } = laidOut(golden);
    // Runners, page numbers and repeated heads of tables are no part of the record, and stand between its words.
    const furniture = sheets.flatMap(({ texts }) => texts.filter(({ owner }) => owner === ARTIFACT)).map(wordsOf);
    const spoken = spokenWords(golden, 'spoken');
    if (furniture.length === 0) expect(copied).toBe(spoken);
    expect([...copied].sort().join('')).toBe([...squeezed([spoken, ...furniture])].sort().join(''));
  });

  it(`and so do ${RANDOM_PAPERS} papers of any body`, async (context) => {
    await holdsForFittingBodies(async (body) => {
      const paper = writtenPaper([], { body });
      const read = structureWords(await textByPoppler(context, drawnPdf({ paper }), 'structure'));
      expect(read).toBe(paperWords(paper));
    }, RANDOM_PAPERS);
  });

  it('and so do letters of every kind, with any body', async (context) => {
    let drawn = 0;
    await holdsForFittingBodies(
      async (body) => {
        const [letter, more] = nth(LETTERS_OF_EVERY_KIND, drawn % LETTERS_OF_EVERY_KIND.length);
        drawn += 1;
        const paper = writtenLetter([], letter, { ...more, body });
        const pdf = drawnPdf({ paper, pictures: LETTER_PICTURES });
        expect(structureWords(await textByPoppler(context, pdf, 'structure'))).toBe(letterWords(paper));
      },
      Math.max(RANDOM_PAPERS, LETTERS_OF_EVERY_KIND.length),
    );
  });

  it('a word of a letter that is drawn and not read, or read at another place, is seen', async (context) => {
    const [letter, more] = nth(LETTERS_OF_EVERY_KIND, 0);
    const paper = writtenLetter([], letter, more);
    const read = structureWords(
      await textByPoppler(context, drawnPdf({ paper, pictures: LETTER_PICTURES }), 'structure'),
    );
    expect(read).toBe(letterWords(paper));
    const otherwise = [
      writtenLetter([], { ...letter, viaLine: '다른 경유' }, more),
      writtenLetter([], { ...letter, recipientList: [...(letter.recipientList ?? [])].reverse() }, more),
      writtenLetter([], letter, { ...more, boxes: { ...paper.boxes, signRow: [...paper.boxes.signRow].reverse() } }),
    ];
    for (const each of otherwise) expect(letterWords(each)).not.toBe(read);
  });
});

describe('the ink of every page is that of its letters in the font files:', () => {
  const outlines = new OutlineInk();

  it.concurrent.for(GOLDEN_PAPERS)('$name', async (golden, context) => {
    const pages = await pagesOf(context, golden);
    laidOut(golden).sheets.forEach((sheet, index) => {
      const { expected, drawn, pale } = pageInk(sheet, nth(pages, index), outlines);
      expect(pale).toEqual([]);
      expect(Math.abs(drawn / expected - 1)).toBeLessThan(PAGE_SHARE);
    });
  });

  it('a subset in which one glyph of hundreds draws nothing is seen, and its text is still copied well', async (context) => {
    const golden = paperNamed('report-of-several-pages');
    const { serif } = paperFonts;
    const emptied = serif.glyphOf('설'.codePointAt(0) ?? 0);
    const outlineOf = (glyph: number) => {
      const { start, end } = serif.outlineOf(glyph);
      return { start, end: glyph === emptied ? start : end };
    };
    const pdf = drawnWith(golden, { ...paperFonts, serif: { ...serif, outlineOf } });
    expect(structureWords(await textByPoppler(context, pdf, 'structure'))).toBe(paperWords(briefOf(golden)));
    const pages = await pagesByPoppler(context, pdf);
    const pale = laidOut(golden).sheets.flatMap((sheet, index) => pageInk(sheet, nth(pages, index), outlines).pale);
    expect(new Set(pale)).toEqual(new Set(['설']));
  });
});

const wordsOf = ({ letters }: PlacedText): string => letters.map(({ glyph }) => textOfGlyph(glyph)).join('');

/** The texts that pdfinfo shows along the structure, in its order. */
function briefOf({ paper }: GoldenPaper): BriefDraft {
  if (paper.form !== 'briefDraft') throw new Error('the paper is no 간이기안문');
  return paper;
}

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
