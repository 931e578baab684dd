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
