import { describe, expect, test } from 'vitest';
import { originalText } from '../../../shared/originals/plain-text.ts';
import { withoutHidden } from '../../../shared/originals/without-hidden.ts';
import { packed, partLines, readBytes, relations } from '../../testing/read-files.ts';

const NUMBER = '900101-1234568';
const part = (name: string, inside: string) => `<w:${name} xmlns:w="w" xmlns:r="r">${inside}</w:${name}>`;
const r = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (inside: string) => `<w:p>${inside}</w:p>`;
const mark = (type: string, inside = '') => `<w:r><w:fldChar w:fldCharType="${type}">${inside}</w:fldChar></w:r>`;
const code = (text: string) => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
const field = (instruction: string, result?: string, form = '') =>
  `${mark('begin', form)}${instruction}${result === undefined ? '' : `${mark('separate')}${result}`}${mark('end')}`;
const ruby = (base: string, above: string) =>
  `<w:r><w:ruby><w:rubyPr/><w:rt>${above}</w:rt><w:rubyBase>${base}</w:rubyBase></w:ruby></w:r>`;
const docx = (body: string, more: Record<string, string> = {}) =>
  packed({ 'word/document.xml': part('document', `<w:body>${body}</w:body>`), ...more });
const shown = async (body: string, more: Record<string, string> = {}) =>
  partLines(await readBytes('docx', docx(body, more)));
const told = async (body: string, more: Record<string, string> = {}) =>
  (await readBytes('docx', docx(body, more))).personalData.map(({ kind, count }) => `${kind} ${count}`);

