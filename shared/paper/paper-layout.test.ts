import { describe, expect, it, vi } from 'vitest';
import type { Block, ItemLevel, TableBlock } from '../document/body.ts';
import { isSpace } from '../document/line-gaps.ts';
import { plainText } from '../document/plain-text.ts';
import { holdsForFittingBodies } from '../testing/fitting-bodies.ts';
import { PAPER_FONTS } from '../testing/paper-fonts.ts';
import { cell, head, heading, item, paragraph, writtenPaper } from '../testing/written-paper.ts';
import { widthOf } from './letters.ts';
import { PAGE } from './measures.ts';
import type { BriefDraft, PaperDocument } from './paper-document.ts';
import { layOutPaper, type PaperLayout } from './render-paper.ts';
import type { PlacedText, Sheet } from './sheet.ts';
import { ARTIFACT, type Tag } from './tags.ts';

// A loaded machine draws many pages slowly; nothing here is a measurement.
vi.setConfig({ testTimeout: 60_000 });

/** Without boxes: only the flow is looked at. */
const paper = (blocks: readonly Block[], more: Partial<BriefDraft> = {}): BriefDraft =>
  writtenPaper(blocks, { boxes: { signRow: [], cooperation: [] }, ...more });

function layOut(document: PaperDocument): PaperLayout {
  return layOutPaper(document, PAPER_FONTS);
}

const textOf = (placed: PlacedText): string =>
  placed.letters.map(({ glyph }) => String.fromCodePoint(glyph.codePoint)).join('');
const ownText = (sheet: Sheet): PlacedText[] => sheet.texts.filter(({ owner }) => owner !== ARTIFACT);
const squeezed = (text: string): string => text.replace(/\s+/gu, '');
const allText = (layout: PaperLayout): string => squeezed(layout.sheets.flatMap(ownText).map(textOf).join(''));
const bodyOf = (document: PaperDocument): string => squeezed(plainText(document.body));
const find = (layout: PaperLayout, text: string): PlacedText => {
  const found = layout.sheets.flatMap(({ texts }) => texts).find((placed) => textOf(placed).trim() === text);
  if (!found) throw new Error(`no line ${text}`);
  return found;
};
const named = (tag: Tag, name: string): Tag[] => [
  ...(tag.name === name ? [tag] : []),
  ...tag.kids.flatMap((kid) => named(kid, name)),
];

describe('the unit under the title', () => {
  it.each([
    ['행정국', '자치행정과', 1],
    ['아주 긴 상위 부서의 이름을 가진 국', '그보다 더 긴 부서 이름을 가진 찾아가는동주민센터추진지원과', 1],
    ['찾아가는 돌봄을 맡은 국 '.repeat(5).trim(), '그보다 더 긴 이름의 과 '.repeat(5).trim(), 2],
  ])('stands beside the month and on the paper, however long it is: %s', (upperUnitName, unitName, count) => {
    const layout = layOut(paper([paragraph('글')], { upperUnitName, unitName }));
    const month = find(layout, '2026. 12.');
    const lines = layout.sheets.flatMap(ownText).filter((each) => each.owner === month.owner && each !== month);
    expect(lines).toHaveLength(count);
    expect(squeezed(lines.map(textOf).join(''))).toBe(squeezed(`${upperUnitName}(${unitName})`));
    for (const { x, letters } of lines) {
      expect(x).toBeGreaterThanOrEqual(month.x + widthOf(month.letters) - 0.01);
      expect(x + widthOf(letters)).toBeLessThan(PAGE.right + 0.01);
      expect(letters[0]?.style.size).toBeGreaterThan(6.9);
    }
    expect(find(layout, '글').baseline).toBeGreaterThan((lines.at(-1)?.baseline ?? 0) + 10);
  });
});

