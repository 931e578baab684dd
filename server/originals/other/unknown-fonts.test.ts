import { expect, test } from 'vitest';
import { unreadReason } from '../../../shared/originals/unread-file.ts';
import { partLines, readBytes } from '../../testing/read-files.ts';

const DESCRIPTOR = '/FontBBox[0 -148 1001 880]/ItalicAngle 0/Ascent 880/Descent -148/CapHeight 880/StemV 93';
const HELVETICA = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';

type Font = { readonly font: string; readonly further?: readonly string[] };

/** A page with words in a known font (/F1) and whatever is drawn by `drawn` in another one (/F2). */
function pdf(drawn: string, { font, further = [] }: Font = { font: HELVETICA }): Uint8Array {
  const content = `BT /F1 12 Tf 50 700 Td (Notice) Tj ET ${drawn} BT /F1 12 Tf 50 600 Td (End) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    HELVETICA,
    font,
    ...further,
  ];
  const file = objects.map((object, at) => `${at + 1} 0 obj${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.5\n${file}trailer<</Root 1 0 R/Size ${objects.length + 1}>>\n%%EOF`, 'latin1');
}

const shown = (words: string) => `BT /F2 12 Tf 50 650 Td ${words} Tj ET`;
const composite = (encoding: string, ordering: string, more = '', letters = '1 beginbfchar <0041> <D64D>'): Font => ({
  font: `<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Own/Encoding/${encoding}/DescendantFonts[7 0 R]${more}>>`,
  further: [
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Own/CIDSystemInfo<</Registry(Adobe)/Ordering(${ordering})/Supplement 0>>/DW 1000/FontDescriptor 8 0 R>>`,
    `<</Type/FontDescriptor/FontName/ABCDEF+Own/Flags 4${DESCRIPTOR}>>`,
    `<</Length 160>>stream\n${`begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange ${letters} endbfchar endcmap`.padEnd(160)}\nendstream`,
  ],
});
const type3: Font = {
  font: '<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 65/LastChar 67/Widths[9 9 9]/CharProcs<</a1 7 0 R/a2 7 0 R/space 7 0 R>>/Encoding<</Type/Encoding/Differences[65/a1/a2/space]>>/Resources<<>>>>',
  further: ['<</Length 20>>stream\n9 0 d0 0 0 5 5 re f  \nendstream'],
};

/** As Type 1 hides its drawings: `key` is 55665 for the program and 4330 for a letter. */
function hidden(text: string, key: number): string {
  let state = key;
  let code = '';
  for (const byte of Buffer.from(`\0\0\0\0${text}`, 'latin1')) {
    const cipher = byte ^ (state >> 8);
    state = ((cipher + state) * 52845 + 22719) & 65535;
    code += String.fromCharCode(cipher);
  }
  return code;
}

/** A font that calls the letter of the code A by a name of its own, and that of Z as everybody does. */
function ownType1(name = 'Own', letterA = 'c001'): Font {
  const letter = hidden('\x8b\xf8\x88\r\x0e', 4330);
  const drawn = ['.notdef', letterA, 'Z'].map((each) => `/${each} ${letter.length} RD ${letter} ND\n`).join('');
  const head = `%!FontType1-1.0: Own\n/FontMatrix [0.001 0 0 0.001 0 0] def\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 65 /${letterA} put\ndup 90 /Z put\nreadonly def\ncurrentfile eexec\n`;
  const program = hidden(
    `dup /Private 5 dict dup begin /lenIV 4 def 2 index /CharStrings 3 dict dup begin\n${drawn}end\n`,
    55665,
  );
  return {
    font: `<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+${name}/FirstChar 65/LastChar 90/FontDescriptor 7 0 R>>`,
    further: [
      `<</Type/FontDescriptor/FontName/ABCDEF+${name}/Flags 4/FontFile 8 0 R${DESCRIPTOR}>>`,
      `<</Length ${head.length + program.length}/Length1 ${head.length}/Length2 ${program.length}/Length3 0>>stream\n${head}${program}\nendstream`,
    ],
  };
}

