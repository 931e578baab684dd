import { describe, expect, test } from 'vitest';
import { originalText } from '../../../shared/originals/plain-text.ts';
import { withoutHidden } from '../../../shared/originals/without-hidden.ts';
import { packed, partLines, readBytes } from '../../testing/read-files.ts';

const NUMBER = '900101-1234568';
const NAMES = [
  'office',
  'text',
  'table',
  'style',
  'draw',
  'xlink',
  'dc',
  'presentation',
  'meta',
  'manifest',
  'svg',
  'form',
]
  .map((name) => `xmlns:${name}="${name}"`)
  .join(' ');
const root = (name: string, inside: string) => `<office:${name} ${NAMES}>${inside}</office:${name}>`;
type Given = { readonly body: string; readonly automatic?: string; readonly styles?: string; readonly more?: object };
const odf = (kind: string, { body, automatic = '', styles = '', more = {} }: Given) =>
  packed({
    'content.xml': root(
      'document-content',
      `<office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body>`,
    ),
    'styles.xml': root('document-styles', styles),
    ...more,
  });
const odt = (given: Given | string) => odf('text', typeof given === 'string' ? { body: given } : given);
const p = (text: string, style = '') => `<text:p text:style-name="${style}">${text}</text:p>`;
const HIDDEN =
  '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>' +
  '<style:style style:name="HT"><style:table-properties table:display="false"/></style:style>' +
  '<style:style style:name="HD"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>';
const LIST = `<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="가, 나, 다, ..." style:num-suffix="."/><text:list-level-style-bullet text:level="3" text:bullet-char="○"/></text:list-style>`;
const note = (kind: string, text: string) =>
  `<text:note text:note-class="${kind}"><text:note-citation>9</text:note-citation><text:note-body>${p(text)}</text:note-body></text:note>`;
const comment = (text: string, by = '') =>
  `<office:annotation><dc:creator>${by}</dc:creator><dc:date>2026-01-02</dc:date>${p(text)}</office:annotation>`;
const deletion = (text: string) =>
  `<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>나</dc:creator></office:change-info>${p(text)}</text:deletion></text:changed-region></text:tracked-changes>`;

