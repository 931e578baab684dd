import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { TableBlock, TableCell } from '../document/body.ts';
import { isSpace } from '../document/line-gaps.ts';
import { PAPER_FONTS } from '../testing/paper-fonts.ts';
import { cell, head, heading, writtenPaper } from '../testing/written-paper.ts';
import { layOutPaper, type PaperLayout } from './render-paper.ts';
import type { PlacedText } from './sheet.ts';
import { ARTIFACT, type Owner } from './tags.ts';

// A loaded machine draws many pages slowly; nothing here is a measurement.
vi.setConfig({ testTimeout: 60_000 });

const table = (columns: readonly number[], rows: readonly (readonly TableCell[])[]): TableBlock => ({
  type: 'table',
  columns,
  rows: rows.map((cells) => ({ cells })),
});
const layOut = (block: TableBlock): PaperLayout =>
  layOutPaper(writtenPaper([heading('표'), block], { boxes: { signRow: [], cooperation: [] } }), PAPER_FONTS);
const textOf = ({ letters }: PlacedText): string =>
  letters.map(({ glyph }) => String.fromCodePoint(glyph.codePoint)).join('');

/** The lines of every paragraph of the paper, with the size of their letters. */
function paragraphs(layout: PaperLayout): readonly { readonly lines: readonly string[]; readonly size: number }[] {
  const byOwner = new Map<Owner, PlacedText[]>();
  for (const placed of layout.sheets.flatMap(({ texts }) => texts)) {
    if (placed.owner === ARTIFACT || placed.letters.every(isSpace)) continue;
    byOwner.set(placed.owner, [...(byOwner.get(placed.owner) ?? []), placed]);
  }
  return [...byOwner.values()].map((lines) => ({
    lines: lines.map(textOf),
    size: lines[0]?.letters[0]?.style.size ?? 0,
  }));
}

const isTorn = (lines: readonly string[]): boolean =>
  lines.some((line, at) => /\d[,.]?$/.test(line) && /^[\d,.]/.test(lines[at + 1] ?? ''));

const grouped = (amount: number): string => String(amount).replace(/\B(?=(\d{3})+$)/g, ',');
const amount = fc
  .tuple(
    fc.constantFrom('', '△', '-', '약 ', '총'),
    fc.integer({ min: 0, max: 9_999_999_999 }),
    fc.constantFrom('', '%', '천원', ' 명', '원(부가세 포함)'),
  )
  .map(([before, number, after]) => `${before}${grouped(number)}${after}`);
const words = fc.constantFrom('', '구분', '인건비', '2026. 12. 28.(월)', '주민자치 프로그램 운영', 'https://a.go.kr/b');

it('no amount of a table is torn at a line end unless its letters are at their least', () => {
  const rows = fc.integer({ min: 2, max: 12 }).chain((columns) =>
    fc.record({
      shares: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: columns, maxLength: columns }),
      rows: fc.array(fc.array(fc.oneof(amount, words), { minLength: columns, maxLength: columns }), {
        minLength: 1,
        maxLength: 3,
      }),
      bold: fc.boolean(),
      spans: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(rows, ({ shares, rows: texts, bold, spans }) => {
      const written = texts.map((row) =>
        row.map(
          (text): TableCell =>
            bold ? { ...cell(''), content: [{ type: 'paragraph', content: [{ text, bold: true }] }] } : cell(text),
        ),
      );
      const total = spans ? [[cell('합계'), cell('1,234,567,890', { colspan: shares.length - 1 })]] : [];
      for (const { lines, size } of paragraphs(layOut(table(shares, [...written, ...total])))) {
        if (size > 7.01) expect(isTorn(lines) ? lines : []).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

it('twelve months of amounts stand on one line each, in smaller letters', () => {
  const months = Array.from({ length: 12 }, (_, month) => `${month + 1}월`);
  const names = [head('구분'), ...months.map((month) => head(month)), head('합계')];
  const row = [cell('인건비'), ...months.map(() => cell('1,234,567')), cell('9,999,999')];
  const found = paragraphs(
    layOut(
      table(
        names.map(() => 1),
        [names, row],
      ),
    ),
  ).filter(({ lines }) => /^\d[\d,]+/.test(lines.join('')));
  expect(found.filter(({ lines }) => lines.join('').includes(',')).map(({ lines }) => lines.length)).toEqual(
    months.map(() => 1).concat(1),
  );
});

it('a column with room gives of it to one whose amounts would be torn, and the letters stay as they are', () => {
  const layout = layOut(table([0.8, 0.1, 0.1], [[cell('주민자치'), cell('1,234,567,890'), cell('9,876,543,210')]]));
  const amounts = paragraphs(layout).filter(({ lines }) => lines.join('').includes(','));
  expect(amounts).toEqual([
    { lines: ['1,234,567,890'], size: 10.5 },
    { lines: ['9,876,543,210'], size: 10.5 },
  ]);
});

it('a cell that a page break goes through leaves no single line of a paragraph on either page', () => {
  const line = '행정 절차를 하나씩 다시 살펴서 확인함. ';
  for (let first = 1; first < 5; first += 1) {
    const content = Array.from({ length: 40 }, (_, at) => ({
      type: 'paragraph' as const,
      content: [{ text: `${line.repeat(at === 0 ? first * 3 : 8)}${at}` }],
    }));
    const layout = layOut(table([0.2, 0.8], [[cell('경과'), { ...cell(''), content }]]));
    const pages = layout.sheets.map(({ texts }) => {
      const counts = new Map<Owner, number>();
      for (const { owner } of texts) counts.set(owner, (counts.get(owner) ?? 0) + 1);
      return counts;
    });
    const cut = [...(pages[0]?.keys() ?? [])].filter((owner) => owner !== ARTIFACT && pages[1]?.has(owner));
    for (const owner of cut) expect([pages[0]?.get(owner), pages[1]?.get(owner)]).not.toContain(1);
    expect(pages.length).toBeGreaterThan(1);
  }
});
