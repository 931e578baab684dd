import { csvFile, textFile } from './enclosed-files.ts';
import {
  approve,
  cooperate,
  delegated,
  jointly,
  type PlannedDocument,
  recalled,
  rejected,
  review,
  saved,
  signed,
  submitted,
} from './planned-office.ts';

const TASK = '동 행정복지센터 혁신';

/** What lies on the desks in the last days: waiting at every kind of seat, sent back, taken back, half-written. */
export const recentDocuments: readonly PlannedDocument[] = [
  {
    name: 'rejected-newsletter',
    drafter: 'juhee',
    draftedAt: '2026-11-10 09:20',
    steps: [
      saved('2026-11-10 14:25', {
        title: '동 소식지 통합 발행(안)',
        summary: '동마다 따로 내는 소식지를 권역별로 묶어 발행하려는 안입니다.',
        keywords: ['동 소식지', '통합 발행'],
        task: TASK,
        line: [review('minjae'), delegated('dohyun')],
        body: `
          1. 열다섯 개 동이 따로 발행하는 소식지를 네 권역으로 묶어 발행하고자 합니다.
          2. 발행 횟수: 달마다 한 번에서 두 달에 한 번으로 줄임
          3. 소요 예산: 금24,300,000원(금이천사백삼십만원)
          4. 기대 효과: 편집 인력과 인쇄비를 40% 줄임`,
      }),
      submitted('2026-11-10 14:30'),
      signed('2026-11-10 16:10'),
      rejected(
        '2026-11-11 10:35',
        '주민자치회의 의견을 듣지 않았고, 글자를 읽기 어려운 주민을 위한 방법이 없습니다. 두 가지를 더하여 다시 기안하여 주십시오.',
      ),
    ],
  },
  {
    name: 'recalled-volunteers',
    drafter: 'seojun',
    draftedAt: '2026-11-17 13:15',
    steps: [
      saved('2026-11-17 17:20', {
        title: '연말 주민자치 우수 봉사자 표창 계획',
        summary: '주민자치 활동에 애쓴 봉사자 서른 명을 표창하는 계획입니다.',
        keywords: ['표창', '봉사자'],
        disclosure: '부분공개(6)',
        task: '주민자치회 운영 지원',
        line: [review('sujin'), review('dohyun'), approve('jaeho')],
        body: `
          1. 표창 대상: 동에서 추천한 봉사자 30명
          2. 표창 일시: 2026. 12. 22.(화) 15:00
          3. 장소: 시청 대강당
          4. 소요 예산: 금1,500,000원(금일백오십만원)`,
      }),
      submitted('2026-11-17 17:25'),
      recalled('2026-11-18 09:05', '하늬동의 추천이 늦어져 대상자를 확정한 뒤 다시 올리겠습니다.'),
    ],
  },
  {
    name: 'waiting-cooperation',
    drafter: 'juhee',
    draftedAt: '2026-11-12 10:10',
    attachments: [
      csvFile('야간 상담 예약 현황.csv', '공개', [
        ['월', '예약', '방문'],
        ['9월', '64', '51'],
        ['10월', '88', '76'],
      ]),
    ],
    steps: [
      saved('2026-11-12 15:50', {
        title: '야간민원실 복지 상담 연계 확대(안)',
        summary: '야간민원실에서 복지 상담까지 받을 수 있도록 상담사를 함께 배치하려는 안입니다.',
        keywords: ['야간민원실', '복지 상담'],
        licence: 'kogl1',
        task: TASK,
        line: [review('minjae'), cooperate('eunkyung'), delegated('dohyun')],
        body: `
          야간민원실을 찾는 주민이 복지 상담까지 한자리에서 받을 수 있도록 다음과 같이 확대하고자 합니다.
          Ⅰ 배경
          □ 9월과 10월의 야간 상담 예약은 152건이나 실제 방문은 127건임
            ○ 상담일이 정해진 요일뿐이어서 예약한 주민이 다시 와야 함
          Ⅱ 확대 내용
          □ 화요일마다 상담사 한 명이 세 동을 돌아가며 근무
          □ 급한 사례는 바로 통합사례관리로 넘김
          Ⅲ 협조 요청
          ○ 지역돌봄복지과: 상담사 두 명의 야간 근무 편성(2026. 12. 1.부터)
          붙임  야간 상담 예약 현황 1부.`,
      }),
      submitted('2026-11-12 15:55'),
      signed('2026-11-13 09:30'),
    ],
  },
  {
    name: 'waiting-division-head',
    drafter: 'haneul',
    draftedAt: '2026-11-13 09:45',
    steps: [
      saved('2026-11-13 11:20', {
        title: '2026년 하반기 이·통장 간담회 결과보고',
        summary: '이·통장 대표 서른두 명이 건의한 사항과 처리 계획입니다.',
        keywords: ['이·통장', '간담회', '건의'],
        licence: 'kogl1',
        task: '이·통장 관리',
        line: [review('sujin'), delegated('dohyun')],
        body: `
          2026. 11. 11.(수) 열린 이·통장 간담회의 건의 사항과 처리 계획을 보고합니다.
          |: 1 4 2 2
          |! 연번 | 건의 사항 | 맡은 곳 | 처리 기한
          | 1 | 겨울철 제설함을 경사로마다 놓아 달라 | 동 행정복지센터 | 2026. 12. 5.
          | 2 | 취약가구 방문 때 쓸 신분증을 만들어 달라 | 자치행정과 | 2026. 12. 31.
          | 3 | 단체 대화방의 개인정보 지침이 필요하다 | 정보통신과 | 2027. 1. 15.
          | 4 | 회의 자료를 미리 받고 싶다 | 자치행정과 | 바로 시행`,
      }),
      submitted('2026-11-13 11:25'),
      signed('2026-11-13 14:40', '셋째 건의는 정보통신과와 협의를 마쳤습니다.'),
    ],
  },
  {
    name: 'waiting-bureau-head',
    drafter: 'seojun',
    draftedAt: '2026-11-16 09:10',
    steps: [
      saved('2026-11-16 15:05', {
        title: '2027년 주민자치회 지원계획(안)',
        summary: '2027년 주민자치회의 사업비 배분 기준과 지원 인력 운영 계획입니다.',
        keywords: ['주민자치회', '2027년', '사업비'],
        disclosure: '부분공개(5)',
        task: '주민자치회 운영 지원',
        line: [review('sujin'), review('dohyun'), approve('jaeho')],
        body: `
          2027년 주민자치회 지원계획을 다음과 같이 세우고자 합니다.
          Ⅰ 사업비 배분
          □ 기본 배분 60%, 인구 비례 25%, 성과 배분 15%
            ○ 성과는 주민총회 참여율과 사업 마무리 비율로 정함
          Ⅱ 지원 인력
          □ 동마다 두던 지원관을 권역별 두 명으로 바꾸고 회계 담당 한 명을 더함
          Ⅲ 앞으로의 일정
          - 2026. 12. 주민자치회 협의회 의견 듣기
          - 2027. 1. 배분 기준 확정과 안내`,
      }),
      submitted('2026-11-16 15:10'),
      signed('2026-11-17 09:25'),
      signed('2026-11-18 13:50'),
    ],
  },
  {
    name: 'waiting-other-division',
    drafter: 'bora',
    draftedAt: '2026-11-17 09:40',
    steps: [
      saved('2026-11-17 16:15', {
        title: '2026년 겨울철 한파쉼터 운영계획',
        summary: '동 행정복지센터와 경로당에 한파쉼터 쉰여덟 곳을 여는 계획입니다.',
        keywords: ['한파쉼터', '겨울철'],
        licence: 'kogl1',
        task: '통합돌봄 계획 수립',
        line: [review('sangmin'), cooperate('dohyun'), delegated('eunkyung')],
        body: `
          겨울철 한파에 대비하여 쉼터를 다음과 같이 운영하고자 합니다.
          1. 기간: 2026. 12. 1.∼2027. 3. 14.
          2. 장소: 동 행정복지센터 15개소, 경로당 43개소
          3. 여는 시간: 09:00∼18:00(한파경보 때 21:00까지)
          4. 협조 요청: 동 행정복지센터 2층 회의실을 쉼터로 쓸 수 있도록 안내하여 주시기 바랍니다.`,
      }),
      submitted('2026-11-17 16:20'),
      signed('2026-11-18 10:30'),
    ],
  },
  {
    name: 'waiting-team-lead',
    drafter: 'juhee',
    draftedAt: '2026-11-19 09:30',
    attachments: [
      textFile('예산 산출 내역.txt', '비공개(5)', ['예산 산출 내역(검토 중)', '야간민원실 3개소 × 12개월']),
    ],
    steps: [
      saved('2026-11-19 14:45', {
        title: '2027년 동 행정복지센터 혁신 사업 예산 요구(안)',
        summary: '2027년 동 혁신 네 개 사업에 필요한 예산을 요구하는 안입니다.',
        keywords: ['예산 요구', '2027년', '동 혁신'],
        disclosure: '부분공개(5)',
        task: TASK,
        line: [review('minjae'), review('dohyun'), approve('jaeho')],
        body: `
          2027년 동 행정복지센터 혁신 사업의 예산을 다음과 같이 요구하고자 합니다.
          > (단위: 천원)
          |: 3 2 2 2
          |! 사업 | 2026년 | 2027년 요구 | 증감
          | 야간민원실 | 126,000 | 168,000 | +42,000
          | 상담 차량 | 131,000 | 138,500 | +7,500
          | 스마트 민원창구 | 79,560 | 132,600 | +53,040
          | 직원 교육 | 12,000 | 14,400 | +2,400
          | 합계 | 348,560 | 453,500 | +104,940
          ※ 스마트 민원창구는 두 동에 더 설치하는 비용을 포함
          붙임  예산 산출 내역 1부.`,
      }),
      submitted('2026-11-19 14:50'),
    ],
  },
  {
    name: 'waiting-civil-team-lead',
    drafter: 'nari',
    draftedAt: '2026-11-19 13:35',
    steps: [
      saved('2026-11-19 16:10', {
        title: '2026년 10월 정보공개 청구 처리 현황 보고',
        summary: '2026년 10월에 접수한 정보공개 청구 117건의 처리 현황입니다.',
        keywords: ['정보공개', '10월'],
        licence: 'kogl1',
        task: '정보공개 청구 처리',
        line: [review('donghyuk'), delegated('yejin')],
        body: `
          1. 접수 117건, 공개 82건, 부분공개 19건, 비공개 4건, 처리 중 12건
          2. 평균 처리 기간: 6.1일
          3. 처리 기한이 닷새 안으로 남은 청구: 3건(담당 부서에 따로 알림)`,
      }),
      submitted('2026-11-19 16:15'),
    ],
  },
  {
    name: 'half-written',
    drafter: 'juhee',
    draftedAt: '2026-11-19 17:10',
    steps: [
      saved('2026-11-20 11:25', {
        title: '제6차 동 혁신 운영위원회 개최 계획',
        keywords: ['동 혁신 운영위원회'],
        task: TASK,
        line: [review('minjae')],
        body: `
          제6차 동 혁신 운영위원회를 다음과 같이 열고자 합니다.
          1. 일시: 2026. 12. 10.(목) 14:00
          2. 장소:
          3. 안건
          가. 2026년 사업 성과`,
      }),
    ],
  },
  { name: 'empty-draft', drafter: 'seojun', draftedAt: '2026-11-20 13:05', steps: [] },
  {
    name: 'joint-care-plan',
    drafter: 'bora',
    draftedAt: '2026-11-20 13:20',
    steps: [
      saved('2026-11-20 13:40', {
        title: '겨울철 홀몸 어르신 돌봄 공동 운영 계획',
        keywords: ['홀몸 어르신', '공동 운영'],
        task: '통합돌봄 계획 수립',
        line: [review('sangmin'), delegated('eunkyung'), jointly('한별시사회서비스원', 'eunju')],
        body: `
          겨울철 홀몸 어르신 돌봄을 한별시와 한별시사회서비스원이 다음과 같이 함께 운영하고자 합니다.
          1. 기간: 2026. 12. 1.∼2027. 2. 28.
          2. 역할
          가. 한별시: 대상자 발굴과 비용 부담
          나. 한별시사회서비스원: 방문 돌봄과 안부 전화
          3. 비용: 기정 예산 범위에서 집행`,
      }),
      submitted('2026-11-20 13:50'),
      signed('2026-11-20 15:00'),
      signed('2026-11-20 16:20'),
    ],
  },
  {
    name: 'last-notice',
    drafter: 'garam',
    draftedAt: '2026-11-20 09:15',
    steps: [
      saved('2026-11-20 10:40', {
        title: '연말 종합민원실 운영시간 안내 계획',
        summary: '12월 마지막 주 종합민원실의 운영시간을 주민에게 미리 알리는 계획입니다.',
        keywords: ['민원실', '운영시간'],
        licence: 'kogl1',
        task: '민원 서비스 개선',
        line: [review('donghyuk'), delegated('yejin')],
        body: `
          12월 마지막 주 종합민원실의 운영시간을 다음과 같이 안내하고자 합니다.
          1. 기간: 2026. 12. 28.∼12. 31.
          2. 운영시간: 09:00∼18:00(12. 31.은 16:00까지)
          3. 안내 방법: 누리집, 청사 전광판, 동 소식지`,
      }),
      submitted('2026-11-20 10:45'),
      signed('2026-11-20 14:10'),
      signed('2026-11-20 17:30'),
    ],
  },
];
