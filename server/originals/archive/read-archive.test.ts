import { strToU8, type Zippable, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { originalText } from '../../../shared/originals/plain-text.ts';
import { type ReadDocument, readRunsText } from '../../../shared/originals/read-document.ts';
import { unreadReason } from '../../../shared/originals/unread-file.ts';
import { withoutHidden } from '../../../shared/originals/without-hidden.ts';
import { compoundFile } from '../../testing/compound-file.ts';
import { lockedOfficeFile } from '../../testing/locked-office-file.ts';
import { packed, readBytes } from '../../testing/read-files.ts';

const NUMBER = '900101-1234568';

const read = (bytes: Uint8Array) => readBytes('zip', bytes);

/** The list of the contents: name and outcome of each file. */
function outcomes(document: ReadDocument): (readonly [string, string])[] {
  const [table] = document.parts[0]?.blocks ?? [];
  if (table?.type !== 'table') return [];
  return table.rows.slice(1).map(({ cells }) => {
    const [name = '', , outcome = ''] = cells.map(({ content: [block] }) =>
      block?.type === 'paragraph' ? readRunsText(block.content) : '',
    );
    return [name, outcome];
  });
}

const docx = (words: string) =>
  packed({
    'word/document.xml': `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`,
  });
const xlsx = (words: string, state = '') =>
  packed({
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="명단" r:id="a"${state}/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/a.xml"/></Relationships>',
    'xl/worksheets/a.xml': `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${words}</t></is></c></row></sheetData></worksheet>`,
  });

/** The same archive with the bytes of a name replaced by as many others, and without the mark of UTF-8. */
function withName(archive: Uint8Array, from: string, to: Buffer): Uint8Array {
  const copy = Buffer.from(archive);
  for (let at = copy.indexOf(from); at >= 0; at = copy.indexOf(from, at + 1)) to.copy(copy, at);
  return copy;
}

describe('an archive', () => {
  test('is a list of what is in it, then the text of every file that can be read, hidden sheets as such', async () => {
    const document = await read(
      packed({
        '보고/': '',
        '보고/계획.docx': docx('정비 계획'),
        '명단.xlsx': xlsx('나비솔', ' state="hidden"'),
        '메모.txt': '둘째 주에 시작',
      }),
    );
    expect(outcomes(document)).toEqual([
      ['보고/계획.docx', '읽음'],
      ['명단.xlsx', '읽음'],
      ['메모.txt', '읽음'],
    ]);
    expect(document.parts.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['들어 있는 파일 3개', undefined],
      ['보고/계획.docx', undefined],
      ['명단.xlsx › 명단', true],
      ['메모.txt', undefined],
    ]);
    for (const words of ['정비 계획', '나비솔', '둘째 주에 시작']) expect(originalText(document)).toContain(words);
    expect(originalText(withoutHidden(document))).not.toContain('나비솔');
    expect(document.leftOut).toEqual([]);
    expect(unreadReason(document)).toBeUndefined();
  });

  test.each<readonly [string, Record<string, string | Uint8Array>]>([
    ['a file', { '명단.txt': `주민등록번호 ${NUMBER}` }],
    ['a hidden sheet', { '명단.xlsx': xlsx(NUMBER, ' state="veryHidden"') }],
    ['the name of a file', { [`${NUMBER}.txt`]: '신청서' }],
    ['the name of a file that nobody can read', { [`${NUMBER}.bin`]: '?' }],
    ['the name of an empty folder', { [`명단/${NUMBER}/`]: '', '글.txt': '신청서' }],
    ['the end of a path that is cut', { [`${'가나다/'.repeat(80)}${NUMBER}.bin`]: '?' }],
    ['a file whose path is cut', { [`${'가나다/'.repeat(80)}명단.docx`]: docx(NUMBER) }],
    ['an archive within it', { '안.zip': packed({ '명단.docx': docx(NUMBER) }) }],
  ])('tells a resident number in %s', async (_place, parts) => {
    expect((await read(packed(parts))).personalData.map(({ kind }) => kind)).toEqual(['residentNumber']);
  });

  test.each(['utf8', 'cp949'])(
    'is read with what is said of it and of its files in %s, as its maker wrote it',
    async (letters) => {
      const words = '나비솔 님의 자료';
      const files = packed({ '글.txt': '신청서' });
      const whole = iconv.encode(`묶음: ${words}`, letters);
      const archive = Buffer.concat([files, whole]);
      archive.writeUInt16LE(whole.length, files.length - 2);
      expect((await read(archive)).properties).toEqual([{ name: '묶음의 설명', value: `묶음: ${words}` }]);
      const comment = iconv.encode(words, letters);
      const marked = Buffer.from(zipSync({ 'a.txt': [strToU8('신청서'), { comment: 'x'.repeat(comment.length) }] }));
      comment.copy(marked, marked.indexOf('xxx'));
      expect((await read(marked)).aside).toContain(words);
    },
  );

  test('names every file that was not read, with the reason, and reads the others', async () => {
    const locked = zipSync({
      mimetype: strToU8('application/hwp+zip'),
      'META-INF/manifest.xml': strToU8('<manifest><file-entry><encryption-data/></file-entry></manifest>'),
    });
    const document = await read(
      packed({
        '신청서.jpg': '?',
        '도면.dwg': '?',
        '옛 글.doc': '?',
        '암호.hwpx': locked,
        '깨진 글.docx': 'PK',
        '이름만 글.txt': zipSync({ a: strToU8('나비솔') }),
        '안.zip': packed({ '더 안.zip': packed({ 'a.txt': '깊은 글' }), '글.txt': '안쪽 글' }),
        '글.txt': '바깥 글',
      }),
    );
    expect(outcomes(document)).toEqual([
      ['신청서.jpg', '읽지 못함: 그림에 적힌 글자는 읽지 못함'],
      ['도면.dwg', '읽지 못함: 내용을 읽을 수 없는 형식'],
      ['옛 글.doc', '읽지 못함: 옛 형식(.doc, .xls, .ppt)'],
      ['암호.hwpx', '읽지 못함: 암호가 걸림'],
      ['깨진 글.docx', '읽지 못함: 형식이 깨짐'],
      ['이름만 글.txt', '읽지 못함: 형식이 깨짐'],
      ['안.zip', '읽음'],
      ['안.zip › 더 안.zip', '읽지 못함: 묶음 안의 묶음이 너무 깊음'],
      ['안.zip › 글.txt', '읽음'],
      ['글.txt', '읽음'],
    ]);
    expect(document.leftOut).toEqual([{ reason: 'unreadEntry', count: 7 }]);
    expect(unreadReason(document)).toBe('unread-entry');
    expect(originalText(document)).toMatch(/안쪽 글[\s\S]*바깥 글/);
  });

  test('tells an Office file with a password from a broken one', async () => {
    const broken = compoundFile({ Workbook: new Uint8Array(5_000) });
    const document = await read(
      zipSync({ '암호.docx': lockedOfficeFile(), '암호.xlsx': lockedOfficeFile(), '깨짐.pptx': broken }),
    );
    expect(outcomes(document)).toEqual([
      ['암호.docx', '읽지 못함: 암호가 걸림'],
      ['암호.xlsx', '읽지 못함: 암호가 걸림'],
      ['깨짐.pptx', '읽지 못함: 형식이 깨짐'],
    ]);
  });

  test('says of a file that was read in part that it was, and what is missing', async () => {
    const [head, foot] = ['%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n', '%%EOF'];
    const scan = `${head}2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R/Size 4>>\n${foot}`;
    const document = await read(packed({ '스캔.pdf': scan }));
    expect(outcomes(document)).toEqual([['스캔.pdf', '일부만 읽음: 글자 없이 그림뿐인 쪽이 있음']]);
    expect(document.leftOut).toContainEqual({ reason: 'pageWithoutText', count: 1 });
  });

  test('tells names in CP949 and in UTF-8, with and without a mark of it, and shows none that turns its letters', async () => {
    const korean = iconv.encode('명단.txt', 'cp949');
    const unmarked = Buffer.from('명단.txt');
    const archive = withName(
      withName(packed({ 'abcd.txt': '하나', 'abcdef.txt': '둘', 'a\u202etxt.exe': '?' }), 'abcd.txt', korean),
      'abcdef.txt',
      unmarked,
    );
    expect(outcomes(await read(archive)).map(([name]) => name)).toEqual(['명단.txt', '명단.txt', 'a\ufffdtxt.exe']);
  });

  test('that holds nothing says so, and one that is none is damaged', async () => {
    expect((await read(packed({}))).parts).toMatchObject([{ name: '들어 있는 파일 0개', blocks: [] }]);
    await expect(read(strToU8('이것은 묶음이 아닙니다.'))).rejects.toThrow('refused: damaged');
  });
});

