import { HWPX_MEDIA_TYPE } from '../kernel/hwpx-media-type.ts';
import type { OriginalFormat } from './read-document.ts';

const FORMATS: ReadonlyMap<string, OriginalFormat> = new Map([
  [HWPX_MEDIA_TYPE, 'hwpx'],
  ['application/x-hwp', 'hwp'],
  ['application/pdf', 'pdf'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'pptx'],
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
  ['application/vnd.oasis.opendocument.presentation', 'odp'],
  ['text/csv', 'csv'],
  ['text/plain', 'text'],
  ['text/markdown', 'text'],
  ['image/png', 'picture'],
  ['image/jpeg', 'picture'],
  ['image/gif', 'picture'],
  ['image/webp', 'picture'],
  ['image/bmp', 'picture'],
  ['application/zip', 'zip'],
  ['application/msword', 'oldOffice'],
  ['application/vnd.ms-excel', 'oldOffice'],
  ['application/vnd.ms-powerpoint', 'oldOffice'],
]);

/** Within an archive nobody has looked at the kinds of the files yet: their names say how to begin reading them. */
const FORMATS_BY_EXTENSION: ReadonlyMap<string, OriginalFormat> = new Map([
  ['hwpx', 'hwpx'],
  ['hwp', 'hwp'],
  ['pdf', 'pdf'],
  ['docx', 'docx'],
  ['xlsx', 'xlsx'],
  ['pptx', 'pptx'],
  ['odt', 'odt'],
  ['ods', 'ods'],
  ['odp', 'odp'],
  ['csv', 'csv'],
  ['txt', 'text'],
  ['md', 'text'],
  ['png', 'picture'],
  ['jpg', 'picture'],
  ['jpeg', 'picture'],
  ['gif', 'picture'],
  ['webp', 'picture'],
  ['bmp', 'picture'],
  ['tif', 'picture'],
  ['tiff', 'picture'],
  ['zip', 'zip'],
  ['doc', 'oldOffice'],
  ['xls', 'oldOffice'],
  ['ppt', 'oldOffice'],
]);

/** How a file of this media type is read; undefined where 문서 보기 does not know it. */
export function originalFormat(mediaType: string): OriginalFormat | undefined {
  return FORMATS.get(mediaType);
}

/** How a file of this name within an archive is read; undefined where nobody can. */
export function formatOfName(name: string): OriginalFormat | undefined {
  return FORMATS_BY_EXTENSION.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
}

/**
 * The PDF of a file of this media type: the file itself where it is one, a view that we draw of what it says, or none
 * where there is nothing to read or a picture that no paper holds.
 */
export function pdfOf(mediaType: string): 'original' | 'view' | undefined {
  const format = originalFormat(mediaType);
  if (format === 'pdf') return 'original';
  if (format === undefined || format === 'oldOffice') return undefined;
  return format === 'picture' && mediaType !== 'image/png' && mediaType !== 'image/jpeg' ? undefined : 'view';
}
