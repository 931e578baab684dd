import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Block } from '../../shared/document/body.ts';
import { hwpxParts } from '../../shared/hwpx/hwpx-parts.ts';
import { bodyMarkup } from '../../shared/markup/body.ts';
import { readPaperFonts } from '../../shared/paper/font/face.ts';
import { needsShaping } from '../../shared/paper/font/shaping.ts';
import { GlyphCase, type Letter, textOfGlyph } from '../../shared/paper/letters.ts';
import { layOutPaper, renderPaper } from '../../shared/paper/render-paper.ts';
import { item, paragraph, writtenPaper } from '../../shared/testing/written-paper.ts';
import { conformanceFaults } from '../testing/pdf-conformance/check-conformance.ts';
import { SHARED_PAINTER } from '../testing/shared-painter.ts';
import { readFontFiles } from './find-fonts.ts';
import { packStream } from './pack-stream.ts';
import { shaperOf } from './shape-old-hangul.ts';

const files = readFontFiles();
const fonts = readPaperFonts(files, shaperOf(files));
const folder = mkdtempSync(path.join(tmpdir(), 'gyeol-old-hangul-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** 훈민정음 언해: vowels, consonants and tone marks of no modern syllable; the last three are of the extensions. */
const OLD = '나랏〮말〯ᄊᆞ미〮 듀ᇰ귁〮에〮달아〮 문ᄍᆞᆼ와〮로〮 서르 ᄉᆞᄆᆞᆺ디〮 아니〮ᄒᆞᆯᄊᆡ〮 훈민져ᇰᅙᅳᆷ ꥠᅡퟋ ᄀᆝ ힰ';
const PAPER = writtenPaper(
  [paragraph(Array.from({ length: 7 }, () => OLD).join(' 그리고 ')), paragraph('漢字 大韓民國 ㉠ ㎡ ☐ ❍ ※')],
  { title: 'ᄒᆞᆫ글 고문헌 번역 결과 보고' },
);
const STYLE = { face: 'serif', size: 12, color: [0, 0, 0] } as const;
const lettersOnPaper = (blocks: readonly Block[]): Letter[] => {
  const layout = layOutPaper(writtenPaper(blocks), fonts);
  return layout.sheets.flatMap(({ texts }) => texts.flatMap(({ letters }) => letters));
};
const lettersOf = (text: string): Letter[] => new GlyphCase(fonts).letters(text, STYLE);

test('only letters that join are shaped: no modern text, no hanja and no sign is', () => {
  for (const text of ['한글 ㄱㄴㄷ 漢字 1. 가. ㉮ ㎡', '']) expect(needsShaping(text)).toBe(false);
  for (const text of ['ᄒᆞᆫ', '가ᇰ', '말〯', 'ꥠᅡ', 'ힰ']) expect(needsShaping(text)).toBe(true);
});

test('a syllable block of old Hangul is one letter as wide as a modern syllable, whatever it is made of', () => {
  const modern = lettersOf('한')[0]?.width ?? 0;
  for (const block of ['ᄒᆞᆫ', 'ᄊᆞ', 'ꥠᅡퟋ', 'ᄀᆝퟋ', '듀ᇰ', 'ᅙᅳᆷ']) {
    const letters = lettersOf(block);
    expect(letters.map(({ glyph }) => textOfGlyph(glyph)).join('|')).toBe(block);
    // 듀 + ᇰ is how NFC writes it.
    expect(letters).toHaveLength(1);
    expect(letters[0]?.width).toBeCloseTo(modern);
  }
});

test('any jamo in any order keep their text, letter by letter, and none is without ink', () => {
  const jamo = fc.oneof(
    fc.integer({ min: 0x1100, max: 0x11ff }),
    fc.integer({ min: 0xa960, max: 0xa97c }),
    fc.integer({ min: 0xd7b0, max: 0xd7c6 }),
    fc.integer({ min: 0xd7cb, max: 0xd7fb }),
    fc.constantFrom(0x302e, 0x302f, 0xac00, 0xb77c, 0x20),
  );
  fc.assert(
    fc.property(fc.array(jamo, { maxLength: 12 }), (codePoints) => {
      const text = codePoints.map((codePoint) => String.fromCodePoint(codePoint)).join('');
      const glyphs = new GlyphCase(fonts);
      const letters = glyphs.letters(text, STYLE);
      expect(letters.map(({ glyph }) => textOfGlyph(glyph)).join('')).toBe(text);
      const bracket = fonts.serif.glyphOf(0x5b);
      expect(letters.some(({ glyph }) => glyph.cluster?.pieces[0]?.outline === bracket)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('no line of a paragraph ends inside a block', () => {
  const layout = layOutPaper(PAPER, fonts);
  const blocks = new Set(lettersOf(OLD).map(({ glyph }) => textOfGlyph(glyph)));
  const lines = layout.sheets.flatMap(({ texts }) =>
    texts.map(({ letters }) => letters.map(({ glyph }) => textOfGlyph(glyph)).join('')),
  );
  const old = lines.filter((line) => needsShaping(line) && !line.includes('글 고문헌'));
  expect(old.length).toBeGreaterThan(3);
  for (const line of old) {
    for (const { glyph } of lettersOf(line.trim())) {
      const text = textOfGlyph(glyph);
      if (needsShaping(text)) expect(blocks).toContain(text);
    }
  }
});

test('the painter draws it, PDF/A-2a and PDF/UA-1 hold, and the same paper is the same bytes in another process', async () => {
  const drawn = await SHARED_PAINTER.render(PAPER);
  if ('refused' in drawn) throw new Error('refused');
  expect(await conformanceFaults(drawn.bytes)).toEqual([]);
  const here = renderPaper(PAPER, { fonts, deflate: packStream });
  if ('refused' in here) throw new Error('refused');
  expect(Buffer.compare(drawn.bytes, here.bytes)).toBe(0);
});

test('what poppler reads back, along the page and along the structure, is the source to the letter', (context) => {
  const drawn = renderPaper(PAPER, { fonts, deflate: packStream });
  if ('refused' in drawn) throw new Error('refused');
  const file = path.join(folder, 'old.pdf');
  writeFileSync(file, drawn.bytes);
  const read = (tool: string, ...options: string[]) => {
    const { error, stdout } = spawnSync(tool, options, { encoding: 'utf8' });
    if (!error) return stdout;
    if (process.env.GYEOL_SHARED === 'require') throw error;
    return context.skip(`missing: ${tool} (Debian: poppler-utils)`);
  };
  const source = PAPER.body.blocks.flatMap((block) => ('content' in block ? block.content : []));
  const body = source.map((run) => run.text.replace(/\s+/gu, '')).join('');
  const onPage = read('pdftotext', '-raw', file, '-').replace(/\s+/gu, '');
  for (const text of [body, 'ᄒᆞᆫ글고문헌번역결과보고']) expect(onPage).toContain(text);
  const tagged = [...read('pdfinfo', '-struct-text', file).matchAll(/^ *"(.*)"$/gm)].map(([, text]) => text).join('');
  expect(tagged.replace(/\s+/gu, '')).toContain(body);
});

test('the screen and the .hwpx keep the characters as they were written', () => {
  expect(String(bodyMarkup(PAPER.body))).toContain(OLD);
  const section = hwpxParts(PAPER).find(({ name }) => name === 'Contents/section0.xml');
  expect(section?.content.replace(/<[^>]*>/g, '')).toContain(OLD);
});

test('the label of an item ends where it is written, though one letter stands for several characters', () => {
  const letters = lettersOnPaper([item('square', 0, 'ᄒᆞᆫ글 : 값이 있음')]);
  const faceOf = (sign: string) => letters.findLast(({ glyph }) => textOfGlyph(glyph) === sign)?.style.face;
  expect(['ᄒᆞᆫ', '글', '값', '이'].map(faceOf)).toEqual(['sans', 'sans', 'serif', 'serif']);
});

test('marks of a text stay on its old Hangul', () => {
  const content = [{ text: '옛말 ' }, { text: 'ᄒᆞᆫ글', bold: true as const, underline: true as const }, { text: ' 뒤' }];
  const items = (['number', 'circle', 'note'] as const).map((kind) => ({
    type: 'item' as const,
    kind,
    level: 0 as const,
    content,
  }));
  const marked = lettersOnPaper(items).filter(({ style }) => style.underline);
  expect(marked.map(({ glyph }) => textOfGlyph(glyph)).join('')).toBe('ᄒᆞᆫ글'.repeat(3));
  expect(marked.every(({ style, glyph }) => style.face === 'sans' && glyph.face === 'sans')).toBe(true);
});
