import { type NumberFormat, numberWords } from '../number-words.ts';
import {
  elementAt,
  elementOf,
  elementsOf,
  everyElement,
  textOf,
  wholeNumber,
  type XmlElement,
} from '../package/xml-tree.ts';

type ListPlace = { readonly list: string; readonly level: number };
type StyleType = 'paragraph' | 'character' | 'table';
type Style = {
  readonly type: string;
  readonly basedOn: string | undefined;
  readonly outline: number | undefined;
  readonly list: Partial<ListPlace>;
  /** Whether it keeps words out of sight; undefined where it leaves that to the style that it rests on. */
  readonly hidden: boolean | undefined;
  /** What parts of a table's style (`firstRow`) say of that. */
  readonly hiddenIn: ReadonlyMap<string, boolean>;
};
/** The table in which words stand, and the parts of its style that hold for their cell, the strongest first. */
export type TableAround = { readonly properties: XmlElement; readonly parts: readonly string[] };
type Level = {
  readonly pattern: string;
  readonly format: NumberFormat | 'bullet' | 'none';
  readonly start: number;
};

const FORMATS: ReadonlyMap<string, NumberFormat> = new Map([
  ['decimal', 'digit'],
  ['decimalZero', 'digit'],
  ['decimalEnclosedCircle', 'circledDigit'],
  ['decimalEnclosedCircleChinese', 'circledDigit'],
  ['upperRoman', 'romanCapital'],
  ['lowerRoman', 'romanSmall'],
  ['upperLetter', 'latinCapital'],
  ['lowerLetter', 'latinSmall'],
  ['ganada', 'syllable'],
  ['chosung', 'jamo'],
  ['koreanDigital', 'phonetic'],
  ['koreanCounting', 'phonetic'],
  ['koreanLegal', 'phonetic'],
  ['ideographDigital', 'ideograph'],
  ['chineseCounting', 'ideograph'],
  ['japaneseCounting', 'ideograph'],
  ['ideographTraditional', 'decagonHanja'],
]);

/** How deep styles may rest on one another before they are taken to go round in a circle. */
const MOST_BASES = 20;

/** word/styles.xml and word/numbering.xml: which paragraphs are headings, which are numbered, and how. */
export class WordStyles {
  readonly #styles: ReadonlyMap<string, Style>;
  /** The styles of what names none. */
  readonly #usual: Readonly<Record<StyleType, string>>;
  readonly #isHiddenUsually: boolean;
  readonly #lists: ReadonlyMap<string, readonly Level[]>;
  /** Lists that share one abstract numbering count on together. */
  readonly #counterOf: ReadonlyMap<string, string>;
  readonly #counters = new Map<string, number[]>();

