import type { Dice } from './line-dice.ts';

/** What looks like personal data and is not: days, document numbers, amounts, articles, offices' own numbers. */
type Trap = (dice: Dice) => readonly [of: string, text: string];

const UNITS: readonly [string, ...string[]] = ['자치행정과', '기획예산과', '복지정책과', '은하동', '정보공개과'];
const day = (dice: Dice) => `${dice.between(2015, 2026)}. ${dice.between(1, 12)}. ${dice.between(1, 28)}.`;

export const TRAPS: readonly [Trap, ...Trap[]] = [
  (dice) => [
    'date',
    `${day(dice)}(수) ${dice.between(9, 18)}:${dice.between(10, 59)} 개최한 회의 결과를 알려드립니다.`,
  ],
  (dice) => ['period', `사업 기간: ${day(dice)} ~ ${day(dice)}`],
  (dice) => [
    'date',
    `작성일 20${dice.between(10, 26)}-${String(dice.between(1, 12)).padStart(2, '0')}-${dice.between(10, 28)}`,
  ],
  (dice) => ['document-number', `관련: ${dice.of(UNITS)}-${dice.between(1, 99999)}(${day(dice)})호`],
  (dice) => ['document-number', `가. ${dice.of(UNITS)}-${dice.digits(6)}(${day(dice)})`],
  (dice) => ['management-number', `관리번호 D000${dice.digits(10)}`],
  (dice) => ['notice-number', `${dice.of(['고시', '공고'])} 제20${dice.between(10, 26)}-${dice.between(1, 9999)}호`],
  (dice) => [
    'receipt-number',
    `접수번호 ${dice.between(20, 26)}0${dice.between(1, 9)}${dice.between(10, 28)}-${dice.between(5, 8)}${dice.digits(3)}`,
  ],
  (dice) => ['amount', `소요 예산: 금${dice.between(1, 999)},${dice.digits(3)},${dice.digits(3)}원`],
  (dice) => ['amount', `총 ${dice.digits(3)}억 ${dice.between(1000, 9999)}만원(국비 ${dice.between(10, 90)}%)`],
  (dice) => ['amount', `기금 ${dice.between(10, 99)}조${dice.between(1000, 9999)}억원을 편성함`],
  (dice) => ['amount', `세출 ${dice.between(100000, 999999)}천원, 세입 ${dice.between(1000000, 9999999)}천원`],
  (dice) => ['article', `「지방자치법」 제${dice.between(1, 200)}조제${dice.between(1, 9)}항제${dice.between(1, 9)}호`],
  (dice) => ['article', `법률 제${dice.between(10000, 20000)}호, 대통령령 제${dice.between(30000, 37000)}호`],
  (dice) => ['office-telephone', `문의: ${dice.of(UNITS)}(☎ 02-${dice.between(200, 999)}-${dice.digits(4)})`],
  (dice) => ['office-telephone', `담당자에게 전화 031-${dice.between(200, 999)}-${dice.digits(4)} 바랍니다.`],
  (dice) => ['office-telephone', `대표전화 ${dice.of(['1588', '1577', '1600'])}-${dice.digits(4)}, 콜센터 120`],
  (dice) => [
    'office-mail',
    `제출처: ${dice.of(['haneul', 'noeul', 'minwon'])}@${dice.of(['korea.kr', 'nadri.go.kr', 'mail.go.kr'])}`,
  ],
  (dice) => ['office-address', `장소: 나리시 새빛구 은하로 ${dice.between(1, 300)}, ${dice.between(1, 9)}층 대회의실`],
  (dice) => ['office-address', `본관 ${dice.between(1, 9)}층 ${dice.between(101, 999)}호 회의실`],
  (dice) => [
    'masked',
    `주민등록번호 ${dice.between(60, 99)}0${dice.between(1, 9)}${dice.between(10, 28)}-${dice.between(1, 2)}******`,
  ],
  (dice) => ['masked', `연락처 010-****-${dice.digits(4)}, 성명 김○○`],
  (dice) => ['masked', `신청인 홍*동(010-${dice.between(2000, 9999)}-****)`],
  (dice) => ['official', `${dice.of(UNITS)}장 정노을, 담당자 이하늘 주무관`],
  () => ['office-words', '민원인 안내 표지판과 신청인 대기 공간을 정비함'],
  () => ['office-words', '대상자 선정 기준과 신청서 양식은 붙임과 같습니다.'],
  () => ['office-words', '성명, 주소, 전화번호를 적은 신청서를 냄'],
  () => ['office-words', '피해자 지원과 보호자 교육을 함께 실시하고 수급자 조사를 마침'],
  () => ['office-words', '신청인 주소지 관할 은하동 주민센터에서 접수함'],
  (dice) => [
    'count',
    `참석 ${dice.between(100, 999)}명, 만족도 ${dice.between(1, 5)}.${dice.digits(2)}점, 누적 ${dice.digits(7)}건`,
  ],
  (dice) => ['code', `물품 식별번호 ${dice.between(20000000, 29999999)}, 기관코드 ${dice.digits(7)}`],
  (dice) => [
    'code',
    `공사명: 은하로 ${dice.between(1, 99)}호선 정비(구간 ${dice.digits(4)}m, 사업코드 ${dice.digits(4)}-${dice.digits(3)})`,
  ],
  (dice) => ['random-card', `나라장터 입찰공고번호 ${dice.between(2015, 2026)}${dice.digits(7)}-00`],
  (dice) => [
    'version',
    `판 ${dice.below(9)}.${dice.below(20)}.${dice.below(20)}, 주소 10.${dice.below(255)}.${dice.below(255)}.${dice.below(255)}`,
  ],
  (dice) => ['barcode', `도서 ISBN 979-11-${dice.digits(4)}-${dice.digits(3)}-${dice.below(10)}`],
  (dice) => [
    'corporation',
    `마을공동체 ${dice.between(10, 99)}곳, 동아리 ${dice.between(100, 999)}곳에 보조금을 교부함`,
  ],
  (dice) => ['time', `운영 시간 ${dice.between(6, 9)}:00~${dice.between(17, 22)}:00(${dice.between(1, 12)}월 기준)`],
  (dice) => ['year-row', `${dice.of(['2021 2022 2023 2024', '2022 2023 2024 2025'])} 연도별 추이(단위: 천 명)`],
];

