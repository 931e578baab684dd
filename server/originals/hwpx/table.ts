import type { ReadBlock, ReadCell, ReadRow, ReadRun, ReadTable } from '../../../shared/originals/read-document.ts';
import { elementOf, elementsOf, wholeNumber, type XmlElement } from '../package/xml-tree.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import type { Tally } from '../tally.ts';

export type TableParts = {
  readonly tally: Tally;
  readonly caption: readonly ReadBlock[];
  readonly content: (cell: XmlElement | undefined) => readonly ReadBlock[];
  /** Told of every cell that has a name. */
  readonly named: (name: string, content: readonly ReadBlock[]) => void;
};

/** A side of a table that nobody reads any more; real ones reach some hundred. */
const MOST_ON_A_SIDE = 2_000;

/** A table as its file has it. Spans that reach over its edge end at the edge, as every program draws them. */
export function readTable(table: XmlElement, parts: TableParts): ReadTable {
  const rows = elementsOf(table, 'tr');
  const columns = wholeNumber(table.attributes['colCnt'], 1);
  const stated = wholeNumber(table.attributes['rowCnt'], rows.length);
  if (columns > MOST_ON_A_SIDE || stated > MOST_ON_A_SIDE || rows.length > MOST_ON_A_SIDE) {
    throw new ReadingStopped('too-many-cells');
  }
  const hasTitle = table.attributes['repeatHeader'] === '1';
  const read = rows.map(
    (row, at): ReadRow => ({
      cells: elementsOf(row, 'tc').map((cell) =>
        readCell(cell, { parts, rowsLeft: rows.length - at, columns, hasTitle }),
      ),
    }),
  );
  const caption = captionRuns(parts.caption);
  return { type: 'table', ...(caption.length > 0 ? { caption } : {}), rows: read };
}

type CellPlace = {
  readonly parts: TableParts;
  readonly rowsLeft: number;
  readonly columns: number;
  readonly hasTitle: boolean;
};

function readCell(cell: XmlElement, { parts, rowsLeft, columns, hasTitle }: CellPlace): ReadCell {
  parts.tally.cell();
  const address = elementOf(cell, 'cellAddr')?.attributes;
  const span = elementOf(cell, 'cellSpan')?.attributes;
  const column = clamp(wholeNumber(address?.['colAddr'], 0), 0, columns - 1);
  const content = parts.content(elementOf(cell, 'subList'));
  const name = cell.attributes['name'];
  if (name) parts.named(name, content);
  return {
    ...(cell.attributes['header'] === '1' && hasTitle ? { header: true as const } : {}),
    colspan: clamp(wholeNumber(span?.['colSpan'], 1), 1, Math.max(1, columns - column)),
    rowspan: clamp(wholeNumber(span?.['rowSpan'], 1), 1, rowsLeft),
    content,
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** A caption is one line to who hears it, whatever its paragraphs. */
function captionRuns(blocks: readonly ReadBlock[]): ReadRun[] {
  return blocks.flatMap((block, at) => {
    if (block.type !== 'paragraph' && block.type !== 'heading') return [];
    const label = block.label === undefined ? [] : [{ text: `${block.label} ` }];
    return [...(at === 0 ? [] : [{ text: ' ' }]), ...label, ...block.content];
  });
}
