import iconv from 'iconv-lite';
import { readCsv } from '../../../shared/kernel/csv.ts';
import { READING_LIMITS, type ReadBlock, type ReadRow } from '../../../shared/originals/read-document.ts';
import { GrowingText } from '../growing-text.ts';
import type { Read } from '../read.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import { withHeads } from '../sheet/table-head.ts';
import { bytesOf, type Source } from '../source.ts';
import { Tally } from '../tally.ts';

/** A text of four bytes a letter at its longest, and then some. */
const MOST_BYTES = READING_LIMITS.textLength * 5;

/** A text file line by line; `#` of Markdown begins a heading. */
export async function readText(source: Source): Promise<Read> {
  const tally = new Tally();
  const growing = new GrowingText(tally);
  for (const line of decode(await textBytes(source)).split(/\r\n|\r|\n/)) {
    const heading = /^(#{1,6})\s+(\S.*)$/.exec(line);
    growing.begin(heading ? { heading: heading[1]?.length ?? 1 } : {});
    growing.text(heading?.[2] ?? line);
  }
  growing.end();
  return wholeText(growing.blocks, tally);
}

/** A CSV as one table. */
export async function readCsvFile(source: Source): Promise<Read> {
  const tally = new Tally();
  const { records, fault } = readCsv(decode(await textBytes(source)));
  if (fault) return readText(source);
  const kept = records.slice(0, READING_LIMITS.rows);
  tally.leave('rowBeyondLimit', records.length - kept.length);
  const rows = kept.map(
    ({ fields }): ReadRow => ({
      cells: fields.map((field) => {
        tally.cell();
        const growing = new GrowingText(tally);
        growing.text(field);
        growing.end();
        return { colspan: 1, rowspan: 1, content: growing.blocks };
      }),
    }),
  );
  return wholeText(rows.length === 0 ? [] : [{ type: 'table', rows: withHeads(rows) }], tally);
}

function wholeText(blocks: readonly ReadBlock[], tally: Tally): Read {
  return { parts: [{ kind: 'text', name: '', blocks }], facts: [], properties: [], leftOut: tally.leftOut };
}

async function textBytes(source: Source): Promise<Buffer> {
  const bytes = await bytesOf(source);
  if (bytes.length > MOST_BYTES) throw new ReadingStopped('too-large');
  return bytes;
}

/**
 * UTF-16 by its mark; CP949, which Korean programs wrote for decades, is practically never valid UTF-8. What is none of
 * them is no text, whatever its name says: a packed file read as letters would look as if it said nothing.
 */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(bytes, 'utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv.decode(bytes, 'utf16be');
  if (bytes.includes(0)) throw new ReadingStopped('damaged');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return koreanText(bytes);
  }
}

function koreanText(bytes: Buffer): string {
  try {
    return new TextDecoder('euc-kr', { fatal: true }).decode(bytes);
  } catch {
    throw new ReadingStopped('damaged');
  }
}
