/** How a computed number is written: `가`, `③`, `iv`. */
export type NumberFormat =
  | 'digit'
  | 'circledDigit'
  | 'romanCapital'
  | 'romanSmall'
  | 'latinCapital'
  | 'latinSmall'
  | 'circledLatin'
  | 'syllable'
  | 'circledSyllable'
  | 'jamo'
  | 'circledJamo'
  | 'phonetic'
  | 'ideograph'
  | 'decagon'
  | 'decagonHanja';

const SYLLABLES = [...'가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호'];
const JAMO = [...'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ'];
const PHONETIC = [...'일이삼사오육칠팔구'];
const IDEOGRAPH = [...'一二三四五六七八九'];
const DECAGON = [...'갑을병정무기경신임계'];
const DECAGON_HANJA = [...'甲乙丙丁戊己庚辛壬癸'];

const WRITERS: Readonly<Record<NumberFormat, (number: number) => string>> = {
  digit: String,
  circledDigit: circled,
  romanCapital: roman,
  romanSmall: (number) => roman(number).toLowerCase(),
  latinCapital: (number) => latin(number),
  latinSmall: (number) => latin(number).toLowerCase(),
  circledLatin: (number) => within(number, 26, (at) => String.fromCodePoint(0x24d0 + at)),
  syllable: (number) => SYLLABLES[number - 1] ?? String(number),
  circledSyllable: (number) => within(number, 14, (at) => String.fromCodePoint(0x326e + at)),
  jamo: (number) => JAMO[number - 1] ?? String(number),
  circledJamo: (number) => within(number, 14, (at) => String.fromCodePoint(0x3260 + at)),
  phonetic: (number) => tens(number, PHONETIC, '십'),
  ideograph: (number) => tens(number, IDEOGRAPH, '十'),
  decagon: (number) => DECAGON[number - 1] ?? String(number),
  decagonHanja: (number) => DECAGON_HANJA[number - 1] ?? String(number),
};

/** A number in its format; digits where the format has no sign for it. */
export function numberWords(number: number, format: NumberFormat): string {
  return Number.isSafeInteger(number) && number > 0 && number < 10_000 ? WRITERS[format](number) : String(number);
}

function within(number: number, most: number, sign: (at: number) => string): string {
  return number <= most ? sign(number - 1) : String(number);
}

function circled(number: number): string {
  if (number <= 20) return String.fromCodePoint(0x2460 + number - 1);
  if (number <= 35) return String.fromCodePoint(0x3251 + number - 21);
  return number <= 50 ? String.fromCodePoint(0x32b1 + number - 36) : `(${number})`;
}

const ROMAN = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

function roman(number: number): string {
  let left = number;
  let text = '';
  for (const [value, letters] of ROMAN) {
    while (left >= value) {
      text += letters;
      left -= value;
    }
  }
  return text;
}

/** A … Z, then AA, BB as word processors count on. */
function latin(number: number): string {
  const letter = String.fromCodePoint(0x41 + ((number - 1) % 26));
  return letter.repeat(Math.ceil(number / 26));
}

function tens(number: number, digits: readonly string[], ten: string): string {
  if (number > 99) return String(number);
  const high = Math.floor(number / 10);
  const head = high === 0 ? '' : `${high === 1 ? '' : (digits[high - 1] ?? '')}${ten}`;
  return head + (digits[(number % 10) - 1] ?? '');
}
