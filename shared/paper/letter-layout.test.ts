import { describe, expect, it } from 'vitest';
import { PAPER_FONTS } from '../testing/paper-fonts.ts';
import { writtenLetter } from '../testing/written-letter.ts';
import { box, paragraph } from '../testing/written-paper.ts';
import { textOfGlyph, widthOf } from './letters.ts';
import { mm, PAGE } from './measures.ts';
import type { StandardDraft } from './paper-document.ts';
import { layOutPaper } from './render-paper.ts';
import type { PlacedText, Sheet } from './sheet.ts';
import { ARTIFACT } from './tags.ts';

const { contact: CONTACT } = writtenLetter([]).letter;
const textOf = ({ letters }: PlacedText): string => letters.map(({ glyph }) => textOfGlyph(glyph)).join('');

function layOut(letter: StandardDraft): readonly Sheet[] {
  return layOutPaper(letter, PAPER_FONTS).sheets;
}

/** What a reader of the structure hears, in its order: texts, and the words of the pictures. */
const heard = (sheets: readonly Sheet[]): string[] =>
  sheets.flatMap(({ texts }) =>
    texts.flatMap((placed) => {
      if (placed.owner === ARTIFACT) return [];
      return [placed.picture ? `[${placed.owner.attributes.alt}]` : textOf(placed).trim()];
    }),
  );

const find = (sheet: Sheet | undefined, text: string): PlacedText => {
  const found = sheet?.texts.find((placed) => textOf(placed).trim() === text);
  if (!found) throw new Error(`no ${text}`);
  return found;
};

