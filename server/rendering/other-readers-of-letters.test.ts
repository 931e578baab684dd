import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it, type TestContext, vi } from 'vitest';
import { runsText } from '../../shared/document/body.ts';
import type { StandardDraft } from '../../shared/paper/paper-document.ts';
import { GOLDEN_PAPERS } from '../../shared/testing/golden-papers/golden-papers.ts';
import { LETTERS_OF_EVERY_KIND } from '../../shared/testing/letters-of-every-kind.ts';
import { squeezed } from '../../shared/testing/paper-words.ts';
import { LETTER_PICTURES, writtenLetter } from '../../shared/testing/written-letter.ts';
import { paragraph } from '../../shared/testing/written-paper.ts';
import { KORDOC_IS_MISSING, kordocFaults, openKordoc, readByKordoc } from '../testing/other-readers/kordoc.ts';
import { readByRhwp } from '../testing/other-readers/rhwp.ts';
import type { ReadPart } from '../testing/other-readers/written-body.ts';
import { letterParts } from '../testing/other-readers/written-letter-parts.ts';
import { nth } from '../testing/pdf-conformance/breaking.ts';
import { packHwpx } from './pack-hwpx.ts';

// A loaded machine reads many files slowly; nothing here is a measurement.
vi.setConfig({ testTimeout: 120_000 });

const LETTERS: readonly { readonly name: string; readonly paper: StandardDraft }[] = [
  ...GOLDEN_PAPERS.flatMap(({ name, paper }) => (paper.form === 'standardDraft' ? [{ name, paper }] : [])),
  ...LETTERS_OF_EVERY_KIND.map(([letter, more], at) => {
    return { name: `of every kind, ${at + 1}`, paper: writtenLetter([paragraph('알려 드립니다.')], letter, more) };
  }),
];
const kordoc = await openKordoc();

