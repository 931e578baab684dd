import { encode } from 'fast-png';
import { strToU8 } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import { expect, type TestContext, test } from 'vitest';
import { originalMarkup } from '../../../shared/markup/original.ts';
import { originalText } from '../../../shared/originals/plain-text.ts';
import type { OriginalFormat, ReadBlock, ReadCell, ReadDocument } from '../../../shared/originals/read-document.ts';
import { readingPages } from '../../../shared/originals/reading-pages.ts';
import { withoutHidden } from '../../../shared/originals/without-hidden.ts';
import { viewSentence } from '../../../shared/paper/view-paper.ts';
import { squeezed } from '../../../shared/testing/paper-words.ts';
import { drawnView, holdsForAnyDocument } from '../../testing/drawn-views.ts';
import { textByPoppler } from '../../testing/golden-papers/pages-by-poppler.ts';
import { structureWords } from '../../testing/golden-papers/spoken-words.ts';
import { conformanceFaults } from '../../testing/pdf-conformance/check-conformance.ts';
import { packed, readBytes } from '../../testing/read-files.ts';
import { sharedMaterial } from '../../testing/shared-material.ts';

// The PDF of 문서 보기 says what its page says: the words of both are compared, one read by poppler along the tags, the
// other taken from the markup that browsers show.