describe('the end mark (끝.)', () => {
  it('follows the last character after one letter space', () => {
    const layout = layOut(paper([paragraph('보고드림')]));
    const end = find(layout, '끝.');
    const last = find(layout, '보고드림');
    expect(end.baseline).toBe(last.baseline);
    expect(end.x).toBeCloseTo(last.x + widthOf(last.letters), 5);
    expect(end.letters[0]?.width).toBe(12.5);
  });

  it('moves to the next line, one letter space from the margin, when the text touches the right limit', () => {
    const places = new Set<string>();
    for (let count = 30; count < 44; count += 1) {
      const layout = layOut(paper([item('circle', 1, '가'.repeat(count))]));
      const end = find(layout, '끝.');
      const last = layout.sheets.flatMap(ownText).findLast((placed) => /^가+$/u.test(textOf(placed)));
      const right = (last?.x ?? 0) + widthOf(last?.letters ?? []);
      const fits = right + widthOf(end.letters) <= PAGE.right;
      expect(end.x).toBeCloseTo(fits ? right : PAGE.left, 5);
      expect(end.baseline - (last?.baseline ?? 0)).toBeCloseTo(fits ? 0 : 20, 5);
      places.add(fits ? 'same line' : 'next line');
    }
    expect(places.size).toBe(2);
  });

  it('stands under a table that is full', () => {
    const layout = layOut(paper([{ type: 'table', columns: [1], rows: [{ cells: [cell('합계')] }] }]));
    expect(find(layout, '끝.').x).toBeCloseTo(PAGE.left, 5);
    expect(find(layout, '끝.').baseline).toBeGreaterThan(find(layout, '합계').baseline);
  });

  it('gives way to 이하 빈칸 in the first empty row of a half-filled table', () => {
    const rows = [{ cells: [head('성명')] }, { cells: [cell('한가람')] }, { cells: [cell('')] }, { cells: [cell('')] }];
    const document = paper([{ type: 'table', columns: [1], rows }]);
    expect(allText(layOut(document)).endsWith('이하빈칸')).toBe(true);
  });

  it('never stands alone on a page, whatever comes before it', () => {
    const table: TableBlock = {
      type: 'table',
      columns: [0.3, 0.7],
      rows: [
        { cells: [head('구분'), head('내용')] },
        ...Array.from({ length: 14 }, () => ({ cells: [cell('가'), cell('나')] })),
      ],
    };
    for (let lines = 0; lines < 40; lines += 1) {
      const filler = Array.from({ length: lines }, (_, index) => item('circle', 0, `점검 사항 ${index + 1}`));
      for (const last of [paragraph('가'.repeat(38)), table]) {
        const sheet = layOut(paper([...filler, last])).sheets.at(-1);
        expect(sheet && ownText(sheet).length, `${lines} lines before a ${last.type}`).toBeGreaterThan(1);
      }
    }
  });
});

describe('items (항목)', () => {
  it('hang after their mark and move in by one Hangul a level, eight levels deep', () => {
    const levels: ItemLevel[] = [0, 1, 2, 3, 4, 5, 6, 7];
    const blocks = levels.flatMap((level) => [item('number', level, `${'가'.repeat(60)}`)]);
    const twins = [...levels].reverse().map((level) => item('number', level, '둘째'));
    const layout = layOut(paper([...blocks, ...twins]));
    for (const [level, label] of ['1.', '가.', '1)', '가)', '(1)', '(가)', '①', '㉮'].entries()) {
      expect(find(layout, label).x).toBeCloseTo(PAGE.left + level * 12.5, 5);
    }
    const lines = layout.sheets.flatMap(ownText).filter((placed) => /^가{5,}$/u.test(textOf(placed)));
    const starts = new Set(lines.map(({ x }) => Math.round(x * 100)));
    expect(starts.size).toBe(8);
  });

  it('carry no mark when they are alone', () => {
    expect(allText(layOut(paper([item('number', 0, '혼자')])))).toMatch(/혼자끝\.$/u);
    expect(allText(layOut(paper([item('number', 0, '혼자')])))).not.toContain('1.혼자');
  });

  it('become nested lists for screen readers', () => {
    const { root } = layOut(paper([item('square', 0, '하나'), item('circle', 1, '둘'), item('square', 0, '셋')]));
    const list = root.kids.find((tag) => tag.name === 'L');
    expect(list?.kids).toHaveLength(2);
    expect(list && named(list, 'L')).toHaveLength(2);
  });
});

describe('enclosures (붙임)', () => {
  it('begin in one column, however wide their numbers are', () => {
    const items = Array.from({ length: 12 }, (_, n) => [{ text: `점검표 ${n + 1}호 1부.` }]);
    const layout = layOut(paper([paragraph('보냄'), { type: 'enclosures', items }]));
    const starts = layout.sheets.flatMap(ownText).filter((placed) => textOf(placed).startsWith('점검표'));
    expect(starts).toHaveLength(12);
    expect(new Set(starts.map(({ x }) => x.toFixed(3))).size).toBe(1);
  });
});

