import type { ReadBlock, ReadCell, ReadTable } from '../../../shared/originals/read-document.ts';
import { deletedWords, storedWordsOf } from '../package/stored-words.ts';
import { elementAt, elementOf, elementsOf, everyElement, wholeNumber, type XmlElement } from '../package/xml-tree.ts';
import type { Tally } from '../tally.ts';
import { wordsBeforeChanges } from './before-changes.ts';
import type { CellPlace } from './table-look.ts';
import { isUnfilled } from './unfilled-control.ts';
import { isOn, valOf } from './word-styles.ts';

type Parts = {
  readonly tally: Tally;
  readonly content: (cell: XmlElement, place: CellPlace) => readonly ReadBlock[];
  /** What stands in a cell and is no text of the file. */
  readonly setAside: (cell: XmlElement) => void;
};
/** A row or a cell, and whether a control that nobody has filled in stands around it. */
type Found = { readonly element: XmlElement; readonly isUnfilled: boolean };
type Growing = { header?: true; colspan: number; rowspan: number; content: readonly ReadBlock[] };

const MOST_COLUMNS = 2_000;

/** A table of a .docx. A cell that goes on below is written once more in each row, with a mark (vMerge). */
export function readWordTable(table: XmlElement, { tally, content, setAside }: Parts): ReadTable {
  const open = new Map<number, Growing>();
  const all = within(table, 'tr');
  for (const { element } of all) {
    if (!isRemoved(element)) continue;
    const cells = within(element, 'tc').map((cell) => cell.element);
    tally.leaveDeleted(deletedWords(cells));
    const paragraphs = cells.flatMap((cell) => everyElement(cell, 'p'));
    for (const words of paragraphs.flatMap(wordsBeforeChanges)) tally.leaveUnlessShown(words);
  }
  // Removed rows are gone.
  const shown = all.filter(({ element }) => !isRemoved(element));
  const rows = shown.map(({ element: row, isUnfilled: isRowUnfilled }, at) => {
    const cells: ReadCell[] = [];
    const isTitle = isTitleRow(row);
    let column = wholeNumber(elementAt(row, 'trPr', 'gridBefore')?.attributes['val'], 0);
    const found = within(row, 'tc', isRowUnfilled);
    for (const [nth, { element: cell, isUnfilled: isCellUnfilled }] of found.entries()) {
      tally.cell();
      const properties = elementOf(cell, 'tcPr');
      const span = Math.min(MOST_COLUMNS, Math.max(1, wholeNumber(valOf(properties, 'gridSpan'), 1)));
      const merge = elementOf(properties, 'vMerge');
      const above = open.get(column);
      if (merge && merge.attributes['val'] !== 'restart' && above) {
        above.rowspan += 1;
        // No program shows what stands below the cell above, and it goes out with the file.
        tally.setAside(storedWordsOf(elementsOf(cell)));
      } else {
        if (isCellUnfilled) setAside(cell);
        const place = { row: at, column, isLastRow: at === shown.length - 1, isLastColumn: nth === found.length - 1 };
        const grown: Growing = { colspan: span, rowspan: 1, content: isCellUnfilled ? [] : content(cell, place) };
        if (isTitle) grown.header = true;
        cells.push(grown);
        if (merge) open.set(column, grown);
        else open.delete(column);
      }
      column += span;
    }
    return { ...(isHiddenRow(row) ? { hidden: true as const } : {}), cells };
  });
  const caption = valOf(elementOf(table, 'tblPr'), 'tblCaption');
  tally.setAside(valOf(elementOf(table, 'tblPr'), 'tblDescription') ?? '');
  return { type: 'table', ...(caption ? { caption: [{ text: tally.take(caption) }] } : {}), rows };
}

function isRemoved(row: XmlElement): boolean {
  return elementAt(row, 'trPr', 'del') !== undefined;
}

/** Rows and cells may stand in controls and marks of changes. */
function within(parent: XmlElement, name: string, isInUnfilled = false): Found[] {
  return elementsOf(parent).flatMap((child) => {
    if (child.name === name) return [{ element: child, isUnfilled: isInUnfilled }];
    const isWrapper = ['sdt', 'sdtContent', 'customXml', 'ins'].includes(child.name);
    return isWrapper ? within(child, name, isInUnfilled || isUnfilled(child)) : [];
  });
}

function isHiddenRow(row: XmlElement): boolean {
  const mark = elementAt(row, 'trPr', 'hidden');
  return mark !== undefined && isOn(mark);
}

function isTitleRow(row: XmlElement): boolean {
  const mark = elementAt(row, 'trPr', 'tblHeader');
  return mark !== undefined && isOn(mark);
}
