import fc from 'fast-check';
import type { Body, ItemBlock, ItemLevel, Run, TableCell } from '../document/body.ts';

const runs: fc.Arbitrary<readonly Run[]> = fc.array(
  fc.record(
    {
      text: fc.oneof(
        fc.string(),
        fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '&lt;', '결재', '專決'),
      ),
      bold: fc.constant(true as const),
      href: fc.constantFrom(
        'https://example.go.kr/?a=1&b="',
        'javascript:alert(1)',
        'mailto:a@b.kr',
        ' data:text/html,x',
      ),
    },
    { requiredKeys: ['text'] },
  ),
  { maxLength: 3 },
);
const items: fc.Arbitrary<ItemBlock> = fc.record({
  type: fc.constant('item' as const),
  kind: fc.constantFrom('number', 'square', 'circle', 'dash', 'dot', 'note', 'circled'),
  level: fc.integer({ min: 0, max: 7 }) as fc.Arbitrary<ItemLevel>,
  content: runs,
});
const paragraphs = fc.record({ type: fc.constant('paragraph' as const), content: runs });
const cells: fc.Arbitrary<TableCell> = fc.record(
  {
    header: fc.constant(true as const),
    colspan: fc.integer({ min: 1, max: 2 }),
    rowspan: fc.integer({ min: 1, max: 2 }),
    content: fc.array(fc.oneof(items, paragraphs), { maxLength: 3 }),
  },
  { requiredKeys: ['colspan', 'rowspan', 'content'] },
);
const tables = fc.record({
  type: fc.constant('table' as const),
  columns: fc.constant([0.25, 0.75]),
  rows: fc.array(fc.record({ cells: fc.array(cells, { maxLength: 3 }) }), { minLength: 1, maxLength: 4 }),
});
const enclosures = fc.record({
  type: fc.constant('enclosures' as const),
  items: fc.array(runs, { minLength: 1, maxLength: 3 }),
});
const bodies: fc.Arbitrary<Body> = fc
  .tuple(
    fc.array(
      fc.oneof(items, items, paragraphs, tables, fc.record({ type: fc.constant('heading' as const), content: runs })),
      {
        maxLength: 12,
      },
    ),
    fc.option(enclosures, { nil: undefined }),
  )
  .map(([blocks, closing]) => ({ v: 1 as const, blocks: closing ? [...blocks, closing] : blocks }));

/**
 * Holds a rule against bodies of any blocks: texts that look like markup, tables whose spans fit and such whose spans
 * do not. `title` is a line of any characters, halves of surrogate pairs among them.
 */
export function holdsForAnyBody(rule: (body: Body, title: string) => void, numRuns: number): void {
  fc.assert(fc.property(bodies, fc.string({ unit: 'binary' }), rule), { numRuns });
}
