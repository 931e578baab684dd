import { type ReadCell, type ReadRow, readRunsText } from '../../../shared/originals/read-document.ts';

/**
 * The first row as the heads of its columns, where it looks like one: every cell has a short text of its own, none is
 * merged, and something stands below.
 */
export function withHeads(rows: readonly ReadRow[]): readonly ReadRow[] {
  const [first, ...others] = rows;
  if (!first || others.length === 0 || first.cells.length < 2 || !looksLikeHead(first.cells)) return rows;
  return [{ ...first, cells: first.cells.map((cell) => ({ ...cell, header: true as const })) }, ...others];
}

function looksLikeHead(cells: readonly ReadCell[]): boolean {
  const names = cells.map(({ content }) =>
    content.map((block) => (block.type === 'paragraph' ? readRunsText(block.content) : '')).join(' '),
  );
  const isName = (name: string) => name !== '' && name.length <= 50 && !/^[-+\d.,%₩\s:/]+$/.test(name);
  return (
    names.every(isName) &&
    new Set(names).size === names.length &&
    cells.every(({ colspan, rowspan }) => colspan === 1 && rowspan === 1)
  );
}
