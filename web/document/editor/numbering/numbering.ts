import { Extension } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { itemLabels, numberLabel } from '../../../../shared/document/item-labels.ts';
import { enclosureLabel } from '../../../../shared/document/plain-text.ts';
import { markOf } from '../item/item-commands.ts';
import type { ItemMark } from '../item/item-marker.ts';

const numbering = new PluginKey<DecorationSet>('numbering');

/**
 * Draws the marks of items, headings and enclosures: computed by the same function as on every paper, shown by
 * `data-label`, never part of the text. A lone number is drawn dimmed, because the paper will print none.
 */
export const Numbering = Extension.create({
  name: 'numbering',
  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        key: numbering,
        state: {
          init: (_config, { doc }) => decorate(doc),
          apply: (tr, drawn, before) => {
            if (!tr.docChanged) return drawn;
            // Most keys change a text and no mark: then the drawing only has to move along.
            return sameMarks(before.doc, tr.doc) ? drawn.map(tr.mapping, tr.doc) : decorate(tr.doc);
          },
        },
        props: { decorations: (state) => numbering.getState(state) },
      }),
    ];
  },
});

function decorate(doc: DocumentNode): DecorationSet {
  const drawn: Decoration[] = [];
  labelChildren(doc, 0, drawn);
  doc.forEach((node, offset) => {
    if (node.type.name === 'enclosures') labelEnclosures(node, offset, drawn);
    if (node.type.name !== 'table') return;
    node.descendants((cell, pos) => {
      if (cell.type.name !== 'tableCell' && cell.type.name !== 'tableHeader') return true;
      labelChildren(cell, offset + 1 + pos + 1, drawn);
      return false;
    });
  });
  return DecorationSet.create(doc, drawn);
}

function labelChildren(parent: DocumentNode, start: number, drawn: Decoration[]): void {
  const { labels, singles } = itemLabels(blocksOf(parent));
  parent.forEach((node, offset, index) => {
    const lone = singles.has(index);
    const label = lone ? numberLabel(markOf(node).level, 1) : labels[index];
    if (!label) return;
    const from = start + offset;
    drawn.push(
      Decoration.node(from, from + node.nodeSize, { 'data-label': label, ...(lone ? { 'data-lone': '' } : {}) }),
    );
  });
}

type LabelledBlock = { readonly type: 'heading' | 'paragraph' } | ({ readonly type: 'item' } & ItemMark);

/** The blocks as far as numbering looks at them: what carries no label counts as a paragraph. */
function blocksOf(parent: DocumentNode): LabelledBlock[] {
  const blocks: LabelledBlock[] = [];
  parent.forEach((node) => {
    if (node.type.name === 'item') blocks.push({ type: 'item', ...markOf(node) });
    else blocks.push({ type: node.type.name === 'heading' ? 'heading' : 'paragraph' });
  });
  return blocks;
}

function labelEnclosures(list: DocumentNode, start: number, drawn: Decoration[]): void {
  list.forEach((entry, offset, index) => {
    const label = enclosureLabel(index, list.childCount);
    const from = start + 1 + offset;
    if (label) drawn.push(Decoration.node(from, from + entry.nodeSize, { 'data-label': label }));
  });
}

/** True when no block came, went or changed its kind; blocks that were not touched are the same objects. */
function sameMarks(a: DocumentNode, b: DocumentNode): boolean {
  if (a.childCount !== b.childCount) return false;
  for (let index = 0; index < a.childCount; index += 1) {
    const [one, other] = [a.child(index), b.child(index)];
    if (one === other) continue;
    if (!one.isTextblock || !other.isTextblock || !one.sameMarkup(other)) return false;
  }
  return true;
}

/** The labels of the document's blocks, for what is copied out of the editor. */
export function blockLabels(doc: DocumentNode): readonly string[] {
  return itemLabels(blocksOf(doc)).labels;
}
