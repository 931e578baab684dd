import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { isRefusal } from '../../../shared/kernel/refusal.ts';
import { originalText } from '../../../shared/originals/plain-text.ts';
import { unreadReason } from '../../../shared/originals/unread-file.ts';
import { cell, writtenPaper } from '../../../shared/testing/written-paper.ts';
import { packHwpx } from '../../rendering/pack-hwpx.ts';
import type { CompoundTree } from '../../testing/compound-file.ts';
import { recordsOf, withRecords } from '../../testing/hwp-file.ts';
import { readOriginalFile } from '../read-original.ts';
import { CompoundStreams } from './compound-streams.ts';
import { hwpOf } from './hwp-converter.ts';
import { type HwpRecord, hwpSections } from './hwp-records.ts';
import { tablesIn } from './hwp-tables.ts';

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
  return hwpOf(zipSync({ ...entries, 'Contents/section0.xml': changed }));
}

const tablesOf = (hwp: Buffer) => tablesIn(hwpSections(new CompoundStreams(hwp), true));

async function read(bytes: Buffer) {
  const file = path.join(folder, 'nested.hwp');
  writeFileSync(file, bytes);
  return readOriginalFile(file, 'hwp');
}

test.each([1, 3, 8])('tables %d deep are counted and shown to the innermost', async (depth) => {
  const bytes = nested(depth);
  expect(tablesOf(bytes)).toEqual({ count: depth + 2, deepest: depth });
  const reading = await read(bytes);
  if (isRefusal(reading)) throw new Error(reading.refused);
  expect(originalText(reading)).toContain('가장 속의 글');
  expect(reading.leftOut.filter(({ reason }) => reason === 'unreadablePart')).toEqual([]);
});

const endOf = (records: readonly HwpRecord[], from: number) => {
  const level = records[from]?.level ?? 0;
  const end = records.findIndex((each, at) => at > from && each.level <= level);
  return end < 0 ? records.length : end;
};

/**
 * The same file as deep as one likes, written record by record into a compound file of our own: the converter writes
 * none that is deeper than fifteen. `beside` are further storages of it.
 */
function writtenDeep(depth: number, beside: CompoundTree = {}): Buffer {
  const hwp = nested(2);
  const records = recordsOf(hwp);
  const tables = records.flatMap(({ tag, body }, at) =>
    tag === 71 && body.readUInt32LE(0) === 0x74626c20 ? [at] : [],
  );
  const [outer = 0, inner = 0] = tables.slice(-2);
  const deeper = (records[inner]?.level ?? 0) - (records[outer]?.level ?? 0);
  const [head, tail] = [records.slice(outer, inner), records.slice(endOf(records, inner), endOf(records, outer))];
  let whole = records.slice(inner, endOf(records, inner)).map((each) => ({ ...each, level: each.level - deeper }));
  for (let level = 1; level < depth; level += 1) {
    whole = [...head, ...whole.map((each) => ({ ...each, level: each.level + deeper })), ...tail];
  }
  const all = [...records.slice(0, outer), ...whole, ...records.slice(endOf(records, outer))];
  return withRecords(hwp, all, beside);
}

test.each([1, 3, 8])('a compound file of our own with tables %d deep is a .hwp to every reader', async (depth) => {
  const bytes = writtenDeep(depth);
  expect(tablesOf(bytes)).toEqual({ count: depth + 2, deepest: depth });
  const reading = await read(bytes);
  if (isRefusal(reading)) throw new Error(reading.refused);
  expect(originalText(reading)).toContain('가장 속의 글');
  expect(reading.leftOut).toEqual([]);
});

test.each([16, 40, 400])(
  'a real .hwp with tables %d deep is refused by name and not shown without them',
  async (depth) => {
    const bytes = writtenDeep(depth);
    expect(tablesOf(bytes).deepest).toBe(depth);
    expect(await read(bytes)).toEqual({ refused: 'too-deep' });
  },
);

test('sixteen .hwp in one another are read to the first, and the page says that files within it are not', async () => {
  let inner: Buffer = writtenDeep(1);
  for (let level = 1; level < 16; level += 1) {
    inner = writtenDeep(1, { BinData: { 'BIN0001.hwp': deflateRawSync(inner), 'BIN0002.png': Buffer.from('?') } });
  }
  const reading = await read(inner);
  if (isRefusal(reading)) throw new Error(reading.refused);
  expect(originalText(reading)).toContain('가장 속의 글');
  expect(reading.leftOut).toEqual([{ reason: 'embedded', count: 1 }]);
  expect(unreadReason(reading)).toBe('embedded');
});

test('a version that a .hwp keeps of itself is counted and not opened: a broken one spoils nothing', async () => {
  const name = Buffer.from('VersionLog0', 'utf16le');
  const bytes = writtenDeep(1, { DocHistory: { VersionLog0: Buffer.alloc(8_000, 1) } });
  // Its entry in the directory begins with its name, and says at 116 where its sectors begin.
  bytes.writeUInt32LE(0x00ffffff, bytes.indexOf(name) + 116);
  const reading = await read(bytes);
  if (isRefusal(reading)) throw new Error(reading.refused);
  expect(originalText(reading)).toContain('가장 속의 글');
  expect(reading.leftOut).toEqual([{ reason: 'embedded', count: 1 }]);
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