describe('what a page of Word shows is read', () => {
  test('words with words above them (윗주), the upper ones in brackets', async () => {
    expect(
      await shown(p(`${r('서울의 ')}${ruby(r('漢') + r('江'), r('한강'))}${r('은')}`) + p(ruby(r('본문'), r('')))),
    ).toEqual(['서울의 漢江(한강)은', '본문']);
  });

  test('of a field its result, of fields within one another that of the outermost; none of what they ask for', async () => {
    const inner = field(code(' MERGEFIELD 성명 '), r('한가람'));
    const choice = field(
      `${code(' IF ')}${inner}${code(' = "한가람" "맞음" "아님" ')}${r('글처럼 보이는 명령')}`,
      r('맞음'),
    );
    const body = [
      p(`${r('쪽 ')}${field(code(' PAGE '), r('3'))}${r(' 끝')}`),
      p(`${r('결과: ')}${choice}${r(' 다음')}`),
      p(`<w:fldSimple w:instr=" AUTHOR ">${r('정노을')}</w:fldSimple>`),
      // It begins in one paragraph and ends in another.
      p(`${mark('begin')}${code('TOC \\o')}${mark('separate')}${r('1장')}`),
      p(`${r('2장')}${mark('end')}`),
      p(r('본문')),
    ];
    expect(await shown(body.join(''))).toEqual(['쪽 3 끝', '결과: 맞음 다음', '정노을', '1장', '2장', '본문']);
  });

  test('a link of a field leads where its instruction says, and to no script', async () => {
    const link = (address: string, words: string) => p(field(code(` HYPERLINK "${address}" `), r(words)));
    const document = await readBytes(
      'docx',
      docx(link('https://city.example/', '누리집') + link('javascript:x', '덫')),
    );
    expect(document.parts[0]?.blocks).toEqual([
      { type: 'paragraph', content: [{ text: '누리집', href: 'https://city.example/' }] },
      { type: 'paragraph', content: [{ text: '덫' }] },
    ]);
  });

  test('of a field without a result what Word draws of it', async () => {
    const list = `<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="승인"/><w:listEntry w:val="반려"/></w:ddList></w:ffData>`;
    const box = (state: string) => `<w:ffData><w:checkBox>${state}</w:checkBox></w:ffData>`;
    const body = [
      p(field(code(' MACROBUTTON NoMacro [성명을 쓰십시오] '))),
      p(field(code(' EQ \\* jc2 \\* "Font:바탕" \\* hps10 \\o\\ad(\\s\\up 9(한강),漢江) '))),
      p(`${field(code(' FORMDROPDOWN '), undefined, list)}${r('됨')}`),
      p(`${field(code(' FORMCHECKBOX '), undefined, box('<w:checked/>'))}${r('동의')}`),
      p(`${field(code(' FORMCHECKBOX '), undefined, box('<w:default w:val="0"/>'))}${r('거부')}`),
      p(`${field(code(' LISTNUM '))}${r(' 항목')}`),
    ];
    const document = await readBytes('docx', docx(body.join('')));
    expect(partLines(document)).toEqual([
      '[성명을 쓰십시오]',
      '<equation 한강 漢江>',
      '반려됨',
      '[✓] 동의',
      '[ ] 거부',
      '� 항목',
    ]);
    expect(document.leftOut).toEqual([
      { reason: 'equation', count: 1 },
      { reason: 'uncountedNumber', count: 1 },
    ]);
  });

  test('what is written twice, once; letters that are drawn; a hidden row is one', async () => {
    const box = (inside: string) =>
      `<w:r><w:pict><v:shape><w:txbxContent>${p(inside)}</w:txbxContent></v:shape></w:pict></w:r>`;
    const twice = `<mc:AlternateContent><mc:Choice>${box(r('상자'))}</mc:Choice><mc:Fallback>${box(r('상자'))}</mc:Fallback></mc:AlternateContent>`;
    const drawn = '<w:r><w:pict><v:shape><v:textpath string="대외비"/></v:shape></w:pict></w:r>';
    const row = `<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${p(r('숨은 줄'))}</w:tc></w:tr></w:tbl>`;
    const document = await readBytes(
      'docx',
      docx(p(twice) + twice.replaceAll(/<(\/?)w:r>/g, '<$1w:p>') + p(drawn) + row),
    );
    expect(partLines(document)).toContain('[textBox ] 상자');
    expect(partLines(document)).toContain('<drawing 대외비>');
    expect(originalText(withoutHidden(document))).not.toContain('숨은 줄');
  });

  test('an emoji as newer programs write it', async () => {
    const emoji = `<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:char="2705"/></mc:Choice><mc:Fallback><w:t>✅</w:t></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(await shown(p(`${r('결과: ')}${emoji}${r(' 완료')}<w:r><w:sym w:char="-1"/></w:r>`))).toEqual([
      '결과: ✅ 완료',
    ]);
  });

  test('a letter of Symbol, Wingdings 2 or a font that nobody knows is not taken for one of Wingdings', async () => {
    const sign = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`;
    const greek = `${sign('Symbol', 'F061')}${sign('Symbol', 'F044')}${sign('Symbol', 'F0A3')}${sign('Symbol', 'F06C')}`;
    const ticks = `${sign('Wingdings 2', 'F052')}${sign('Wingdings 2', 'F0A3')}${sign('Wingdings', 'F0FE')}`;
    const others = `${sign('Webdings', 'F061')}${sign('Wingdings 2', 'F041')}${sign('Segoe UI Symbol', '2610')}`;
    const field = (font: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> SYMBOL 109 \\f "${font}" \\s 10 </w:instrText><w:fldChar w:fldCharType="end"/></w:r>`;
    expect(await shown(`${p(greek)}${p(ticks)}${p(others)}${p(field('Symbol') + field('Wingdings'))}`)).toEqual([
      ...['αΔ≤λ', '☑□☑', '��☐', 'μ○'],
    ]);
  });

  test('a link of a footnote leads where the relations of the footnotes say', async () => {
    const link = `<w:hyperlink r:id="rId1">${r('근거 법령')}</w:hyperlink>`;
    const document = await readBytes(
      'docx',
      docx(p('<w:r><w:footnoteReference w:id="2"/></w:r>'), {
        'word/footnotes.xml': part('footnotes', `<w:footnote w:id="2">${p(link)}</w:footnote>`),
        'word/_rels/document.xml.rels': relations(['rId1', 'hyperlink', 'https://wrong.example/']),
        'word/_rels/footnotes.xml.rels': relations(['rId1', 'hyperlink', 'https://right.example/']),
      }),
    );
    expect(JSON.stringify(document.parts)).toContain('https://right.example/');
  });

  test('fields within one another without an end stop the reader and not the clock', async () => {
    const open = mark('begin') + code(' IF ') + mark('separate');
    await expect(readBytes('docx', docx(p(open.repeat(300))))).rejects.toThrow();
    expect(await shown(p(open.repeat(20) + r('글') + mark('end').repeat(20)))).toEqual(['글']);
  });

  test('a field that never ends holds the file up: words of the page may lie in it', async () => {
    const document = await readBytes(
      'docx',
      docx(p(`${r('앞')}${mark('begin')}${code('IF')}${r(NUMBER)}`) + p(r('뒤'))),
    );
    expect(partLines(document)).toEqual(['앞']);
    expect(document.leftOut).toContainEqual({ reason: 'unreadablePart', count: 1 });
    expect(document.personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
  });
});

describe('a resident number is told where no page shows it', () => {
  const refer = (kind: string) => p(`<w:r><w:${kind}Reference w:id="2"/></w:r>`);
  const noted = (kind: string) => ({
    [`word/${kind}s.xml`]: part(`${kind}s`, `<w:${kind} w:id="2" w:author="한가람">${p(r(NUMBER))}</w:${kind}>`),
  });
  const table = (rows: string) => `<w:tbl>${rows}</w:tbl>`;
  const below = (inside: string) =>
    table(
      `<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${p(r('위'))}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${inside}</w:tc></w:tr>`,
    );
  const deletedRow = (inside: string) => table(`<w:tr><w:trPr><w:del/></w:trPr><w:tc>${inside}</w:tc></w:tr>`);
  const removed = (inside: string) => p(`<w:del>${inside}</w:del>`);
  const linked = (target: string) => ({ 'word/_rels/document.xml.rels': relations(['h', 'hyperlink', target]) });

  const places: readonly (readonly [string, string, Record<string, string>?])[] = [
    ['words above others', p(ruby(r('본문'), r(NUMBER)))],
    ['words below others', p(ruby(r(NUMBER), r('윗주')))],
    ['what a field asks for', p(field(code(` QUOTE "${NUMBER}" `), r('결과')))],
    ['what a field asks for in pieces', p(field(code(' QUOTE "900101-') + code('1234568" '), r('결과')))],
    ['a simple field', p(`<w:fldSimple w:instr=' IF 1 = 1 "예" "${NUMBER}" '>${r('예')}</w:fldSimple>`)],
    ['the result of a field within another', p(field(code(' IF ') + field(code(' REF x '), r(NUMBER)), r('예')))],
    ['a field that Word draws nothing of', p(`${r('색인')}${field(code(` XE "${NUMBER}" `))}`)],
    ['an instruction outside of any field', p(code(NUMBER))],
    ['where a link of a field leads', p(field(code(` HYPERLINK "mailto:${NUMBER}@city.example" `), r('누리집')))],
    ['what is said over a link', p(`<w:hyperlink w:tooltip="${NUMBER}">${r('누리집')}</w:hyperlink>`)],
    ['where a link leads', p(r('글')), linked(`mailto:${NUMBER.replace('-', '%2D')}@city.example`)],
    [
      'the help of a field of a form',
      p(field(code('FORMTEXT'), r('값'), `<w:ffData><w:helpText w:val="${NUMBER}"/></w:ffData>`)),
    ],
    [
      'a choice of a field of a form',
      p(
        field(
          code('FORMDROPDOWN'),
          r('값'),
          `<w:ffData><w:ddList><w:listEntry w:val="${NUMBER}"/></w:ddList></w:ffData>`,
        ),
      ),
    ],
    ['a deleted field', removed(`<w:r><w:delInstrText>QUOTE "${NUMBER}"</w:delInstrText></w:r>`)],
    ['deleted words with words above them', removed(ruby(r('본문'), r(NUMBER)))],
    ['behind a deleted tab', removed(`<w:r><w:delText>1</w:delText><w:tab/><w:delText>${NUMBER}</w:delText></w:r>`)],
    ['below a deleted line', removed(`<w:r><w:delText>12</w:delText><w:br/><w:delText>${NUMBER}</w:delText></w:r>`)],
    ['deleted letters that are drawn', removed(`<w:r><w:pict><v:textpath string="${NUMBER}"/></w:pict></w:r>`)],
    ['what is said of a table', table(`<w:tblPr><w:tblDescription w:val="${NUMBER}"/></w:tblPr><w:tr><w:tc/></w:tr>`)],
    ['where a link in EUC-KR leads', p(r('글')), linked(`https://city.example/%B0%A1%20${NUMBER.replace('-', '%2D')}`)],
    [
      'a box in what a field asks for',
      p(
        field(
          code(' IF 1 = 2 ') + `<w:r><w:pict><w:txbxContent>${p(r(NUMBER))}</w:txbxContent></w:pict></w:r>`,
          r('예'),
        ),
      ),
    ],
    ['a deleted paragraph', `<w:moveFrom>${p(r(NUMBER))}</w:moveFrom>`],
    ['the second line of a deleted row', deletedRow(p(r('연번 3')) + p(r(NUMBER)) + p(r('4명')))],
    ['a field in a deleted row', deletedRow(p(field(code(` QUOTE "${NUMBER}" `), r('결과'))))],
    [
      'a picture in a deleted row',
      deletedRow(p(`<w:r><w:drawing><wp:docPr descr="${NUMBER}"/><w:pic/></w:drawing></w:r>`)),
    ],
    ['a comment in a deleted row', deletedRow(refer('comment')), noted('comment')],
    ['a comment on deleted words', removed('<w:r><w:commentReference w:id="2"/></w:r>'), noted('comment')],
    ['a comment below a merged cell', below(refer('comment')), noted('comment')],
    ['a footnote below a merged cell', below(refer('footnote')), noted('footnote')],
    [
      'a box below a merged cell',
      below(p(`${r('3')}<w:r><w:pict><w:txbxContent>${p(r(NUMBER))}</w:txbxContent></w:pict></w:r>${r('4')}`)),
    ],
    ['a picture below a merged cell', below(p(`<w:r><w:drawing><wp:docPr descr="${NUMBER}"/></w:drawing></w:r>`))],
    ['a comment that nothing points to', p(r('글')), noted('comment')],
    [
      'the line before footnotes',
      p(r('글')),
      {
        'word/footnotes.xml': part('footnotes', `<w:footnote w:id="0" w:type="separator">${p(r(NUMBER))}</w:footnote>`),
      },
    ],
    [
      'what only old programs show',
      p(
        `<mc:AlternateContent><mc:Choice>${r('새것')}</mc:Choice><mc:Fallback>${r(NUMBER)}</mc:Fallback></mc:AlternateContent>`,
      ),
    ],
    [
      'what describes a picture of a group',
      p(`<w:r><w:drawing><wp:docPr descr="조감도"/><w:pic><pic:cNvPr descr="${NUMBER}"/></w:pic></w:drawing></w:r>`),
    ],
  ];
  test.each(places.map(([place, body, more = {}]) => [place, body, more] as const))(
    '%s',
    async (_place, body, more) => {
      expect(await told(body, more)).toEqual(['residentNumber 1']);
    },
  );

  test('no page shows what is only checked', async () => {
    const body = p(field(code(` QUOTE "${NUMBER}" `), r('결과'))) + below(refer('comment'));
    expect(originalText(await readBytes('docx', docx(body, noted('comment'))))).toBe('결과\n위\n\n');
  });

  test('an address that a text says and its link says again is told once', async () => {
    const body = p(field(code(' HYPERLINK "mailto:garam@mail.example" '), r('garam@mail.example')));
    const { findings } = await readBytes('docx', docx(body, linked('mailto:garam@mail.example')));
    expect(findings?.map(({ words, place }) => `${words} ${place.spot}`)).toEqual(['garam@mail.example text']);
    const named = p(field(code(' HYPERLINK "mailto:garam@mail.example" '), r('문의')));
    expect((await readBytes('docx', docx(named))).findings?.map(({ place }) => place.spot)).toEqual(['aside']);
  });
});
