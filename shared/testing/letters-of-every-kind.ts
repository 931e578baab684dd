import type { PaperLetter, StandardDraft } from '../paper/paper-document.ts';
import { SEAL_PICTURE } from './written-letter.ts';
import { box } from './written-paper.ts';

type LetterOfAKind = readonly [letter: Partial<PaperLetter>, more: Partial<StandardDraft>];

const names = (count: number, of: (n: number) => string) => Array.from({ length: count }, (_, n) => of(n + 1));
const offices = names(11, (n) => `한빛시 제${n}동 행정복지센터 찾아가는 돌봄팀장`);

/** 시행문 in all that its form allows: each with something that another has not, to be drawn with any body. */
export const LETTERS_OF_EVERY_KIND: readonly LetterOfAKind[] = [
  [
    {
      recipientLine: '수신자 참조',
      viaLine: '솔내도교육청교육장(학교지원과장)',
      recipientList: names(260, (n) => `한빛${n}동장(주민자치담당)`),
      mark: { kind: 'seal', sizeMm: 30 },
      receipt: { number: '문화과-12', day: '2026-12-28' },
      letterhead: { motto: '머리말이 있는 문서', footer: '꼬리말이 있는 문서' },
    },
    { boxes: { signRow: offices.map((office) => box(office, { name: '강서윤' })), cooperation: [] } },
  ],
  [
    { mark: { kind: 'omitted', label: '관인생략' }, letterhead: {} },
    {
      boxes: {
        signRow: [box('주무관', { name: '윤슬', origin: '★' }), box('과장', { mark: '대결', date: '12/24' })],
        cooperation: offices.map((office) => box(office, { name: '서지우', hasOpinion: true })),
      },
    },
  ],
  [
    {
      mark: { kind: 'seal', image: SEAL_PICTURE, sizeMm: 24 },
      coSenderNames: ['솔내도지사', '느티군수'],
      contact: { zipCode: '', address: '', homepage: '', phone: '', fax: '', email: '' },
    },
    {
      boxes: {
        signRow: [box('주무관', { name: '강서윤' }), box('시장', { name: '백도담', date: '12/24' })],
        cooperation: [],
        joint: [
          { agencyName: '솔내도', signRow: [box('도지사', { name: '정노을', date: '12/24' })] },
          { agencyName: '느티군', signRow: [box('군수', {})] },
        ],
      },
    },
  ],
  [
    { senderName: '문화과장', mark: { kind: 'signature', name: '백도담' }, recipientLine: '도서관장' },
    { boxes: { signRow: [], cooperation: [] } },
  ],
  [{ senderName: '문화과장', mark: { kind: 'signature' }, recipientLine: '도서관장' }, {}],
  [
    { mark: { kind: 'omitted', label: '서명생략' }, viaLine: '문화국장' },
    {
      title: '긴 제목 '.repeat(40).trim(),
      furtherNumber: { label: '훈령번호', printed: '훈령 제12호, 솔내도 훈령 제7호' },
    },
  ],
];
