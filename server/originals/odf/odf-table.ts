import type { ReadBlock, ReadCell, ReadRow, ReadTable } from '../../../shared/originals/read-document.ts';
import { storedWordsOf } from '../package/stored-words.ts';
import { elementsOf, textOf, wholeNumber, type XmlElement } from '../package/xml-tree.ts';
import type { Tally } from '../tally.ts';
import type { OdfStyles } from './odf-styles.ts';

type Parts = {
  readonly tally: Tally;
  readonly styles: OdfStyles;
  readonly content: (cell: XmlElement) => readonly ReadBlock[];
};

const MOST_SPAN = 2_000;
/** A row of a text that is written once and repeated: nobody lays out more by hand. */
const MOST_REPEATED = 100;

/** A table of a text or slide. Cells below a wider or higher one are written as covered ones. */
export function readOdfTable(table: XmlElement, parts: Parts): ReadTable {
  const rows: ReadRow[] = [];
  for (const { row, isHead } of rowsOf(table)) {
    const hidden = isHiddenRow(row) ? { hidden: true as const } : {};
    const { shown, cut } = times(row.attributes['number-rows-repeated']);
    if (textOf(row).trim() !== '') parts.tally.leave('rowBeyondLimit', cut);
    for (let time = 0; time < shown; time += 1) {
      rows.push({ ...hidden, cells: elementsOf(row).flatMap((cell) => cellsOf(cell, isHead, parts)) });
    }
  }
  return { type: 'table', rows };
}

function cellsOf(cell: XmlElement, isHead: boolean, { tally, content }: Parts): readonly ReadCell[] {
  // Words below a merged cell are seen by nobody, and go out with the file.
  if (cell.name === 'covered-table-cell') tally.setAside(storedWordsOf([cell]));
  if (cell.name !== 'table-cell') return [];
  const { shown, cut } = times(cell.attributes['number-columns-repeated']);
  if (textOf(cell).trim() !== '') tally.leave('rowBeyondLimit', cut);
  return Array.from({ length: shown }, () => {
    tally.cell();
    return {
      ...(isHead ? { header: true as const } : {}),
      colspan: spanOf(cell.attributes['number-columns-spanned']),
      rowspan: spanOf(cell.attributes['number-rows-spanned']),
      content: content(cell),
    };
  });
}

type TableRow = { readonly row: XmlElement; readonly isHead: boolean };

/** Rows may stand in groups, and those of the head in a group of their own. */
export function rowsOf(table: XmlElement, isHead = false): readonly TableRow[] {
  return elementsOf(table).flatMap((child): readonly TableRow[] => {
    if (child.name === 'table-row') return [{ row: child, isHead }];
    if (child.name === 'table-header-rows') return rowsOf(child, true);
    return child.name === 'table-rows' || child.name === 'table-row-group' ? rowsOf(child, isHead) : [];
  });
}

export function isHiddenRow({ attributes }: XmlElement): boolean {
  return attributes['visibility'] === 'collapse' || attributes['visibility'] === 'filter';
}

export function spanOf(text: string | undefined): number {
  return Math.min(MOST_SPAN, Math.max(1, wholeNumber(text, 1)));
}

function times(repeated: string | undefined): { readonly shown: number; readonly cut: number } {
  const all = Math.max(1, wholeNumber(repeated, 1));
  const shown = Math.min(MOST_REPEATED, all);
  return { shown, cut: all - shown };
}
