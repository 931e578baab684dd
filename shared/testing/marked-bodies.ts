import fc from 'fast-check';
import type { Block, Body, ClosedGrounds, Closing, ItemBlock, Run, TableCell } from '../document/body.ts';

/** Letters that stand in closed passages only: one of them in a rendering is a leak. */
const SECRET_LETTERS = [...'쀍뜱쫼퀡홿꿻뷁쒧', 'Ж', 'λ', '𠮷', '龘'];
/** Letters that stand in open passages only: each of them must reach the citizen. */
const OPEN_LETTERS = [...'갸뎌쇼휴', 'Q', 'Z', '&', '<', '"'];
export const SECRET_LETTER = new RegExp(`[${SECRET_LETTERS.join('')}]`, 'u');
export const OPEN_LETTER = /[갸뎌쇼휴QZ]/gu;

const text = (letters: readonly string[]) =>
  fc.array(fc.constantFrom(...letters, ' '), { minLength: 1, maxLength: 9 }).map((all) => all.join(''));
const grounds: fc.Arbitrary<ClosedGrounds> = fc
  .subarray([1, 5, 6, 7] as const, { minLength: 1 })
  .map((chosen) => [...chosen].sort((one, other) => one - other));
/** A reason of its own is a secret like what it is given for. */
const closing: fc.Arbitrary<Closing> = fc.record(
  { reason: text(SECRET_LETTERS), until: fc.constantFrom('2026-12-31', '2027-03-02') },
  { requiredKeys: ['reason'] },
);

const open: fc.Arbitrary<Run> = fc.record(
  { text: text(OPEN_LETTERS), bold: fc.constant(true as const), href: fc.constant('https://example.go.kr/') },
  { requiredKeys: ['text'] },
);
const shut: fc.Arbitrary<Run> = fc.record(
  {
    text: text(SECRET_LETTERS),
    closed: grounds,
    closing,
    underline: fc.constant(true as const),
    href: text(SECRET_LETTERS).map((secret) => `https://example.go.kr/${encodeURIComponent(secret)}`),
  },
  { requiredKeys: ['text', 'closed'] },
);
const runs = fc.array(fc.oneof(open, shut), { maxLength: 5 });
const paragraphs = fc.record({ type: fc.constant('paragraph' as const), content: runs });
const items: fc.Arbitrary<ItemBlock> = fc.record({
  type: fc.constant('item' as const),
  kind: fc.constantFrom('number' as const, 'square' as const, 'dash' as const),
  level: fc.constantFrom(0 as const, 1 as const, 3 as const),
  content: runs,
});
const cells: fc.Arbitrary<TableCell> = fc.oneof(
  fc.record({
    colspan: fc.constant(1),
    rowspan: fc.constant(1),
    content: fc.array(fc.oneof(paragraphs, items), { maxLength: 2 }),
  }),
  fc.record({
    colspan: fc.constant(1),
    rowspan: fc.constant(1),
    closed: grounds,
    closing,
    content: fc.array(fc.record({ type: fc.constant('paragraph' as const), content: fc.array(shut) })),
  }),
);
const tables: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    type: fc.constant('table' as const),
    columns: fc.constant([0.5, 0.5]),
    rows: fc.array(fc.record({ cells: fc.array(cells, { minLength: 2, maxLength: 2 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({
    type: fc.constant('table' as const),
    closed: grounds,
    closing,
    columns: fc.constant([1]),
    rows: fc.array(
      shut.map((run) => ({
        cells: [{ colspan: 1, rowspan: 1, content: [{ type: 'paragraph' as const, content: [run] }] }],
      })),
      { minLength: 1, maxLength: 3 },
    ),
  }),
);
const headings = fc.record({ type: fc.constant('heading' as const), content: runs });
const enclosures = fc.record({
  type: fc.constant('enclosures' as const),
  items: fc.array(runs, { minLength: 1, maxLength: 3 }),
});

/** Bodies of every kind of block with every kind of mark; closed and open letters are different ones. */
const markedBodies: fc.Arbitrary<Body> = fc
  .tuple(
    fc.array(fc.oneof(paragraphs, items, headings, tables), { minLength: 1, maxLength: 8 }),
    fc.option(enclosures, { nil: undefined }),
  )
  .map(([blocks, last]) => ({ v: 1, blocks: last ? [...blocks, last] : blocks }));

/** Holds a rule against such bodies. */
export function holdsForMarkedBodies(rule: (body: Body) => void | Promise<void>, numRuns: number): Promise<void> {
  return fc.assert(
    fc.asyncProperty(markedBodies, async (body) => rule(body)),
    { numRuns },
  );
}
