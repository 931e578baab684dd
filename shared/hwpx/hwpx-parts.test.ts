import { describe, expect, it } from 'vitest';
import type { SignatureBox } from '../approval/signature-boxes.ts';
import type { Block, Body } from '../document/body.ts';
import { plainText } from '../document/plain-text.ts';
import type { BriefDraft } from '../paper/paper-document.ts';
import { hwpxFaults, type PackageFile } from '../testing/hwpx-faults.ts';
import { holdsForAnyBody } from '../testing/random-bodies.ts';
import { box as boxOf, cell, item, paragraph } from '../testing/written-paper.ts';
import { allElements, childrenNamed, readXmlTree, type XmlElement } from '../testing/xml-tree.ts';
import { hwpxParts } from './hwpx-parts.ts';

const head = { header: true } as const;
const box = (postTitle: string, name: string, more: Partial<SignatureBox> = {}): SignatureBox =>
  boxOf(postTitle, { name, ...more });

const merged: Block = {
  type: 'table',
  columns: [0.2, 0.5, 0.3],
  rows: [
    { cells: [cell('구분', { ...head, rowspan: 2 }), cell('사업비', { ...head, colspan: 2 })] },
    { cells: [cell('내역', head), cell('금액', head)] },
    { cells: [cell('시비', { rowspan: 2 }), cell('운영비 & 홍보비 <둘>'), cell('1,234,000')] },
    { cells: [cell('인건비'), cell('5,600')] },
  ],
};

const everyKind: Block[] = [
  { type: 'heading', content: [{ text: '추진 개요' }] },
  item('square', 0, '일시: 2026. 11. 19.(목) 14:00'),
  item('circle', 1, '둘레 항목'),
  item('dash', 2, '작은 항목'),
  item('note', 2, '참고할 것'),
  ...([0, 1, 2, 3, 4, 5, 6, 7] as const).map((level) => item('number', level, `${level + 1}단계 첫째`)),
  ...([7, 6, 5, 4, 3, 2, 1, 0] as const).map((level) => item('number', level, `${level + 1}단계 둘째`)),
  {
    type: 'paragraph',
    align: 'center',
    content: [{ text: '굵은 글', bold: true }, { text: '과 ' }, { text: '밑줄', underline: true }],
  },
  paragraph('전결(專決) ㅱ ᄒᆞᆫ글 ☑ "따옴표" \'하나\' <b>&amp;'),
  merged,
  { type: 'enclosures', items: [[{ text: '회의자료 1부.' }], [{ text: '명단 1부.' }]] },
];

const paper: BriefDraft = {
  form: 'briefDraft',
  agencyName: '한빛시',
  upperUnitName: '행정국',
  unitName: '자치행정과',
  title: '제3차 회의 <결과> & 보고',
  body: { v: 1, blocks: everyKind },
  documentNumber: '자치행정과-27733',
  approvedOn: '2020-12-24',
  writtenOn: '2020-12-24',
  disclosureLabel: '부분공개(5)',
  boxes: {
    signRow: [
      box('주무관', '윤서하', { origin: '★' }),
      box('팀장', '강하람', { hasOpinion: true }),
      box('과장', '백이든', { mark: '전결', date: '12/24' }),
    ],
    cooperation: [box('정보공개정책과장', '김봄', { prefix: '代' }), box('재무과장', '이여름')],
  },
  managementNumber: 'D0001000000001',
};

const of = (blocks: readonly Block[], more: Partial<BriefDraft> = {}) =>
  hwpxParts({ ...paper, body: { v: 1, blocks }, ...more });
const partOf = (parts: readonly PackageFile[], name: string) => parts.find((part) => part.name === name)?.content ?? '';
const sectionOf = (parts: readonly PackageFile[]) => readXmlTree(partOf(parts, 'Contents/section0.xml'));
const named = (element: XmlElement, name: string) => allElements(element).filter((one) => one.name === name);
/** What a field carries besides its words (an address) is no text. */
const textOf = (element: XmlElement): string =>
  element.name === 'hp:parameters' ? '' : element.text + element.children.map(textOf).join('');
const cellsOf = (parts: readonly PackageFile[]) =>
  new Map(
    named(sectionOf(parts), 'hp:tc').flatMap((one) => {
      const name = one.attributes.get('name') ?? '';
      return name === '' ? [] : [[name, textOf(childrenNamed(one, 'hp:subList')[0] ?? one)]];
    }),
  );
