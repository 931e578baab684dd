import {
  hasBusinessCheckDigit,
  hasCardCheckDigit,
  hasCorporationCheckDigit,
  hasResidentCheckDigit,
  isDay,
} from './check-digits.ts';
import {
  type Detector,
  digitsOf,
  isOfficeNumber,
  type Judgement,
  LEFT,
  type Met,
  onlyDigits,
  RIGHT,
} from './detector.ts';

const BANK = /(?:은행|농협|수협|신협|금고|우체국|뱅크|계좌|통장)[^0-9]{0,12}$/;
/** As GAP, and over the edge of a table's cell or a line. */
const WIDE_GAP = '[ \\n]{0,2}[-.·/~_:]?[ \\n]{0,2}';
const HYPHEN = ' ?[-.·] ?';

/** Six and seven digits: a person's, a foreigner's, a firm's, or none of them. */
const registrationNumber: Detector = {
  pattern: new RegExp(`(?<![0-9])(${digitsOf(6)})(${WIDE_GAP})(${digitsOf(7)})(?![0-9])`, 'g'),
  reads: 'digits',
  judge: judgeRegistration,
};

function judgeRegistration({ words, before, after }: Met): Judgement | undefined {
  const first = onlyDigits(words[1] ?? '');
  const digits = first + onlyDigits(words[3] ?? '');
  const named = /주민|외국인|생년/.test(before.slice(-24));
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
  if (isOfficeNumber(before)) return checked ? { kind, confidence: 'likely' } : undefined;
  if (words[2] === '' && !checked && BANK.test(before)) return undefined;
  // Nobody older than the numbers' first holders; a firm registered in Seoul would be born in January 1911.
  const old = '1256'.includes(century) && Number(first.slice(0, 2)) < 12;
  if (tied || old || (!checked && hasCorporationCheckDigit(digits))) return { kind, confidence: 'likely' };
  return { kind, confidence: checked || hyphen ? 'certain' : 'likely' };
}

const REGIONS = '서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주';

const driverLicence: Detector = {
  pattern: new RegExp(
    `${LEFT}(?:(?:1[1-9]|2[0-8])(${HYPHEN}| )[0-9]{2}(?:${HYPHEN}| )[0-9]{6}(?:${HYPHEN}| )[0-9]{2}` +
      `|(?:${REGIONS}) ?[0-9]{2}${HYPHEN}[0-9]{6}${HYPHEN}[0-9]{2}|(?:1[1-9]|2[0-8])[0-9]{10})${RIGHT}`,
    'g',
  ),
  reads: 'digits',
  judge({ words, before }) {
    const kind = 'driverLicence';
    if (/면허/.test(before.slice(-20))) return { kind, confidence: 'certain' };
    if (/^[0-9]{12}$/.test(words[0]) || BANK.test(before) || isOfficeNumber(before)) return undefined;
    return { kind, confidence: words[1] === ' ' ? 'likely' : 'certain' };
  },
};

const passportNumber: Detector = {
  pattern: /(?<![A-Za-z0-9])(?:[MSRODG][- ]?[0-9]{4} ?[0-9]{4}|M[0-9]{3}[A-Z][0-9]{4})(?![A-Za-z0-9]|-[0-9])/gi,
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
  reads: 'digits',
  judge: ({ words }) => ({
    ...{ kind: 'healthInsurance', confidence: 'likely' },
    from: words[0].length - (words[1]?.length ?? 0),
  }),
};

