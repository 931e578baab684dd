import { expect, test } from 'vitest';
import { glyphFault } from './glyph-fault.ts';
import { keptLetter } from './kept-letter.ts';
import { keptLine } from './kept-line.ts';
import { privateLetterFault } from './private-letter-fault.ts';

test('signs that a font alone knew are letters in every line of a form', () => {
  expect(keptLine('\uf06c 점검\u200b 결과 \u{f02b2}')).toBe('● 점검 결과 ②');
  const letter = { recipients: [{ name: '\uf0e0 행정과장' }], via: '\uf0a7 경유', mark: 'omitted' as const };
  expect(keptLetter(letter)).toMatchObject({ recipients: [{ name: '→ 행정과장' }], via: '■ 경유' });
});

test('those that nobody knows are named with their place', () => {
  expect(glyphFault({ title: '점검 \uf018 결과' })?.facts).toMatchObject({ place: '제목', letters: 'U+F018' });
  const fault = (summary: string, ...keywords: string[]) => privateLetterFault({ summary, keywords })?.facts;
  expect(fault('요지 \uf06c', '점검')).toBeUndefined();
  expect(fault('요지 \uf018', '점검')).toEqual({ place: '문서요지', codePoint: 'U+F018' });
  expect(fault('요지', '점검\u{f0999}')).toEqual({ place: '키워드', codePoint: 'U+F0999' });
});
