import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { CompoundStreams } from '../originals/other/compound-streams.ts';
import { type HwpRecord, hwpRecords } from '../originals/other/hwp-records.ts';
import { type CompoundTree, compoundFile } from './compound-file.ts';

const streamOf = (streams: CompoundStreams, name: RegExp) => streams.named(name)[0] ?? Buffer.alloc(0);

/** The records of the only section. */
export function recordsOf(hwp: Buffer): readonly HwpRecord[] {
  return [...hwpRecords(inflateRawSync(streamOf(new CompoundStreams(hwp), /^Section0$/)))];
}

/** The same file with other records, written into a compound file of our own; `beside` are further storages of it. */
export function withRecords(hwp: Buffer, records: readonly HwpRecord[], beside: CompoundTree = {}): Buffer {
  const streams = new CompoundStreams(hwp);
  return compoundFile({
    FileHeader: streamOf(streams, /^FileHeader$/),
    DocInfo: streamOf(streams, /^DocInfo$/),
    BodyText: { Section0: deflateRawSync(Buffer.concat(records.flatMap(written))) },
    ...beside,
  });
}

function written({ tag, level, body }: HwpRecord): readonly Buffer[] {
  const isLong = body.length >= 0xfff;
  const head = Buffer.alloc(isLong ? 8 : 4);
  head.writeUInt32LE((((isLong ? 0xfff : body.length) << 20) | (level << 10) | tag) >>> 0);
  if (isLong) head.writeUInt32LE(body.length, 4);
  return [head, body];
}

export function u16(number: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(number);
  return bytes;
}

export function u32(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

/** Words behind their length. */
export const counted = (words: string) => Buffer.concat([u16(words.length), Buffer.from(words, 'utf16le')]);
const idOf = (name: string) => Buffer.from(name, 'latin1').reverse();

/** The letter in a text at which a control stands. */
export const standsHere = (code: number, name: string) =>
  Buffer.concat([u16(code), idOf(name), Buffer.alloc(8), u16(code)]);

export const control = (level: number, name: string, ...body: readonly Buffer[]): HwpRecord => ({
  ...{ tag: 71, level },
  body: Buffer.concat([idOf(name), ...body]),
});

/** What stands at the head of the paragraphs of a note, a cell, a memo. */
export const listHead = (level: number): HwpRecord => ({
  ...{ tag: 72, level },
  body: Buffer.concat([u32(1), u32(0), u32(1_000), u32(1_000)]),
});

export function paragraph(
  level: number,
  parts: readonly (string | Buffer)[],
  controls: readonly HwpRecord[] = [],
): readonly HwpRecord[] {
  const words = parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf16le') : part));
  const text = Buffer.concat([...words, u16(13)]);
  const head = Buffer.concat([u32(text.length / 2), Buffer.alloc(8), u16(1), Buffer.alloc(10)]);
  return [
    { tag: 66, level, body: head },
    { tag: 67, level: level + 1, body: text },
    { tag: 68, level: level + 1, body: Buffer.alloc(8) },
    ...controls,
  ];
}
