import { expect, test } from 'vitest';
import type { Block, Run } from '../../document/body.ts';
import { certainFindings, checkContent } from './check-content.ts';
import { NO_PUBLIC_CONTACTS } from './personal-finding.ts';

const paragraph = (...content: readonly Run[]): Block => ({ type: 'paragraph', content });
const found = (...blocks: readonly Block[]) =>
  checkContent(
    {
      ...{ publicTitle: '안내', summary: '', keywords: [], attachments: [], bodyOpen: true },
      disclosure: { level: 'partiallyOpen', grounds: [6] },
      body: { v: 1, blocks },
    },
    NO_PUBLIC_CONTACTS,
  );
const told = (...blocks: readonly Block[]) =>
  certainFindings(found(...blocks)).map(({ kind, words, place }) => [kind, words, 'block' in place && place.block]);

test.each([
  ['a resident number', ['주민등록번호 900101-', '1234568'], 'residentNumber', ['900101-', '1234568']],
  ['behind its word', ['주민등록번호', '900101', '1234568'], 'residentNumber', ['900101', '1234568']],
  ['a telephone', ['연락처 010-', '1234-5678로'], 'mobilePhone', ['010-', '1234-5678']],
  ['between two figures', ['번호는 900101-12', '34568입니다'], 'residentNumber', ['900101-12', '34568']],
  ['with a hyphen of its own', ['900101', '-', '1234568'], 'residentNumber', ['900101', '1234568']],
  [
    'in long texts',
    [`${'가'.repeat(300)} 900101-`, `1234568 ${'나'.repeat(300)}`],
    'residentNumber',
    ['900101-', '1234568'],
  ],
])('a number into which somebody has typed Enter is told by its parts: %s', (_, texts, kind, parts) => {
  const findings = found(...texts.map((text) => paragraph({ text })));
  expect(findings.map((each) => each.kind)).toEqual(parts.map(() => kind));
  const written = findings.map(({ place, from, to }) =>
    'block' in place ? (texts[place.block] ?? '').slice(from, to) : '',
  );
  expect(written).toEqual(parts);
  expect(findings.map(({ words }) => words)).toEqual(parts);
});

test('a part stays one when the other is closed, and none is left when both are', () => {
  const closed = { closed: [6] } as const;
  const [one, other] = [{ text: '900101-' }, { text: '1234568' }];
  expect(told(paragraph({ ...one, ...closed }), paragraph(other))).toEqual([['residentNumber', '1234568', 1]]);
  expect(told(paragraph(one), paragraph({ ...other, ...closed }))).toEqual([['residentNumber', '900101-', 0]]);
  expect(told(paragraph({ ...one, ...closed }), paragraph({ ...other, ...closed }))).toEqual([]);
});

test('a part of one or two figures is told by none: who closed it would close every such figure of the text', () => {
  expect(told(paragraph({ text: '900101-123456' }), paragraph({ text: '8' }))).toEqual([
    ['residentNumber', '900101-123456', 0],
  ]);
});

test('figures of two paragraphs are no number together, and what a block says by itself is told once', () => {
  expect(found(paragraph({ text: '예산 900101' }), paragraph({ text: '1234567원' }))).toEqual([]);
  expect(found(paragraph({ text: '2026. 11. 24.' }), paragraph({ text: '1. 5678명' }))).toEqual([]);
  expect(told(paragraph({ text: '900101-1234568' }), paragraph({ text: '010-1234-5678' }))).toEqual([
    ['residentNumber', '900101-1234568', 0],
    ['mobilePhone', '010-1234-5678', 1],
  ]);
});

test.each([
  ['whose check digit fits by chance', ['예산 900101', '1234568원']],
  ['that begin an item with a dash', ['예산 900101', '- 1234568원']],
  ['behind 주민센터', ['주민센터 5312109', '250912명']],
  ['behind the telephone of 주민센터', ['주민센터 전화번호 531210', '9250912']],
  ['of 주민등록 인구', ['주민등록 인구 531210', '9250912명']],
  ['of a day with a number behind it', ['기간 11. 24.', '123456-78']],
])('amounts of two paragraphs %s stop nothing', (_, texts) => {
  expect(told(...texts.map((text) => paragraph({ text })))).toEqual([]);
});

test('what may be a number, without its name and its hyphen, is pointed out as likely', () => {
  const findings = found(paragraph({ text: '홍길동 900101' }), paragraph({ text: '1234568' }));
  expect(findings.map(({ kind, confidence, words }) => [kind, confidence, words])).toEqual([
    ['residentNumber', 'likely', '900101'],
    ['residentNumber', 'likely', '1234568'],
  ]);
});

test.each([
  ['with a hyphen of another form', ['900101–', '1234568'], 'residentNumber'],
  ['with the hyphen on the next line', ['900101', '-1234568'], 'residentNumber'],
  ['behind its short name', ['주민 번호: 900101', '1234568'], 'residentNumber'],
  ['behind a name with brackets', ['주민(외국인)등록번호 900101', '5234567'], 'foreignerNumber'],
  ['of a licence with its hyphens', ['11-24-123456-', '78'], 'driverLicence'],
  ['of a licence with its region', ['서울 11-1234', '56-78'], 'driverLicence'],
  ['of a licence behind its name', ['운전면허 11. 24.', '123456-78'], 'driverLicence'],
])('a number that is one by its name or its hyphens stops, however it is broken: %s', (_, texts, kind) => {
  const kinds = new Set(told(...texts.map((text) => paragraph({ text }))).map(([each]) => each));
  expect([...kinds]).toEqual([kind]);
});

test('a part that is closed is not told of the same figures in a longer number', () => {
  const closed = { closed: [6] } as const;
  const first = paragraph({ text: '주민등록번호 900101-1234' });
  const told568 = (rest: string) =>
    told(first, paragraph({ text: '568', ...closed }, { text: rest })).map((each) => each[1]);
  expect(told568(' 예산 1,568원, 5,680원과 15680원')).toEqual(['900101-1234']);
  expect(told568(' 뒷자리 568')).toEqual(['900101-1234', '568']);
});
