import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { HwpDocument, initSync } from '@rhwp/core';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { isRefusal } from '../../../shared/kernel/refusal.ts';
import { originalText } from '../../../shared/originals/plain-text.ts';
import { cell, writtenPaper } from '../../../shared/testing/written-paper.ts';
import { packHwpx } from '../../rendering/pack-hwpx.ts';
import { readOriginalFile } from '../read-original.ts';
import { hwpTables, tablesIn } from './hwp-tables.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gyeol-deep-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A .hwp whose last table holds another one, and so on; the head of the form has two tables of its own. */
function nested(depth: number): Buffer {
  const entries = unzipSync(
    packHwpx(writtenPaper([{ type: 'table', columns: [1], rows: [{ cells: [cell('가장 속의 글')] }] }])),
  );
  const section = strFromU8(entries['Contents/section0.xml'] ?? new Uint8Array());
  const words = section.indexOf('가장 속의 글');
  const begin = section.lastIndexOf('<hp:tbl ', words);
  const end = section.indexOf('</hp:tbl>', words) + '</hp:tbl>'.length;
  const table = section.slice(begin, end);
  let whole = table;
  for (let level = 1; level < depth; level += 1) {
    whole = table
      .replace(/<hp:t>[^<]*가장 속의 글<\/hp:t>/, `${whole}<hp:t/>`)
      .replace(/<hp:tbl id="\d+"/, `<hp:tbl id="${2_000_000_000 + level}"`);
  }
  const changed = strToU8(`${section.slice(0, begin)}${whole}${section.slice(end)}`);
  Object.assign(globalThis, { measureTextWidth: (_font: string, text: string) => text.length * 10 });
  initSync({ module: readFileSync(fileURLToPath(import.meta.resolve('@rhwp/core/rhwp_bg.wasm'))) });
  const document = new HwpDocument(zipSync({ ...entries, 'Contents/section0.xml': changed }));
  const bytes = Buffer.from(document.exportHwp());
  document.free();
  return bytes;
}

async function read(bytes: Buffer) {
  const file = path.join(folder, 'nested.hwp');
  writeFileSync(file, bytes);
  return readOriginalFile(file, 'hwp');
}

test.each([1, 3, 8])('tables %d deep are counted and shown to the innermost', async (depth) => {
  const bytes = nested(depth);
  expect(hwpTables(bytes, true)).toEqual({ count: depth + 2, deepest: depth });
  const reading = await read(bytes);
  if (isRefusal(reading)) throw new Error(reading.refused);
  expect(originalText(reading)).toContain('가장 속의 글');
  expect(reading.leftOut.filter(({ reason }) => reason === 'unreadablePart')).toEqual([]);
});

test.each([9, 15])('tables %d deep are refused', async (depth) => {
  expect(await read(nested(depth))).toMatchObject({ refused: 'too-deep' });
});

test('a .hwp with a password or made for distribution is refused by name, and so is one of other bytes', async () => {
  const flagged = (flags: number) => {
    const bytes = Buffer.from(nested(1));
    const header = bytes.indexOf('HWP Document File');
    bytes.writeUInt32LE(bytes.readUInt32LE(header + 36) | flags, header + 36);
    return bytes;
  };
  expect(await read(flagged(2))).toEqual({ refused: 'encrypted' });
  expect(await read(flagged(4))).toEqual({ refused: 'distribution-only' });
  expect(await read(Buffer.alloc(2_000, 1))).toEqual({ refused: 'damaged' });
});

// rhwp drops every table of a file in which some stand sixteen deep, and reports no loss: so nobody asks it about them.
test('in the records of a text tables forty deep are counted, long records among them and other controls not', () => {
  const record = (tag: number, level: number, body: Buffer, isLong = false) => {
    const head = Buffer.alloc(isLong ? 8 : 4);
    head.writeUInt32LE((((isLong ? 0xfff : body.length) << 20) | (level << 10) | tag) >>> 0);
    if (isLong) head.writeUInt32LE(body.length, 4);
    return Buffer.concat([head, body]);
  };
  const control = (level: number, name: string, isLong = false) =>
    record(71, level, Buffer.concat([Buffer.from(name).reverse(), Buffer.alloc(12)]), isLong);
  const paragraph = (level: number) => record(66, level, Buffer.alloc(22));
  const deep = Array.from({ length: 40 }, (_, at) => [paragraph(at * 2), control(at * 2 + 1, 'tbl ', at % 3 === 0)]);
  const beside = [paragraph(0), control(1, 'tbl '), control(1, 'gso '), paragraph(0), control(1, 'tbl ')];
  expect(tablesIn([Buffer.concat([...deep.flat(), ...beside])])).toEqual({ count: 42, deepest: 40 });
  expect(() => tablesIn([Buffer.from([71, 0, 0xf0, 0xff, 1])])).toThrow('damaged');
});