  constructor(styles: XmlElement | undefined, numbering: XmlElement | undefined) {
    this.#styles = new Map(
      elementsOf(styles, 'style').map((style) => [style.attributes['styleId'] ?? '', readStyle(style)]),
    );
    this.#usual = {
      paragraph: usualStyle(styles, 'paragraph'),
      character: usualStyle(styles, 'character'),
      table: usualStyle(styles, 'table'),
    };
    this.#isHiddenUsually = vanishIn(elementAt(styles, 'docDefaults', 'rPrDefault')) ?? false;
    const abstract = new Map(
      elementsOf(numbering, 'abstractNum').map((each) => [each.attributes['abstractNumId'] ?? '', readLevels(each)]),
    );
    const lists = elementsOf(numbering, 'num').map((list) => ({
      id: list.attributes['numId'] ?? '',
      base: valOf(list, 'abstractNumId') ?? '',
      overrides: elementsOf(list, 'lvlOverride'),
    }));
    this.#lists = new Map(
      lists.map(({ id, base, overrides }) => [id, overridden(abstract.get(base) ?? [], overrides)]),
    );
    this.#counterOf = new Map(lists.map(({ id, base, overrides }) => [id, overrides.length > 0 ? `list ${id}` : base]));
  }

  /** The level of a heading, 0 for the widest; undefined for running text. */
  outlineOf(properties: XmlElement | undefined): number | undefined {
    const own = valOf(properties, 'outlineLvl');
    const level = own === undefined ? this.#find(properties, ({ outline }) => outline) : wholeNumber(own, 9);
    return level === undefined || level > 8 ? undefined : level;
  }

  /** The number or sign before a paragraph, with its depth. Counts: to be asked once for each paragraph. */
  nextLabel(properties: XmlElement | undefined): { readonly label: string; readonly depth: number } | undefined {
    const place = this.#placeOf(properties);
    const levels = place && this.#lists.get(place.list);
    const level = place && levels?.[place.level];
    if (!place || !levels || !level) return undefined;
    if (level.format === 'bullet') return { label: level.pattern || '•', depth: place.level };
    const counters = this.#countersOf(this.#counterOf.get(place.list) ?? place.list);
    for (let above = 0; above < place.level; above += 1) counters[above] ??= levels[above]?.start ?? 1;
    const last = counters[place.level];
    counters[place.level] = last === undefined ? level.start : last + 1;
    counters.length = place.level + 1;
    if (level.format === 'none') return { label: '', depth: place.level };
    const label = level.pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const format = levels[Number(digit) - 1]?.format ?? 'digit';
      const number = counters[Number(digit) - 1] ?? 1;
      return format === 'bullet' || format === 'none' ? '' : numberWords(number, format);
    });
    return { label, depth: place.level };
  }

  /** A formula is out of sight with any of its letters: how they stand to each other is not known. */
  hidesIn(formula: XmlElement, paragraph: XmlElement | undefined, table: TableAround | undefined): boolean {
    const runs = everyElement(formula, 'r').map((run) => elementsOf(run, 'rPr'));
    return runs.some((said) =>
      (said.length > 0 ? said : [undefined]).some((run) => this.isHidden(run, paragraph, table)),
    );
  }

  /**
   * Whether a run is kept out of sight. What it says itself holds, then what is so of all; and of the styles of the
   * table, the paragraph and the run, each that hides undoes another one (ECMA-376 part 1, 17.7.3).
   */
  isHidden(run: XmlElement | undefined, paragraph: XmlElement | undefined, table: TableAround | undefined): boolean {
    const own = elementOf(run, 'vanish');
    if (own) return isOn(own);
    if (this.#isHiddenUsually) return true;
    const hiding = [
      this.#hidesInTable(table),
      ...[this.#named('paragraph', valOf(paragraph, 'pStyle')), this.#named('character', valOf(run, 'rStyle'))].map(
        (id) => this.#inherited(id, ({ hidden }) => hidden),
      ),
    ];
    return hiding.filter(Boolean).length % 2 === 1;
  }

  /** By the strongest part of the table's style that says anything of it, else by the style as a whole. */
  #hidesInTable(table: TableAround | undefined): boolean | undefined {
    if (!table) return undefined;
    const id = this.#named('table', valOf(table.properties, 'tblStyle'));
    for (const part of table.parts) {
      const said = this.#inherited(id, ({ hiddenIn }) => hiddenIn.get(part));
      if (said !== undefined) return said;
    }
    return this.#inherited(id, ({ hidden }) => hidden);
  }

  /** The style of that name, or the usual one where there is none of the type. */
  #named(type: StyleType, id: string | undefined): string {
    return id !== undefined && this.#styles.get(id)?.type === type ? id : this.#usual[type];
  }

  #placeOf(properties: XmlElement | undefined): ListPlace | undefined {
    const own = listOf(properties);
    const list = own.list ?? this.#find(properties, (style) => style.list.list);
    const level = own.level ?? this.#find(properties, (style) => style.list.level) ?? 0;
    // List 0 takes a paragraph out of the list of its style.
    return list === undefined || list === '0' ? undefined : { list, level: Math.min(8, Math.max(0, level)) };
  }

  #find<Value>(properties: XmlElement | undefined, ask: (style: Style) => Value | undefined): Value | undefined {
    return this.#inherited(this.#named('paragraph', valOf(properties, 'pStyle')), ask);
  }

  #inherited<Value>(id: string, ask: (style: Style) => Value | undefined): Value | undefined {
    let style = this.#styles.get(id);
    for (let base = 0; style && base < MOST_BASES; base += 1) {
      const found = ask(style);
      if (found !== undefined) return found;
      style = this.#styles.get(style.basedOn ?? '');
    }
    return undefined;
  }

  #countersOf(key: string): number[] {
    const known = this.#counters.get(key) ?? [];
    this.#counters.set(key, known);
    return known;
  }
}

