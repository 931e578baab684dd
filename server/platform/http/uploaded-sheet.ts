import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CsvRecord } from '../../../shared/kernel/csv.ts';
import { readSheet, SHEET_LIMITS } from '../sheet/read-sheet.ts';
import { wordsOf } from '../sheet/sheet-fault.ts';
import { Problem } from './problems.ts';

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
  const line = read.fault === 'broken-csv' ? `${read.line}째 줄의 ` : '';
  throw new Problem('sheet-unreadable', { problem: `${line}${wordsOf(read)}.` });
}
