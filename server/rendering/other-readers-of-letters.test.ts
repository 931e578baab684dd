import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it, type TestContext } from 'vitest';
import type { StandardDraft } from '../../shared/paper/paper-document.ts';
import { GOLDEN_PAPERS } from '../../shared/testing/golden-papers/golden-papers.ts';
import { LETTERS_OF_EVERY_KIND } from '../../shared/testing/letters-of-every-kind.ts';
import { squeezed } from '../../shared/testing/paper-words.ts';
import { LETTER_PICTURES, writtenLetter } from '../../shared/testing/written-letter.ts';
import { paragraph } from '../../shared/testing/written-paper.ts';
import {
  KORDOC_IS_MISSING,
  kordocFaults,
  openKordoc,
  PICTURE_BY_KORDOC,
  readByKordoc,
} from '../testing/other-readers/kordoc.ts';
import { pagesByRhwp, readByRhwp } from '../testing/other-readers/rhwp.ts';
import type { ReadPart } from '../testing/other-readers/written-body.ts';
import { letterParts, rowsOfWords } from '../testing/other-readers/written-letter-parts.ts';
import { nth } from '../testing/pdf-conformance/breaking.ts';
import { packHwpx } from './pack-hwpx.ts';

const LETTERS: readonly { readonly name: string; readonly paper: StandardDraft }[] = [
  ...GOLDEN_PAPERS.flatMap(({ name, paper }) => (paper.form === 'standardDraft' ? [{ name, paper }] : [])),
  ...LETTERS_OF_EVERY_KIND.map(([letter, more], at) => {
    return { name: `of every kind, ${at + 1}`, paper: writtenLetter([paragraph('알려 드립니다.')], letter, more) };
  }),
];
const kordoc = await openKordoc();

async function byKordoc(context: TestContext, file: Uint8Array): Promise<readonly ReadPart[]> {
  const parts = kordoc ? await readByKordoc(kordoc, file) : context.skip(KORDOC_IS_MISSING);
  return parts
    .filter((part) => typeof part !== 'string' || !PICTURE_BY_KORDOC.test(part))
    .map((part) => (typeof part === 'string' ? part : withoutPictures(part)));
}

function withoutPictures(table: Exclude<ReadPart, string>): ReadPart {
  return {
    ...table,
    cells: table.cells.map((cell) => ({ ...cell, words: cell.words.replace(PICTURE_BY_KORDOC, '') })),
  };
}

type TablePart = Exclude<ReadPart, string>;
const isTable = (part: ReadPart): part is TablePart => typeof part !== 'string';

/** What stands before the foot, and the rows of the foot; every place of the foot's grid belongs to one cell. */
function parted(parts: readonly ReadPart[], before: number) {
  const tables = parts.slice(before).filter(isTable);
  expect(tables).toHaveLength(parts.length - before);
  for (const { rows, columns, cells } of tables) {
    const places = cells.reduce((sum, { rowspan, colspan }) => sum + rowspan * colspan, 0);
    expect(places).toBe(rows * columns);
  }
  return { before: parts.slice(0, before), foot: rowsOfWords(tables) };
}

const wordsOf = (parts: readonly ReadPart[]) =>
  squeezed(parts.flatMap((part) => (typeof part === 'string' ? [part] : part.cells.map(({ words }) => words))));