/** Two drawn letters behind the codes A and n, by a table of codes of that platform; with names, if it has any. */
function ownTrueType(
  platform: readonly [number, number],
  names: readonly string[] = [],
  name = 'Own',
  more = '',
): Font {
  const u16 = (...values: readonly number[]) =>
    Buffer.from(values.flatMap((value) => [(value >> 8) & 255, value & 255]));
  const outline = Buffer.concat([
    u16(1, 0, 0, 9, 9, 2, 0),
    Buffer.from([1, 1, 1]),
    u16(0, 9, 0, 0, 0, 9),
    Buffer.alloc(1),
  ]);
  const codes = Buffer.alloc(256);
  codes.set([1], 65);
  codes.set([2], 110);
  const map =
    platform[0] === 1 ? Buffer.concat([u16(0, 262, 0), codes]) : u16(6, 102, 0, 65, 46, ...codes.subarray(65, 111));
  const called = names.map((each) => Buffer.concat([Buffer.from([each.length]), Buffer.from(each)]));
  const post = Buffer.concat([
    u16(names.length > 0 ? 2 : 3, ...Array(15).fill(0)),
    ...(names.length > 0 ? [u16(3, 0, 258, 259), ...called] : []),
  ]);
  const tables: readonly (readonly [string, Buffer])[] = [
    ['cmap', Buffer.concat([u16(0, 1, ...platform, 0, 12), map])],
    ['glyf', Buffer.concat([outline, outline])],
    ['head', u16(1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, 1000, ...Array(8).fill(0), 0, 0, 9, 9, 0, 9, 2, 1, 0)],
    ['hhea', u16(1, 0, 800, 0xff38, 0, 1000, ...Array(11).fill(0), 3)],
    ['hmtx', u16(600, 0, 600, 0, 600, 0)],
    ['loca', Buffer.concat([0, 0, outline.length, outline.length * 2].map((at) => u16(0, at)))],
    ['maxp', u16(1, 0, 3, 3, 1, ...Array(11).fill(0))],
    ['post', post],
  ];
  let at = 12 + tables.length * 16;
  const heads = tables.map(([tag, { length }]) => {
    const head = Buffer.concat([Buffer.from(tag), u16(0, 0, 0, at, 0, length)]);
    at += length;
    return head;
  });
  const file = Buffer.concat([u16(1, 0, tables.length, 128, 3, 0), ...heads, ...tables.map(([, table]) => table)]);
  return {
    font: `<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+${name}/FirstChar 65/LastChar 110/FontDescriptor 7 0 R${more}>>`,
    further: [
      `<</Type/FontDescriptor/FontName/ABCDEF+${name}/Flags 4/FontFile2 8 0 R${DESCRIPTOR}>>`,
      `<</Length ${file.length}/Length1 ${file.length}>>stream\n${file.toString('latin1')}\nendstream`,
    ],
  };
}

function brokenTrueType(): Font {
  const { font, further } = ownTrueType([1, 0]);
  return { font, further: (further ?? []).map((object) => object.replace('glyf', 'glyx').replace('loca', 'locx')) };
}

/** A font that says of its three letters what says nothing. */
const saying = (...letters: readonly string[]): Font =>
  composite(
    'Identity-H',
    'Identity',
    '/ToUnicode 9 0 R',
    `3 beginbfchar ${letters.map((letter, at) => `<004${at + 1}> <${letter}>`).join(' ')}`,
  );

const LETTERS = '<004100420043>';

// Each of these was told as other letters than it shows, or not at all: `ABC` for a name in Hangul.
test.each([
  ['of CIDs of no collection', composite('Identity-H', 'Identity'), LETTERS, '���', 3],
  ['of CIDs of a collection of its own', composite('Identity-H', 'HYUDB'), LETTERS, '���', 3],
  ['whose white space is one by its number alone', composite('Identity-H', 'Identity'), '<004100200042>', '���', 3],
  ['that says of one letter which it is', composite('Identity-H', 'Identity', '/ToUnicode 9 0 R'), LETTERS, '홍��', 2],
  ['whose letters it calls unknown itself', saying('FFFD', 'FFFD', 'FFFD'), LETTERS, '���', 3],
  ['whose letters it calls signs that no page shows', saying('0080', '009F', '007F'), LETTERS, '���', 3],
  ['by a table of codes that nobody has', composite('Own-H', 'Own'), '<0041>', '��', 2],
  ['of drawings with names of their own', type3, '(ABCA)', '�� �', 3],
  ['with a table of codes and names of its own', ownType1(), '(AAZ)', '��Z', 2],
  ['that only draws', ownTrueType([1, 0]), '(AnA)', '���', 3],
  ['that only draws, by codes of its own', ownTrueType([3, 0]), '(AnA)', '���', 3],
  ['that only draws and cannot be read', brokenTrueType(), '(AnA)', '���', 3],
  ['that only draws and names its letters as nobody does', ownTrueType([1, 0], ['g1', 'g2']), '(AnA)', '���', 3],
  ['of other signs of Word', ownTrueType([3, 0], [], 'Wingdings2', '/Encoding/WinAnsiEncoding'), '(AnA)', '���', 3],
])('a PDF with a font %s says so', async (_name, font, words, expected, count) => {
  const document = await readBytes('pdf', pdf(shown(words), font));
  expect(partLines(document).join(' ')).toBe(`Notice ${expected} End`);
  expect(document.leftOut).toEqual([{ reason: 'unknownText', count }]);
  expect(unreadReason(document)).toBe('unknown-letters');
});

