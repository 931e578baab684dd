import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HwpDocument, initSync } from '@rhwp/core';
import { squeezed } from '../../../shared/testing/paper-words.ts';
import type { ReadCell, ReadTable } from './written-body.ts';

/** What rhwp finds in a file: its words one after the other, the tables by themselves, and its first page drawn. */
export type ReadByRhwp = {
  readonly words: string;
  readonly tables: readonly ReadTable[];
  readonly firstPage: string;
};

/** The controls of a paragraph before its table: section, columns, running head, page number. */
const MOST_CONTROLS = 6;

export function readByRhwp(file: Uint8Array): ReadByRhwp {
  return openedByRhwp(file, (document) => {
    const words = squeezed(String(JSON.parse(document.getTextFileUnicode())));
    return { words, tables: tablesOf(document), firstPage: document.renderPageSvg(0) };
  });
}

/** All pages of a file as rhwp draws them (SVG). */
export function pagesByRhwp(file: Uint8Array): readonly string[] {
  return openedByRhwp(file, (document) =>
    Array.from({ length: document.pageCount() }, (_, page) => document.renderPageSvg(page)),
  );
}

function openedByRhwp<Value>(file: Uint8Array, use: (document: HwpDocument) => Value): Value {
  // It asks a browser how wide a text is: a Hangul is as wide as the letters are high, all others half of that.
  const measureTextWidth = (font: string, text: string) =>
    Number(/([\d.]+)px/.exec(font)?.[1] ?? 10) *
    [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x1100 ? 0.5 : 1), 0);
  Object.assign(globalThis, { measureTextWidth });
  initSync({ module: readFileSync(fileURLToPath(import.meta.resolve('@rhwp/core/rhwp_bg.wasm'))) });
  const document = new HwpDocument(file);
  try {
    return use(document);
  } finally {
    document.free();
  }
}

function tablesOf(document: HwpDocument): ReadTable[] {
  return Array.from({ length: document.getParagraphCount(0) }).flatMap((_, paragraph) =>
    Array.from({ length: MOST_CONTROLS }).flatMap((__, control) => tableAt(document, paragraph, control)),
  );
}

function tableAt(document: HwpDocument, paragraph: number, control: number): ReadTable[] {
  let dimensions: { readonly rowCount: number; readonly colCount: number };
  try {
    dimensions = JSON.parse(document.getTableDimensions(0, paragraph, control));
  } catch {
    // It has no way to ask what a control is: one that is no table throws.
    return [];
  }
  const boxes: readonly CellBox[] = JSON.parse(document.getTableCellBboxes(0, paragraph, control));
  const cells = new Map(boxes.map((box) => [box.cellIdx, cellOf(document, { paragraph, control }, box)]));
  return [{ rows: dimensions.rowCount, columns: dimensions.colCount, cells: [...cells.values()] }];
}

type CellBox = {
  readonly cellIdx: number;
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
};

const LONGEST_TEXT = 100_000;

function cellOf(
  document: HwpDocument,
  { paragraph, control }: { readonly paragraph: number; readonly control: number },
  { cellIdx, row, col, rowSpan, colSpan }: CellBox,
): ReadCell {
  const count = document.getCellParagraphCount(0, paragraph, control, cellIdx);
  const texts = Array.from({ length: count }, (_, index) =>
    document.getTextInCell(0, paragraph, control, cellIdx, index, 0, LONGEST_TEXT),
  );
  return { row, column: col, rowspan: rowSpan, colspan: colSpan, words: squeezed(texts) };
}
