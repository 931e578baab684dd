import { PDFHexString, PDFName, PDFNumber, PDFRef, PDFString } from 'pdf-lib';
import {
  inner,
  type NegativeControl,
  nth,
  object,
  refOf,
  remove,
  rewriteMetadata,
  rewritePage,
  set,
} from './breaking.ts';

const SCHEMAS = 'pdfaExtension:schemas';

/** Ways to break what the file is made of and what it says about itself. */
export const FILE_CONTROLS: readonly NegativeControl[] = [
  { rule: 'header', how: 'a later version', bytes: (latin) => latin.replace('%PDF-1.7', '%PDF-2.0') },
  { rule: 'header', how: 'a comment of letters', bytes: (latin) => latin.replace('\x81\x81\x81\x81', 'abcd') },
  { rule: 'nothing-after-the-end', how: 'a word at the end', bytes: (latin) => `${latin}later` },
  { rule: 'file-identifier', how: 'no ID', bytes: (latin) => latin.replace(/\/ID(?=\s*\[\s*<)/, '/IX') },
  { rule: 'file-identifier', how: 'one string', bytes: (latin) => latin.replace(/(\/ID\s*\[\s*)<\w+>/, '$1') },
  {
    rule: 'no-encryption',
    how: 'an Encrypt in the trailer',
    bytes: (latin) => latin.replace(/\/ID(?=\s*\[\s*<)/, '/Encrypt << /Filter /None >> /ID'),
  },
  {
    rule: 'stream-lengths',
    how: 'a stream that is one byte longer than it says',
    bytes: (latin) => latin.replace(/\/Length (\d+)(?=\s*>>)/, (_, length: string) => `/Length ${Number(length) - 1}`),
  },
  {
    rule: 'filters',
    how: 'a photograph that is no image',
    objects: ({ context }) => {
      context.register(context.stream('x', { Filter: 'DCTDecode' }));
    },
  },
  {
    rule: 'filters',
    how: 'a stream packed by ASCIIHex',
    objects: ({ context }) => {
      context.register(context.stream('00>', { Filter: 'ASCIIHexDecode' }));
    },
  },
  {
    rule: 'no-foreign-streams',
    how: 'a stream that stands in another file',
    objects: ({ context }) => {
      context.register(context.stream('', { F: PDFString.of('other.bin') }));
    },
  },
  {
    rule: 'limits',
    how: 'a string of 40,000 bytes',
    objects: ({ catalog }) => catalog.set(PDFName.of('Long'), PDFString.of('x'.repeat(40_000))),
  },
  {
    rule: 'limits',
    how: 'a name of 130 bytes',
    objects: ({ catalog }) => catalog.set(PDFName.of('x'.repeat(130)), PDFNumber.of(1)),
  },
  {
    rule: 'limits',
    how: 'a number beyond 31 bits',
    objects: ({ catalog }) => catalog.set(PDFName.of('Large'), PDFNumber.of(2_147_483_648)),
  },
  {
    rule: 'limits',
    how: 'q thirty deep',
    objects: (parts) => rewritePage(parts, (words) => 'q '.repeat(30) + words + ' Q'.repeat(30)),
  },
  {
    rule: 'references',
    how: 'an object that is not there',
    objects: ({ catalog }) => catalog.set(PDFName.of('Lost'), PDFRef.of(99_999)),
  },
  {
    rule: 'no-actions',
    how: 'an action at the opening',
    objects: ({ catalog }) => set(catalog, 'OpenAction', { S: 'JavaScript', JS: PDFString.of('app.alert(1)') }),
  },
  { rule: 'no-actions', how: 'additional actions', objects: ({ catalog }) => set(catalog, 'AA', {}) },
  {
    rule: 'says-pdfa',
    how: 'a table of embedded files',
    objects: ({ catalog }) => set(catalog, 'Names', { EmbeddedFiles: { Names: [] } }),
  },
  { rule: 'says-pdfa', how: 'associated files', objects: ({ catalog }) => set(catalog, 'AF', []) },
  { rule: 'form-of-one-signature', how: 'a form', objects: ({ catalog }) => set(catalog, 'AcroForm', { Fields: [] }) },
  { rule: 'no-layers', how: 'layers', objects: ({ catalog }) => set(catalog, 'OCProperties', { OCGs: [] }) },
  {
    rule: 'nothing-over-the-page',
    how: 'a note over the page',
    objects: ({ pages }) => set(nth(pages, 0), 'Annots', [{ Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 9, 9] }]),
  },
  {
    rule: 'metadata-stream',
    how: 'no metadata',
    also: ['metadata-packet', 'says-pdfa', 'says-pdfua-1', 'title', 'same-in-both'],
    objects: ({ catalog }) => remove(catalog, 'Metadata'),
  },
  {
    rule: 'metadata-packet',
    how: 'a head that names an encoding',
    objects: (parts) => rewriteMetadata(parts, (words) => words.replace('begin=', 'encoding="UTF-8" begin=')),
  },
  {
    rule: 'metadata-packet',
    how: 'no end',
    objects: (parts) => rewriteMetadata(parts, (words) => words.replace('<?xpacket end="r"?>', '')),
  },
  {
    rule: 'metadata-packet',
    how: 'an element that another one closes',
    also: [
      ...['says-pdfa', 'says-pdfua-1', 'metadata-prefixes', 'metadata-described', 'descriptions-complete'],
      ...['title', 'same-in-both', 'no-times'],
    ],
    objects: (parts) => rewriteMetadata(parts, (words) => words.replace('</dc:title>', '</dc:titel>')),
  },
  {
    rule: 'says-pdfa',
    how: 'level B',
    objects: (parts) => rewriteMetadata(parts, (words) => words.replace('conformance>A<', 'conformance>B<')),
  },
  {
    rule: 'says-pdfa',
    how: 'part 3',
    objects: (parts) => rewriteMetadata(parts, (words) => words.replace('<pdfaid:part>2<', '<pdfaid:part>3<')),
  },
  {
    rule: 'says-pdfua-1',
    how: 'no word of PDF/UA',
    objects: (parts) => rewriteMetadata(parts, (words) => words.replace('<pdfuaid:part>1</pdfuaid:part>', '')),
  },
  {
    rule: 'metadata-prefixes',
    how: 'another prefix for the schema of PDF/A',
    objects: (parts) => rewriteMetadata(parts, (words) => words.replaceAll('pdfaid', 'pdfa')),
  },
  {
    rule: 'metadata-described',
    how: 'PDF/UA without its description',
    objects: (parts) =>
      rewriteMetadata(parts, (words) => words.replace(new RegExp(`<${SCHEMAS}>.*</${SCHEMAS}>`, 's'), '')),
  },
  {
    rule: 'metadata-described',
    how: 'a property of nobody',
    objects: (parts) =>
      rewriteMetadata(parts, (words) => words.replace('<dc:format>', '<dc:fromat>x</dc:fromat><dc:format>')),
  },
  {
    rule: 'descriptions-complete',
    how: 'a property without its kind',
    objects: (parts) => rewriteMetadata(parts, (words) => words.replace(/<pdfaProperty:valueType>.*\n/, '')),
  },
  {
    rule: 'descriptions-complete',
    how: 'a schema without its prefix',
    objects: (parts) => rewriteMetadata(parts, (words) => words.replace(/<pdfaSchema:prefix>.*\n/, '')),
  },
  {
    rule: 'title',
    how: 'an empty title',
    also: ['same-in-both'],
    objects: (parts) => rewriteMetadata(parts, (words) => words.replace(/(x-default">)[^<]+/, '$1')),
  },
  {
    rule: 'same-in-both',
    how: 'another title in the document information',
    objects: ({ context }) => {
      const info = context.lookup(context.trailerInfo.Info);
      if (info && 'set' in info) set(info as Parameters<typeof set>[0], 'Title', PDFHexString.fromText('다른 제목'));
    },
  },
  {
    rule: 'no-times',
    how: 'the time of drawing in the metadata',
    also: ['metadata-described'],
    objects: (parts) =>
      rewriteMetadata(parts, (words) =>
        words.replace(
          '<pdf:Producer>',
          '<xmp:CreateDate xmlns:xmp="http://ns.adobe.com/xap/1.0/">2026-11-22</xmp:CreateDate><pdf:Producer>',
        ),
      ),
  },
  { rule: 'language', how: 'no language', objects: ({ catalog }) => remove(catalog, 'Lang') },
  { rule: 'marked', how: 'not marked', objects: ({ catalog }) => set(inner(catalog, 'MarkInfo'), 'Marked', false) },
  { rule: 'marked', how: 'suspect', objects: ({ catalog }) => set(inner(catalog, 'MarkInfo'), 'Suspects', true) },
  { rule: 'title-shown', how: 'no preferences', objects: ({ catalog }) => remove(catalog, 'ViewerPreferences') },
  {
    rule: 'bookmarks',
    how: 'a bookmark fewer than headings',
    objects: (parts) => remove(inner(object(parts, 'Outlines'), 'First'), 'Next'),
  },
  {
    rule: 'bookmarks',
    how: 'a bookmark to another page',
    objects: (parts) => {
      const last = parts.pages.at(-1);
      if (last) set(inner(object(parts, 'Outlines'), 'First'), 'Dest', [refOf(last), 'Fit']);
    },
  },
  {
    rule: 'bookmarks',
    how: 'a bookmark without words',
    objects: (parts) => set(inner(object(parts, 'Outlines'), 'First'), 'Title', PDFString.of(' ')),
  },
];
