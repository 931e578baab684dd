import { expect, test } from 'vitest';
import type { StandardDraft } from '../../shared/paper/paper-document.ts';
import { squeezed } from '../../shared/testing/paper-words.ts';
import { writtenLetter } from '../../shared/testing/written-letter.ts';
import { box, paragraph } from '../../shared/testing/written-paper.ts';
import { allElements, readXmlTree, type XmlElement } from '../../shared/testing/xml-tree.ts';
import { readPackage } from '../testing/read-package.ts';
import { sharedMaterial } from '../testing/shared-material.ts';
import { packHwpx } from './pack-hwpx.ts';

/** The frame around Seoul's tables, which ours need not have, and pictures. */
const PLACES: ReadonlySet<string> = new Set(['틀', '로고', '심볼', '인']);

/** What a program finds in a .hwpx by the names of its cells: the words of each, and what stands at its sides. */
type Found = { readonly words: string; readonly before: string; readonly after: string };

async function cellsOf(file: Buffer): Promise<ReadonlyMap<string, Found>> {
  const { files } = await readPackage(file);
  const section = files.find(({ name }) => name === 'Contents/section0.xml')?.content ?? '';
  const rows = allElements(readXmlTree(section.replace(/^\ufeff?<\?xml[^>]*\?>/, ''))).filter(
    ({ name }) => name === 'hp:tr',
  );
  const saidBy = (cell: XmlElement | undefined) => (cell ? cell.attributes.get('name') || wordsOf(cell) : '');
  return new Map(
    rows.flatMap(({ children }) =>
      children.flatMap((cell, at) => {
        const name = cell.attributes.get('name') ?? '';
        const sides = { before: saidBy(children[at - 1]), after: saidBy(children[at + 1]) };
        return name === '' || PLACES.has(name) ? [] : [[name, { words: wordsOf(cell), ...sides }] as const];
      }),
    ),
  );
}

function wordsOf(element: XmlElement): string {
  const own = element.name === 'hp:t' ? element.text : '';
  return squeezed([own, ...element.children.map(wordsOf)]);
}

/** The real 시행문 of the samples as our own document. */
const SEOUL: StandardDraft = writtenLetter(
  [paragraph('국토교통부 도심주택공급협력과-3448(2025. 10. 13.)호와 관련하여 제출합니다.')],
  {
    recipientLine: '국토교통부장관(도심주택공급협력과장)',
    senderName: '서울특별시장',
    mark: { kind: 'seal', sizeMm: 30 },
    enforcement: { number: '전략주택공급과-13666', day: '2025-10-24' },
    contact: {
      zipCode: '04514',
      address: '서울특별시 중구 서소문로 124, 13층 (서소문동)',
      homepage: 'http://www.seoul.go.kr',
      phone: '02-2133-8237',
      fax: '02-2133-0751',
      email: 'lee13043@seoul.go.kr',
    },
    letterhead: { motto: '마음이 모이면 서울이 됩니다. "SEOUL MY SOUL"' },
  },
  {
    agencyName: '서울특별시',
    title: "소규모주택정비사업 추진실적 제출('25.3분기)",
    disclosureLabel: '부분공개(5)',
    boxes: {
      signRow: [
        box('주무관', { name: '이현수' }),
        box('모아주택정책팀장', { name: '이재훈' }),
        box('전략주택공급과장', { name: '이재훈', prefix: '代', date: '10/24' }),
      ],
      cooperation: [],
    },
  },
);

test('whoever reads the cells of a 시행문 of Seoul by their names finds the same in ours', async (context) => {
  const theirs = await cellsOf(sharedMaterial(context, 'samples/hwpx/seoul-sihaengmun.hwpx'));
  const ours = await cellsOf(Buffer.from(packHwpx(SEOUL, new Map())));
  const filled = [...theirs].filter(([, { words }]) => words !== '');
  expect(filled.length).toBeGreaterThan(20);
  for (const [name, { words }] of filled) expect([name, ours.get(name)?.words]).toEqual([name, words]);
  for (const [name, { words }] of ours) expect([name, theirs.get(name)?.words]).toEqual([name, words]);
  const inBrackets = ['시행일자', '접수일자'].map((name) => [ours.get(name), theirs.get(name)]);
  for (const [one, other] of inBrackets) expect([one?.before, one?.after]).toEqual([other?.before, other?.after]);
});

test('the list of recipients stands beside the cell 수신자 and not in it, as Seoul has it', async (context) => {
  const theirs = await cellsOf(sharedMaterial(context, 'samples/hwpx/seoul-sihaengmun.hwpx'));
  const listed = writtenLetter([paragraph('본문')], {
    recipientList: ['가장', '나장'],
    mark: { kind: 'omitted', label: '관인생략' },
    letterhead: {},
  });
  const ours = await cellsOf(Buffer.from(packHwpx(listed, new Map())));
  expect(ours.get('수신자')).toEqual({ words: '수신자', before: '', after: theirs.get('수신자')?.after });
  expect(ours.get('수신처참조')?.words).toBe('가장,나장');
});
