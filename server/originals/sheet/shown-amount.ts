import { type Decimal, decimalOf, rounded } from './decimal.ts';
import type { Section, Sign } from './pattern-sections.ts';

/** Of the numbers below the line of a fraction: what is longer is written by nobody. */
const LONGEST_DENOMINATOR = 3;
/** Two numbers that differ by less differ only in how a machine keeps them. */
const SAME = 1e-12;

/** A number as the places of its format take its digits, without its sign; nothing where that is not known. */
export function shownAmount(value: number, { signs }: Section): string | undefined {
  const exponent = signs.findIndex(({ kind }) => kind === 'exponent');
  if (exponent >= 0) {
    const [mantissa, power] = [signs.slice(0, exponent), signs.slice(exponent)];
    return mantissa.some(isPlace) && power.some(isPlace) ? shownPower(value, mantissa, power) : undefined;
  }
  if (lineOfFraction(signs) >= 0) return shownFraction(value, signs);
  const hundreds = signs.filter(({ kind }) => kind === 'percent').length;
  const decimal = decimalOf(value);
  return filled({ ...decimal, point: decimal.point + 2 * hundreds - 3 * thousandsCut(signs) }, signs);
}

function isPlace({ kind }: Sign): boolean {
  return kind === 'place';
}

/** How many whole digits the format writes at least. */
export function leastDigits({ signs }: Section): number {
  return splitAtPoint(signs).before.filter(({ kind, text }) => kind === 'place' && text === '0').length;
}

function splitAtPoint(signs: readonly Sign[]): { readonly before: readonly Sign[]; readonly after: readonly Sign[] } {
  const point = signs.findIndex(({ kind }) => kind === 'point');
  return point < 0 ? { before: signs, after: [] } : { before: signs.slice(0, point), after: signs.slice(point) };
}

/** Commas behind the last place before or behind the point: each leaves three digits out. */
function thousandsCut(signs: readonly Sign[]): number {
  const { before, after } = splitAtPoint(signs);
  const cut = (part: readonly Sign[]) => {
    const last = part.findLastIndex(isPlace);
    return last < 0 ? 0 : part.slice(last).filter(({ kind }) => kind === 'comma').length;
  };
  return cut(before) + cut(after);
}

function filled(decimal: Decimal, signs: readonly Sign[]): string {
  const { before, after } = splitAtPoint(signs);
  const { whole, fraction } = rounded(decimal, after.filter(isPlace).length);
  // `.00`: what stands before the point has no place of its own, and is written all the same.
  const rest = before.some(isPlace) || after.length === 0 ? '' : whole;
  return wholePart(before, whole) + rest + fractionPart(after, fraction);
}

/** From the right: each place takes a digit, the first one all that are left. */
function wholePart(signs: readonly Sign[], whole: string): string {
  const first = signs.findIndex(isPlace);
  if (first < 0) return wordsOf(signs);
  const grouped = isGrouped(signs, first);
  let left = whole;
  let count = 0;
  let text = '';
  for (let at = signs.length - 1; at >= 0; at -= 1) {
    const sign = signs[at];
    if (!sign || sign.kind === 'comma') continue;
    if (sign.kind !== 'place') {
      text = sign.text + text;
      continue;
    }
    const taken = at === first ? left : left.slice(-1);
    left = at === first ? '' : left.slice(0, -1);
    for (const letter of [...(taken || EMPTY[sign.text] || '')].reverse()) {
      text = letter + (grouped && count > 0 && count % 3 === 0 ? ',' : '') + text;
      count += 1;
    }
  }
  return text;
}

const EMPTY: Readonly<Record<string, string>> = { '0': '0', '#': '', '?': '' };

function isGrouped(signs: readonly Sign[], first: number): boolean {
  const last = signs.findLastIndex(isPlace);
  return signs.slice(first, last).some(({ kind }) => kind === 'comma');
}

