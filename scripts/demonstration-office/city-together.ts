import { delegated, jointly, type PlannedDocument, review, saved, signed, submitted } from './planned-office.ts';

const HEADS = '이·통장 관리';

/** What is decided on together: two texts by one line (일괄기안), and one plan by two agencies (공동기안). */
export const togetherDocuments: readonly PlannedDocument[] = [
  {
    name: 'heads-training',
    drafter: 'haneul',
    draftedAt: '2026-10-14 09:25',
    steps: [
      saved('2026-10-14 11:10', {
        title: '2026년 하반기 이·통장 직무교육 계획',
        summary: '이·통장 312명이 겨울철 안전과 복지 사각지대 찾기를 배우는 하루 교육의 계획입니다.',
        keywords: ['이·통장', '직무교육', '겨울철 안전'],
        licence: 'kogl1',
        task: HEADS,
        line: [review('sujin'), delegated('dohyun')],
        body: `
          2026년 하반기 이·통장 직무교육을 다음과 같이 하고자 합니다.
          1. 교육 개요
          가. 일시: 2026. 11. 5.(목) 14:00∼17:00
          나. 장소: 시민회관 작은 공연장
          다. 대상: 열다섯 개 동 이·통장 312명
          2. 교육 내용
          가. 겨울철 화재와 수도 동파를 미리 막는 방법
          나. 도움이 필요한 이웃을 먼저 알아보는 방법
          3. 소요 예산: 금2,184,000원(금이백일십팔만사천원)`,
      }),
      submitted('2026-10-14 14:20', '안내문은 교육 계획이 정해지는 대로 보내야 하여 함께 올립니다.'),
      signed('2026-10-14 16:05'),
      signed('2026-10-15 09:50'),
    ],
  },
  {
    name: 'heads-training-notice',
    bundledWith: 'heads-training',
    drafter: 'haneul',
    draftedAt: '2026-10-14 11:20',
    steps: [
      saved('2026-10-14 13:45', {
        title: '이·통장 직무교육 안내문 제작',
        summary: '이·통장에게 보낼 직무교육 안내문 350부를 만드는 계획입니다.',
        keywords: ['이·통장', '안내문'],
        licence: 'kogl1',
        task: HEADS,
        body: `
          이·통장 직무교육을 알리는 안내문을 다음과 같이 만들고자 합니다.
          1. 수량: 350부
          2. 담을 내용: 일시와 장소, 오는 길, 쉬는 시간의 다과, 문의할 곳
          3. 소요 예산: 금455,000원(금사십오만오천원)`,
      }),
    ],
  },
  {
    name: 'joint-autumn-outing',
    drafter: 'bora',
    draftedAt: '2026-10-19 10:15',
    steps: [
      saved('2026-10-19 15:30', {
        title: '홀몸 어르신 단풍 나들이 공동 운영 계획',
        summary: '혼자 사는 어르신 마흔 명과 단풍을 보러 가는 하루를 두 기관이 함께 꾸리는 계획입니다.',
        keywords: ['홀몸 어르신', '나들이', '공동 운영'],
        licence: 'kogl1',
        task: '통합돌봄 계획 수립',
        line: [review('sangmin'), delegated('eunkyung'), jointly('한별시사회서비스원', 'eunju')],
        body: `
          홀몸 어르신의 단풍 나들이를 한별시와 한별시사회서비스원이 다음과 같이 함께 운영하고자 합니다.
          1. 일시: 2026. 10. 29.(목) 09:30∼16:00
          2. 대상: 혼자 사는 어르신 40명
          3. 역할
          가. 한별시: 차량 두 대와 점심 준비
          나. 한별시사회서비스원: 어르신마다 동행 종사자 배치와 건강 살핌
          4. 소요 예산: 금1,960,000원(금일백구십육만원), 한별시 부담`,
      }),
      submitted('2026-10-19 15:40'),
      signed('2026-10-20 09:35'),
      signed('2026-10-20 14:10'),
      signed('2026-10-21 10:25', '차멀미가 심한 어르신은 앞자리에 모시겠습니다.'),
    ],
  },
];
