import { expect, it } from 'vitest';
import { glyphFault, type PrintedTexts } from './glyph-fault.ts';

const placeOf = (texts: Partial<PrintedTexts>) => glyphFault({ title: '', ...texts })?.facts;

it('asks for the letters of all that the 문서관리카드 prints, and names where they stand', () => {
  expect(placeOf({ summary: '둘째 줄에\n웃음 😀' })).toEqual({
    place: '문서요지',
    letters: '😀(U+1F600)',
    near: '웃음 😀',
  });
  expect(placeOf({ keywords: ['점검', '𐌰'] })?.place).toBe('키워드');
  expect(placeOf({ closedReason: '검토 중 😀' })?.place).toBe('비공개 사유');
  expect(placeOf({ files: [{ name: '회의 😀 자료.pdf' }] })).toMatchObject({
    place: '붙임 이름',
    near: '회의 😀 자료.pdf',
  });
  expect(placeOf({ files: [{ name: '자료.pdf', closedReason: '검토 중 😀' }] })?.place).toBe('붙임의 비공개 사유');
  const content = [{ text: '닫은 말', closed: [5] as const, closing: { reason: '그곳만의 사유 😀' } }];
  expect(placeOf({ body: { v: 1, blocks: [{ type: 'paragraph', content }] } })?.place).toBe('비공개 사유');
  expect(
    placeOf({ summary: '요지', keywords: ['말'], closedReason: null, files: [{ name: '가.pdf' }] }),
  ).toBeUndefined();
});
