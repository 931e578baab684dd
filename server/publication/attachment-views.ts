import { originalFormat, pdfOf } from '../../shared/originals/original-format.ts';

/** The other forms of an open attachment: as a page of text, and as a PDF; null where there is none. */
export function viewsOf(
  mediaType: string,
  url: string,
): { readonly viewUrl: string | null; readonly pdfUrl: string | null } {
  const pdf = pdfOf(mediaType);
  return {
    viewUrl: originalFormat(mediaType) === undefined ? null : `${url}/view`,
    pdfUrl: pdf === undefined ? null : pdf === 'original' ? url : `${url}/view.pdf`,
  };
}
