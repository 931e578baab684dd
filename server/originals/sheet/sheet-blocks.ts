import {
  READING_LIMITS,
  type ReadBlock,
  type ReadCell,
  type ReadRow,
} from '../../../shared/originals/read-document.ts';
import { GrowingText } from '../growing-text.ts';
import type { Tally } from '../tally.ts';
import type { SheetContent, Span } from './read-sheet.ts';
import { withHeads } from './table-head.ts';
import type { SheetExtras } from './workbook.ts';

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
  const placeOfRow = new Map(kept.map(({ row }, at) => [row, at]));
  const spans = new Map<string, Size>();
  const covered = new Set<string>();
  for (const span of content.merged) cover(span, { columns, placeOfRow }, spans, covered);
  const isHidden = (column: number) => content.hiddenColumns.some(({ from, to }) => column >= from && column <= to);
  return kept.map(({ row, hidden, cells }, at): ReadRow => {
    const texts = new Map(cells.map(({ column, text }) => [column, text]));
    return {
      ...(hidden ? { hidden: true as const } : {}),
      cells: columns.flatMap((column): ReadCell[] => {
        if (covered.has(`${at} ${column}`)) {
          // Words below a merged cell are seen by nobody, and go out with the file.
          tally.setAside(texts.get(column) ?? '');
          return [];
        }
        tally.cell();
        return [
          {
            ...(isHidden(column) ? { hidden: true as const } : {}),
            ...(spans.get(`${row} ${column}`) ?? { colspan: 1, rowspan: 1 }),
            content: blocksOf(texts.get(column) ?? '', tally),
          },
        ];
      }),
    };
  });
}

type Size = { readonly colspan: number; readonly rowspan: number };
type Grid = { readonly columns: readonly number[]; readonly placeOfRow: ReadonlyMap<number, number> };

/** A merged range, as far as its rows and columns are shown. */
function cover(span: Span, { columns, placeOfRow }: Grid, spans: Map<string, Size>, covered: Set<string>): void {
  const first = placeOfRow.get(span.fromRow);
  const within = columns.filter((column) => column >= span.fromColumn && column <= span.toColumn);
  if (first === undefined || within[0] !== span.fromColumn) return;
  const places = [...placeOfRow].filter(([row]) => row >= span.fromRow && row <= span.toRow).map(([, place]) => place);
  for (const place of places) {
    for (const column of within) if (place !== first || column !== span.fromColumn) covered.add(`${place} ${column}`);
  }
  spans.set(`${span.fromRow} ${span.fromColumn}`, { colspan: within.length, rowspan: places.length });
}

function blocksOf(text: string, tally: Tally): readonly ReadBlock[] {
  const growing = new GrowingText(tally);
  growing.text(text);
  growing.end();
  return growing.blocks;
}
