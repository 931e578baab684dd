import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { OriginalFormat, ReadBlock, ReadDocument } from '../../shared/originals/read-document.ts';
import type { ReadingRefusal } from '../../shared/originals/reading-fault.ts';
import { readArchive } from './archive/read-archive.ts';
import { findInFile } from './find-in-file.ts';
import { readHwpx } from './hwpx/read-hwpx.ts';
import { readOdp } from './odf/read-odp.ts';
import { readOds } from './odf/read-ods.ts';
import { readOdt } from './odf/read-odt.ts';
import { readPicture } from './other/read-picture.ts';
import { readCsvFile, readText } from './other/read-text.ts';
import { openOfficePackage } from './package/open-office-package.ts';
import { type OpenPackage, openPackage } from './package/open-package.ts';
import { wordsOfPictures } from './package/packed-pictures.ts';
import type { Read } from './read.ts';
import { ReadingStopped } from './reading-stopped.ts';
import { readXlsx } from './sheet/read-xlsx.ts';
import { readPptx } from './slides/read-pptx.ts';
import type { Source } from './source.ts';
import { withoutControls } from './without-controls.ts';
import { readDocx } from './word/read-docx.ts';

/** Reads one file by the reader of its format. Throws only what is a fault of ours. */
export async function readOriginalFile(source: Source, format: OriginalFormat): Promise<ReadDocument | ReadingRefusal> {
  try {
    const read = await readers[format](source);
    const reached = read.parts.reduce((sum, { blocks }) => sum + rowsReached(blocks), 0);
    if (reached > MOST_ROWS_REACHED) throw new ReadingStopped('too-many-cells');
    const storable = withoutControls(read);
    const { aside = [], ...shown } = storable;
    const unseen = aside.length > 0 ? { aside: aside.map(({ text }) => text) } : {};
    return { v: 1, format, ...shown, ...findInFile(storable), ...unseen };
  } catch (error) {
    if (error instanceof ReadingStopped && isRefusal(error.refusal)) return error.refusal;
    throw error;
  }
}

/**
 * Into how many rows below their own all cells of a file reach together: whoever draws a table looks in every row at
 * all that reach into it. Cells by themselves are limited by what counts them.
 */
const MOST_ROWS_REACHED = 1_000_000;

function rowsReached(blocks: readonly ReadBlock[]): number {
  let reached = 0;
  for (const block of blocks) {
    if (block.type === 'frame') reached += rowsReached(block.content);
    if (block.type !== 'table') continue;
    for (const [at, { cells }] of block.rows.entries()) {
      for (const { rowspan, content } of cells) {
        reached += Math.min(rowspan, block.rows.length - at) - 1 + rowsReached(content);
      }
    }
  }
  return reached;
}

/** The converter and the library of PDF are large: loaded by whom they are needed. */
const readers: Readonly<Record<OriginalFormat, (source: Source) => Promise<Read>>> = {
  hwpx: (source) => inPackage(source, (file) => readHwpx(file)),
  docx: (source) => inPackage(source, readDocx, openOfficePackage),
  xlsx: (source) => inPackage(source, readXlsx, openOfficePackage),
  pptx: (source) => inPackage(source, readPptx, openOfficePackage),
  odt: (source) => inPackage(source, readOdt),
  ods: (source) => inPackage(source, readOds),
  odp: (source) => inPackage(source, readOdp),
  hwp: async (source) => (await import('./other/read-hwp.ts')).readHwp(source),
  pdf: async (source) => (await import('./other/read-pdf.ts')).readPdf(source),
  csv: readCsvFile,
  text: readText,
  picture: readPicture,
  zip: (source) => readArchive(source, (format, bytes) => readers[format](bytes)),
  oldOffice: async () => {
    throw new ReadingStopped('old-format');
  },
};

async function inPackage(
  source: Source,
  read: (file: OpenPackage) => Promise<Read>,
  open: typeof openPackage = openPackage,
): Promise<Read> {
  const file = await open(source);
  try {
    const { aside = [], ...said } = await read(file);
    return { ...said, aside: [...aside, ...(await wordsOfPictures(file))] };
  } finally {
    file.close();
  }
}
