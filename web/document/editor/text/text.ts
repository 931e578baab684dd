import { Node } from '@tiptap/core';
import { type Command, type EditorState, Plugin } from '@tiptap/pm/state';
import { pastedAlign } from '../clipboard/pasted-style.ts';

/** The document: blocks, and at its end at most one 붙임. */
export const DocumentNode = Node.create({
  name: 'doc',
  topNode: true,
  content: 'block+ enclosures?',

  addAttributes() {
    return {
      /** 줄 나눔: null breaks lines between words (어절), `syllable` between any two syllables (글자). */
      breaking: {
        default: null,
        rendered: false,
        validate: (value: unknown) => {
          if (value !== null && value !== 'syllable') throw new RangeError('no such breaking of lines');
        },
      },
    };
  },

  addProseMirrorPlugins() {
    const attributes = ({ doc }: EditorState) => ({ 'data-breaking': doc.attrs.breaking ?? 'word' });
    return [new Plugin({ props: { attributes } })];
  },
});

/** Breaks the lines of the whole document by syllable (글자 단위), or by word again (어절 단위). */
export const toggleSyllables: Command = (state, dispatch) => {
  dispatch?.(state.tr.setDocAttribute('breaking', state.doc.attrs.breaking === 'syllable' ? null : 'syllable'));
  return true;
};

export const Text = Node.create({ name: 'text', group: 'inline' });

const ALIGNS = ['left', 'center', 'right'];

/** Plain text with its alignment. The alignment is told by a data attribute: `style` is forbidden by the CSP. */
export const Paragraph = Node.create({
  name: 'paragraph',
  group: 'block cellBlock',
  content: 'inline*',
  // Above the item, so that whatever is filled or created by default is a paragraph.
  priority: 1000,

  addAttributes() {
    return {
      align: {
        default: null,
        validate: (value: unknown) => {
          if (value !== null && !ALIGNS.includes(value as string)) throw new RangeError('no such alignment');
        },
        parseHTML: pastedAlign,
        renderHTML: ({ align }) => (align === null ? {} : { 'data-align': align }),
      },
    };
  },

  parseHTML() {
    return [{ tag: 'p' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ['p', HTMLAttributes, 0];
  },
});
