import { Dice } from './line-dice.ts';
import { LATER_TRAPS, STRANGE_TRAPS, TRAPS } from './personal-data-traps.ts';

/**
 * Lines of office documents with the personal data in them marked, made up for the test of the detectors. Written
 * from the forms that the numbers have in law and in letters, not from the patterns that look for them: it has its own
 * arithmetic and imports nothing of the rules. All people, numbers and places are invented.
 */
export type LabelledLine = {
  readonly text: string;
  readonly marks: readonly { readonly kind: string; readonly from: number; readonly to: number }[];
  /** What the line is an example of, for the report of a test. */
  readonly of: string;
};

export function personalDataLines(seed: number, count: number): LabelledLine[] {
  const dice = new Dice(seed);
  return Array.from({ length: count }, () => (dice.below(100) < 62 ? markedLine(dice) : cleanLine(dice)));
}

/** Lines in sentences that no other line has: what rules that fit the others too well would fail on. */
export function strangeDataLines(seed: number, count: number): LabelledLine[] {
  const dice = new Dice(seed);
  return Array.from({ length: count }, () => {
    if (dice.below(100) >= 62) return { text: dice.of(STRANGE_TRAPS)(dice), marks: [], of: 'strange' };
    const kind = dice.of(OFTEN);
    return markedLine(dice, kind, dice.of(STRANGE_SENTENCES[kind] ?? ['#']));
  });
}

type Made = { readonly kind: string; readonly value: string; readonly said: string };

/** Each sentence has one place (`#`) for the value. */
const MAKERS: Readonly<Record<string, (dice: Dice) => Made>> = {
  residentNumber: (dice) => {
    const value = disguised(dice, residentNumber(dice));
    const said = dice.of([
      ...(['신청인의 주민등록번호는 #입니다.', '주민번호 #', '본인 확인(#) 후 지급', `가. 대상: ${NAMED}(#)`] as const),
      ...(['붙임 서류에 #(으)로 적혀 있음', '#', '세대원 2명 # 외 1명', '통장 사본_#.pdf'] as const),
    ]);
    return { kind: 'residentNumber', value, said };
  },
  foreignerNumber: (dice) => ({
    kind: 'foreignerNumber',
    value: disguised(dice, foreignerNumber(dice)),
    said: dice.of(['외국인등록번호: #', '결혼이민자 # 상담 기록', '체류 자격 확인(#)']),
  }),
  mobilePhone: (dice) => ({
    kind: 'mobilePhone',
    value: mobilePhone(dice),
    said: dice.of([
      ...(['연락처 #', '민원인(#)에게 안내함', '휴대전화: # 로 회신', '참가 신청은 #(으)로 문자', '☎ #'] as const),
      ...(['2026. 3. 4. # 통화', '비상연락망 # 보호자', 'H.P. #', '문의 사항은 # 또는 사무실로'] as const),
    ]),
  }),
  driverLicence: (dice) => ({
    kind: 'driverLicence',
    value: driverLicence(dice),
    said: dice.of(['운전면허번호 #', '면허증(#) 확인', '공용차량 운전자 # 등록', '기사 면허: #']),
  }),
  passportNumber: (dice) => ({
    kind: 'passportNumber',
    value: dice.of([`M${dice.digits(8)}`, `S${dice.digits(8)}`, `M${dice.digits(3)}${letter(dice)}${dice.digits(4)}`]),
    said: dice.of(['여권번호 #', '여권(#) 사본 1부', '국외출장자 여권번호: #', '관용여권 번호는 #임']),
  }),
  bankCard: (dice) => ({
    kind: 'bankCard',
    value: bankCard(dice),
    said: dice.of(['카드번호 #', '법인카드(#)로 결제', '결제 카드: #', '신용카드 # 승인 취소']),
  }),
  bankAccount: (dice) => ({
    kind: 'bankAccount',
    value: bankAccount(dice),
    said: dice.of([
      ...(['계좌번호: #', '나리은행 #', '입금 계좌는 새빛은행 #입니다.', '농협 #(예금주 별도)'] as const),
      ...(['우체국 #', '환급 계좌 #', '보조금 전용통장 #'] as const),
    ]),
  }),
  businessNumber: (dice) => ({
    kind: 'businessNumber',
    value: businessNumber(dice),
    said: dice.of(['사업자등록번호 #', '계약상대자(사업자번호 #)', '공급자: 달빛상사 #']),
  }),
  email: (dice) => ({
    kind: 'email',
    value: dice.of([
      `${dice.of(['haneul', 'byeol.lee', 'noeul_88', 'garam-kim'])}@${dice.of(['example.com', 'mail.example.net', 'post.example.org'])}`,
      `maeum${dice.digits(3)}@example.co.kr`,
    ]),
    said: dice.of(['전자우편 #', '회신: # 로 보내 주시기 바랍니다.', '신청서를 #(으)로 제출', '이메일(#) 접수']),
  }),
  homeAddress: (dice) => ({
    kind: 'homeAddress',
    value: homeAddress(dice),
    said: dice.of(['주소: #', '거주지 #', '신청인 주소 # 현장 확인', '방문 상담(#)', '배송지는 #입니다.']),
  }),
  personName: (dice) => ({
    kind: 'personName',
    value: personName(dice),
    said: dice.of([
      ...(['성명: #', '민원인 # 씨가 방문함', '신청인(#)의 요청에 따라', '피해자 #에게 통지함'] as const),
      ...(['예금주: #', '# 씨의 이의신청을 기각함', '청구인 #, 정보공개 청구', '이름: # 외 3명'] as const),
    ]),
  }),
  vehicleNumber: (dice) => ({
    kind: 'vehicleNumber',
    value: `${dice.of(['12', '034', '157', '68', '301'])}${dice.of(['가', '나', '러', '머', '조', '허', '호'])}${dice.between(1000, 9999)}`,
    said: dice.of(['차량번호 #', '위반 차량(#) 견인', '번호판: #', '자동차 # 주차 단속']),
  }),
  birthDate: (dice) => ({
    kind: 'birthDate',
    value: birthDate(dice),
    said: dice.of(['생년월일 #', '생년월일: # (남)', '(생년월일 #)']),
  }),
  telephone: (dice) => ({
    kind: 'telephone',
    value: `${dice.of(['02', '031', '051', '070'])}-${dice.between(200, 999)}-${dice.digits(4)}`,
    said: dice.of(['자택 전화 #', '보호자 집전화(#)', '민원인 연락처: #']),
  }),
};

