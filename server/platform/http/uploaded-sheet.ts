import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CsvRecord } from '../../../shared/kernel/csv.ts';
import { readSheet, SHEET_LIMITS, type SheetFault } from '../sheet/read-sheet.ts';
import { Problem } from './problems.ts';

const FAULTS: Readonly<Record<Exclude<SheetFault['fault'], 'broken-csv'>, string>> = {
  'too-large': `너무 큽니다. ${SHEET_LIMITS.bytes / 1_000_000} MB 이하로 나누어 올려 주십시오.`,
  'not-a-sheet': '표가 아닙니다. CSV나 XLSX 파일로 저장하여 올려 주십시오.',
  'too-many-rows': `줄이 너무 많습니다. ${SHEET_LIMITS.rows}줄 이하로 줄여 주십시오.`,
};

/** Routes that take a sheet, in a room of their own: the reader's hooks would else run for every request. */
export async function registerSheetRoutes(
  app: FastifyInstance,
  add: (uploads: FastifyInstance) => void,
): Promise<void> {
  await app.register((uploads, _options, done) => {
    uploads.register(multipart, {
      throwFileSizeLimit: false,
      limits: { fileSize: SHEET_LIMITS.bytes + 1, files: 1, fields: 0, parts: 1, headerPairs: 20 },
    });
    add(uploads);
    done();
  });
}

/** The rows of the one CSV or XLSX that a multipart request carries as `file`. */
export async function uploadedSheet(request: FastifyRequest): Promise<readonly CsvRecord[]> {
  if (!request.isMultipart()) throw new Problem('unsupported-media-type');
  const part = await request.file();
  if (part?.fieldname !== 'file') throw new Problem('file-missing');
  const bytes = await part.toBuffer();
  if (bytes.length === 0) throw new Problem('file-empty');
  const read = await readSheet(bytes);
  if ('records' in read) return read.records;
  if (read.fault !== 'broken-csv') throw new Problem('sheet-unreadable', { problem: FAULTS[read.fault] });
  const problem = `${read.line}째 줄에서 큰따옴표가 어긋났습니다. 고쳐서 다시 올려 주십시오.`;
  throw new Problem('sheet-unreadable', { problem });
}
