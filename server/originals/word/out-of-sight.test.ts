import { describe, expect, test } from 'vitest';
import { originalText } from '../../../shared/originals/plain-text.ts';
import { withoutHidden } from '../../../shared/originals/without-hidden.ts';
import { packed, partLines, readBytes } from '../../testing/read-files.ts';

const NUMBER = '900101-1234568';
const r = (text: string, style = '', own = '') =>
  `<w:r><w:rPr>${style && `<w:rStyle w:val="${style}"/>`}${own}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (inside: string, style = '') =>
  `<w:p><w:pPr>${style && `<w:pStyle w:val="${style}"/>`}</w:pPr>${inside}</w:p>`;
const read = (body: string, styles = '', more: Readonly<Record<string, string>> = {}) =>
  readBytes(
    'docx',
    packed({
      'word/document.xml': `<w:document xmlns:w="w" xmlns:wp="wp"><w:body>${body}</w:body></w:document>`,
      'word/styles.xml': `<w:styles xmlns:w="w">${styles}</w:styles>`,
      ...more,
    }),
  );

describe('words that a style of Word hides', () => {
  const style = (id: string, inside: string, type = 'paragraph', more = '') =>
    `<w:style w:type="${type}" w:styleId="${id}"${more}>${inside}</w:style>`;
  const hidden = '<w:rPr><w:vanish/></w:rPr>';
  const styles = [
    style('메모장', hidden),
    style('메모장의 자식', '<w:basedOn w:val="메모장"/>'),
    style('다시 보임', '<w:basedOn w:val="메모장"/><w:rPr><w:vanish w:val="0"/></w:rPr>'),
    style('숨은 글자', hidden, 'character'),
    style('숨은 글자의 자식', '<w:basedOn w:val="숨은 글자"/>', 'character'),
  ].join('');

  test('are hidden by the style of their paragraph or their own, and by one that those rest on', async () => {
    const body = [
      p(r('보임')),
      p(r('문단'), '메모장'),
      p(r('문단의 자식'), '메모장의 자식'),
      p(r('풀림'), '다시 보임'),
      p(r('가') + r('글자', '숨은 글자') + r('글자의 자식', '숨은 글자의 자식')),
      // One that hides turns round what another one says; the run itself has the last word.
      p(r('둘 다', '숨은 글자') + r('스스로', '', '<w:vanish w:val="0"/>') + r('나'), '메모장'),
    ];
    const document = await read(body.join(''), styles);
    expect(partLines(document)).toEqual([
      '보임',
      '{문단}',
      '{문단의 자식}',
      '풀림',
      '가{글자글자의 자식}',
      '둘 다스스로{나}',
    ]);
    expect(originalText(withoutHidden(document)).split('\n')).toEqual(['보임', '풀림', '가', '둘 다스스로']);
  });

  test('are hidden in a formula too, by its paragraph or by its own letters', async () => {
    const formula = (words: string, look = '') => `<m:oMath><m:r><m:rPr/>${look}<m:t>${words}</m:t></m:r></m:oMath>`;
    const look = '<w:rPr><w:vanish/></w:rPr>';
    const body = [p(formula('넓이')), p(formula('비밀'), '메모장'), p(r('가') + formula('숨김', look))];
    const document = await read(body.join(''), styles);
    expect(originalText(withoutHidden(document))).toContain('넓이');
    expect(originalText(withoutHidden(document))).not.toMatch(/비밀|숨김/);
    expect(originalText(document)).toMatch(/비밀[\s\S]*숨김/);
  });

  test('are hidden by the style of all that names none, and by the defaults of the document', async () => {
    const usual = style('기본', hidden, 'paragraph', ' w:default="1"');
    expect(partLines(await read(p(r('숨음')) + p(r('보임'), '따로'), usual + style('따로', '')))).toEqual([
      '{숨음}',
      '보임',
    ]);
    const defaults = `<w:docDefaults><w:rPrDefault>${hidden}</w:rPrDefault></w:docDefaults>`;
    const own = r(' 보임', '', '<w:vanish w:val="false"/>');
    expect(partLines(await read(p(r('숨음', '숨은 글자') + own), defaults + styles))).toEqual(['{숨음} 보임']);
  });

  test('are hidden by the style of their table too, and by none of another type or that nobody knows', async () => {
    const usual = style('기본', hidden, 'paragraph', ' w:default="1"');
    const tables = style('숨은 표', hidden, 'table');
    const table = (inside: string, named = '<w:tblStyle w:val="숨은 표"/>') =>
      `<w:tbl><w:tblPr>${named}</w:tblPr><w:tr><w:tc>${inside}</w:tc></w:tr></w:tbl>`;
    const body = [table(p(r('표'))), table(p(r('둘'), '메모장')), table(p(r('보임')), ''), p(r('글', '메모장'))];
    expect(partLines(await read(body.join(''), styles + tables))).toEqual(['표({표})', '표(둘)', '표(보임)', '글']);
    expect(partLines(await read(p(r('숨음'), '없는 이름') + p(r('숨음'), '숨은 글자'), styles + usual))).toEqual([
      '{숨음}',
      '{숨음}',
    ]);
  });

  test('are hidden by parts of the style of their table, where those hold', async () => {
    const part = (type: string, look = '<w:vanish/>') =>
      `<w:tblStylePr w:type="${type}"><w:rPr>${look}</w:rPr></w:tblStylePr>`;
    const row = (...words: string[]) => `<w:tr>${words.map((each) => `<w:tc>${p(r(each))}</w:tc>`).join('')}</w:tr>`;
    const table = (look: string, named = '표') =>
      `<w:tbl><w:tblPr><w:tblStyle w:val="${named}"/>${look}</w:tblPr>${row('ㄱ', 'ㄴ', 'ㄷ')}${row('ㄹ', 'ㅁ', 'ㅂ')}${row('ㅅ', 'ㅇ', 'ㅈ')}</w:tbl>`;
    const shown = async (inside: string, look = '') => partLines(await read(table(look), style('표', inside, 'table')));
    const said = (look: string) => `<w:tblLook ${look}/>`;
    expect(await shown(part('firstRow'), said('w:firstRow="1"'))).toEqual([
      '표({ㄱ} | {ㄴ} | {ㄷ} ; ㄹ | ㅁ | ㅂ ; ㅅ | ㅇ | ㅈ)',
    ]);
    expect(await shown(part('firstRow'), said('w:val="0020"'))).toEqual([
      '표({ㄱ} | {ㄴ} | {ㄷ} ; ㄹ | ㅁ | ㅂ ; ㅅ | ㅇ | ㅈ)',
    ]);
    expect(await shown(part('firstRow'), said('w:val="0000"'))).toEqual([
      '표(ㄱ | ㄴ | ㄷ ; ㄹ | ㅁ | ㅂ ; ㅅ | ㅇ | ㅈ)',
    ]);
    expect(await shown(part('lastCol'))).toEqual(['표(ㄱ | ㄴ | {ㄷ} ; ㄹ | ㅁ | {ㅂ} ; ㅅ | ㅇ | {ㅈ})']);
    expect(await shown(part('swCell'))).toEqual(['표(ㄱ | ㄴ | ㄷ ; ㄹ | ㅁ | ㅂ ; {ㅅ} | ㅇ | ㅈ)']);
    expect(await shown(part('band1Horz'), said('w:val="0020"'))).toEqual([
      '표(ㄱ | ㄴ | ㄷ ; {ㄹ} | {ㅁ} | {ㅂ} ; ㅅ | ㅇ | ㅈ)',
    ]);
    // A stronger part undoes what the whole style says; a style has the parts of the one that it rests on.
    expect(await shown(hidden + part('firstRow', '<w:vanish w:val="0"/>'))).toEqual([
      '표(ㄱ | ㄴ | ㄷ ; {ㄹ} | {ㅁ} | {ㅂ} ; {ㅅ} | {ㅇ} | {ㅈ})',
    ]);
    const both = style('표', part('firstCol'), 'table') + style('자식', '<w:basedOn w:val="표"/>', 'table');
    expect(partLines(await read(table('', '자식'), both))).toEqual([
      '표({ㄱ} | ㄴ | ㄷ ; {ㄹ} | ㅁ | ㅂ ; {ㅅ} | ㅇ | ㅈ)',
    ]);
  });

  test('are checked all the same, and within a table and a box too', async () => {
    const box = `<w:r><w:pict><w:txbxContent>${p(r('상자'))}</w:txbxContent></w:pict></w:r>`;
    const table = `<w:tbl><w:tr><w:tc>${p(r(NUMBER), '메모장')}</w:tc></w:tr></w:tbl>`;
    const document = await read(p(box + r('뒤'), '메모장') + table, styles);
    expect(partLines(document)).toEqual(['{상자뒤}', `표({${NUMBER}})`]);
    expect(document.personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
  });

  test('by styles that rest on one another in a circle stop no reader', async () => {
    const circle = style('가', '<w:basedOn w:val="나"/>') + style('나', '<w:basedOn w:val="가"/>');
    expect(partLines(await read(p(r('글'), '가'), circle))).toEqual(['글']);
  });
});

describe('what hangs on hidden words', () => {
  const vanished = (inside: string) => `<w:r><w:rPr><w:vanish/></w:rPr>${inside}</w:r>`;
  const box = (inside = '') => `<w:drawing>${inside}<w:txbxContent>${p(r(NUMBER))}</w:txbxContent></w:drawing>`;
  const picture = (own = '') => `<w:drawing><wp:docPr descr="${NUMBER}"${own}/><pic:pic/></w:drawing>`;
  const equation =
    vanished('<w:fldChar w:fldCharType="begin"/>') +
    vanished(`<w:instrText> EQ \\f(${NUMBER},2) </w:instrText>`) +
    vanished('<w:fldChar w:fldCharType="end"/>');
  const notes = (kind: string) => ({
    [`word/${kind}s.xml`]: `<w:${kind}s xmlns:w="w"><w:${kind} w:id="2">${p(r(NUMBER))}</w:${kind}></w:${kind}s>`,
  });

  test.each([
    ['a box', vanished(box())],
    ['a footnote', vanished('<w:footnoteReference w:id="2"/>'), notes('footnote')],
    ['an endnote', vanished('<w:endnoteReference w:id="2"/>'), notes('endnote')],
    ['what is said of a picture', vanished(picture())],
    ['a formula of a field', equation],
    ['a picture that is hidden itself', `<w:r>${picture(' hidden="1"')}</w:r>`],
    ['a box that is hidden itself', `<w:r>${box('<wp:docPr hidden="true"/>')}</w:r>`],
  ])('is out of sight with them: %s', async (_what, inside, more = {}) => {
    const document = await read(p(r('앞') + inside + r('뒤')), '', more);
    expect(partLines(document)).toHaveLength(1);
    expect(originalText(document)).toContain(NUMBER);
    expect(document.personalData.map(({ kind }) => kind)).toEqual(['residentNumber']);
    expect(originalText(withoutHidden(document))).toBe('앞뒤');
  });
});

describe('an equation', () => {
  const letters = (words: string) => `<m:r><m:rPr/><m:t>${words}</m:t></m:r>`;
  const of = (name: string, ...parts: readonly (readonly [string, string])[]) =>
    `<m:${name}><m:${name}Pr/>${parts.map(([part, words]) => `<m:${part}>${words}</m:${part}>`).join('')}</m:${name}>`;
  const half = of('f', ['num', letters('a')], ['den', letters('b')]);

  test.each([
    [half, 'a/b'],
    [of('f', ['num', letters('x+1')], ['den', letters('2y')]), '(x+1)/2y'],
    [letters('y=') + of('sSup', ['e', letters('x')], ['sup', letters('2')]), 'y=x^2'],
    [of('sSubSup', ['e', letters('x')], ['sub', letters('i')], ['sup', letters('n-1')]), 'x_i^(n-1)'],
    [of('rad', ['deg', ''], ['e', half]), '√(a/b)'],
    [of('nary', ['sub', letters('i=1')], ['sup', letters('n')], ['e', letters('i')]), '∫_(i=1)^n i'],
    ['<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=")"/></m:dPr><m:e><m:r><m:t>0</m:t></m:r></m:e></m:d>', '[0)'],
    ['<m:m><m:mr><m:e>1</m:e><m:e>0</m:e></m:mr><m:mr><m:e>0</m:e><m:e>1</m:e></m:mr></m:m>', '1, 0; 0, 1'],
  ])('stands on one line: %s', async (inside, words) => {
    expect(partLines(await read(p(`<m:oMath>${inside}</m:oMath>`)))).toEqual([`<equation ${words}>`]);
  });
});

describe('what was deleted in Word', () => {
  test('in a formula is not told, and counted', async () => {
    const letters = (words: string) => `<m:r><m:t>${words}</m:t></m:r>`;
    const formula = `<m:oMath>${letters('x=1')}<w:del>${letters(NUMBER)}</w:del></m:oMath>`;
    const document = await read(p(r('앞') + formula) + p(`<m:oMath><w:del>${letters('y')}</w:del></m:oMath>`));
    expect(partLines(document)).toEqual(['앞', '<equation x=1>']);
    expect(document.leftOut).toContainEqual({ reason: 'deletedText', count: `${NUMBER}y`.length });
    expect(document.personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
  });

  const row = (inside: string) => `<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>${inside}</w:tc></w:tr></w:tbl>`;
  const code = (words: string) => `<w:r><w:instrText>${words}</w:instrText></w:r>`;
  const place =
    '<w:r><w:drawing><wp:posOffset>9001011234568</wp:posOffset><wp:docPr descr="조감도" name="그림 1"/></w:drawing></w:r>';

  test('is counted by its text, each line as often as it stands; neither by codes, places nor descriptions', async () => {
    const document = await read(row(p(r('연번 3')) + p(r('○')) + p(r('○') + code(' QUOTE "가나다" ') + place)));
    expect(document.leftOut).toEqual([{ reason: 'deletedText', count: '연번 3\n○\n○'.length }]);
    expect(document.personalData).toEqual([]);
  });

  test('in pieces is one line, and a field between them does not part it', async () => {
    const pieces = (inside: string) => `<w:del>${inside}</w:del>`;
    const gone = (text: string) => `<w:r><w:delText>${text}</w:delText></w:r>`;
    const asked = '<w:r><w:delInstrText> XE "12" </w:delInstrText></w:r>';
    for (const inside of [gone('900101-') + gone('1234568'), gone('900101-') + asked + gone('1234568')]) {
      const document = await read(p(pieces(inside)) + p(r('뒤')));
      expect(document.personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
      expect(document.leftOut).toEqual([{ reason: 'deletedText', count: NUMBER.length }]);
    }
  });

  const gone = (text: string) => `<w:del><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
  const added = (text: string) => `<w:ins>${r(text)}</w:ins>`;
  test.each([
    ['over two marks', gone('900101-') + gone('1234568')],
    ['over three marks', gone('9001') + gone('01-12') + gone('34568')],
    [
      'over two marks with what was put in their place',
      gone('900101-') + added('(가') + gone('1234568') + added('림)'),
    ],
    ['over marks of moves and of deletions', gone('900101-') + gone('1234568').replaceAll('w:del>', 'w:moveFrom>')],
    ['whose half has stayed', r('900101-') + gone('1234568')],
    ['that was added and taken away by two', `<w:ins>${gone('900101-')}</w:ins><w:ins>${gone('1234568')}</w:ins>`],
  ])('a number %s is checked as it was', async (_name, inside) => {
    for (const body of [p(inside), row(p(inside))]) {
      expect((await read(body)).personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
    }
  });

  test('a number in one mark is told once, and what was put in its place is no part of it', async () => {
    const inside = r('번호 ') + gone('900101-1234568') + added('비공개');
    const document = await read(p(inside));
    expect(document.personalData).toEqual([{ kind: 'residentNumber', count: 1 }]);
    expect(partLines(document)).toEqual(['번호 비공개']);
  });
});
