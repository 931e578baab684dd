import { getMarkRange } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type Command, type EditorState, NodeSelection, type Transaction } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import type { ClosedGrounds } from '../../../../shared/document/body.ts';
import { selectedPicture } from '../picture/picture-commands.ts';

/**
 * 비공개 표시 on what is selected, or without a selection on the whole text of the block. A cell, a table or a picture is
 * closed as a whole, and the text in it too, so that it stays closed when it is merged, split or carried elsewhere.
 */
export function closePassage(grounds: ClosedGrounds): Command {
  return (state, dispatch) => {
    const tr = state.tr;
    for (const { at } of wholes(state)) tr.setNodeAttribute(at, 'closed', grounds);
    for (const { from, to } of textsToClose(state)) addClosed(tr, state, from, to, grounds);
    if (!tr.docChanged) return false;
    dispatch?.(tr);
    return true;
  };
}

/** Takes the mark away from what is selected, or from the passage at the cursor and the cell around it. */
export const openPassage: Command = (state, dispatch) => {
  const type = state.schema.marks.closed;
  const { selection, tr } = state;
  if (!type) return false;
  const around = selection.empty ? getMarkRange(selection.$from, type) : undefined;
  const ranges = around ? [around] : selection.ranges.map(({ $from, $to }) => ({ from: $from.pos, to: $to.pos }));
  for (const { at } of [...wholes(state), ...closedAround(state)]) {
    const node = tr.doc.nodeAt(at);
    tr.setNodeAttribute(at, 'closed', null);
    if (node) tr.removeMark(at, at + node.nodeSize, type);
  }
  for (const { from, to } of ranges) tr.removeMark(from, to, type);
  tr.removeStoredMark(type);
  dispatch?.(tr);
  return true;
};

/** Closes the table around the cursor with everything in it. */
export function closeTable(grounds: ClosedGrounds): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    const table = $from.depth > 0 ? $from.node(1) : undefined;
    if (table?.type.name !== 'table') return false;
    const at = $from.before(1);
    const tr = state.tr.setNodeAttribute(at, 'closed', grounds);
    addClosed(tr, state, at, at + table.nodeSize, grounds);
    dispatch?.(tr);
    return true;
  };
}

/** Closes the picture that is taken hold of, or whose caption the cursor stands in, with its caption. */
export function closePicture(grounds: ClosedGrounds): Command {
  return (state, dispatch) => {
    const picture = selectedPicture(state);
    if (!picture) return false;
    const tr = state.tr.setNodeAttribute(picture.pos, 'closed', grounds);
    addClosed(tr, state, picture.pos, picture.pos + picture.node.nodeSize, grounds);
    dispatch?.(tr);
    return true;
  };
}

/** Closes these words wherever they stand open within one line of the text. */
export function closeWords(words: string, grounds: ClosedGrounds): Command {
  return (state, dispatch) => {
    const tr = state.tr;
    state.doc.descendants((node, position) => {
      if (!node.isTextblock) return true;
      for (let at = node.textContent.indexOf(words); at >= 0; at = node.textContent.indexOf(words, at + words.length)) {
        addClosed(tr, state, position + 1 + at, position + 1 + at + words.length, grounds);
      }
      return false;
    });
    if (!tr.docChanged) return false;
    dispatch?.(tr);
    return true;
  };
}

/** On which grounds the selection is closed; undefined where it is open. */
export function closedAt(state: EditorState): ClosedGrounds | undefined {
  const type = state.schema.marks.closed;
  const { selection } = state;
  const [whole] = [...wholes(state), ...closedAround(state)].filter(({ node }) => node.attrs.closed);
  if (whole) return whole.node.attrs.closed;
  if (!type) return undefined;
  if (selection.empty) {
    return type.isInSet(state.storedMarks ?? selection.$from.marks())?.attrs.grounds;
  }
  let found: ClosedGrounds | undefined;
  state.doc.nodesBetween(selection.from, selection.to, (node) => {
    found ??= node.isText ? type.isInSet(node.marks)?.attrs.grounds : undefined;
  });
  return found;
}

type Place = { readonly at: number; readonly node: Node };

/** Cells, a table or a picture that are selected as such. */
function wholes({ selection }: EditorState): Place[] {
  const places: Place[] = [];
  if (selection instanceof CellSelection) selection.forEachCell((node, at) => places.push({ at, node }));
  if (selection instanceof NodeSelection && 'closed' in selection.node.attrs) {
    places.push({ at: selection.from, node: selection.node });
  }
  return places;
}

/** Closed cells and the closed table around the cursor. */
function closedAround({ selection: { $from } }: EditorState): Place[] {
  const places: Place[] = [];
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.attrs.closed) places.push({ at: $from.before(depth), node });
  }
  return places;
}

function textsToClose(state: EditorState): readonly { readonly from: number; readonly to: number }[] {
  const { selection } = state;
  if (!selection.empty) return selection.ranges.map(({ $from, $to }) => ({ from: $from.pos, to: $to.pos }));
  const { $from } = selection;
  return $from.parent.isTextblock ? [{ from: $from.start(), to: $from.end() }] : [];
}

function addClosed(tr: Transaction, state: EditorState, from: number, to: number, grounds: ClosedGrounds): void {
  const type = state.schema.marks.closed;
  if (type && from < to) tr.addMark(from, to, type.create({ grounds }));
}
