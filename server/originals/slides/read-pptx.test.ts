import { describe, expect, test } from 'vitest';
import { originalText } from '../../../shared/originals/plain-text.ts';
import { withoutHidden } from '../../../shared/originals/without-hidden.ts';
import { packed, partLines, readBytes, relations } from '../../testing/read-files.ts';

const NUMBER = '900101-1234568';
const wrapped = (name: string, inside: string, said = '') =>
  `<p:${name} xmlns:p="p" xmlns:a="a" xmlns:r="r"${said}>${inside}</p:${name}>`;
const p = (text: string, properties = '') => `<a:p>${properties}<a:r><a:rPr/><a:t>${text}</a:t></a:r></a:p>`;
const shape = (inside: string, type = '', said = '') =>
  `<p:sp><p:nvSpPr><p:cNvPr id="1" name="상자"${said}/><p:nvPr>${type === '' ? '' : `<p:ph type="${type}"/>`}</p:nvPr></p:nvSpPr><p:txBody><a:lstStyle/>${inside}</p:txBody></p:sp>`;
const slide = (shapes: string, said = '') => wrapped('sld', `<p:cSld><p:spTree>${shapes}</p:spTree></p:cSld>`, said);
const frame = (inside: string) =>
  `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="3" descr="분기별 합계"/></p:nvGraphicFramePr><a:graphic><a:graphicData>${inside}</a:graphicData></a:graphic></p:graphicFrame>`;
const cell = (text: string, said = '') => `<a:tc${said}><a:txBody>${p(text)}</a:txBody></a:tc>`;

const master = `<p:cSld><p:spTree>${shape(p('제목을 적으십시오'), 'title')}${shape(p('나드리시 자치행정과'))}</p:spTree></p:cSld><p:txStyles><p:bodyStyle><a:lvl1pPr><a:buChar char="•"/></a:lvl1pPr><a:lvl2pPr><a:buAutoNum type="arabicParenR"/></a:lvl2pPr></p:bodyStyle></p:txStyles>`;

function pptx(slides: readonly string[], more: Record<string, string> = {}): Uint8Array {
  const ids = slides.map((_, at) => `<p:sldId id="${256 + at}" r:id="rId${at + 1}"/>`).join('');
  const parts: Record<string, string> = {
    'ppt/presentation.xml': wrapped('presentation', `<p:sldIdLst>${ids}</p:sldIdLst>`),
    // The numbers in the names of the parts say nothing of the order.
    'ppt/_rels/presentation.xml.rels': relations(
      ...slides.map((_, at) => [`rId${at + 1}`, 'slide', `slides/slide${slides.length - at}.xml`] as const),
    ),
    'ppt/slideLayouts/slideLayout1.xml': wrapped('sldLayout', ''),
    'ppt/slideLayouts/_rels/slideLayout1.xml.rels': relations(['m', 'slideMaster', '../slideMasters/slideMaster1.xml']),
    'ppt/slideMasters/slideMaster1.xml': wrapped('sldMaster', master),
  };
  for (const [at, content] of slides.entries()) {
    const name = `slide${slides.length - at}.xml`;
    parts[`ppt/slides/${name}`] = content;
    parts[`ppt/slides/_rels/${name}.rels`] = relations(['l', 'slideLayout', '../slideLayouts/slideLayout1.xml']);
  }
  return packed({ ...parts, ...more });
}

