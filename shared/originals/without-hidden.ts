import { begunLines, linesWithin, type PlacedCell, placeCells } from '../document/table-places.ts';
import type { LeftOut, ReadBlock, ReadCell, ReadDocument, ReadPart, ReadRow } from './read-document.ts';

/**
 * The document as the file shows itself: without comments, notes of speakers, hidden sheets, slides, rows and words,
 * and without what the file says of its makers. Citizens get the whole file when they fetch it, but no page brings into
 * the open what its author thought out of sight; how much that is, is said.
 */
export function withoutHidden(document: ReadDocument): ReadDocument {
  const count = { hidden: 0 };
  const parts = document.parts.flatMap((part): ReadPart[] => {
    if (part.hidden) {
      count.hidden += 1;
      return [];
    }
    return [{ ...part, blocks: shownBlocks(part.blocks, count) }];
  });
  const said: readonly LeftOut[] = count.hidden === 0 ? [] : [{ reason: 'hiddenContent', count: count.hidden }];
  const { findings: _told, moreFindings: _more, aside: _unseen, ...shown } = document;
  return { ...shown, parts, properties: [], personalData: [], leftOut: [...document.leftOut, ...said] };
}

type Count = { hidden: number };

function shownBlocks(blocks: readonly ReadBlock[], count: Count): readonly ReadBlock[] {
  return blocks.flatMap((block) => shownBlock(block, count));
}

function shownBlock(block: ReadBlock, count: Count): readonly ReadBlock[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph': {
      const content = block.content.filter(({ hidden }) => !hidden);
      count.hidden += block.content.length - content.length;
      return content.length === 0 && block.content.length > 0 ? [] : [{ ...block, content }];
    }
    case 'table':
      return [{ ...block, rows: shownRows(block.rows, count) }];
    case 'frame':
      if (block.kind !== 'comment' && block.kind !== 'notes')
        return [{ ...block, content: shownBlocks(block.content, count) }];
      count.hidden += 1;
      return [];
    case 'object':
      return [block];
  }
}

/** Without hidden rows and cells, every span as far as it is shown: what stands below and beside keeps its place. */
function shownRows(rows: readonly ReadRow[], count: Count): readonly ReadRow[] {
  const placed = placeCells(rows);
  const isGone = ({ cell, row }: PlacedCell<ReadCell>) => cell.hidden === true && !rows[row]?.hidden;
  const hidden = {
    rows: rows.flatMap((row, at) => (row.hidden ? [at] : [])),
    columns: begunLines(placed.filter(isGone)).columns,
  };
  const shown = rows.map((): { readonly column: number; readonly cell: ReadCell }[] => []);
  count.hidden += hidden.rows.length;
  for (const { cell, row, column } of placed) {
    const rowspan = cell.rowspan - linesWithin(hidden.rows, row, cell.rowspan);
    const colspan = cell.colspan - linesWithin(hidden.columns, column, cell.colspan);
    if (!rows[row]?.hidden && !cell.hidden) {
      const content = shownBlocks(cell.content, count);
      shown[row]?.push({ column, cell: { ...cell, rowspan, colspan: Math.max(1, colspan), content } });
      continue;
    }
    if (!rows[row]?.hidden) count.hidden += 1;
    // Of what begins out of sight and reaches into it the place is left.
    let at = row;
    while (rows[at]?.hidden) at += 1;
    if (rowspan > 0 && colspan > 0) shown[at]?.push({ column, cell: { rowspan, colspan, content: [] } });
  }
  return rows.flatMap((row, at) => {
    const cells = (shown[at] ?? []).toSorted((a, b) => a.column - b.column);
    return row.hidden ? [] : [{ ...row, cells: cells.map(({ cell }) => cell) }];
  });
}