/** Known since the rules were mended. */
export const LATER_TRAPS: readonly [(dice: Dice) => string, ...((dice: Dice) => string)[]] = [
  (dice) => `제${dice.between(200, 320)}회 임시회 회의록 ${dice.between(1, 300)}쪽 참조`,
  (dice) => `지번: 은하동 산${dice.between(1, 99)}-${dice.between(1, 20)} 일원 도시계획시설`,
  (dice) =>
    `면적 ${dice.between(1000, 99999)}㎡, 연장 ${dice.between(1, 99)}.${dice.digits(2)}km, 도로 폭 ${dice.between(4, 30)}m`,
  (dice) => `좌표 37.${dice.digits(6)}, 127.${dice.digits(6)} 부근`,
  (dice) =>
    `${dice.between(2010, 2026)}년도 결산서 ${dice.digits(3)}-${dice.digits(2)} 과목 불용액 ${dice.digits(8)}원`,
  (dice) =>
    `버스 ${dice.between(100, 999)}번, 마을버스 ${dice.between(1, 30)}번 노선 조정(${dice.between(2, 9)}. ${dice.between(1, 28)}. 시행)`,
  (dice) => `우편번호 ${dice.digits(5)}, 사서함 ${dice.digits(3)}호`,
  (dice) =>
    `시스템 판 20${dice.between(20, 26)}${String(dice.between(1, 12)).padStart(2, '0')}${dice.between(10, 28)}${dice.digits(6)} 배포`,
  () => '김장 나눔 행사에 참가자 모두가 이웃 사랑을 실천함',
  () => '학생 안전을 위하여 보호자 동의서를 받고 이름표를 나누어 줌',
  () => '청구인 적격 여부와 신고인 보호 방안을 검토함',
  (dice) => `조례 제${dice.between(1000, 9999)}호 부칙 제${dice.between(1, 9)}조에 따른 경과조치`,
  (dice) =>
    `전화 상담 ${dice.between(1000, 9999)}건, 방문 ${dice.between(100, 999)}건, 온라인 ${dice.between(1000, 9999)}-${dice.between(1, 9)}차`,
];

/** The same in sentences that stand in no other line. */
export const STRANGE_TRAPS: readonly [(dice: Dice) => string, ...((dice: Dice) => string)[]] = [
  (dice) => `수도계량기 ${dice.digits(8)} 검침값 ${dice.digits(4)}-${dice.digits(4)}`,
  (dice) => `동별 세대수는 ${dice.between(101, 120)}동 ${dice.between(20, 90)}세대, 주차 ${dice.digits(3)}면`,
  (dice) => `${dice.between(2019, 2026)}학년도 ${dice.between(1, 2)}학기 강좌 ${dice.between(10, 99)}개 개설`,
  (dice) => `예산현액 ${dice.digits(3)},${dice.digits(3)}천원, 집행률 ${dice.between(10, 99)}.${dice.digits(1)}%`,
  (dice) => `공사 구간 은하로 ${dice.between(1, 99)}번길 ${dice.between(1, 99)}부터 달빛길까지`,
  (dice) => `사건 20${dice.between(10, 26)}가합${dice.digits(5)} 판결 선고`,
  (dice) => `열차 KTX ${dice.digits(3)} ${dice.between(1, 18)}호차 ${dice.between(1, 20)}번 좌석`,
  (dice) => `국번 없이 ${dice.of(['110', '120', '182'])}번으로 신고`,
  () => '수급자 가구 방문과 보호자 상담을 늘림',
  () => '성명을 적지 않은 민원인 의견도 함께 살핌',
  () => '이름 공모전에서 뽑힌 공원 이름은 은하공원임',
  () => '임차인 보호 조례와 소유자 동의 절차를 설명함',
  (dice) =>
    `개정 ${dice.between(1990, 2025)}. ${dice.between(1, 12)}. ${dice.between(1, 28)}. 규칙 제${dice.digits(4)}호`,
];
