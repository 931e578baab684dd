import { expect, test } from 'vitest';
import { filePlaceWords, withoutPublicContacts } from '../../shared/originals/file-finding.ts';
import { originalText } from '../../shared/originals/plain-text.ts';
import type { ReadBlock, ReadPart } from '../../shared/originals/read-document.ts';
import { packed, readBytes } from '../testing/read-files.ts';
import { findInFile } from './find-in-file.ts';
import type { Read } from './read.ts';

const NUMBER = '900101-1234568';
const said = (text: string, hidden = false): ReadBlock => ({
  type: 'paragraph',
  content: [{ text: '대상자: ' }, { text, ...(hidden ? { hidden: true as const } : {}) }],
});
const cells = (...texts: readonly string[]) => texts.map((text) => ({ colspan: 1, rowspan: 1, content: [said(text)] }));
const sheet = (blocks: readonly ReadBlock[], hidden = false): ReadPart => ({
  ...{ kind: 'sheet', name: '명단', blocks },
  ...(hidden ? { hidden: true as const } : {}),
});
const read = (parts: readonly ReadPart[], more: Partial<Read> = {}): Read => ({
  ...{ parts, facts: [], properties: [], leftOut: [] },
  ...more,
});
const places = (file: Read) => findInFile(file).findings.map(({ place }) => filePlaceWords(place));

test.each<readonly [string, Read]>([
  ['명단, 본문', read([sheet([said(NUMBER)])])],
  ['명단, 숨은 글', read([sheet([said(NUMBER, true)])])],
  ['명단, 숨은 시트나 슬라이드', read([sheet([said(NUMBER)], true)])],
  ['명단, 표', read([sheet([{ type: 'table', rows: [{ cells: cells('가', NUMBER) }] }])])],
  ['명단, 숨은 줄이나 칸', read([sheet([{ type: 'table', rows: [{ hidden: true, cells: cells(NUMBER) }] }])])],
  ['명단, 메모(오하늘)', read([sheet([{ type: 'frame', kind: 'comment', by: '오하늘', content: [said(NUMBER)] }])])],
  ['명단, 발표자 노트', read([sheet([{ type: 'frame', kind: 'notes', content: [said(NUMBER)] }])])],
  ['파일 정보(작성자)', read([], { properties: [{ name: '작성자', value: NUMBER }] })],
  ['변경 추적에서 지운 글', read([], { aside: [{ text: NUMBER, spot: 'deleted' }] })],
])('a finding is told with its place: %s', (place, file) => {
  expect(places(file)).toEqual([place]);
});

test('a finding has its own place among many lines, and the heads of its column tell what it is', () => {
  const rows = ['이름', '전화', '가', '010-2345-6789', NUMBER].map((text) => ({ cells: cells(text) }));
  const file = read([sheet([{ type: 'table', rows }]), { kind: 'text', name: '뒤', blocks: [said(NUMBER)] }]);
  expect(findInFile(file).findings.map(({ kind, words, place }) => [kind, words, place.part])).toEqual([
    ['mobilePhone', '010-2345-6789', '명단'],
    ['residentNumber', NUMBER, '명단'],
    ['residentNumber', NUMBER, '뒤'],
  ]);
  expect(originalText(file)).toContain('대상자: 010-2345-6789');
});

test('more than anybody goes through are counted, what is certain first', () => {
  const many = Array.from({ length: 250 }, (_, at) => said(`a${at}@example.com`));
  const { findings, moreFindings } = findInFile(read([sheet([...many, said(NUMBER)])]));
  expect(findings).toHaveLength(200);
  expect(findings.at(-1)?.kind).toBe('residentNumber');
  expect(moreFindings).toBe(51);
});

test('what an agency has made public of itself is no finding to its own officials', () => {
  const { findings } = findInFile(read([sheet([said('jaju@nadri.go.kr'), said('na@example.com')])]));
  const own = { address: '', homepage: 'www.nadri.go.kr' };
  expect(withoutPublicContacts(findings, own).map(({ words }) => words)).toEqual(['na@example.com']);
});

test('words that a .docx keeps as deleted are found as such', async () => {
  const deletion = `<w:p><w:del><w:r><w:delText>${NUMBER}</w:delText></w:r></w:del></w:p>`;
  const bytes = packed({
    'word/document.xml': `<w:document xmlns:w="w"><w:body>${deletion}</w:body></w:document>`,
  });
  const { findings = [] } = await readBytes('docx', bytes);
  expect(findings.map(({ place }) => place.spot)).toEqual(['deleted']);
});
