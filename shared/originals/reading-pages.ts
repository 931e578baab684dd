import { headRowCount } from '../document/table-heads.ts';
import { placeCells } from '../document/table-places.ts';
import {
  type ReadBlock,
  type ReadCell,
  type ReadDocument,
  type ReadPart,
  type ReadRow,
  readRunsText,
} from './read-document.ts';

/** What one page of 문서 보기 shows: whole parts where they are short, a piece of one where it is long. */
export type ReadingPage = readonly ReadPart[];

/** Some thirty sheets of paper: a browser and a screen reader take it in at once. */
const PAGE_WEIGHT = 60_000;
const CELL_WEIGHT = 30;

/** The document cut into pages; always at least one. */
export function readingPages({ parts }: Pick<ReadDocument, 'parts'>): readonly ReadingPage[] {
  const pages: ReadPart[][] = [];
  let room = 0;
  for (const part of parts) {
    for (const [at, piece] of piecesOf(part).entries()) {
      const weight = weightOf(piece);
      if (pages.length === 0 || weight > room) {
        pages.push([]);
        room = PAGE_WEIGHT;
      }
      const name = at === 0 || part.name === '' ? part.name : `${part.name} (이어짐)`;
      pages.at(-1)?.push({ ...part, name, blocks: piece });
      room -= weight;
    }
  }
  return pages.length === 0 ? [[]] : pages;
}

function piecesOf({ blocks }: ReadPart): readonly (readonly ReadBlock[])[] {
  const pieces: ReadBlock[][] = [[]];
  let weight = 0;
  for (const block of blocks.flatMap(shortTables)) {
    const own = weightOf([block]);
    if (weight > 0 && weight + own > PAGE_WEIGHT) {
      pieces.push([]);
      weight = 0;
    }
    pieces.at(-1)?.push(block);
    weight += own;
  }
  return pieces;
}

/** A table that is longer than a page, in several, each with the same heads. */
function shortTables(block: ReadBlock): readonly ReadBlock[] {
  if (block.type !== 'table' || weightOf([block]) <= PAGE_WEIGHT) return [block];
  const heads = headRows(block.rows);
  const tables: ReadBlock[] = [];
  let rows: ReadRow[] = [];
  let weight = 0;
  let covered = 0;
  for (const row of block.rows.slice(heads.length)) {
    const own = rowWeight(row);
    if (rows.length > 0 && covered === 0 && weight + own > PAGE_WEIGHT) {
      tables.push({ ...block, rows: [...heads, ...rows] });
      rows = [];
      weight = 0;
    }
    rows.push(row);
    weight += own;
    // A cell that reaches down keeps its rows together.
    covered = Math.max(covered - 1, 0, ...row.cells.map(({ rowspan }) => rowspan - 1));
  }
  return [...tables, { ...block, rows: [...heads, ...rows] }];
}

/** The rows at the top that name the columns. */
export function headRows(rows: readonly ReadRow[]): readonly ReadRow[] {
  return rows.slice(
    0,
    headRowCount(placeCells(rows), rows.length, ({ content }: ReadCell) => content.length === 0),
  );
}

function rowWeight({ cells }: ReadRow): number {
  return cells.reduce((sum, cell) => sum + CELL_WEIGHT + weightOf(cell.content), 0);
}

/** How much of a page these parts take, about as many letters: what bounds a document of very many cells too. */
export function partsWeight(parts: readonly ReadPart[]): number {
  return parts.reduce((sum, { blocks }) => sum + weightOf(blocks), 0);
}

function weightOf(blocks: readonly ReadBlock[]): number {
  return blocks.reduce((sum, block) => sum + blockWeight(block), 0);
}

function blockWeight(block: ReadBlock): number {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return CELL_WEIGHT + readRunsText(block.content).length;
    case 'table':
      return block.rows.reduce((sum, row) => sum + rowWeight(row), 0);
    case 'frame':
      return CELL_WEIGHT + weightOf(block.content);
    case 'object':
      return CELL_WEIGHT + block.text.length;
  }
}
