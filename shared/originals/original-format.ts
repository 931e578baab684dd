import type { OriginalFormat } from './read-document.ts';

const FORMATS: ReadonlyMap<string, OriginalFormat> = new Map([
  ['application/hwp+zip', 'hwpx'],
  ['application/x-hwp', 'hwp'],
  ['application/pdf', 'pdf'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ['text/csv', 'csv'],
  ['text/plain', 'text'],
  ['text/markdown', 'text'],
  ['image/png', 'picture'],
  ['image/jpeg', 'picture'],
  ['image/gif', 'picture'],
  ['image/webp', 'picture'],
  ['image/bmp', 'picture'],
]);

/** How a file of this media type is read; undefined where 문서 보기 does not know it. */
export function originalFormat(mediaType: string): OriginalFormat | undefined {
  return FORMATS.get(mediaType);
}
