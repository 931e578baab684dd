import {
  hasBusinessCheckDigit,
  hasCardCheckDigit,
  hasCorporationCheckDigit,
  hasResidentCheckDigit,
  isDay,
} from './check-digits.ts';
import {
  crossesEdge,
  type Detector,
  digitsOf,
  isOfficeNumber,
  type Judgement,
  LEFT,
  type Met,
  onlyDigits,
  RIGHT,
  WIDE_GAP,
} from './detector.ts';

const BANK = /(?:은행|농협|수협|신협|금고|우체국|뱅크|계좌|통장)[^0-9]{0,12}$/;
const HYPHEN = ' ?[-.·] ?';

/** Six and seven digits: a person's, a foreigner's, a firm's, or none of them. */
const registrationNumber: Detector = {
  pattern: new RegExp(`(?<![0-9])(${digitsOf(6)})(${WIDE_GAP})(${digitsOf(7)})(?![0-9])`, 'g'),
  reads: 'figures',
  judge: judgeRegistration,
};

function judgeRegistration({ words, before, after }: Met): Judgement | undefined {
  const first = onlyDigits(words[1] ?? '');
  const digits = first + onlyDigits(words[3] ?? '');
  const named = /주민|외국인|거소|생년/.test(before.slice(-24));
  const hyphen = (words[2] ?? '').includes('-');
  // `1-900101-1234568`: what hangs on it makes a code of it, unless its name or its check digit says otherwise.
  const tied = /(?:[A-Za-z]|[0-9]-)$/.test(before) || /^-[0-9]/.test(after);
  if (tied && !(hyphen && isDay(first) && (named || hasResidentCheckDigit(digits)))) return undefined;
  if (/법인/.test(before.slice(-24)) && !named) return { kind: 'corporationNumber', confidence: 'likely' };
  const century = digits.charAt(6);
  if (!isDay(first) || ('09'.includes(century) && !named)) return undefined;
  const kind = '5678'.includes(century) ? 'foreignerNumber' : 'residentNumber';
  const checked = hasResidentCheckDigit(digits);
  if (named) return { kind, confidence: 'certain' };
  if (/(?:바코드|ISBN)[^가-힣0-9]{0,6}$/.test(before) && words[2] === '') return undefined;
  if (isOfficeNumber(before)) return checked ? { kind, confidence: 'likely' } : undefined;
  if (words[2] === '' && !checked && BANK.test(before)) return undefined;
  // Nobody older than the numbers' first holders; a firm registered in Seoul would be born in January 1911.
  const old = '1256'.includes(century) && Number(first.slice(0, 2)) < 12;
  if (tied || old || (!checked && hasCorporationCheckDigit(digits))) return { kind, confidence: 'likely' };
  return { kind, confidence: checked || hyphen ? 'certain' : 'likely' };
}

const BOX = '\\n{1,2}[0-9]';

/** A digit to a box (cell), as printed forms have it, no digit more or less: thirteen small figures rarely are. */
const boxedNumber: Detector = {
  pattern: new RegExp(`(?<![^\\n])[0-9](?:${BOX}){5}(?:\\n{1,2}-)?(?:${BOX}){7}(?![^\\n])(?!${BOX}(?![^\\n]))`, 'g'),
  reads: 'figures',
  judge({ words, before }) {
    const digits = onlyDigits(words[0]);
    if (/(?:^|\n)[0-9]\n{1,2}$/.test(before) || !isDay(digits.slice(0, 6)) || /[09]/.test(digits.charAt(6))) {
      return undefined;
    }
    const kind = /[5678]/.test(digits.charAt(6)) ? 'foreignerNumber' : 'residentNumber';
    const isNamed = /주민|외국인|거소|생년/.test(before.slice(-24));
    return { kind, confidence: isNamed || hasResidentCheckDigit(digits) ? 'certain' : 'likely' };
  },
};

const REGIONS = '서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주';

const driverLicence: Detector = {
  pattern: new RegExp(
    `${LEFT}(?:(?:1 ?[1-9]|2 ?[0-8])(${WIDE_GAP})${digitsOf(2)}(${WIDE_GAP})${digitsOf(6)}(${WIDE_GAP})${digitsOf(2)}` +
      `|(?:${REGIONS}) ?[0-9]{2}${HYPHEN}[0-9]{6}${HYPHEN}[0-9]{2})${RIGHT}`,
    'g',
  ),
  reads: 'figures',
  judge({ words, before }) {
    const kind = 'driverLicence';
    if (/면허/.test(before.slice(-20))) return { kind, confidence: 'certain' };
    const [number, ...gaps] = words;
    if (/^[0-9]{12}$/.test(number) || BANK.test(before) || isOfficeNumber(before)) return undefined;
    // Without a word for it only the hyphens tell it from other figures; the old form names its region instead.
    const hyphened = gaps.every((gap = '-') => /[-.·]/.test(gap));
    if (!hyphened && !gaps.every((gap) => gap === ' ')) return undefined;
    return { kind, confidence: hyphened ? 'certain' : 'likely' };
  },
};