/** The text after the three parts of the head: what the body says, white space aside. */
const bodyText = (parts: readonly PackageFile[], headParagraphs = 2) =>
  sectionOf(parts).children.slice(headParagraphs).map(textOf).join('').replace(/\s/g, '');
const signers = (count: number) =>
  Array.from({ length: count }, (_, at) => box(`직위${at}`, `이름${at}`, at === count - 1 ? { date: '3/3' } : {}));

describe('the .hwpx of a document', () => {
  it('has no fault in the eyes of the strict checker, whatever its body and however many sign', () => {
    expect(hwpxFaults(hwpxParts(paper))).toEqual([]);
    for (const count of [0, 1, 2, 3, 4, 5, 8, 9, 12]) {
      const boxes = { signRow: signers(count), cooperation: signers(count).slice(1) };
      expect([count, hwpxFaults(of([], { boxes }))]).toEqual([count, []]);
      const joint = [{ agencyName: '별빛시', signRow: signers(count) }];
      expect([count, hwpxFaults(of([paragraph('글')], { boxes: { ...boxes, joint } }))]).toEqual([count, []]);
    }
  });

  it('says what the plain text says, with every mark of an item, and 끝. where the rules put it', () => {
    const bodies: Block[][] = [
      everyKind,
      [paragraph('보고드림')],
      [item('number', 0, '홀로 선 항목')],
      [merged],
      [
        {
          type: 'table',
          columns: [0.5, 0.5],
          rows: [{ cells: [cell('이름'), cell('부서')] }, { cells: [cell(''), cell('')] }],
        },
      ],
      [{ type: 'enclosures', colon: true, items: [[{ text: '회의자료 및 속기록 각 1부.' }]] }],
      [],
    ];
    for (const blocks of bodies) {
      expect(bodyText(of(blocks))).toBe(plainText({ v: 1, blocks }).replace(/\s/g, ''));
    }
  });

  it('tells the program that opens it whether lines break between words (어절) or between syllables (글자)', () => {
    const breaks = (body: Body) => [
      ...new Set(partOf(hwpxParts({ ...paper, body }), 'Contents/header.xml').match(/breakNonLatinWord="\w+"/g)),
    ];
    expect(breaks(paper.body)).toEqual(['breakNonLatinWord="BREAK_WORD"']);
    expect(breaks({ ...paper.body, breaking: 'syllable' })).toEqual(['breakNonLatinWord="KEEP_WORD"']);
  });

  it('has no fault and loses no word, whatever was written', () => {
    holdsForAnyBody((body, title) => {
      const parts = of(body.blocks, { title });
      expect(hwpxFaults(parts)).toEqual([]);
      // A stored table may claim more cells than its grid has room for; of those no drawing shows all.
      const hasTable = body.blocks.some((block) => block.type === 'table');
      if (!hasTable) expect(bodyText(parts)).toBe(plainText(body).replace(/\s/g, ''));
    }, 60);
  });

  it('names its cells as the files of Seoul do', () => {
    expect(Object.fromEntries(cellsOf(hwpxParts(paper)))).toEqual({
      기관명: '한빛시',
      수신: '내부결재',
      제목: '제3차 회의 <결과> & 보고',
      시행번호: '자치행정과-27733',
      시행일자: '2020. 12. 24.',
      공개여부: '부분공개(5)',
      방침번호: '',
      '*검토1': '★주무관',
      검토1: '윤서하',
      '*검토2': '팀장(의견 있음)',
      검토2: '강하람',
      '*검토3': '과장',
      '@검토3': '전결 12/24',
      검토3: '백이든',
      '*협조1': '정보공개정책과장',
      협조1: '代김봄',
      '*협조2': '재무과장',
      협조2: '이여름',
    });
  });

  it('keeps merged cells, title cells and the columns’ shares of a table', () => {
    const [table] = named(sectionOf(of([merged])), 'hp:tbl').slice(-1);
    if (!table) throw new Error('no table');
    expect(['rowCnt', 'colCnt', 'repeatHeader', 'pageBreak'].map((name) => table.attributes.get(name))).toEqual([
      ...['4', '3', '1', 'CELL'],
    ]);
    const numbers = (one: XmlElement, name: string) =>
      Object.fromEntries(childrenNamed(one, name)[0]?.attributes ?? []);
    const cells = named(table, 'hp:tc').map((one) => ({
      text: textOf(one),
      span: numbers(one, 'hp:cellSpan'),
      header: one.attributes.get('header'),
    }));
    const spans = cells.map(({ text, span, header }) => `${text} ${span.colSpan}×${span.rowSpan} ${header}`);
    expect(spans).toEqual([
      ...['구분 1×2 1', '사업비 2×1 1', '내역 1×1 1', '금액 1×1 1'],
      ...['시비 1×2 0', '운영비 & 홍보비 <둘> 1×1 0', '1,234,000 1×1 0', '인건비 1×1 0', '5,600 1×1 0'],
    ]);
    const widths = named(table, 'hp:cellSz')
      .slice(2, 4)
      .map((size) => Number(size.attributes.get('width')));
    const whole = Number(named(table, 'hp:sz')[0]?.attributes.get('width'));
    expect(widths.map((width) => Math.round((width / whole) * 100))).toEqual([50, 30]);
  });

  it('gives the amounts of a budget columns and letters in which they stand whole, as the paper does', () => {
    const months = Array.from({ length: 12 }, () => cell('1,234,567'));
    const parts = of([
      { type: 'table', columns: [2, ...months.map(() => 1)], rows: [{ cells: [cell('인건비'), ...months] }] },
    ]);
    const [table] = named(sectionOf(parts), 'hp:tbl').slice(-1);
    if (!table) throw new Error('no table');
    const [across] = named(table, 'hp:cellMargin').map((margin) => Number(margin.attributes.get('left')));
    const widths = named(table, 'hp:cellSz').map((size) => Number(size.attributes.get('width')));
    const run = named(table, 'hp:run')
      .find((each) => textOf(each) === '1,234,567')
      ?.attributes.get('charPrIDRef');
    const shapes = named(readXmlTree(partOf(parts, 'Contents/header.xml')), 'hh:charPr');
    const height = Number(shapes.find(({ attributes }) => attributes.get('id') === run)?.attributes.get('height'));
    expect(height).toBeGreaterThanOrEqual(700);
    expect(height).toBeLessThan(1_050);
    for (const width of widths.slice(1)) expect(width - 2 * (across ?? 0)).toBeGreaterThanOrEqual((height / 2) * 9 - 1);
  });

  it('repeats no row of facts after a page break: what its rows begin with heads no column', () => {
    const facts = (rows: number) =>
      Array.from({ length: rows }, (_, n) => ({ cells: [cell(`이름 ${n + 1}`, head), cell('값')] }));
    const parts = of([{ type: 'table', columns: [0.3, 0.7], rows: facts(40) }]);
    const [table] = named(sectionOf(parts), 'hp:tbl').slice(-1);
    if (!table) throw new Error('no table');
    expect(['repeatHeader', 'pageBreak'].map((name) => table.attributes.get(name))).toEqual(['0', 'CELL']);
    expect(new Set(named(table, 'hp:tc').map((one) => one.attributes.get('header')))).toEqual(new Set(['0']));
  });

  it('leaves out a row in which no cell begins, and makes the cells from above shorter', () => {
    const rows = [
      { cells: [cell('가', { rowspan: 2 }), cell('나', { rowspan: 2 })] },
      { cells: [] },
      { cells: [cell('다'), cell('라')] },
    ];
    const parts = of([{ type: 'table', columns: [0.5, 0.5], rows }]);
    expect(hwpxFaults(parts)).toEqual([]);
    expect(named(sectionOf(parts), 'hp:tbl').at(-1)?.attributes.get('rowCnt')).toBe('2');
  });

  it('hangs the lines of an item under its first letter and moves each level one letter in', () => {
    const parts = hwpxParts(paper);
    const shapes = new Map(
      named(readXmlTree(partOf(parts, 'Contents/header.xml')), 'hh:paraPr').map((one) => [
        one.attributes.get('id'),
        one,
      ]),
    );
    const value = (id: string | undefined, name: string) =>
      Number(named(shapes.get(id) ?? sectionOf(parts), name)[0]?.attributes.get('value'));
    const marked = sectionOf(parts).children.filter((one) => /첫째$/.test(textOf(one)));
    const places = marked.map((one) => {
      const id = one.attributes.get('paraPrIDRef');
      return [textOf(one).replace(/ .*/, ''), value(id, 'hc:left'), value(id, 'hc:intent')];
    });
    expect(places.map(([mark]) => mark).join(' ')).toBe('1. 가. 1) 가) (1) (가) ① ㉮');
    expect(places.map(([, left]) => left)).toEqual([0, 1250, 2500, 3750, 5000, 6250, 7500, 8750]);
    expect(places.map(([, , hanging]) => hanging)).toEqual([-1875, -2500, -1875, -2500, -2500, -3125, -1875, -1875]);
  });

  it('sets the sentences before the first heading in the middle, and the unit of a table at the right', () => {
    const heading: Block = { type: 'heading', content: [{ text: '개요' }] };
    const parts = of([paragraph('보고의 요지'), heading, paragraph('(단위: 천원)'), merged, paragraph('글')]);
    const shapes = named(readXmlTree(partOf(parts, 'Contents/header.xml')), 'hh:paraPr');
    const alignOf = (text: string) => {
      const id = sectionOf(parts)
        .children.find((one) => textOf(one).startsWith(text))
        ?.attributes.get('paraPrIDRef');
      const shape = shapes.find((one) => one.attributes.get('id') === id);
      return shape && childrenNamed(shape, 'hh:align')[0]?.attributes.get('horizontal');
    };
    expect(['보고의', '(단위', '글'].map(alignOf)).toEqual(['CENTER', 'RIGHT', 'JUSTIFY']);
  });

  it('is the same files at any time, and holds no character that XML does not know', () => {
    expect(hwpxParts(paper)).toEqual(hwpxParts(structuredClone(paper)));
    const broken = of([paragraph('앞\u0000\u000b\ud800뒤\ufffe')], { title: '제목\udfff' });
    expect(hwpxFaults(broken)).toEqual([]);
    expect(bodyText(broken)).toBe('앞뒤끝.');
    const absence = of([], {
      boxes: { signRow: [{ ...box('과장', ''), absence: '출장\n(11. 20.)' }], cooperation: [] },
    });
    expect(partOf(absence, 'Contents/section0.xml')).toContain('출장<hp:lineBreak/>(11. 20.)');
  });

  it('carries the preview of its own text', () => {
    expect(partOf(of([paragraph('보고드림')]), 'Preview/PrvText.txt')).toBe(
      '제3차 회의 <결과> & 보고\r\n\r\n보고드림  끝.',
    );
  });
});

