import { csvFile, textFile } from './enclosed-files.ts';
import { approve, delegated, type PlannedDocument, review, saved, signed, submitted } from './planned-office.ts';

const TASK = '주민자치회 운영 지원';
const VILLAGES = [
  '가온동',
  '나래동',
  '다솜동',
  '라온동',
  '마루동',
  '바름동',
  '보람동',
  '새솔동',
  '아람동',
  '이든동',
  '초롱동',
  '하늬동',
];
const PROPOSALS = [
  '골목 쉼터 의자 설치',
  '어린이 등굣길 안전 표시',
  '마을 소식지 발간',
  '공유 공구 도서관',
  '어르신 스마트폰 교실',
];

/** A list long enough to run over several pages, as such lists do. */
const proposalRows = VILLAGES.flatMap((village, villageIndex) =>
  PROPOSALS.map((proposal, index) => {
    const cost = 3_000 + ((villageIndex * 7 + index * 11) % 13) * 450;
    const votes = 120 + ((villageIndex * 31 + index * 47) % 17) * 23;
    const number = villageIndex * PROPOSALS.length + index + 1;
    return `| ${number} | ${village} | ${proposal} | ${cost.toLocaleString('en')}천원 | ${votes}명 | ${votes > 300 ? '선정' : '예비'}`;
  }),
).join('\n          ');

