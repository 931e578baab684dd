import type { PaperDocument } from '../../../shared/paper/paper-document.ts';
import { SEAL_PICTURE, writtenLetter } from '../../../shared/testing/written-letter.ts';
import { box, cell, head, item, paragraph } from '../../../shared/testing/written-paper.ts';

const people = (count: number, post: string) =>
  Array.from({ length: count }, (_, n) => box(`${post} ${n + 1}과장`, { name: '남궁지연' }));

const body = [
  item('number', 0, '솔내도 자치행정과-3448(2026. 10. 13.)호와 관련됩니다.'),
  item('number', 0, '우리 시의 운영 실적을 다음과 같이 제출하오니, 2027년 시·군 지원 계획에 반영하여 주시기 바랍니다.'),
  item('number', 1, '대상: 관내 24개 동주민센터'),
  item('number', 1, '기간: 2026. 7. 1.∼9. 30.'),
] as const;

/** Letters (시행문) that between them have everything the standard form knows. */
export const TELLING_LETTERS: Readonly<Record<string, PaperDocument>> = {
  'sealed, with logo, symbol and a list of enclosures': writtenLetter([
    ...body,
    {
      type: 'enclosures',
      items: [[{ text: '2026년 3분기 동별 운영 실적 1부.' }], [{ text: '기기 교체 소요 명세서 1부.' }]],
    },
  ]),
  'to several, through another office, without the seal': writtenLetter([paragraph('붙임과 같이 알려 드립니다.')], {
    recipientLine: '수신자 참조',
    viaLine: '솔내도지사',
    mark: { kind: 'omitted', label: '관인생략' },
    recipientList: Array.from({ length: 24 }, (_, n) => `푸른${n + 1}동장(주민자치담당)`),
    receipt: { number: '총무과-1', day: '2026-12-28' },
    letterhead: { footer: '한빛시는 종이를 아낍니다.' },
  }),
  'within the agency, signed by hand, from a plain office': writtenLetter([paragraph('협조하여 주시기 바랍니다.')], {
    recipientLine: '재무과장',
    senderName: '자치행정과장',
    mark: { kind: 'signature', image: SEAL_PICTURE },
    contact: { zipCode: '', address: '', homepage: '', phone: '', fax: '', email: '' },
    letterhead: {},
  }),
  'a draft for inside that nobody has signed, ending in a table': writtenLetter(
    [{ type: 'table', columns: [0.5, 0.5], rows: [{ cells: [head('구분'), cell('값')] }] }],
    { recipientLine: '내부결재', letterhead: {} },
    { boxes: { signRow: [], cooperation: [] }, disclosureLabel: '비공개(5,6)' },
  ),
  'twelve who sign, nine who cooperate, three agencies, a hundred recipients': writtenLetter(
    Array.from({ length: 40 }, (_, n) => paragraph(`${n + 1}번째로 알려 드릴 일을 길게 적어 종이 한 장을 넘깁니다.`)),
    {
      recipientLine: '수신자 참조',
      senderName: '한빛시장직무대리 행정부시장',
      coSenderNames: ['푸른구청장', '해솔군수'],
      mark: { kind: 'signature', name: '오재민' },
      recipientList: Array.from({ length: 500 }, (_, n) => `기관 ${n + 1}의 장(업무담당과장)`),
    },
    {
      boxes: {
        signRow: people(12, '검토'),
        cooperation: people(9, '협조'),
        joint: [
          { agencyName: '푸른구', signRow: people(5, '구') },
          { agencyName: '해솔군', signRow: [box('군수', { name: '한가람' })] },
        ],
      },
    },
  ),
};