describe('별지 제1호서식', () => {
  it('is read from 머리말 to 공개 구분, every fact once', () => {
    expect(heard(layOut(writtenLetter([paragraph('알려 드립니다.')], { recipientList: ['가장', '나장'] })))).toEqual([
      ...['이웃을 먼저 찾아가는 도시, 한빛', '[한빛시 로고]', '한빛시', '[한빛시 상징]'],
      ...['수신', '솔내도지사(자치행정과장)', '(경유)', '제목'],
      ...['2026년 3분기 찾아가는 동주민센터 운영 실적 제출 및 도비 지원 요청', '알려 드립니다.', '끝.'],
      ...['[관인: 한빛시장의 인]', '한빛시장', '수신자', '가장, 나장'],
      ...['주무관', '동혁신팀장', '자치행정과장', '강서윤', '대결 12/24', '문지헌', '전결'],
      ...['협조자', '지역돌봄복지과장 임도현', '예산담당관(의견 있음) 서지우'],
      ...['시행 자치행정과-28114 (2026. 12. 24.)', '접수 ( )'],
      ...['우 99110  한빛시 중앙로 110, 본관 4층 (시청동)', '/ https://www.hanbit.example'],
      ...['전화 031-000-5835', '/ 전송 031-000-0751', '/ kang.sy@hanbit.example', '/ 공개'],
    ]);
  });

  it('bears the number of its kind between the agency and 수신, at the left margin, and none before it is given', () => {
    const numbered = (printed: string) =>
      layOut(writtenLetter([paragraph('본문')], {}, { furtherNumber: { label: '공고번호', printed } }));
    const [sheet] = numbered('한빛시 공고 제2026-282호');
    const number = find(sheet, '한빛시 공고 제2026-282호');
    expect(number.x).toBeCloseTo(PAGE.left, 3);
    expect(find(sheet, '한빛시').baseline).toBeLessThan(number.baseline);
    expect(number.baseline).toBeLessThan(find(sheet, '수신').baseline);
    expect(heard(numbered(''))).toEqual(heard(layOut(writtenLetter([paragraph('본문')]))));
  });

  it('loses no letter of an address that is set smaller and on two lines, old Hangul neither', () => {
    const block = 'ᄒᆞᆫ';
    const address = `${block}${'가나다라마바사아자차카타파하'.repeat(6)}`;
    const contact = { ...{ zipCode: '', homepage: '', phone: '', fax: '', email: '' }, address };
    const shape: typeof PAPER_FONTS.shape = (_face, text) => [
      { text, advance: 920, pieces: [{ outline: 9, x: 0, y: 0 }] },
    ];
    const layout = layOutPaper(writtenLetter([paragraph('본문')], { contact }), { ...PAPER_FONTS, shape });
    expect(heard(layout.sheets).join('')).toContain(address);
  });

  it('an address too long to be read on one line stands on two, which are one paragraph', () => {
    const address = '한빛특별자치도 솔내시 중앙로 110길 23-4, 한빛정부종합청사 별관 본관동 12층 '.repeat(3).trim();
    const [sheet] = layOut(writtenLetter([paragraph('본문')], { contact: { ...CONTACT, address } }));
    const lines = sheet?.texts.filter((placed) => textOf(placed).includes('별관')) ?? [];
    expect(lines).toHaveLength(2);
    expect(new Set(lines.map(({ owner }) => owner)).size).toBe(1);
    expect(lines.map(textOf).join('').trim()).toBe(`우 99110  ${address}`);
    for (const { x, letters } of lines) {
      expect(letters[0]?.style.size).toBeGreaterThan(7);
      expect(x + widthOf(letters)).toBeLessThan(PAGE.right + 0.01);
    }
    const [first, second] = lines;
    expect((second?.baseline ?? 0) - (first?.baseline ?? 0)).toBeGreaterThan(first?.letters[0]?.style.size ?? 0);
    expect(find(sheet, '/ 공개').baseline).toBeLessThan(PAGE.bottom);
  });

  it('a foot as high as a page does not take the text with it off the first one', () => {
    const joint = Array.from({ length: 4 }, (_, at) => ({ agencyName: `${at + 1}군`, signRow: [box('군수')] }));
    const coSenderNames = Array.from({ length: 14 }, (_, at) => `제${at + 1}군수`);
    const letter = writtenLetter([paragraph('글')], { coSenderNames });
    const [first] = layOut({ ...letter, boxes: { ...letter.boxes, joint } });
    expect(find(first, '글').baseline).toBeLessThan(find(first, '한빛시장').baseline);
  });

  it('the middle of the seal lies on that of the last letter, and under it (규칙 제11조①)', () => {
    const [sheet] = layOut(writtenLetter([paragraph('본문')]));
    const name = find(sheet, '한빛시장');
    const seal = sheet?.texts.find(({ owner }) => owner !== ARTIFACT && owner.attributes.alt?.startsWith('관인'));
    if (!sheet || !seal?.picture) throw new Error('no seal');
    const last = name.letters.at(-1)?.width ?? 0;
    const end = name.x + name.letters.reduce((sum, { width }) => sum + width, 0);
    expect(seal.x + seal.picture.width / 2).toBeCloseTo(end - last / 2, 3);
    expect(seal.picture.width).toBeCloseTo(mm(24), 3);
    expect(sheet.texts.indexOf(seal)).toBeLessThan(sheet.texts.indexOf(name));
  });

  it('the foot is never torn off: it hangs from the margin of the last page, with text above it', () => {
    for (let count = 14; count < 34; count += 1) {
      const sheets = layOut(writtenLetter(Array.from({ length: count }, (_, n) => paragraph(`${n + 1}번째 문단`))));
      const last = sheets.at(-1);
      const foot = ['한빛시장', '주무관', '시행 자치행정과-28114 (2026. 12. 24.)', '/ 공개'];
      const places = foot.map((text) => find(last, text).baseline);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(Math.max(...places)).toBeLessThan(PAGE.bottom);
      expect(Math.max(...places)).toBeGreaterThan(PAGE.bottom - mm(6));
      const end = find(last, '끝.').baseline;
      expect(end).toBeLessThan(find(last, '한빛시장').baseline);
    }
  });

  it('nor stands it alone behind a long list of recipients, whose last two lines stand above it', () => {
    for (let count = 60; count < 110; count += 2) {
      const recipientList = Array.from({ length: count }, (_, at) => `솔내도 느티${at + 1}군수(자치행정과장)`);
      const last = layOut(writtenLetter([paragraph('글')], { recipientList })).at(-1);
      const lines = last?.texts.filter((placed) => textOf(placed).includes('느티')) ?? [];
      expect(lines.length).toBeGreaterThan(1);
      const band = find(last, '주무관').baseline;
      for (const { baseline } of lines) expect(baseline).toBeLessThan(band);
    }
  });

  it('a seal that is not handed out, a typed signature and 생략 are said in words beside the name', () => {
    const marked = (mark: NonNullable<StandardDraft['letter']['mark']>) =>
      heard(layOut(writtenLetter([paragraph('본문')], { mark })));
    expect(marked({ kind: 'seal', sizeMm: 24 })).toContain('(관인)');
    expect(marked({ kind: 'signature', name: '오재민' })).toContain('오재민');
    expect(marked({ kind: 'omitted', label: '서명생략' })).toContain('서명생략');
  });

  it('공동기안 names every agency at its head and every sender at its foot', () => {
    const letter = writtenLetter([paragraph('본문')], { coSenderNames: ['푸른구청장'] });
    const joint = [{ agencyName: '푸른구', signRow: [] }];
    const words = heard(layOut({ ...letter, boxes: { ...letter.boxes, joint } }));
    expect(words.filter((each) => ['한빛시', '푸른구', '한빛시장', '푸른구청장'].includes(each))).toEqual([
      ...['한빛시', '푸른구', '한빛시장', '푸른구청장', '푸른구'],
    ]);
  });
});