describe('tables (표)', () => {
  const merged: TableBlock = {
    type: 'table',
    columns: [0.2, 0.2, 0.6],
    rows: [
      { cells: [head('구분', { rowspan: 2 }), head('추진 내용', { colspan: 2 })] },
      { cells: [head('과제'), head('세부')] },
      ...Array.from({ length: 60 }, (_, row) => ({
        cells: [
          ...(row === 0 ? [cell(`통합${'돌봄 과제 '.repeat(150)}`, { rowspan: 60 })] : []),
          ...(row % 4 === 0 ? [cell(`과제 ${row}`, { rowspan: 4 })] : []),
          cell(`제${row}번 세부 과제를 점검하여 계획에 반영하고 그 결과를 다음 회의에 보고하기로 함`),
        ],
      })),
    ],
  };

  it('run over pages with merged cells cut, their heads repeated as artifacts and no text lost', () => {
    const document = paper([heading('표'), merged]);
    const layout = layOut(document);
    expect(layout.sheets.length).toBeGreaterThanOrEqual(3);
    for (const sheet of layout.sheets.slice(1)) {
      const repeated = sheet.texts.filter(({ owner }) => owner === ARTIFACT).map(textOf);
      expect(repeated).toEqual(expect.arrayContaining(['구분', '추진 내용', '과제', '세부']));
    }
    expect([...allText(layout).slice(allText(layout).indexOf('Ⅰ표'))].sort()).toEqual([...bodyOf(document)].sort());
    expect(named(layout.root, 'TH')).toHaveLength(named(layOut(paper([])).root, 'TH').length + 4);
  });

  it('say a merged cell and the name of a row that goes on again after a page break, for the eye alone', () => {
    const saidAgain = (label: string, rows: TableBlock['rows']) => {
      const layout = layOut(paper([{ type: 'table', columns: [0.2, 0.6, 0.2], rows }]));
      expect(layout.sheets.flatMap(ownText).filter((text) => textOf(text) === label)).toHaveLength(1);
      return layout.sheets
        .slice(1)
        .map(({ texts }) =>
          texts
            .filter(({ owner, baseline }) => owner === ARTIFACT && baseline > PAGE.top && baseline < PAGE.bottom)
            .map(textOf),
        );
    };
    const grouped = Array.from({ length: 80 }, (_, row) => ({
      cells: [...(row === 0 ? [cell('동부', { rowspan: 80 })] : []), cell(`${row}번째`), cell('')],
    }));
    expect(saidAgain('동부', grouped)).toEqual([['동부'], ['동부']]);
    const long = [{ cells: [cell('긴 칸'), cell('행정 절차를 확인함. '.repeat(300)), cell('짧음')] }];
    expect(saidAgain('긴 칸', long)).toEqual([['긴 칸'], ['긴 칸']]);
  });

  it('split a row taller than a page instead of failing', () => {
    const document = paper([
      {
        type: 'table',
        columns: [0.2, 0.8],
        rows: [{ cells: [cell('긴 칸'), cell('행정 절차를 확인함. '.repeat(700))] }],
      },
    ]);
    const layout = layOut(document);
    expect(layout.sheets.length).toBeGreaterThanOrEqual(4);
    expect(allText(layout)).toContain(bodyOf(document));
  });

  it('begin under their title where the first row is taller than any page', () => {
    const rows = [
      { cells: [head('항목'), head('내용')] },
      { cells: [head('경과'), cell('행정 절차를 확인함. '.repeat(300))] },
    ];
    const layout = layOut(paper([paragraph('경과는 다음과 같음'), { type: 'table', columns: [0.2, 0.8], rows }]));
    const lines = layout.sheets.map(
      (sheet) => ownText(sheet).filter((placed) => textOf(placed).includes('행정')).length,
    );
    expect(lines.every((count) => count > 1)).toBe(true);
    expect(lines.length).toBeGreaterThan(1);
  });

  it('stand further from a text above them than from their unit note', () => {
    const small: TableBlock = { type: 'table', columns: [1], rows: [{ cells: [cell('합계')] }] };
    const below = (text: string): number => {
      const layout = layOut(paper([heading('표'), paragraph(text), small]));
      return find(layout, '합계').baseline - find(layout, text).baseline;
    };
    expect(below('다음과 같음')).toBeGreaterThan(below('(단위: 천원)') + 4);
  });

  it('set words over several columns of amounts in the middle, and amounts at the right', () => {
    const rows = [
      { cells: [cell('국비'), cell('1,200'), cell('800')] },
      { cells: [cell('시비'), cell('추후 확정', { colspan: 2 })] },
      { cells: [cell('합계'), cell('2,000', { colspan: 2 })] },
    ];
    const layout = layOut(paper([{ type: 'table', columns: [0.2, 0.4, 0.4], rows }]));
    const middle = (text: string): number => find(layout, text).x + widthOf(find(layout, text).letters) / 2;
    expect(middle('추후 확정')).toBeCloseTo(PAGE.left + (PAGE.right - PAGE.left) * 0.6, 1);
    expect(find(layout, '2,000').x).toBeGreaterThan(middle('추후 확정') + 100);
  });

  it('keep a row on one page when a page can hold it', () => {
    const rows = Array.from({ length: 40 }, (_, row) => ({
      cells: [cell(`${row}`), cell('확인하여 보고함. '.repeat(8))],
    }));
    for (const sheet of layOut(paper([{ type: 'table', columns: [0.2, 0.8], rows }])).sheets) {
      const firsts = ownText(sheet).filter((placed) => /^\d+$/.test(textOf(placed)));
      const lines = ownText(sheet).filter((placed) => textOf(placed).includes('확인하여'));
      expect(lines.length % Math.max(1, firsts.length)).toBe(0);
    }
  });

  it('are announced with their unit note and keep it beside them', () => {
    for (let lines = 12; lines < 34; lines += 2) {
      const filler = Array.from({ length: lines }, (_, index) => item('circle', 0, `점검 사항 ${index + 1}`));
      const layout = layOut(paper([...filler, paragraph('(단위: 천원)'), merged]));
      const sheet = layout.sheets.find(({ texts }) => texts.some((placed) => textOf(placed) === '(단위: 천원)'));
      expect(sheet?.texts.some((placed) => textOf(placed).startsWith('제0번'))).toBe(true);
    }
  });
});