export function valOf(element: XmlElement | undefined, name: string): string | undefined {
  return elementOf(element, name)?.attributes['val'];
}

/** `<w:vanish/>` is on, `<w:vanish w:val="0"/>` is off. */
export function isOn(element: XmlElement): boolean {
  return !['0', 'false', 'off'].includes(element.attributes['val'] ?? '1');
}

function readStyle(style: XmlElement): Style {
  const properties = elementOf(style, 'pPr');
  const stated = valOf(properties, 'outlineLvl');
  const name = valOf(style, 'name') ?? '';
  const ofName = /^(?:heading|제목)\s*([1-9])$/i.exec(name)?.[1];
  const outline = stated ?? (ofName === undefined ? undefined : String(Number(ofName) - 1));
  return {
    // A style that names no type is one of paragraphs (17.7.4.17).
    type: style.attributes['type'] ?? 'paragraph',
    basedOn: valOf(style, 'basedOn'),
    outline: /^title$/i.test(name) ? 0 : outline === undefined ? undefined : wholeNumber(outline, 9),
    list: listOf(properties),
    hidden: vanishIn(style),
    hiddenIn: new Map(
      elementsOf(style, 'tblStylePr').flatMap((part) => {
        const hidden = vanishIn(part);
        return hidden === undefined ? [] : [[part.attributes['type'] ?? '', hidden] as const];
      }),
    ),
  };
}

function vanishIn(style: XmlElement | undefined): boolean | undefined {
  const vanish = elementAt(style, 'rPr', 'vanish');
  return vanish && isOn(vanish);
}

function usualStyle(styles: XmlElement | undefined, type: StyleType): string {
  const isUsual = ({ attributes }: XmlElement) =>
    attributes['type'] === type && ['1', 'true', 'on'].includes(attributes['default'] ?? '');
  return elementsOf(styles, 'style').find(isUsual)?.attributes['styleId'] ?? '';
}

function listOf(properties: XmlElement | undefined): Partial<ListPlace> {
  const numbering = elementOf(properties, 'numPr');
  const list = valOf(numbering, 'numId');
  const level = valOf(numbering, 'ilvl');
  return {
    ...(list === undefined ? {} : { list }),
    ...(level === undefined ? {} : { level: wholeNumber(level, 0) }),
  };
}

function readLevels(numbering: XmlElement): Level[] {
  const levels: Level[] = [];
  for (const level of elementsOf(numbering, 'lvl')) {
    const at = wholeNumber(level.attributes['ilvl'], levels.length);
    if (at >= 0 && at < 9) levels[at] = readLevel(level);
  }
  return Array.from(levels, (level) => level ?? { pattern: '', format: 'none', start: 1 });
}

function readLevel(level: XmlElement): Level {
  const format = valOf(level, 'numFmt') ?? elementsOf(level).map(textOf)[0] ?? '';
  return {
    pattern: valOf(level, 'lvlText') ?? '',
    format: format === 'bullet' || format === 'none' ? format : (FORMATS.get(format) ?? 'digit'),
    start: wholeNumber(valOf(level, 'start'), 1),
  };
}

function overridden(levels: readonly Level[], overrides: readonly XmlElement[]): readonly Level[] {
  return levels.map((level, at) => {
    const override = overrides.find(({ attributes }) => attributes['ilvl'] === String(at));
    const whole = elementOf(override, 'lvl');
    const start = valOf(override, 'startOverride');
    const own = whole ? readLevel(whole) : level;
    return start === undefined ? own : { ...own, start: wholeNumber(start, own.start) };
  });
}
