import { type PDFContext, PDFHexString, type PDFRef, PDFString } from 'pdf-lib';
import type { Overlay } from './tag-objects.ts';

/** The objects of a signature's place: the field itself, and the form that it is all of. */
export type SignatureField = Overlay & { readonly form: PDFRef };

/** Printed and locked (ISO 32000-1, 12.5.3): what PDF/A asks of everything that lies over a page. */
const FLAGS = 132;

/**
 * The place of the agency's signature: a field without a value and without any extent. The signature itself is
 * appended to the finished file, so the paper drawn again is the beginning of the signed one, byte by byte.
 */
export function writeSignatureField(context: PDFContext, { ref, form, page }: SignatureField, pages: PDFRef[]): void {
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
  context.assign(ref, context.obj(field));
  context.assign(form, context.obj({ Fields: [ref], SigFlags: 0 }));
}
