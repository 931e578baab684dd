/** A row of a tree as it stands on the screen; only a row that can be folded says whether it is open. */
export type TreeRow = { readonly id: string; readonly level: number; readonly isOpen?: boolean };

export type TreeMoves<Row> = {
  readonly go: (row: Row | undefined) => void;
  readonly fold: (row: Row, close: boolean) => void;
  readonly take: (row: Row) => void;
};

/** What a key does in a tree after the ARIA pattern; false for keys that are none of the tree's. */
export function walkTree<Row extends TreeRow>(
  key: string,
  rows: readonly Row[],
  at: string,
  { go, fold, take }: TreeMoves<Row>,
): boolean {
  const index = rows.findIndex((row) => row.id === at);
  const row = rows[index];
  if (!row) return false;
  if (key === 'ArrowDown') go(rows[index + 1]);
  else if (key === 'ArrowUp') go(rows[index - 1]);
  else if (key === 'Home') go(rows[0]);
  else if (key === 'End') go(rows.at(-1));
  else if (key === 'Enter' || key === ' ') take(row);
  else if (key === 'ArrowRight' && row.isOpen !== undefined) row.isOpen ? go(rows[index + 1]) : fold(row, false);
  else if (key === 'ArrowLeft' && row.isOpen === true) fold(row, true);
  else if (key === 'ArrowLeft') go(rows.slice(0, index).findLast((each) => each.level < row.level));
  else return false;
  return true;
}