/** 자치행정팀: residents' councils. */
export const selfGoverningDocuments: readonly PlannedDocument[] = [
  {
    name: 'council-members-call',
    drafter: 'seojun',
    draftedAt: '2025-03-05 09:15',
    attachments: [
      textFile('위원 신청서 서식.txt', '공개', ['주민자치회 위원 신청서', '성명:', '사는 동:', '하고 싶은 일:']),
    ],
    steps: [
      saved('2025-03-05 10:50', {
        title: '제3기 주민자치회 위원 공개모집 계획',
        summary: '2025년 5월에 임기가 시작되는 제3기 주민자치회 위원을 공개로 모집하는 계획입니다.',
        keywords: ['주민자치회', '위원 모집', '공개모집'],
        licence: 'kogl1',
        task: TASK,
        line: [review('sujin'), delegated('dohyun')],
        body: `
          제2기 주민자치회 위원의 임기가 2025. 4. 30. 끝남에 따라 제3기 위원을 다음과 같이 공개모집하고자 합니다.
          1. 모집 개요
          가. 모집 인원: 동마다 30명 이내
          나. 임기: 2025. 5. 1.∼2027. 4. 30.(2년)
          다. 신청 자격: 해당 동에 주민등록이 되어 있거나 사업장·학교가 있는 16세 이상인 사람
          2. 모집 절차
          |: 1 3 3
          |! 순서 | 할 일 | 기간
          | 1 | 공개모집 공고 | 3. 10.∼3. 28.
          | 2 | 주민자치학교 이수(6시간) | 4. 1.∼4. 11.
          | 3 | 공개 추첨 | 4. 15. 14:00
          | 4 | 위촉 | 5. 1.
          3. 유의 사항
          가. 추첨은 신청자가 지켜보는 자리에서 하고 영상으로 남김
          나. 청년(39세 이하)과 여성 위원이 각각 30% 이상이 되도록 구분하여 추첨
          붙임  위원 신청서 서식 1부.`,
      }),
      submitted('2025-03-05 10:55'),
      signed('2025-03-05 13:41'),
      signed('2025-03-05 17:20'),
    ],
  },
  {
    name: 'proposal-selection',
    drafter: 'seojun',
    draftedAt: '2025-09-15 09:25',
    attachments: [
      csvFile('주민총회 참여 현황.csv', '공개', [
        ['동', '참여자(명)', '온라인(명)'],
        ...VILLAGES.map((village, index) => [village, String(310 + index * 17), String(120 + index * 9)]),
      ]),
    ],
    steps: [
      saved('2025-09-15 16:10', {
        title: '2025년 주민자치회 제안사업 선정 결과보고',
        summary: '열두 동의 주민총회에서 투표한 제안사업 예순 건의 득표와 선정 결과입니다.',
        keywords: ['주민자치회', '제안사업', '주민총회'],
        licence: 'kogl1',
        task: TASK,
        line: [review('sujin'), review('dohyun'), approve('jaeho')],
        body: `
          2025. 8. 25.부터 9. 12.까지 열린 동별 주민총회에서 2026년 제안사업을 다음과 같이 선정하였기에 보고합니다.
          Ⅰ 주민총회 개요
          □ 참여 인원: 모두 4,842명(현장 3,168명, 온라인 1,674명)
          □ 투표 방법: 한 사람이 세 건까지 고르는 방식
          □ 선정 기준: 300명을 넘게 고른 사업
          Ⅱ 동별 선정 결과
          |: 1 2 5 3 2 2
          |! 연번 | 동 | 제안사업 | 사업비 | 득표 | 결과
          ${proposalRows}
          Ⅲ 앞으로의 일정
          □ 선정된 사업은 10월에 부서 검토를 거쳐 2026년 예산안에 반영
          □ 예비 사업은 집행 잔액이 있을 때 득표 순서로 시행
          붙임  주민총회 참여 현황 1부.`,
      }),
      submitted('2025-09-15 16:20'),
      signed('2025-09-16 09:18'),
      signed('2025-09-16 14:27'),
      signed('2025-09-17 11:03'),
    ],
  },
  {
    name: 'council-rules',
    drafter: 'seojun',
    draftedAt: '2026-02-11 09:50',
    steps: [
      saved('2026-02-11 15:35', {
        title: '주민자치회 운영세칙 개정(안) 검토보고',
        summary: '회의 정족수와 분과위원회 운영, 사업비 집행 절차를 고치는 운영세칙 개정안을 검토한 결과입니다.',
        keywords: ['주민자치회', '운영세칙', '개정'],
        licence: 'kogl3',
        task: TASK,
        line: [review('sujin'), review('dohyun'), approve('jaeho')],
        body: `
          1. 검토 배경
          가. 제3기 주민자치회가 출범한 뒤 분과위원회의 권한이 분명하지 않다는 의견이 이어짐
          나. 사업비를 스스로 배분하게 되어 집행 절차를 자세히 정할 필요가 생김
          2. 개정 내용
          가. 회의
          1) 정기회의는 두 달에 한 번에서 매달 한 번으로 바꿈
          2) 임시회의는 위원 3분의 1 이상이 요구하면 엶
          가) 요구서는 회의 7일 전까지 냄
          나) 요구서에는 다음 사항을 적음
          (1) 안건과 그 까닭
          (2) 요구하는 위원의 이름
          (가) 서명이 없는 이름은 세지 않음
          (나) 온라인으로 낼 때에는 다음 방법 가운데 하나로 본인임을 확인
          ① 전자서명
          ② 영상 통화
          ㉮ 영상은 확인한 뒤 바로 지움
          ㉯ 확인한 사람과 시각만 회의록에 남김
          나. 분과위원회
          1) 분과위원회는 세 개에서 다섯 개까지 둠
          2) 분과위원장은 분과위원이 뽑음
          다. 사업비
          1) 100만 원이 넘는 지출은 정기회의의 의결을 거침
          2) 지출 증빙은 다음 달 10일까지 누구나 볼 수 있게 함
          3. 검토 의견
          가. 개정안은 조례의 위임 범위 안에 있고 다른 규정과 어긋나지 않음
          나. 온라인 본인 확인의 영상 처리는 __개인정보 최소 수집 원칙__에 맞음
          4. 앞으로의 일정: 2월 주민자치회 의결, 3. 1. 시행`,
      }),
      submitted('2026-02-11 15:40'),
      signed('2026-02-12 10:22'),
      signed('2026-02-12 16:05'),
      signed('2026-02-13 09:44', '주민자치회에 설명할 때 신구조문 대비표를 함께 나누어 주기 바람.'),
    ],
  },
  {
    name: 'council-expo',
    drafter: 'seojun',
    draftedAt: '2026-10-12 09:35',
    steps: [
      saved('2026-10-12 14:00', {
        title: '2026년 주민자치 박람회 참가 결과보고',
        summary: '전국 주민자치 박람회에 다솜동 주민자치회가 우수 사례로 참가한 결과입니다.',
        keywords: ['주민자치 박람회', '우수 사례', '다솜동'],
        licence: 'kogl1',
        task: TASK,
        line: [review('sujin'), delegated('dohyun')],
        body: `
          2026년 주민자치 박람회에 참가한 결과를 다음과 같이 보고합니다.
          1. 참가 개요
          가. 기간: 2026. 10. 1.(목)∼10. 2.(금)
          나. 참가 인원: 위원 14명, 직원 2명
          다. 전시 주제: 주민이 고치고 주민이 빌려 쓰는 공유 공구 도서관
          2. 주요 성과
          가. 관람객 2,300여 명이 전시관을 찾았고 여섯 개 도시가 운영 방법을 문의함
          나. 우수 사례 발표에서 **장려상**을 받음
          3. 느낀 점과 앞으로의 일
          가. 다른 도시는 주민자치회가 온라인으로 회의를 여는 경우가 많았음
          나. 2027년에는 세 개 동의 사례를 묶어 참가하는 방안을 검토`,
      }),
      submitted('2026-10-12 14:05'),
      signed('2026-10-12 16:33'),
      signed('2026-10-13 09:12'),
    ],
  },
];
