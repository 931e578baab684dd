import { type Attribute, type Attributes, Extension } from '@tiptap/core';
import {
  TableRow,
  TableCell as TiptapCell,
  TableHeader as TiptapHeader,
  Table as TiptapTable,
} from '@tiptap/extension-table';
import { type Command, Plugin, TextSelection } from '@tiptap/pm/state';
import { NARROWEST } from '../../../../shared/document/table-geometry.ts';
import { pastedAlign } from '../clipboard/pasted-style.ts';
import { closedAttributesOfWhole } from '../closed/closed.ts';
import { insideTable } from '../item/item-commands.ts';

const Table = TiptapTable.extend({
  addAttributes() {
    return { ...this.parent?.(), ...closedAttributesOfWhole };
  },
}).configure({ resizable: true, cellMinWidth: NARROWEST, allowTableNodeSelection: true });

const atLeastOne = (value: unknown) => {
  if (!Number.isInteger(value) || Number(value) < 1) throw new RangeError('a cell covers at least one column and row');
};

/** Spreadsheets give one width to a cell that covers several columns; such a width says nothing about any of them. */
function widthsOf(element: HTMLElement, parse: ((element: HTMLElement) => unknown) | undefined): unknown {
  const widths = parse?.(element);
  const covered = Math.max(1, Number(element.getAttribute('colspan') ?? 1));
  return Array.isArray(widths) && widths.length === covered && widths.every((width) => width > 0) ? widths : null;
}

/** A cell holds paragraphs and items: never a table, a heading or 붙임. */
function cellAttributes(attributes: Record<string, Partial<Attribute>>): Record<string, Partial<Attribute>> {
  return {
    ...attributes,
    colspan: { ...attributes.colspan, validate: atLeastOne },
    rowspan: { ...attributes.rowspan, validate: atLeastOne },
    align: { ...attributes.align, parseHTML: pastedAlign },
    ...closedAttributesOfWhole,
    colwidth: {
      ...attributes.colwidth,
      parseHTML: (element) => widthsOf(element, attributes.colwidth?.parseHTML ?? undefined),
    },
  };
}

const TableCell = TiptapCell.extend({
  content: 'cellBlock+',
  addAttributes() {
    return cellAttributes(this.parent?.() ?? {}) as Attributes;
  },
});
const TableHeader = TiptapHeader.extend({
  content: 'cellBlock+',
  addAttributes() {
    return cellAttributes(this.parent?.() ?? {}) as Attributes;
  },
});

/** Keeps a paragraph after a table that would otherwise close the text, so that the cursor can go on below it. */
const RoomAfterTable = Extension.create({
  name: 'roomAfterTable',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        appendTransaction: (transactions, _before, state) => {
          if (!transactions.some((tr) => tr.docChanged)) return null;
          const { doc, schema } = state;
          const closed = doc.lastChild?.type.name === 'enclosures';
          const last = doc.maybeChild(doc.childCount - (closed ? 2 : 1));
          const paragraph = schema.nodes.paragraph;
          if (last?.type.name !== 'table' || !paragraph) return null;
          return state.tr.insert(doc.content.size - (closed ? (doc.lastChild?.nodeSize ?? 0) : 0), paragraph.create());
        },
      }),
    ];
  },
});

export const tableExtensions = [Table, TableRow, TableCell, TableHeader, RoomAfterTable];

/** Puts a table after the block of the cursor, or in its place when that block is empty. */
export function insertTable(rows: number, columns: number): Command {
  return (state, dispatch) => {
    const { table, tableRow, tableCell, tableHeader } = state.schema.nodes;
    const { $from } = state.selection;
    if (!table || !tableRow || !tableCell || !tableHeader || insideTable(state) || $from.depth === 0) return false;
    if ($from.node(1).type.name === 'enclosures') return false;
    const lines = Array.from({ length: rows }, (_row, at) =>
      tableRow.create(
        null,
        Array.from({ length: columns }, () => (at === 0 ? tableHeader : tableCell).createAndFill() ?? []).flat(),
      ),
    );
    const block = $from.node(1);
    const replaces = block.type.name === 'paragraph' && block.content.size === 0;
    const start = replaces ? $from.before(1) : $from.after(1);
    const tr = state.tr.replaceWith(start, $from.after(1), table.create(null, lines));
    dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(start + 4))).scrollIntoView());
    return true;
  };
}
