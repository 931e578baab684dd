import { expect, test } from 'vitest';
import { type ClosingStandard, readStandards } from './closing-standards.ts';

const standard = (ground: ClosingStandard['ground'], information: string): ClosingStandard => ({
  ...{ ground, duty: ' 자치행정과 ', information, why: '사생활을  침해할 우려' },
});

test('standards stand in the order of the law, and within a ground as they were written', () => {
  const typed = [standard(6, '민원인 명단'), standard(1, '주민등록 자료'), standard(6, ' 상담 기록\u200b')];
  expect(readStandards(typed)).toEqual([
    { ...standard(1, '주민등록 자료'), duty: '자치행정과' },
    { ...standard(6, '민원인 명단'), duty: '자치행정과' },
    { ...standard(6, '상담 기록'), duty: '자치행정과' },
  ]);
  expect(readStandards([])).toEqual([]);
});

test('a standard without its information or its reason is named by its place', () => {
  expect(readStandards([standard(1, '자료'), standard(2, ' ')])).toEqual({
    refused: 'standard-incomplete',
    facts: { place: 2 },
  });
  expect(readStandards([{ ...standard(1, '자료'), why: '\n' }])).toHaveProperty('facts', { place: 1 });
});