const bankCard: Detector = {
  pattern: new RegExp(
    `${LEFT}(?:[0-9]{4}([- .]{0,2})[0-9]{4}[- .]{0,2}[0-9]{4}[- .]{0,2}[0-9]{1,4}` +
      `|3[47][0-9]{2}[- .]{0,2}[0-9]{6}[- .]{0,2}[0-9]{5})${RIGHT}`,
    'g',
  ),
  reads: 'digits',
  judge({ words, before }) {
    const kind = 'bankCard';
    const digits = onlyDigits(words[0]);
    const named = /카드/.test(before.slice(-20));
    const short = digits.length < 16 && !/^3[47][0-9]{13}$/.test(digits);
    if (digits.length < 13 || !/^(?:[3-69]|2[2-7])/.test(digits) || !hasCardCheckDigit(digits)) return undefined;
    if (named) return { kind, confidence: 'certain' };
    if (short || BANK.test(before) || isOfficeNumber(before)) return undefined;
    return { kind, confidence: words[1]?.includes('-') ? 'certain' : 'likely' };
  },
};

const bankAccount: Detector = {
  pattern: new RegExp(
    '(계좌|은행|농협|수협|신협|금고|우체국|뱅크|통장)([^0-9\\n]{0,15})' +
      `([0-9]{2,6}(?:[- ]?[0-9]{2,8}){1,3})${RIGHT}(?! ?[원천만억건명])`,
    'g',
  ),
  reads: 'digits',
  judge({ words }) {
    const [whole, label, between = '', number = ''] = words;
    const count = onlyDigits(number).length;
    if (count < 10 || count > 14 || /사업자|등록|전화|팩스|대표|문의|예산|면허|카드/.test(between)) return undefined;
    const named = label === '계좌' || between.includes('계좌');
    if (!named && /^0[0-9]{1,2}[- ]/.test(number)) return undefined;
    return { kind: 'bankAccount', confidence: 'likely', from: whole.length - number.length };
  },
};

const businessNumber: Detector = {
  pattern: new RegExp(`${LEFT}[0-9]{3}(${HYPHEN}| )?[0-9]{2}(?:${HYPHEN}| )?[0-9]{5}${RIGHT}`, 'g'),
  reads: 'digits',
  judge({ words, before }) {
    const named = /사업자/.test(before.slice(-20));
    if (!(named || words[1]?.includes('-')) || !hasBusinessCheckDigit(onlyDigits(words[0]))) return undefined;
    return { kind: 'businessNumber', confidence: 'likely' };
  },
};

const SYLLABLES = '가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주바사아자배허하호';

const vehicleNumber: Detector = {
  pattern: new RegExp(
    `(?<![0-9A-Za-z,.]|제)(?:(${REGIONS}) ?)?[0-9]{2,3} ?([${SYLLABLES}]) ?[0-9]{4}` +
      '(?![0-9]|[-.,][0-9]| ?[원년명개건호%천만억조번])',
    'g',
  ),
  reads: 'digits',
  judge({ words, before }) {
    const [whole, region, syllable = ''] = words;
    const named = region !== undefined || /차량|자동차|번호판|차번|차주/.test(before.slice(-20));
    const plain =
      /^[0-9]+[가-힣][0-9]+$/.test(whole) && '거너더러머버어저허'.includes(syllable) && !/[가-힣]$/.test(before);
    return named || plain ? { kind: 'vehicleNumber', confidence: 'likely' } : undefined;
  },
};

const birthDate: Detector = {
  pattern: new RegExp(
    '(?:생년월일|생일|출생일?)[^0-9\\n]{0,8}' +
      `((?:19|20)?[0-9]{2}[-./년 ]{1,3}[0-9]{1,2}[-./월 ]{1,3}[0-9]{1,2}|[0-9]{6}|[0-9]{8})${RIGHT}`,
    'g',
  ),
  reads: 'digits',
  judge: ({ words }) => ({
    ...{ kind: 'birthDate', confidence: 'likely' },
    from: words[0].length - (words[1]?.length ?? 0),
  }),
};

/** The first to claim a place has it. */
export const NUMBER_DETECTORS: readonly Detector[] = [
  registrationNumber,
  driverLicence,
  bankCard,
  passportNumber,
  healthInsurance,
];

export const LATER_NUMBER_DETECTORS: readonly Detector[] = [bankAccount, businessNumber, vehicleNumber, birthDate];
