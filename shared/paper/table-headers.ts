import type { Tag } from './tags.ts';

/**
 * For every data cell the heads that say what it means, in the order in which they are read: those of its rows, then
 * those of its columns. Scope alone leaves readers guessing where heads span or stand between the rows (결재란).
 */
export function headsOfCells(table: Tag): ReadonlyMap<Tag, readonly Tag[]> {
  const grid = readTags(table);
  const width = Math.max(0, ...grid.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => grid.map((row) => row[column]));
  const heads = new Map<Tag, Set<Tag>>();
  for (const row of grid) collectHeads(row, 'Row', heads);
  for (const column of columns) collectHeads(column, 'Column', heads);
  return new Map([...heads].map(([tag, found]) => [tag, [...found]]));
}

/** Along a line of cells the last run of heads counts for what follows; a data cell ends the run. */
function collectHeads(line: readonly (Tag | undefined)[], scope: 'Row' | 'Column', heads: Map<Tag, Set<Tag>>): void {
  let run: readonly Tag[] = [];
  let open = false;
  for (const tag of line) {
    const head = tag?.attributes.scope === scope;
    if (tag && head) run = open ? [...run, tag] : [tag];
    if (tag?.name === 'TD' && run.length > 0) {
      const known = heads.get(tag) ?? new Set();
      for (const each of run) known.add(each);
      heads.set(tag, known);
    }
    open = head;
  }
}

/** The rows of a table with every cell at all the places that it covers. */
function readTags(table: Tag): Tag[][] {
  const rows = table.kids.flatMap((kid) => (kid.name === 'TR' ? [kid] : kid.kids));
  const grid: Tag[][] = rows.map(() => []);
  rows.forEach((row, at) => {
    let column = 0;
    for (const tag of row.kids) {
      while (grid[at]?.[column]) column += 1;
      const { rowspan = 1, colspan = 1 } = tag.attributes;
      for (const line of grid.slice(at, at + rowspan)) {
        for (let place = column; place < column + colspan; place += 1) line[place] = tag;
      }
      column += colspan;
    }
  });
  return grid;
}
