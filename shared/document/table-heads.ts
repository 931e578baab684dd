type HeadCell = { readonly header?: true | undefined; readonly rowspan: number };

/** A cell with the row and column it begins in; by row, then by column. */
type Placed<Cell> = { readonly cell: Cell; readonly row: number };

/**
 * 머리 행: how many leading rows name the columns, on the paper, on the screen and in files alike. A row does where its
 * filled cells are all heads and its empty ones stand before them, over the names of the rows. Such rows are repeated
 * after a page break: there are none where one of their cells reaches into the body, or where nothing is left below.
 */
export function headRowCount<Cell extends HeadCell>(
  placed: readonly Placed<Cell>[],
  rows: number,
  isEmpty: (cell: Cell) => boolean,
): number {
  let named = -1;
  const body = placed.find(({ cell, row }, at) => {
    if (cell.header) named = row;
    const isCorner = row > named && isEmpty(cell) && placed[at + 1]?.row === row;
    return !cell.header && !isCorner;
  });
  if (!body) return 0;
  const head = Math.min(body.row, rows);
  return placed.some(({ row, cell }) => row < head && row + cell.rowspan > head) ? 0 : head;
}
