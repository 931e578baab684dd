import { csvFile, scannedFile, textFile } from './enclosed-files.ts';
import {
  approve,
  cooperate,
  delegated,
  type PlannedDocument,
  recalled,
  review,
  saved,
  signed,
  submitted,
} from './planned-office.ts';

const DISTRICTS = ['북부권', '동부권', '서부권', '남부권'];
const SERVICES = ['일시재가', '단기시설', '동행지원', '주거편의', '식사지원', '안부확인', '건강지원', '정보상담'];

/** Users by district and service, half-year by half-year: each district's name stands once before its eight rows. */
const usageRows = DISTRICTS.flatMap((district, place) =>
  SERVICES.map((service, index) => {
    const first = 40 + ((place * 19 + index * 13) % 23) * 6;
    const second = first + 8 + ((place + index) % 5) * 4;
    const satisfaction = (4 + ((place * 3 + index * 7) % 9) / 10).toFixed(1);
    return `| ${index === 0 ? district : '^'} | ${service} | ${first}명 | ${second}명 | ${satisfaction}`;
  }),
).join('\n          ');

const winterCalls = {
  title: '2025년 겨울철 어르신 안부확인 추진계획',
  summary: '한파 기간에 혼자 사는 어르신 2,380명의 안부를 날마다 확인하는 계획입니다.',
  keywords: ['안부확인', '한파', '어르신'],
  licence: 'kogl1',
  task: '통합돌봄 계획 수립',
  line: [review('sangmin'), cooperate('dohyun'), delegated('eunkyung')],
} as const;

