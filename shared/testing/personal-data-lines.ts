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

class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from 0 to just below `end` (mulberry32). */
  below(end: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  }

  between(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  of<Thing>(things: readonly [Thing, ...Thing[]]): Thing {
    return things[this.below(things.length)] ?? things[0];
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.below(10)).join('');
  }
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

function markedLine(dice: Dice): LabelledLine {
  const kind = dice.below(5) < 3 ? dice.of(OFTEN) : dice.of(KINDS);
  const made = MAKERS[kind]?.(dice);
  if (!made) throw new Error(kind);
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

/** What looks like personal data and is not: days, document numbers, amounts, articles, offices' own numbers. */
function cleanLine(dice: Dice): LabelledLine {
  const [of, text] = dice.of(TRAPS)(dice);
  return { text, marks: [], of };
}

type Trap = (dice: Dice) => readonly [of: string, text: string];

const UNITS: readonly [string, ...string[]] = ['자치행정과', '기획예산과', '복지정책과', '은하동', '정보공개과'];
const day = (dice: Dice) => `${dice.between(2015, 2026)}. ${dice.between(1, 12)}. ${dice.between(1, 28)}.`;

const TRAPS: readonly [Trap, ...Trap[]] = [
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
