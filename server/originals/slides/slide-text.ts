import type { ReadBlock, ReadCell, ReadRun, ReadTable } from '../../../shared/originals/read-document.ts';
import { GrowingText, type ParagraphManner } from '../growing-text.ts';
import { type NumberFormat, numberWords } from '../number-words.ts';
import { equationWords } from '../package/equation-words.ts';
import { lettersOfFont } from '../package/font-letters.ts';
import {
  elementAt,
  elementOf,
  elementsOf,
  everyElement,
  textOf,
  wholeNumber,
  type XmlElement,
} from '../package/xml-tree.ts';
import { isPageNumber } from '../page-number.ts';
import type { Tally } from '../tally.ts';

const TITLES: ReadonlySet<string> = new Set(['title', 'ctrTitle']);
/** The number of the page, the day and the name of the show, in the margin of a slide. */
const MARGINS: ReadonlySet<string> = new Set(['sldNum', 'dt', 'ftr', 'hdr']);
const MOST_SPAN = 2_000;

/** How a paragraph begins that says nothing of it itself: by its level, from the master of the slide. */
export type LevelMarks = readonly (XmlElement | undefined)[];

/** Reads the shapes of one slide, in the order of the file, which is that of reading aloud. */
export class SlideText {
  readonly #tally: Tally;
  readonly #links: ReadonlyMap<string, string>;
  readonly #marks: LevelMarks;
  /** Only what a slide adds to its page: titles and lists of a master are words that tell where to write. */
  readonly #withoutPlaceholders: boolean;

  constructor(
    tally: Tally,
    given: { links?: ReadonlyMap<string, string>; marks?: LevelMarks; withoutPlaceholders?: boolean } = {},
  ) {
    this.#tally = tally;
    this.#links = given.links ?? new Map();
    this.#marks = given.marks ?? [];
    this.#withoutPlaceholders = given.withoutPlaceholders ?? false;
  }

  blocks(tree: XmlElement | undefined): readonly ReadBlock[] {
    const growing = new GrowingText(this.#tally);
    this.#shapes(tree, growing, false);
    growing.end();
    return growing.blocks;
  }

  /** The paragraphs of one text, such as of a comment. */
  paragraphs(body: XmlElement | undefined): readonly ReadBlock[] {
    const growing = new GrowingText(this.#tally);
    this.#body(body, growing, {}, false);
    growing.end();
    return growing.blocks;
  }

  #shapes(tree: XmlElement | undefined, growing: GrowingText, hidden: boolean): void {
    for (const shape of elementsOf(tree)) {
      const named = elementsOf(shape).find(({ name }) => name.startsWith('nv'));
      const { hidden: out, descr = '', title = '' } = elementOf(named, 'cNvPr')?.attributes ?? {};
      const isHidden = hidden || out === '1' || out === 'true';
      const place = elementAt(named, 'nvPr', 'ph')?.attributes;
      if (place && this.#withoutPlaceholders) continue;
      this.#tally.setAside(title);
      if (shape.name === 'sp') this.#shape(shape, growing, { type: place && (place['type'] ?? 'body'), isHidden });
      else if (shape.name === 'grpSp') this.#tally.nested(() => this.#shapes(shape, growing, isHidden));
      else if (shape.name === 'graphicFrame') this.#frame(shape, growing, { words: descr, isHidden });
      else if (shape.name === 'pic') this.#thing('picture', descr, growing);
      else if (shape.name === 'AlternateContent') {
        this.#shapes(elementOf(shape, 'Choice') ?? elementOf(shape, 'Fallback'), growing, isHidden);
      } else if (shape.name === 'contentPart') this.#thing('drawing', descr, growing);
      // What describes a box with words, a group or a line is read to whoever cannot see it.
      if (shape.name === 'sp' || shape.name === 'grpSp' || shape.name === 'cxnSp') this.#tally.setAside(descr);
    }
  }

  #shape(
    shape: XmlElement,
    growing: GrowingText,
    { type, isHidden }: { readonly type: string | undefined; readonly isHidden: boolean },
  ): void {
    if (type !== undefined && MARGINS.has(type)) {
      this.#margin(elementOf(shape, 'txBody'), growing, { type, isHidden });
      return;
    }
    const heading: ParagraphManner = type !== undefined && TITLES.has(type) ? { heading: 1 } : {};
    const marks = type === 'body' || type === 'obj' ? this.#marks : [];
    this.#body(elementOf(shape, 'txBody'), growing, heading, isHidden, marks);
  }

  #margin(
    body: XmlElement | undefined,
    growing: GrowingText,
    { type, isHidden }: { readonly type: string; readonly isHidden: boolean },
  ): void {
    if (type === 'sldNum' && isPageNumber(textOf(body))) return;
    const inside = new GrowingText(this.#tally);
    this.#body(body, inside, {}, isHidden);
    inside.end();
    const kind = type === 'hdr' ? 'header' : 'footer';
    if (inside.blocks.length > 0) growing.block({ type: 'frame', kind, content: inside.blocks });
  }

  #body(
    body: XmlElement | undefined,
    growing: GrowingText,
    manner: ParagraphManner,
    isHidden: boolean,
    marks: LevelMarks = [],
  ): void {
    const own = levelMarks(elementOf(body, 'lstStyle'));
    const counters: number[] = [];
    for (const paragraph of elementsOf(body, 'p')) {
      const properties = elementOf(paragraph, 'pPr');
      const level = Math.min(8, Math.max(0, wholeNumber(properties?.attributes['lvl'], 0)));
      const mark = [properties, own[level], marks[level]].find(saysItsMark);
      const isEmpty = textOf(paragraph).trim() === '';
      const label = isEmpty || manner.heading !== undefined ? undefined : labelOf(mark, level, counters);
      growing.begin(label === undefined ? manner : { label, depth: level });
      for (const piece of elementsOf(paragraph)) this.#piece(piece, growing, isHidden);
      growing.end();
    }
  }