describe('headings and paragraphs', () => {
  it('stay with the text they announce', () => {
    for (let lines = 15; lines < 30; lines += 1) {
      const filler = Array.from({ length: lines }, (_, index) => item('circle', 0, `점검 사항 ${index + 1}`));
      const layout = layOut(paper([...filler, heading('향후 계획'), paragraph('아래와 같이 추진함')]));
      const sheet = layout.sheets.find(({ texts }) => texts.some((placed) => textOf(placed) === '향후 계획'));
      expect(sheet?.texts.some((placed) => textOf(placed) === '아래와 같이 추진함')).toBe(true);
    }
  });

  it('leave no single line of several at the foot or the top of a page', () => {
    const text = '방문 상담의 절차를 다시 살펴 담당자의 부담을 줄이는 방안을 마련함. '.repeat(5);
    for (let lines = 15; lines < 30; lines += 1) {
      const filler = Array.from({ length: lines }, () => item('dash', 0, '점검'));
      const counts = layOut(paper([...filler, item('circle', 0, text)])).sheets.map(
        (sheet) => ownText(sheet).filter((placed) => /방문|절차|부담|방안|마련/u.test(textOf(placed))).length,
      );
      expect(counts.filter((count) => count === 1)).toEqual([]);
    }
  });

  it.each([
    ['보고', 22, 1],
    ['「찾아가는 동주민센터 운영위원회」 제12차 소위원회 결과보고', 22, 2],
    [
      '동 단위 통합돌봄 시범사업 추진계획 수립에 따른 의견 조회 결과와 예산 편성 방향, 후속 일정과 협조 사항에 관한 종합 검토 보고',
      18,
      2,
    ],
    ['가나다라마바사아자차'.repeat(40), 18, 14],
  ])('a title of any length finds its size: %s', (title, size, lines) => {
    const { sheets } = layOut(paper([paragraph('본문')], { title }));
    const set = sheets.flatMap(ownText).filter(({ owner }) => owner !== ARTIFACT && owner.name === 'H1');
    expect(set).toHaveLength(lines);
    expect(set[0]?.letters[0]?.style.size).toBe(size);
  });
});

describe('any body', () => {
  it('prints every character once and nothing outside the text block', async () => {
    const empty = allText(layOut(paper([])));
    await holdsForFittingBodies((body) => {
      const document = paper([], { body });
      const layout = layOut(document);
      const expected = [...(empty + bodyOf(document))].sort().join('');
      expect([...allText(layout)].sort().join('')).toBe(expected);
      for (const placed of layout.sheets.flatMap(ownText)) expectInside(placed);
    }, 60);
  });
});

function expectInside(placed: PlacedText): void {
  let end = placed.letters.length;
  while (end > 0 && isSpace(placed.letters[end - 1])) end -= 1;
  const inside = placed.letters.slice(0, end);
  const width = widthOf(inside) + placed.gap * inside.filter(isSpace).length;
  expect(placed.x).toBeGreaterThanOrEqual(PAGE.left - 0.01);
  expect(placed.x + width).toBeLessThanOrEqual(PAGE.right + 0.1);
  expect(placed.baseline).toBeGreaterThan(PAGE.top);
  expect(placed.baseline).toBeLessThan(PAGE.bottom);
}
