import { expect, test } from 'vitest';
import { originalText } from '../../../shared/originals/plain-text.ts';
import { withoutHidden } from '../../../shared/originals/without-hidden.ts';
import { partLines, readBytes } from '../../testing/read-files.ts';

const HELVETICA = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';
const LOOKS = 'BT /F1 12 Tf 5 5 Td (Hong) Tj ET';

/** A page with one annotation that has looks of its own. */
function pdf(annotation: string): Uint8Array {
  const content = 'BT /F1 12 Tf 50 700 Td (Notice) Tj ET';
  const resources = '/Resources<</Font<</F1 5 0 R>>>>';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]/DR<</Font<</F1 5 0 R>>>>/DA(/F1 12 Tf)>>>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R${resources}/Annots[6 0 R]>>`,
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    HELVETICA,
    `<</Type/Annot/Rect[50 600 250 640]${annotation.includes('/F ') ? '' : '/F 4'}/DA(/F1 12 Tf)/AP<</N 7 0 R>>${annotation}>>`,
    `<</Type/XObject/Subtype/Form/BBox[0 0 200 40]${resources}/Length ${LOOKS.length}>>stream\n${LOOKS}\nendstream`,
  ];
  const file = objects.map((object, at) => `${at + 1} 0 obj${object}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.5\n${file}trailer<</Root 1 0 R/Size ${objects.length + 1}>>\n%%EOF`, 'latin1');
}

test.each([
  [
    'chosen from a list, by the name that the list shows',
    '/Subtype/Widget/FT/Ch/Ff 131072/T(Bank)/V(b)/Opt[[(a)(Hana)][(b)(Nara)]]',
    ['Bank: Nara', 'Hong'],
  ],
  ['chosen together', '/Subtype/Widget/FT/Ch/Ff 2097152/T(Kinds)/V[(a)(c)]/Opt[(a)(b)(c)]', ['Kinds: a, c', 'Hong']],
  ['of a box that are in its looks alone', '/Subtype/FreeText', ['[comment ] Hong']],
  ['of a seal in a signature', '/Subtype/Widget/FT/Sig/T(Seal)', ['Seal: Hong']],
  ['on a button', '/Subtype/Widget/FT/Btn/Ff 65536/T(Send)', ['Send: Hong']],
  ['over a link', '/Subtype/Link/A<</S/URI/URI(https://a.example)>>', ['[comment ] Hong']],
])('words of a PDF %s are told', async (_what, annotation, lines) => {
  const document = await readBytes('pdf', pdf(annotation));
  expect(partLines(document)).toEqual(['Notice', ...lines]);
  expect(document.leftOut).toEqual([]);
});

test('a stamp is told by its letters, and as a drawing that is not here', async () => {
  const document = await readBytes('pdf', pdf('/Subtype/Stamp'));
  expect(partLines(document)).toEqual(['Notice', '[comment ] Hong']);
  expect(document.leftOut).toEqual([{ reason: 'drawing', count: 1 }]);
});

test('what is written into a field that no page shows is out of sight, and checked', async () => {
  const document = await readBytes('pdf', pdf('/Subtype/Widget/F 2/FT/Tx/T(rrn)/V(900101-1234568)'));
  expect(partLines(document)).toEqual(['Notice', '{rrn: 900101-1234568}', '{Hong}']);
  expect(document.personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
  expect(originalText(withoutHidden(document))).toBe('1쪽\nNotice');
});

test('a box that paper alone shows is checked', async () => {
  const document = await readBytes('pdf', pdf('/Subtype/FreeText/F 32/Contents(900101-1234568)'));
  expect(document.personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
  expect(originalText(withoutHidden(document))).toBe('1쪽\nNotice');
});

test('a file that hangs on a page is told as one that is not here; where a link leads is checked', async () => {
  const document = await readBytes('pdf', pdf('/Subtype/FileAttachment/FS<</F(list.hwp)>>'));
  expect(document.leftOut).toEqual([{ reason: 'embedded', count: 1 }]);
  const linked = await readBytes('pdf', pdf('/Subtype/Link/A<</S/URI/URI(https://a.example/900101-1234568)>>'));
  expect(linked.personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
});