  #piece(piece: XmlElement, growing: GrowingText, isHidden: boolean): void {
    const style: Omit<ReadRun, 'text'> = isHidden ? { hidden: true } : {};
    if (piece.name === 'br') growing.text('\n', style);
    else if (piece.name === 'm' || piece.name === 'oMathPara') this.#thing('equation', equationWords(piece), growing);
    else if (piece.name === 'AlternateContent') {
      for (const child of elementsOf(elementOf(piece, 'Choice') ?? elementOf(piece, 'Fallback'))) {
        this.#piece(child, growing, isHidden);
      }
    } else if (piece.name === 'r' || piece.name === 'fld') {
      const id = elementAt(piece, 'rPr', 'hlinkClick')?.attributes['id'] ?? '';
      const href = this.#links.get(id);
      const font = elementAt(piece, 'rPr', 'sym')?.attributes['typeface'];
      growing.text(lettersOfFont(textOf(elementOf(piece, 't')), font), href === undefined ? style : { ...style, href });
    }
  }

  /** A table, a chart, a drawn list, or a file that is shown within the slide. */
  #frame(frame: XmlElement, growing: GrowingText, said: { readonly words: string; readonly isHidden: boolean }): void {
    const data = elementAt(frame, 'graphic', 'graphicData');
    const table = elementOf(data, 'tbl');
    if (table) growing.block(this.#tally.nested(() => this.#table(table, said.isHidden)));
    else if (everyElement(frame, 'oleObj').length > 0) this.#thing('embedded', said.words, growing);
    else this.#thing(everyElement(frame, 'chart').length > 0 ? 'chart' : 'drawing', said.words, growing);
  }

  #table(table: XmlElement, isHidden: boolean): ReadTable {
    const { firstRow } = elementOf(table, 'tblPr')?.attributes ?? {};
    const hasHead = firstRow === '1' || firstRow === 'true';
    const rows = elementsOf(table, 'tr').map((row, at) => ({
      cells: elementsOf(row, 'tc').flatMap((cell): ReadCell[] => {
        const { gridSpan, rowSpan, hMerge, vMerge } = cell.attributes;
        this.#tally.cell();
        // What a wider or higher cell covers is written once more, without words.
        if (hMerge === '1' || hMerge === 'true' || vMerge === '1' || vMerge === 'true') {
          this.#tally.setAside(textOf(elementOf(cell, 'txBody')));
          return [];
        }
        const growing = new GrowingText(this.#tally);
        this.#body(elementOf(cell, 'txBody'), growing, {}, isHidden);
        growing.end();
        const size = { colspan: spanOf(gridSpan), rowspan: spanOf(rowSpan) };
        return [{ ...(hasHead && at === 0 ? { header: true as const } : {}), ...size, content: growing.blocks }];
      }),
    }));
    return { type: 'table', rows };
  }

  #thing(kind: 'picture' | 'chart' | 'drawing' | 'embedded' | 'equation', words: string, growing: GrowingText): void {
    this.#tally.leave(kind);
    growing.block({ type: 'object', kind, text: this.#tally.take(words.trim()) });
  }
}

/** How the paragraphs of each level begin, as a list style says. */
export function levelMarks(style: XmlElement | undefined): LevelMarks {
  return Array.from({ length: 9 }, (_, level) => elementOf(style, `lvl${level + 1}pPr`));
}

function saysItsMark(properties: XmlElement | undefined): boolean {
  return elementsOf(properties).some(({ name }) => name === 'buNone' || name === 'buChar' || name === 'buAutoNum');
}

const FORMATS: readonly (readonly [string, NumberFormat])[] = [
  ['arabic', 'digit'],
  ['romanUc', 'romanCapital'],
  ['romanLc', 'romanSmall'],
  ['alphaUc', 'latinCapital'],
  ['alphaLc', 'latinSmall'],
  ['circleNum', 'circledDigit'],
  ['ea1', 'ideograph'],
];

/** The sign or the counted number; levels below begin anew. */
function labelOf(mark: XmlElement | undefined, level: number, counters: number[]): string | undefined {
  const sign = elementOf(mark, 'buChar')?.attributes['char'];
  const auto = elementOf(mark, 'buAutoNum')?.attributes;
  if (!auto) {
    counters.length = Math.min(counters.length, level);
    return sign;
  }
  const last = counters[level];
  const number = last === undefined ? wholeNumber(auto['startAt'], 1) : last + 1;
  counters[level] = number;
  counters.length = level + 1;
  const type = auto['type'] ?? 'arabicPeriod';
  const format = FORMATS.find(([begins]) => type.startsWith(begins))?.[1] ?? 'digit';
  const words = numberWords(number, format);
  if (type.endsWith('ParenBoth')) return `(${words})`;
  if (type.endsWith('ParenR')) return `${words})`;
  return type.endsWith('Period') || type.endsWith('DbPeriod') ? `${words}.` : words;
}

function spanOf(text: string | undefined): number {
  return Math.min(MOST_SPAN, Math.max(1, wholeNumber(text, 1)));
}