describe('an archive that was built to harm its reader', () => {
  const whys = async (archive: Uint8Array) => outcomes(await read(archive)).map(([, outcome]) => outcome);
  const good = { '글.txt': '다음 글은 그대로 읽습니다.' };
  const renamed = (archive: Uint8Array, from: string, to: string) => withName(archive, from, Buffer.from(to));

  test('unpacks a bomb no further than the limit, and reads what stands beside it', async () => {
    const bomb = packed({ '폭탄.txt': ' '.repeat(30_000_000), ...good });
    expect(await whys(bomb)).toEqual(['읽지 못함: 풀었을 때의 크기가 한도를 넘음', '읽음']);
  });

  test('believes no stated size', async () => {
    const lying = Buffer.from(packed({ 'lies.txt': '거짓', ...good }));
    for (let at = lying.indexOf('lies.txt'); at >= 0; at = lying.indexOf('lies.txt', at + 1)) {
      if (lying.readUInt32LE(Math.max(0, at - 46)) === 0x02014b50) lying.writeUInt32LE(2, at - 22);
    }
    expect(await whys(lying)).toEqual(['읽지 못함: 형식이 깨짐', '읽음']);
  });

  test('unpacks nothing under a name that climbs out of its folder, nor what a link leads to', async () => {
    const link: Zippable = { '글.txt': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] };
    expect(await whys(zipSync(link))).toEqual(['읽지 못함: 형식이 깨짐']);
    for (const name of ['../../a.txt', '/etc/aaa.txt', 'C:/aaaa.txt', '..\\..\\a.txt']) {
      const archive = renamed(packed({ [name.replace(/[^a.]/g, 'x')]: '?' }), name.replace(/[^a.]/g, 'x'), name);
      expect(await whys(archive), name).toEqual(['읽지 못함: 형식이 깨짐']);
    }
  });

  test('shows both files of one name', async () => {
    const twins = renamed(packed({ 'ab.txt': '겉글', 'xy.txt': '속글' }), 'xy.txt', 'ab.txt');
    expect(originalText(await read(twins))).toMatch(/겉글[\s\S]*속글/);
  });

  test('names a locked file, and refuses more files than an archive has', async () => {
    const locked = Buffer.from(packed({ 'a.txt': '닫힘', ...good }));
    for (let at = locked.indexOf('a.txt'); at >= 0; at = locked.indexOf('a.txt', at + 1)) {
      if (at >= 46 && locked.readUInt32LE(at - 46) === 0x02014b50) locked[at - 46 + 8] = 1;
    }
    expect(await whys(locked)).toEqual(['읽지 못함: 암호가 걸림', '읽음']);
    const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`${at}.txt`, '']));
    await expect(read(packed(many))).rejects.toThrow('refused: too-large');
  });

  test('reads XML with entities in none of its files', async () => {
    const evil = packed({
      'word/document.xml':
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="w"><w:body>&x;</w:body></w:document>',
    });
    expect(await whys(packed({ '글.docx': evil, ...good }))).toEqual([
      '읽지 못함: 위험한 선언(DOCTYPE)이 있음',
      '읽음',
    ]);
  });
});
