import type { Block } from '../../document/body.ts';
import { LETTER_PICTURES, writtenLetter } from '../written-letter.ts';
import { box, cell, head, item, paragraph } from '../written-paper.ts';
import type { GoldenPaper } from './golden-paper.ts';

const text: readonly Block[] = [
  item('number', 0, '귀 기관의 무궁한 발전을 기원합니다.'),
  item('number', 0, '마을 도서관의 야간 개방을 다음과 같이 알려 드리니 협조하여 주시기 바랍니다.'),
  item('number', 1, '기간: 2027. 1. 4.(월)~2027. 6. 30.(수)'),
  item('number', 1, '장소: 반딧불 작은도서관 등 두 곳'),
];
const enclosed: Block = { type: 'enclosures', items: [[{ text: '운영 계획 1부.' }], [{ text: '시설 목록 1부.' }]] };
const table: Block = {
  type: 'table',
  columns: [0.4, 0.3, 0.3],
  rows: [
    { cells: [head('도서관'), head('시각'), head('담당')] },
    { cells: [cell('반딧불 작은도서관'), cell('18:00~21:00'), cell('윤슬')] },
  ],
};
const pictures = LETTER_PICTURES;

/** 시행문 (별지 제1호서식): sealed, numbered by its kind, omitted, to several recipients, 내부결재, over pages. */
export const LETTER_PAPERS: readonly GoldenPaper[] = [
  {
    name: 'letter-with-its-seal',
    shows: '관인이 발신명의의 마지막 글자에 찍힘, 로고와 상징',
    paper: writtenLetter([...text, enclosed]),
    pictures,
  },
  {
    name: 'letter-to-several-recipients',
    shows: '수신자 참조와 수신자 목록, 관인생략, 경유, 꼬리말',
    paper: writtenLetter([...text, table], {
      recipientLine: '수신자 참조',
      viaLine: '솔내도교육청',
      recipientList: Array.from({ length: 14 }, (_, n) => `한빛${n + 1}동장`),
      mark: { kind: 'omitted', label: '관인생략' },
      letterhead: { footer: '종이를 아껴 나무를 살립시다.' },
    }),
    pictures,
  },
  {
    name: 'letter-for-internal-approval',
    shows: '내부결재: 발신명의가 없음',
    paper: (() => {
      const { senderName: _, mark: __, ...letter } = writtenLetter([]).letter;
      const paper = writtenLetter(text);
      return { ...paper, letter: { ...letter, recipientLine: '내부결재', letterhead: {} } };
    })(),
  },
  {
    name: 'letter-over-two-pages',
    shows: '결문이 홀로 넘어가지 않음, 서명',
    paper: writtenLetter(
      [
        ...text,
        ...Array.from({ length: 22 }, (_, n) => item('number', 1, `확인할 사항 ${n + 1}`)),
        paragraph('위와 같이 알려 드립니다.'),
      ],
      { senderName: '문화과장', mark: { kind: 'signature', name: '백도담' } },
      {
        boxes: {
          signRow: [box('주무관', { name: '윤슬', origin: '★' }), box('문화과장', { name: '백도담', date: '11/20' })],
          cooperation: [],
        },
      },
    ),
    pictures,
  },
  {
    name: 'letter-of-a-public-notice',
    shows: '공고번호가 수신 위 왼쪽에 있음',
    paper: writtenLetter(
      text,
      { recipientLine: '각 동장' },
      {
        title: '마을 도서관 야간 개방 공고',
        furtherNumber: { label: '공고번호', printed: '한빛시 공고 제2026-282호' },
      },
    ),
    pictures,
  },
];
