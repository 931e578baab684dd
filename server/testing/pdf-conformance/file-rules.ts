import { PDFArray, type PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFString } from 'pdf-lib';
import { entryOf, itemsOf, nameOf } from './pdf-values.ts';
import type { Rule } from './rule.ts';

const LIMITS = { string: 32_767, name: 127, integer: 2_147_483_647, objects: 8_388_607, nesting: 28 };

const FORBIDDEN_ACTIONS = new Set([
  ...['Launch', 'Sound', 'Movie', 'ResetForm', 'ImportData', 'JavaScript', 'Hide', 'SetOCGState'],
  ...['Rendition', 'Trans', 'GoTo3DView', 'SubmitForm'],
]);

/** What the file is made of, before anybody asks what it shows. */
export const FILE_RULES: readonly Rule[] = [
  {
    name: 'header',
    demand: 'A 6.1.2: %PDF-1.n on the first line, then a comment of four bytes above 127',
    check: ({ latin }) => (/^%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4,}\r?\n/.test(latin) ? [] : ['the header is another']),
  },
  {
    name: 'nothing-after-the-end',
    demand: 'A 6.1.3: no data after the last end-of-file marker except one end of line',
    check: ({ latin }) => (/%%EOF(\r\n|\n|\r)?$/.test(latin) ? [] : ['bytes follow %%EOF']),
  },
  {
    name: 'file-identifier',
    demand: 'A 6.1.3: the trailer has an ID of two strings',
    check: ({ trailer }) =>
      /\/ID\s*\[\s*(<[\dA-Fa-f]{32}>\s*){2}\]/.test(trailer) ? [] : ['the trailer has no ID of two strings'],
  },
  {
    name: 'no-encryption',
    demand: 'A 6.1.3: the trailer has no Encrypt',
    check: ({ trailer }) => (trailer.includes('/Encrypt') ? ['the file is encrypted'] : []),
  },
  {
    name: 'stream-lengths',
    demand: 'A 6.1.7.1: stream, an end of line, as many bytes as Length says, an end of line, endstream',
    check: ({ latin }) => wrongLengths(latin),
  },
  {
    name: 'filters',
    demand: 'A 6.1.7.2: no LZWDecode, no Crypt; house: nothing but FlateDecode, and DCTDecode for an image',
    check: ({ context }) =>
      streams(context.enumerateIndirectObjects()).flatMap((stream) => {
        const isImage = nameOf(stream.dict, 'Subtype') === 'Image';
        const known = isImage ? ['FlateDecode', 'DCTDecode'] : ['FlateDecode'];
        const filters = filtersOf(stream.dict).filter((filter) => !known.includes(filter));
        return filters.map((filter) => `a stream is packed by ${filter}`);
      }),
  },
  {
    name: 'no-foreign-streams',
    demand: 'A 6.1.7.1: no F, FFilter, FDecodeParms in a stream',
    check: ({ context }) =>
      streams(context.enumerateIndirectObjects()).flatMap(({ dict }) =>
        ['F', 'FFilter', 'FDecodeParms'].filter((key) => dict.has(PDFName.of(key))).map((key) => `a stream has ${key}`),
      ),
  },
  {
    name: 'limits',
    demand: 'A 6.1.13: lengths of strings and names, size of integers, number of objects, depth of q',
    check: (file) => [
      ...file.objects.flatMap(beyondLimit),
      ...(file.context.enumerateIndirectObjects().length > LIMITS.objects ? ['too many objects'] : []),
      ...file.pages.filter(({ depth }) => depth > LIMITS.nesting).map(() => 'q is nested too deep'),
    ],
  },
  {
    name: 'references',
    demand: 'PDF 7.3.10, house: whatever is pointed at is there',
    check: ({ context, objects }) =>
      objects
        .filter((object) => object instanceof PDFRef && context.lookup(object) === undefined)
        .map((object) => `${object} is not there`),
  },
  {
    name: 'no-actions',
    demand: 'A 6.5.1, 6.5.2: no additional actions, none that runs, plays, sends or changes',
    check: ({ dicts }) =>
      dicts.flatMap((dict) => {
        const kind = nameOf(dict, 'S') ?? '';
        return [
          ...(dict.has(PDFName.of('AA')) ? ['additional actions (AA)'] : []),
          ...(dict.has(PDFName.of('JavaScript')) ? ['scripts'] : []),
          ...(FORBIDDEN_ACTIONS.has(kind) ? [`the action ${kind}`] : []),
        ];
      }),
  },
  {
    name: 'no-layers',
    demand: 'A 6.9, 6.10, 6.11: house: no layers, presentations, requirements',
    check: ({ catalog }) =>
      ['OCProperties', 'NeedsRendering', 'Requirements', 'Perms', 'Collection']
        .filter((key) => catalog.has(PDFName.of(key)))
        .map((key) => `the catalog has ${key}`),
  },
];

function streams(objects: readonly (readonly [PDFRef, unknown])[]): PDFRawStream[] {
  return objects.map(([, object]) => object).filter((object) => object instanceof PDFRawStream);
}

function filtersOf(dict: PDFDict): string[] {
  const filter = entryOf(dict, 'Filter');
  const filters = filter instanceof PDFArray ? itemsOf(dict, 'Filter') : [filter];
  return filters.filter((each) => each instanceof PDFName).map((each) => each.decodeText());
}

function wrongLengths(latin: string): string[] {
  const faults: string[] = [];
  const start = /\/Length (\d+)(?:(?!endobj|stream)[\s\S])*?>>\s*stream(\r\n|\n)/g;
  for (let found = start.exec(latin); found; found = start.exec(latin)) {
    const end = start.lastIndex + Number(found[1]);
    if (/^\r?\nendstream/.test(latin.slice(end, end + 12))) start.lastIndex = end;
    else faults.push(`the stream at byte ${start.lastIndex} is not ${found[1]} bytes long`);
  }
  return faults;
}

function beyondLimit(object: unknown): string[] {
  if (
    object instanceof PDFName &&
    object.sizeInBytes() > LIMITS.name &&
    Buffer.byteLength(object.decodeText()) > LIMITS.name
  )
    return ['a name is too long'];
  if (object instanceof PDFNumber && Math.abs(object.asNumber()) > LIMITS.integer) return ['a number is too large'];
  const isString = object instanceof PDFString || object instanceof PDFHexString;
  // A string is never longer than it is written, so one that is written short needs no decoding.
  const isLong = isString && object.sizeInBytes() > LIMITS.string && object.asBytes().length > LIMITS.string;
  return isLong ? ['a string is too long'] : [];
}