describe('a .pptx', () => {
  const first = slide(
    [
      shape(p('정비 계획'), 'ctrTitle'),
      shape(
        `${p('목적')}${p('가로수', '<a:pPr lvl="1"/>')}${p('보도', '<a:pPr lvl="1"/>')}${p('그냥 글', '<a:pPr><a:buNone/></a:pPr>')}`,
        'body',
      ),
      shape(p('12'), 'sldNum'),
      shape(p('나드리시 내부 자료'), 'ftr'),
      shape(p('2026. 1. 2.'), 'dt'),
      frame(
        `<a:tbl><a:tblPr firstRow="1"/><a:tr>${cell('구분')}${cell('금액')}</a:tr><a:tr>${cell('합계', ' gridSpan="2"')}${cell('', ' hMerge="1"')}</a:tr></a:tbl>`,
      ),
      frame('<c:chart xmlns:c="c" r:id="x"/>'),
      '<p:pic><p:nvPicPr><p:cNvPr id="4" descr="위치도"/></p:nvPicPr></p:pic>',
      shape(p('안 보이는 상자'), '', ' hidden="1"'),
      `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="9"/></p:nvGrpSpPr>${shape(p('묶인 글'))}</p:grpSp>`,
    ].join(''),
  );
  const file = pptx([first, slide(shape(p('예비'), 'title'), ' show="0"')], {
    'ppt/slides/_rels/slide2.xml.rels': relations(
      ['l', 'slideLayout', '../slideLayouts/slideLayout1.xml'],
      ['n', 'notesSlide', '../notesSlides/notesSlide1.xml'],
      ['c', 'comments', '../comments/comment1.xml'],
    ),
    'ppt/notesSlides/notesSlide1.xml': wrapped(
      'notes',
      `<p:cSld><p:spTree>${shape(p('천천히 말할 것'), 'body')}</p:spTree></p:cSld>`,
    ),
    'ppt/comments/comment1.xml': wrapped('cmLst', '<p:cm authorId="0"><p:text>숫자 확인</p:text></p:cm>'),
    'ppt/commentAuthors.xml': wrapped('cmAuthorLst', '<p:cmAuthor id="0" name="오하늘"/>'),
  });

  test('is read slide by slide in the order of the show, with its title, lists, tables, notes and comments', async () => {
    const document = await readBytes('pptx', file);
    expect(document.parts.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['슬라이드 1: 정비 계획', undefined],
      ['슬라이드 2: 예비', true],
    ]);
    expect(partLines(document)).toEqual([
      '[header ] 나드리시 자치행정과',
      '# 정비 계획',
      '• 목적',
      '1) 가로수',
      '2) 보도',
      '그냥 글',
      '[footer ] 나드리시 내부 자료',
      '[footer ] 2026. 1. 2.',
      '표(구분 | 금액 ; 합계)',
      '<chart 분기별 합계>',
      '<picture 위치도>',
      '{안 보이는 상자}',
      '묶인 글',
      '[notes ] 천천히 말할 것',
      '[comment 오하늘] 숫자 확인',
    ]);
    const table = document.parts[0]?.blocks.find(({ type }) => type === 'table');
    expect(table).toMatchObject({
      rows: [{ cells: [{ header: true }, { header: true }] }, { cells: [{ colspan: 2 }] }],
    });
    expect(document.leftOut).toEqual([
      { reason: 'chart', count: 1 },
      { reason: 'picture', count: 1 },
    ]);
  });

  test('shows citizens neither hidden slides nor notes, comments and hidden boxes, and says that there are some', async () => {
    const shown = withoutHidden(await readBytes('pptx', file));
    expect(originalText(shown)).not.toMatch(/예비|천천히|숫자 확인|안 보이는/);
    expect(shown.leftOut).toContainEqual({ reason: 'hiddenContent', count: 4 });
  });

  const beside = (type: string, part: string, content: string) => ({
    'ppt/slides/_rels/slide1.xml.rels': relations(['x', type, `../${part}`]),
    [`ppt/${part}`]: content,
  });
  test.each<readonly [string, Uint8Array]>([
    ['a slide', pptx([slide(shape(p(NUMBER)))])],
    ['a hidden slide', pptx([slide(shape(p(NUMBER)), ' show="0"')])],
    ['the foot of a slide', pptx([slide(shape(p(NUMBER), 'ftr'))])],
    ['the place of its number', pptx([slide(shape(p(NUMBER), 'sldNum'))])],
    ['what describes a box', pptx([slide(shape(p('글'), '', ` descr="${NUMBER}"`))])],
    ['a hidden box', pptx([slide(shape(p(NUMBER), '', ' hidden="1"'))])],
    ['a slide that was taken out of the show', pptx([slide('')], { 'ppt/slides/slide9.xml': slide(shape(p(NUMBER))) })],
    [
      'notes of the speaker',
      pptx([slide('')], beside('notesSlide', 'notesSlides/n.xml', slide(shape(p(NUMBER), 'body')))),
    ],
    [
      'a comment',
      pptx(
        [slide('')],
        beside('comments', 'comments/c.xml', wrapped('cmLst', `<p:cm><p:text>${NUMBER}</p:text></p:cm>`)),
      ),
    ],
    [
      'an answer to a comment of the new kind',
      pptx(
        [slide('')],
        beside(
          'comments',
          'comments/c.xml',
          wrapped(
            'cmLst',
            `<p:cm><p:replyLst><p:reply><p:txBody>${p(NUMBER)}</p:txBody></p:reply></p:replyLst></p:cm>`,
          ),
        ),
      ),
    ],
    [
      'a cell below a merged one',
      pptx([slide(frame(`<a:tbl><a:tr>${cell('', ' gridSpan="2"')}${cell(NUMBER, ' hMerge="1"')}</a:tr></a:tbl>`))]),
    ],
    ['the figures of a chart', pptx([slide('')], { 'ppt/charts/chart1.xml': `<c><v>${NUMBER}</v></c>` })],
    ['a drawn list', pptx([slide('')], { 'ppt/diagrams/data1.xml': `<d xmlns:a="a">${p(NUMBER)}</d>` })],
  ])('tells a resident number in %s', async (_place, bytes) => {
    expect((await readBytes('pptx', bytes)).personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
  });

  test('letters of Symbol are read by its own table where a text says that it is in it', async () => {
    const greek = '<a:p><a:r><a:rPr><a:sym typeface="Symbol"/></a:rPr><a:t>\uf06c = 3 \uf06d\uf0b1</a:t></a:r></a:p>';
    const document = await readBytes('pptx', pptx([slide(shape(greek + p('\uf06c'), 'body'))]));
    expect(partLines(document).slice(-2)).toEqual([expect.stringContaining('λ = 3 μ±'), expect.stringContaining('●')]);
  });

  test('names macros, files and films within it, and slides that are not there', async () => {
    const document = await readBytes(
      'pptx',
      pptx([slide('')], {
        'ppt/presentation.xml': wrapped('presentation', '<p:sldIdLst><p:sldId id="256" r:id="gone"/></p:sldIdLst>'),
        'ppt/vbaProject.bin': '?',
        'ppt/embeddings/sheet1.xlsx': '?',
        'ppt/media/film.mp4': '?',
      }),
    );
    expect(document.leftOut).toEqual([
      { reason: 'unreadablePart', count: 1 },
      { reason: 'macro', count: 1 },
      { reason: 'embedded', count: 2 },
    ]);
  });

  test('is refused where its XML declares entities or its boxes stand too deep, and where it is none', async () => {
    const evil = '<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>';
    await expect(readBytes('pptx', pptx([`${evil}${slide('')}`]))).rejects.toThrow('forbidden-markup');
    const deep = `${'<p:grpSp>'.repeat(9)}${'</p:grpSp>'.repeat(9)}`;
    await expect(readBytes('pptx', pptx([slide(deep)]))).rejects.toThrow('too-deep');
    await expect(readBytes('pptx', packed({ 'ppt/x.xml': '<a/>' }))).rejects.toThrow('damaged');
  });
});
