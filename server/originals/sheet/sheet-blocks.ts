import { firstFrom } from '../../../shared/kernel/first-from.ts';
import {
  READING_LIMITS,
  type ReadBlock,
  type ReadCell,
  type ReadRow,
} from '../../../shared/originals/read-document.ts';
import { GrowingText } from '../growing-text.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import type { Tally } from '../tally.ts';
import type { SheetContent, Span } from './read-sheet.ts';
import { withHeads } from './table-head.ts';
import type { SheetExtras } from './workbook.ts';

/** Of a table, with those below merged cells. */
const MOST_PLACES = 400_000;

/** A sheet as it is read: the heads of its pages, its cells as one table, and what stands beside them. */
export function sheetBlocks(content: SheetContent, extras: SheetExtras, tally: Tally): readonly ReadBlock[] {
  const rows = tableRows(content, tally);
  const frame = (kind: 'header' | 'textBox' | 'comment', text: string, by = ''): ReadBlock => ({
    type: 'frame',
    kind,
    ...(by === '' ? {} : { by }),
    content: blocksOf(text, tally),
  });
  tally.setAside(content.unseen.join('\n'));
  for (const link of content.links) tally.leaveUnlessShown(link);
  for (const words of extras.said ?? []) tally.leaveUnlessShown(words);
  tally.leave('picture', extras.pictures.length);
  tally.leave('chart', extras.charts);
  return [
    ...content.margins.map((text) => frame('header', text)),
    ...(rows.length === 0 ? [] : [{ type: 'table' as const, rows: withHeads(rows) }]),
    ...extras.boxes.filter((text) => text !== '').map((text) => frame('textBox', text)),
    ...extras.pictures.map((text): ReadBlock => ({ type: 'object', kind: 'picture', text })),
    ...extras.comments.map(({ cell, by, text }) => frame('comment', text, by === '' ? cell : `${cell} ${by}`)),
  ];
}

/** Only rows and columns that hold something: a text in the last cell of a sheet is no table of a milliard cells. */
function tableRows(content: SheetContent, tally: Tally): readonly ReadRow[] {
  const kept = content.rows.slice(0, READING_LIMITS.rows);
  tally.leave('rowBeyondLimit', content.rows.length - kept.length + content.rowsCut);
  const columns = [...new Set(kept.flatMap(({ cells }) => cells.map(({ column }) => column)))].toSorted(
    (a, b) => a - b,
  );
  // Asked before anything is laid out: a text in each column and one in each row make a table of milliards.
  if (kept.length * columns.length > MOST_PLACES) throw new ReadingStopped('too-many-cells');
  const places = [...new Map(kept.map(({ row }, at) => [row, at]))].toSorted(([a], [b]) => a - b);
  const grid: Grid = {
    columns,
    rows: places.map(([row]) => row),
    places: places.map(([, place]) => place),
    stepsLeft: 2 * MOST_PLACES,
  };
  const spans = new Map<string, Size>();
  const covered = new Set<string>();
  for (const span of content.merged) cover(span, grid, spans, covered);
  const hiddenColumns = hiddenAmong(columns, content.hiddenColumns);
  return kept.map(({ row, hidden, cells }, at): ReadRow => {
    const texts = new Map(cells.map((cell) => [cell.column, cell]));
    return {
      ...(hidden ? { hidden: true as const } : {}),
      cells: columns.flatMap((column): ReadCell[] => {
        if (covered.has(`${at} ${column}`)) {
          // Words below a merged cell are seen by nobody, and go out with the file.
          tally.setAside(texts.get(column)?.text ?? '');
          return [];
        }
        tally.cell();
        return [
          {
            ...(hiddenColumns.has(column) ? { hidden: true as const } : {}),
            ...(spans.get(`${row} ${column}`) ?? { colspan: 1, rowspan: 1 }),
            content: blocksOf(texts.get(column)?.text ?? '', tally, texts.get(column)?.hidden),
          },
        ];
      }),
    };
  });
}

type Size = { readonly colspan: number; readonly rowspan: number };
/** What is shown of a sheet: its columns, and its rows with their places in the table, both in ascending order. */
type Grid = {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  readonly places: readonly number[];
  /** How many places merged ranges may still go through: sound ones cover each place once. */
  stepsLeft: number;
};

/** A merged range, as far as its rows and columns are shown. One that lies over another one is none. */
function cover(span: Span, grid: Grid, spans: Map<string, Size>, covered: Set<string>): void {
  const { columns, rows, places } = grid;
  const first = firstFrom(rows, span.fromRow);
  const below = firstFrom(rows, span.toRow + 1) - first;
  const left = firstFrom(columns, span.fromColumn);
  const wide = firstFrom(columns, span.toColumn + 1) - left;
  if (rows[first] !== span.fromRow || columns[left] !== span.fromColumn) return;
  const corner = `${places[first]} ${span.fromColumn}`;
  if (covered.has(corner) || spans.has(`${span.fromRow} ${span.fromColumn}`)) return;
  const own: string[] = [];
  for (const place of places.slice(first, first + below)) {
    grid.stepsLeft -= wide;
    if (grid.stepsLeft < 0) throw new ReadingStopped('too-many-cells');
    for (const column of columns.slice(left, left + wide)) {
      const at = `${place} ${column}`;
      if (covered.has(at)) return;
      if (at !== corner) own.push(at);
    }
  }
  for (const at of own) covered.add(at);
  spans.set(`${span.fromRow} ${span.fromColumn}`, { colspan: wide, rowspan: below });
}

/** Each range is looked at once and each column once, for a file may state a hundred thousand of the one. */
function hiddenAmong(columns: readonly number[], ranges: SheetContent['hiddenColumns']): ReadonlySet<number> {
  const steps = new Map<number, number>();
  const step = (at: number, by: number) => steps.set(at, (steps.get(at) ?? 0) + by);
  for (const { from, to } of ranges) {
    if (to < from) continue;
    step(firstFrom(columns, from), 1);
    step(firstFrom(columns, to + 1), -1);
  }
  const hidden = new Set<number>();
  let open = 0;
  for (const [at, column] of columns.entries()) {
    open += steps.get(at) ?? 0;
    if (open > 0) hidden.add(column);
  }
  return hidden;
}

function blocksOf(text: string, tally: Tally, hidden?: true): readonly ReadBlock[] {
  const growing = new GrowingText(tally);
  growing.text(text, hidden ? { hidden } : {});
  growing.end();
  return growing.blocks;
}