test.each([
  ['that every reader has', { font: '<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>' }, '(444)', '✔✔✔'],
  ['with a table of codes of its own', ownType1('ZapfDingbats', 'a20'), '(AAZ)', '✔✔Z'],
])('the signs of a font ZapfDingbats %s are known', async (_name, font, words, expected) => {
  const document = await readBytes('pdf', pdf(shown(words), font));
  expect(partLines(document).join(' ')).toBe(`Notice ${expected} End`);
  expect(document.leftOut).toEqual([]);
});

test.each([
  ['by the names of its letters', ownTrueType([1, 0], ['uniD64D', 'alpha']), '홍α홍'],
  ['by a table of Unicode', ownTrueType([3, 1]), 'AnA'],
  ['by a table of codes in the file', ownTrueType([1, 0], [], 'Own', '/Encoding/WinAnsiEncoding'), 'AnA'],
  ['that Word calls Wingdings', ownTrueType([3, 0], [], 'Wingdings-Regular'), '✌■✌'],
  [
    'that Word calls Wingdings, with a table of codes',
    ownTrueType([3, 0], [], 'Wingdings', '/Encoding/WinAnsiEncoding'),
    '✌■✌',
  ],
  ['that Word calls Symbol', ownTrueType([3, 0], [], 'SymbolMT'), 'ΑνΑ'],
])('the letters of a font that only draws are known %s', async (_by, font, expected) => {
  const document = await readBytes('pdf', pdf(shown('(AnA)'), font));
  expect(partLines(document).join(' ')).toBe(`Notice ${expected} End`);
  expect(document.leftOut).toEqual([]);
});

test('one unknown sign, such as a bullet, is counted and holds nothing up', async () => {
  const document = await readBytes('pdf', pdf(shown('<0041>'), composite('Identity-H', 'Identity')));
  expect(document.leftOut).toEqual([{ reason: 'unknownLetter', count: 1 }]);
  expect(unreadReason(document)).toBeUndefined();
});

test('a page whose drawing breaks off is told as one that was not read to its end', async () => {
  const document = await readBytes('pdf', pdf(`${'l '.repeat(12)} BT /F1 12 Tf 50 650 Td (Hong) Tj ET`));
  expect(document.leftOut).toEqual([{ reason: 'unreadablePart', count: 1 }]);
});

test('words beside the page are out of sight, and checked', async () => {
  const document = await readBytes('pdf', pdf('BT /F1 12 Tf 50 900 Td (900101-1234568) Tj 600 -300 Td (far) Tj ET'));
  expect(partLines(document)).toEqual(['Notice', 'End', '{900101-1234568}', '{far}']);
  expect(document.personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
});

test('a page with words beside it alone is one without text', async () => {
  const bytes = Buffer.from(pdf('BT /F1 12 Tf 50 900 Td (far) Tj ET'));
  const document = await readBytes(
    'pdf',
    Buffer.from(bytes.toString('latin1').replace('[0 0 600 800]', '[0 800 600 950]'), 'latin1'),
  );
  expect(document.leftOut).toEqual([]);
  const empty = Buffer.from(bytes.toString('latin1').replace('[0 0 600 800]', '[0 0 600 500]'), 'latin1');
  expect((await readBytes('pdf', empty)).leftOut).toEqual([{ reason: 'pageWithoutText', count: 1 }]);
});
