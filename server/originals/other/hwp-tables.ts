import { inflateRawSync } from 'node:zlib';
import { ReadingStopped } from '../reading-stopped.ts';
import { CompoundStreams } from './compound-streams.ts';

const CONTROL = 71;
/** `tbl ` as a number: the control that is a table. */
const TABLE = 0x74626c20;
const LONG = 0xfff;
const MOST_BYTES = 200 * 1024 * 1024;

/** How many tables the text of a .hwp has, and how many of them stand in one another. */
export type HwpTables = { readonly count: number; readonly deepest: number };

/**
 * Counts the tables in the records of the text itself: the converter leaves out all of them, and says nothing, where
 * some stand sixteen deep.
 */
export function hwpTables(hwp: Buffer, isPacked: boolean): HwpTables {
  const sections = new CompoundStreams(hwp).named(/^Section\d+$/);
  return tablesIn(sections.map((section) => (isPacked ? unpacked(section) : section)));
}

/** The same of the records of sections. */
export function tablesIn(sections: readonly Buffer[]): HwpTables {
  let count = 0;
  let deepest = 0;
  for (const section of sections) {
    const open: number[] = [];
    for (const { level, isTable } of controls(section)) {
      while ((open.at(-1) ?? -1) >= level) open.pop();
      if (!isTable) continue;
      open.push(level);
      count += 1;
      deepest = Math.max(deepest, open.length);
    }
  }
  return { count, deepest };
}

/** A record begins with its tag, its level and its length (HWP 5.0, 4.1), a long one with its length behind them. */
function* controls(records: Buffer): Generator<{ readonly level: number; readonly isTable: boolean }> {
  for (let at = 0; at + 4 <= records.length; ) {
    const head = records.readUInt32LE(at);
    const short = head >>> 20;
    const body = at + (short === LONG ? 8 : 4);
    if (body > records.length) throw new ReadingStopped('damaged');
    const length = short === LONG ? records.readUInt32LE(at + 4) : short;
    if ((head & 0x3ff) === CONTROL && body + 4 <= records.length) {
      yield { level: (head >>> 10) & 0x3ff, isTable: records.readUInt32LE(body) === TABLE };
    }
    at = body + length;
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
