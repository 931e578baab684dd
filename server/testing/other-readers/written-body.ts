import {
  type Body,
  type EnclosuresBlock,
  runsText,
  type TableBlock,
  type TableCell,
} from '../../../shared/document/body.ts';
import {
  BLANK_BELOW_TEXT,
  type BlankCell,
  blankCellOf,
  END_TEXT,
  endMark,
  placeOfBlank,
} from '../../../shared/document/end-mark.ts';
import { itemLabels } from '../../../shared/document/item-labels.ts';
import { ENCLOSURES_LABEL, enclosureLabel } from '../../../shared/document/plain-text.ts';
import { readGrid } from '../../../shared/document/table-grid.ts';
import { squeezed } from '../../../shared/testing/paper-words.ts';

/** A cell at its place with its spans and its words. */
export type ReadCell = {
  readonly row: number;
  readonly column: number;
  readonly rowspan: number;
  readonly colspan: number;
  readonly words: string;
};

export type ReadTable = { readonly rows: number; readonly columns: number; readonly cells: readonly ReadCell[] };

/** What a reader of the .hwpx finds, in its order: words without white space (each reader breaks lines its own way). */
export type ReadPart = string | ReadTable;

/** The body as every reader must find it: one part for a paragraph and one for a table; what is empty is left out. */
export function writtenBody(body: Body): ReadPart[] {
  const { labels } = itemLabels(body.blocks);
  const end = endMark(body.blocks);
  const last = body.blocks.length - 1;
  const parts = body.blocks.flatMap((block, index): ReadPart[] => {
    if (block.type === 'table') return [writtenTable(block, index === last ? blankCellOf(end) : undefined)];
    if (block.type === 'enclosures') return enclosureWords(block);
    // A picture is no text to a reader; its caption stands under it.
    if (block.type === 'image') return [squeezed(runsText(block.caption))];
    return 'content' in block ? [squeezed([labels[index], runsText(block.content)])] : [];
  });
  if (end.place === 'after-text') parts.push(`${String(parts.pop())}${END_TEXT}`);
  if (end.place === 'below-table') parts.push(END_TEXT);
  return parts.filter((part) => part !== '');
}

function enclosureWords({ colon, items }: EnclosuresBlock): string[] {
  const numbered = items.map((item, index) => squeezed([enclosureLabel(index, items.length), runsText(item)]));
  return [squeezed([ENCLOSURES_LABEL, colon && ':', numbered[0]]), ...numbered.slice(1)];
}

/** A row in which no cell begins is none in a .hwpx: spans count the rows that are. */
function writtenTable(table: TableBlock, blankCell: BlankCell | undefined): ReadTable {
  const { columns, cells } = readGrid(table);
  const begun = [...new Set(cells.map(({ row }) => row))];
  const blank = placeOfBlank(cells, blankCell);
  return {
    rows: begun.length,
    columns,
    cells: cells.map((place) => ({
      row: begun.indexOf(place.row),
      column: place.column,
      rowspan: begun.filter((row) => row >= place.row && row < place.row + place.rowspan).length,
      colspan: place.colspan,
      words: place === blank ? squeezed(BLANK_BELOW_TEXT) : cellWords(place.cell),
    })),
  };
}

function cellWords({ content }: TableCell): string {
  const { labels } = itemLabels(content);
  return squeezed(content.map((block, index) => `${labels[index] ?? ''}${runsText(block.content)}`));
}
