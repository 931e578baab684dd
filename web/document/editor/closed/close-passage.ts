import type { Mark, Node } from '@tiptap/pm/model';
import { type Command, type EditorState, NodeSelection, type Transaction } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { type ClosedGrounds, type Closing, isClosedAlike } from '../../../../shared/document/body.ts';
import { selectedPicture } from '../picture/picture-commands.ts';

/** On which grounds something is closed, and why and until when by itself; null where it goes with the document. */
export type PassageMark = { readonly closed: ClosedGrounds; readonly closing: Closing | null };

/**
 * 비공개 표시 on what is selected. Without a selection it is changed for the passage at the cursor, or else made on the
 * whole text of the block. A cell, a table or a picture is closed as a whole, and the text in it too, so that it stays
 * closed when it is merged, split or carried elsewhere.
 */
export function closePassage(mark: PassageMark): Command {
  return (state, dispatch) => {
    const tr = state.tr;
    const [around] = state.selection.empty ? closedAround(state) : [];
    if (around) changeWhole(tr, state, around, mark);
    else {
      for (const { at } of wholes(state)) markWhole(tr, at, mark);
      for (const { from, to } of textsToClose(state)) addClosed(tr, state, from, to, mark);
    }
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
  const around = selection.empty ? passageAround(state) : undefined;
  const ranges = around ? [around] : selection.ranges.map(({ $from, $to }) => ({ from: $from.pos, to: $to.pos }));
  for (const { at } of [...wholes(state), ...closedAround(state)]) {
    const node = tr.doc.nodeAt(at);
    markWhole(tr, at, { closed: null, closing: null });
    if (node) tr.removeMark(at, at + node.nodeSize, type);
  }
  for (const { from, to } of ranges) tr.removeMark(from, to, type);
  tr.removeStoredMark(type);
  dispatch?.(tr);
  return true;
};

/** Closes the table around the cursor with everything in it. */
export function closeTable(mark: PassageMark): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    const table = $from.depth > 0 ? $from.node(1) : undefined;
    if (table?.type.name !== 'table') return false;
    const at = $from.before(1);
    const { tr } = state;
    markWhole(tr, at, mark);
    addClosed(tr, state, at, at + table.nodeSize, mark);
    dispatch?.(tr);
    return true;
  };
}

/** Closes the picture that is taken hold of, or whose caption the cursor stands in, with its caption. */
export function closePicture(mark: PassageMark): Command {
  return (state, dispatch) => {
    const picture = selectedPicture(state);
    if (!picture) return false;
    const { tr } = state;
    markWhole(tr, picture.pos, mark);
    addClosed(tr, state, picture.pos, picture.pos + picture.node.nodeSize, mark);
    dispatch?.(tr);
    return true;
  };
}

/** Closes these words wherever they stand open within one line of the text. */
export function closeWords(words: string, grounds: ClosedGrounds): Command {
  return (state, dispatch) => {
    const tr = state.tr;
    const mark = { closed: grounds, closing: null };
    state.doc.descendants((node, position) => {
      if (!node.isTextblock) return true;
      for (let at = node.textContent.indexOf(words); at >= 0; at = node.textContent.indexOf(words, at + words.length)) {
        addClosed(tr, state, position + 1 + at, position + 1 + at + words.length, mark);
      }
      return false;
    });
    if (!tr.docChanged) return false;
    dispatch?.(tr);
    return true;
  };
}

/** How the selection is closed; undefined where it is open. */
export function closedAt(state: EditorState): PassageMark | undefined {
  const type = state.schema.marks.closed;
  const { selection } = state;
  const [whole] = [...wholes(state), ...closedAround(state)].filter(({ node }) => node.attrs.closed);
  if (whole) return { closed: whole.node.attrs.closed, closing: whole.node.attrs.closing };
  if (!type) return undefined;
  if (selection.empty) {
    return markIn(state.storedMarks ?? selection.$from.marks());
  }
  let found: PassageMark | undefined;
  state.doc.nodesBetween(selection.from, selection.to, (node) => {
    found ??= node.isText ? markIn(node.marks) : undefined;
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

function textsToClose(state: EditorState): readonly Range[] {
  const { selection } = state;
  if (!selection.empty) return selection.ranges.map(({ $from, $to }) => ({ from: $from.pos, to: $to.pos }));
  const around = passageAround(state);
  if (around) return [around];
  const { $from } = selection;
  return $from.parent.isTextblock ? [{ from: $from.start(), to: $from.end() }] : [];
}

type Range = { from: number; to: number };

/** The words around the cursor that are closed alike. */
function passageAround({ schema, selection: { $from } }: EditorState): Range | undefined {
  const mark = schema.marks.closed?.isInSet($from.marks());
  if (!mark) return undefined;
  const ranges: Range[] = [];
  $from.parent.forEach((node, offset) => {
    if (!mark.isInSet(node.marks)) return;
    const from = $from.start() + offset;
    const last = ranges.at(-1);
    if (last?.to === from) last.to += node.nodeSize;
    else ranges.push({ from, to: from + node.nodeSize });
  });
  return ranges.find(({ from, to }) => from <= $from.pos && $from.pos <= to);
}

/** What was closed along with it is changed along with it; what is closed otherwise within it stays so. */
function changeWhole(tr: Transaction, state: EditorState, { at, node }: Place, mark: PassageMark): void {
  const before = asKept(node.attrs.closed, node.attrs.closing);
  markWhole(tr, at, mark);
  node.descendants((inside, position) => {
    const own = inside.isText ? markIn(inside.marks) : undefined;
    const from = at + 1 + position;
    if (own && isClosedAlike(asKept(own.closed, own.closing), before)) {
      addClosed(tr, state, from, from + inside.nodeSize, mark);
    }
  });
}

function asKept(closed: ClosedGrounds, closing: Closing | null) {
  return { closed, ...(closing ? { closing } : {}) };
}

function markWhole(tr: Transaction, at: number, { closed, closing }: PassageMark | Record<keyof PassageMark, null>) {
  tr.setNodeAttribute(at, 'closed', closed).setNodeAttribute(at, 'closing', closing);
}

function markIn(marks: readonly Mark[]): PassageMark | undefined {
  const attrs = marks.find(({ type }) => type.name === 'closed')?.attrs;
  return attrs && { closed: attrs.grounds, closing: attrs.closing };
}

function addClosed(tr: Transaction, state: EditorState, from: number, to: number, mark: PassageMark): void {
  const type = state.schema.marks.closed;
  const { closed: grounds, closing } = mark;
  if (type && from < to) tr.addMark(from, to, type.create({ grounds, closing }));
}
