import { expect, test } from 'vitest';
import type { ReadBlock, ReadPart } from '../originals/read-document.ts';
import { originalMarkup } from './original.ts';

const drawn = (...page: ReadPart[]) =>
  String(
    originalMarkup(
      { v: 1, format: 'odp', parts: page, facts: [], properties: [], leftOut: [] },
      { page, isFirst: true, isLast: true },
    ),
  );
const heading = (text: string, href?: string): ReadBlock => ({
  type: 'heading',
  level: 1,
  content: [{ text, ...(href === undefined ? {} : { href }) }],
});
const cell = (text: string, header?: true) => ({
  colspan: 1,
  rowspan: 1,
  content: [{ type: 'paragraph' as const, content: [{ text }] }],
  ...(header ? { header } : {}),
});

test('a slide says its title once, and says it again where more hangs on it', () => {
  const text: ReadBlock = { type: 'paragraph', content: [{ text: '내용' }] };
  const slide = (blocks: ReadBlock[]) => drawn({ kind: 'slide', name: '슬라이드 1: 정비 계획', blocks });
  const times = (page: string) => page.split('정비 계획').length - 1;
  expect(times(slide([heading('정비  계획'), text]))).toBe(1);
  expect(times(slide([heading('정비 계획', 'https://example.kr'), text]))).toBe(2);
  expect(times(drawn({ kind: 'text', name: '묶음: 정비 계획', blocks: [heading('정비 계획')] }))).toBe(2);
  expect(slide([heading('정비 계획')])).not.toContain('글자가 없습니다');
});

test('figures of a table stand at the right; years, numbers in order and words do not', () => {
  const row = (...cells: string[]) => ({ cells: cells.map((each) => cell(each)) });
  const head = { cells: ['연번', '연도', '1,000', '금액', '증감'].map((each) => cell(each, true)) };
  const table: ReadBlock = { type: 'table', rows: [head, row('1', '2026', '동 12개', '1,234', '△3.2%')] };
  const page = drawn({ kind: 'sheet', name: '', blocks: [table] });
  const figures = [...page.matchAll(/class="read-figure"><p>([^<]+)/g)].map(([, figure]) => figure);
  expect(figures).toEqual(['1,234', '△3.2%']);
});

test('a row merged whole into the one above is no row, and no cell reaches below the last', () => {
  const spanned = (text: string, rowspan: number) => ({ ...cell(text), rowspan });
  const rows = [
    { cells: [spanned('가', 2), spanned('나', 2)] },
    { cells: [] },
    { cells: [spanned('다', 9), cell('라')] },
    { cells: [cell('마')] },
  ];
  const page = drawn({ kind: 'text', name: '', blocks: [{ type: 'table', rows }] });
  expect(page.match(/<tr>/g)).toHaveLength(3);
  expect(page.match(/rowspan="\d+"/g)).toEqual(['rowspan="2"']);
});

test('a table of one cell is a box, and none without words in it', () => {
  const table = (content: ReturnType<typeof cell>['content']): ReadBlock => ({
    type: 'table',
    rows: [{ cells: [{ colspan: 1, rowspan: 1, content }] }],
  });
  const box = (content: ReturnType<typeof cell>['content']) =>
    drawn({ kind: 'text', name: '', blocks: [table(content)] });
  expect(box(cell('안내').content)).toContain('<div class="read-box"><p>안내</p></div>');
  expect(box([])).not.toMatch(/read-box|<table/);
});

test('a letter that nobody knows is read aloud as one, and looks like no mark of a list', () => {
  const page = drawn({
    kind: 'text',
    name: '',
    blocks: [{ type: 'paragraph', content: [{ text: '가\ufffd나\n다' }] }],
  });
  const sign = '<span role="img" aria-label="읽을 수 없는 글자" title="읽을 수 없는 글자">\ufffd</span>';
  expect(page).toContain(`<p>가${sign}나<br>다</p>`);
});
