import { PDFDict, PDFHexString, PDFName, type PDFObject, PDFString } from 'pdf-lib';
import type { OpenFile } from './open-file.ts';
import { dictOf, entryOf, itemsOf, nameOf, numberOf, streamOf, textOf } from './pdf-values.ts';
import type { Rule } from './rule.ts';
import { objectsOf } from './structure.ts';

const RELATIONS = new Set(['Source', 'Data', 'Alternative', 'Supplement', 'Unspecified']);
/** Print, and neither Invisible, Hidden, NoView nor ToggleNoView. */
export const SHOWN = { wanted: 4, refused: 1 | 2 | 32 | 256 };

/** What an issued copy has beyond the plain paper: files inside, and the agency's signature. */
export const ISSUED_RULES: readonly Rule[] = [
  {
    name: 'files-of-the-record',
    demand:
      'A-3 6.8: each file inside has its names, type, relation and day, belongs to the document, and can be found',
    check: (file) => {
      const inside = filesOf(file);
      return [
        ...inside.flatMap(fileFaults),
        ...(sameFiles(inside, itemsOf(file.catalog, 'AF')) ? [] : ['the document has other associated files']),
        ...(sameFiles(inside, namedFiles(file)) ? [] : ['the tree of names has other files']),
      ];
    },
  },
  {
    name: 'form-of-one-signature',
    demand: 'A 6.4.1: no XFA, no appearances to be made; house: no form but one field, the agency’s signature',
    check: ({ catalog }) => {
      const form = dictOf(catalog, 'AcroForm');
      if (!form) return [];
      const fields = itemsOf(form, 'Fields');
      const [field] = fields;
      const isOne = fields.length === 1 && field instanceof PDFDict && nameOf(field, 'FT') === 'Sig';
      const signed = field instanceof PDFDict && field.has(PDFName.of('V'));
      return [
        ...(isOne ? [] : ['the form is not that of one signature']),
        ...['XFA', 'NeedAppearances'].filter((key) => form.has(PDFName.of(key))).map((key) => `the form has ${key}`),
        ...(numberOf(form, 'SigFlags') === (signed ? 3 : 0) ? [] : ['the form does not say whether it is signed']),
      ];
    },
  },
  {
    name: 'nothing-over-the-page',
    demand:
      'A 6.3, UA 7.18: house: nothing lies over a page but links and the field of the signature, printed and without extent',
    check: ({ pages, catalog }) => {
      const field = itemsOf(dictOf(catalog, 'AcroForm'), 'Fields')[0];
      const over = pages.flatMap(({ dict }) => itemsOf(dict, 'Annots'));
      return [
        ...over.filter((each) => each !== field && !isLink(each)).map(() => 'an annotation that is no signature'),
        ...(field instanceof PDFDict && !over.includes(field) ? ['the field is on no page'] : []),
        ...over.flatMap((each) => (each === field && each instanceof PDFDict ? widgetFaults(each) : [])),
      ];
    },
  },
  {
    name: 'field-in-words',
    demand: 'UA 7.18.1, 7.18.4: a field has a name in words and stands in a Form element, which the parent tree knows',
    check: ({ catalog, elements }) =>
      itemsOf(dictOf(catalog, 'AcroForm'), 'Fields').flatMap((field) => {
        if (!(field instanceof PDFDict)) return ['a field that is none'];
        const home = elements.find(({ dict, name }) => name === 'Form' && objectsOf(dict)[0] === field)?.dict;
        return [
          ...((textOf(field, 'TU') ?? '').trim() === '' ? ['a field without words'] : []),
          ...(home ? [] : ['a field outside of the structure']),
          ...(home && wayBack({ catalog }, field) === home ? [] : ['the parent tree does not lead to the Form']),
        ];
      }),
  },
  {
    name: 'signature-whole',
    demand: 'A 6.4.3, PAdES (EN 319 142-1) 6.3: the signature covers every byte of the file but itself',
    check: (file) => {
      const field = itemsOf(dictOf(file.catalog, 'AcroForm'), 'Fields')[0];
      const signature = field instanceof PDFDict ? dictOf(field, 'V') : undefined;
      return signature ? signatureFaults(file, signature) : [];
    },
  },
];

