import type { Node as DocumentNode } from '@tiptap/pm/model';
import type { Command, EditorState } from '@tiptap/pm/state';
import { type ItemMark, shiftedMark } from './item-marker.ts';

/** Makes items of every selected block. */
export function makeItems(mark: ItemMark): Command {
  return (state, dispatch) => {
    const { from, to } = state.selection;
    const type = state.schema.nodes.item;
    if (!type) return false;
    dispatch?.(state.tr.setBlockType(from, to, type, { kind: mark.kind, level: mark.level }).scrollIntoView());
    return true;
  };
}

/** Makes plain paragraphs or section headings of every selected block. */
export function makeBlocks(name: 'paragraph' | 'heading'): Command {
  return (state, dispatch) => {
    const { from, to } = state.selection;
    const type = state.schema.nodes[name];
    if (!type) return false;
    dispatch?.(state.tr.setBlockType(from, to, type).scrollIntoView());
    return true;
  };
}

/** Moves the selected items one level; answers true also at the end of the ladder, so that Tab never jumps away. */
export function shiftItems(by: 1 | -1): Command {
  return (state, dispatch) => {
    const { from, to, $from } = state.selection;
    if (insideTable(state)) return false;
    const tr = state.tr;
    let items = 0;
    state.doc.nodesBetween(from, to, (node, pos) => {
      if (node.type.name !== 'item') return true;
      items += 1;
      tr.setNodeMarkup(pos, null, shiftedMark(markOf(node), by));
      return false;
    });
    if (items === 0 && $from.parent.type.name !== 'item') return false;
    dispatch?.(tr);
    return true;
  };
}

/** Enter: the next item of the same kind; on an empty item one level up, and at the margin back to plain text. */
export const splitItem: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const item = $from.parent;
  if (item.type.name !== 'item') return false;
  if (state.selection.empty && item.content.size === 0) return leaveLevel(state, dispatch);
  const tr = state.tr.deleteSelection();
  // Deleting over several blocks joins them to the first one, which is the item.
  tr.split(tr.selection.from, 1, [{ type: item.type, attrs: item.attrs }]);
  const marks = state.storedMarks ?? $from.marks();
  dispatch?.(tr.ensureMarks(marks).scrollIntoView());
  return true;
};

/** Shift-Enter: the text goes on in a paragraph of its own; a line break inside a block is not part of the record. */
export const splitToParagraph: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const paragraph = state.schema.nodes.paragraph;
  if (!paragraph || !['item', 'paragraph', 'heading'].includes($from.parent.type.name)) return false;
  const tr = state.tr.deleteSelection();
  dispatch?.(tr.split(tr.selection.from, 1, [{ type: paragraph }]).scrollIntoView());
  return true;
};

/** Backspace at the start of an item or heading takes its mark away and keeps its text. */
export const dropMark: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const name = $from.parent.type.name;
  if (!empty || $from.parentOffset > 0 || (name !== 'item' && name !== 'heading')) return false;
  return makeBlocks('paragraph')(state, dispatch);
};

function leaveLevel(state: EditorState, dispatch: Parameters<Command>[1]): boolean {
  const { $from } = state.selection;
  const mark = markOf($from.parent);
  if (mark.level === 0) return makeBlocks('paragraph')(state, dispatch);
  return makeItems(shallowerBefore(state, mark) ?? shiftedMark(mark, -1))(state, dispatch);
}

/** The mark of the nearest item above that stands further left: where a writer expects to go on. */
function shallowerBefore(state: EditorState, { level }: ItemMark): ItemMark | undefined {
  const { $from } = state.selection;
  const siblings = $from.node($from.depth - 1);
  for (let index = $from.index($from.depth - 1) - 1; index >= 0; index -= 1) {
    const node = siblings.child(index);
    if (node.type.name !== 'item') return undefined;
    if (markOf(node).level < level) return markOf(node);
  }
  return undefined;
}

/** The kind and level of an item node; the schema has checked both. */
export function markOf(node: DocumentNode): ItemMark {
  return { kind: node.attrs.kind, level: node.attrs.level };
}

export function insideTable(state: EditorState): boolean {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type.name === 'table') return true;
  return false;
}
