import { InputRule, Node } from '@tiptap/core';
import { type Node as DocumentNode, Fragment, type Schema } from '@tiptap/pm/model';
import { type Command, TextSelection, type Transaction } from '@tiptap/pm/state';
import { isMarkTyped } from '../item/typed-mark.ts';

/** 붙임: the closing list of enclosures. Its word and its numbers are drawn, not typed. */
export const Enclosures = Node.create({
  name: 'enclosures',
  content: 'enclosure+',
  isolating: true,

  addAttributes() {
    return {
      colon: {
        default: false,
        validate: 'boolean',
        parseHTML: (element) => element.dataset.colon === 'true',
        renderHTML: ({ colon }) => (colon ? { 'data-colon': 'true' } : {}),
      },
    };
  },

  parseHTML() {
    return [{ tag: 'div[data-enclosures]' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['div', { class: 'enclosures', 'data-enclosures': '', ...HTMLAttributes }, 0];
  },

  addInputRules() {
    return [
      new InputRule({
        find: /^붙임[ \u00a0]$/,
        handler: ({ state, range }) => {
          const $from = state.doc.resolve(range.from);
          if ($from.depth !== 1 || !['paragraph', 'item'].includes($from.parent.type.name)) return null;
          if ($from.parent.type.name === 'item' && isMarkTyped(this.editor, range.from)) return null;
          if (!closeWithEnclosures(state.tr.delete(range.from, range.to), range.from)) return null;
          return undefined;
        },
      }),
      new InputRule({
        find: /^:[ \u00a0]$/,
        handler: ({ state, range }) => {
          const $from = state.doc.resolve(range.from);
          if ($from.parent.type.name !== 'enclosure' || $from.index(1) > 0) return null;
          state.tr.delete(range.from, range.to).setNodeAttribute($from.before(1), 'colon', true);
          return undefined;
        },
      }),
    ];
  },

  addKeyboardShortcuts() {
    const run = (command: Command) => () => command(this.editor.state, this.editor.view.dispatch);
    return { Enter: run(nextEnclosure), Backspace: run(leaveEnclosures) };
  },
});

/** One enclosure (붙임 하나). */
export const Enclosure = Node.create({
  name: 'enclosure',
  content: 'inline*',
  defining: true,

  parseHTML() {
    return [{ tag: 'p[data-enclosure]', priority: 60 }];
  },

  renderHTML() {
    return ['p', { class: 'enclosure', 'data-enclosure': '' }, 0];
  },
});

/** Makes the block at `pos` the first enclosure, when nothing but empty blocks follows it. Tells whether it did. */
function closeWithEnclosures(tr: Transaction, pos: number): boolean {
  const $pos = tr.doc.resolve(pos);
  const index = $pos.index(0);
  for (let after = index + 1; after < tr.doc.childCount; after += 1) if (!isEmpty(tr.doc.child(after))) return false;
  const made = enclosuresOf(tr.doc.type.schema, [$pos.parent.content], false);
  const start = $pos.before(1);
  // The document needs a block before 붙임; where this one was alone, an empty one takes its place.
  const before = index === 0 ? Fragment.from(tr.doc.type.schema.nodes.paragraph?.create() ?? []) : Fragment.empty;
  tr.replaceWith(start, tr.doc.content.size, before.append(Fragment.from(made)));
  tr.setSelection(TextSelection.create(tr.doc, start + before.size + 2));
  return true;
}

/** Adds 붙임 to the end of the document, or goes to the one that is there. */
export const addEnclosures: Command = (state, dispatch) => {
  const last = state.doc.lastChild;
  const tr = state.tr;
  if (last?.type.name === 'enclosures') tr.setSelection(TextSelection.create(state.doc, state.doc.content.size - 2));
  else {
    tr.insert(state.doc.content.size, enclosuresOf(state.schema, [Fragment.empty], false));
    tr.setSelection(TextSelection.create(tr.doc, tr.doc.content.size - 2));
  }
  dispatch?.(tr.scrollIntoView());
  return true;
};

export function enclosuresOf(schema: Schema, entries: readonly Fragment[], colon: boolean): DocumentNode {
  const { enclosures, enclosure } = schema.nodes;
  if (!enclosures || !enclosure) throw new Error('the schema has no 붙임');
  return enclosures.create(
    { colon },
    entries.map((content) => enclosure.create(null, content)),
  );
}

/** Enter: the next enclosure. An empty one is not followed by another. */
const nextEnclosure: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.parent.type.name !== 'enclosure') return false;
  if ($from.parent.content.size > 0) {
    const tr = state.tr.deleteSelection();
    dispatch?.(tr.split(tr.selection.from, 1, [{ type: $from.parent.type }]).scrollIntoView());
  }
  return true;
};

/** Backspace at the very start of 붙임 makes plain paragraphs of it again. */
const leaveEnclosures: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || $from.parent.type.name !== 'enclosure' || $from.index(1) > 0) return false;
  const paragraph = state.schema.nodes.paragraph;
  const list = $from.node(1);
  const start = $from.before(1);
  if (!paragraph) return false;
  const plain: DocumentNode[] = [];
  list.forEach((entry) => {
    plain.push(paragraph.create(null, entry.content));
  });
  const tr = state.tr.replaceWith(start, start + list.nodeSize, plain);
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, start + 1)).scrollIntoView());
  return true;
};

function isEmpty(node: DocumentNode): boolean {
  return node.isTextblock && node.content.size === 0;
}
