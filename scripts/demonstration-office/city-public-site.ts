import { csvFile, markdownFile, pdfFile, textFile } from './enclosed-files.ts';
import { hwpFile, hwpxFile, sheetFile, slidesFile, zipFile } from './enclosed-packages.ts';
import {
  delegated,
  type PlannedDocument,
  reported,
  review,
  saved,
  signed,
  submitted,
  withdrawn,
} from './planned-office.ts';
import { wordFile } from './word-file.ts';

const CIVIL = '민원 서비스 개선';
const INNOVATION = '동 행정복지센터 혁신';

/** What citizens meet besides plain documents: taken back, reported, files of all kinds, 공고, still to come. */
export const publicSiteDocuments: readonly PlannedDocument[] = [
  {
    name: 'holiday-kiosks',
    drafter: 'garam',
    draftedAt: '2025-01-13 09:30',
    steps: [
      saved('2025-01-13 10:50', {
        title: '설 연휴 무인민원발급기 운영 안내',
        summary: '설 연휴에 쓸 수 있는 무인민원발급기의 위치와 시간입니다.',
        keywords: ['무인민원발급기', '설 연휴'],
        licence: 'kogl1',
        task: CIVIL,
        line: [delegated('yejin')],
        body: `
          설 연휴에 쓸 수 있는 무인민원발급기를 다음과 같이 안내하고자 합니다.
          1. 기간: 2025. 1. 28.∼1. 30.
          2. 장소: 시청 민원실 앞, 한별역 대합실
          3. 시간: 시청 24시간, 한별역 05:00∼24:00`,
      }),
      submitted('2025-01-13 11:00'),
      signed('2025-01-13 14:20'),
      withdrawn(
        '2025-01-14 09:40',
        'mistake',
        '한별역 발급기의 위치를 잘못 적어 공개를 거두고 바른 안내를 새로 기안함',
      ),
    ],
  },
  {
    name: 'visiting-counsel',
    drafter: 'nari',
    draftedAt: '2025-01-13 10:10',
    steps: [
      saved('2025-01-13 13:40', {
        title: '찾아가는 민원 상담의 날 결과보고',
        summary: '새벽동 경로당에서 연 민원 상담의 날에 받은 상담과 처리 결과입니다.',
        keywords: ['민원 상담', '새벽동'],
        licence: 'kogl1',
        task: CIVIL,
        line: [delegated('yejin')],
        body: `
          찾아가는 민원 상담의 날을 열고 그 결과를 다음과 같이 보고합니다.
          1. 일시: 2025. 1. 10.(금) 14:00∼16:00
          2. 장소: 새벽동 경로당
          3. 상담 21건: 그 자리에서 처리 15건, 부서로 넘김 6건
          가. 가장 오래 기다린 분은 경로당 총무를 맡고 계신 새벽동 토박이로, 난방비 지원을 물으심
          나. 부서로 넘긴 상담은 2025. 1. 17.(금)까지 답을 드리기로 함`,
      }),
      submitted('2025-01-13 13:50'),
      signed('2025-01-13 15:10'),
      reported('2025-01-14 10:20', {
        kind: 'name',
        note: '3번 가목을 읽으면 마을 사람은 누구인지 알 수 있습니다. 저희 어머니 이야기입니다.',
      }),
    ],
  },
  {
    name: 'sharing-day',
    drafter: 'juhee',
    draftedAt: '2026-11-04 09:25',
    attachments: [
      slidesFile('성과 발표 자료.odp', '공개', [
        ['동 혁신 성과 나눔의 날', '2026. 10. 30. 시민회관', '한별시 자치행정과'],
        ['야간민원실', '세 동에서 매주 두 번', '10월까지 1,284명이 찾음'],
        ['찾아가는 상담 차량', '한 달에 열두 마을', '복지 상담의 절반이 차량에서 시작됨'],
        ['내년에 바꿀 것', '상담 예약을 전화로도 받음', '차량이 서는 곳을 주민이 고름'],
      ]),
      sheetFile(
        '사업별 집행 현황.ods',
        '공개',
        [
          ['사업', '예산(천원)', '집행(천원)', '점검 메모'],
          ['야간민원실', '126,000', '101,400', '12월 전기요금 남음'],
          ['상담 차량', '131,000', '117,250', ''],
          ['스마트 민원창구', '79,560', '79,120', '정산 마침'],
        ],
        3,
      ),
      hwpxFile(
        '참가 신청서.hwpx',
        '공개',
        '동 혁신 성과 나눔의 날 참가 신청서',
        `
          1. 참가하실 동과 인원을 적어 주십시오.
          |! 동 | 인원 | 발표 여부
          |  |  |
          2. 발표하실 내용을 세 줄 안으로 적어 주십시오.`,
      ),
      hwpFile('사례 나눔 차례.hwp', '공개', 'case-sharing.hwp'),
      wordFile('현장 의견 정리.docx', '공개', {
        title: '나눔의 날 현장 의견',
        lines: ['주민 63명이 의견 카드를 냈습니다.', '다시 말씀하신 것은 하나로 묶었습니다.'],
        rows: [
          ['사업', '의견', '건수'],
          ['야간민원실', '여권 접수도 밤에 받아 주십시오.', '18'],
          ['', '기다리는 차례를 문자로 알려 주십시오.', '11'],
          ['상담 차량', '장날에 맞추어 와 주십시오.', '9'],
        ],
        comment: { by: '강주희', text: '건수는 한 사람이 여러 장을 낸 것도 셌습니다.' },
      }),
      pdfFile('주민 안내문.pdf', '공개', [
        '동 혁신 성과 나눔의 날에 모십니다',
        '때: 2026. 10. 30.(금) 14:00∼16:30',
        '곳: 시민회관 큰 공연장(새벽로 12)',
        '세 동이 한 해 동안 바꾼 일을 함께 보고 이야기합니다.',
      ]),
      zipFile('나눔의 날 자료 묶음.zip', '공개', [
        csvFile('발표 순서.csv', '공개', [
          ['순서', '동', '발표'],
          ['1', '새벽동', '야간민원실 1년'],
          ['2', '하늬동', '상담 차량이 만난 이웃'],
          ['3', '가온동', '스마트 민원창구'],
        ]),
        textFile('오시는 길.txt', '공개', ['시민회관 큰 공연장(새벽로 12)', '버스 10번, 12번 시민회관 정류장']),
        markdownFile('발표 요약/요약.md', '공개', ['# 발표 요약', '세 동이 한 해의 변화를 나누었습니다.']),
      ]),
    ],
    steps: [
      saved('2026-11-04 14:10', {
        title: '동 혁신 성과 나눔의 날 개최 결과보고',
        summary: '세 동이 한 해 동안 바꾼 일을 나눈 자리의 결과와 발표 자료입니다.',
        keywords: ['동 혁신', '성과 나눔', '발표 자료'],
        licence: 'kogl1',
        task: INNOVATION,
        line: [review('minjae'), delegated('dohyun')],
        body: `
          동 혁신 성과 나눔의 날을 열고 그 결과를 다음과 같이 보고합니다.
          1. 일시: 2026. 10. 30.(금) 14:00∼16:30
          2. 참석: 주민 214명, 직원 38명
          3. 발표: 새벽동 야간민원실, 하늬동 상담 차량, 가온동 스마트 민원창구
          붙임  1. 성과 발표 자료 1부.
                2. 사업별 집행 현황 1부.
                3. 참가 신청서 1부.
                4. 사례 나눔 차례 1부.
                5. 현장 의견 정리 1부.
                6. 주민 안내문 1부.
                7. 나눔의 날 자료 묶음 1부.`,
      }),
      submitted('2026-11-04 14:20'),
      signed('2026-11-04 16:00'),
      signed('2026-11-05 09:20'),
    ],
  },
  {
    name: 'board-members-notice',
    drafter: 'nari',
    draftedAt: '2026-11-10 09:10',
    steps: [
      saved('2026-11-10 11:20', {
        title: '정보공개심의회 위원 공개 모집',
        summary: '정보공개심의회의 외부 위원 네 명을 모집합니다. 2026. 12. 4.까지 신청할 수 있습니다.',
        keywords: ['정보공개심의회', '위원 모집', '공고'],
        licence: 'kogl1',
        kind: 'publicNotice',
        task: '정보공개 청구 처리',
        line: [review('donghyuk'), delegated('yejin')],
        body: `
          한별시 정보공개심의회의 외부 위원을 다음과 같이 모집합니다.
          1. 모집 인원: 4명(임기 2년)
          2. 자격: 정보공개와 개인정보에 밝은 시민, 변호사, 기록관리 전문가
          3. 신청 기간: 2026. 11. 11.∼12. 4.
          4. 신청 방법: 시청 민원여권과로 방문하거나 우편으로 보냄
          5. 결과 알림: 2026. 12. 18.까지 한 분씩 알려 드림`,
      }),
      submitted('2026-11-10 11:30'),
      signed('2026-11-10 14:00'),
      signed('2026-11-10 16:30'),
    ],
  },
  {
    name: 'anniversary-symbol',
    drafter: 'seojun',
    draftedAt: '2026-11-12 09:20',
    steps: [
      saved('2026-11-12 11:45', {
        title: '시 승격 50주년 상징물 당선작 결정(소망 우물)',
        publicTitle: '시 승격 50주년 상징물 심사 결과',
        summary: '시 승격 50주년 상징물 공모의 당선작과 심사 의견입니다.',
        keywords: ['50주년', '상징물', '공모'],
        licence: 'kogl1',
        embargoUntil: '2028-05-01',
        task: '주민자치회 운영 지원',
        line: [review('sujin'), delegated('dohyun')],
        body: `
          시 승격 50주년 상징물의 당선작을 다음과 같이 정하고자 합니다.
          1. 당선작: 소망 우물
          2. 심사 의견: 시민이 물을 길어 나누던 옛 우물을 되살린 점이 돋보임
          3. 발표: 2028. 5. 1.(월) 시민의 날 기념식에서 처음으로 알림`,
      }),
      submitted('2026-11-12 11:50'),
      signed('2026-11-12 14:30'),
      signed('2026-11-13 10:05'),
    ],
  },
];
