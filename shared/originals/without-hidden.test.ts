import { expect, test } from 'vitest';
import type { ReadCell, ReadDocument, ReadRow } from './read-document.ts';
import { withoutHidden } from './without-hidden.ts';

const cell = (text: string, more: Partial<ReadCell> = {}): ReadCell => ({
  ...{ rowspan: 1, colspan: 1 },
  ...more,
  content: [{ type: 'paragraph', content: [{ text }] }],
});

/** Each cell as `text down×right`; one without words as a dash. */
function shown(...rows: readonly ReadRow[]) {
  const document: ReadDocument = {
    ...{ v: 1, format: 'xlsx', facts: [], properties: [], leftOut: [], personalData: [] },
    parts: [{ kind: 'sheet', name: '', blocks: [{ type: 'table', rows }] }],
  };
  const { parts, leftOut } = withoutHidden(document);
  const [table] = parts[0]?.blocks ?? [];
  const lines = table?.type === 'table' ? table.rows : [];
  return {
    rows: lines.map(({ cells }) =>
      cells.map(({ rowspan, colspan, content: [only] }) => {
        const words = only?.type === 'paragraph' ? only.content.map(({ text }) => text).join('') : '-';
        return rowspan * colspan === 1 ? words : `${words} ${rowspan}×${colspan}`;
      }),
    ),
    hidden: leftOut.find(({ reason }) => reason === 'hiddenContent')?.count,
  };
}

test('a cell that reaches over a hidden row is as tall as what is shown of it', () => {
  const rows = [
    { cells: [cell('가', { rowspan: 2 }), cell('나')] },
    { hidden: true as const, cells: [cell('숨음')] },
    { cells: [cell('다'), cell('라')] },
  ];
  expect(shown(...rows)).toEqual({
    rows: [
      ['가', '나'],
      ['다', '라'],
    ],
    hidden: 1,
  });
});

test('of a cell that begins in a hidden row the place is left below it', () => {
  const rows = [
    { hidden: true as const, cells: [cell('숨음', { rowspan: 3 }), cell('나')] },
    { cells: [cell('다')] },
    { cells: [cell('라')] },
  ];
  expect(shown(...rows)).toEqual({ rows: [['- 2×1', '다'], ['라']], hidden: 1 });
});

test('a cell over a hidden column is as wide as what is shown of it', () => {
  const hidden = { hidden: true as const };
  const rows = [
    { cells: [cell('가', { colspan: 3 }), cell('나')] },
    { cells: [cell('다'), cell('숨음', hidden), cell('라'), cell('마')] },
    { cells: [cell('바'), cell('숨음', { ...hidden, colspan: 2 }), cell('사')] },
  ];
  expect(shown(...rows)).toEqual({
    rows: [
      ['가 1×2', '나'],
      ['다', '라', '마'],
      ['바', '-', '사'],
    ],
    hidden: 2,
  });
});
