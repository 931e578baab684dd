import { expect, test } from 'vitest';
import type { ReadDocument } from '../../../shared/originals/read-document.ts';
import { partLines, readBytes } from '../../testing/read-files.ts';

const HELVETICA = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';

type Around = { readonly resources?: string; readonly further?: readonly string[]; readonly catalog?: string };
type Page = Around & { readonly drawn: string };

const stream = (words: string, more = '') => `<<${more}/Length ${words.length}>>stream\n${words}\nendstream`;

/** A page with known words (/F1) before and behind what is drawn; objects of its own begin with 6. */
function pdf({ drawn, resources = '', further = [], catalog = '' }: Page): Uint8Array {
  const content = `BT /F1 12 Tf 50 700 Td (Notice) Tj ET ${drawn} BT /F1 12 Tf 50 600 Td (End) Tj ET`;
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/StructParents 0/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>${resources}>>>>`,
    stream(content),
    HELVETICA,
    ...further,
  ];
  const file = objects.map((object, at) => `${at + 1} 0 obj${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.5\n${file}trailer<</Root 1 0 R/Size ${objects.length + 1}>>\n%%EOF`, 'latin1');
}

const read = (page: Page): Promise<ReadDocument> => readBytes('pdf', pdf(page));
const words = (text: string, font = 'F1') => `BT /${font} 12 Tf 50 650 Td ${text} Tj ET`;
/** A font of which nothing says what its letters are. */
const UNKNOWN_FONT = [
  '<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/Own/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/Own/Flags 4>>>>]>>',
];

test.each<readonly [string, string, readonly string[]]>([
  ['are letters that nobody knows', words('<00410042>', 'F2'), ['Notice', 'Hong', 'End']],
  ['are a drawing without letters', '0 0 9 9 re f', ['Notice Hong', 'End']],
  ['say the same in other signs', words('(H o n g)'), ['Notice', 'H o n g', 'End']],
  ['say something else', words('(Kim)'), ['Notice', 'Kim', 'End', '{Hong}']],
])('what a PDF says that words read as stands for them where they %s', async (_what, drawn, lines) => {
  const further = UNKNOWN_FONT;
  for (const properties of ['<</ActualText(Hong)>>', '/P1']) {
    const resources = '/Properties<</P1<</ActualText(Hong)>>>>';
    const marked = await read({ drawn: `/Span ${properties} BDC ${drawn} EMC`, resources, further });
    expect(partLines(marked)).toEqual(lines);
    expect(marked.leftOut).toEqual([]);
  }
  const tree = `<</Type/StructTreeRoot/ParentTree<</Nums[0[8 0 R]]>>/K 8 0 R>>`;
  const element = '<</Type/StructElem/S/P/P 7 0 R/Pg 3 0 R/K 0/ActualText<FEFF0048006F006E0067>>>';
  const tagged = await read({
    drawn: `/P <</MCID 0>> BDC ${drawn} EMC`,
    further: [...further, tree, element],
    catalog: '/StructTreeRoot 7 0 R/MarkInfo<</Marked true>>',
  });
  expect(partLines(tagged).toSorted()).toEqual(lines.flatMap((line) => line.split(/(?<=Notice) /)).toSorted());
  expect(tagged.leftOut).toEqual([]);
});

test('of words that a PDF says to read as others both are told where letters are known in part', async () => {
  const font = UNKNOWN_FONT[0]?.replace('>>]>>', '>>]/ToUnicode 7 0 R>>') ?? '';
  const map = stream(
    'begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0041> <D64D> endbfchar endcmap',
  );
  const drawn = `/Span <</ActualText(Kim)>> BDC ${words('<00410042>', 'F2')} EMC`;
  expect(partLines(await read({ drawn, further: [font, map] }))).toEqual(['Notice', 'Kim', 'End', '{홍�}']);
});

const TILE =
  '/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 90 20]/XStep 90/YStep 20/Matrix[1 0 0 1 900 0]';
const FONTS = '/Resources<</Font<</F1 5 0 R>>>>';

test.each<readonly [string, Page]>([
  [
    'the tile of a pattern',
    {
      drawn: '/Pattern cs /P1 scn 0 0 99 99 re f /P1 SCN 0 0 9 9 re S',
      resources: '/Pattern<</P1 6 0 R>>',
      further: [stream('BT /F1 9 Tf (Secret) Tj ET', `${TILE}${FONTS}`)],
    },
  ],
  [
    'a mask',
    {
      drawn: '/G1 gs 0 0 99 99 re f /G1 gs',
      resources: '/ExtGState<</G1<</SMask<</S/Luminosity/G 6 0 R>>>>>>',
      further: [stream(words('(Secret)'), `/Type/XObject/Subtype/Form/BBox[0 0 600 800]${FONTS}`)],
    },
  ],
  [
    'a form in a form',
    {
      drawn: '/X1 Do',
      resources: '/XObject<</X1 6 0 R>>',
      further: [
        stream('/X2 Do', '/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X2 7 0 R>>>>'),
        stream(words('(Secret)'), `/Type/XObject/Subtype/Form/BBox[0 0 600 800]${FONTS}`),
      ],
    },
  ],
  [
    'a layer that is switched off',
    {
      drawn: `/OC /L1 BDC ${words('(Secret)')} EMC`,
      resources: '/Properties<</L1 6 0 R>>',
      further: ['<</Type/OCG/Name(Layer)>>'],
      catalog: '/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>',
    },
  ],
])('words in %s are told', async (_where, page) => {
  const document = await read(page);
  expect(partLines(document)).toEqual(['Notice', 'Secret', 'End']);
  expect(document.leftOut).toEqual([]);
});

test('a pattern that is painted with itself ends', async () => {
  const document = await read({
    drawn: '/Pattern cs /P1 scn 0 0 99 99 re f',
    resources: '/Pattern<</P1 6 0 R>>',
    further: [
      stream(
        '/Pattern cs /P1 scn BT /F1 9 Tf (Tile) Tj ET',
        `${TILE}/Resources<</Font<</F1 5 0 R>>/Pattern<</P1 6 0 R>>>>`,
      ),
    ],
  });
  expect(partLines(document)).toEqual(['Notice', 'Tile', 'End']);
});

test('a form of XFA is told as one that was not read to its end', async () => {
  const document = await read({ drawn: '', catalog: '/AcroForm<</Fields[]/XFA 6 0 R>>', further: [stream('<xdp/>')] });
  expect(document.leftOut).toEqual([{ reason: 'unreadablePart', count: 1 }]);
});

test('what only 책갈피 say and what a PDF says of itself under names of its own is checked', async () => {
  const outline = [
    '<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>',
    '<</Title(900101-1234568)/Parent 6 0 R/Dest[3 0 R/Fit]>>',
  ];
  const document = await read({ drawn: '', catalog: '/Outlines 6 0 R', further: outline });
  expect(document.personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
  const bytes = Buffer.from(pdf({ drawn: '', further: ['<</Desk(900101-1234568)>>'] })).toString('latin1');
  const said = await readBytes('pdf', Buffer.from(bytes.replace('trailer<<', 'trailer<</Info 6 0 R'), 'latin1'));
  expect(said.personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
});
