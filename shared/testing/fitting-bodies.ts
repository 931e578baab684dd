import fc from 'fast-check';
import type { Block, Body, ItemKind, ItemLevel, TableBlock } from '../document/body.ts';

const sentence = fc
  .array(
    fc.constantFrom('가', '힣', '漢', 'A', 'z', '7', ' ', ' ', '(', ')', '「', '」', '.', ',', '①', '☐', '-', '’', '%'),
    {
      maxLength: 160,
    },
  )
  .map((letters) => letters.join(''));
const runs = fc.array(
  fc.record({ text: sentence, bold: fc.constantFrom<true | undefined>(true, undefined) }).map(({ text, bold }) => ({
    text,
    ...(bold ? { bold, underline: bold } : {}),
  })),
  { maxLength: 3 },
);
const anyItem = fc.record({
  type: fc.constant('item' as const),
  kind: fc.constantFrom<ItemKind>('number', 'square', 'circle', 'dash', 'dot', 'note', 'circled'),
  level: fc.constantFrom<ItemLevel>(0, 1, 2, 3, 4, 5, 6, 7),
  content: runs,
});
const anyParagraph = fc.record({ type: fc.constant('paragraph' as const), content: runs });
const anyCell = fc.record({
  colspan: fc.integer({ min: 1, max: 3 }),
  rowspan: fc.integer({ min: 1, max: 5 }),
  content: fc.array(fc.oneof(anyParagraph, anyItem), { maxLength: 3 }),
});
/** Random spans overlap: cells that find no place in the grid are cut off here, as no editor makes them. */
const anyTable = fc
  .record({
    columns: fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
    rows: fc.array(fc.array(anyCell, { maxLength: 3 }), { minLength: 1, maxLength: 12 }),
  })
  .map(({ columns, rows }): TableBlock => {
    const free = rows.map(() => columns.length);
    return {
      type: 'table',
      columns,
      rows: rows.map((cells, row) => ({
        cells: cells.flatMap((given, index) => {
          const rowspan = index === 0 ? given.rowspan : 1;
          if ((free[row] ?? 0) < 1) return [];
          for (let at = row; at < row + rowspan && at < rows.length; at += 1) free[at] = (free[at] ?? 0) - 1;
          return [{ ...given, rowspan, colspan: 1 }];
        }),
      })),
    };
  });
const anyEnclosures = fc
  .array(runs, { minLength: 1, maxLength: 4 })
  .map((items): Block => ({ type: 'enclosures', items }));
const anyBody = fc
  .tuple(
    fc.array(
      fc.oneof(
        anyItem,
        anyItem,
        anyParagraph,
        anyTable,
        runs.map((content): Block => ({ type: 'heading', content })),
      ),
      { maxLength: 25 },
    ),
    fc.option(anyEnclosures, { nil: undefined }),
  )
  .map(([blocks, enclosures]): Block[] => (enclosures ? [...blocks, enclosures] : blocks));

/**
 * Holds a rule against bodies of any blocks in characters that the faces have, with tables whose spans fit: what a
 * paper can print whole.
 */
export async function holdsForFittingBodies(
  rule: (body: Body) => void | Promise<void>,
  numRuns: number,
): Promise<void> {
  const property = fc.asyncProperty(anyBody, fc.boolean(), async (blocks, bySyllable) => {
    await rule({ v: 1, ...(bySyllable ? { breaking: 'syllable' as const } : {}), blocks });
  });
  await fc.assert(property, { numRuns });
}
