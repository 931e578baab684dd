import { inflateRawSync } from 'node:zlib';
import { ReadingStopped } from '../reading-stopped.ts';
import type { CompoundStreams } from './compound-streams.ts';

const LONG = 0xfff;
const MOST_BYTES = 200 * 1024 * 1024;

/** What a record of the text is; the format has more of them. */
export const HWP_TAG = {
  paragraph: 66,
  text: 67,
  control: 71,
  list: 72,
  equation: 88,
  drawnLetters: 90,
  memo: 93,
} as const;

export type HwpRecord = { readonly tag: number; readonly level: number; readonly body: Buffer };

/** The records of every section of the text, in the order of the file's directory. */
export function hwpSections(streams: CompoundStreams, isPacked: boolean): readonly Buffer[] {
  return streams.named(/^Section\d+$/).map((section) => (isPacked ? unpacked(section) : section));
}

/** A record begins with its tag, its level and its length (HWP 5.0, 4.1), a long one with its length behind them. */
export function* hwpRecords(section: Buffer): Generator<HwpRecord> {
  for (let at = 0; at + 4 <= section.length; ) {
    const head = section.readUInt32LE(at);
    const short = head >>> 20;
    const from = at + (short === LONG ? 8 : 4);
    if (from > section.length) throw new ReadingStopped('damaged');
    const length = short === LONG ? section.readUInt32LE(at + 4) : short;
    yield { tag: head & 0x3ff, level: (head >>> 10) & 0x3ff, body: section.subarray(from, from + length) };
    at = from + length;
  }
}

function unpacked(section: Buffer): Buffer {
  try {
    return inflateRawSync(section, { maxOutputLength: MOST_BYTES });
  } catch (error) {
    const isLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new ReadingStopped(isLarge ? 'too-large' : 'damaged');
  }
}
