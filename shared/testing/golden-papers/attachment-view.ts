import type { ReadBlock, ReadCell, ReadDocument } from '../../originals/read-document.ts';

type CellParts = Partial<Pick<ReadCell, 'colspan' | 'rowspan' | 'header'>>;

function said(text: string): ReadBlock {
  return { type: 'paragraph', content: [{ text }] };
}

function item(label: string, depth: number, text: string): ReadBlock {
  return { type: 'paragraph', label, depth, content: [{ text }] };
}

function cell(text: string, parts: CellParts = {}): ReadCell {
  return { colspan: 1, rowspan: 1, ...parts, content: text === '' ? [] : [said(text)] };
}

const head = (text: string, parts: CellParts = {}): ReadCell => cell(text, { ...parts, header: true });

const YEARS = Array.from({ length: 11 }, (_, at) => `${2026 + at}년`);
const MATTERS = ['거점 공간 정비', '돌봄 인력 양성', '이동 지원', '식사 지원', '주거 개선', '안부 확인', '합계'];

/** Wider than an upright sheet: a page is turned for it. */
const BUDGET: ReadBlock = {
  type: 'table',
  caption: [{ text: '표 2. 연도별 예산(천 원)' }],
  rows: [
    { cells: [head('구분'), ...YEARS.map((year) => head(year)), head('계')] },
    ...MATTERS.map((matter, row) => ({
      cells: [
        head(matter),
        ...[...YEARS, '계'].map((_, at) => cell(`${(row + 1) * (at + 3)},${100 + row * 7 + at},000`)),
      ],
    })),
  ],
};

const SHARES: ReadBlock = {
  type: 'table',
  caption: [{ text: '표 1. 역할' }],
  rows: [
    { cells: [head('구분', { rowspan: 2 }), head('맡는 일', { colspan: 2 })] },
    { cells: [head('상반기'), head('하반기')] },
    { cells: [cell('행정국'), cell('수요 조사와 거점 선정'), cell('시범 운영', { rowspan: 2 })] },
    { cells: [cell('돌봄복지과'), cell('인력 모집, 교육 과정 마련')] },
  ],
};

/** A report of somebody's word processor, as the readers give it: what of it has no place on a page is counted. */
export const ATTACHED_REPORT: ReadDocument = {
  v: 1,
  format: 'docx',
  parts: [
    {
      kind: 'text',
      name: '',
      blocks: [
        { type: 'heading', level: 1, label: 'Ⅰ.', content: [{ text: '추진 배경' }] },
        said('지역에서 서로 돌보는 체계를 마련하기 위하여 거점 공간을 정비하고 인력을 양성하고자 합니다.'),
        item('1.', 0, '돌봄이 필요한 주민이 살던 곳에서 지내도록 돕습니다.'),
        item('가.', 1, '거점 공간은 걸어서 15분 안에 닿는 곳에 둡니다.'),
        item('나.', 1, 'CO₂ 배출이 적은 설비를 먼저 씁니다.'),
        item('2.', 0, '해마다 성과를 살펴 다음 해 계획에 반영합니다.'),
        SHARES,
        { type: 'object', kind: 'picture', text: '거점 공간의 약도' },
        { type: 'heading', level: 1, label: 'Ⅱ.', content: [{ text: '소요 예산' }] },
        BUDGET,
        { type: 'heading', level: 1, label: 'Ⅲ.', content: [{ text: '앞으로의 일정' }] },
        said('3월에 위원회의 의견을 듣고 4월에 시행합니다.'),
      ],
    },
  ],
  facts: [],
  properties: [],
  leftOut: [{ reason: 'picture', count: 1 }],
  personalData: [],
};