function fractionPart(signs: readonly Sign[], fraction: string): string {
  const least = fraction.replace(/0+$/, '').length;
  let at = 0;
  return signs
    .map((sign) => {
      if (sign.kind === 'comma') return '';
      if (sign.kind !== 'place') return sign.text;
      at += 1;
      return sign.text === '0' || at <= least ? (fraction[at - 1] ?? '') : '';
    })
    .join('');
}

function wordsOf(signs: readonly Sign[]): string {
  return signs.map(({ text }) => text).join('');
}

/** `0.00E+00`: with more than one place before the point the power is a multiple of their number. */
function shownPower(value: number, mantissa: readonly Sign[], [letter, ...rest]: readonly Sign[]): string {
  const { before, after } = splitAtPoint(mantissa);
  const width = Math.max(1, before.filter(isPlace).length);
  const places = after.filter(isPlace).length;
  const decimal = decimalOf(value);
  const powerOf = (point: number) => (value === 0 ? 0 : Math.floor((point - 1) / width) * width);
  let power = powerOf(decimal.point);
  const { whole } = rounded({ ...decimal, point: decimal.point - power }, places);
  // 9.996 rounds up to 10: one digit more before the point.
  if (whole.length > width) power = powerOf(decimal.point + 1);
  const sign = power < 0 ? '-' : letter?.text.endsWith('+') ? '+' : '';
  const raised = wholePart(rest, power === 0 ? '' : String(Math.abs(power)));
  return `${filled({ ...decimal, point: decimal.point - power }, mantissa)}E${sign}${raised}`;
}

/** Where the `/` between two numbers of places stands. */
function lineOfFraction(signs: readonly Sign[]): number {
  return signs.findIndex(({ kind }, at) => {
    const [above, below] = [signs[at - 1], signs[at + 1]];
    return kind === 'slash' && above?.kind === 'place' && below !== undefined && isBelow(below);
  });
}

function isBelow({ kind, text }: Sign): boolean {
  return kind === 'place' || (kind === 'words' && /^[1-9]$/.test(text));
}

/** `# ?/?`: the nearest fraction whose lower number has no more digits than places; `# ?/8`: in eighths. */
function shownFraction(value: number, signs: readonly Sign[]): string | undefined {
  const line = lineOfFraction(signs);
  const above = signs.slice(0, line).findLastIndex((sign) => !isPlace(sign)) + 1;
  const isEnd = (sign: Sign) => !isBelow(sign);
  const ends = signs.slice(line + 1).findIndex(isEnd);
  const end = ends < 0 ? signs.length : line + 1 + ends;
  const below = wordsOf(signs.slice(line + 1, end));
  if (below.length > LONGEST_DENOMINATOR || (/[1-9]/.test(below) && /[#?]/.test(below))) return undefined;
  const beside = signs.slice(0, above);
  const hasWhole = beside.some(isPlace);
  const whole = hasWhole ? Math.floor(value) : 0;
  const [upper, lower] = nearest(value - whole, below);
  const carried = hasWhole && upper === lower;
  const number = whole + (carried ? 1 : 0);
  const isPart = upper > 0 && !carried;
  const integer = hasWhole ? wholePart(beside, number === 0 && isPart ? '' : String(number)) : wordsOf(beside);
  const part = isPart || !hasWhole ? `${upper}/${lower}` : '';
  return `${integer}${part}${wordsOf(signs.slice(end))}`;
}

function nearest(value: number, below: string): readonly [upper: number, lower: number] {
  if (/[1-9]/.test(below)) return [Math.round(value * Number(below)), Number(below)];
  let best: readonly [number, number] = [Math.round(value), 1];
  let off = Math.abs(value - best[0]);
  const most = 10 ** below.length;
  for (let lower = 2; lower < most && off > SAME; lower += 1) {
    const upper = Math.round(value * lower);
    const own = Math.abs(value - upper / lower);
    if (own >= off - SAME) continue;
    best = [upper, lower];
    off = own;
  }
  return best;
}
