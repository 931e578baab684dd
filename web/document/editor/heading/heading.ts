import { InputRule, Node } from '@tiptap/core';
import { dropMark } from '../item/item-commands.ts';
import { headingMarkerLength } from '../item/item-marker.ts';
import { isMarkTyped } from '../item/typed-mark.ts';

/** A section heading; its Ⅰ Ⅱ Ⅲ is computed from its place. */
export const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,

  parseHTML() {
    return [{ tag: 'h1' }, { tag: 'h2' }];
  },

  renderHTML() {
    return ['h2', { class: 'section' }, 0];
  },

  addInputRules() {
    return [
      new InputRule({
        find: (text) => (headingMarkerLength(text) === text.length && text !== '' ? { index: 0, text } : null),
        handler: ({ state, range }) => {
          const $from = state.doc.resolve(range.from);
          // A heading stands in the document itself, never in a table.
          if ($from.depth !== 1 || $from.parent.type.name === 'heading') return null;
          if (isMarkTyped(this.editor, range.from)) return null;
          state.tr.delete(range.from, range.to);
          state.tr.setBlockType(range.from, range.from, this.type);
          return undefined;
        },
      }),
    ];
  },

  addKeyboardShortcuts() {
    return {
      // What an input rule has just made is unmade first; then the mark of an item or a heading goes.
      Backspace: () => this.editor.commands.undoInputRule() || dropMark(this.editor.state, this.editor.view.dispatch),
    };
  },
});
