import type { Block, ItemLevel } from '../../../shared/document/body.ts';
import { utf8Bytes } from '../../../shared/document/content-hash.ts';
import type { IssuedCopy } from '../../../shared/paper/issued-copy.ts';
import type { PaperDocument } from '../../../shared/paper/paper-document.ts';
import {
  box,
  cell,
  head,
  heading,
  item,
  writtenPaper as paper,
  paragraph,
} from '../../../shared/testing/written-paper.ts';

const LEVELS: readonly ItemLevel[] = [0, 1, 2, 3, 4, 5, 6, 7];

const spannedTable: Block = {
  type: 'table',
  columns: [0.4, 0.3, 0.3],
  rows: [
    { cells: [head('구분'), head('사업비', { colspan: 2 })] },
    { cells: [head('국비', { rowspan: 2 }), cell('1,200'), cell('800')] },
    { cells: [cell('가'), cell('나')] },
    { cells: [head('합계'), cell('2,000', { colspan: 2 })] },
  ],
};

const longTable: Block = {
  type: 'table',
  columns: [0.12, 0.18, 0.2, 0.5],
  rows: [
    { cells: [head('구분', { rowspan: 2 }), head('사업비', { colspan: 2 }), head('산출 근거', { rowspan: 2 })] },
    { cells: [head('국비'), head('시비')] },
    ...Array.from({ length: 45 }, (_, n) => ({
      cells: [
        head(`${n + 1}`),
        cell('1,200'),
        cell('800'),
        cell(`3회 × 400, 2회 × 400을 합하여 정한 ${n + 1}번째 금액`),
      ],
    })),
    { cells: [head('합계', { colspan: 2 }), cell('90,000', { colspan: 2 })] },
  ],
};

const listInCell: Block = {
  type: 'table',
  columns: [0.3, 0.7],
  rows: [
    { cells: [cell(''), head('내용')] },
    {
      cells: [
        head('할 일'),
        {
          colspan: 1,
          rowspan: 1,
          content: [0, 1].map((n) => ({
            type: 'item',
            kind: 'number',
            level: 0,
            content: [{ text: `확인할 것 ${n}` }],
          })),
        },
      ],
    },
    { cells: [cell('위아래로 합친 칸', { rowspan: 2 }), cell('가')] },
    { cells: [cell('나')] },
  ],
};

/** In the second row no cell begins: it is covered whole from above. */
const mergedRows = (header: boolean): Block => ({
  type: 'table',
  columns: [1, 1],
  rows: [
    { cells: [cell('네 칸을 합친 것', { colspan: 2, rowspan: 2, ...(header ? { header } : {}) })] },
    { cells: [] },
    { cells: [cell('가'), cell('나')] },
  ],
});

/** One page with everything that a rule can be broken on, except what only a long paper has. */
const SHORT = paper([
  heading('추진 개요'),
  item('square', 0, '일 시 : 2026. 11. 19.(목)'),
  item('circle', 1, '담당자의 하루를 관찰하여 보고하기로 함'),
  heading('사업비'),
  paragraph('아래 표와 같음'),
  listInCell,
]);

/** The one whose copies are broken, each in one way: two pages, so that a bookmark can lead to the wrong one. */
export const PAPER_TO_BREAK: PaperDocument = {
  ...SHORT,
  body: { v: 1, blocks: [paragraph('가나다라 '.repeat(400)), ...SHORT.body.blocks, spannedTable] },
};

