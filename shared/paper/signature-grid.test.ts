import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { JointBoxes, SignatureBox } from '../approval/signature-boxes.ts';
import { PAPER_FONTS } from '../testing/paper-fonts.ts';
import { GlyphCase, widthOf } from './letters.ts';
import { mm, PAGE } from './measures.ts';
import { newSheet, type PlacedText, type Sheet } from './sheet.ts';
import { drawSignatureGrid } from './signature-grid.ts';
import { newTag, type Tag } from './tags.ts';

// A loaded machine draws many pages slowly; nothing here is a measurement.
vi.setConfig({ testTimeout: 60_000 });

const box = (postTitle: string, more: Partial<SignatureBox> = {}): SignatureBox => ({
  postTitle,
  hasOpinion: false,
  inTurn: false,
  ...more,
});

function draw(
  signRow: readonly SignatureBox[],
  cooperation: readonly SignatureBox[] = [],
  joint: readonly JointBoxes[] = [],
) {
  const sheet: Sheet = newSheet();
  const root = newTag('Document');
  const height = drawSignatureGrid(new GlyphCase(PAPER_FONTS), { signRow, cooperation, joint }, sheet, PAGE.top, root);
  return { texts: sheet.texts, height, table: root.kids[0], tables: root.kids };
}

const textOf = (placed: PlacedText): string =>
  placed.letters.map(({ glyph }) => String.fromCodePoint(glyph.codePoint)).join('');
const columnsOf = (row: Tag): number => row.kids.reduce((sum, { attributes }) => sum + (attributes.colspan ?? 1), 0);

it('three people stand in one row of boxes as high as the rows beside them', () => {
  const { height, texts } = draw([box('주무관', { name: '강서윤' }), box('팀장'), box('과장')]);
  expect(height).toBeCloseTo(mm(31), 5);
  expect(texts.map(textOf)).toEqual(['시민', '주무관', '팀장', '과장', '강서윤', '협조']);
});

it('only the decider has a date, before the name on the same line', () => {
  const { texts } = draw([box('주무관', { name: '강서윤' }), box('과장', { name: '오재민', date: '12/24' })]);
  expect(texts.map(textOf).filter((text) => text.includes('12/24'))).toEqual(['12/24 오재민']);
});

it('an absent person who holds the delegation shows the mark alone, the one who decides shows it above the name', () => {
  const { texts } = draw([box('국장', { mark: '전결' }), box('과장', { name: '오재민', mark: '전결', date: '12/24' })]);
  expect(texts.map(textOf)).toEqual(expect.arrayContaining(['전결', '전결 12/24', '오재민']));
});

it('a fifth person opens a second row, and every row covers the same columns', () => {
  const five = ['주무관', '팀장', '과장', '국장', '부시장'].map((title) => box(title));
  const { height, table } = draw(five);
  expect(height).toBeGreaterThan(mm(31));
  const rows = table?.kids ?? [];
  // The first column, 시민, spans the sign rows and is written only in the first two.
  expect(rows.map(columnsOf)).toEqual([4, 4, 3, 3, 4]);
});

it('another agency stands under its name below the lead agency, in a table of its own', () => {
  const theirs = [box('팀장', { name: '한이음' }), box('대표이사', { name: '서해온', date: '03/04' })];
  const { texts, height, tables } = draw(
    [box('주무관'), box('과장')],
    [],
    [
      { agencyName: '한빛복지재단', signRow: theirs },
      { agencyName: '새빛시', signRow: [box('시장')] },
    ],
  );
  const words = ['한빛복지재단', '팀장', '대표이사', '한이음', '03/04 서해온', '새빛시', '시장'];
  expect(texts.map(textOf).slice(-words.length)).toEqual(words);
  expect(height).toBeGreaterThan(mm(31));
  expect(tables[1]?.kids.map(columnsOf)).toEqual([2, 2, 2]);
  // Agencies of few people stand beside each other.
  const [first, second] = ['한빛복지재단', '새빛시'].map(
    (name) => texts.find((text) => textOf(text) === name)?.baseline,
  );
  expect(first).toBeCloseTo(second ?? 0, 5);
});

it('a line of twenty people of any agencies leaves room for the title on the first page', () => {
  const row = (length: number): SignatureBox[] => Array.from({ length }, () => box('과장', { name: '오재민' }));
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 18 }), (wanted) => {
      let left = 18;
      const joint = wanted.flatMap((length): JointBoxes[] => {
        const taken = Math.min(length, left);
        left -= taken;
        return taken > 0 ? [{ agencyName: '아주 긴 이름의 한빛광역시도시개발공사', signRow: row(taken) }] : [];
      });
      const { texts, height } = draw(row(2), [], joint);
      expect(height).toBeLessThan(PAGE.bottom - PAGE.top - mm(20));
      for (const { x, baseline, letters } of texts) {
        expect(x).toBeGreaterThanOrEqual(PAGE.left + mm(67) - 0.01);
        expect(x + widthOf(letters)).toBeLessThanOrEqual(PAGE.right + 0.01);
        expect(baseline).toBeLessThan(PAGE.top + height);
      }
    }),
    { numRuns: 100 },
  );
});

it('nothing leaves the grid, however many people and however long their posts and names', () => {
  const anyBox = fc.record({
    postTitle: fc.string({ unit: fc.constantFrom('가', '힣', '과', ' ', 'A'), minLength: 1, maxLength: 40 }),
    name: fc.string({ unit: fc.constantFrom('김', '한', ' ', 'B'), maxLength: 30 }),
    hasOpinion: fc.boolean(),
    inTurn: fc.boolean(),
    date: fc.constant('12/24'),
  });
  fc.assert(
    fc.property(fc.array(anyBox, { maxLength: 12 }), fc.array(anyBox, { maxLength: 12 }), (signRow, cooperation) => {
      const { texts, height } = draw(signRow, cooperation);
      for (const { x, baseline, letters } of texts) {
        expect(x).toBeGreaterThanOrEqual(PAGE.left + mm(67) - 0.01);
        // A space that ends an entry of the 협조 row may hang over the frame.
        const last = letters.at(-1);
        const hanging = last?.glyph.codePoint === 0x20 ? last.width : 0;
        expect(x + widthOf(letters) - hanging).toBeLessThanOrEqual(PAGE.right + 0.01);
        expect(baseline).toBeGreaterThan(PAGE.top);
        expect(baseline).toBeLessThan(PAGE.top + height);
      }
    }),
    { numRuns: 100 },
  );
});
