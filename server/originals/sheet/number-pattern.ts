import { koreanNumeral } from './korean-numerals.ts';
import { type Condition, type Section, type Sign, sectionsOf } from './pattern-sections.ts';
import { leastDigits, shownAmount } from './shown-amount.ts';
import { plainDate, shownDate } from './shown-date.ts';

/** A number format, made ready for all cells that have it. */
export type NumberPattern = {
  /** Nothing where it is longer than any format. */
  readonly numbers: readonly Section[] | undefined;
  /** How a text is shown; without one it stands as it is. */
  readonly texts: Section | undefined;
};

/** What a person sees of the value of a cell. */
export type ShownValue = {
  readonly text: string;
  /** The format shows nothing of it. */
  readonly hidden?: true;
  /** The format is not understood, or not wholly: the value stands as everybody writes it. */
  readonly plain?: true;
  /** The digits of the value, where what is shown says them otherwise. */
  readonly digits?: string;
};

/** The fewest digits that may name a person. */
const FEWEST_TOLD = 9;
/** With commas between thousands it is an amount, unless it is as long as 주민등록번호. */
const FEWEST_TOLD_OF_AMOUNTS = 12;

export function numberPattern(code: string): NumberPattern {
  const sections = sectionsOf(code);
  const last = sections?.at(-1);
  if (!sections || !last) return { numbers: undefined, texts: undefined };
  const isOfTexts = sections.length > 3 || last.signs.some(({ kind }) => kind === 'text');
  if (!isOfTexts) return { numbers: sections, texts: undefined };
  return { numbers: sections.length > 1 ? sections.slice(0, Math.min(3, sections.length - 1)) : sections, texts: last };
}

/** A text of a cell as its format shows it: `@"님"` adds to it, `;;;` hides it. */
export function shownText(text: string, pattern: NumberPattern | undefined): ShownValue {
  const signs = pattern?.texts?.signs;
  if (!signs || text === '') return { text };
  const shown = signs.map((sign) => (sign.kind === 'text' || sign.kind === 'general' ? text : sign.text)).join('');
  if (shown.trim() === '') return { text, hidden: true };
  return shown.includes(text) ? { text: shown } : { text: shown, digits: text };
}

/** A number of a cell as its format shows it: a day as a day, money with its commas. */
export function shownNumber(value: number, pattern: NumberPattern | undefined, from1904: boolean): ShownValue {
  if (!pattern) return { text: plainNumber(value) };
  const section = pattern.numbers && sectionFor(value, pattern.numbers);
  if (!section) return { text: plainNumber(value), plain: true };
  const shown = isDate(section) ? dateWords(value, section, from1904) : amountWords(value, section);
  const digits = digitsOf(value, section);
  // A nought that is not drawn hides nothing.
  if (shown.text === '' && value !== 0) return { text: digits, hidden: true };
  return isTold(digits, shown.text, section) ? { ...shown, digits } : shown;
}

function dateWords(value: number, section: Section, from1904: boolean): ShownValue {
  const shown = shownDate(value, section, from1904);
  if (shown === undefined) return { text: plainDate(value, from1904) ?? plainNumber(value), plain: true };
  return section.digits === undefined ? { text: shown } : { text: shown, plain: true };
}

function amountWords(value: number, section: Section & { readonly ownSign?: true }): ShownValue {
  const isNegative = value < 0 && !section.ownSign;
  const { signs, digits: style, language } = section;
  const plain = { text: plainNumber(value), plain: true } as const;
  const isNumberTwice = signs.some(isValue) && signs.some(({ kind }) => kind === 'place' || kind === 'exponent');
  if (isNumberTwice || signs.some(({ kind }) => kind === 'unknown')) return plain;
  const amount = Math.abs(value);
  if (signs.some(isValue)) {
    const number =
      style === undefined ? plainNumber(amount) : language === 'other' ? undefined : koreanNumeral(amount, style);
    if (number === undefined) return plain;
    return { text: signed(signs.map((sign) => (isValue(sign) ? number : sign.text)).join(''), isNegative) };
  }
  const shown = shownAmount(amount, section);
  if (shown === undefined) return plain;
  const text = signed(shown, isNegative && /[1-9]/.test(shown));
  return style === undefined ? { text } : { text, plain: true };
}

function isValue({ kind }: Sign): boolean {
  return kind === 'general' || kind === 'text';
}

function signed(shown: string, isNegative: boolean): string {
  return `${isNegative ? '-' : ''}${shown.trim()}`;
}

function isDate({ signs }: Section): boolean {
  const isOfTime = signs.some(({ kind }) => kind === 'date' || kind === 'elapsed' || kind === 'halfDay');
  return isOfTime && !signs.some(({ kind }) => kind === 'place');
}

/** A whole number with the noughts that its format puts before it: 휴대전화 begins with one. */
function digitsOf(value: number, section: Section): string {
  if (!Number.isInteger(value)) return plainNumber(value);
  return plainNumber(value).replace(/\d+/, (digits) => digits.padStart(leastDigits(section), '0'));
}

function isTold(digits: string, shown: string, section: Section): boolean {
  if (isDate(section) || shown === digits) return false;
  const saysNothing = !/\d/.test(shown) && !section.signs.some(isValue);
  if (saysNothing) return digits !== '0';
  return /^\d+$/.test(digits) && digits.length >= (shown.includes(',') ? FEWEST_TOLD_OF_AMOUNTS : FEWEST_TOLD);
}

/** Positive; negative; zero; or by their conditions. A section of negative numbers alone writes their sign itself. */
function sectionFor(value: number, sections: readonly Section[]): (Section & { readonly ownSign?: true }) | undefined {
  const [first, second, third] = sections;
  if (!first) return undefined;
  const own = second ? ({ compare: third ? '>' : '>=', limit: 0 } as const) : undefined;
  if (holds(first.condition ?? own, value))
    return isNegativeOnly(first.condition) ? { ...first, ownSign: true } : first;
  if (!second) return undefined;
  if (holds(second.condition ?? (third ? NEGATIVE : undefined), value)) {
    const isOwn =
      second.condition || third ? isNegativeOnly(second.condition ?? NEGATIVE) : leavesNegative(first.condition);
    return isOwn ? { ...second, ownSign: true } : second;
  }
  return third;
}

const NEGATIVE: Condition = { compare: '<', limit: 0 };

function holds(condition: Condition | undefined, value: number): boolean {
  if (!condition) return true;
  const { compare, limit } = condition;
  if (compare === '=') return value === limit;
  if (compare === '<>') return value !== limit;
  if (compare === '>') return value > limit;
  if (compare === '>=') return value >= limit;
  return compare === '<' ? value < limit : value <= limit;
}

function isNegativeOnly(condition: Condition | undefined): boolean {
  if (!condition) return false;
  const { compare, limit } = condition;
  return (compare === '<' && limit <= 0) || ((compare === '<=' || compare === '=') && limit < 0);
}

/** What a first section does not take. */
function leavesNegative(condition: Condition | undefined): boolean {
  return !condition || ((condition.compare === '>' || condition.compare === '>=') && condition.limit <= 0);
}

/** Without the last digits, which only a machine has. */
export function plainNumber(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(11)));
}
