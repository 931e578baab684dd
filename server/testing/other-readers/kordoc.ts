import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { squeezed } from '../../../shared/testing/paper-words.ts';
import { CHECKOUT } from '../../platform/checkout.ts';
import type { ReadCell, ReadPart, ReadTable } from './written-body.ts';

/** `npm test` installs it beside the product, whose users do not carry its weight. */
const PLACE = path.join(CHECKOUT, 'scripts/other-readers/node_modules/kordoc/dist/index.js');
export const KORDOC_IS_MISSING = 'kordoc is not installed (npm test installs it)';
/** It puts the name of a picture where the picture stands. */
export const PICTURE_BY_KORDOC = /^(?:!\[image\]\([^)]*\)|image_\d+\.\w+)/;

type KordocCell = { readonly text: string; readonly colSpan: number; readonly rowSpan: number };
type KordocTable = { readonly rows: number; readonly cols: number; readonly cells: readonly (readonly KordocCell[])[] };
type KordocBlock = { readonly type: string; readonly text?: string; readonly table?: KordocTable };
type Kordoc = {
  parse(
    file: ArrayBuffer,
    options: { readonly keepTrailingEmptyCols: boolean },
  ): Promise<{ readonly success: boolean; readonly blocks: readonly KordocBlock[] }>;
  validateHwpx(file: ArrayBuffer): Promise<{ readonly ok: boolean; readonly issues: readonly unknown[] }>;
};

/** The reader; nothing where it is not installed. */
export async function openKordoc(): Promise<Kordoc | undefined> {
  return existsSync(PLACE) ? ((await import(pathToFileURL(PLACE).href)) as Kordoc) : undefined;
}

/** The parts of a file as kordoc finds them. Every place of a table has a cell, and those under a span are empty. */
export async function readByKordoc(kordoc: Kordoc, file: Uint8Array): Promise<readonly ReadPart[]> {
  const { success, blocks } = await kordoc.parse(bufferOf(file), { keepTrailingEmptyCols: true });
  if (!success) throw new Error('kordoc cannot read the file');
  return blocks.map(({ table, text }) => (table ? tableOf(table) : squeezed(text ?? ''))).filter((part) => part !== '');
}

export async function kordocFaults(kordoc: Kordoc, file: Uint8Array): Promise<readonly unknown[]> {
  const { ok, issues } = await kordoc.validateHwpx(bufferOf(file));
  return ok ? issues : ['not ok', ...issues];
}

function tableOf({ rows, cols, cells }: KordocTable): ReadTable {
  const covered = new Set<string>();
  const found: ReadCell[] = [];
  cells.forEach((line, row) => {
    line.forEach(({ text, colSpan, rowSpan }, column) => {
      if (covered.has(`${row}:${column}`)) return;
      for (let down = 0; down < rowSpan; down += 1) {
        for (let right = 0; right < colSpan; right += 1) covered.add(`${row + down}:${column + right}`);
      }
      found.push({ row, column, rowspan: rowSpan, colspan: colSpan, words: squeezed(text) });
    });
  });
  return { rows, columns: cols, cells: found };
}

function bufferOf(file: Uint8Array): ArrayBuffer {
  return new Uint8Array(file).buffer;
}
