import { Extension, Mark } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { DISCLOSURE_GROUNDS } from '../../../../shared/disclosure/disclosure.ts';
import type { ClosedGrounds } from '../../../../shared/document/body.ts';

import { closedAt, closePassage, openPassage } from './close-passage.ts';

/** The grounds that the next mark is made on. */
export type ClosedStorage = { grounds: ClosedGrounds };

/**
 * 비공개 표시: a passage that the public copy leaves out, with the grounds of the law. What is typed at its end stays
 * within it, because a syllable too many is mended more easily than one that citizens have read.
 */
export const Closed = Mark.create<unknown, ClosedStorage>({
  name: 'closed',

  addStorage(): ClosedStorage {
    return { grounds: [6] };
  },

  addAttributes() {
    return {
      grounds: {
        default: [6],
        validate: (value: unknown) => {
          if (!isGrounds(value)) throw new RangeError('a passage is closed on grounds of the law');
        },
        parseHTML: (element) => readGrounds(element) ?? [6],
        renderHTML: ({ grounds }) => closedAttributes(grounds),
      },
    };
  },

  parseHTML() {
    return [{ tag: 'span[data-closed]', getAttrs: (element) => (readGrounds(element) ? null : false) }];
  },

  addKeyboardShortcuts() {
    return {
      // 제9조: the grounds that were chosen last, and 개인정보 (6호) before that.
      'Mod-Shift-9': () => {
        const { state, view } = this.editor;
        const act = closedAt(state) ? openPassage : closePassage(this.storage.grounds);
        return act(state, view.dispatch);
      },
    };
  },

  renderHTML({ HTMLAttributes }) {
    return ['span', { class: 'closed-passage', ...HTMLAttributes }, 0];
  },
});

/** The attribute of a table and of a cell that is closed as a whole; it goes along when they are copied. */
export const closedAttribute = {
  default: null,
  validate: (value: unknown) => {
    if (value !== null && !isGrounds(value)) throw new RangeError('a part of a table is closed on grounds of the law');
  },
  parseHTML: readGrounds,
  renderHTML: ({ closed }: { readonly closed?: ClosedGrounds | null }) => (closed ? closedAttributes(closed) : {}),
};

/** A table draws itself, so what it is closed for is put on it from outside. */
export const ClosedTables = Extension.create({
  name: 'closedTables',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          decorations: ({ doc }) => {
            const drawn: Decoration[] = [];
            doc.forEach((node, at) => {
              if (node.type.name !== 'table' || !node.attrs.closed) return;
              const look = { class: 'closed-table', ...closedAttributes(node.attrs.closed) };
              drawn.push(Decoration.node(at, at + node.nodeSize, look));
            });
            return DecorationSet.create(doc, drawn);
          },
        },
      }),
    ];
  },
});

/** `비공개 5·6호` stands beside the passage, so that nobody has to tell it by its colour. */
export function closedAttributes(grounds: ClosedGrounds): Record<string, string> {
  const name = `비공개 ${grounds.join('·')}호`;
  return { 'data-closed': grounds.join(' '), 'data-closed-name': name, title: name };
}

function readGrounds(element: HTMLElement): ClosedGrounds | null {
  const written = (element.getAttribute('data-closed') ?? '').split(' ').map(Number);
  return isGrounds(written) ? written : null;
}

function isGrounds(value: unknown): value is ClosedGrounds {
  if (!Array.isArray(value) || value.length === 0) return false;
  const known = DISCLOSURE_GROUNDS.filter((ground) => value.includes(ground));
  return known.length === value.length && known.every((ground, at) => ground === value[at]);
}
