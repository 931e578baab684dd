import type { Align, ItemBlock, ParagraphBlock, TableBlock, TableCell } from '../document/body.ts';
import { runsText } from '../document/body.ts';
import { cellAlign, columnAligns } from '../document/column-aligns.ts';
import { BLANK_BELOW_TEXT, type BlankCell } from '../document/end-mark.ts';
import { itemLabels } from '../document/item-labels.ts';
import { isEmptyCell, readGrid, type TableGrid } from '../document/table-grid.ts';
import { begunTable } from './begun-table.ts';
import { attributes, html, type SafeHtml } from './html.ts';
import { itemListMarkup, type LabelledItem, runsMarkup } from './item-list.ts';

/** `ordinal` names the table to those who hear it; `blank` is where 이하 빈칸 stands. */
export type TableDrawing = { readonly ordinal: number; readonly blank: BlankCell | undefined };

/**
 * A table with header cells that say what they head. A table wider than the screen scrolls inside its own frame,
 * which the keyboard can reach; a simple one carries its column names, so that a phone can show each row as a block.
 */
export function tableMarkup(written: TableBlock, { ordinal, blank }: TableDrawing): SafeHtml {
  const { table, rowOf } = begunTable(written);
  const blankRow = blank && rowOf(blank.row);
  const grid = readGrid(table);
  const head = grid.headRows;
  const names = columnNames(table, head);
  const aligns = cellAligns(grid);
  const row = (from: number) => (cells: TableBlock['rows'][number], at: number) =>
    html`<tr>${cells.cells.map((cell, column) =>
      cellMarkup(cell, {
        inHead: from + at < head,
        blank: from + at === blankRow && column === blank?.cell,
        name: (from + at >= head && names?.[column]) || undefined,
        align: aligns.get(cell),
      }),
    )}</tr>`;
  return html`<div class="table-frame" role="group" tabindex="0" aria-label="표 ${ordinal}"><table${attributes({
    class: names ? 'simple' : undefined,
  })}>${columnsMarkup(table.columns)}${
    head > 0 && html`<thead>${table.rows.slice(0, head).map(row(0))}</thead>`
  }<tbody>${table.rows.slice(head).map(row(head))}</tbody></table></div>`;
}

/** The column names of a table with one head row and no spans; undefined for any other. */
function columnNames(table: TableBlock, head: number): readonly string[] | undefined {
  if (head !== 1 || table.rows.some((row) => row.cells.some((cell) => cell.colspan > 1 || cell.rowspan > 1))) {
    return undefined;
  }
  return table.rows[0]?.cells.map((cell) => cell.content.map((block) => runsText(block.content)).join(' '));
}

function columnsMarkup(columns: readonly number[]): SafeHtml {
  return html`<colgroup>${columns.map(
    (width) => html`<col width="${String(Math.round(width * 10_000) / 100)}%">`,
  )}</colgroup>`;
}

type CellPlace = {
  readonly inHead: boolean;
  readonly blank: boolean;
  readonly name: string | undefined;
  readonly align: Align | undefined;
};

/** How each cell stands: as it was set, or as its column does on the paper. */
function cellAligns(grid: TableGrid): ReadonlyMap<TableCell, Align> {
  const columns = columnAligns(grid);
  const aligns = new Map<TableCell, Align>();
  for (const place of grid.cells) {
    const { cell } = place;
    const align = cellAlign(place, columns);
    if (cell.align || (!cell.header && align !== 'left')) aligns.set(cell, align);
  }
  return aligns;
}

function cellMarkup(cell: TableCell, { inHead, blank, name, align }: CellPlace): SafeHtml {
  const content = blank ? html`${BLANK_BELOW_TEXT}` : cellContent(cell.content);
  const spans = {
    colspan: cell.colspan > 1 ? cell.colspan : undefined,
    rowspan: cell.rowspan > 1 ? cell.rowspan : undefined,
    class: alignClass(align),
  };
  // An empty header cell heads nothing, and a screen reader would announce a header without a name.
  if (!cell.header || isEmptyCell(cell)) {
    return html`<td${attributes({ ...spans, 'data-name': name })}>${content}</td>`;
  }
  const scope = inHead ? (cell.colspan > 1 ? 'colgroup' : 'col') : cell.rowspan > 1 ? 'rowgroup' : 'row';
  return html`<th${attributes({ scope, ...spans })}>${content}</th>`;
}

function cellContent(content: TableCell['content']): readonly SafeHtml[] {
  const only = content[0];
  if (content.length === 1 && only?.type === 'paragraph' && !only.align) return [html`${runsMarkup(only.content)}`];
  const { labels } = itemLabels(content);
  const parts: SafeHtml[] = [];
  let run: LabelledItem[] = [];
  const closeRun = () => {
    if (run.length > 0) parts.push(itemListMarkup(run));
    run = [];
  };
  content.forEach((block: ItemBlock | ParagraphBlock, index) => {
    if (block.type === 'item') {
      run.push({ item: block, label: labels[index] ?? '', closes: false });
      return;
    }
    closeRun();
    parts.push(html`<p${attributes({ class: alignClass(block.align) })}>${runsMarkup(block.content)}</p>`);
  });
  closeRun();
  return parts;
}

/** Left is how text stands anyway and needs no class. */
export function alignClass(align: 'left' | 'center' | 'right' | undefined): string | undefined {
  return align === undefined ? undefined : `align-${align}`;
}
