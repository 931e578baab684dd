import { delegated, type PlannedDocument, review, saved, signed, submitted } from './planned-office.ts';

/** 시행문: to several outside with the seal, to another agency with 관인생략, and between units with 서명생략. */
export const letterDocuments: readonly PlannedDocument[] = [
  {
    name: 'letter-neighbours',
    drafter: 'garam',
    draftedAt: '2026-11-16 09:20',
    steps: [
      saved('2026-11-16 11:40', {
        title: '민원서류 서로 발급 협약에 따른 담당자 통보 요청',
        summary: '이웃 시·군과 맺은 협약에 따라 민원서류를 서로 발급할 담당자를 알려 달라고 요청하는 문서입니다.',
        keywords: ['민원서류', '협약', '담당자'],
        licence: 'kogl1',
        task: '민원 서비스 개선',
        line: [review('donghyuk'), delegated('yejin')],
        letter: {
          recipients: ['너울시장(민원봉사과장)', '새솔군수(민원과장)', '가온군수(민원과장)'],
          mark: 'stamped',
        },
        body: `
          1. 귀 기관의 무궁한 발전을 기원합니다.
          2. 민원서류 서로 발급 협약(2026. 10. 30.)에 따라 2027. 1. 4.(월)부터 세 시·군의 민원실에서 서류를 서로 발급합니다.
          3. 발급을 맡을 담당자와 예비 담당자를 2026. 12. 4.(금)까지 알려 주시기 바랍니다.
          붙임  담당자 통보 서식 1부.`,
      }),
      submitted('2026-11-16 11:45'),
      signed('2026-11-16 14:20'),
      signed('2026-11-16 16:35'),
    ],
  },
  {
    name: 'letter-care',
    drafter: 'bora',
    draftedAt: '2026-11-17 09:30',
    steps: [
      saved('2026-11-17 10:50', {
        title: '재가돌봄 이용 현황 자료 제출 요청',
        summary: '2027년 통합돌봄 계획을 세우는 데 쓸 재가돌봄 이용 현황을 요청하는 문서입니다.',
        keywords: ['재가돌봄', '이용 현황', '자료 제출'],
        licence: 'kogl1',
        task: '통합돌봄 계획 수립',
        line: [review('sangmin'), delegated('eunkyung')],
        letter: { recipients: [{ agency: '한별시사회서비스원', unitCode: 'A200' }], mark: 'omitted' },
        body: `
          1. 2027년 통합돌봄 계획을 세우기 위하여 재가돌봄 이용 현황이 필요합니다.
          2. 2026. 1. 1.부터 2026. 10. 31.까지의 이용 현황을 2026. 11. 27.(금)까지 보내 주시기 바랍니다.`,
      }),
      submitted('2026-11-17 10:55'),
      signed('2026-11-17 11:30'),
      signed('2026-11-17 14:10'),
    ],
  },
  {
    name: 'letter-units',
    drafter: 'inho',
    draftedAt: '2026-11-18 09:10',
    steps: [
      saved('2026-11-18 09:50', {
        title: '행정정보시스템 점검에 따른 이용 중단 알림',
        summary: '2026. 11. 28.(토) 점검하는 동안 행정정보시스템을 쓸 수 없음을 알리는 문서입니다.',
        keywords: ['시스템 점검', '이용 중단'],
        licence: 'kogl1',
        task: '행정정보시스템 운영',
        line: [delegated('taemin')],
        letter: { recipients: [{ unitCode: '2200' }, { unitCode: '3100' }], mark: 'omitted' },
        body: `
          1. 행정정보시스템을 다음과 같이 점검하오니 업무에 참고하시기 바랍니다.
            가. 일시: 2026. 11. 28.(토) 09:00∼13:00
            나. 중단되는 업무: 민원 발급, 돌봄 신청 접수
          2. 점검이 끝나면 게시판에 알리겠습니다.`,
      }),
      submitted('2026-11-18 09:55'),
      signed('2026-11-18 10:40'),
    ],
  },
];
