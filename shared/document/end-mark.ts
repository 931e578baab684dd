import type { Block, TableBlock } from './body.ts';
import { runsText } from './body.ts';

/**
 * How the text is closed (규칙 제4조⑤). Decided when the document is drawn, never stored.
 * `after-text`: one letter space (2타) and `끝.` after the last character of the last text block or enclosure;
 * where the line is full, the renderer moves it to the next line, one letter space from the margin.
 * `below-table`: under the table or the picture, one letter space from the margin. `blank-below`: `이하 빈칸` in the
 * first empty row.
 */
export type EndMark =
  | { readonly place: 'after-text' }
  | { readonly place: 'below-table' }
  | { readonly place: 'blank-below'; readonly row: number }
  | { readonly place: 'none' };

export const END_TEXT = '끝.';
export const BLANK_BELOW_TEXT = '이하 빈칸';

export function endMark(blocks: readonly Block[]): EndMark {
  const last = blocks.at(-1);
  if (!last) return { place: 'none' };
  // The caption of a picture is no text of the body, so 끝. does not follow it.
  if (last.type === 'image') return { place: 'below-table' };
  if (last.type !== 'table') return { place: 'after-text' };
  const empty = firstEmptyRow(last);
  return empty === undefined ? { place: 'below-table' } : { place: 'blank-below', row: empty };
}

/** The first of the empty rows that a half-filled table ends in; undefined when its last row is filled. */
function firstEmptyRow(table: TableBlock): number | undefined {
  let first: number | undefined;
  for (let index = table.rows.length - 1; index >= 0; index -= 1) {
    const row = table.rows[index];
    if (!row || row.cells.some((cell) => cell.content.some((block) => runsText(block.content).trim() !== ''))) break;
    if (row.cells.length > 0) first = index;
  }
  return first === 0 ? undefined : first;
}
