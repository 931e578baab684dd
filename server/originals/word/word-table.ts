import type { ReadBlock, ReadCell, ReadTable } from '../../../shared/originals/read-document.ts';
import { elementAt, elementOf, elementsOf, wholeNumber, type XmlElement } from '../package/xml-tree.ts';
import type { Tally } from '../tally.ts';
import { removedText } from './removed-text.ts';
import { isOn, valOf } from './word-styles.ts';

type Parts = { readonly tally: Tally; readonly content: (cell: XmlElement) => readonly ReadBlock[] };
type Growing = { header?: true; colspan: number; rowspan: number; content: readonly ReadBlock[] };

const MOST_COLUMNS = 2_000;

/** A table of a .docx. A cell that goes on below is written once more in each row, with a mark (vMerge). */
export function readWordTable(table: XmlElement, { tally, content }: Parts): ReadTable {
  const open = new Map<number, Growing>();
  for (const row of within(table, 'tr').filter(isRemoved)) tally.leaveDeleted(deletedWords(row));
  const rows = rowsOf(table).map((row) => {
    const cells: ReadCell[] = [];
    const isTitle = isTitleRow(row);
    let column = wholeNumber(elementAt(row, 'trPr', 'gridBefore')?.attributes['val'], 0);
    for (const cell of cellsOf(row)) {
      tally.cell();
      const properties = elementOf(cell, 'tcPr');
      const span = Math.min(MOST_COLUMNS, Math.max(1, wholeNumber(valOf(properties, 'gridSpan'), 1)));
      const merge = elementOf(properties, 'vMerge');
      const above = open.get(column);
      if (merge && merge.attributes['val'] !== 'restart' && above) above.rowspan += 1;
      else {
        const grown: Growing = { colspan: span, rowspan: 1, content: content(cell) };
        if (isTitle) grown.header = true;
        cells.push(grown);
        if (merge) open.set(column, grown);
        else open.delete(column);
      }
      column += span;
    }
    return { cells };
  });
  const caption = valOf(elementOf(table, 'tblPr'), 'tblCaption');
  return { type: 'table', ...(caption ? { caption: [{ text: tally.take(caption) }] } : {}), rows };
}

/** Rows and cells may stand in controls and marks of changes; removed rows are gone. */
function rowsOf(table: XmlElement): XmlElement[] {
  return within(table, 'tr').filter((row) => !isRemoved(row));
}

function isRemoved(row: XmlElement): boolean {
  return elementAt(row, 'trPr', 'del') !== undefined;
}

function deletedWords(row: XmlElement): string {
  return cellsOf(row).map(removedText).join('\n');
}

function cellsOf(row: XmlElement): XmlElement[] {
  return within(row, 'tc');
}

function within(parent: XmlElement, name: string): XmlElement[] {
  return elementsOf(parent).flatMap((child) => {
    if (child.name === name) return [child];
    const isWrapper = ['sdt', 'sdtContent', 'customXml', 'ins'].includes(child.name);
    return isWrapper ? within(child, name) : [];
  });
}

function isTitleRow(row: XmlElement): boolean {
  const mark = elementAt(row, 'trPr', 'tblHeader');
  return mark !== undefined && isOn(mark);
}
