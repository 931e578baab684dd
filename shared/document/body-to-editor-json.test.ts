import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, type Body, EMPTY_BODY, isClosedAlike, type Run, type TableCell } from './body.ts';
import { cleanText } from './body-text.ts';
import { bodyToEditorJson } from './body-to-editor-json.ts';
import { readEditorJson } from './editor-json.ts';

describe('a body written for the editor', () => {
  it('is read back as the same body', () => {
    fc.assert(
      fc.property(anyBody(), (body) => {
        expect(readEditorJson(JSON.parse(JSON.stringify(bodyToEditorJson(body))))).toEqual({ body });
      }),
      { numRuns: 300 },
    );
  });

  it('is one empty paragraph when it is empty, because an editor cannot hold nothing', () => {
    expect(bodyToEditorJson(EMPTY_BODY)).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] });
  });
});

/** Bodies as the reader leaves them: runs joined, text clean, no empty end. */
function anyBody(): fc.Arbitrary<Body> {
  const clean = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((value) => cleanText(value) === value);
  const closed = fc
    .subarray([1, 2, 3, 4, 5, 6, 7, 8] as const, { minLength: 1 })
    .map((grounds) => [...grounds].sort((one, other) => one - other));
  const closing = fc.record(
    {
      reason: fc.constantFrom('내부검토 중임', '형편이 적혀 있음'),
      until: fc.constantFrom('2026-12-31', '2027-03-02'),
    },
    { requiredKeys: [] },
  );
  const mark = fc.record({ closed, closing }, { requiredKeys: ['closed'] }).map(withoutEmptyClosing);
  const run: fc.Arbitrary<Run> = fc
    .record(
      { text: clean, bold: fc.constant(true as const), underline: fc.constant(true as const), href: fc.webUrl(), mark },
      { requiredKeys: ['text'] },
    )
    .map(({ mark: own, ...open }) => ({ ...open, ...own }));
  const runs = fc
    .array(run, { maxLength: 3 })
    .map((list) => list.filter((each, at) => at === 0 || differs(list[at - 1], each)));
  const align = fc.constantFrom('left' as const, 'center' as const, 'right' as const);
  const paragraphs = fc.record(
    { type: fc.constant('paragraph' as const), align, content: runs },
    { requiredKeys: ['type', 'content'] },
  );
  const items = fc.record({
    type: fc.constant('item' as const),
    kind: fc.constantFrom(
      'number' as const,
      'square' as const,
      'circle' as const,
      'dash' as const,
      'dot' as const,
      'note' as const,
      'circled' as const,
    ),
    level: fc.constantFrom(
      0 as const,
      1 as const,
      2 as const,
      3 as const,
      4 as const,
      5 as const,
      6 as const,
      7 as const,
    ),
    content: runs,
  });
  const heading = fc.record({ type: fc.constant('heading' as const), content: runs });
  const cellContent = fc.array(fc.oneof(paragraphs, items), { maxLength: 3 }).map(withoutEmptyEnd);
  const tables = fc
    .record({
      columns: fc.integer({ min: 1, max: 6 }),
      rows: fc.integer({ min: 1, max: 5 }),
      content: fc.infiniteStream(cellContent),
      width: fc.infiniteStream(fc.integer({ min: 40, max: 400 })),
      cut: fc.infiniteStream(fc.nat(3)),
      mark: fc.infiniteStream(fc.oneof(fc.constant({}), mark)),
    })
    .map(({ columns, rows, content, width, cut, mark: marks }) =>
      tableOf(
        columns,
        rows,
        () => content.next().value ?? [],
        () => width.next().value ?? 1,
        () => cut.next().value ?? 0,
        () => marks.next().value ?? {},
      ),
    );
  const enclosures = fc.record(
    {
      type: fc.constant('enclosures' as const),
      colon: fc.constant(true as const),
      items: fc.array(
        runs.filter((list) => list.length > 0),
        { minLength: 1, maxLength: 4 },
      ),
    },
    { requiredKeys: ['type', 'items'] },
  );
  return fc
    .tuple(
      fc.array(fc.oneof(heading, paragraphs, items, tables), { maxLength: 8 }),
      fc.option(enclosures),
      fc.boolean(),
    )
    .map(([blocks, last, bySyllable]) => ({
      v: 1,
      ...(bySyllable ? { breaking: 'syllable' as const } : {}),
      blocks: [...withoutEmptyEnd<Block>(blocks), ...(last ? [last] : [])],
    }));
}

function differs(a: Run | undefined, b: Run): boolean {
  const isAlike = a?.bold === b.bold && a?.underline === b.underline && a?.href === b.href;
  return !isAlike || !a || !isClosedAlike(a, b);
}

function withoutEmptyClosing({ closed, closing = {} }: Pick<Run, 'closed' | 'closing'>) {
  return { ...(closed ? { closed } : {}), ...(Object.keys(closing).length > 0 ? { closing } : {}) };
}

function withoutEmptyEnd<B extends Block>(blocks: readonly B[]): B[] {
  const last = blocks.at(-1);
  const empty = last && (last.type === 'paragraph' || last.type === 'item') && last.content.length === 0;
  return empty ? withoutEmptyEnd(blocks.slice(0, -1)) : [...blocks];
}

/** A grid cut into rectangles: a cell grows right and down as far as the draw allows and the grid is free. */
function tableOf(
  columnCount: number,
  rowCount: number,
  content: () => TableCell['content'],
  width: () => number,
  cut: () => number,
  mark: () => Pick<Run, 'closed' | 'closing'>,
): Block {
  const taken = Array.from({ length: rowCount }, () => new Array<boolean>(columnCount).fill(false));
  const rows = taken.map((line, at) => {
    const cells: TableCell[] = [];
    line.forEach((used, column) => {
      if (used) return;
      let colspan = 1;
      // The first row counts the columns, so nothing is covered from above there.
      while (colspan <= cut() && column + colspan < columnCount && !taken[at]?.[column + colspan]) colspan += 1;
      const rowspan = Math.min(1 + cut(), rowCount - at);
      for (let down = 0; down < rowspan; down += 1) {
        for (let right = 0; right < colspan; right += 1) (taken[at + down] ?? [])[column + right] = true;
      }
      cells.push({
        ...(cut() === 0 ? { header: true as const } : {}),
        ...mark(),
        colspan,
        rowspan,
        content: content(),
      });
    });
    return { cells };
  });
  const pixels = Array.from({ length: columnCount }, width);
  const total = pixels.reduce((sum, each) => sum + each, 0);
  const units = pixels.map((each) => Math.floor((each / total) * 10_000));
  units[0] = (units[0] ?? 0) + 10_000 - units.reduce((sum, each) => sum + each, 0);
  return { type: 'table', ...mark(), columns: units.map((unit) => unit / 10_000), rows };
}