const NAMED = '이하늘';
const KINDS = Object.keys(MAKERS) as [string, ...string[]];
/** What stops a publication is tried most. */
const OFTEN: [string, ...string[]] = [
  'residentNumber',
  'mobilePhone',
  'foreignerNumber',
  'driverLicence',
  'bankCard',
  'passportNumber',
];

function markedLine(dice: Dice, only?: string, sentenceOf?: string): LabelledLine {
  const kind = only ?? (dice.below(5) < 3 ? dice.of(OFTEN) : dice.of(KINDS));
  const given = MAKERS[kind]?.(dice);
  if (!given) throw new Error(kind);
  const later = LATER_SENTENCES[kind];
  const made = { ...given, said: sentenceOf ?? (later && dice.below(4) === 0 ? dice.of(later) : given.said) };
  const lead = dice.of(['', '', '○ ', '- ', '가. ', '다음과 같이 알려드립니다. ', '※ ']);
  const sentence = lead + made.said;
  const from = sentence.indexOf('#');
  const text = sentence.replace('#', () => made.value);
  const mark = { kind: made.kind, from, to: from + made.value.length };
  // Somebody is named right before the number.
  const named = sentence.indexOf(`${NAMED}(#`);
  const name = named < 0 ? [] : [{ kind: 'personName', from: named, to: named + NAMED.length }];
  return { text, marks: [...name, mark], of: kind };
}

/** A day between 1935 and 2024 as six digits, with the digit that tells century and sex. */
function born(dice: Dice): { readonly day: string; readonly year: number } {
  const year = dice.between(1935, 2024);
  const month = dice.between(1, 12);
  const day = dice.between(1, new Date(Date.UTC(year, month, 0)).getUTCDate());
  return { day: [year % 100, month, day].map((part) => String(part).padStart(2, '0')).join(''), year };
}

