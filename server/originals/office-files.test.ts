import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { originalText } from '../../shared/originals/plain-text.ts';
import { withoutHidden } from '../../shared/originals/without-hidden.ts';
import { packed, partLines, readBytes, relations } from '../testing/read-files.ts';

const read = readBytes;
const lines = partLines;

describe('a .docx', () => {
  const p = (inside: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${inside}</w:p>`;
  const r = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
  const item = (level: number, text: string) =>
    p(r(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`);
  const numbering = `<w:numbering><w:abstractNum w:abstractNumId="5">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="ganada"/><w:lvlText w:val="%2."/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3)"/></w:lvl>
    </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num></w:numbering>`;
  const styles =
    '<w:styles><w:style w:styleId="a1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="a2"><w:name w:val="My"/><w:basedOn w:val="a1"/></w:style></w:styles>';
  const body = [
    p(r('사업 개요'), '<w:pStyle w:val="a2"/>'),
    item(0, '목적'),
    item(1, '가목'),
    item(1, '나목'),
    item(2, '세목'),
    item(0, '방법'),
    item(1, '다시 가목'),
    p(
      `${r('본문')}<w:r><w:footnoteReference w:id="2"/></w:r>${r(' 숨김', '<w:vanish/>')}<w:del><w:r><w:delText>지움</w:delText></w:r></w:del><w:ins>${r(' 더함')}</w:ins><w:r><w:commentReference w:id="7"/></w:r>`,
    ),
    p(
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ),
    p(`<w:hyperlink r:id="rId9">${r('누리집')}</w:hyperlink>`),
    `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:tcPr/>${p(r('이름'))}</w:tc><w:tc>${p(r('몫'))}</w:tc></w:tr>
      <w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${p(r('함께'))}</w:tc><w:tc>${p(r('10'))}</w:tc></w:tr>
      <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${p('')}</w:tc><w:tc>${p(r('20'))}</w:tc></w:tr></w:tbl>`,
    p('<w:r><w:drawing><wp:docPr descr="위치도"/><pic:pic/></w:drawing></w:r>'),
  ].join('');
  const wrapped = (name: string, inside: string) =>
    `<w:${name} xmlns:w="w" xmlns:r="r" xmlns:wp="p" xmlns:pic="q">${inside}</w:${name}>`;
  const docx = packed({
    'word/document.xml': wrapped('document', `<w:body>${body}</w:body>`),
    'word/_rels/document.xml.rels': relations(
      ['rId9', 'hyperlink', 'https://city.example/'],
      ['rId8', 'header', 'header1.xml'],
    ),
    'word/styles.xml': styles.replace('<w:styles>', '<w:styles xmlns:w="w">'),
    'word/numbering.xml': numbering.replace('<w:numbering>', '<w:numbering xmlns:w="w">'),
    'word/header1.xml': wrapped('hdr', p(r('내부 검토용'))),
    'word/footnotes.xml': wrapped(
      'footnotes',
      `<w:footnote w:id="0" w:type="separator">${p('')}</w:footnote><w:footnote w:id="2">${p(r('근거 법령'))}</w:footnote>`,
    ),
    'word/comments.xml': wrapped('comments', `<w:comment w:id="7" w:author="한가람">${p(r('확인 바람'))}</w:comment>`),
    'docProps/core.xml':
      '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>정노을</dc:creator></cp:coreProperties>',
  });

  test('is read with computed numbers, notes, comments, hidden and removed words told apart', async () => {
    const document = await read('docx', docx);
    expect(lines(document)).toEqual([
      '[header ] 내부 검토용',
      '# 사업 개요',
      '1. 목적',
      '가. 가목',
      '나. 나목',
      '1.1) 세목',
      '2. 방법',
      '가. 다시 가목',
      '본문(1){ 숨김} 더함',
      '3',
      '누리집',
      '표(이름 | 몫 ; 함께 | 10 ; 20)',
      '<picture 위치도>',
      '[footnote 1] 근거 법령',
      '[comment 한가람] 확인 바람',
    ]);
    expect(document.leftOut).toEqual([
      { reason: 'deletedText', count: 2 },
      { reason: 'picture', count: 1 },
    ]);
    expect(document.properties).toEqual([{ name: '작성자', value: '정노을' }]);
  });

  const control = (inside: string, properties = '') =>
    `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
  const unfilled = '<w:showingPlcHdr/>';
  const numbered = (inside: string) =>
    packed({
      'word/document.xml': wrapped('document', `<w:body>${inside}</w:body>`),
      'word/numbering.xml': numbering.replace('<w:numbering>', '<w:numbering xmlns:w="w">'),
    });

  test('counts items through its controls: around one, around several, in one another, in cells and in rows', async () => {
    const body = [
      item(0, '밖의 항목'),
      control(item(0, '하나를 둘러쌈')),
      control(`${item(1, '여럿의 첫째')}${control(item(1, '속의 속'))}${item(2, '셋째')}`),
      `<w:tbl>${control(`<w:tr>${control(`<w:tc>${control(item(0, '칸의 항목'))}</w:tc>`)}<w:tc>${item(1, '옆 칸')}</w:tc></w:tr>`)}</w:tbl>`,
      control(item(0, '여기를 눌러 입력하십시오'), unfilled),
      item(0, '끝의 항목'),
      p(`${r('담당: ')}${control(r('고르십시오'), unfilled)}${control(r('강서윤'))}`),
      `<w:tbl><w:tr>${control(`<w:tc>${p(r('누르십시오'))}</w:tc>`, unfilled)}<w:tc>${p(r('옆 칸'))}</w:tc></w:tr>${control(`<w:tr><w:tc>${p(r('줄을 채우십시오'))}</w:tc><w:tc>${p(r('여기도'))}</w:tc></w:tr>`, unfilled)}</w:tbl>`,
    ].join('');
    expect(lines(await read('docx', numbered(body)))).toEqual([
      '1. 밖의 항목',
      '2. 하나를 둘러쌈',
      '가. 여럿의 첫째',
      '나. 속의 속',
      '2.1) 셋째',
      '표(3. 칸의 항목 | 가. 옆 칸)',
      // What nobody has filled in has had the fourth number.
      '5. 끝의 항목',
      '담당: 강서윤',
      '표( | 옆 칸 ;  | )',
    ]);
  });

  test('shows citizens what it shows by itself, and its checkers everything', async () => {
    const document = await read('docx', docx);
    const shown = withoutHidden(document);
    expect(originalText(shown)).not.toMatch(/숨김|확인 바람|정노을/);
    expect(shown.leftOut).toContainEqual({ reason: 'hiddenContent', count: 2 });
    for (const words of ['숨김', '확인 바람', '정노을', '근거 법령']) expect(originalText(document)).toContain(words);
  });
});

describe('an .xlsx', () => {
  const sheet = (rows: string, more = '', before = '') =>
    `<worksheet>${before}<sheetData>${rows}</sheetData>${more}</worksheet>`;
  const xlsx = packed({
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="예산" r:id="a"/><sheet name="명단" state="hidden" r:id="b"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations(
      ['a', 'worksheet', 'worksheets/sheet1.xml'],
      ['b', 'worksheet', 'worksheets/sheet2.xml'],
    ),
    'xl/sharedStrings.xml':
      '<sst><si><t>사업</t></si><si><r><t>금</t></r><r><t>액</t></r><rPh><t>요미</t></rPh></si><si><t>기한</t></si></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="#,##0&quot;원&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': sheet(
      '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c></row>' +
        '<row r="3"><c r="B3" t="inlineStr"><is><t>정비</t></is></c><c r="C3" s="1"><v>1234567</v></c><c r="D3" s="2"><v>46084</v></c></row>' +
        '<row r="4" hidden="1"><c r="B4" t="inlineStr"><is><t>숨은 줄</t></is></c></row>' +
        '<row r="1048576"><c r="XFD1048576" t="str"><f>1+1</f><v>끝칸</v></c></row>',
      '<mergeCells><mergeCell ref="B4:C4"/></mergeCells><headerFooter><oddHeader>&amp;L&amp;"굴림"대외비&amp;R&amp;P</oddHeader></headerFooter>',
    ),
    'xl/worksheets/_rels/sheet1.xml.rels': relations(['c', 'comments', '../comments1.xml']),
    'xl/comments1.xml':
      '<comments><authors><author>오하늘</author></authors><commentList><comment ref="C3" authorId="0"><text><r><t>단가 확인</t></r></text></comment></commentList></comments>',
    'xl/worksheets/sheet2.xml': sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>홍길동</t></is></c></row>'),
  });

  test('shows no hanja twice where the file says how they are read (rPh)', async () => {
    const rich = '<r><t>漢</t></r><r><t>江</t></r><rPh sb="0" eb="2"><t>한강</t></rPh><phoneticPr fontId="1"/>';
    const file = packed({
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="예산" r:id="a"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': relations(['a', 'worksheet', 'worksheets/sheet1.xml']),
      'xl/worksheets/sheet1.xml': sheet(
        `<row r="1"><c r="A1" t="inlineStr"><is>${rich}</is></c><c r="B1" t="s"><v>0</v></c><c r="C1"><v>1</v></c></row>`,
      ),
      'xl/worksheets/_rels/sheet1.xml.rels': relations(['c', 'comments', '../comments1.xml']),
      'xl/sharedStrings.xml': `<sst><si>${rich}</si></sst>`,
      'xl/comments1.xml': `<comments><commentList><comment ref="A1"><text>${rich}</text></comment></commentList></comments>`,
    });
    expect(lines(await read('xlsx', file))).toEqual(['표(漢江 | 漢江 | 1)', '[comment A1] 漢江']);
  });

  test('is read whole: sheets out of sight, comments, formats, merged cells, no table of a milliard empty cells', async () => {
    const document = await read('xlsx', xlsx);
    expect(document.parts.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['예산', undefined],
      ['명단', true],
    ]);
    expect(lines(document)).toEqual([
      '[header ] 대외비',
      '표(사업 | 금액 | 기한 |  ; 정비 | 1,234,567원 | 2026-03-03 |  ; 숨은 줄 |  |  ;  |  |  | 끝칸)',
      '[comment C3 오하늘] 단가 확인',
    ]);
    const table = document.parts[0]?.blocks[1];
    expect(table?.type === 'table' && table.rows[2]).toMatchObject({ hidden: true, cells: [{ colspan: 2 }, {}, {}] });
    expect(originalText(withoutHidden(document))).not.toMatch(/홍길동|숨은 줄|단가 확인/);
  });

  test('numbers in formats, hidden values, formulas without results and days with a time are seen or said', async () => {
    const codes = ['000-0000-0000', ';;;', '[DBNum3]General', 'yyyy-mm-dd hh:mm', '@"님"'];
    const formats = codes.map(
      (code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
    );
    const cell = (style: number | '', inside: string, type = '') =>
      `<c${style === '' ? '' : ` s="${style}"`}${type && ` t="${type}"`}>${inside}</c>`;
    const file = packed({
      'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="명단" r:id="a"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': relations(['a', 'worksheet', 'worksheets/sheet1.xml']),
      'xl/styles.xml': `<styleSheet><numFmts>${formats.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${codes.map((_, at) => `<xf numFmtId="${200 + at}"/>`).join('')}</cellXfs></styleSheet>`,
      'xl/worksheets/sheet1.xml': sheet(
        `<row>${cell(1, '<v>1012345678</v>')}${cell(2, '<v>9001011234568</v>')}${cell(2, '<is><t>비밀</t></is>', 'inlineStr')}${cell(5, '<is><t>정노을</t></is>', 'inlineStr')}</row>` +
          `<row>${cell('', '<f>SUM(A1:A2)</f><v></v>')}${cell('', '<f t="shared" si="0"/>')}${cell('', '<f>""</f><v></v>', 'str')}${cell('', '<f>1+1</f><v>2</v>')}</row>` +
          `<row>${cell('', '<v>2026-03-03T13:30:00</v>', 'd')}${cell(4, '<v>2026-03-03T13:30:00Z</v>', 'd')}${cell('', '<v>2026-03-03</v>', 'd')}${cell(3, '<v>7</v>')}</row>`,
      ),
    });
    const document = await read('xlsx', file);
    expect(lines(document)).toEqual([
      '표(010-1234-5678 | {9001011234568} | {비밀} | 정노을님 ; [계산되지 않은 수식] | [계산되지 않은 수식] |  | 2 ; ' +
        '2026-03-03 13:30:00 | 2026-03-03 13:30 | 2026-03-03 | 7)',
    ]);
    expect(document.leftOut).toEqual([
      { reason: 'uncomputedFormula', count: 2 },
      { reason: 'plainValue', count: 1 },
    ]);
    expect(document.findings?.map(({ kind, words, place }) => [kind, words, place.spot])).toEqual([
      ['mobilePhone', '010-1234-5678', 'table'],
      ['residentNumber', '9001011234568', 'hiddenText'],
    ]);
    expect(originalText(withoutHidden(document))).not.toMatch(/9001011234568|비밀/);
  });
});

describe('text and PDF', () => {
  test('a text in CP949 and a CSV with heads', async () => {
    const cp949 = Buffer.from('c0ccb8a72cc0fcc8ad0a', 'hex');
    expect(lines(await read('text', cp949))).toEqual(['이름,전화']);
    const table = (await read('csv', Buffer.concat([cp949, Buffer.from('a,1\n')]))).parts[0]?.blocks[0];
    expect(table).toMatchObject({ type: 'table', rows: [{ cells: [{ header: true }, { header: true }] }, {}] });
  });

  test('a PDF page by page; a locked or broken one says so', async () => {
    const content =
      'BT /F1 20 Tf 50 700 Td (A large heading) Tj /F1 10 Tf 0 -40 Td (The first line of the text.) Tj ET';
    const objects = [
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>',
    ];
    const pdf = `%PDF-1.4\n${objects.map((object, at) => `${at + 1} 0 obj${object}endobj\n`).join('')}trailer<</Root 1 0 R/Size 7>>\n%%EOF`;
    const document = await read('pdf', strToU8(pdf));
    expect(document.parts.map(({ name }) => name)).toEqual(['1쪽', '2쪽']);
    expect(lines(document)).toEqual(['# A large heading', 'The first line of the text.']);
    expect(document.leftOut).toEqual([{ reason: 'pageWithoutText', count: 1 }]);
    await expect(read('pdf', strToU8('%PDF-1.7\n%%EOF'))).rejects.toThrow('refused: damaged');
  });
});
