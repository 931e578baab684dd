/** What a sign of a number format asks for; `unknown` is a letter that no format of numbers has. */
export type SignKind =
  | 'words'
  /** `0`, `#` or `?`. */
  | 'place'
  | 'point'
  | 'comma'
  | 'percent'
  | 'slash'
  | 'exponent'
  | 'general'
  | 'text'
  /** `yyyy`, `ss.00`: a run of one letter. */
  | 'date'
  /** `[h]`: the hours of all days. */
  | 'elapsed'
  | 'halfDay'
  | 'unknown';
export type Sign = { readonly kind: SignKind; readonly text: string };

export type Condition = { readonly compare: '<' | '<=' | '>' | '>=' | '=' | '<>'; readonly limit: number };
export type Section = {
  readonly signs: readonly Sign[];
  readonly condition?: Condition;
  /** `[DBNum4]`: digits written as words. */
  readonly digits?: number;
  readonly language?: 'ko' | 'en' | 'other';
};

/** What Excel itself takes for a format, and no longer one. */
const LONGEST_PATTERN = 255;
/** How the system of whoever reads it writes days and times. */
const SYSTEM_DAY = 'yyyy"년" m"월" d"일" dddd';
const SYSTEM_TIME = 'AM/PM h:mm:ss';

const SIGN = new RegExp(
  [
    '"(?<quoted>[^"]*)(?:"|$)',
    '\\\\(?<escaped>.)',
    '(?<space>[_*].)',
    '\\[(?<bracket>[^\\]]*)\\]',
    '(?<general>general|standard|g/표준)',
    '(?<exponent>E[+-])',
    '(?<halfDay>AM/PM|A/P|오전/오후)',
    '(?<date>y+|m+|d+|h+|s+(?:\\.0+)?|aaaa?(?!a))',
    '(?<place>[0#?])',
    '(?<unknown>[a-z]+)',
    '(?<plain>.)',
  ].join('|'),
  'gisu',
);

const PLAIN: Readonly<Record<string, SignKind>> = {
  '.': 'point',
  ',': 'comma',
  '%': 'percent',
  '/': 'slash',
  '@': 'text',
};

/** The parts of a format between its semicolons, or nothing where it is none. */
export function sectionsOf(pattern: string): readonly Section[] | undefined {
  if (pattern.length > LONGEST_PATTERN) return undefined;
  const sections: GrowingSection[] = [{ signs: [] }];
  for (const found of pattern.matchAll(SIGN)) {
    if (found[0] === ';') sections.push({ signs: [] });
    else take(found.groups ?? {}, sections.at(-1) ?? { signs: [] });
  }
  return sections;
}

type GrowingSection = { -readonly [Key in keyof Section]: Section[Key] } & {
  signs: Sign[];
  /** How the system writes it; what stands behind that is how another one does. */
  isOfSystem?: true;
};

function take(found: Readonly<Record<string, string | undefined>>, section: GrowingSection): void {
  if (section.isOfSystem) return;
  const { quoted, escaped, bracket, plain } = found;
  const words = quoted ?? escaped;
  if (words !== undefined) section.signs.push({ kind: 'words', text: words });
  else if (bracket !== undefined) takeBracket(bracket, section);
  else if (plain !== undefined) section.signs.push({ kind: PLAIN[plain] ?? 'words', text: plain });
  else {
    for (const kind of ['general', 'exponent', 'halfDay', 'date', 'place', 'unknown'] as const) {
      const text = found[kind];
      if (text !== undefined) section.signs.push({ kind, text });
    }
  }
}

/** Colours say nothing here. */
function takeBracket(inside: string, section: GrowingSection): void {
  const condition = /^(<=|>=|<>|<|>|=)\s*(-?[\d.]+(?:E[+-]?\d+)?)$/i.exec(inside);
  if (/^(?:h+|m+|s+)$/i.test(inside)) section.signs.push({ kind: 'elapsed', text: inside });
  else if (condition) {
    section.condition = { compare: condition[1] as Condition['compare'], limit: Number(condition[2]) };
  } else if (/^DBNum\d$/i.test(inside)) section.digits = Number(inside.slice(-1));
  else if (inside.startsWith('$')) takeLocale(inside.slice(1), section);
}

/** `[$₩-412]`: a sign of money, and the language of the words in a day. */
function takeLocale(inside: string, section: GrowingSection): void {
  const [, money = '', locale = ''] = /^([^-]*)-?(.*)$/s.exec(inside) ?? [];
  if (money !== '') section.signs.push({ kind: 'words', text: money });
  const system = /^(?:x-sysdate|F800)/i.test(locale)
    ? SYSTEM_DAY
    : /^(?:x-systime|F400)/i.test(locale)
      ? SYSTEM_TIME
      : undefined;
  if (system !== undefined) {
    section.signs.push(...(sectionsOf(system)?.[0]?.signs ?? []));
    section.isOfSystem = true;
  } else if (locale !== '') {
    section.language = /(?:412|^ko(?:-KR)?(?:,.*)?)$/i.test(locale)
      ? 'ko'
      : /(?:409|^en(?:-..)?(?:,.*)?)$/i.test(locale)
        ? 'en'
        : 'other';
  }
}
