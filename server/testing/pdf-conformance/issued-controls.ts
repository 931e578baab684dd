import { PDFDict, PDFName, PDFString } from 'pdf-lib';
import { element, inner, type NegativeControl, nth, object, type Parts, remove, set } from './breaking.ts';
import { itemsOf } from './pdf-values.ts';

const specification = (parts: Parts): PDFDict => object(parts, 'Filespec');
const stream = (parts: Parts): PDFDict => {
  const found = parts.context.lookup(inner(specification(parts), 'EF').get(PDFName.of('F')));
  if (!found || !('dict' in found)) throw new Error('the file is not there');
  return found.dict as PDFDict;
};
const form = ({ catalog }: Parts): PDFDict => inner(catalog, 'AcroForm');
const field = (parts: Parts): PDFDict => {
  const found = itemsOf(form(parts), 'Fields')[0];
  if (!(found instanceof PDFDict)) throw new Error('there is no field');
  return found;
};

/** Ways to break what only an issued copy has. */
export const ISSUED_CONTROLS: readonly NegativeControl[] = [
  { rule: 'says-pdfa', how: 'files in a file of part 2', objects: (parts) => saysPart(parts, '3', '2') },
  {
    rule: 'files-of-the-record',
    how: 'a file without its second name',
    objects: (parts) => remove(specification(parts), 'UF'),
  },
  {
    rule: 'files-of-the-record',
    how: 'a file that nobody describes',
    objects: (parts) => remove(specification(parts), 'Desc'),
  },
  {
    rule: 'files-of-the-record',
    how: 'a file without its relation',
    objects: (parts) => remove(specification(parts), 'AFRelationship'),
  },
  { rule: 'files-of-the-record', how: 'no media type', objects: (parts) => remove(stream(parts), 'Subtype') },
  { rule: 'files-of-the-record', how: 'no day', objects: (parts) => remove(inner(stream(parts), 'Params'), 'ModDate') },
  { rule: 'files-of-the-record', how: 'files of nobody', objects: ({ catalog }) => remove(catalog, 'AF') },
  { rule: 'files-of-the-record', how: 'no names', objects: ({ catalog }) => remove(catalog, 'Names') },
  { rule: 'form-of-one-signature', how: 'XFA', objects: (parts) => set(form(parts), 'XFA', PDFString.of('<xdp/>')) },
  {
    rule: 'form-of-one-signature',
    how: 'appearances to be made',
    objects: (parts) => set(form(parts), 'NeedAppearances', true),
  },
  {
    rule: 'form-of-one-signature',
    how: 'a signature that is not there',
    objects: (parts) => set(form(parts), 'SigFlags', 3),
  },
  { rule: 'form-of-one-signature', how: 'a field of text', objects: (parts) => set(field(parts), 'FT', 'Tx') },
  { rule: 'nothing-over-the-page', how: 'a hidden field', objects: (parts) => set(field(parts), 'F', 2) },
  {
    rule: 'nothing-over-the-page',
    how: 'a field of some extent',
    objects: (parts) => set(field(parts), 'Rect', [0, 0, 9, 9]),
  },
  {
    rule: 'nothing-over-the-page',
    how: 'a field on no page',
    also: ['links-in-words'],
    objects: ({ pages }) => remove(nth(pages, pages.length - 1), 'Annots'),
  },
  { rule: 'field-in-words', how: 'no words', objects: (parts) => remove(field(parts), 'TU') },
  { rule: 'field-in-words', how: 'outside of the structure', objects: (parts) => remove(element(parts, 'Form'), 'K') },
  { rule: 'field-in-words', how: 'no way back', objects: (parts) => set(field(parts), 'StructParent', 0) },
  {
    rule: 'signature-whole',
    how: 'a message that is none, over less than the file',
    objects: (parts) => {
      set(form(parts), 'SigFlags', 3);
      set(field(parts), 'V', { Type: 'Sig', ByteRange: [0, 9, 9, 9], Contents: PDFString.of('') });
    },
  },
  {
    rule: 'pictures-in-words',
    how: 'a code without words',
    objects: (parts) => remove(element(parts, 'Figure'), 'Alt'),
  },
];

function saysPart({ catalog, context }: Parts, from: string, to: string): void {
  const metadata = context.lookup(catalog.get(PDFName.of('Metadata')));
  if (!metadata || !('getContents' in metadata)) throw new Error('there is no metadata');
  const stated = metadata as unknown as { dict: PDFDict; getContents(): Uint8Array };
  const words = Buffer.from(stated.getContents()).toString('latin1');
  const changed = Buffer.from(words.replace(`<pdfaid:part>${from}<`, `<pdfaid:part>${to}<`), 'latin1');
  catalog.set(PDFName.of('Metadata'), context.register(context.stream(changed, { Type: 'Metadata', Subtype: 'XML' })));
}
