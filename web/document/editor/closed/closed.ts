import { Extension, Mark } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { DISCLOSURE_GROUNDS } from '../../../../shared/disclosure/disclosure.ts';
import { closingWords } from '../../../../shared/disclosure/own-closings.ts';
import { closedName } from '../../../../shared/disclosure/withheld.ts';
import type { ClosedGrounds, Closing } from '../../../../shared/document/body.ts';
import { readMark } from '../../../../shared/document/read-mark.ts';
import { officialDate } from '../../../../shared/kernel/calendar-day.ts';
import { isRefusal } from '../../../../shared/kernel/refusal.ts';
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
        renderHTML: ({ grounds, closing }) => closedAttributes({ closed: grounds, closing }),
      },
      closing: closingAttribute,
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
        const act = closedAt(state) ? openPassage : closePassage({ closed: this.storage.grounds, closing: null });
        return act(state, view.dispatch);
      },
    };
  },

  renderHTML({ HTMLAttributes }) {
    return ['span', { class: 'closed-passage', ...HTMLAttributes }, 0];
  },
});

/** 비공개 사유 and 검토 종료 예정일 of a passage by itself; what its grounds draw says them too. */
const closingAttribute = {
  default: null,
  validate: (value: unknown) => {
    if (isRefusal(readMark([6], value, 'closed'))) throw new RangeError('a passage is not closed for such a reason');
  },
  parseHTML: readClosing,
  rendered: false,
};

/** The attributes of a table, a cell or a picture that is closed as a whole; they go along when it is copied. */
export const closedAttributesOfWhole = {
  closing: closingAttribute,
  closed: {
    default: null,
    validate: (value: unknown) => {
      if (value !== null && !isGrounds(value))
        throw new RangeError('a part of a table is closed on grounds of the law');
    },
    parseHTML: readGrounds,
    renderHTML: closedAttributes,
  },
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
              const look = { class: 'closed-table', ...closedAttributes(node.attrs) };
              drawn.push(Decoration.node(at, at + node.nodeSize, look));
            });
            return DecorationSet.create(doc, drawn);
          },
        },
      }),
    ];
  },
});

/** As an attribute of the editor holds them: null for none. */
type Drawn = { readonly closed?: ClosedGrounds | null; readonly closing?: Closing | null };

/** `비공개 5·6호` stands beside the passage, so that nobody has to tell it by its colour. */
export function closedAttributes({ closed, closing }: Drawn): Record<string, string> {
  if (!closed) return {};
  const name = closedName(closed);
  const drawn = { 'data-closed': closed.join(' '), 'data-closed-name': name, title: name };
  if (!closing) return drawn;
  const { reason, until } = closing;
  return {
    ...{ ...drawn, 'data-closed-name': `${name} · ${ownWords(closing)}`, title: `${name}, ${closingWords(closing)}` },
    ...(reason === undefined ? {} : { 'data-closed-reason': reason }),
    ...(until === undefined ? {} : { 'data-closed-until': until }),
  };
}

/** What the passage has of its own, as far as there is room beside it. */
function ownWords({ until }: Closing): string {
  return until === undefined ? '사유 따로' : `${officialDate(until)}까지`;
}

/** Pasted too, so only what the record would keep is read. */
function readClosing({ dataset: { closedReason: reason, closedUntil: until } }: HTMLElement): Closing | null {
  const read = readMark([6], { reason, until }, 'closed');
  return isRefusal(read) ? null : (read.closing ?? null);
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
