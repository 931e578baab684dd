import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { OriginalFormat } from '../../shared/originals/read-document.ts';
import { unreadReason } from '../../shared/originals/unread-file.ts';
import { packed, readBytes as read, relations } from '../testing/read-files.ts';

describe('a resident number in a file is told wherever it stands', () => {
  const NUMBER = '900101-1234568';
  const told = async (format: OriginalFormat, bytes: Uint8Array) =>
    (await read(format, bytes)).personalData.map(({ kind, count }) => `${kind} ${count}`);
  const word = (name: string, inside: string) => `<w:${name} xmlns:w="w" xmlns:r="r">${inside}</w:${name}>`;
  const said = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const docx = (body: string, more: Record<string, string> = {}) =>
    packed({
      'word/document.xml': word('document', `<w:body>${said('보고')}${body}</w:body>`),
      'word/_rels/document.xml.rels': relations(['h', 'header', 'header1.xml'], ['f', 'footer', 'footer1.xml']),
      ...more,
    });
  const refer = (kind: string) => `<w:p><w:r><w:${kind}Reference w:id="2"/></w:r></w:p>`;
  const removed = (inside: string) => `<w:p>${inside}</w:p>`;
  const noted = (kind: string) => ({
    [`word/${kind}s.xml`]: word(`${kind}s`, `<w:${kind} w:id="2">${said(NUMBER)}</w:${kind}>`),
  });
  const unfilled = (inside: string) =>
    `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
  const choice = `<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="${NUMBER}" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent>${said('고름')}</w:sdtContent></w:sdt>`;
  const inDocx: Readonly<Record<string, Uint8Array>> = {
    text: docx(said(NUMBER)),
    'a head': docx('', { 'word/header1.xml': word('hdr', said(NUMBER)) }),
    'a foot': docx('', { 'word/footer1.xml': word('ftr', said(NUMBER)) }),
    'a footnote': docx(refer('footnote'), noted('footnote')),
    'an endnote': docx(refer('endnote'), noted('endnote')),
    'a comment': docx(refer('comment'), noted('comment')),
    'hidden words': docx(`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>${NUMBER}</w:t></w:r></w:p>`),
    'a tracked deletion': docx(
      removed('<w:del><w:r><w:delText>900101-</w:delText></w:r><w:r><w:delText>1234568</w:delText></w:r></w:del>'),
    ),
    'words that were moved away': docx(removed(`<w:moveFrom><w:r><w:t>${NUMBER}</w:t></w:r></w:moveFrom>`)),
    'a deleted row': docx(`<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>${said(NUMBER)}</w:tc></w:tr></w:tbl>`),
    'a text box': docx(`<w:p><w:r><w:drawing><w:txbxContent>${said(NUMBER)}</w:txbxContent></w:drawing></w:r></w:p>`),
    'a variable of its own': docx('', {
      'word/settings.xml': word('settings', `<w:docVars><w:docVar w:name="번호" w:val="${NUMBER}"/></w:docVars>`),
    }),
    'what a control offers to choose from': docx(choice),
    'what a control asks for': docx(unfilled(said(NUMBER))),
    'a line of several that a control asks for': docx(unfilled(said('연번 3') + said(NUMBER) + said('4명'))),
    'what a control in a line asks for': docx(`<w:p>${unfilled(`<w:r><w:t>${NUMBER}</w:t></w:r>`)}</w:p>`),
    'what a control around a cell asks for': docx(
      `<w:tbl><w:tr>${unfilled(`<w:tc>${said('1')}${said(NUMBER)}${said('2')}</w:tc>`)}</w:tr></w:tbl>`,
    ),
    'a comment on what a control asks for': docx(unfilled(refer('comment')), noted('comment')),
    'a footnote to what a control asks for': docx(
      `<w:p>${unfilled('<w:r><w:footnoteReference w:id="2"/></w:r>')}</w:p>`,
      noted('footnote'),
    ),
    'what describes the picture that a control asks for': docx(
      unfilled(`<w:p><w:r><w:drawing><w:docPr descr="${NUMBER}"/><w:pic/></w:drawing></w:r></w:p>`),
    ),
    'a deletion in what a control asks for': docx(
      unfilled(removed(`<w:del><w:r><w:delText>${NUMBER}</w:delText></w:r></w:del>`)),
    ),
    'what a control in a footnote offers': docx(refer('footnote'), {
      'word/footnotes.xml': word('footnotes', `<w:footnote w:id="2">${choice}</w:footnote>`),
    }),
    'what a control in a comment offers': docx(refer('comment'), {
      'word/comments.xml': word('comments', `<w:comment w:id="2">${choice}</w:comment>`),
    }),
    'a cell that goes on from the one above': docx(
      `<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${said('위')}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${said('1')}${said(NUMBER)}</w:tc></w:tr></w:tbl>`,
    ),
    'where its mails are merged from': docx('', {
      'word/settings.xml': word('settings', `<w:mailMerge><w:connectString w:val="User ID=${NUMBER};"/></w:mailMerge>`),
    }),
    'its title': docx('', {
      'docProps/core.xml': `<cp:p xmlns:cp="c" xmlns:dc="d"><dc:title>${NUMBER}</dc:title></cp:p>`,
    }),
  };
  test.each(Object.entries(inDocx))('.docx: %s', async (_place, file) => {
    expect(await told('docx', file)).toEqual(['residentNumber 1']);
  });

  const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const xlsx = (given: {
    rows?: string;
    before?: string;
    after?: string;
    book?: string;
    state?: string;
    more?: object;
  }) =>
    packed({
      'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="예산" r:id="a"${given.state ?? ''}/></sheets>${given.book ?? ''}</workbook>`,
      'xl/_rels/workbook.xml.rels': relations(['a', 'worksheet', 'worksheets/sheet1.xml']),
      'xl/worksheets/sheet1.xml': `<worksheet>${given.before ?? ''}<sheetData>${given.rows ?? ''}</sheetData>${given.after ?? ''}</worksheet>`,
      ...given.more,
    });
  const row = `<row r="1">${cell('A1', NUMBER)}</row>`;
  const connections = (said: string) =>
    `<connections><connection id="1" name="명부"><dbPr ${said}/></connection><connection id="2" name="통계"/></connections>`;
  const mashup = (query: string, more: Readonly<Record<string, string>> = {}, prefix = '') => {
    const common = { '[Content_Types].xml': '<Types/>', 'Config/Package.xml': '<Package/>' };
    const inside = packed({ ...common, 'Formulas/Section1.m': query, ...more });
    const head = Buffer.alloc(8);
    head.writeUInt32LE(inside.length, 4);
    const base64 = Buffer.concat([head, inside, Buffer.alloc(4)]).toString('base64');
    const [name, space] = prefix === '' ? ['DataMashup', 'xmlns'] : [`${prefix}:DataMashup`, `xmlns:${prefix}`];
    return `<${name} ${space}="m">${base64}</${name}>`;
  };
  const queried = (...given: Parameters<typeof mashup>) =>
    xlsx({ rows: row, more: { 'customXml/item1.xml': mashup(...given) } });
  const TYPED = JSON.stringify([['가나다', NUMBER]]);
  const literal = (bytes: Uint8Array | string) => `Binary.FromText("${Buffer.from(bytes).toString('base64')}"`;
  const rowsFrom = (binary: string) => `shared 표1 = let 원본 = Table.FromRows(Json.Document(${binary})) in 원본;`;

  test('connections of a workbook are counted, and a query that cannot be opened is told', async () => {
    const sound = { 'xl/connections.xml': connections(''), 'customXml/item1.xml': mashup('let a = 1 in a') };
    expect((await read('xlsx', xlsx({ rows: row, more: sound }))).leftOut).toEqual([
      { reason: 'connection', count: 3 },
    ]);
    const broken = { 'customXml/item1.xml': '<DataMashup xmlns="m">AAAA</DataMashup>' };
    expect((await read('xlsx', xlsx({ rows: row, more: broken }))).leftOut).toEqual([
      { reason: 'unreadablePart', count: 1 },
    ]);
  });

  test.each([
    ['packed in another way', 'Binary.Decompress(Binary.FromText("AAAA", BinaryEncoding.Base64), Compression.Brotli)'],
    ['packed wrongly', 'Binary.Decompress(Binary.FromText("AAAA", BinaryEncoding.Base64), Compression.Deflate)'],
    ['unpacked elsewhere', `${literal(deflateRawSync(TYPED))})`],
    ['put together', 'Binary.FromText("AA" & "AA", BinaryEncoding.Base64)'],
    ['no Base64', 'Binary.FromText("한글", BinaryEncoding.Base64)'],
    [
      'larger than anybody reads',
      `Binary.Decompress(${literal(deflateRawSync(Buffer.alloc(33 * 1024 * 1024)))}), Compression.Deflate)`,
    ],
  ])('a table typed into a query that is %s is told as unread', async (_how, binary) => {
    expect((await read('xlsx', queried(rowsFrom(binary)))).leftOut).toEqual([
      { reason: 'connection', count: 1 },
      { reason: 'unreadablePart', count: 1 },
    ]);
  });

  test('files within the package of its queries, and the data model of a workbook, are told as unread', async () => {
    expect((await read('xlsx', queried('let a = 1 in a', { 'Content/5.bin': '?' }))).leftOut).toEqual([
      { reason: 'connection', count: 1 },
      { reason: 'embedded', count: 1 },
    ]);
    for (const model of ['xl/model/item.data', 'xl/customData/item1.data']) {
      const document = await read('xlsx', xlsx({ rows: row, more: { [model]: '?' } }));
      expect(document.leftOut).toEqual([{ reason: 'embedded', count: 1 }]);
      expect(unreadReason(document)).toBe('embedded');
    }
  });

  const inXlsx: Readonly<Record<string, Uint8Array>> = {
    'a cell': xlsx({ rows: row }),
    'a hidden sheet': xlsx({ rows: row, state: ' state="veryHidden"' }),
    'a hidden row': xlsx({ rows: row.replace('<row ', '<row hidden="1" ') }),
    'a hidden column': xlsx({ rows: row, before: '<cols><col min="1" max="1" hidden="1"/></cols>' }),
    'the head of its pages': xlsx({
      after: `<headerFooter><oddHeader>&amp;L${NUMBER}</oddHeader></headerFooter>`,
    }),
    'a comment': xlsx({
      more: {
        'xl/worksheets/_rels/sheet1.xml.rels': relations(['c', 'comments', '../comments1.xml']),
        'xl/comments1.xml': `<comments><commentList><comment ref="A1"><text><t>${NUMBER}</t></text></comment></commentList></comments>`,
      },
    }),
    'the name of a range': xlsx({
      book: `<definedNames><definedName name="대상자">"${NUMBER}"</definedName></definedNames>`,
    }),
    'the data behind a pivot table whose sheet is gone': xlsx({
      more: {
        'xl/pivotCache/pivotCacheDefinition1.xml': `<d><cacheFields><cacheField name="번호"><sharedItems><s v="${NUMBER}"/></sharedItems></cacheField></cacheFields></d>`,
      },
    }),
    'a row behind a pivot table': xlsx({
      more: { 'xl/pivotCache/pivotCacheRecords1.xml': `<d><r><x v="0"/><s v="${NUMBER}"/></r></d>` },
    }),
    'a value taken from another workbook': xlsx({
      more: {
        'xl/externalLinks/externalLink1.xml': `<l><sheetNames><sheetName val="명단"/></sheetNames><row><cell r="A1" t="str"><v>${NUMBER}</v></cell></row></l>`,
      },
    }),
    'what was changed in a shared workbook': xlsx({
      more: { 'xl/revisions/revisionLog1.xml': `<r><rcc><oc t="inlineStr"><is><t>${NUMBER}</t></is></oc></rcc></r>` },
    }),
    'what may be written into a cell': xlsx({
      after: `<dataValidations><dataValidation type="list"><formula1>"갑,${NUMBER}"</formula1></dataValidation></dataValidations>`,
    }),
    'what is said to whoever writes into a cell': xlsx({
      after: `<dataValidations><dataValidation prompt="예: ${NUMBER}"/></dataValidations>`,
    }),
    'how the hanja of a cell are read': xlsx({
      rows: `<row r="1"><c r="A1" t="inlineStr"><is><t>漢江</t><rPh sb="0" eb="2"><t>${NUMBER}</t></rPh></is></c></row>`,
    }),
    'how the hanja of a shared text are read': xlsx({
      rows: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
      more: { 'xl/sharedStrings.xml': `<sst><si><t>漢江</t><rPh><t>${NUMBER}</t></rPh></si></sst>` },
    }),
    'what is said over a link': xlsx({ after: `<hyperlinks><hyperlink ref="A1" tooltip="${NUMBER}"/></hyperlinks>` }),
    'where a link leads': xlsx({
      more: {
        'xl/worksheets/_rels/sheet1.xml.rels': relations(['h', 'hyperlink', `mailto:${NUMBER}@city.example`]),
      },
    }),
    'a formula': xlsx({ rows: `<row r="1"><c r="A1" t="str"><f>LOOKUP("${NUMBER}",B:B)</f><v>있음</v></c></row>` }),
    'the account of a connection': xlsx({ more: { 'xl/connections.xml': connections(`connection="UID=${NUMBER};"`) } }),
    'the query of a connection': xlsx({
      more: { 'xl/connections.xml': connections(`command="SELECT * WHERE 번호 = '${NUMBER}'"`) },
    }),
    'a query that Excel keeps in a package of its own': xlsx({
      more: { 'customXml/item1.xml': mashup(`let 명단 = "${NUMBER}" in 명단`) },
    }),
    'a query whose element has a prefix': xlsx({
      more: { 'customXml/item1.xml': mashup(`let 명단 = "${NUMBER}" in 명단`, {}, 'q') },
    }),
    'a table that was typed into a query (데이터 입력)': xlsx({
      more: {
        'customXml/item1.xml': mashup(
          rowsFrom(
            `Binary.Decompress(${literal(deflateRawSync(TYPED))}, BinaryEncoding.Base64), Compression.Deflate), let _t = 1 in _t`,
          ),
        ),
      },
    }),
    'one that was packed by gzip': xlsx({
      more: {
        'customXml/item1.xml': mashup(
          rowsFrom(`Binary.Decompress(\n${literal(gzipSync(TYPED))} ),\n Compression.GZip )`),
        ),
      },
    }),
    'one that was not packed': xlsx({ more: { 'customXml/item1.xml': mashup(rowsFrom(`${literal(TYPED)})`)) } }),
    'one in hexadecimal': xlsx({
      more: {
        'customXml/item1.xml': mashup(
          rowsFrom(`Binary.FromText("${Buffer.from(TYPED).toString('hex')}", BinaryEncoding.Hex)`),
        ),
      },
    }),
    'the query of a connection to a database': xlsx({
      more: {
        'xl/connections.xml': `<connections xmlns:x15="x"><connection id="1" name="명부"><extLst><ext><x15:connection><x15:rangePr/><x15:oledbPr><x15:dbCommand text="SELECT '${NUMBER}'"/></x15:oledbPr></x15:connection></ext></extLst></connection></connections>`,
      },
    }),
    'the name of a table that a query fills': xlsx({
      more: { 'xl/queryTables/queryTable1.xml': `<queryTable name="${NUMBER}"/>` },
    }),
    'a property of its own': xlsx({
      more: { 'docProps/custom.xml': `<p><property name="담당"><lpwstr>${NUMBER}</lpwstr></property></p>` },
    }),
  };
  test('a store that cannot be read is counted, and the sheets are read all the same', async () => {
    const broken = xlsx({ rows: row, more: { 'xl/pivotCache/pivotCacheRecords1.xml': '<d><r>' } });
    const document = await read('xlsx', broken);
    expect(document.leftOut).toEqual([{ reason: 'unreadablePart', count: 1 }]);
    expect(document.personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
  });

  test.each(Object.entries(inXlsx))('.xlsx: %s', async (_place, file) => {
    expect(await told('xlsx', file)).toEqual(['residentNumber 1']);
  });
});
