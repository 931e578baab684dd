import type { LeftOut, ReadBlock, ReadDocument, ReadPart, ReadRow } from './read-document.ts';

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
  const { findings: _told, moreFindings: _more, ...shown } = document;
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
      return [{ ...block, rows: block.rows.flatMap((row) => shownRow(row, count)) }];
    case 'frame':
      if (block.kind !== 'comment' && block.kind !== 'notes')
        return [{ ...block, content: shownBlocks(block.content, count) }];
      count.hidden += 1;
      return [];
    case 'object':
      return [block];
  }
}

function shownRow(row: ReadRow, count: Count): readonly ReadRow[] {
  if (row.hidden) {
    count.hidden += 1;
    return [];
  }
  const cells = row.cells.filter(({ hidden }) => !hidden);
  count.hidden += row.cells.length - cells.length;
  return [{ ...row, cells: cells.map((cell) => ({ ...cell, content: shownBlocks(cell.content, count) })) }];
}
