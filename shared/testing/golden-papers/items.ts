import type { Block, ItemLevel } from '../../document/body.ts';
import { heading, item, paragraph, writtenPaper } from '../written-paper.ts';
import type { GoldenPaper } from './golden-paper.ts';

const LEVELS: readonly ItemLevel[] = [0, 1, 2, 3, 4, 5, 6, 7];
const LONG =
  '마을 도서관의 야간 개방을 시범 운영하고, 이용자가 가장 많이 찾는 시각과 요일을 두 달 동안 기록하여 다음 계획에 반영함';

const everyLevel: readonly Block[] = [
  ...LEVELS.flatMap((level) => [item('number', level, LONG), item('number', level, `${level + 1}단계 둘째 항목`)]),
  ...LEVELS.toReversed().map((level) => item('number', level, `${level + 1}단계로 돌아온 항목`)),
];

const everyKind: readonly Block[] = [
  item('square', 0, '일 시: 2026. 11. 19.(목) 14:00~16:10'),
  item('square', 0, '장 소: 한빛시청 본관 3층 누리회의실'),
  item('square', 0, '참 석 자: 8명'),
  item('circle', 1, '운영위원: 나루대학교 문헌정보학과 교수 등 3명'),
  item('dash', 2, LONG),
  item('dash', 2, '야간 개방에 따른 안전 점검 결과'),
  item('dot', 3, '출입문 잠금 장치와 비상등을 새로 갖춤'),
  item('dot', 3, LONG),
  item('note', 2, '별도 예산이 드는 사항은 다음 회의에서 다시 논의하며, 그때까지는 지금의 운영비 안에서 처리하기로 함'),
  item('square', 0, '논의한 안건'),
  item('circled', 1, '개방 시각을 한 시간 늦추는 방안'),
  item('circled', 1, LONG),
  item('square', 0, `${LONG}. 이처럼 두 줄을 넘는 네모 항목은 제목이 아니라 글이므로 본문의 글꼴로 놓음`),
];

const countedFar: readonly Block[] = [
  paragraph('항목이 많을 때의 기호를 확인함'),
  ...Array.from({ length: 23 }, (_, n) => item('circled', 0, `동그라미 ${n + 1}번째`)),
  ...Array.from({ length: 17 }, (_, n) => item('number', 1, `한글 차례 ${n + 1}번째`)),
];

const manyHeadings: readonly Block[] = Array.from({ length: 13 }, (_, n) => [
  heading(
    n === 4
      ? '도서관과 주민 모임이 함께 쓰는 공간을 정하고 그 관리 책임을 나누는 기준을 마련하기 위한 검토 사항'
      : `${n + 1}번째 장의 제목`,
  ),
  paragraph('장 제목과 그 아래의 글은 한 쪽에 함께 놓임'),
]).flat();

const labels: readonly Block[] = [
  item('square', 0, '목적: 어르신의 안부를 매주 한 번 이상 확인함'),
  item('square', 0, '기 간: 2027. 1. 4.~2027. 6. 30.'),
  item('square', 0, '추진방법:'),
  item('circle', 1, '동 주민센터가 대상 가구를 정하고 복지관이 방문함'),
  item('square', 0, '문의 전화: 02-000-0000'),
  item('square', 0, '이름표가 아니라 글 가운데에 쌍점이 있는 긴 항목의 보기: 이때에는 쌍점의 자리를 맞추지 않음'),
];

/** 항목: every level and kind, alone and many, with their hanging indents. */
export const ITEM_PAPERS: readonly GoldenPaper[] = [
  { name: 'items-of-eight-levels', shows: '여덟 단계의 기호와 내어쓰기', paper: writtenPaper(everyLevel) },
  { name: 'items-of-every-kind', shows: '□ ○ - ㆍ ※ ①과 이름표의 너비', paper: writtenPaper(everyKind) },
  {
    name: 'items-alone',
    shows: '하나뿐인 항목은 기호가 없음',
    paper: writtenPaper([
      item('number', 0, LONG),
      item('number', 1, '하나뿐인 아랫단계'),
      item('number', 2, `그 아래의 하나뿐인 항목: ${LONG}`),
    ]),
  },
  { name: 'items-counted-far', shows: '⑳ 다음의 기호, 하 다음의 거·너', paper: writtenPaper(countedFar) },
  { name: 'items-with-labels', shows: '이름표의 쌍점이 한 줄에 섬', paper: writtenPaper(labels) },
  { name: 'headings-of-thirteen-parts', shows: 'Ⅰ~ⅩⅢ, 두 줄인 장 제목', paper: writtenPaper(manyHeadings) },
];
