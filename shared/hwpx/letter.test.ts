import { describe, expect, it } from 'vitest';
import { TELLING_LETTERS } from '../../server/testing/pdf-conformance/telling-letters.ts';
import type { StandardDraft } from '../paper/paper-document.ts';
import { hwpxFaults } from '../testing/hwpx-faults.ts';
import { SEAL_PICTURE, writtenLetter } from '../testing/written-letter.ts';
import { box, paragraph } from '../testing/written-paper.ts';
import { allElements, readXmlTree, type XmlElement } from '../testing/xml-tree.ts';
import { hwpxParts } from './hwpx-parts.ts';
import { mm } from './measures.ts';

const textOf = (element: XmlElement): string => element.text + element.children.map(textOf).join('');
const named = (letter: StandardDraft): Record<string, string> => {
  const section = hwpxParts(letter).find(({ name }) => name === 'Contents/section0.xml')?.content ?? '';
  const cells = allElements(readXmlTree(section)).filter(({ name }) => name === 'hp:tc');
  return Object.fromEntries(
    cells.flatMap((cell) => (cell.attributes.get('name') ? [[cell.attributes.get('name') ?? '', textOf(cell)]] : [])),
  );
};

describe('별지 제1호서식 as .hwpx', () => {
  it.each(Object.entries(TELLING_LETTERS))('has no fault in the eyes of the strict checker: %s', (_, letter) => {
    expect(hwpxFaults(hwpxParts(letter))).toEqual([]);
  });

  it('names its cells as the files of Seoul do', () => {
    const letter = writtenLetter([paragraph('본문')], { recipientList: ['가장', '나장'] });
    expect(named(letter)).toEqual({
      머리말: '이웃을 먼저 찾아가는 도시, 한빛',
      로고: '한빛시 로고',
      기관명: '한빛시',
      심볼: '한빛시 상징',
      수신: '솔내도지사(자치행정과장)',
      경유: '',
      제목: '2026년 3분기 찾아가는 동주민센터 운영 실적 제출 및 도비 지원 요청',
      발신명의: '관인: 한빛시장의 인한빛시장',
      인: '',
      생략: '',
      수신자: '수신자',
      수신처참조: '가장, 나장',
      '*검토1': '주무관',
      검토1: '강서윤',
      '*검토2': '동혁신팀장',
      '@검토2': '대결 12/24',
      검토2: '문지헌',
      '*검토3': '자치행정과장',
      '@검토3': '전결',
      검토3: '',
      '*협조1': '지역돌봄복지과장',
      협조1: '임도현',
      '*협조2': '예산담당관(의견 있음)',
      협조2: '서지우',
      시행번호: '자치행정과-28114',
      시행일자: '2026. 12. 24.',
      접수번호: '',
      접수일자: '',
      우편번호: '99110',
      주소: '한빛시 중앙로 110, 본관 4층 (시청동)',
      홈페이지: 'https://www.hanbit.example',
      전화번호: '031-000-5835',
      전송: '031-000-0751',
      전자우편: 'kang.sy@hanbit.example',
      공개여부: '공개',
      꼬리말: '',
    });
  });

  it('has the number of its kind in a cell of that name, and no such cell before it is given', () => {
    const numbered = (printed: string) =>
      named(writtenLetter([], {}, { furtherNumber: { label: '공고번호', printed } })).공고번호;
    expect(numbered('한빛시 공고 제2026-282호')).toBe('한빛시 공고 제2026-282호');
    expect(numbered('')).toBeUndefined();
  });

  it('the seal lies in the package; an omitted one is a word', () => {
    const parts = hwpxParts(writtenLetter([]));
    expect(parts.filter(({ picture }) => picture === SEAL_PICTURE.sha256).map(({ name }) => name)).toEqual([
      'BinData/image2.png',
    ]);
    expect(named(writtenLetter([], { mark: { kind: 'omitted', label: '관인생략' } }))).toMatchObject({
      인: '',
      생략: '관인생략',
    });
  });

  it('the seal floats behind 발신명의 with its middle on the last letter, beside which nothing moves', () => {
    const section = hwpxParts(writtenLetter([])).find(({ name }) => name === 'Contents/section0.xml')?.content ?? '';
    const elements = allElements(readXmlTree(section));
    const seal = elements.find(
      ({ name, attributes }) => name === 'hp:pic' && attributes.get('textWrap') === 'BEHIND_TEXT',
    );
    const measure = (name: string, key: string) =>
      Number(seal?.children.find((child) => child.name === name)?.attributes.get(key));
    const cell = elements.find(({ name, attributes }) => name === 'hp:tc' && attributes.get('name') === '발신명의');
    const size = cell?.children.find(({ name }) => name === 'hp:cellSz')?.attributes;
    // Four letters of 18 points in the middle of the cell; the last one ends half of the name's width to the right.
    const lastLetter = Number(size?.get('width')) / 2 + 2 * 1_800 - 900 - mm(0.4);
    expect(Math.abs(measure('hp:pos', 'horzOffset') + measure('hp:sz', 'width') / 2 - lastLetter)).toBeLessThan(mm(1));
    const middle = measure('hp:pos', 'vertOffset') + measure('hp:sz', 'height') / 2 + mm(0.3);
    expect(Math.abs(middle - Number(size?.get('height')) / 2)).toBeLessThan(mm(0.5));
    expect(measure('hp:pos', 'horzOffset') + measure('hp:sz', 'width')).toBeLessThan(Number(size?.get('width')));
    expect(seal?.children.find(({ name }) => name === 'hp:shapeComment')?.text).toBe('관인: 한빛시장의 인');
  });

  it('a name too long for its line is smaller, and the seal stands on its last letter still', () => {
    const senderName = '한빛특별자치도솔내시찾아가는동주민센터추진지원본부장직무대리';
    const section =
      hwpxParts(writtenLetter([], { senderName })).find(({ name }) => name === 'Contents/section0.xml')?.content ?? '';
    const seal = allElements(readXmlTree(section)).find(
      ({ name, attributes }) => name === 'hp:pic' && attributes.get('textWrap') === 'BEHIND_TEXT',
    );
    const measure = (name: string, key: string) =>
      Number(seal?.children.find((child) => child.name === name)?.attributes.get(key));
    // In a cell of 125 mm the name of 30 letters leaves room for the seal of 24 mm, half of it at each side.
    const [x, width] = [measure('hp:pos', 'horzOffset'), measure('hp:sz', 'width')];
    const name = 125 - 24;
    expect(Math.abs(x + width / 2 - mm((125 + name) / 2 - name / 60))).toBeLessThan(mm(2));
    expect(x + width).toBeLessThan(mm(125));
  });

  const tablesOf = (letter: StandardDraft) => {
    const section = hwpxParts(letter).find(({ name }) => name === 'Contents/section0.xml')?.content ?? '';
    return allElements(readXmlTree(section)).filter(({ name }) => name === 'hp:tbl');
  };
  const placeOf = (table: XmlElement | undefined) =>
    table?.children.find(({ name }) => name === 'hp:pos')?.attributes.get('vertAlign');

  it('the foot is one table that hangs from the lower margin of its page, as in the files of Seoul', () => {
    const [foot, ...others] = tablesOf(writtenLetter([paragraph('글')])).reverse();
    const place = foot?.children.find(({ name }) => name === 'hp:pos')?.attributes;
    expect(['vertRelTo', 'vertAlign', 'treatAsChar', 'holdAnchorAndSO'].map((name) => place?.get(name))).toEqual([
      ...['PAGE', 'BOTTOM', '0', '1'],
    ]);
    expect(foot?.attributes.get('textWrap')).toBe('TOP_AND_BOTTOM');
    expect(others.map(placeOf)).toEqual(['TOP', 'TOP']);
  });

  it('recipients that fill a page stand in the text and are cut like it; what is below them hangs', () => {
    const recipientList = Array.from({ length: 300 }, (_, at) => `기관 ${at + 1}의 장(업무담당과장)`);
    const [foot, sender] = tablesOf(writtenLetter([paragraph('글')], { recipientList })).reverse();
    expect([placeOf(sender), placeOf(foot)]).toEqual(['TOP', 'BOTTOM']);
    expect([sender, foot].map((table) => table?.attributes.get('pageBreak'))).toEqual(['CELL', 'NONE']);
  });

  it('a foot with the agencies of a whole region is cut like text, too', () => {
    const signRow = [box('군수', { name: '한가람' })];
    const joint = Array.from({ length: 30 }, (_, at) => ({ agencyName: `${at + 1}군`, signRow }));
    const boxes = { signRow, cooperation: [], joint };
    expect(tablesOf(writtenLetter([paragraph('글')], {}, { boxes })).map(placeOf)).not.toContain('BOTTOM');
  });
});