describe('an .odt', () => {
  const item = (inside: string) => `<text:list-item>${inside}</text:list-item>`;
  const list = (inside: string) => `<text:list text:style-name="L">${inside}</text:list>`;
  const file = odt({
    automatic: HIDDEN + LIST,
    styles: `<office:master-styles><style:master-page><style:header>${p('내부 검토용')}</style:header><style:footer>${p(`1쪽${note('footnote', '꼬리의 근거')}`)}</style:footer></style:master-page></office:master-styles>`,
    body: [
      deletion('지움'),
      '<text:h text:outline-level="2">사업 개요</text:h>',
      list(
        `${item(`${p('목적')}<text:list>${item(p('가목'))}${item(`${p('나목')}<text:list>${item(p('세목'))}</text:list>`)}</text:list>`)}${item(p('방법'))}`,
      ),
      p(
        `본문${note('footnote', '근거 법령')}<text:span text:style-name="H"> 숨김</text:span>${comment('확인 바람', '한가람')}`,
      ),
      p('<text:ruby><text:ruby-base>漢江</text:ruby-base><text:ruby-text>한강</text:ruby-text></text:ruby>'),
      p('가<text:s text:c="3"/>나<text:tab/>다<text:line-break/>라'),
      p('<text:a xlink:href="https://city.example/">누리집</text:a><text:a xlink:href="javascript:x">덫</text:a>'),
      `<table:table><table:table-header-rows><table:table-row><table:table-cell>${p('이름')}</table:table-cell><table:table-cell>${p('몫')}</table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2">${p('함께')}</table:table-cell><table:covered-table-cell/></table:table-row></table:table>`,
      p('<draw:frame><draw:image xlink:href="Pictures/1.png"/><svg:title>위치도</svg:title></draw:frame>'),
      p(`<draw:frame><draw:text-box>${p('상자 속')}</draw:text-box></draw:frame>`),
    ].join(''),
    more: {
      'meta.xml': root('document-meta', '<office:meta><dc:creator>정노을</dc:creator></office:meta>'),
      'Basic/script.xml': '<a/>',
    },
  });

  test('is read with computed numbers, notes, comments, hidden and removed words told apart', async () => {
    const document = await readBytes('odt', file);
    expect(partLines(document)).toEqual([
      '[header ] 내부 검토용',
      '## 사업 개요',
      '1. 목적',
      '가. 가목',
      '나. 나목',
      '○ 세목',
      '2. 방법',
      '본문(1){ 숨김}',
      '漢江(한강)',
      '가   나\t다\n라',
      '누리집덫',
      '표(이름 | 몫 ; 함께)',
      '<picture 위치도>',
      '[textBox ] 상자 속',
      '[footnote 1] 근거 법령',
      '[comment 한가람] 확인 바람',
      '[footnote 2] 꼬리의 근거',
      '[footer ] 1쪽(2)',
    ]);
    expect(JSON.stringify({ ...document, aside: [] })).not.toContain('javascript');
    expect(document.properties).toEqual([{ name: '마지막으로 저장한 사람', value: '정노을' }]);
    expect(document.leftOut).toEqual([
      { reason: 'macro', count: 1 },
      { reason: 'deletedText', count: 2 },
      { reason: 'picture', count: 1 },
    ]);
    expect(originalText(withoutHidden(document))).not.toMatch(/숨김|확인 바람|정노을/);
  });

  test.each<readonly [string, Given | string]>([
    ['its text', p(NUMBER)],
    ['a note', p(note('endnote', NUMBER))],
    ['a comment', p(comment(NUMBER))],
    ['a tracked deletion', deletion(NUMBER)],
    [
      'a value that is declared',
      `<text:user-field-decls><text:user-field-decl office:string-value="${NUMBER}"/></text:user-field-decls>`,
    ],
    [
      'a field of a form',
      `<office:forms><form:form><form:text form:current-value="${NUMBER}"/></form:form></office:forms>`,
    ],
    [
      'what is said of a change',
      `<text:tracked-changes><text:changed-region><text:insertion><office:change-info>${p(NUMBER)}</office:change-info></text:insertion></text:changed-region></text:tracked-changes>`,
    ],
    [
      'words above others',
      p(`<text:ruby><text:ruby-base>글</text:ruby-base><text:ruby-text>${NUMBER}</text:ruby-text></text:ruby>`),
    ],
    ['a comment on deleted words', deletion(comment(NUMBER, '한가람9'))],
    [
      'a deleted table',
      deletion(
        `<table:table><table:table-row><table:table-cell>${p('3')}</table:table-cell><table:table-cell>${p(NUMBER)}</table:table-cell></table:table-row></table:table>`,
      ),
    ],
    [
      'what a text would say on another condition',
      p(`<text:conditional-text text:string-value-if-false="${NUMBER}">예</text:conditional-text>`),
    ],
    ['another choice of a list', p(`<text:drop-down>승인<text:label text:value="${NUMBER}"/></text:drop-down>`)],
    ['a word for the index', p(`<text:alphabetical-index-mark text:string-value="${NUMBER}"/>`)],
    ['where a link leads', p(`<text:a xlink:href="mailto:${NUMBER}@city.example">누리집</text:a>`)],
    [
      'a comment in a cell below a merged one',
      `<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"/><table:covered-table-cell>${p(`3${comment(NUMBER, '한가람9')}`)}</table:covered-table-cell></table:table-row></table:table>`,
    ],
    ['hidden words', { automatic: HIDDEN, body: p(`<text:span text:style-name="H">${NUMBER}</text:span>`) }],
    ['a hidden section', `<text:section text:display="none">${p(NUMBER)}</text:section>`],
    ['a text that is shown on a condition', p(`<text:hidden-text text:string-value="${NUMBER}"/>`)],
    ['a box', p(`<draw:custom-shape>${p(NUMBER)}</draw:custom-shape>`)],
    [
      'a cell below a merged one',
      `<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"/><table:covered-table-cell>${p(NUMBER)}</table:covered-table-cell></table:table-row></table:table>`,
    ],
    [
      'what describes a box',
      p(`<draw:frame><draw:text-box>${p('글')}</draw:text-box><svg:desc>${NUMBER}</svg:desc></draw:frame>`),
    ],
    [
      'the head of its pages',
      {
        body: '',
        styles: `<office:master-styles><style:master-page><style:header-left>${p(NUMBER)}</style:header-left></style:master-page></office:master-styles>`,
      },
    ],
    [
      'what the file says of itself',
      {
        body: '',
        more: {
          'meta.xml': root(
            'document-meta',
            `<office:meta><meta:user-defined meta:name="담당">${NUMBER}</meta:user-defined></office:meta>`,
          ),
        },
      },
    ],
  ])('tells a resident number in %s', async (_place, given) => {
    expect((await readBytes('odt', odt(given))).personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
  });

  test('tells how much of a table that repeats its rows and cells is not shown, and counts no empty ones', async () => {
    const table = (inside: string) =>
      odt(
        `<table:table><table:table-row table:number-rows-repeated="120"><table:table-cell>${inside}</table:table-cell></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="150">${inside}</table:table-cell></table:table-row></table:table>`,
      );
    expect((await readBytes('odt', table(p('가')))).leftOut).toEqual([{ reason: 'rowBeyondLimit', count: 20 + 50 }]);
    expect((await readBytes('odt', table(p('')))).leftOut).toEqual([]);
  });

  test('names files within it, and is refused where it is locked, declares entities, or nests too deep', async () => {
    const object = '<draw:frame><draw:object-ole xlink:href="./Object 1"/></draw:frame>';
    expect((await readBytes('odt', odt(p(object)))).leftOut).toEqual([{ reason: 'embedded', count: 1 }]);
    const former = { 'VersionList.xml': '<a/>', 'Versions/Version1': '?', 'Versions/Version2': '?' };
    expect((await readBytes('odt', odt({ body: p('글'), more: former }))).leftOut).toEqual([
      { reason: 'embedded', count: 2 },
    ]);
    const manifest =
      '<manifest:manifest xmlns:manifest="m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>';
    const locked = odt({ body: '', more: { 'META-INF/manifest.xml': manifest, 'content.xml': '?' } });
    await expect(readBytes('odt', locked)).rejects.toThrow('encrypted');
    const evil = {
      'content.xml': `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${root('document-content', '')}`,
    };
    await expect(readBytes('odt', odt({ body: '', more: evil }))).rejects.toThrow('forbidden-markup');
    const nested = (depth: number): string =>
      depth === 0
        ? p('속')
        : `<table:table><table:table-row><table:table-cell>${nested(depth - 1)}</table:table-cell></table:table-row></table:table>`;
    await expect(readBytes('odt', odt(nested(9)))).rejects.toThrow('too-deep');
    expect(originalText(await readBytes('odt', odt(nested(8))))).toContain('속');
    await expect(readBytes('odt', packed({ 'content.xml': root('document-content', '') }))).rejects.toThrow('damaged');
  });
});

describe('an .ods', () => {
  const cell = (text: string, said = '', beside = '') =>
    `<table:table-cell ${said}>${beside}${p(text)}</table:table-cell>`;
  const row = (cells: string, said = '') => `<table:table-row ${said}>${cells}</table:table-row>`;
  const sheet = (name: string, rows: string, style = '') =>
    `<table:table table:name="${name}" table:style-name="${style}">${rows}</table:table>`;

  test('is read whole: sheets out of sight, hidden rows and columns, comments, merged and repeated cells', async () => {
    const body = [
      sheet(
        '예산',
        [
          '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>',
          row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="3"'),
          row(`${cell('사업')}${cell('금액', '', comment('단가 확인', '오하늘'))}${cell('속셈')}`),
          row(`${cell('정비', 'table:number-columns-repeated="2"')}${cell('비밀')}`, 'table:number-rows-repeated="2"'),
          row(cell('숨은 줄'), 'table:visibility="collapse"'),
          row(`${cell('합계', 'table:number-columns-spanned="2"')}<table:covered-table-cell/>`),
          row('<table:table-cell/>', 'table:number-rows-repeated="1048000"'),
        ].join(''),
      ),
      sheet('명단', row(cell('나비솔')), 'HT'),
    ].join('');
    const document = await readBytes('ods', odf('spreadsheet', { body, automatic: HIDDEN }));
    expect(document.parts.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['예산', undefined],
      ['명단', true],
    ]);
    expect(partLines(document)).toEqual([
      '표(사업 | 금액 | 속셈 ; 정비 | 정비 | 비밀 ; 정비 | 정비 | 비밀 ; 숨은 줄 |  |  ; 합계 | )',
      '[comment B4 오하늘] 단가 확인',
    ]);
    expect(originalText(withoutHidden(document))).not.toMatch(/나비솔|숨은 줄|단가|속셈|비밀/);
  });

  test('cuts a sheet that repeats beyond all limits, and says how much', async () => {
    const body = sheet(
      '끝없음',
      row(cell('가', 'table:number-columns-repeated="1000"'), 'table:number-rows-repeated="1048576"'),
    );
    const document = await readBytes('ods', odf('spreadsheet', { body }));
    expect(document.leftOut).toEqual([{ reason: 'rowBeyondLimit', count: 1_048_576 - 200 }]);
  });

  test.each<readonly [string, string]>([
    ['a comment', sheet('가', row(cell('', '', comment(NUMBER))))],
    [
      'a list in a comment',
      sheet(
        '가',
        row(
          `<table:table-cell><office:annotation><text:list><text:list-item>${p(NUMBER)}</text:list-item></text:list></office:annotation></table:table-cell>`,
        ),
      ),
    ],
    ...['rect', 'caption', 'ellipse'].map(
      (name) =>
        [
          `a drawn ${name}`,
          sheet('가', row(`<table:table-cell><draw:${name}>${p(NUMBER)}</draw:${name}></table:table-cell>`)),
        ] as const,
    ),
    [
      'a linked shape',
      sheet('가', row(`<table:table-cell><draw:a><draw:rect>${p(NUMBER)}</draw:rect></draw:a></table:table-cell>`)),
    ],
    [
      'the name of a range',
      `<table:named-expressions><table:named-expression table:name="대상" table:expression="${NUMBER}"/></table:named-expressions>`,
    ],
    [
      'a tracked change',
      `<table:tracked-changes><table:cell-content-change><office:change-info><dc:creator>나</dc:creator></office:change-info><table:previous><table:change-track-table-cell>${p(NUMBER)}</table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes>`,
    ],
    [
      'what may be written into a cell',
      `<table:content-validations><table:content-validation table:condition="of:cell-content-is-in-list(&quot;${NUMBER}&quot;)"/></table:content-validations>`,
    ],
    [
      'what is said to whoever writes into a cell',
      `<table:content-validations><table:content-validation><table:help-message>${p(NUMBER)}</table:help-message></table:content-validation></table:content-validations>`,
    ],
    [
      'a pivot table',
      `<table:data-pilot-tables><table:data-pilot-table><table:data-pilot-member table:name="${NUMBER}"/></table:data-pilot-table></table:data-pilot-tables>`,
    ],
    [
      'the file that its cells are taken from',
      sheet(
        '가',
        row(
          `<table:table-cell><table:cell-range-source table:name="표" xlink:href="file:///${NUMBER}.ods"/>${p('값')}</table:table-cell>`,
        ),
      ),
    ],
    ['the file that its sheet is taken from', sheet('가', `<table:table-source xlink:href="file:///${NUMBER}.ods"/>`)],
    [
      'what it asks another program for',
      `<table:dde-links><table:dde-link><office:dde-source office:dde-application="soffice" office:dde-topic="${NUMBER}" office:dde-item="가"/></table:dde-link></table:dde-links>`,
    ],
    [
      'the table of a database',
      `<table:database-ranges><table:database-range table:name="명부"><table:database-source-table table:database-name="행정" table:database-table-name="${NUMBER}"/></table:database-range></table:database-ranges>`,
    ],
    [
      'the query of a database',
      `<table:database-ranges><table:database-range><table:database-source-query table:query-name="${NUMBER}"/></table:database-range></table:database-ranges>`,
    ],
    [
      'the query behind a pivot table',
      `<table:data-pilot-tables><table:data-pilot-table><table:database-source-sql table:sql-statement="SELECT '${NUMBER}'"/></table:data-pilot-table></table:data-pilot-tables>`,
    ],
    ['a formula', sheet('가', row(cell('있음', `table:formula="of:=LOOKUP(&quot;${NUMBER}&quot;;[.B1])"`)))],
    [
      'a shape',
      sheet('가', `<table:shapes><draw:frame><draw:text-box>${p(NUMBER)}</draw:text-box></draw:frame></table:shapes>`),
    ],
    [
      'a shape within a cell',
      sheet('가', row(`<table:table-cell><draw:custom-shape>${p(NUMBER)}</draw:custom-shape></table:table-cell>`)),
    ],
  ])('tells a resident number in %s', async (_place, body) => {
    const { personalData } = await readBytes('ods', odf('spreadsheet', { body }));
    expect(personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
  });
});

test('of an .ods, a value without words is hidden and a formula without a result is said', async () => {
  const value = (said: string, words = '') => `<table:table-cell ${said}>${words}</table:table-cell>`;
  const cells = [
    value('office:value-type="float" office:value="9001011234568"'),
    value('office:value-type="float" office:value="0"'),
    value('office:value-type="date" office:date-value="2026-03-03"', p('')),
    value('table:formula="of:=SUM([.A1:.A2])"'),
    value('table:formula="of:=SUM([.A1:.A2])" office:value-type="float" office:value="3"', p('3.0')),
  ];
  const body = `<table:table table:name="가"><table:table-row>${cells.join('')}</table:table-row></table:table>`;
  const document = await readBytes('ods', odf('spreadsheet', { body }));
  expect(partLines(document)).toEqual(['표({9001011234568} | {2026-03-03} | [계산되지 않은 수식] | 3.0)']);
  expect(document.leftOut).toEqual([{ reason: 'uncomputedFormula', count: 1 }]);
  expect(document.findings?.map(({ kind, place }) => [kind, place.spot])).toEqual([['residentNumber', 'hiddenText']]);
});

test('where an .ods takes its data from is counted', async () => {
  const inCell = '<table:table-cell><table:cell-range-source xlink:href="file:///a.ods"/></table:table-cell>';
  const body = [
    `<table:table table:name="가"><table:table-source xlink:href="b.ods"/><table:table-row>${inCell}</table:table-row></table:table>`,
    '<table:dde-links><table:dde-link><office:dde-source office:dde-topic="c"/></table:dde-link></table:dde-links>',
    '<table:database-ranges><table:database-range><table:database-source-query table:query-name="d"/></table:database-range></table:database-ranges>',
    '<table:data-pilot-tables><table:data-pilot-table><table:source-service table:name="e"/></table:data-pilot-table></table:data-pilot-tables>',
  ].join('');
  expect((await readBytes('ods', odf('spreadsheet', { body }))).leftOut).toEqual([{ reason: 'connection', count: 5 }]);
});

test('an .odp is read slide by slide, with titles, notes and comments, and slides out of sight', async () => {
  const frame = (kind: string, text: string) =>
    `<draw:frame presentation:class="${kind}"><draw:text-box>${text}</draw:text-box></draw:frame>`;
  const body = [
    '<presentation:footer-decl presentation:name="f1">나드리시 내부 자료</presentation:footer-decl>',
    `<presentation:footer-decl presentation:name="f2">${NUMBER}</presentation:footer-decl>`,
    '<presentation:header-decl presentation:name="h1">발표자용</presentation:header-decl>',
    '<presentation:date-time-decl presentation:name="d1" presentation:source="fixed">2026. 1. 2.</presentation:date-time-decl>',
    `<draw:page draw:name="a" presentation:use-footer-name="f1" presentation:use-date-time-name="d1">${frame('title', p('정비 계획'))}${frame('outline', `<text:list text:style-name="L"><text:list-item>${p('목적')}</text:list-item></text:list>`)}${comment('숫자 확인', '오하늘')}<presentation:notes presentation:use-header-name="h1"><draw:page-thumbnail/>${frame('notes', p('천천히 말할 것'))}</presentation:notes></draw:page>`,
    `<draw:page draw:style-name="HD">${frame('title', p('예비'))}</draw:page>`,
  ].join('');
  const document = await readBytes('odp', odf('presentation', { body, automatic: HIDDEN + LIST }));
  expect(document.parts.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['슬라이드 1: 정비 계획', undefined],
    ['슬라이드 2: 예비', true],
  ]);
  expect(partLines(document)).toEqual([
    '# 정비 계획',
    '1. 목적',
    '[footer ] 2026. 1. 2.',
    '[footer ] 나드리시 내부 자료',
    '[comment 오하늘] 숫자 확인',
    '[notes ] 천천히 말할 것/[header ] 발표자용',
  ]);
  expect(originalText(withoutHidden(document))).not.toMatch(/예비|천천히|숫자 확인|발표자용/);
  // The foot that no slide uses.
  expect(document.personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
});
