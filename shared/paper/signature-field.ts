import { type PDFContext, PDFHexString, type PDFRef, PDFString } from 'pdf-lib';
import type { Tag } from './tags.ts';

/** The objects of a signature's place, and the element of the structure that leads to it. */
export type SignatureField = {
  readonly widget: PDFRef;
  readonly form: PDFRef;
  readonly tag: Tag;
  /** The page that it belongs to, counted from 0. */
  readonly page: number;
};

/** Printed and locked (ISO 32000-1, 12.5.3): what PDF/A asks of everything that lies over a page. */
const FLAGS = 132;

/**
 * The place of the agency's signature: a field without a value and without any extent. The signature itself is
 * appended to the finished file, so the paper drawn again is the beginning of the signed one, byte by byte.
 */
export function writeSignatureField(
  context: PDFContext,
  { widget, form, page }: SignatureField,
  pages: PDFRef[],
): void {
  const field = {
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: PDFString.of('gyeol-signature'),
    TU: PDFHexString.fromText('이 기관의 전자서명'),
    Rect: [0, 0, 0, 0],
    F: FLAGS,
    P: pages[page],
    StructParent: pages.length,
  };
  context.assign(widget, context.obj(field));
  context.assign(form, context.obj({ Fields: [widget], SigFlags: 0 }));
}
