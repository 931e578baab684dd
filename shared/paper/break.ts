import { isSpace, type Letter } from './letters.ts';

/** 어절 breaks at spaces, 글자 between any two syllables. */
export type BreakMode = 'word' | 'syllable';

/** One line of a paragraph: letters from `from` to `to`; the spaces the line was broken at run on to `next`. */
export type Line = {
  readonly from: number;
  readonly to: number;
  readonly next: number;
  /** Points, without the spaces at the end and without `gap`. */
  readonly width: number;
  /** Points added to every space inside the line to bring it to the right margin. */
  readonly gap: number;
};

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

function kindOf(letter: Letter | undefined): number {
  const codePoint = letter?.glyph.codePoint ?? 0;
  return KINDS[codePoint] ?? (isSyllable(codePoint) ? Is.syllable : 0);
}

/** A space of a justified line may grow by this share of itself before the line looks torn. */
const SPACE_GROWTH_LIMIT = 0.6;
/** A ragged line may stay empty by this share of its width before the next word is broken to fill it. */
const RAGGED_LIMIT = 0.35;
const ROUNDING = 0.01;

/** Dates, money and numbers with their unit stay in one piece. */
const UNBREAKABLE = [
  /\d{1,4}\s?\.\s?\d{1,2}\s?\.(?:\s?\d{1,2}\s?\.)?(?:\s?\([월화수목금토일]\))?/g,
  /금?\d[\d,.]*\s?[조억만천백]*원(?:\(금?[가-힣]+원\))?/g,
  /\d[\d,.]*\s?(?:%p|[%℃㎡㎥㎞㎝㎜㎏]|kg|km|cm|mm|개월|시간|[명건개부회차년월일시분초층호조항점대곳동배인주세급권쪽억만천])/g,
] as const;

/**
 * Sets a paragraph into lines no wider than `width`. By word first; when justifying would tear a line the whole
 * paragraph is broken by syllable; where even that leaves a hole, the paragraph is set ragged by word.
 * Where the document is set by syllable (글자 단위), every line is filled as it comes.
 * Always makes progress: a single letter wider than the line stands alone on it.
 */
export function setLines(
  letters: readonly Letter[],
  width: number,
  justified: boolean,
  breaking: BreakMode = 'word',
): Line[] {
  const gaps = readGaps(letters);
  if (breaking === 'syllable') return filled(letters, breakLines(letters, gaps, width, 'syllable'), width, justified);
  const byWord = breakLines(letters, gaps, width, 'word');
  if (!justified || byWord.length < 2) return byWord;
  const words = justify(letters, byWord, width);
  if (words) return words;
  return (
    justify(letters, breakLines(letters, gaps, width, 'syllable'), width) ?? breakLines(letters, gaps, width, 'ragged')
  );
}

/** The narrowest measure that keeps the number of lines: a title's lines come out of like length. */
export function setBalanced(letters: readonly Letter[], width: number): Line[] {
  const gaps = readGaps(letters);
  let best = breakLines(letters, gaps, width, 'word');
  const count = best.length;
  if (count < 2) return best;
  let low = 0;
  let high = width;
  for (let step = 0; step < 10; step += 1) {
    const middle = (low + high) / 2;
    const lines = breakLines(letters, gaps, middle, 'word');
    const fits = lines.length === count && lines.every((line) => line.width <= middle + ROUNDING);
    if (fits) {
      best = lines;
      high = middle;
    } else low = middle;
  }
  return best;
}

/** What may happen before each letter, from never to gladly. */
const Gap = { never: 0, emergency: 1, syllable: 2, word: 3 } as const;

