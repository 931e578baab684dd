import { describe, expect, it } from 'vitest';
import { PAPER_FONTS } from '../testing/paper-fonts.ts';
import { setBalanced, setLines, setWhole } from './break.ts';
import { GlyphCase, type Letter, widthOf } from './letters.ts';
import { BODY } from './measures.ts';

const glyphs = new GlyphCase(PAPER_FONTS);

const letters = (text: string): Letter[] => glyphs.letters(text, BODY.style);

function linesOf(text: string, width: number, justified = false): string[] {
  const all = letters(text);
  return setLines(all, width, justified).map(({ from, to }) => textOf(all.slice(from, to)));
}

const textOf = (some: readonly Letter[]): string =>
  some.map(({ glyph }) => String.fromCodePoint(glyph.codePoint)).join('');

const widthFor = (text: string): number => widthOf(letters(text));

describe('breaking lines', () => {
  it('breaks at spaces and keeps words whole', () => {
    expect(linesOf('방문 상담의 디지털 전환', widthFor('방문 상담의 디'))).toEqual(['방문 상담의', '디지털 전환']);
  });

  it('breaks a word longer than the line by syllable', () => {
    expect(linesOf('찾아가는보건복지서비스', widthFor('찾아가는보'))).toEqual(['찾아가는보', '건복지서비', '스']);
  });

  it('breaks an address longer than the line anywhere rather than letting it leave the paper', () => {
    const lines = linesOf('https://www.example.go.kr/documents', widthFor('https://www.ex'));
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(widthFor(line)).toBeLessThanOrEqual(widthFor('https://www.ex') + 0.01);
  });

  it('breaks an address after one of its parts where it can', () => {
    const lines = linesOf('https://example.go.kr/documents/care-programmes', widthFor('https://example.go.kr/docum'));
    expect(lines).toEqual(['https://example.go.kr/', 'documents/care-', 'programmes']);
  });

  it('begins no line with a closing mark and ends none with an opening one', () => {
    const text = '위원회(「찾아가는 동주민센터」)의 의견을 (다시) 듣고, “확인”하여 ‘기록’함. 또한 50% 이상임';
    for (let width = 40; width < 300; width += 3) {
      const lines = linesOf(text, width);
      // A mark that does not fit with its neighbour is the only excuse, and these widths hold three letters.
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[)\]」』”’.,!?:;%]/u);
      for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[([「『“‘]$/u);
    }
  });

  it.each(Array.from(')]}」』】〉》〕〗〙.,!?:;%℃°”·…、。~∼㎡）］｝，．！？：；％'))(
    'begins no line with %s',
    (mark) => {
      const lines = linesOf(`가나다라${mark}마바사`, widthFor('가나다라'));
      expect(lines[0]).toBe('가나다');
      expect(lines[1]?.startsWith(`라${mark}`)).toBe(true);
    },
  );

  it.each(Array.from('([{「『【〈《〔〖〘‘“₩（［｛￦'))('ends no line with %s', (mark) => {
    const lines = linesOf(`가나다${mark}라마바사`, widthFor(`가나다${mark}`));
    expect(lines[0]).toBe('가나다');
    expect(lines[1]?.startsWith(mark)).toBe(true);
  });

  it('lets a shortened year begin a line', () => {
    expect(linesOf('대비하여 ’22년부터', widthFor('대비하여 ’2'))).toEqual(['대비하여', '’22년부터']);
  });

  it.each([
    ['회의는 2026. 12. 24.(목)', '회의는', '2026. 12. 24.(목)'],
    ['사업비 금113,560원(금일십일만삼천오백육십원)', '사업비', '금113,560원(금일십일만삼천오백육십원)'],
    ['면적은 1,234 ㎡', '면적은', '1,234 ㎡'],
    ['참석자는 모두 1,250 명', '참석자는 모두', '1,250 명'],
  ])('keeps dates, money and numbers with their unit in one piece: %s', (text, first, second) => {
    expect(linesOf(text, Math.max(widthFor(first), widthFor(second)) + 5, true)).toEqual([first, second]);
  });

  it('reaches the right margin with every line but the last, without tearing the spaces', () => {
    const all = letters(
      '과제별 소관 부서는 매월 말일까지 추진 상황을 과제카드에 등록하고 기한을 넘길 때에는 사유를 함께 적음',
    );
    const lines = setLines(all, 300, true);
    expect(lines.length).toBeGreaterThan(1);
    for (const { from, to, width, gap } of lines.slice(0, -1)) {
      const spaces = all.slice(from, to).filter(({ glyph }) => glyph.codePoint === 0x20);
      expect(width + gap * spaces.length).toBeCloseTo(300, 5);
      expect(gap).toBeLessThanOrEqual((spaces[0]?.width ?? 0) * 0.6);
    }
    expect(lines.at(-1)?.gap).toBe(0);
  });

  it('sets a paragraph ragged when even syllables would leave a hole before a sum of money', () => {
    const text = '본예산에는 구매비를 넣지 않고 업무 분석비 금21,000,000원(금이천일백만원)만 반영함';
    const lines = setLines(letters(text), widthFor('본예산에는 구매비를 넣지 않고 업무 분석비 금21,000'), true);
    expect(lines.map(({ gap }) => gap)).toEqual(lines.map(() => 0));
  });

  it('leaves no line of a ragged paragraph empty by more than a third where the next word can be broken', () => {
    const text =
      '신청은 https://example.go.kr/library/night-opening에서 받으며 사업비는 금21,000,000원(금이천일백만원)임';
    const width = widthFor('신청은 https://example.go.kr/library/n');
    expect(linesOf(text, width, true)[0]).toBe('신청은 https://example.go.kr/library/');
  });

  it('fills every line of a document that is set by syllable (글자 단위), each to the margin, dates in one piece', () => {
    const all = letters('담당자의 부담을 줄이는 방안을 2026. 12. 24.까지 마련하여 보고함(근거: 규정 제7조)');
    const width = widthFor('담당자의 부담을 줄이는 방');
    const lines = setLines(all, width, true, 'syllable');
    const texts = lines.map(({ from, to }) => all.slice(from, to).map(({ glyph }) => glyph.codePoint));
    expect(texts.map((line) => String.fromCodePoint(...line))).toEqual([
      '담당자의 부담을 줄이는 방',
      '안을 2026. 12. 24.까지 마',
      '련하여 보고함(근거: 규정',
      '제7조)',
    ]);
    for (const { from, to, width: own, gap } of lines.slice(0, -1)) {
      const spaces = all.slice(from, to).filter(({ glyph }) => glyph.codePoint === 0x20).length;
      if (gap > 0) expect(own + gap * spaces).toBeCloseTo(width, 5);
    }
    expect(linesOf('담당자의 부담을 줄이는 방안을', width)).toEqual(['담당자의 부담을 줄이는', '방안을']);
  });

  it('loses no letter between two lines', () => {
    const all = letters('행정  절차의 이행 여부를 확인하고 (근거: 규정 제7조) 보고함');
    for (let width = 5; width < 200; width += 7) {
      const lines = setLines(all, width, true);
      expect(lines[0]?.from).toBe(0);
      expect(lines.at(-1)?.next).toBe(all.length);
      lines.slice(1).forEach((line, index) => {
        expect(line.from).toBe(lines[index]?.next);
      });
    }
  });

  it('keeps each name of a list on one line where it fits one', () => {
    const parts = ['한빛시 제1동장, ', '한빛시 제28동장, ', '한빛시 이름이 매우 긴 사업소의 소장, ', '솔내시장'].map(
      letters,
    );
    const all = parts.flat();
    const set = (width: number) => setWhole(parts, width).map(({ from, to }) => textOf(all.slice(from, to)));
    expect(set(130)).toEqual([
      '한빛시 제1동장,',
      '한빛시 제28동장,',
      '한빛시 이름이 매우 긴',
      '사업소의 소장,',
      '솔내시장',
    ]);
    expect(set(230)).toEqual(['한빛시 제1동장, 한빛시 제28동장,', '한빛시 이름이 매우 긴 사업소의 소장,', '솔내시장']);
    const lines = setWhole(parts, 230);
    expect([lines[0]?.from, lines.at(-1)?.next]).toEqual([0, all.length]);
    lines.slice(1).forEach((line, index) => {
      expect(line.from).toBe(lines[index]?.next);
    });
  });

  it('parts a date or an amount rather than a number of it', () => {
    expect(linesOf('2026. 12. 28.(월)', 40)).toEqual(['2026.', '12.', '28.(월)']);
    expect(linesOf('1,234,567천원', 66)).toEqual(['1,234,567', '천원']);
  });

  it('gives the two lines of a title like lengths', () => {
    const all = letters('동 단위 통합돌봄 시범사업 추진계획 수립에 따른 의견 조회 결과 보고');
    const lines = setBalanced(all, 350);
    expect(lines).toHaveLength(2);
    expect(Math.abs((lines[0]?.width ?? 0) - (lines[1]?.width ?? 0))).toBeLessThan(70);
  });
});