describe('the strict checker', () => {
  const sound = hwpxParts(paper);
  const section = 'Contents/section0.xml';
  const header = 'Contents/header.xml';
  const change = (name: string, from: string | RegExp, to: string) => () =>
    sound.map((part) => (part.name === name ? { ...part, content: part.content.replace(from, to) } : part));
  const without = (name: string) => () => sound.filter((part) => part.name !== name);
  const rules: readonly (readonly [string, () => readonly PackageFile[], RegExp])[] = [
    ...sound.map(({ name }) => [`a missing ${name}`, without(name), /missing: /] as const),
    ['another mimetype', change('mimetype', 'hwp+zip', 'zip'), /mimetype/],
    ['a wrong number of sections', change(header, 'secCnt="1"', 'secCnt="2"'), /secCnt/],
    [
      'a second section',
      () => [...sound, { name: 'Contents/section1.xml', content: partOf(sound, section) }],
      /secCnt/,
    ],
    ['a wrong count', change(header, /charProperties itemCnt="\d+"/, 'charProperties itemCnt="1"'), /itemCnt is 1/],
    ['a wrong count of fonts', change(header, 'fontCnt="2"', 'fontCnt="3"'), /fontCnt is 3/],
    ['a gap in the ids', change(header, '<hh:charPr id="1"', '<hh:charPr id="100"'), /do not count|leads nowhere/],
    ['frames from 0', change(header, '<hh:borderFill id="1"', '<hh:borderFill id="0"'), /count from 1/],
    ['letters that lead nowhere', change(section, /charPrIDRef="\d+"/, 'charPrIDRef="999"'), /charPrIDRef="999"/],
    ['a paragraph that leads nowhere', change(section, /paraPrIDRef="\d+"/, 'paraPrIDRef="999"'), /paraPrIDRef/],
    ['a style that leads nowhere', change(section, /styleIDRef="\d+"/, 'styleIDRef="999"'), /styleIDRef/],
    ['a frame that leads nowhere', change(section, /borderFillIDRef="\d+"/, 'borderFillIDRef="0"'), /borderFillIDRef/],
    ['a tab that leads nowhere', change(header, 'tabPrIDRef="0"', 'tabPrIDRef="7"'), /tabPrIDRef/],
    [
      'a numbering that leads nowhere',
      change(section, 'outlineShapeIDRef="0"', 'outlineShapeIDRef="1"'),
      /outlineShape/,
    ],
    ['a font that leads nowhere', change(header, 'hangul="0" latin', 'hangul="2" latin'), /fontRef@hangul/],
    ['a language without fonts', change(header, /<hh:fontface lang="USER".*?<\/hh:fontface>/, ''), /seven|itemCnt/],
    ['lengths that are not doubled', change(header, /(hp:default>.*?left value=")\d+/, '$13'), /not the double/],
    ['a part that is not there', change('Contents/content.hpf', 'href="settings.xml"', 'href="no.xml"'), /not there/],
    ['a picture that is not listed', () => [...sound, { name: 'BinData/image1.png', content: '' }], /does not list/],
    ['a spine without the text', change('Contents/content.hpf', 'idref="section0"', 'idref="x"'), /spine/],
    ['a root that is not there', change('META-INF/container.xml', 'PrvText.txt', 'Other.txt'), /names Preview/],
    [
      'a container without its package',
      change('META-INF/container.xml', /<ocf:rootfile [^>]*hpf"[^>]*>/, ''),
      /content.hpf/,
    ],
    ['a text without its page', change(section, /<hp:secPr.*?<\/hp:secPr>/, ''), /first run/],
    ['a stored layout', change(section, '</hp:p></hs:sec>', '<hp:linesegarray/></hp:p></hs:sec>'), /layout/],
    ['two tables of one id', change(section, /(tbl id=")\d+(.*?tbl id=")(\d+)/, '$1$3$2$3'), /two objects/],
    ['two paragraphs of one id', change(section, '<hp:p id="2"', '<hp:p id="1"'), /two paragraphs/],
    [
      'an empty cell',
      change(section, /(<hp:subList id=""[^>]*vertAlign="CENTER"[^>]*>)<hp:p.*?<\/hp:p>/, '$1'),
      /without a paragraph/,
    ],
    ['a wrong number of rows', change(section, /rowCnt="4"/, 'rowCnt="5"'), /rowCnt is 5/],
    ['a wrong number of columns', change(section, /colCnt="(\d+)"/, 'colCnt="1$1"'), /exactly once/],
    ['a span over its neighbour', change(section, 'rowSpan="1"', 'rowSpan="2"'), /exactly once|elsewhere/],
    ['a span out of the grid', change(section, 'colSpan="4"', 'colSpan="5"'), /out of the grid/],
    ['a cell at another place', change(section, 'colAddr="0" rowAddr="0"', 'colAddr="1" rowAddr="0"'), /elsewhere/],
    ['a cell too narrow', change(section, /<hp:cellSz width="\d+"/, '<hp:cellSz width="10"'), /not as wide/],
    ['a cell without its size', change(section, /<hp:cellSz[^>]*>/, ''), /lacks one of/],
    ['a row without a cell', change(section, '</hp:tr>', '</hp:tr><hp:tr></hp:tr>'), /without a cell/],
    ['a table without an attribute', change(section, ' noAdjust="0"', ''), /no @noAdjust/],
    ['a table in another order', change(section, /(<hp:sz [^>]*>)(<hp:pos [^>]*>)/, '$2$1'), /another order/],
    ['a field without end', change(section, '<hp:t/>', '<hp:ctrl><hp:fieldBegin id="9"/></hp:ctrl>'), /no end/],
    [
      'an end without field',
      change(section, '<hp:t/>', '<hp:ctrl><hp:fieldEnd beginIDRef="9"/></hp:ctrl>'),
      /no beginn/,
    ],
    ['a comment', change(section, '<hp:p ', '<!-- 말 --><hp:p '), /not a tag/],
    ['an instruction', change(section, '<hp:p ', '<?php 1 ?><hp:p '), /not a tag/],
    ['a document type', change(section, '<hs:sec', '<!DOCTYPE a><hs:sec'), /not a tag/],
    ['an entity of its own', change(section, '윤서하', '&name;'), /is no entity/],
    ['a bare &', change(section, '윤서하', '윤 & 서하'), /is no entity/],
    ['a tag that is not closed', change(section, '</hp:t>', ''), /closes/],
    ['an attribute twice', change(section, 'id="1"', 'id="1" id="1"'), /stands twice/],
    ['a prefix from nowhere', change(section, '<hp:t/>', '<zz:t/>'), /not declared/],
    ['a character XML does not know', change(section, '윤서하', '윤\u0001서하'), /does not know/],
  ];

  it.each(rules)('finds %s', (_, broken, fault) => {
    const faults = hwpxFaults(broken());
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.join('\n')).toMatch(fault);
  });
});