/** 지역돌봄복지과: plans of care, its providers, and cases that stay closed. */
export const communityCareDocuments: readonly PlannedDocument[] = [
  {
    name: 'care-pilot-2025',
    drafter: 'bora',
    draftedAt: '2025-02-24 09:30',
    attachments: [
      scannedFile('통합돌봄 시범사업 설명자료.pdf', '공개'),
      csvFile('권역별 대상자 추계.csv', '공개', [
        ['권역', '65세 이상(명)', '돌봄 필요(명)'],
        ['북부권', '8120', '690'],
        ['동부권', '9475', '812'],
        ['서부권', '7310', '588'],
        ['남부권', '10240', '930'],
      ]),
    ],
    steps: [
      saved('2025-02-25 15:45', {
        title: '2025년 지역 통합돌봄 시범사업 추진계획',
        summary:
          '살던 집에서 지내기를 바라는 어르신에게 여덟 가지 돌봄을 이어 주는 통합돌봄 시범사업의 추진계획입니다.',
        keywords: ['통합돌봄', '시범사업', '재가 서비스'],
        licence: 'kogl1',
        task: '통합돌봄 계획 수립',
        line: [review('sangmin'), review('eunkyung'), cooperate('dohyun'), approve('mikyung')],
        body: `
          어르신이 살던 곳에서 필요한 돌봄을 받으며 지낼 수 있도록 시범사업을 다음과 같이 추진하고자 합니다.
          Ⅰ 필요성
          □ 돌봄이 필요한 어르신은 약 3,020명이나 한 가지라도 서비스를 받는 사람은 1,894명임
            ○ 퇴원한 뒤 돌볼 사람이 없어 시설로 옮기는 경우가 한 해 210여 건
          □ 서비스마다 신청하는 곳이 달라 중간에 포기하는 사례가 있음
          Ⅱ 사업 내용
          □ 한 번 신청하면 여덟 가지 돌봄을 함께 계획
            - 일시재가, 단기시설, 동행지원, 주거편의, 식사지원, 안부확인, 건강지원, 정보상담
          □ 네 권역마다 돌봄 매니저 세 명을 둠
            ㆍ 방문하여 필요한 돌봄을 함께 정함
            ㆍ 석 달마다 다시 방문하여 계획을 고침
          Ⅲ 예산과 일정
          |: 3 3 3
          |! 구분 | 금액 | 내용
          | 인건비 | 486,000천원 | 돌봄 매니저 12명
          | 서비스 이용료 | 1,152,000천원 | 여덟 가지 서비스
          | 운영비 | 62,400천원 | 차량, 통신, 교육
          | 합계 | 1,700,400천원 |
          □ 3월 매니저 채용, 4월 교육, 5월 서비스 시작
          붙임  1. 통합돌봄 시범사업 설명자료 1부.
                2. 권역별 대상자 추계 1부.`,
      }),
      submitted('2025-02-25 15:50'),
      signed('2025-02-26 09:40'),
      signed('2025-02-26 13:55'),
      signed(
        '2025-02-27 10:20',
        '동 행정복지센터에서도 신청을 받을 수 있도록 창구 안내문을 함께 만들어 주시기 바랍니다.',
      ),
      signed('2025-02-28 09:25'),
    ],
  },
  {
    name: 'providers-check',
    drafter: 'hyunwoo',
    draftedAt: '2025-06-23 09:20',
    attachments: [
      textFile('기관별 지적 사항.txt', '비공개(7)', ['기관별 지적 사항(비공개)', '가 기관: 종사자 건강검진 기록 보완']),
    ],
    steps: [
      saved('2025-06-23 17:10', {
        title: '2025년 상반기 돌봄 서비스 제공기관 현장점검 결과보고',
        summary: '돌봄 서비스 제공기관 스물두 곳의 인력, 안전, 회계를 현장에서 점검한 결과입니다.',
        keywords: ['제공기관', '현장점검', '돌봄'],
        disclosure: '부분공개(7)',
        bodyOpen: true,
        task: '돌봄 제공기관 관리',
        line: [review('sangmin'), delegated('eunkyung')],
        body: `
          돌봄 서비스 제공기관을 현장에서 점검한 결과를 다음과 같이 보고합니다.
          1. 점검 개요
          가. 기간: 2025. 6. 9.∼6. 18.
          나. 대상: 제공기관 22개소
          다. 항목: 인력 배치, 시설 안전, 회계, 이용자 권리
          2. 점검 결과
          가. 우수 6개소, 보통 13개소, 미흡 3개소
          나. 지적 사항 41건 가운데 29건은 현장에서 바로 고침
          3. 자주 나온 지적
          가. 종사자 건강검진 기록이 빠진 경우(9건)
          나. 이용 계약서에 해지 방법이 적혀 있지 않은 경우(7건)
          다. 소화기 점검표를 적지 않은 경우(6건)
          4. 조치 계획: 미흡한 3개소는 8월에 다시 점검하고, 개선되지 않으면 신규 이용자 배정을 멈춤
          붙임  기관별 지적 사항 1부.`,
      }),
      submitted('2025-06-23 17:15'),
      signed('2025-06-24 09:30'),
      signed('2025-06-24 15:00'),
    ],
  },
  {
    name: 'winter-calls',
    drafter: 'bora',
    draftedAt: '2025-11-10 09:35',
    steps: [
      saved('2025-11-10 11:50', {
        ...winterCalls,
        body: `
          1. 기간: 2025. 12. 1.∼2026. 2. 28.
          2. 대상: 혼자 사는 어르신 2,380명
          3. 방법: 전화와 방문으로 날마다 확인`,
      }),
      submitted('2025-11-10 11:55'),
      recalled('2025-11-10 13:20', '한파특보 때의 방문 기준이 빠져 있어 보완한 뒤 다시 올리겠습니다.'),
      saved('2025-11-10 16:30', {
        ...winterCalls,
        body: `
          한파로부터 어르신을 지키기 위하여 안부확인을 다음과 같이 추진하고자 합니다.
          1. 기간: 2025. 12. 1.∼2026. 2. 28.(3개월)
          2. 대상: 혼자 사는 어르신 2,380명
          3. 방법
          가. 평소: 이틀에 한 번 전화하고 주 1회 방문
          나. 한파주의보: 날마다 전화하고, 난방이 약한 310가구는 방문
          다. 한파경보: 모든 가구를 방문하고 한파쉼터로 안내
          4. 연락이 닿지 않을 때
          가. 두 번 전화하여 받지 않으면 1시간 안에 방문
          나. 문이 잠겨 있고 기척이 없으면 119에 알림
          5. 협조 요청: 이·통장이 밤사이 불이 켜지지 않은 집을 동에 알려 주도록 안내하여 주시기 바랍니다.`,
      }),
      submitted('2025-11-10 16:35'),
      signed('2025-11-11 09:15'),
      signed('2025-11-11 11:40'),
      signed('2025-11-11 16:25'),
    ],
  },
  {
    name: 'case-meeting',
    drafter: 'hyunwoo',
    draftedAt: '2026-03-09 13:10',
    attachments: [
      textFile('사례 개요.txt', '비공개(6)', ['사례 개요(비공개)', '이 파일의 내용은 만들어 낸 것입니다.']),
    ],
    steps: [
      saved('2026-03-09 17:30', {
        title: '3월 통합사례회의 결과보고',
        publicTitle: '통합사례회의 결과보고',
        summary: '복합적인 어려움을 겪는 두 가구의 지원 방법을 정한 회의 결과입니다.',
        keywords: ['통합사례회의'],
        disclosure: '비공개(6)',
        task: '통합사례관리',
        line: [review('sangmin'), delegated('eunkyung')],
        body: `
          1. 회의 일시: 2026. 3. 6.(금) 14:00∼16:10
          2. 참석: 돌봄기획팀장, 사례관리사 3명, 정신건강복지센터 1명, 주거복지센터 1명
          3. 결정 사항
          가. 첫째 가구: 긴급 주거 지원을 먼저 하고 건강지원 서비스를 이어서 제공
          나. 둘째 가구: 자녀의 학습지원과 보호자의 상담을 함께 시작
          4. 다음 점검: 2026. 4. 3.
          붙임  사례 개요 1부.`,
      }),
      submitted('2026-03-09 17:35'),
      signed('2026-03-10 09:20'),
      signed('2026-03-10 11:15'),
    ],
  },
  {
    name: 'care-usage-2026',
    drafter: 'bora',
    draftedAt: '2026-07-06 09:15',
    steps: [
      saved('2026-07-06 17:45', {
        title: '2026년 상반기 통합돌봄 이용 실적 보고',
        summary: '네 권역 여덟 가지 통합돌봄 서비스의 이용자 수와 만족도를 지난 반기와 견주어 정리하였습니다.',
        keywords: ['통합돌봄', '이용 실적', '만족도'],
        licence: 'kogl1',
        task: '통합돌봄 계획 수립',
        line: [review('sangmin'), review('eunkyung'), approve('mikyung')],
        body: `
          2026년 상반기 통합돌봄 이용 실적을 다음과 같이 보고합니다.
          Ⅰ 총괄
          □ 이용자는 모든 권역에서 지난 반기보다 늘었으며, 동행지원과 식사지원이 크게 늘어남
          □ 퇴원한 뒤 30일 안에 돌봄을 시작한 비율이 64.0%에서 **78.5%**로 오름
          Ⅱ 권역별·서비스별 실적
          = **〈 반기별 이용자 수와 만족도 〉**
          |: 2 3 2 2 2
          |! 권역 | 서비스 | 이용자 수 | < | 만족도 / (5점)
          |! ^ | ^ | 2025년 하반기 | 2026년 상반기 | ^
          ${usageRows}
          Ⅲ 살펴볼 점
          ○ 남부권은 단기시설이 모자라 평균 9일을 기다림
            - 하반기에 두 곳을 더 지정하기 위하여 협의 중
          ○ 식사지원은 여름철 배송 온도 기록을 날마다 확인
          ※ 만족도는 이용을 마친 사람에게 전화로 물은 결과임`,
      }),
      submitted('2026-07-06 17:50'),
      signed('2026-07-07 10:05'),
      signed('2026-07-07 15:30'),
      signed('2026-07-08 09:45', '남부권 단기시설은 8월 안에 지정할 수 있도록 서둘러 주기 바람.'),
    ],
  },
];