const passportNumber: Detector = {
  pattern: /(?<![A-Za-z0-9])(?:[MSRODG][- ]?[0-9]{4} ?[0-9]{4}|[MSOD][0-9]{3}[A-Z][0-9]{4})(?![A-Za-z0-9]|-[0-9])/gi,
  reads: 'text',
  judge({ words, before }) {
    const kind = 'passportNumber';
    if (/여권|passport/i.test(before.slice(-24))) return { kind, confidence: 'certain' };
    const [number] = words;
    if (!/^[MS][0-9]{3}[0-9A-Z][0-9]{4}$/.test(number) || isOfficeNumber(before)) return undefined;
    return /^.(?:19|20)[0-9]{2}[01]/.test(number) ? undefined : { kind, confidence: 'likely' };
  },
};

const healthInsurance: Detector = {
  pattern: new RegExp(`(?:건강보험|보험증)[^0-9\\n]{0,12}([0-9](?:[- ]?[0-9]){10})${RIGHT}`, 'g'),
  reads: 'figures',
  judge: ({ words }) => ({
    ...{ kind: 'healthInsurance', confidence: 'likely' },
    from: words[0].length - (words[1]?.length ?? 0),
  }),
};

const bankCard: Detector = {
  pattern: new RegExp(
    `${LEFT}(?:${digitsOf(4)}(${WIDE_GAP})${digitsOf(4)}${WIDE_GAP}${digitsOf(4)}${WIDE_GAP}(?:${digitsOf(4)}|[0-9]{1,3})` +
      `|3 ?[47] ?[0-9] ?[0-9]${WIDE_GAP}${digitsOf(6)}${WIDE_GAP}${digitsOf(5)})${RIGHT}`,
    'g',
  ),
  reads: 'figures',
  judge({ words, before }) {
    const kind = 'bankCard';
    const digits = onlyDigits(words[0]);
    const named = /카드/.test(before.slice(-20));
    const short = digits.length < 16 && !/^3[47][0-9]{13}$/.test(digits);
    if (digits.length < 13 || !/^(?:[3-69]|2[2-7])/.test(digits) || !hasCardCheckDigit(digits)) return undefined;
    if (named) return { kind, confidence: 'certain' };
    if (short || BANK.test(before) || isOfficeNumber(before)) return undefined;
    if (crossesEdge(words[0]) || /[/~_:|)·]/.test(words[0])) return undefined;
    return { kind, confidence: words[1]?.includes('-') ? 'certain' : 'likely' };
  },
};

const SPREAD = '[0-9](?: [0-9]){1,5}(?: - [0-9](?: [0-9]){0,7}){1,4}';

/** Groups with hyphens between them, digits set apart, or with no more than a space between the groups. */
const ACCOUNT =
  `(?:[0-9]{2,6}(?:[ \\n]{0,2}[-·][ \\n]{0,2}[0-9]{1,8}){1,4}|${SPREAD}` + '|[0-9]{2,6}(?:[- ]?[0-9]{2,8}){1,3})';

const bankAccount: Detector = {
  pattern: new RegExp(
    '(계좌|은행|농협|수협|신협|금고|우체국|뱅크|통장)([^0-9\\n]{0,15})' + `(${ACCOUNT})${RIGHT}(?! ?[원천만억건명])`,
    'g',
  ),
  reads: 'figures',
  judge({ words }) {
    const [whole, label, between = '', number = ''] = words;
    if (!isAccountLong(number) || /사업자|등록|전화|팩스|대표|문의|예산|면허|카드/.test(between)) return undefined;
    const named = label === '계좌' || between.includes('계좌');
    if (!named && /^0[0-9]{1,2}[- ][0-9]{3,4}[- ][0-9]{4}$/.test(number)) return undefined;
    return { kind: 'bankAccount', confidence: 'likely', from: whole.length - number.length };
  },
};

function isAccountLong(number: string): boolean {
  const { length } = onlyDigits(number);
  return length >= 10 && length <= 14;
}