function readGaps(letters: readonly Letter[]): Uint8Array {
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
function gapBetween(before: Letter, letter: Letter, kind: number, after: Letter | undefined): number {
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

function keepTogether(letters: readonly Letter[], gaps: Uint8Array): void {
  // One UTF-16 unit per letter, so that places in the text are places in `letters`.
  let text = '';
  for (const { glyph } of letters) text += glyph.codePoint > 0xffff ? '\uffff' : String.fromCharCode(glyph.codePoint);
  for (const pattern of UNBREAKABLE) {
    for (const match of text.matchAll(pattern)) {
      const to = match.index + match[0].length;
      for (let index = match.index + 1; index < to; index += 1) gaps[index] = Math.min(gaps[index] ?? 0, Gap.emergency);
    }
  }
}

/** Hangul, hanja, kana and their signs, circled and full-width ones included: scripts that break anywhere. */
function isSyllable(codePoint: number): boolean {
  return (
    (codePoint >= 0x2e80 && codePoint <= 0xd7ff) ||
    (codePoint >= 0x1100 && codePoint <= 0x11ff) ||
    (codePoint >= 0x2460 && codePoint <= 0x24ff) ||
    (codePoint >= 0xf900 && codePoint <= 0xffef) ||
    codePoint >= 0x20000
  );
}

/** `ragged`: by word, but a line that this would leave empty by a third takes what it can of the next word. */
type LineMode = BreakMode | 'ragged';

function breakLines(letters: readonly Letter[], gaps: Uint8Array, width: number, mode: LineMode): Line[] {
  const lines: Line[] = [];
  let from = 0;
  do {
    const next = lineEnd(letters, gaps, from, width, mode);
    let to = next;
    while (to > from && isSpace(letters[to - 1])) to -= 1;
    let taken = 0;
    for (let index = from; index < to; index += 1) taken += letters[index]?.width ?? 0;
    lines.push({ from, to, next, width: taken, gap: 0 });
    from = next;
  } while (from < letters.length);
  return lines;
}

/** Where the line that starts at `from` ends: the first letter of the next one. */
function lineEnd(letters: readonly Letter[], gaps: Uint8Array, from: number, width: number, mode: LineMode): number {
  const last = { [Gap.emergency]: 0, [Gap.syllable]: 0, [Gap.word]: 0 };
  let taken = 0;
  let wordEnd = 0;
  for (let index = from; index < letters.length; index += 1) {
    const letter = letters[index];
    if (!letter) break;
    const gap = gaps[index] ?? Gap.never;
    if (index > from && gap !== Gap.never) last[gap as keyof typeof last] = index;
    if (index > from && gap === Gap.word) wordEnd = taken;
    taken += letter.width;
    // Spaces at the end of a line hang into the margin.
    if (taken <= width + ROUNDING || isSpace(letter)) continue;
    const word = last[Gap.word];
    const syllable = last[Gap.syllable];
    const byWord = mode === 'word' || (mode === 'ragged' && wordEnd >= width * (1 - RAGGED_LIMIT));
    const chosen = byWord ? word || syllable : Math.max(word, syllable);
    return chosen || last[Gap.emergency] || Math.max(index, from + 1);
  }
  return letters.length;
}

/** Gives every line but the last its gap; undefined when one of them would be torn. */
function justify(letters: readonly Letter[], lines: readonly Line[], width: number): Line[] | undefined {
  const set: Line[] = [];
  for (const [index, line] of lines.entries()) {
    const gap = index === lines.length - 1 ? 0 : gapOf(letters, line, width);
    if (gap === undefined) return undefined;
    set.push({ ...line, gap });
  }
  return set;
}

/** 글자 단위: each line is justified by itself, and one that would be torn by it stays as it is. */
function filled(letters: readonly Letter[], lines: readonly Line[], width: number, justified: boolean): Line[] {
  if (!justified) return [...lines];
  return lines.map((line, index) => {
    return index === lines.length - 1 ? line : { ...line, gap: gapOf(letters, line, width) ?? 0 };
  });
}

/** What every space of a line grows by to bring it to the margin; undefined when that would tear the line. */
function gapOf(letters: readonly Letter[], line: Line, width: number): number | undefined {
  const slack = width - line.width;
  if (slack <= ROUNDING) return 0;
  let spaces = 0;
  let spaceWidth = 0;
  for (let at = line.from; at < line.to; at += 1) {
    if (!isSpace(letters[at])) continue;
    spaces += 1;
    spaceWidth += letters[at]?.width ?? 0;
  }
  if (spaces === 0) return slack > (letters[line.from]?.style.size ?? 0) ? undefined : 0;
  return slack > spaceWidth * SPACE_GROWTH_LIMIT ? undefined : slack / spaces;
}
