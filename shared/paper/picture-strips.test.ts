import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { conformanceFaults } from '../../server/testing/pdf-conformance/check-conformance.ts';
import type { Body, ImageBlock } from '../document/body.ts';
import { isRefusal } from '../kernel/refusal.ts';
import { PAPER_FONTS } from '../testing/paper-fonts.ts';
import { SMALL_JPEG, smallPng } from '../testing/pictures.ts';
import { paragraph, writtenPaper } from '../testing/written-paper.ts';
import { textOfGlyph } from './letters.ts';
import { layOutPaper, renderPaper } from './render-paper.ts';

const chart: ImageBlock = {
  ...{
    type: 'image',
    sha256: 'a'.repeat(64),
    mediaType: 'image/png',
    width: 12,
    height: 8,
    share: 75,
    align: 'center',
  },
  ...{ alt: '늘어난 막대그래프', caption: [{ text: '<그림 1> 방문자 수' }] },
};
const { caption: _none, ...bare } = chart;

it('pictures with and without captions, described and decorative, conform and stand on the page with 끝.', async () => {
  const photo: ImageBlock = { ...chart, sha256: 'b'.repeat(64), mediaType: 'image/jpeg', width: 24, height: 16 };
  const blocks = [
    paragraph('앞'),
    chart,
    photo,
    { ...bare, caption: [], share: 25 as const, align: 'left' as const },
    { ...photo, alt: '', decorative: true as const },
    { ...chart, height: 8, share: 100 as const },
  ];
  const pictures = new Map([
    [chart.sha256, smallPng(12, 8, 'rgbAlpha')],
    [photo.sha256, SMALL_JPEG],
  ]);
  const drawn = renderPaper(writtenPaper(blocks), {
    fonts: PAPER_FONTS,
    pictures,
    deflate: (bytes) => deflateSync(bytes),
  });
  if (isRefusal(drawn)) throw new Error(drawn.refused);
  expect(await conformanceFaults(drawn.bytes)).toEqual([]);
});

it('the lines of a caption break as those of the text do: between words, or between syllables where the document says so', () => {
  const words = '가나다라마바사아자차카타파하'.repeat(2);
  const block = { ...chart, share: 25 as const, caption: [{ text: `${'짧은 말 '.repeat(9)}${words}` }] };
  const linesOf = (body: Partial<Body>) => {
    const laid = layOutPaper(writtenPaper([block], { body: { v: 1, blocks: [block], ...body } }), PAPER_FONTS);
    const lines = new Map<number, string>();
    for (const { baseline, letters } of laid.sheets.flatMap(({ texts }) => texts)) {
      const text = letters.map(({ glyph }) => textOfGlyph(glyph)).join('');
      lines.set(baseline, `${lines.get(baseline) ?? ''}${text}`);
    }
    return [...lines.values()];
  };
  expect(linesOf({}).some((line) => line.includes(words))).toBe(true);
  expect(linesOf({ breaking: 'syllable' }).some((line) => line.includes(words))).toBe(false);
});
