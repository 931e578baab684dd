import { Extension } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ENCLOSURES_LABEL, enclosureLabel } from '../../../../shared/document/plain-text.ts';
import { publicLetters } from '../../../../shared/document/private-letters.ts';
import { enclosuresOf } from '../enclosures/enclosures.ts';
import { blockLabels } from '../numbering/numbering.ts';
import { sliceOfText, withMarks, writtenEnclosures } from './paste.ts';

/**
 * What comes in from other programs gets items for its marks; what goes out carries the marks as text, because
 * whatever it is pasted into knows nothing of computed ones. HTML is only ever read by the editor's own parser:
 * nothing here touches markup, so Trusted Types need no further policy. Letters that only a foreign font knows become
 * the signs that they draw.
 */
export const Clipboard = Extension.create({
  name: 'clipboard',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          transformPastedText: withSigns,
          transformPastedHTML: withSigns,
          clipboardTextParser: (text, $context, plain) => sliceOfText($context.doc.type.schema, text, plain),
          transformPasted: (slice, _view, plain) => (plain ? slice : withMarks(slice)),
          clipboardTextSerializer: (_slice, view) => labelledText(view),
        },
        appendTransaction: (transactions, _before, state) => {
          if (!transactions.some((tr) => tr.docChanged && tr.getMeta('uiEvent') === 'paste')) return null;
          const written = writtenEnclosures(state.doc);
          if (!written || written.from === 0) return null;
          const list = enclosuresOf(state.schema, written.entries, written.colon);
          return state.tr.replaceWith(written.from, state.doc.content.size, list);
        },
      }),
    ];
  },
});

/** The selected text, one line per block, with the marks the reader sees in the document. */
/** What is not known stays as it is: the check before submission names it. */
function withSigns(text: string): string {
  return publicLetters(text, (letter) => letter);
}

function labelledText({ state }: EditorView): string {
  const { from, to, $from, $to } = state.selection;
  if ($from.sameParent($to) && $from.parent.isTextblock && from > $from.start()) return state.doc.textBetween(from, to);
  const labels = blockLabels(state.doc);
  const lines: string[] = [];
  state.doc.forEach((node, offset, index) => {
    const [start, end] = [offset, offset + node.nodeSize];
    if (end <= from || start >= to) return;
    if (node.type.name === 'table') lines.push(...tableLines(node));
    else if (node.type.name === 'enclosures') lines.push(...enclosureLines(node));
    else {
      const text = node.textBetween(Math.max(0, from - start - 1), Math.min(node.content.size, to - start - 1));
      // A selection that begins inside a block has left its mark behind.
      const label = from <= start + 1 ? (labels[index] ?? '') : '';
      lines.push(label ? `${label} ${text}` : text);
    }
  });
  return lines.join('\n');
}

function tableLines(table: DocumentNode): string[] {
  return childrenOf(table).map((row) =>
    childrenOf(row)
      .map((cell) => cell.textBetween(0, cell.content.size, ' '))
      .join('\t'),
  );
}

function enclosureLines(list: DocumentNode): string[] {
  const lines = childrenOf(list).map((entry, index) => {
    const label = enclosureLabel(index, list.childCount);
    return label ? `${label} ${entry.textContent}` : entry.textContent;
  });
  return [`${ENCLOSURES_LABEL}${list.attrs.colon ? ' :' : ''}  ${lines[0] ?? ''}`, ...lines.slice(1)];
}

function childrenOf(node: DocumentNode): DocumentNode[] {
  const children: DocumentNode[] = [];
  node.forEach((child) => {
    children.push(child);
  });
  return children;
}