/** What the banks call themselves without saying that they are one. */
const SHORT_BANK =
  /(?:국민|신한|우리|하나|기업|카카오|토스|케이|제일|대구|부산|광주|전북|경남|제주|산업|씨티|IBK|KB|NH|SC|iM)[ \n(|:/]{1,3}$/;

/** `1234-56-789012 농협`: the bank behind its number. */
const BANK_BEHIND = /^[ ,(]{0,3}(?:[가-힣]{2,4}은행|농협|수협|신협|새마을금고|우체국|카카오뱅크|토스뱅크|케이뱅크)/;

/** `신한 110123456789`: no hyphen, and the bank does not say that it is one. */
const bareAccount: Detector = {
  pattern: new RegExp(
    `(?<![가-힣])(?:국민|신한|우리|하나|기업|카카오|토스|케이|IBK|KB|NH|SC) {1,2}[1-9][0-9]{10,13}${RIGHT}`,
    'g',
  ),
  reads: 'figures',
  judge: ({ words, after }) =>
    /^ ?[원천만억건명개]/.test(after)
      ? undefined
      : { kind: 'bankAccount', confidence: 'likely', from: words[0].length - onlyDigits(words[0]).length },
};

/** In a table the word for it stands in the row above, or the cell before has the bank's name alone. */
const accountInTable: Detector = {
  pattern: new RegExp(`${LEFT}(?:[0-9]{3,6}(?:[ \\n]{0,2}[-·][ \\n]{0,2}[0-9]{1,8}){2,3}|${SPREAD})${RIGHT}`, 'g'),
  reads: 'figures',
  judge({ words, before, after }) {
    const [number] = words;
    if (!isAccountLong(number)) return undefined;
    if (BANK_BEHIND.test(after) && !isOfficeNumber(before)) return { kind: 'bankAccount', confidence: 'likely' };
    const named = /계좌[^0-9]{0,40}$/.test(before) && !/전화|연락처|팩스/.test(before.slice(-48));
    if (!named && !(SHORT_BANK.test(before) && !number.startsWith('0'))) return undefined;
    return { kind: 'bankAccount', confidence: 'likely' };
  },
};

const businessNumber: Detector = {
  pattern: new RegExp(`${LEFT}[0-9]{3}(${HYPHEN}| )?[0-9]{2}(?:${HYPHEN}| )?[0-9]{5}${RIGHT}`, 'g'),
  reads: 'figures',
  judge({ words, before }) {
    const named = /사업자/.test(before.slice(-20));
    if (!(named || words[1]?.includes('-')) || !hasBusinessCheckDigit(onlyDigits(words[0]))) return undefined;
    return { kind: 'businessNumber', confidence: 'likely' };
  },
};

const SYLLABLES = '가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주바사아자배허하호';

const IS_A_CAR = /^[ ,)]{0,2}(?:승용|승합|화물|차량|자동차|트럭|택시|버스|이륜|오토바이|차주|운전자)/;

const PLATE_REGION = new RegExp(`(?:${REGIONS}) ?$`);

const vehicleNumber: Detector = {
  pattern: new RegExp(
    `(?<![0-9A-Za-z,.]|제)[0-9]{2,3} ?([${SYLLABLES}]) ?[0-9]{4}` + '(?![0-9]|[-.,][0-9]| ?[원년명개건호%천만억조번])',
    'g',
  ),
  reads: 'digits',
  judge({ words, before, after }) {
    const [whole, syllable = ''] = words;
    const region = PLATE_REGION.exec(before);
    const named = region !== null || /차량|자동차|번호판|차번|차주/.test(before.slice(-20)) || IS_A_CAR.test(after);
    const plain =
      /^[0-9]+[가-힣][0-9]+$/.test(whole) && '거너더러머버어저허'.includes(syllable) && !/[가-힣]$/.test(before);
    const from = region ? -region[0].length : 0;
    return named || plain ? { kind: 'vehicleNumber', confidence: 'likely', from } : undefined;
  },
};

const BIRTHDAY = "'?(?:19|20)?[0-9]{2}[-./년 ]{1,3}[0-9]{1,2}[-./월 ]{1,3}[0-9]{1,2}일?";

/** Behind the word for it, which in a table stands in the row above. */
const birthDate: Detector = {
  pattern: new RegExp(`(?:생년월일|생일|출생일?)[^0-9]{0,24}?(${BIRTHDAY}|[0-9]{6}|[0-9]{8})${RIGHT}`, 'g'),
  reads: 'digits',
  judge: ({ words }) => ({
    ...{ kind: 'birthDate', confidence: 'likely' },
    from: words[0].length - (words[1]?.length ?? 0),
  }),
};

/** `(1985. 3. 2.생)`; what was 생산 on a day is a document. */
const bornThen: Detector = {
  pattern: new RegExp(`(?<![0-9.])${BIRTHDAY}[.]? ?생(?:(?![가-힣])|(?=이며|으로|임))`, 'g'),
  reads: 'digits',
  judge: ({ words }) => ({ kind: 'birthDate', confidence: 'likely', to: words[0].length - 1 }),
};

/** The first to claim a place has it. */
export const NUMBER_DETECTORS: readonly Detector[] = [
  registrationNumber,
  boxedNumber,
  driverLicence,
  bankCard,
  passportNumber,
  healthInsurance,
];

export const LATER_NUMBER_DETECTORS: readonly Detector[] = [
  bankAccount,
  accountInTable,
  bareAccount,
  businessNumber,
  vehicleNumber,
  birthDate,
  bornThen,
];
