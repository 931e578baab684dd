import { InputRule, Node } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import type { ItemKind, ItemLevel } from '../../../../shared/document/body.ts';
import { makeItems, shiftItems, splitItem, splitToParagraph } from './item-commands.ts';
import { type ItemMark, typedMarker } from './item-marker.ts';
import { forgetTypedMark, isMarkTyped, rememberTypedMark } from './typed-mark.ts';

const KINDS: readonly ItemKind[] = ['number', 'square', 'circle', 'dash', 'dot', 'note', 'circled'];

/**
 * An item (항목) as one flat block: its level and kind are attributes, its mark is never part of the text.
 * So renumbering is no change of the document, and nothing has to move when an item is inserted.
 */
export const Item = Node.create({
  name: 'item',
  group: 'block cellBlock',
  content: 'inline*',
  defining: true,
  // Above the table, so that Tab in an item outside a table is the item's.
  priority: 120,

  addAttributes() {
    return {
      kind: {
        default: 'number',
        validate: (value: unknown) => refuseUnless(KINDS.includes(value as ItemKind), 'kind'),
        parseHTML: (element) => element.dataset.kind ?? listMark(element).kind,
        renderHTML: ({ kind }) => ({ 'data-kind': kind }),
      },
      level: {
        default: 0,
        validate: (value: unknown) => refuseUnless(isLevel(value), 'level'),
        parseHTML: (element) => (element.dataset.level ? Number(element.dataset.level) : listMark(element).level),
        renderHTML: ({ level }) => ({ 'data-level': level }),
      },
    };
  },

  parseHTML() {
    return [
      { tag: 'p[data-kind]', priority: 60, getAttrs: (element) => (isOwn(element) ? null : false) },
      { tag: 'li > p', priority: 60 },
      { tag: 'li', getAttrs: (element) => (element.querySelector(':scope > p') ? false : null) },
    ];
  },

  renderHTML({ HTMLAttributes }) {
    return ['p', { class: 'item', ...HTMLAttributes }, 0];
  },

  addInputRules() {
    return [
      new InputRule({
        find: (text) => {
          const marker = typedMarker(text);
          return marker ? { index: 0, text, data: marker } : null;
        },
        handler: ({ state, range, match }) => {
          const parent = state.doc.resolve(range.from).parent.type.name;
          if (parent !== 'paragraph' && parent !== 'item') return null;
          if (parent === 'item' && isMarkTyped(this.editor, range.from)) return null;
          rememberTypedMark(this.editor, range.from);
          const { kind, level } = match.data as ItemMark;
          state.tr.delete(range.from, range.to);
          state.tr.setBlockType(range.from, range.from, this.type, { kind, level });
          return undefined;
        },
      }),
    ];
  },

  addKeyboardShortcuts() {
    const run = (command: Command) => () => command(this.editor.state, this.editor.view.dispatch);
    return {
      Enter: () => {
        forgetTypedMark(this.editor);
        return run(splitItem)();
      },
      'Shift-Enter': run(splitToParagraph),
      Tab: run(shiftItems(1)),
      'Shift-Tab': run(shiftItems(-1)),
      'Mod-Shift-8': run(makeItems({ kind: 'square', level: 0 })),
      'Mod-Shift-7': run(makeItems({ kind: 'number', level: 0 })),
    };
  },
});

function isLevel(value: unknown): value is ItemLevel {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 7;
}

/** The editor's check of an attribute speaks by throwing. */
function refuseUnless(fits: boolean, name: string): void {
  if (!fits) throw new RangeError(`an item cannot have this ${name}`);
}

function isOwn(element: HTMLElement): boolean {
  return KINDS.includes(element.dataset.kind as ItemKind) && isLevel(Number(element.dataset.level));
}

const BULLETS: readonly ItemKind[] = ['square', 'circle', 'dash', 'dot'];

/** What an entry of a pasted list becomes: ordered lists are numbered, others take □ ○ - ㆍ by their depth. */
function listMark(element: HTMLElement): ItemMark {
  let depth = -1;
  for (let at = element.closest('ol, ul'); at; at = at.parentElement?.closest('ol, ul') ?? null) depth += 1;
  const level = Math.min(7, Math.max(0, depth)) as ItemLevel;
  if (element.closest('ol, ul')?.tagName === 'OL') return { kind: 'number', level };
  return { kind: BULLETS[level] ?? 'dot', level };
}