/** Papers that between them have everything the painter knows. */
export const TELLING_PAPERS: Readonly<Record<string, PaperDocument>> = {
  'short, with lists in cells and a cell over two rows': SHORT,
  'without a body, in approval': paper([], {
    boxes: { signRow: [box('주무관', { inTurn: true })], cooperation: [] },
  }),
  'without anybody who signs': paper([paragraph('본문')], { boxes: { signRow: [], cooperation: [] } }),
  'a table over pages with a head of two rows': paper([heading('사업비'), paragraph('(단위: 천원)'), longTable]),
  'tables with a row that is merged whole into the one above': paper([mergedRows(false), mergedRows(true)]),
  'items eight levels deep, up and down, over pages': paper([
    ...LEVELS.flatMap((level) => [
      item('number', level, '점검한 사항을 적음. '.repeat(9)),
      item('number', level, '둘째'),
    ]),
    ...LEVELS.toReversed().map((level) => item('number', level, `${level + 1}단계로 돌아옴`)),
    ...(['square', 'circle', 'dash', 'dot', 'note', 'circled'] as const).map((kind) => item(kind, 1, '표식')),
    item('number', 0, '홀로 선 항목'),
    { type: 'enclosures', colon: true, items: [[{ text: '회의 자료 1부.' }], [{ text: '속기록 1부.' }]] },
  ]),
  'hanja, signs that another one draws, marks of the text': paper([
    paragraph('전결(專決)·대결(代決) 규정과 면적 1,234㎡, ☐ 미완 ☑ 완료 ☎\ufe0f ❍ 보류 ∙ 기타 <&> ∼ ※'),
    {
      type: 'paragraph',
      align: 'center',
      content: [{ text: '굵은 글', bold: true }, { text: '과 ' }, { text: '밑줄 친 글', underline: true }],
    },
    { type: 'enclosures', items: [[{ text: '회의 자료 1부.' }]] },
  ]),
  'eleven who sign, with 전결, 대결, 代 and an absence': paper([paragraph('본문')], {
    boxes: {
      signRow: [
        box('주무관', { origin: '★', name: '강서윤' }),
        ...Array.from({ length: 7 }, (_, n) => box(`검토 ${n + 1}팀장`, { name: '남궁지연', prefix: '代' })),
        box('과장', { absence: '출장' }),
        box('국장', { mark: '전결' }),
        box('복지정책과장', { name: '서지우', mark: '대결', date: '12/24', hasOpinion: true }),
      ],
      cooperation: Array.from({ length: 6 }, (_, n) => box(`협조 ${n + 1}과장`, { name: '오재민' })),
    },
  }),
  'three agencies together (공동기안)': paper([paragraph('본문')], {
    boxes: {
      signRow: [box('주무관', { name: '강서윤' }), box('시장', { name: '오재민', date: '12/24' })],
      cooperation: [],
      joint: [
        { agencyName: '푸른구', signRow: [box('구청장', { name: '한가람' })] },
        {
          agencyName: '해솔군',
          signRow: Array.from({ length: 5 }, (_, n) => box(`직위 ${n + 1}`, { name: '한가람' })),
        },
      ],
    },
  }),
  'the public copy of a partly public document': paper(
    [
      paragraph('공개할 수 있는 부분만 보임'),
      { type: 'enclosures', items: [[{ text: '공개 자료 1부.' }], [{ text: '비공개 문서' }]] },
    ],
    { title: '통합돌봄 추진 결과(공개용)', disclosureLabel: '부분공개(5,6)' },
  ),
};

/** What a paper is archived with: the record that it was made from, and the same to go on writing in. */
export const ARCHIVED: IssuedCopy = {
  address: 'https://documents.example.go.kr/verify/D0001000000123-7k2m9xq4w8ptz3rc',
  identity: `gyeol-paper:1:${'0123456789abcdef'.repeat(4)}`,
  files: [
    {
      name: 'record.json',
      mediaType: 'application/json',
      kind: 'Source',
      description: '전자기록(JSON)',
      modified: "D:20261224000000+09'00'",
      bytes: utf8Bytes('{"title":"동 단위 통합돌봄"}'),
    },
    {
      name: 'D0001000000123.hwpx',
      mediaType: 'application/hwp+zip',
      kind: 'Alternative',
      description: '한글 문서',
      modified: "D:20261224000000+09'00'",
      bytes: utf8Bytes('PK'),
    },
  ],
};
