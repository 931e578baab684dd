import { once } from 'node:events';
import { promisify } from 'node:util';
import iconv from 'iconv-lite';
import yauzl from 'yauzl';
import { type CsvRecord, readCsv } from '../../../shared/kernel/csv.ts';

/** What an office imports is a list of people or rules: thousands of rows, not millions. */
export const SHEET_LIMITS = { bytes: 5_000_000, unpackedBytes: 50_000_000, rows: 20_000 } as const;

export type SheetFault =
  | { readonly fault: 'too-large' | 'not-a-sheet' | 'too-many-rows' }
  | { readonly fault: 'broken-csv'; readonly line: number };

/**
 * The rows of a CSV (UTF-8, or CP949 as Excel in Korea saves it) or of the first sheet of an XLSX, every cell as the
 * text a person sees. `line` is the row's number in the file, counted from 1, for messages.
 */
export async function readSheet(bytes: Buffer): Promise<{ readonly records: readonly CsvRecord[] } | SheetFault> {
  if (bytes.length > SHEET_LIMITS.bytes) return { fault: 'too-large' };
  const isZip = bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));
  const read = isZip ? await readXlsx(bytes) : readText(bytes);
  if ('records' in read && read.records.length > SHEET_LIMITS.rows) return { fault: 'too-many-rows' };
  return read;
}

function readText(bytes: Buffer): { readonly records: readonly CsvRecord[] } | SheetFault {
  if (bytes.includes(0)) return { fault: 'not-a-sheet' };
  const { records, fault } = readCsv(decode(bytes).normalize('NFC'));
  return fault ? { fault: 'broken-csv', line: fault.line } : { records: records.map(withoutApostrophes) };
}

/** The apostrophe that our own CSV puts before a text like a formula is no part of the text. */
function withoutApostrophes({ line, fields }: CsvRecord): CsvRecord {
  return { line, fields: fields.map((field) => field.replace(/^'(?=[=+\-@\t\r])/, '')) };
}

/** Korean text in CP949 is practically never valid UTF-8, so trying UTF-8 strictly tells the two apart. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Node's own euc-kr lacks the 8,822 syllables that CP949 added to it.
    return iconv.decode(bytes, 'cp949');
  }
}

async function readXlsx(bytes: Buffer): Promise<{ readonly records: readonly CsvRecord[] } | SheetFault> {
  try {
    if ((await unpackedSize(bytes)) > SHEET_LIMITS.unpackedBytes) return { fault: 'too-large' };
    // Loaded with the first sheet that comes: every start would pay for it.
    const { readSheet: readFirstSheet } = await import('read-excel-file/node');
    const rows = await readFirstSheet(bytes);
    const records = rows.map((row, index) => ({ line: index + 1, fields: row.map(textOf) }));
    return { records: records.filter(({ fields }) => fields.some((field) => field !== '')) };
  } catch {
    return { fault: 'not-a-sheet' };
  }
}

const openArchive = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer);

/** By the archive's own directory; the reader then refuses entries that turn out longer than they say. */
async function unpackedSize(bytes: Buffer): Promise<number> {
  const archive = await openArchive(bytes, { lazyEntries: false });
  let size = 0;
  archive.on('entry', (entry: yauzl.Entry) => {
    size += entry.uncompressedSize;
  });
  await once(archive, 'end');
  return size;
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // A date cell carries no time zone: its day is the one that UTC names.
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).normalize('NFC').trim();
}
