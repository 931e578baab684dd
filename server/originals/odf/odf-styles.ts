import { type NumberFormat, numberWords } from '../number-words.ts';
import { elementOf, elementsOf, wholeNumber, type XmlElement } from '../package/xml-tree.ts';

type Level = {
  readonly sign: string | undefined;
  readonly format: NumberFormat | undefined;
  readonly before: string;
  readonly after: string;
  readonly start: number;
  /** How many levels its number shows: `1.2.3`. */
  readonly shows: number;
};

type Style = {
  readonly parent: string | undefined;
  readonly hidden: boolean | undefined;
  readonly list: string | undefined;
};

const FORMATS: ReadonlyMap<string, NumberFormat> = new Map([
  ['1', 'digit'],
  ['i', 'romanSmall'],
  ['I', 'romanCapital'],
  ['a', 'latinSmall'],
  ['A', 'latinCapital'],
  ['가, 나, 다, ...', 'syllable'],
  ['ㄱ, ㄴ, ㄷ, ...', 'jamo'],
  ['①, ②, ③, ...', 'circledDigit'],
  ['㉮, ㉯, ㉰, ...', 'circledSyllable'],
  ['㉠, ㉡, ㉢, ...', 'circledJamo'],
  ['일, 이, 삼, ...', 'phonetic'],
  ['一, 二, 三, ...', 'ideograph'],
]);
const MOST_BASES = 20;

/** Styles of content.xml and styles.xml that change what is read: numbers of lists, and what is out of sight. */
export class OdfStyles {
  readonly #styles = new Map<string, Style>();
  readonly #lists = new Map<string, readonly Level[]>();
  readonly #counters = new Map<string, number[]>();
  readonly #outline: readonly Level[];

  constructor(roots: readonly (XmlElement | undefined)[]) {
    let outline: readonly Level[] = [];
    for (const root of roots) {
      for (const group of ['styles', 'automatic-styles', 'master-styles']) {
        for (const style of elementsOf(elementOf(root, group))) {
          const { name = '', 'parent-style-name': parent, 'list-style-name': list } = style.attributes;
          if (style.name === 'style') this.#styles.set(name, { parent, hidden: isOutOfSight(style), list });
          else if (style.name === 'list-style') this.#lists.set(name, levelsOf(style));
          else if (style.name === 'outline-style') outline = levelsOf(style);
        }
      }
    }
    this.#outline = outline;
  }

  /** Whether a style, or one that it rests on, keeps what is written in it out of sight. */
  isHidden(name: string | undefined): boolean {
    return this.#find(name, ({ hidden }) => hidden) ?? false;
  }

  listOf(paragraphStyle: string | undefined): string | undefined {
    return this.#find(paragraphStyle, ({ list }) => list);
  }

  /** The number or sign of the next item of a list. Counts: to be asked once for each item. */
  nextLabel(list: string | undefined, depth: number): string | undefined {
    return this.#next(`list ${list}`, this.#lists.get(list ?? '') ?? [], depth);
  }

  /** The number of a heading, where headings are numbered. */
  nextHeading(level: number): string | undefined {
    return this.#next('outline', this.#outline, level - 1);
  }

  /** A list that does not go on begins anew. */
  restart(list: string | undefined): void {
    this.#counters.delete(`list ${list}`);
  }

  #next(key: string, levels: readonly Level[], depth: number): string | undefined {
    const level = levels[depth];
    if (!level) return undefined;
    if (level.sign !== undefined) return level.sign;
    if (level.format === undefined) return undefined;
    const counters = this.#counters.get(key) ?? [];
    this.#counters.set(key, counters);
    for (let above = 0; above < depth; above += 1) counters[above] ??= levels[above]?.start ?? 1;
    const last = counters[depth];
    counters[depth] = last === undefined ? level.start : last + 1;
    counters.length = depth + 1;
    const shown = counters.slice(Math.max(0, depth + 1 - level.shows)).map((number, at) => {
      const format = levels[depth + 1 - Math.min(level.shows, depth + 1) + at]?.format ?? 'digit';
      return numberWords(number, format);
    });
    return `${level.before}${shown.join('.')}${level.after}`;
  }

  #find<Value>(name: string | undefined, ask: (style: Style) => Value | undefined): Value | undefined {
    let style = this.#styles.get(name ?? '');
    for (let base = 0; style && base < MOST_BASES; base += 1) {
      const found = ask(style);
      if (found !== undefined) return found;
      style = this.#styles.get(style.parent ?? '');
    }
    return undefined;
  }
}

/** Hidden words and sheets (`display`) and slides (`visibility`); undefined where a style says nothing of it. */
function isOutOfSight(style: XmlElement): boolean | undefined {
  for (const { attributes } of elementsOf(style)) {
    const said = attributes['display'] ?? attributes['visibility'];
    if (said !== undefined) return said === 'none' || said === 'false' || said === 'hidden';
  }
  return undefined;
}

function levelsOf(style: XmlElement): readonly Level[] {
  const levels: Level[] = [];
  for (const { name, attributes } of elementsOf(style)) {
    const at = wholeNumber(attributes['level'], levels.length + 1) - 1;
    if (at < 0 || at > 9) continue;
    levels[at] = {
      sign: name === 'list-level-style-bullet' ? attributes['bullet-char'] || '•' : undefined,
      format: FORMATS.get(attributes['num-format'] ?? ''),
      before: attributes['num-prefix'] ?? '',
      after: attributes['num-suffix'] ?? '',
      start: wholeNumber(attributes['start-value'], 1),
      shows: Math.max(1, wholeNumber(attributes['display-levels'], 1)),
    };
  }
  return Array.from(levels, (level) => level ?? NO_LEVEL);
}

const NO_LEVEL: Level = { sign: undefined, format: undefined, before: '', after: '', start: 1, shows: 1 };