/** What the page shows below its notices, without white space. */
function shownWords(document: ReadDocument): string {
  const shown = withoutHidden(document);
  const pages = readingPages(shown).map((page) =>
    originalMarkup(shown, { page, isFirst: false, isLast: false }).toString(),
  );
  const text = pages.join('').replace(/<[^>]*>/g, '');
  const letters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", '#x27': "'" };
  return squeezed(text.replace(/&(#?\w+);/g, (whole, name: string) => letters[name] ?? whole).normalize('NFC'));
}

async function spoken(context: TestContext, bytes: Uint8Array): Promise<string> {
  return structureWords(await textByPoppler(context, bytes, 'structure'));
}

const col = (at: number): string => (at < 26 ? '' : col(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));
const said = (text: string): ReadBlock => ({ type: 'paragraph', content: [{ text }] });
function workbook(rows: readonly (readonly string[])[], merges = ''): Uint8Array {
  const cell = (row: number, at: number, words: string) =>
    `<c r="${col(at)}${row}" t="inlineStr"><is><t>${words}</t></is></c>`;
  const data = rows.map(
    (cells, at) => `<row r="${at + 1}">${cells.map((words, column) => cell(at + 1, column, words)).join('')}</row>`,
  );
  return packed({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="예산" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/a.xml"/></Relationships>',
    'xl/worksheets/a.xml': `<worksheet><sheetData>${data.join('')}</sheetData>${merges}</worksheet>`,
  });
}

const w = (name: string, inside: string) => `<w:${name} xmlns:w="w" xmlns:r="r">${inside}</w:${name}>`;
const p = (text: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const numbered = (level: number, text: string) =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`);
const tc = (inside: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
const REPORT = packed({
  'word/document.xml': w(
    'document',
    `<w:body>${p('사업 개요', '<w:pStyle w:val="a1"/>')}${numbered(0, '목적 &amp; &lt;배경&gt;')}${numbered(1, '가목')}${numbered(1, '나목')}
    ${p('첫 줄')}<w:p><w:r><w:t>둘째</w:t><w:br/><w:t>셋째 CO₂ 😀</w:t></w:r></w:p>
    <w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${tc(p('이름'))}${tc(p('몫'))}${tc(p('비고'))}</w:tr>
    <w:tr>${tc(p('함께'), '<w:vMerge w:val="restart"/>')}${tc(p('1,200'))}${tc(numbered(0, '칸의 항목'))}</w:tr>
    <w:tr>${tc(p(''), '<w:vMerge/>')}${tc(p('두 칸'), '<w:gridSpan w:val="2"/>')}</w:tr></w:tbl>
    <w:p><w:r><w:commentReference w:id="7"/></w:r></w:p></w:body>`,
  ),
  'word/_rels/document.xml.rels': '<Relationships/>',
  'word/styles.xml': w('styles', '<w:style w:styleId="a1"><w:name w:val="heading 1"/></w:style>'),
  'word/numbering.xml': w(
    'numbering',
    `<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="ganada"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>`,
  ),
  'word/comments.xml': w('comments', `<w:comment w:id="7" w:author="한가람">${p('안에서만 보는 메모')}</w:comment>`),
});

const FILES: readonly (readonly [name: string, format: OriginalFormat, bytes: Uint8Array])[] = [
  ['보고.docx', 'docx', REPORT],
  [
    '예산.xlsx',
    'xlsx',
    workbook(
      [
        ['사업', '금액'],
        ['돌봄', '1,200'],
        ['합계', ''],
      ],
      '<mergeCells><mergeCell ref="A3:B3"/></mergeCells>',
    ),
  ],
  ['명단.csv', 'csv', strToU8('이름,부서\n정노을,자치행정과\n')],
  ['글.txt', 'text', strToU8('한글 첫가끝: ᄒᆞᆫ글\n\t들여 쓴 줄\n\n끝 줄')],
  ['묶음.zip', 'zip', packed({ '보고.docx': REPORT, '읽을 수 없는.bin': 'x' })],
];

test.for(FILES)(
  '%s: the PDF says what the page says, and is PDF/A-2a and PDF/UA-1',
  async ([name, format, bytes], context) => {
    const document = await readBytes(format, bytes);
    const drawn = drawnView(document, name);
    expect(await conformanceFaults(drawn.bytes)).toEqual([]);
    const said = await spoken(context, drawn.bytes);
    const shown = shownWords(document);
    expect(said.slice(-shown.length)).toBe(shown);
    // First of all that it is a view and what counts, then the file's name, then what of the file is not here.
    expect(said.startsWith(squeezed([viewSentence(name), name]))).toBe(true);
    const { leftOut } = withoutHidden(document);
    expect(said.slice(0, -shown.length).includes('이PDF에옮기지않은것이있습니다.')).toBe(leftOut.length > 0);
  },
);

const SAMPLES = ['lists.hwpx', 'lists.hwp', 'gangnam-gongmujik-notice.hwpx', 'mfds-admin-notice.hwpx'];

test.for([...SAMPLES, 'table-public-composite.hwpx', 'seoul-sihaengmun.hwpx'])(
  'the sample %s as PDF says what its page says',
  async (name, context) => {
    const document = await readBytes(
      name.endsWith('x') ? 'hwpx' : 'hwp',
      sharedMaterial(context, `samples/hwpx/${name}`),
    );
    const { bytes } = drawnView(document, name);
    expect(await conformanceFaults(bytes)).toEqual([]);
    const shown = shownWords(document);
    expect((await spoken(context, bytes)).slice(-shown.length)).toBe(shown);
  },
);

test('what the file keeps out of sight is in no byte of the PDF, which says how much that is', async (context) => {
  const { bytes } = drawnView(await readBytes('docx', REPORT), '보고.docx');
  const said = await spoken(context, bytes);
  expect(said).toContain('파일에서숨겨둔내용(메모,발표자노트,숨은시트등)1곳');
  expect(said).toContain('글꼴에없는글자1가지는[U+1F600]처럼번호로적었습니다.');
  expect(said).not.toMatch(/안에서만|한가람/);
});

test('a wide table is cut into pieces that lose nothing and say so', async (context) => {
  const rows = Array.from({ length: 4 }, (_, row) =>
    Array.from({ length: 30 }, (_, at) => (at === 0 ? `사업${row}` : `${row + 1}0${at},000,000`)),
  );
  const { bytes } = drawnView(await readBytes('xlsx', workbook(rows)), '넓은 표.xlsx');
  expect(await conformanceFaults(bytes)).toEqual([]);
  const said = await spoken(context, bytes);
  expect(rows.flat().filter((words) => !said.includes(words))).toEqual([]);
  expect(said).toMatch(/표가넓어가로로4조각으로나눔:4번째조각,첫열은조각마다되풀이함/);
});

async function pagesOf(bytes: Uint8Array): Promise<string> {
  const pages = (await PDFDocument.load(bytes)).getPages();
  return pages.map((page) => (page.getWidth() > page.getHeight() ? '↔' : '↕')).join('');
}

test('a table that no upright page holds has pages turned for it, and what follows stands upright again', async (context) => {
  const cells = (row: number) =>
    Array.from({ length: 13 }, (_, at) => (row < 0 ? `항목${at}` : `${row + 1}0${at},000,000`));
  const table: ReadBlock = {
    type: 'table',
    caption: [{ text: '연도별 예산' }],
    rows: Array.from({ length: 60 }, (_, row) => ({
      cells: cells(row - 1).map((words) => ({
        colspan: 1,
        rowspan: 1,
        ...(row === 0 ? { header: true as const } : {}),
        content: [said(words)],
      })),
    })),
  };
  const document = await readBytes('text', strToU8('글'));
  const heading: ReadBlock = { type: 'heading', level: 1, content: [{ text: '예산' }] };
  const blocks = [said('앞의 글'), heading, table, said('뒤의 글')];
  const { bytes } = drawnView({ ...document, parts: [{ kind: 'text', name: '', blocks }] }, '넓은 표.txt');
  expect(await conformanceFaults(bytes)).toEqual([]);
  const words = await spoken(context, bytes);
  expect(words).toMatch(/앞의글예산연도별예산항목0.*뒤의글$/);
  expect(
    Array.from({ length: 59 }, (_, row) => cells(row))
      .flat()
      .filter((each) => !words.includes(each)),
  ).toEqual([]);
  expect(words).not.toContain('조각');
  expect(await pagesOf(bytes)).toMatch(/^↕↔{2,}↕$/);
  // Where nothing stands before the table, the head stands on its page.
  const alone = drawnView({ ...document, parts: [{ kind: 'sheet', name: '예산', blocks: [table] }] }, '표.xlsx');
  expect(await conformanceFaults(alone.bytes)).toEqual([]);
  expect(await pagesOf(alone.bytes)).toMatch(/^↔{2,}$/);
});

test('a table within a cell stands below its table, and the cell says where', async (context) => {
  const inner = (words: string): ReadBlock => ({
    type: 'table',
    rows: [
      [words, '둘'],
      ['셋', '넷'],
    ].map(row),
  });
  const row = (words: readonly (string | ReadBlock)[]) => ({
    cells: words.map(
      (each): ReadCell => ({ colspan: 1, rowspan: 1, content: [typeof each === 'string' ? said(each) : each] }),
    ),
  });
  const document = await readBytes('text', strToU8('글'));
  const rows = [row(['겉', inner('속')]), row([inner('또'), '끝'])];
  const { bytes } = drawnView(
    { ...document, parts: [{ kind: 'text', name: '', blocks: [{ type: 'table', rows }] }] },
    '표.txt',
  );
  expect(await conformanceFaults(bytes)).toEqual([]);
  expect(await spoken(context, bytes)).toMatch(
    /겉\[표안의표1:이표아래에옮김\]\[표안의표2:이표아래에옮김\]끝표안의표1\.속둘셋넷표안의표2\.또둘셋넷$/,
  );
});

test('a picture is drawn on its page and called by its name for whoever does not see it', async (context) => {
  const png = encode({ width: 40, height: 20, data: new Uint8Array(800).fill(90), channels: 1 });
  const sha256 = 'a'.repeat(64);
  const picture = { sha256, mediaType: 'image/png', width: 40, height: 20 } as const;
  const document = await readBytes('picture', png);
  const { bytes, pages } = drawnView(document, '위치도.png', { picture }, new Map([[sha256, png]]));
  expect([await conformanceFaults(bytes), pages]).toEqual([[], 1]);
  const structure = await textByPoppler(context, bytes, 'structure');
  expect(structure).toMatch(/Figure/);
  expect(Buffer.from(bytes).includes('/Subtype /Image')).toBe(true);
  expect(structureWords(structure)).toContain('그림에적힌글자는읽지못합니다.');
});

test('whatever a file holds is drawn, conforms, and loses no word', async (context) => {
  await holdsForAnyDocument(
    async (document) => {
      const { bytes } = drawnView(document, '무엇이든.xlsx');
      expect(await conformanceFaults(bytes)).toEqual([]);
      const said = await spoken(context, bytes);
      const lines = originalText(withoutHidden(document))
        .split('\n')
        .map((line) => squeezed(line));
      expect(lines.filter((line) => !said.includes(line))).toEqual([]);
    },
    process.env.TEST_LONG === 'on' ? 150 : 12,
  );
});
