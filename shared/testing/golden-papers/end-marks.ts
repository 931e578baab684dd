import type { Block, TableBlock } from '../../document/body.ts';
import { cell, head, item, paragraph, writtenPaper } from '../written-paper.ts';
import type { GoldenPaper } from './golden-paper.ts';

const table = (...filled: readonly string[]): TableBlock => ({
  type: 'table',
  columns: [0.2, 0.4, 0.4],
  rows: [
    { cells: [head('응시번호'), head('성명'), head('생년월일')] },
    ...filled.map((name, n) => ({ cells: [cell(name && `${n + 1}`), cell(name), cell(name && '2000. 1. 1.')] })),
  ],
});

const enclosures = (texts: readonly string[], colon = false): Block => ({
  type: 'enclosures',
  ...(colon ? { colon: true as const } : {}),
  items: texts.map((text) => [{ text }]),
});

/** 끝 표시의 다섯 경우 (규칙 제4조⑤), 이하 빈칸, and 붙임. */
export const END_PAPERS: readonly GoldenPaper[] = [
  {
    name: 'end-after-the-text',
    shows: '마지막 글자에서 한 글자 띄우고 끝.',
    paper: writtenPaper([
      item('number', 0, '첫째 항목'),
      item('number', 0, '둘째 항목을 알려 드리니 협조하여 주시기 바랍니다.'),
    ]),
  },
  {
    name: 'end-on-a-line-of-its-own',
    shows: '오른쪽 한계선까지 찬 글: 다음 줄 왼쪽에서 한 글자 띄우고 끝.',
    paper: writtenPaper([paragraph('가나다라마바사아자차카타파하'.repeat(5).slice(0, 39))]),
  },
  {
    name: 'end-after-one-enclosure',
    shows: '하나뿐인 붙임에는 번호가 없음',
    paper: writtenPaper([paragraph('계획을 붙임과 같이 보고드림'), enclosures(['쉼터 점검 계획 1부.'])]),
  },
  {
    name: 'end-after-many-enclosures',
    shows: '붙임의 번호와 내어쓰기, 열 개를 넘을 때',
    paper: writtenPaper([
      paragraph('자료를 붙임과 같이 보냄'),
      enclosures([
        '점검 계획 1부.',
        '마을 도서관 야간 개방 시범 운영의 결과와 이용자가 남긴 의견을 요일과 시각별로 모아 정리한 보고서 1부.',
        ...Array.from({ length: 10 }, (_, n) => `점검표(${n + 1}호 쉼터) 1부.`),
      ]),
    ]),
  },
  {
    name: 'end-after-enclosures-with-a-colon',
    shows: '기관에 따라 쓰는 “붙임 :”',
    paper: writtenPaper([paragraph('아래와 같이 보고드림'), enclosures(['회의 자료 1부.', '속기록 1부.'], true)]),
  },
  {
    name: 'end-below-a-full-table',
    shows: '표의 마지막 칸까지 찼을 때 표 아래 왼쪽에서 한 글자 띄우고 끝.',
    paper: writtenPaper([paragraph('합격자는 다음과 같음'), table('가온', '나래', '다솜')]),
  },
  {
    name: 'end-blank-below',
    shows: '표의 중간에서 끝났을 때 다음 칸에 이하 빈칸, 끝.은 없음',
    paper: writtenPaper([paragraph('합격자는 다음과 같음'), table('가온', '나래', '', '')]),
  },
  {
    name: 'end-below-a-table-at-the-foot',
    shows: '끝.은 표의 마지막 줄과 한 쪽에 섬',
    paper: writtenPaper([
      ...Array.from({ length: 6 }, (_, n) => item('circle', 0, `확인한 사항 ${n + 1}`)),
      table(...Array.from({ length: 21 }, (_, n) => `응시자 ${n + 1}`)),
    ]),
  },
];
