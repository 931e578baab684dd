/** A cell as the grid sees it: how many columns and rows it covers, and the widths the editor keeps for its columns. */
export type Spanning = {
  readonly colspan: number;
  readonly rowspan: number;
  /** One width per covered column, 0 where unknown; absent where none is known. */
  readonly widths?: readonly number[];
};

/** Columns are kept in ten-thousandths of the table's width, so that a width survives every reading unchanged. */
export const COLUMN_UNITS = 10_000;

/** The width of the text on A4 in screen pixels (170 mm at 96 dpi): what the editor's widths are measured against. */
export const TEXT_WIDTH = 642.5;

/** The narrowest column an editor draws, in screen pixels. */
export const NARROWEST = 24;

/**
 * The relative widths of a table's columns (they add up to 1), or nothing when its cells do not cover the grid
 * exactly once. Columns without a width share what the others leave of the text's width, as they do in the editor.
 */
export function tableColumns(rows: readonly (readonly Spanning[])[]): number[] | undefined {
  const columnCount = (rows[0] ?? []).reduce((sum, cell) => sum + cell.colspan, 0);
  if (columnCount === 0) return undefined;
  const widths = new Array<number>(columnCount).fill(0);
  // How many further rows each column is still covered by a cell that began above.
  const covered = new Array<number>(columnCount).fill(0);
  for (const [rowIndex, cells] of rows.entries()) {
    const rowsLeft = rows.length - rowIndex;
    let column = 0;
    for (const cell of cells) {
      while ((covered[column] ?? 0) > 0) column += 1;
      if (column + cell.colspan > columnCount || cell.rowspan > rowsLeft) return undefined;
      for (let step = 0; step < cell.colspan; step += 1, column += 1) {
        if ((covered[column] ?? 0) > 0) return undefined;
        covered[column] = cell.rowspan;
        widths[column] = widths[column] || (cell.widths?.[step] ?? 0);
      }
    }
    if (covered.some((left) => left === 0)) return undefined;
    for (let index = 0; index < columnCount; index += 1) covered[index] = (covered[index] ?? 1) - 1;
  }
  return relativeWidths(widths);
}

/** Shares the whole among the columns by the largest remainder, each at least one unit wide. */
function relativeWidths(widths: readonly number[]): number[] {
  const known = widths.filter((width) => width > 0);
  const left = TEXT_WIDTH - known.reduce((sum, width) => sum + width, 0);
  const share = Math.max(NARROWEST, left / Math.max(1, widths.length - known.length));
  const filled = widths.map((width) => (width > 0 ? width : share));
  const total = filled.reduce((sum, width) => sum + width, 0);
  const exact = filled.map((width) => Math.max(1, (width / total) * COLUMN_UNITS));
  const units = exact.map(Math.floor);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  let missing = COLUMN_UNITS - units.reduce((sum, unit) => sum + unit, 0);
  for (const { index } of byRemainder) {
    if (missing <= 0) break;
    units[index] = (units[index] ?? 0) + 1;
    missing -= 1;
  }
  // Very thin columns were raised to one unit: the widest column pays for them.
  if (missing < 0) {
    const widest = units.indexOf(Math.max(...units));
    units[widest] = (units[widest] ?? 0) + missing;
  }
  return units.map((unit) => unit / COLUMN_UNITS);
}
