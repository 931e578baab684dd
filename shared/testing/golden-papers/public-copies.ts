import { redactBody } from '../../disclosure/redact.ts';
import type { Block, ImageBlock } from '../../document/body.ts';
import { LETTER_PICTURES, LOGO_PICTURE, SEAL_PICTURE } from '../written-letter.ts';
import { cell, head, heading, item, paragraph, writtenPaper } from '../written-paper.ts';
import type { GoldenPaper } from './golden-paper.ts';

const closed: readonly Block[] = [
  paragraph('도움을 받을 가구를 다음과 같이 정함'),
  heading('대상 가구'),
  {
    type: 'item',
    kind: 'number',
    level: 0,
    content: [
      { text: '대상자는 ' },
      { text: '가온누리', closed: [6] },
      { text: ' 어르신이며 담당자가 매주 한 번 찾아감' },
    ],
  },
  item('number', 0, '방문 결과는 다음 달에 보고함'),
  { type: 'paragraph', content: [{ text: '이 문단은 모두 비공개임', closed: [5, 6] }] },
  {
    type: 'table',
    columns: [0.3, 0.35, 0.35],
    rows: [
      { cells: [head('가구'), head('주소'), head('도울 일')] },
      { cells: [cell('첫째'), { ...cell('나루로 12'), closed: [6] }, cell('난방')] },
      { cells: [cell('둘째'), { ...cell('나루로 34'), closed: [6] }, cell('끼니')] },
    ],
  },
  { type: 'table', columns: [1], rows: [{ cells: [cell('표 전체가 비공개임')] }], closed: [7] },
  { type: 'enclosures', items: [[{ text: '명단 1부.', closed: [6] }], [{ text: '계획 1부.' }]] },
];

const image = (more: Partial<ImageBlock>): ImageBlock => ({
  type: 'image',
  ...LOGO_PICTURE,
  share: 50,
  align: 'center',
  alt: '파란 원과 초록 띠',
  caption: [{ text: '그림 1. 마을 도서관의 표지' }],
  ...more,
});

/** What stands in a body besides text and tables, and what leaves the house: pictures, public copies, QR codes. */
export const OTHER_PAPERS: readonly GoldenPaper[] = [
  {
    name: 'public-copy-of-a-partly-public-paper',
    shows: '비공개 표시의 너비가 같음, 비공개 칸·표·붙임',
    paper: writtenPaper([], {
      title: '겨울철 돌봄 대상 가구 선정 보고',
      body: redactBody({ v: 1, blocks: closed }),
      disclosureLabel: '부분공개(5,6,7)',
    }),
  },
  {
    name: 'pictures-with-captions',
    shows: '그림의 너비와 정렬, 설명',
    paper: writtenPaper([
      paragraph('표지의 모양을 확인함'),
      image({}),
      image({ share: 25, align: 'left', caption: [] }),
      image({ ...SEAL_PICTURE, share: 25, align: 'right', alt: '붉은 도장', caption: [{ text: '그림 2. 도장' }] }),
      image({ share: 100, decorative: true, alt: '', caption: [] }),
      paragraph('그림 아래의 글'),
    ]),
    pictures: LETTER_PICTURES,
  },
  {
    name: 'old-hangul',
    shows: '옛한글의 모아쓰기와 방점',
    paper: writtenPaper([
      paragraph('나랏〮말〯ᄊᆞ미〮 듀ᇰ귁〮에〮달아〮 문ᄍᆞᆼ와〮로〮 서르 ᄉᆞᄆᆞᆺ디〮 아니〮ᄒᆞᆯᄊᆡ〮'),
      item('square', 0, 'ᄒᆞᆫ글 고문헌의 번역'),
    ]),
  },
  {
    name: 'issued-with-the-address-of-its-page',
    shows: '마지막 쪽의 QR과 확인 주소',
    paper: writtenPaper([paragraph('발급한 문서의 모양을 확인함')]),
    issued: {
      address: 'https://documents.example.go.kr/verify/D0001000000123-7k2m9xq4w8ptz3rc',
      identity: `gyeol-paper:1:${'0123456789abcdef'.repeat(4)}`,
      files: [],
    },
  },
];
