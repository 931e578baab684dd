import type { SignatureBox, SignatureBoxes } from '../../approval/signature-boxes.ts';
import { box, item, paragraph, writtenPaper } from '../written-paper.ts';
import type { GoldenPaper } from './golden-paper.ts';

const text = [paragraph('결재란의 모양을 확인함')];
const signed = (signRow: readonly SignatureBox[], more: Partial<SignatureBoxes> = {}) =>
  writtenPaper(text, { boxes: { signRow, cooperation: [], ...more } });

/** 결재란: 전결, 대결, 후결, 협조, 감사, long lines of seats, 공동기안 and a draft in approval. */
export const SIGN_PAPERS: readonly GoldenPaper[] = [
  {
    name: 'sign-row-of-one',
    shows: '혼자 결재함',
    paper: signed([box('나루도서관장', { name: '한가람', date: '3/2' })]),
  },
  {
    name: 'sign-row-delegated',
    shows: '전결: 결재한 사람의 칸에만 전결과 날짜',
    paper: signed([
      box('주무관', { name: '윤슬', origin: '★' }),
      box('도서관팀장', { name: '나린', origin: '⊙' }),
      box('문화과장', { name: '백도담', mark: '전결', date: '11/20' }),
    ]),
  },
  {
    name: 'sign-row-acted-for-another',
    shows: '대결: 없는 사람의 칸에는 전결만, 대신한 사람의 칸에 대결과 날짜',
    paper: signed([
      box('주무관', { name: '윤슬' }),
      box('도서관팀장', { name: '나린', mark: '대결', date: '11/20' }),
      box('문화과장', { mark: '전결' }),
    ]),
  },
  {
    name: 'sign-row-absent-and-represented',
    shows: '검토 생략의 사유, 代, 의견 있음',
    paper: signed([
      box('주무관', { name: '윤슬' }),
      box('도서관팀장', { absence: '출장' }),
      box('문화과장', { name: '남궁한별', prefix: '代', hasOpinion: true }),
      box('문화체육국장', { name: '제갈서준', date: '12/31' }),
    ]),
  },
  {
    name: 'sign-row-of-eleven',
    shows: '긴 결재선은 세 줄, 긴 직위는 작게',
    paper: signed([
      box('주무관', { name: '윤슬', origin: '★' }),
      ...Array.from({ length: 8 }, (_, n) => box(`제${n + 1}권역 지역돌봄지원팀장`, { name: '선우다온' })),
      box('복지돌봄문화체육국장', { name: '황보가람' }),
      box('부시장', { name: '한누리', date: '1/15' }),
    ]),
  },
  {
    name: 'sign-row-with-cooperation-and-audit',
    shows: '협조 칸이 두 줄로 늘어남, 감사의 검토',
    paper: signed(
      [
        box('주무관', { name: '윤슬' }),
        box('감사관', { name: '도하늘', hasOpinion: true }),
        box('시장', { name: '한누리', date: '2/9' }),
      ],
      {
        cooperation: ['예산과장', '정보통신과장', '재무과장', '지역돌봄복지과장', '안전총괄과장'].map((post, n) =>
          box(post, { name: `이가을${n + 1}`, hasOpinion: n === 1, ...(n === 3 ? { prefix: '代' } : {}) }),
        ),
      },
    ),
  },
  {
    name: 'sign-row-in-approval',
    shows: '결재 중: 번호와 날짜가 비고, 아직 서명하지 않은 칸이 비어 있음',
    paper: (() => {
      const {
        documentNumber: _,
        approvedOn: __,
        ...draft
      } = signed([
        box('주무관', { name: '윤슬' }),
        box('도서관팀장', { inTurn: true }),
        box('문화과장', { mark: '전결' }),
      ]);
      return draft;
    })(),
  },
  {
    name: 'joint-draft-of-four-agencies',
    shows: '공동기안: 기관마다 이름과 결재란, 기관의 차례',
    paper: signed([box('주무관', { name: '윤슬' }), box('시장', { name: '한누리', date: '12/24' })], {
      cooperation: [box('예산과장', { name: '이가을' })],
      joint: [
        { agencyName: '푸른구', signRow: [box('구청장', { name: '정다움', date: '12/26' })] },
        { agencyName: '해솔군', signRow: [box('과장', { name: '민하루' }), box('군수', { mark: '전결' })] },
        {
          agencyName: '나루대학교병원',
          signRow: Array.from({ length: 5 }, (_, n) => box(`직위 ${n + 1}`, { name: '온유' })),
        },
      ],
    }),
  },
  {
    name: 'bundle-second-text',
    shows: '일괄기안의 제2안: 결재란은 제1안과 같음',
    paper: writtenPaper(
      [item('number', 0, '제1안과 함께 결재를 받는 제2안임'), item('number', 0, '시행문은 안마다 따로 나감')],
      {
        title: '마을 도서관 야간 개방 계획 알림(제2안)',
        documentNumber: '문화과-4178',
        boxes: {
          signRow: [box('주무관', { name: '윤슬' }), box('문화과장', { name: '백도담', mark: '전결', date: '11/20' })],
          cooperation: [],
        },
      },
    ),
  },
];
