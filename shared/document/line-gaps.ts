/** As much of a letter as tells where a line may end. */
export type BreakLetter = {
  readonly glyph: { readonly codePoint: number };
  readonly style: { readonly mark?: object | undefined };
  readonly width: number;
};

const SPACE = 0x20;
const IDEOGRAPHIC_SPACE = 0x3000;

export function isSpace(letter: Pick<BreakLetter, 'glyph'> | undefined): boolean {
  return letter?.glyph.codePoint === SPACE || letter?.glyph.codePoint === IDEOGRAPHIC_SPACE;
}

/** 금칙: what must not begin a line and what must not end one. */
const NOT_AT_START = ')]}」』】〉》〕〗〙.,!?:;%℃°’”·…、。~∼㎡）］｝，．！？：；％';
const NOT_AT_END = '([{「『【〈《〔〖〘‘“₩（［｛￦';
/** Addresses break after their parts. */
const PIECE_ENDS = '/?&=_';
const APOSTROPHE = 0x2019;
const HYPHEN = 0x2d;

/** What a character is to a line: one bit each. */
const Is = { notAtStart: 1, notAtEnd: 2, syllable: 4, digit: 8, latin: 16, pieceEnd: 32 } as const;

/** Of every character of the first plane, so that a letter is looked up and not searched for. */
const KINDS = Uint8Array.from({ length: 0x10000 }, (_, codePoint) => {
  const latin = (codePoint >= 0x41 && codePoint <= 0x5a) || (codePoint >= 0x61 && codePoint <= 0x7a);
  const digit = codePoint >= 0x30 && codePoint <= 0x39;
  return (isSyllable(codePoint) ? Is.syllable : 0) | (digit ? Is.digit : 0) | (latin ? Is.latin : 0);
});
mark(NOT_AT_START, Is.notAtStart);
mark(NOT_AT_END, Is.notAtEnd);
mark(PIECE_ENDS, Is.pieceEnd);

function mark(signs: string, kind: number): void {
  for (const sign of signs) KINDS[sign.charCodeAt(0)] = (KINDS[sign.charCodeAt(0)] ?? 0) | kind;
}

function kindOf(letter: BreakLetter | undefined): number {
  const codePoint = letter?.glyph.codePoint ?? 0;
  return KINDS[codePoint] ?? (isSyllable(codePoint) ? Is.syllable : 0);
}

/** Dates, money and numbers with their unit stay in one piece. */
const UNBREAKABLE = [
  /\d{1,4}\s?\.\s?\d{1,2}\s?\.(?:\s?\d{1,2}\s?\.)?(?:\s?\([월화수목금토일]\))?/g,
  /금?\d[\d,.]*\s?[조억만천백]*원(?:\(금?[가-힣]+원\))?/g,
  /\d[\d,.]*\s?(?:%p|[%℃㎡㎥㎞㎝㎜㎏]|kg|km|cm|mm|개월|시간|[명건개부회차년월일시분초층호조항점대곳동배인주세급권쪽억만천])/g,
] as const;

/** What may happen before each letter, from never to gladly; `group` parts a date or an amount, but no number. */
export const Gap = { never: 0, emergency: 1, group: 2, syllable: 3, word: 4 } as const;

/** The widest of the pieces that a line breaks in need only, and of those the widest in which a figure stands. */
export function widestPieces(letters: readonly BreakLetter[]): { readonly word: number; readonly number: number } {
  const gaps = readGaps(letters);
  const widest = { word: 0, number: 0 };
  let [taken, spaces, hasDigit] = [0, 0, false];
  for (const [index, letter] of letters.entries()) {
    if (isSpace(letter)) {
      spaces += letter.width;
      continue;
    }
    const begins = (gaps[index] ?? Gap.never) >= Gap.group;
    taken = (begins ? 0 : taken + spaces) + letter.width;
    hasDigit = (hasDigit && !begins) || (kindOf(letter) & Is.digit) !== 0;
    spaces = 0;
    widest.word = Math.max(widest.word, taken);
    if (hasDigit) widest.number = Math.max(widest.number, taken);
  }
  return widest;
}

export function readGaps(letters: readonly BreakLetter[]): Uint8Array {
  const gaps = new Uint8Array(letters.length);
  let lastSolid = 0;
  let hasDigits = false;
  for (let index = 0; index < letters.length; index += 1) {
    const letter = letters[index];
    if (!letter || isSpace(letter)) continue;
    const kind = kindOf(letter);
    if (kind & Is.digit) hasDigits = true;
    const before = letters[index - 1];
    const inMark = letter.style.mark !== undefined && letter.style.mark === before?.style.mark;
    if (before && !inMark && !(lastSolid & Is.notAtEnd))
      gaps[index] = gapBetween(before, letter, kind, letters[index + 1]);
    lastSolid = kind;
  }
  if (hasDigits) keepTogether(letters, gaps);
  return gaps;
}

/** `kind` is that of `letter`; `after` is what follows it. */
function gapBetween(before: BreakLetter, letter: BreakLetter, kind: number, after: BreakLetter | undefined): number {
  const afterSpace = isSpace(before);
  // ’22년: the apostrophe that shortens a year opens a word, it closes nothing.
  const opensYear = letter.glyph.codePoint === APOSTROPHE && afterSpace && (kindOf(after) & Is.digit) !== 0;
  if (kind & Is.notAtStart && !opensYear) return Gap.never;
  if (afterSpace) return Gap.word;
  const kindBefore = kindOf(before);
  if (endsPiece(before.glyph.codePoint, kindBefore, letter.glyph.codePoint, kind)) return Gap.syllable;
  return (kind | kindBefore) & Is.syllable ? Gap.syllable : Gap.emergency;
}

/** Behind a slash, a question mark or a hyphen between Latin letters. */
function endsPiece(before: number, kindBefore: number, here: number, kind: number): boolean {
  if (kindBefore & Is.pieceEnd) return here !== before && !(kind & Is.digit);
  return before === HYPHEN && (kind & Is.latin) !== 0;
}

function keepTogether(letters: readonly BreakLetter[], gaps: Uint8Array): void {
  // One UTF-16 unit per letter, so that places in the text are places in `letters`.
  let text = '';
  for (const { glyph } of letters) text += glyph.codePoint > 0xffff ? '\uffff' : String.fromCharCode(glyph.codePoint);
  for (const pattern of UNBREAKABLE) {
    for (const match of text.matchAll(pattern)) {
      const to = match.index + match[0].length;
      for (let index = match.index + 1; index < to; index += 1) gaps[index] = Math.min(gaps[index] ?? 0, Gap.group);
    }
  }
}

/** Hangul, hanja, kana and their signs, circled and full-width ones included: scripts that break anywhere. */
export function isSyllable(codePoint: number): boolean {
  return (
    (codePoint >= 0x2e80 && codePoint <= 0xd7ff) ||
    (codePoint >= 0x1100 && codePoint <= 0x11ff) ||
    (codePoint >= 0x2460 && codePoint <= 0x24ff) ||
    (codePoint >= 0xf900 && codePoint <= 0xffef) ||
    codePoint >= 0x20000
  );
}
