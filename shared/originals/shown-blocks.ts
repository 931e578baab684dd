import {
  type ObjectKind,
  type ReadBlock,
  type ReadCell,
  type ReadPart,
  type ReadTable,
  readRunsText,
} from './read-document.ts';

/** How the page and the PDF of 문서 보기 name what has no text of its own. */
export const OBJECT_NAMES: Readonly<Record<ObjectKind, string>> = {
  picture: '그림',
  equation: '수식',
  chart: '차트',
  drawing: '그리기 개체',
  embedded: '들어 있는 파일',
  formField: '양식 칸',
};

/** The blocks below the name of their part: a slide is named after its title, which is not said twice. */
export function belowName({ kind, name, blocks }: ReadPart): readonly ReadBlock[] {
  const [first, ...others] = blocks;
  const isNamed =
    kind === 'slide' &&
    first?.type === 'heading' &&
    first.content.every(({ note, href }) => note === undefined && href === undefined) &&
    name.endsWith(`: ${readRunsText(first.content).replace(/\s+/g, ' ')}`);
  return isNamed ? others : blocks;
}

/** A table of a single cell is a box that somebody drew around a text, and no table to who hears it. */
export function boxOf({ rows }: Pick<ReadTable, 'rows'>): ReadCell | undefined {
  const [first, ...others] = rows;
  const [only, ...beside] = first?.cells ?? [];
  return others.length === 0 && beside.length === 0 ? only : undefined;
}

/** 1,234.5, △3.2%, (7): figures of a column stand under each other. A number in order or a year stays as text does. */
const FIGURE = /^[-+△▲]?\(?(\d{1,3}(,\d{3})+(\.\d+)?|\d+\.\d+|\d+(?=%))%?\)?$/u;

export function isFigure({ header, content: [only, ...others] }: ReadCell): boolean {
  return !header && others.length === 0 && only?.type === 'paragraph' && FIGURE.test(readRunsText(only.content).trim());
}

/**
 * All cells of all tables, those within cells too, each as often as the places it spans: what a painter's work grows
 * with.
 */
export function cellCount(parts: readonly Pick<ReadPart, 'blocks'>[]): number {
  return parts.reduce((sum, { blocks }) => sum + cellsOf(blocks), 0);
}

function cellsOf(blocks: readonly ReadBlock[]): number {
  let count = 0;
  for (const block of blocks) {
    if (block.type === 'frame') count += cellsOf(block.content);
    if (block.type !== 'table') continue;
    for (const { cells } of block.rows) {
      for (const { colspan, rowspan, content } of cells) count += colspan * rowspan + cellsOf(content);
    }
  }
  return count;
}