function isLink(annotation: PDFObject): boolean {
  return annotation instanceof PDFDict && nameOf(annotation, 'Subtype') === 'Link';
}

function filesOf({ dicts }: OpenFile): PDFDict[] {
  return dicts.filter((dict) => dict.has(PDFName.of('EF')));
}

function fileFaults(specification: PDFDict): string[] {
  const stream = streamOf(dictOf(specification, 'EF'), 'F');
  const name = textOf(specification, 'F') ?? '';
  const parameters = dictOf(stream?.dict, 'Params');
  return [
    ...(name !== '' && name === textOf(specification, 'UF') ? [] : ['a file without its two names']),
    ...((textOf(specification, 'Desc') ?? '').trim() === '' ? [`${name} is not described`] : []),
    ...(RELATIONS.has(nameOf(specification, 'AFRelationship') ?? '') ? [] : [`${name} has no relation`]),
    ...(nameOf(stream?.dict, 'Type') === 'EmbeddedFile' ? [] : [`${name} is no embedded file`]),
    ...(/^[a-z]+\/[a-z0-9.+-]+$/.test(nameOf(stream?.dict, 'Subtype') ?? '') ? [] : [`${name} has no media type`]),
    ...(/^D:\d{14}/.test(textOf(parameters, 'ModDate') ?? '') ? [] : [`${name} has no day`]),
  ];
}

function sameFiles(inside: readonly PDFDict[], told: readonly PDFObject[]): boolean {
  return inside.length === told.length && inside.every((each) => told.includes(each));
}

function namedFiles({ catalog }: OpenFile): PDFObject[] {
  const tree = dictOf(dictOf(catalog, 'Names'), 'EmbeddedFiles');
  return itemsOf(tree, 'Names').filter((each) => !(each instanceof PDFString || each instanceof PDFHexString));
}

function widgetFaults(widget: PDFDict): string[] {
  const flags = numberOf(widget, 'F') ?? 0;
  const box = itemsOf(widget, 'Rect').map((each) => Number(String(each)));
  return [
    ...(nameOf(widget, 'Subtype') === 'Widget' ? [] : ['a field that is no widget']),
    ...((flags & SHOWN.wanted) !== 0 && (flags & SHOWN.refused) === 0 ? [] : ['a field that is not printed']),
    ...(box.length === 4 && box[0] === box[2] && box[1] === box[3] ? [] : ['a field of some extent has no appearance']),
    ...(widget.has(PDFName.of('A')) ? ['a field with an action'] : []),
  ];
}

/** The element that the parent tree knows for what lies over a page. */
export function wayBack({ catalog }: Pick<OpenFile, 'catalog'>, overlay: PDFDict): PDFObject | undefined {
  const numbers = itemsOf(dictOf(dictOf(catalog, 'StructTreeRoot'), 'ParentTree'), 'Nums');
  const key = numberOf(overlay, 'StructParent');
  const at = numbers.findIndex((item, index) => index % 2 === 0 && Number(String(item)) === key);
  return at < 0 ? undefined : numbers[at + 1];
}

function signatureFaults({ latin }: OpenFile, signature: PDFDict): string[] {
  const names = ['Type', 'Filter', 'SubFilter'].map((key) => nameOf(signature, key));
  const [from, length, next, rest] = itemsOf(signature, 'ByteRange').map((each) => Number(String(each)));
  const contents = entryOf(signature, 'Contents');
  const hex = contents instanceof PDFHexString ? contents.asString() : '';
  const covers =
    from === 0 && length !== undefined && next !== undefined && rest !== undefined && next + rest === latin.length;
  return [
    ...(names.join(' ') === 'Sig Adobe.PPKLite ETSI.CAdES.detached' ? [] : [`a signature of ${names.join(' ')}`]),
    ...(covers && latin.slice(length, next) === `<${hex}>` ? [] : ['the signature leaves out more than itself']),
    ...(/^30[0-9a-f]+$/i.test(hex) ? [] : ['the signature holds no message']),
    ...(signature.has(PDFName.of('Cert')) ? ['certificates outside of the message'] : []),
  ];
}
