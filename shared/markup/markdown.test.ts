import { expect, test } from 'vitest';
import type { Block, TableCell } from '../document/body.ts';
import { bodyMarkdown, escapeMarkdown, linesMarkdown } from './markdown.ts';

const of = (...blocks: Block[]) => bodyMarkdown({ v: 1, blocks });
const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ text }] });
const cell = (text: string, more: Partial<TableCell> = {}): TableCell => ({
  colspan: 1,
  rowspan: 1,
  content: text === '' ? [] : [{ type: 'paragraph', content: [{ text }] }],
  ...more,
});

test('headings are headings, and the marks of items stand as the document’s own text', () => {
  const item = (level: 0 | 1, text: string): Block => ({ type: 'item', kind: 'number', level, content: [{ text }] });
  expect(
    of(
      { type: 'heading', content: [{ text: '개요' }] },
      item(0, '하나'),
      item(1, '가지'),
      item(1, '나무'),
      item(0, '둘'),
    ),
  ).toBe('## Ⅰ 개요\n\n1\\. 하나\n\n\u3000가. 가지\n\n\u3000나. 나무\n\n2\\. 둘  끝.');
});

test('no sign of a text is taken for Markdown or markup', () => {
  expect(escapeMarkdown('*별* _밑_ `코드` [글](주소) <b> a|b ~ &amp; \\')).toBe(
    '\\*별\\* \\_밑\\_ \\`코드\\` \\[글\\](주소) \\<b\\> a\\|b \\~ \\&amp; \\\\',
  );
  expect(of(paragraph('# 제목 아님'), paragraph('- 목록 아님'), paragraph('    3) 코드 아님'))).toBe(
    '\\# 제목 아님\n\n\\- 목록 아님\n\n3\\) 코드 아님  끝.',
  );
});

test('emphasis holds on to its letters, and a link keeps its address', () => {
  const content = [
    { text: ' 굵게 ', bold: true as const },
    { text: '밑줄', underline: true as const },
    { text: '누리집', href: 'https://example.go.kr/a?b=1' },
  ];
  expect(of({ type: 'paragraph', content }, paragraph('글'))).toBe(
    '**굵게** <u>밑줄</u>[누리집](<https://example.go.kr/a?b=1>)\n\n글  끝.',
  );
});

test('a text of several lines stays what it says, line by line, also behind the mark of a list', () => {
  expect(linesMarkdown('첫 줄\n\n# 둘\n- 셋\n===\n  4. 넷 *별*')).toBe(
    '첫 줄\\\n  \\# 둘\\\n  \\- 셋\\\n  \\===\\\n  4\\. 넷 \\*별\\*',
  );
  expect(linesMarkdown('')).toBe('');
});

test('what is bold stays so where a bracket stands at its edge and a letter beside it', () => {
  const bold = (text: string) => ({ text, bold: true as const });
  const content = [{ text: '조례' }, bold('(안)'), { text: '을 ' }, bold('10%'), { text: '로' }];
  expect(of({ type: 'paragraph', content }, paragraph('글'))).toBe(
    '조례<strong>(안)</strong>을 <strong>10%</strong>로\n\n글  끝.',
  );
});

test('a text full of spaces costs its length and no more: whoever reads it on the citizens’ site waits for nobody', () => {
  const spaced = `글${' '.repeat(19_000)}글`;
  const content = Array.from({ length: 25 }, (_, at) => ({ text: spaced, ...(at % 2 ? { bold: true as const } : {}) }));
  expect(of({ type: 'paragraph', content })).toHaveLength(25 * spaced.length + 12 * 4 + '  끝.'.length);
});

test('a plain table is one of Markdown, one with merged cells is HTML', () => {
  const head = { header: true } as const;
  const plain: Block = {
    type: 'table',
    columns: [0.5, 0.5],
    rows: [
      { cells: [cell('동', head), cell('수', { ...head, align: 'right' })] },
      { cells: [cell('가|온'), cell('3')] },
    ],
  };
  expect(of(plain)).toBe('| 동 | 수 |\n| --- | ---: |\n| 가\\|온 | 3 |\n\n끝.');
  const link = {
    ...cell(''),
    content: [{ type: 'paragraph' as const, content: [{ text: '지도', href: 'https://a.kr/?p=1|2' }] }],
  };
  expect(of({ ...plain, rows: [...plain.rows.slice(0, 1), { cells: [cell('가온'), link] }] })).toContain(
    '| 가온 | [지도](<https://a.kr/?p=1%7C2>) |',
  );
  const merged: Block = {
    type: 'table',
    columns: [0.5, 0.5],
    rows: [{ cells: [cell('합친 칸', { colspan: 2 })] }, { cells: [cell('가'), cell('나')] }],
  };
  expect(of(merged)).toMatch(/<td colspan="2"[^>]*>합친 칸<\/td>/);
});

test('several enclosures stand under each other, with 끝. after the last', () => {
  expect(of({ type: 'enclosures', items: [[{ text: '자료 1부.' }], [{ text: '명단 1부.' }]] })).toBe(
    '붙임  1. 자료 1부.\\\n\u3000\u3000\u30002. 명단 1부.  끝.',
  );
});

test('이하 빈칸 stands in the cell after the last written one', () => {
  const row = (...texts: string[]) => ({ cells: texts.map((text) => cell(text)) });
  const head = { cells: [cell('연번', { header: true }), cell('성명', { header: true })] };
  const rows = [head, row('1', '가온'), row('2', '')];
  expect(of({ type: 'table', columns: [0.5, 0.5], rows })).toContain('| 2 | 이하 빈칸 |');
});