function residentNumber(dice: Dice): string {
  const { day, year } = born(dice);
  const sex = (year < 2000 ? 1 : 3) + dice.below(2);
  return `${day}-${sex}${withTail(dice, `${day}${sex}`, 0)}`;
}

function foreignerNumber(dice: Dice): string {
  const { day, year } = born(dice);
  const sex = (year < 2000 ? 5 : 7) + dice.below(2);
  return `${day}-${sex}${withTail(dice, `${day}${sex}`, 2)}`;
}

/** Given until October 2020: region, order and a check digit; given since: six random digits. */
function withTail(dice: Dice, head: string, more: number): string {
  if (dice.below(3) === 0) return dice.digits(6);
  const five = dice.digits(5);
  const factors = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
  const sum = [...`${head}${five}`].reduce((total, digit, place) => total + Number(digit) * (factors[place] ?? 0), 0);
  return `${five}${(11 - (sum % 11) + more) % 10}`;
}

/** A number as people write it: other hyphens, spaces, full width, a character nobody sees, a letter for a digit. */
function disguised(dice: Dice, plain: string): string {
  switch (dice.below(12)) {
    case 0:
      return plain.replace('-', dice.of(['–', '－', '—', '‐', ' - ', 'ㅡ', '~', '.']));
    case 1:
      return plain.replace(/[0-9-]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    case 2:
      return `${plain.slice(0, 3)}\u200b${plain.slice(3, 9)}\u2060${plain.slice(9)}`;
    case 3:
      return [...plain].join(' ');
    case 4:
      return plain.includes('0', 1) ? replaceOne(plain, '0', dice.of(['O', 'o'])) : plain;
    case 5:
      return plain.slice(2).includes('1') ? replaceOne(plain, '1', dice.of(['l', 'I'])) : plain;
    default:
      return plain;
  }
}

/** The last of them that stands beside other digits. */
function replaceOne(plain: string, digit: string, letter: string): string {
  const at = plain.lastIndexOf(digit, plain.length - 2);
  return at < 1 ? plain : plain.slice(0, at) + letter + plain.slice(at + 1);
}

function mobilePhone(dice: Dice): string {
  const middle = String(dice.between(2000, 9999));
  const last = dice.digits(4);
  const hyphened = `010-${middle}-${last}`;
  switch (dice.below(9)) {
    case 0:
      return `010${middle}${last}`;
    case 1:
      return dice.of([`010.${middle}.${last}`, `010 ${middle} ${last}`, `010)${middle}-${last}`]);
    case 2:
      return `+82-10-${middle}-${last}`;
    case 3:
      return `${dice.of(['011', '016', '019'])}-${dice.between(200, 999)}-${last}`;
    default:
      return disguised(dice, hyphened);
  }
}

function driverLicence(dice: Dice): string {
  const rest = `${String(dice.between(70, 99))}-${dice.digits(6)}-${dice.digits(2)}`;
  return dice.below(4) === 0 ? `${dice.of(['서울', '경기', '부산'])} ${rest}` : `${dice.between(11, 28)}-${rest}`;
}

function bankCard(dice: Dice): string {
  const head = dice.of(['4', '5', '9', '6']) + dice.digits(14);
  let sum = 0;
  for (const [place, digit] of [...head].entries()) {
    const twice = place % 2 === 0 ? Number(digit) * 2 : Number(digit);
    sum += twice > 9 ? twice - 9 : twice;
  }
  const number = `${head}${(10 - (sum % 10)) % 10}`;
  return number.replace(/(\d{4})(?=\d)/g, `$1${dice.of(['-', '-', ' ', ''])}`);
}

function bankAccount(dice: Dice): string {
  return dice.of([
    `${dice.between(101, 999)}-${dice.digits(2)}-${dice.digits(6)}`,
    `${dice.between(101, 999)}-${dice.digits(4)}-${dice.digits(4)}-${dice.digits(2)}`,
    `${dice.between(110000, 999999)}-${dice.digits(2)}-${dice.digits(6)}`,
    `${dice.between(1, 9)}${dice.digits(11)}`,
  ]);
}

function businessNumber(dice: Dice): string {
  const head = `${dice.between(101, 899)}${dice.between(10, 89)}${dice.digits(4)}`;
  const factors = [1, 3, 7, 1, 3, 7, 1, 3, 5];
  const sum = [...head].reduce((total, digit, place) => {
    const product = Number(digit) * (factors[place] ?? 0);
    return total + product + (place === 8 ? Math.floor(product / 10) : 0);
  }, 0);
  const number = `${head}${(10 - (sum % 10)) % 10}`;
  return `${number.slice(0, 3)}-${number.slice(3, 5)}-${number.slice(5)}`;
}

function homeAddress(dice: Dice): string {
  const street = dice.of([
    ...(['나리시 새빛구 은하로 12', '나리시 은하로 34번길 5-6', '하늘도 가람시 달빛길 77'] as const),
    ...(['가람시 물결동 123-4', '새빛구 노을대로 201'] as const),
  ]);
  const door = dice.of([
    `${dice.between(101, 120)}동 ${dice.between(1, 25)}0${dice.between(1, 6)}호`,
    `은하아파트 ${dice.between(1, 9)}동 ${dice.between(101, 999)}호`,
  ]);
  return `${street}${dice.of([', ', ' '])}${door}`;
}

function personName(dice: Dice): string {
  const family = dice.of(['김', '이', '박', '최', '정', '강', '조', '윤', '장', '임', '한', '서', '문', '배', '남궁']);
  return family + dice.of(['하늘', '노을', '가람', '민준', '서연', '지우', '도윤', '은채', '순자', '영호']);
}

function birthDate(dice: Dice): string {
  const { day, year } = born(dice);
  const parts = [year, Number(day.slice(2, 4)), Number(day.slice(4, 6))];
  return dice.of([parts.join('. '), parts.join('-'), `${parts[0]}년 ${parts[1]}월 ${parts[2]}`, day]);
}

function letter(dice: Dice): string {
  return String.fromCharCode(65 + dice.below(26));
}

function cleanLine(dice: Dice): LabelledLine {
  if (dice.below(4) === 0) return { text: dice.of(LATER_TRAPS)(dice), marks: [], of: 'later' };
  const [of, text] = dice.of(TRAPS)(dice);
  return { text, marks: [], of };
}

/** Known since the rules were mended by one of them. */
const LATER_SENTENCES: Readonly<Record<string, [string, ...string[]]>> = {
  residentNumber: [
    '위 사람(#)은 우리 시 주민임을 확인함',
    '부(#), 모 별도 확인',
    '1) # 전입 완료',
    '"#" 조회 결과 없음',
  ],
  foreignerNumber: ['등록외국인 # 체류지 변경', '다문화가정 상담대장 #', '국적 미상(#)'],
  mobilePhone: ['야간에는 #(으)로 연락 바람', '현장 반장 #', '접수자 통화: #, 부재중', '010으로 시작하는 # 확인'],
  driverLicence: ['면허번호가 #인 운전원', '적성검사 대상 # 안내', '기동반 운전면허 현황 1. #'],
  passportNumber: ['여권 만료 예정(번호 #)', '출국자 여권번호는 # 이다', '단수여권 # 발급'],
  bankCard: ['유류구매카드 # 재발급', '카드 분실 신고: #', '업무추진비 카드(#) 사용 내역'],
};

const STRANGE_SENTENCES: Readonly<Record<string, [string, ...string[]]>> = {
  residentNumber: [
    '사망자 #의 상속인 확인',
    '제적등본상 번호(#)와 다름',
    '나. 자녀 # 아동수당',
    '조회번호: #, 결과 없음',
  ],
  foreignerNumber: ['고용허가 대상 근로자(#)', '체류지 신고 # 접수 완료', '배우자 번호는 #임'],
  mobilePhone: ['# 으로 전화하였으나 받지 않음', '통장(#) 협조 요청', '비고: #', '차량에 적힌 번호 #'],
  driverLicence: ['대형면허 #', '면허 취소 처분(면허번호 #)', '관용차 운전 가능자: #'],
  passportNumber: ['여권 재발급 신청 #', '연수생 여권번호 목록: #', '분실 여권(#) 신고'],
  bankCard: ['# 카드로 승인됨', '보조금 카드번호 확인: #', '체크카드(#) 반납'],
};
