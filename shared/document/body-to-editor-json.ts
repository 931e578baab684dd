import type { Block, Body, Run, TableBlock } from './body.ts';
import { TEXT_WIDTH } from './table-geometry.ts';

/** The editor's JSON of a body: what a redraft or a draft made by a program opens with. `readEditorJson` undoes it. */
export function bodyToEditorJson(body: Body): unknown {
  const first = body.blocks[0];
  // The editor cannot be empty, and 붙임 cannot be all it holds: it stands on one empty paragraph.
  const footing = first === undefined || first.type === 'enclosures' ? [{ type: 'paragraph' }] : [];
  const attrs = body.breaking ? { attrs: { breaking: body.breaking } } : {};
  return { type: 'doc', ...attrs, content: [...footing, ...body.blocks.map(blockJson)] };
}

function blockJson(block: Block): unknown {
  switch (block.type) {
    case 'heading':
      return { type: 'heading', ...contentJson(block.content) };
    case 'paragraph':
      return {
        type: 'paragraph',
        ...(block.align ? { attrs: { align: block.align } } : {}),
        ...contentJson(block.content),
      };
    case 'item':
      return { type: 'item', attrs: { kind: block.kind, level: block.level }, ...contentJson(block.content) };
    case 'table':
      return tableJson(block);
    case 'image': {
      const { type, caption, decorative, ...attrs } = block;
      return {
        type,
        attrs: { ...attrs, decorative: decorative ?? false },
        content: [{ type: 'caption', ...contentJson(caption) }],
      };
    }
    case 'enclosures':
      return {
        type: 'enclosures',
        attrs: { colon: block.colon ?? false },
        content: block.items.map((item) => ({ type: 'enclosure', ...contentJson(item) })),
      };
  }
}

function contentJson(runs: readonly Run[]): { content?: unknown[] } {
  if (runs.length === 0) return {};
  return {
    content: runs.map((run) => {
      const marks = [
        ...(run.href === undefined ? [] : [{ type: 'link', attrs: { href: run.href } }]),
        ...(run.bold ? [{ type: 'bold' }] : []),
        ...(run.underline ? [{ type: 'underline' }] : []),
        ...(run.closed ? [{ type: 'closed', attrs: { grounds: run.closed, ...closingOf(run) } }] : []),
      ];
      return { type: 'text', text: run.text, ...(marks.length > 0 ? { marks } : {}) };
    }),
  };
}

function tableJson(table: TableBlock): unknown {
  const covered = new Array<number>(table.columns.length).fill(0);
  const rows = table.rows.map((row) => {
    let column = 0;
    const content = row.cells.map((cell) => {
      while ((covered[column] ?? 0) > 0) column += 1;
      const colwidth: number[] = [];
      for (let step = 0; step < cell.colspan; step += 1, column += 1) {
        colwidth.push((table.columns[column] ?? 0) * TEXT_WIDTH);
        covered[column] = cell.rowspan;
      }
      const blocks = cell.content.length === 0 ? [{ type: 'paragraph' }] : cell.content.map(blockJson);
      const attrs = {
        colspan: cell.colspan,
        rowspan: cell.rowspan,
        colwidth,
        align: cell.align ?? null,
        closed: cell.closed ?? null,
        ...closingOf(cell),
      };
      return { type: cell.header ? 'tableHeader' : 'tableCell', attrs, content: blocks };
    });
    for (let index = 0; index < covered.length; index += 1) covered[index] = Math.max(0, (covered[index] ?? 0) - 1);
    return { type: 'tableRow', ...(content.length > 0 ? { content } : {}) };
  });
  const attrs = table.closed ? { attrs: { closed: table.closed, ...closingOf(table) } } : {};
  return { type: 'table', ...attrs, content: rows };
}

function closingOf({ closing }: Pick<Run, 'closing'>): Pick<Run, 'closing'> {
  return closing ? { closing } : {};
}
