import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BoxStyle, type CharStyle, type ParaStyle, type Side, StyleBook } from './style-book.ts';

const yes = fc.constant(true as const);
const length = fc.integer({ min: 0, max: 2 });
const chars: fc.Arbitrary<CharStyle> = fc.record(
  { face: fc.constantFrom('serif', 'sans'), height: length, bold: yes, underline: yes },
  { requiredKeys: ['face', 'height'] },
);
const paras: fc.Arbitrary<ParaStyle> = fc.record(
  {
    align: fc.constantFrom('LEFT', 'RIGHT'),
    ...{ left: length, hanging: length, before: length, after: length, lineSpacing: length },
    ...{ keepWithNext: yes, ruled: yes },
  },
  { requiredKeys: ['align'] },
);
const side: fc.Arbitrary<Side> = fc.record({
  width: fc.constantFrom('0.12 mm', '0.4 mm'),
  color: fc.constantFrom('#000000', '#111214'),
});
const boxes: fc.Arbitrary<BoxStyle> = fc.record(
  { left: side, right: side, top: side, bottom: side, fill: fc.constant('#ECEEF0') },
  { requiredKeys: [] },
);

/** Two that differ in one field are told apart, and the same one is written once whoever made it and in which order. */
function isWrittenOnce<Shape extends object>(
  shapes: readonly Shape[],
  { idOf, all, first }: { idOf: (shape: Shape) => number; all: () => readonly Shape[]; first: number },
): void {
  for (const shape of shapes) {
    const id = idOf(Object.fromEntries(Object.entries(shape).reverse()) as Shape);
    expect(all()[id - first]).toEqual(shape);
  }
  const written = all().map((shape) =>
    JSON.stringify(Object.entries(shape).sort(([one], [other]) => (one < other ? -1 : 1))),
  );
  expect(new Set(written).size).toBe(written.length);
}

test('every shape of letters, paragraphs and frames is written once and found again', () => {
  fc.assert(
    fc.property(fc.array(chars), fc.array(paras), fc.array(boxes), (someChars, someParas, someBoxes) => {
      const book = new StyleBook();
      isWrittenOnce(someChars, { idOf: (shape) => book.char(shape), all: () => book.chars, first: 0 });
      isWrittenOnce(someParas, { idOf: (shape) => book.para(shape), all: () => book.paras, first: 0 });
      isWrittenOnce(someBoxes, { idOf: (shape) => book.box(shape), all: () => book.boxes, first: 1 });
    }),
  );
});
