import type { Command } from '@tiptap/pm/state';
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  mergeCells,
  setCellAttr,
  splitCell,
  toggleHeader,
} from '@tiptap/pm/tables';

/** What can be done inside a table, in the words of the tools. */
export const TABLE_TOOLS: readonly (readonly [words: string, command: Command])[] = [
  ['줄 넣기', addRowAfter],
  ['칸 넣기', addColumnAfter],
  ['줄 빼기', deleteRow],
  ['칸 빼기', deleteColumn],
  ['합치기', mergeCells],
  ['나누기', splitCell],
  ['제목 줄', toggleHeader('row')],
  ['왼쪽', setCellAttr('align', null)],
  ['가운데', setCellAttr('align', 'center')],
  ['오른쪽', setCellAttr('align', 'right')],
  ['표 지우기', deleteTable],
];
