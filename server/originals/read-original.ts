import { certainFindings } from '../../shared/disclosure/personal-data/check-content.ts';
import { findPersonalData } from '../../shared/disclosure/personal-data/find-personal-data.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { originalText } from '../../shared/originals/plain-text.ts';
import type { OriginalFormat, PersonalDataCount, ReadDocument } from '../../shared/originals/read-document.ts';
import type { ReadingRefusal } from '../../shared/originals/reading-fault.ts';
import { readHwpx } from './hwpx/read-hwpx.ts';
import { readCsvFile, readPicture, readText } from './other/read-text.ts';
import { type OpenPackage, openPackage } from './package/open-package.ts';
import type { Read } from './read.ts';
import { ReadingStopped } from './reading-stopped.ts';
import { readXlsx } from './sheet/read-xlsx.ts';
import { readDocx } from './word/read-docx.ts';

/** Reads one file on disk by the reader of its format. Throws only what is a fault of ours. */
export async function readOriginalFile(path: string, format: OriginalFormat): Promise<ReadDocument | ReadingRefusal> {
  try {
    const { aside = '', ...read } = await readers[format](path);
    return { v: 1, format, ...read, personalData: certainPersonalData(`${originalText(read)}\n${aside}`) };
  } catch (error) {
    if (error instanceof ReadingStopped && isRefusal(error.refusal)) return error.refusal;
    throw error;
  }
}

/** What is certain depends on no agency's own addresses, so one reading serves all who ask. */
function certainPersonalData(text: string): readonly PersonalDataCount[] {
  const counts = new Map<PersonalDataCount['kind'], number>();
  for (const { kind } of certainFindings(findPersonalData(text))) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count }));
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