describe('a 시행문 is read back from its .hwpx part by part, cell by cell:', () => {
  it.for(LETTERS)('by kordoc: $name', async ({ paper }, context) => {
    const file = packHwpx(paper, LETTER_PICTURES);
    const { head, body, foot } = letterParts(paper);
    const [runner, ...parts] = await byKordoc(context, file);
    expect(runner).toBe(squeezed([paper.title, paper.documentNumber]));
    const before = [...head, ...body];
    expect(parted(parts, before.length)).toEqual({ before, foot });
    if (kordoc) expect(await kordocFaults(kordoc, file)).toEqual([]);
  });

  it.for(LETTERS)('by rhwp: $name', ({ paper }) => {
    const { words, tables } = readByRhwp(packHwpx(paper, LETTER_PICTURES));
    const { head, body, foot } = letterParts(paper);
    const before = [...head, ...body.filter(isTable)];
    expect(parted(tables, before.length)).toEqual({ before, foot });
    expect(words).toBe(`${wordsOf([...head, ...body])}${squeezed(foot.flat())}`);
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
    const isSame = (parts: readonly ReadPart[], before: readonly ReadPart[]) =>
      JSON.stringify(parts.slice(0, before.length)) === JSON.stringify(before) &&
      JSON.stringify(rowsOfWords(parts.slice(before.length).filter(isTable))) === JSON.stringify(foot);
    expect(isSame((await byKordoc(context, file)).slice(1), [...head, ...body])).toBe(true);
    expect(isSame((await byKordoc(context, changed)).slice(1), [...head, ...body])).toBe(false);
    expect(isSame(readByRhwp(file).tables, [...head, ...body.filter(isTable)])).toBe(true);
    expect(isSame(readByRhwp(changed).tables, [...head, ...body.filter(isTable)])).toBe(false);
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
      const drawn = drawnPage(firstPage);
      const sorted = (text: string) => [...text].sort().join('');
      // The page number stands under it, and is no part of the text.
      expect(sorted(drawn.text)).toBe(sorted(`${words}-1-`));
      const { logo, symbol } = paper.form === 'standardDraft' ? paper.letter.letterhead : {};
      const mark = paper.form === 'standardDraft' && paper.letter.mark?.kind === 'seal' ? 1 : 0;
      expect(drawn.pictures).toHaveLength(images.length + [logo, symbol].filter(Boolean).length + mark);
    },
  );

  /** One that a page has room for, and those whose list is cut over pages, under few lines and at the end of a page. */
  const WITH_RECIPIENTS = [0, 60, 120].flatMap((count) => [5, 25].map((lines) => [count, lines] as const));

  it.for(WITH_RECIPIENTS)('has the seal on the last letter of 발신명의: %i recipients, %i lines', ([count, lines]) => {
    const recipientList = Array.from({ length: count }, (_, at) => `한빛광역시 푸른${at + 1}구청장(주민자치과장)`);
    const body = Array.from({ length: lines }, (_, at) => paragraph(`${at + 1}번째 일`));
    const letter = writtenLetter(body, { recipientList, coSenderNames: ['푸른시장', '솔내군수'] });
    const shown = pagesByRhwp(packHwpx(letter, LETTER_PICTURES)).map(drawnPage);
    const page = shown.find(({ text }) => text.includes('한빛시장'));
    const letters = page?.letters ?? [];
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
    const [seal] = [...(page?.pictures ?? [])].sort((one, other) => other.height - one.height);
    if (!last || !seal) throw new Error('no seal beside the name');
    // A letter of 18 points is 24 pixels wide; its base line stands under its middle.
    expect(Math.abs(seal.x + seal.width / 2 - (last.x + 12))).toBeLessThan(6);
    expect(Math.abs(seal.y + seal.height / 2 - (last.y - 8))).toBeLessThan(12);
  });
});

describe('the foot of a letter as rhwp draws it', () => {
  const letterOf = (count: number, more: Partial<StandardDraft['letter']> = {}) =>
    pagesByRhwp(
      packHwpx(
        writtenLetter(
          Array.from({ length: count }, (_, at) => paragraph(`${at + 1}번째 일`)),
          more,
        ),
        LETTER_PICTURES,
      ),
    ).map((svg) => drawnPage(svg).letters);
  const lowest = (letters: readonly Placed[], words: string) =>
    Math.max(...letters.filter((letter) => letter.words === words).map(({ y }) => y));

  it('stands at the same height of the last page however long the body is, which keeps clear of it', () => {
    const ends = [1, 12, 18, 19, 24, 29, 30, 48].map((count) => {
      const letters = letterOf(count).at(-1) ?? [];
      const top = lowest(letters, '빛');
      expect(lowest(letters, '째')).not.toBeGreaterThan(top - 24);
      return [top, lowest(letters, '화')];
    });
    expect(new Set(ends.map((end) => end.map(Math.round).join())).size).toBe(1);
    // The lower margin of the text is 15 mm, at 96 dots an inch; 꼬리말 has a line below.
    expect(ends[0]?.[1]).toBeGreaterThan(((297 - 15 - 12) * 96) / 25.4);
  });

  it('breaks no name of a recipient', () => {
    const recipientList = Array.from({ length: 40 }, (_, at) => `푸른 ${at + 1}동장(주민 자치 담당)`);
    const lines = new Map<number, string>();
    for (const { y, words } of letterOf(3, { recipientList }).flat())
      lines.set(Math.round(y), `${lines.get(Math.round(y)) ?? ''}${squeezed(words)}`);
    const listed = [...lines.values()].filter((line) => line.includes('주민자치담당'));
    expect(listed.length).toBeGreaterThan(10);
    for (const line of listed) expect(line).toMatch(/^(?:수신자)?(?:푸른\d+동장\(주민자치담당\),?)+$/);
  });
});
