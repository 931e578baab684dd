import { begunRows } from '../document/table-places.ts';
import type { ReadBlock, ReadCell, ReadRow, ReadTable } from '../originals/read-document.ts';
import { headRows } from '../originals/reading-pages.ts';
import { boxOf, isFigure } from '../originals/shown-blocks.ts';
import { attributes, html, type SafeHtml } from './html.ts';

export type OriginalTableParts = {
  readonly ordinal: number;
  readonly caption: SafeHtml | undefined;
  readonly content: (blocks: readonly ReadBlock[]) => SafeHtml;
};

/** A table of a foreign file. A wide one scrolls within its own frame, which the keyboard can reach. */
export function originalTableMarkup(table: ReadTable, { ordinal, caption, content }: OriginalTableParts): SafeHtml {
  const rows = begunRows(table.rows);
  const box = boxOf({ rows });
  if (box) {
    // A line that somebody has drawn by a table without words.
    if (box.content.length === 0 && !caption) return html``;
    return html`<div class="read-box">${content(box.content)}${caption && html`<p>${caption}</p>`}</div>`;
  }
  const heads = headRows(rows);
  const row = (inHead: boolean) => (each: ReadRow) =>
    html`<tr${attributes({ class: each.hidden ? 'read-hidden' : undefined })}>${each.cells.map((cell) =>
      cellMarkup(cell, inHead, content),
    )}</tr>`;
  return html`<div class="table-frame" role="group" tabindex="0" aria-label="표 ${ordinal}"><table>${
    caption && html`<caption>${caption}</caption>`
  }${heads.length > 0 && html`<thead>${heads.map(row(true))}</thead>`}<tbody>${rows
    .slice(heads.length)
    .map(row(false))}</tbody></table></div>`;
}

function cellMarkup(cell: ReadCell, inHead: boolean, content: OriginalTableParts['content']): SafeHtml {
  const { header, hidden, colspan, rowspan } = cell;
  const classes = [...(hidden ? ['read-hidden'] : []), ...(isFigure(cell) ? ['read-figure'] : [])];
  const spans = {
    colspan: colspan > 1 ? colspan : undefined,
    rowspan: rowspan > 1 ? rowspan : undefined,
    class: classes.length > 0 ? classes.join(' ') : undefined,
  };
  const inside = content(cell.content);
  // A head without a name would be read out as one.
  if (!header || cell.content.length === 0) return html`<td${attributes(spans)}>${inside}</td>`;
  return html`<th${attributes({ scope: inHead ? 'col' : 'row', ...spans })}>${inside}</th>`;
}
