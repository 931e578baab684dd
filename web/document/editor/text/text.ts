import { Node } from '@tiptap/core';
import { pastedAlign } from '../clipboard/pasted-style.ts';

/** The document: blocks, and at its end at most one 붙임. */
export const DocumentNode = Node.create({ name: 'doc', topNode: true, content: 'block+ enclosures?' });

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
