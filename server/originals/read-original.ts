import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { OriginalFormat, ReadDocument } from '../../shared/originals/read-document.ts';
import type { ReadingRefusal } from '../../shared/originals/reading-fault.ts';
import { readHwpx } from './hwpx/read-hwpx.ts';
import { readCsvFile, readPicture, readText } from './other/read-text.ts';
import { type OpenPackage, openPackage } from './package/open-package.ts';
import { ReadingStopped } from './reading-stopped.ts';
import { readXlsx } from './sheet/read-xlsx.ts';
import { readDocx } from './word/read-docx.ts';

type Read = Omit<ReadDocument, 'format'>;

/** Reads one file on disk by the reader of its format. Throws only what is a fault of ours. */
export async function readOriginalFile(path: string, format: OriginalFormat): Promise<ReadDocument | ReadingRefusal> {
  try {
    const { v, ...read } = await readers[format](path);
    return { v, format, ...read };
  } catch (error) {
    if (error instanceof ReadingStopped && isRefusal(error.refusal)) return error.refusal;
    throw error;
  }
}

/** The converter and the library of PDF are large: loaded by whom they are needed. */
const readers: Readonly<Record<OriginalFormat, (path: string) => Promise<Read>>> = {
  hwpx: (path) => inPackage(path, readHwpx),
  docx: (path) => inPackage(path, readDocx),
  xlsx: (path) => inPackage(path, readXlsx),
  hwp: async (path) => (await import('./other/read-hwp.ts')).readHwp(path),
  pdf: async (path) => (await import('./other/read-pdf.ts')).readPdf(path),
  csv: readCsvFile,
  text: readText,
  picture: async () => readPicture(),
};

async function inPackage(path: string, read: (file: OpenPackage) => Promise<Read>): Promise<Read> {
  const file = await openPackage(path);
  try {
    return await read(file);
  } finally {
    file.close();
  }
}