/** kordoc puts the name of a picture where the picture stands. */
const PICTURE = /^(?:!\[image\]\(|image_\d+\.)/;

async function byKordoc(context: TestContext, file: Uint8Array): Promise<readonly ReadPart[]> {
  const parts = kordoc ? await readByKordoc(kordoc, file) : context.skip(KORDOC_IS_MISSING);
  return parts
    .filter((part) => typeof part !== 'string' || !PICTURE.test(part))
    .map((part) => (typeof part === 'string' ? part : withoutPictures(part)));
}

function withoutPictures(table: Exclude<ReadPart, string>): ReadPart {
  return { ...table, cells: table.cells.map((cell) => (PICTURE.test(cell.words) ? { ...cell, words: '' } : cell)) };
}

const wordsOf = (parts: readonly ReadPart[]) =>
  squeezed(parts.flatMap((part) => (typeof part === 'string' ? [part] : part.cells.map(({ words }) => words))));

describe('a 시행문 is read back from its .hwpx part by part, cell by cell:', () => {
  it.for(LETTERS)('by kordoc: $name', async ({ paper }, context) => {
    const file = packHwpx(paper, LETTER_PICTURES);
    const { head, body, foot } = letterParts(paper);
    const [runner, ...parts] = await byKordoc(context, file);
    expect(runner).toBe(squeezed([paper.title, paper.documentNumber]));
    expect(parts).toEqual([...head, ...body, ...foot]);
    if (kordoc) expect(await kordocFaults(kordoc, file)).toEqual([]);
  });

  it.for(LETTERS)('by rhwp: $name', ({ paper }) => {
    const { words, tables } = readByRhwp(packHwpx(paper, LETTER_PICTURES));
    const { head, body, foot } = letterParts(paper);
    expect(tables).toEqual([...head, ...body.filter((part) => typeof part !== 'string'), ...foot]);
    expect(words).toBe(wordsOf([...head, ...body, ...foot]));
  });

  it.for([
    ['another recipient', (xml: string) => xml.replace('솔내도지사', '느티군수')],
    ['a sign row that has lost a name', (xml: string) => xml.replace('강서윤', '')],
    ['a cell of the head that is one place too narrow', (xml: string) => xml.replace('colSpan="3"', 'colSpan="2"')],
  ] as const)('and %s would be seen', async ([, change], context) => {
    const { paper } = nth(LETTERS, 0);
    const file = packHwpx(paper, LETTER_PICTURES);
    const entries = unzipSync(file);
    const section = strFromU8(entries['Contents/section0.xml'] ?? new Uint8Array());
    expect(change(section)).not.toBe(section);
    const changed = zipSync({ ...entries, 'Contents/section0.xml': strToU8(change(section)) });
    const { head, body, foot } = letterParts(paper);
    const isSame = (parts: readonly ReadPart[]) =>
      JSON.stringify(parts) === JSON.stringify([...head, ...body, ...foot]);
    expect(isSame((await byKordoc(context, file)).slice(1))).toBe(true);
    expect(isSame((await byKordoc(context, changed)).slice(1))).toBe(false);
    const tables = [...head, ...body.filter((part) => typeof part !== 'string'), ...foot];
    expect(JSON.stringify(readByRhwp(changed).tables)).not.toBe(JSON.stringify(tables));
  });
});

type Drawn = { readonly text: string; readonly letters: readonly Placed[]; readonly pictures: readonly Placed[] };
type Placed = {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** What rhwp's drawing of a page shows: its letters and its pictures with their places. */
function drawnPage(svg: string): Drawn {
  const number = (attributes: string, name: string) =>
    Number(new RegExp(`\\b${name}="([\\d.]+)"`).exec(attributes)?.[1]);
  const placed = (attributes: string, words: string): Placed => ({
    words,
    x: number(attributes, 'x'),
    y: number(attributes, 'y'),
    width: number(attributes, 'width'),
    height: number(attributes, 'height'),
  });
  const letters = [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', words = '']) =>
    placed(attributes, words.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>')),
  );
  const pictures = [...svg.matchAll(/<image([^>]*)>/g)].map(([, attributes = '']) => placed(attributes, ''));
  return { text: squeezed(letters.map(({ words }) => words)), letters, pictures };
}

describe('the picture that rhwp draws of a .hwpx', () => {
  it.for(['letter-with-its-seal', 'letter-for-internal-approval', 'pictures-with-captions', 'table-with-merged-cells'])(
    'shows every letter and every picture: %s',
    (name) => {
      const golden = GOLDEN_PAPERS.find((each) => each.name === name);
      if (!golden) throw new Error(`no golden paper ${name}`);
      const { paper, pictures } = golden;
      const { words, firstPage } = readByRhwp(packHwpx(paper, pictures));
      const images = paper.body.blocks.flatMap((block) => (block.type === 'image' ? [block] : []));
      const captions = images.map(({ caption }) => runsText(caption));
      const drawn = drawnPage(firstPage);
      const sorted = (text: string) => [...text].sort().join('');
      // The page number stands under it, and is no part of the text.
      expect(sorted(drawn.text)).toBe(sorted(`${words}${squeezed(captions)}-1-`));
      const { logo, symbol } = paper.form === 'standardDraft' ? paper.letter.letterhead : {};
      const mark = paper.form === 'standardDraft' && paper.letter.mark?.kind === 'seal' ? 1 : 0;
      expect(drawn.pictures).toHaveLength(images.length + [logo, symbol].filter(Boolean).length + mark);
    },
  );

  it('has the seal with its middle on the last letter of 발신명의', () => {
    const { letters, pictures } = drawnPage(
      readByRhwp(packHwpx(writtenLetter([paragraph('글')]), LETTER_PICTURES)).firstPage,
    );
    const at = letters
      .map(({ words }) => words)
      .join('')
      .lastIndexOf('한빛시장');
    const last = letters.find(
      (_, index) =>
        letters
          .slice(0, index)
          .map(({ words }) => words)
          .join('').length ===
        at + 3,
    );
    const [seal] = [...pictures].sort((one, other) => other.height - one.height);
    if (!last || !seal) throw new Error('no seal beside the name');
    // A letter of 18 points is 24 pixels wide; its base line stands under its middle.
    expect(Math.abs(seal.x + seal.width / 2 - (last.x + 12))).toBeLessThan(6);
    expect(Math.abs(seal.y + seal.height / 2 - (last.y - 8))).toBeLessThan(12);
  });
});
