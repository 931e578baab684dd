import { Extension, InputRule } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { type EditorState, Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { readEditorJson } from '../../../../shared/document/editor-json.ts';
import { BLANK_BELOW_TEXT, END_TEXT, type EndMark, endMark } from '../../../../shared/document/end-mark.ts';
import { isRefusal } from '../../../../shared/kernel/refusal.ts';

/** Draws 끝. or 이하 빈칸 where the paper will print it. It is never typed and never stored. */
export const EndMarkDrawing = Extension.create({
  name: 'endMark',

  // Hands are used to typing 끝. after the last sentence: it is taken back, because it is drawn already.
  addInputRules() {
    return [
      new InputRule({
        find: /(?:(?<=[.)])[ \u00a0]+|[ \u00a0]{2,})끝\.$/,
        handler: ({ state, range }) => {
          const last = lastWritten(state.doc);
          if (!last || last.pos + last.node.nodeSize - 1 !== range.to) return null;
          state.tr.delete(range.from, range.to);
          return undefined;
        },
      }),
    ];
  },

  addProseMirrorPlugins() {
    return [new Plugin({ props: { decorations: (state) => drawEndMark(state) } })];
  },
});

// Drawn by style sheets and not as an element in the text: the cursor cannot get behind it, and a composed
// syllable before it is left alone.
function drawEndMark({ doc }: EditorState): DecorationSet {
  const last = lastWritten(doc);
  if (!last) return DecorationSet.empty;
  const { node, pos } = last;
  const drawn = (from: number, to: number, attributes: Record<string, string>) =>
    DecorationSet.create(doc, [Decoration.node(from, to, attributes)]);
  const end = node.type.name === 'table' ? endOfTable(node) : AFTER_TEXT;
  if (end.place !== 'blank-below') return drawn(pos, pos + node.nodeSize, { 'data-end': END_TEXT });
  const row = positionOfChild(node, pos + 1, end.row);
  const cells = node.child(end.row);
  // Into the cell: the first block there carries the words.
  const inside = positionOfChild(cells, row + 1, end.cell) + 1;
  const block = doc.resolve(inside).nodeAfter;
  return block ? drawn(inside, inside + block.nodeSize, { 'data-blank': BLANK_BELOW_TEXT }) : DecorationSet.empty;
}

const AFTER_TEXT: EndMark = { place: 'after-text' };

/** The last block with text in it, inside 붙임 its last entry: where the reader of this document ends. */
function lastWritten(parent: DocumentNode, start = 0): { node: DocumentNode; pos: number } | undefined {
  let pos = start + parent.content.size;
  for (let index = parent.childCount - 1; index >= 0; index -= 1) {
    const node = parent.child(index);
    pos -= node.nodeSize;
    if (node.type.name === 'enclosures') {
      const inside = lastWritten(node, pos + 1);
      if (inside) return inside;
    } else if (['table', 'heading', 'image'].includes(node.type.name) || node.content.size > 0) return { node, pos };
  }
  return undefined;
}

const ends = new WeakMap<DocumentNode, ReturnType<typeof endMark>>();

/** A table is only read again when it has changed: nodes never change, they are replaced. */
function endOfTable(table: DocumentNode): ReturnType<typeof endMark> {
  const known = ends.get(table);
  if (known) return known;
  const read = readEditorJson({ type: 'doc', content: [table.toJSON()] });
  const end = endMark(isRefusal(read) ? [] : read.body.blocks);
  ends.set(table, end);
  return end;
}

function positionOfChild(parent: DocumentNode, start: number, index: number): number {
  let pos = start;
  for (let at = 0; at < index; at += 1) pos += parent.child(at).nodeSize;
  return pos;
}
