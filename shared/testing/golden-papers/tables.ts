import type { Block, TableBlock, TableCell } from '../../document/body.ts';
import { cell, head, heading, item, paragraph, writtenPaper } from '../written-paper.ts';
import type { GoldenPaper } from './golden-paper.ts';

const merged: TableBlock = {
  type: 'table',
  columns: [0.16, 0.2, 0.2, 0.44],
  rows: [
    { cells: [head('구분', { rowspan: 2 }), head('사업비', { colspan: 2 }), head('산출 근거', { rowspan: 2 })] },
    { cells: [head('국비'), head('시비')] },
    { cells: [cell('운영', { rowspan: 2 }), cell('1,200'), cell('800'), cell('3회 × 400, 2회 × 400')] },
    { cells: [cell('350'), cell('1,050'), cell('강사 7명이 한 번에 두 시간씩 맡음')] },
    { cells: [cell('홍보'), cell('추후 확정', { colspan: 2 }), cell('소식지 4,000부')] },
    { cells: [head('합계'), cell('1,550'), cell('1,850'), cell('3,400')] },
  ],
};

const overPages: TableBlock = {
  type: 'table',
  columns: [0.08, 0.2, 0.16, 0.16, 0.4],
  rows: [
    {
      cells: [
        head('연번', { rowspan: 2 }),
        head('시설', { rowspan: 2 }),
        head('점검', { colspan: 2 }),
        head('조치할 사항', { rowspan: 2 }),
      ],
    },
    { cells: [head('날짜'), head('결과')] },
    ...Array.from({ length: 44 }, (_, n) => ({
      cells: [
        cell(`${n + 1}`),
        cell(`느티나무 ${n + 1}호 쉼터`),
        cell(`2026. 10. ${(n % 28) + 1}.`),
        cell(n % 5 === 3 ? '보완' : '적정'),
        cell(n % 5 === 3 ? '난간의 높이를 기준에 맞게 올리고 바닥의 미끄럼 방지 띠를 다시 붙일 것' : '없음'),
      ],
    })),
  ],
};

const manyColumns: TableBlock = {
  type: 'table',
  columns: [0.05, 0.25, 0.07, 0.07, 0.07, 0.07, 0.12, 0.3],
  rows: [
    { cells: ['번호', '이름', '1월', '2월', '3월', '4월', '계', '비고'].map((text) => head(text)) },
    {
      cells: [
        cell('1'),
        cell('반딧불 작은도서관'),
        cell('12'),
        cell('9'),
        cell('31'),
        cell('7'),
        cell('59'),
        cell('야간 개방을 3월에만 시범으로 운영함'),
      ],
    },
    {
      cells: [
        cell('2', { align: 'right' }),
        cell('가운데로 놓은 칸', { align: 'center' }),
        cell('0', { align: 'left' }),
        cell('0', { align: 'left' }),
        cell('0', { align: 'center' }),
        cell('0', { align: 'center' }),
        cell('0', { align: 'right' }),
        cell('오른쪽으로 놓은 칸', { align: 'right' }),
      ],
    },
  ],
};

const listCell = (...blocks: readonly Block[]): TableCell => ({
  colspan: 1,
  rowspan: 1,
  content: blocks.filter((block) => block.type === 'item' || block.type === 'paragraph'),
});

const listsInCells: TableBlock = {
  type: 'table',
  columns: [0.2, 0.5, 0.3],
  rows: [
    { cells: [head('단계'), head('할 일'), head('담당')] },
    {
      cells: [
        head('준비'),
        listCell(
          item('number', 0, '대상 가구의 명단을 동별로 나누고 방문할 사람을 정하여 미리 알림'),
          item('number', 1, '혼자 사는 어르신'),
          item('number', 1, '거동이 불편한 장애인과 그 보호자'),
          item('number', 0, '방문할 날짜를 정함'),
        ),
        listCell(item('circle', 0, '동 주민센터'), item('dash', 1, '복지담당')),
      ],
    },
    {
      cells: [
        head('시행'),
        listCell(paragraph('방문하여 확인할 것은 다음과 같음'), item('circled', 0, '안부'), item('circled', 0, '난방')),
        listCell(item('note', 0, '두 사람이 함께 방문함')),
      ],
    },
  ],
};

const longCell: TableBlock = {
  type: 'table',
  columns: [0.2, 0.8],
  rows: [
    { cells: [head('항목'), head('내용')] },
    { cells: [head('경과'), cell('한 쪽에 다 들어가지 않는 칸은 다음 쪽으로 이어지며 글자를 잃지 않음. '.repeat(70))] },
    { cells: [head('결론'), cell('위와 같음')] },
  ],
};

const rows = (count: number): TableBlock => ({
  type: 'table',
  columns: [0.3, 0.7],
  rows: [
    { cells: [head('성명'), head('맡은 일')] },
    ...Array.from({ length: count }, (_, n) => ({ cells: [cell(`담당 ${n + 1}`), cell('현장 안내와 기록')] })),
  ],
});

/** 표: merged cells, repeated heads, widths, alignment, lists, and cells longer than a page. */
export const TABLE_PAPERS: readonly GoldenPaper[] = [
  {
    name: 'table-with-merged-cells',
    shows: '합친 칸, 단위, 금액은 오른쪽',
    paper: writtenPaper([heading('사업비'), paragraph('(단위: 천원)'), merged, paragraph('표 아래의 글')]),
  },
  {
    name: 'table-over-pages',
    shows: '두 줄인 제목 행이 쪽마다 되풀이됨',
    paper: writtenPaper([heading('점검 결과'), paragraph('쉼터별 결과는 다음과 같음'), overPages]),
  },
  {
    name: 'table-of-many-columns',
    shows: '열 너비, 칸마다의 정렬',
    paper: writtenPaper([item('square', 0, '이용 현황'), manyColumns]),
  },
  {
    name: 'table-with-lists-in-cells',
    shows: '칸 안의 항목과 내어쓰기',
    paper: writtenPaper([item('square', 0, '추진 일정'), listsInCells]),
  },
  { name: 'table-with-a-cell-over-pages', shows: '한 쪽보다 긴 칸', paper: writtenPaper([longCell]) },
  {
    name: 'table-kept-whole',
    shows: '짧은 표는 앞의 글과 함께 다음 쪽으로 감',
    paper: writtenPaper([
      ...Array.from({ length: 24 }, (_, n) => item('circle', 0, `확인한 사항 ${n + 1}`)),
      item('square', 0, '담당'),
      rows(5),
    ]),
  },
];
