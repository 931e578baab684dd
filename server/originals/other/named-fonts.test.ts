import { encode } from 'iconv-lite';
import { expect, test } from 'vitest';
import { partLines, readBytes } from '../../testing/read-files.ts';

const utf16 = (text: string) => encode(text, 'utf16-be');
const WORDS = '수신 한빛시장(자치행정과) 제목 도로 보수 알림 2026. 8. 1.';

/** A page in a font that the file only names: what its codes stand for is known by the name of their encoding alone. */
function pdf(encoding: string, collection: string, codes: Uint8Array, beside = ''): Uint8Array {
  const content = `BT ${beside}/F1 12 Tf 50 700 Td <${Buffer.from(codes).toString('hex')}> Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 8 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    `<</Type/Font/Subtype/Type0/BaseFont/HYSMyeongJo-Medium/Encoding/${encoding}/DescendantFonts[6 0 R]>>`,
    `<</Type/Font/Subtype/CIDFontType0/BaseFont/HYSMyeongJo-Medium/CIDSystemInfo<</Registry(Adobe)/Ordering(${collection})/Supplement 1>>/DW 1000/FontDescriptor 7 0 R>>`,
    '<</Type/FontDescriptor/FontName/HYSMyeongJo-Medium/Flags 6/FontBBox[0 -148 1001 880]/ItalicAngle 0/Ascent 880/Descent -148/CapHeight 880/StemV 93>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  const file = objects.map((object, at) => `${at + 1} 0 obj${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.5\n${file}trailer<</Root 1 0 R/Size 9>>\n%%EOF`, 'latin1');
}

// By hand each of these files has been read by pdftotext too: it says the same.
test.each([
  ['UniKS-UTF16-H', 'Korea1', WORDS, utf16(WORDS)],
  ['UniKS-UCS2-H', 'Korea1', WORDS, utf16(WORDS)],
  ['UniKS-UTF16-V', 'Korea1', '세로쓰기', utf16('세로쓰기')],
  ['KSCms-UHC-H', 'Korea1', `${WORDS} 똠방각하`, encode(`${WORDS} 똠방각하`, 'cp949')],
  ['KSCms-UHC-HW-H', 'Korea1', WORDS, encode(WORDS, 'cp949')],
  ['KSC-EUC-H', 'Korea1', WORDS, encode(WORDS, 'euc-kr')],
  ['KSCpc-EUC-H', 'Korea1', WORDS, encode(WORDS, 'euc-kr')],
  ['Identity-H', 'Korea1', 'A대', Buffer.from('00220600', 'hex')],
  ['90ms-RKSJ-H', 'Japan1', '東京都', encode('東京都', 'shift_jis')],
  ['UniJIS-UTF16-H', 'Japan1', '東京都', utf16('東京都')],
  ['GBK-EUC-H', 'GB1', '北京市', encode('北京市', 'gbk')],
  ['ETen-B5-H', 'CNS1', '臺北市', encode('臺北市', 'big5')],
])('a PDF whose font is only named is read by %s', async (encoding, collection, words, codes) => {
  const document = await readBytes('pdf', pdf(encoding, collection, codes));
  expect(partLines(document).join('').replaceAll(/\s/g, '')).toBe(words.replaceAll(' ', ''));
  expect(document.leftOut).toEqual([]);
});

test('a resident number in such a font is told', async () => {
  const document = await readBytes('pdf', pdf('KSCms-UHC-H', 'Korea1', encode('주민등록번호 900101-1234568', 'cp949')));
  expect(document.personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
});

test('letters of a font that says of none which it is are signs, counted, and no controls', async () => {
  const document = await readBytes('pdf', pdf('Identity-H', 'Identity', Buffer.from('000000010007', 'hex')));
  expect(partLines(document)).toEqual(['���']);
  expect(document.leftOut).toEqual([{ reason: 'unknownText', count: 3 }]);
});
