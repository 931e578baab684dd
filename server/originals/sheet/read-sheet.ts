import { storedWordsOf, wordsInFormula } from '../package/stored-words.ts';
import type { XmlAttributes } from '../package/xml-tree.ts';
import { walkXml, wholeNumber } from '../package/xml-tree.ts';
import { LAST_CELL, MOST_SHEET_CELLS } from '../part-limits.ts';
import type { Tally } from '../tally.ts';
import { type NumberPattern, type ShownValue, shownNumber, shownText } from './number-pattern.ts';
import { dayNumberOf } from './shown-date.ts';
import type { Workbook } from './workbook.ts';

/** A cell by its place, counted from 0, with the text that a person sees in it. */
export type SheetCell = {
  readonly column: number;
  readonly text: string;
  /** Its format shows nothing of it. */
  readonly hidden?: true;
};
export type SheetRow = { readonly row: number; readonly hidden: boolean; readonly cells: readonly SheetCell[] };
export type Span = {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
};

export type SheetContent = {
  readonly rows: readonly SheetRow[];
  readonly merged: readonly Span[];
  readonly hiddenColumns: readonly { readonly from: number; readonly to: number }[];
  /** Heads and feet of the printed pages, without their codes. */
  readonly margins: readonly string[];
  /** Words that no cell shows: within formulas, and in what may be written into a cell. */
  readonly unseen: readonly string[];
  /** What is said of the links of cells, which their cells as a rule say too. */
  readonly links: readonly string[];
  /** Rows that came after as many cells as are read. */
  readonly rowsCut: number;
};

/** Of a cell, of a condition, and of what may be written into a cell. */
const FORMULA = /^(?:f|formula[12]?)$/;

/** Stands where a result would. */
export const UNCOMPUTED = '[계산되지 않은 수식]';

/** One worksheet, read as a stream: only cells with text are kept. */
export function readSheet(xml: string, workbook: Workbook, tally: Tally): SheetContent {
  const reader = new SheetReader(workbook, tally);
  walkXml(xml, reader);
  return reader.content();
}

class SheetReader {
  readonly #workbook: Workbook;
  readonly #tally: Tally;
  readonly #rows: { row: number; hidden: boolean; cells: SheetCell[] }[] = [];
  readonly #merged: Span[] = [];
  readonly #hiddenColumns: { from: number; to: number }[] = [];
  readonly #margins: string[] = [];
  readonly #unseen = new Set<string>();
  readonly #links: string[] = [];
  #row = -1;
  #column = -1;
  #cell: XmlAttributes | undefined;
  /** What is in this cell is computed. */
  #isComputed = false;
  #value = '';
  #formula = '';
  #gathers = '';
  /** Within rPh: how hanja are read, which is no text of the cell. */
  #isReading = false;
  #reading = '';
  #count = 0;
  #rowsCut = 0;

  constructor(workbook: Workbook, tally: Tally) {
    this.#workbook = workbook;
    this.#tally = tally;
  }

  content(): SheetContent {
    return {
      rows: this.#rows.filter(({ cells }) => cells.length > 0),
      merged: this.#merged,
      hiddenColumns: this.#hiddenColumns,
      margins: this.#margins,
      unseen: [...this.#unseen],
      links: this.#links,
      rowsCut: this.#rowsCut,
    };
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'row') this.#beginRow(attributes);
    else if (name === 'c') this.#beginCell(attributes);
    else if (name === 'v' || name === 't') this.#gathers = this.#isReading ? 'reading' : 'value';
    else if (/^(odd|even|first)(Header|Footer)$/.test(name)) {
      this.#gathers = 'margin';
      this.#value = '';
    } else if (FORMULA.test(name)) {
      this.#gathers = 'formula';
      this.#formula = '';
      this.#isComputed ||= name === 'f';
    } else if (name === 'dataValidation') {
      this.#unseen.add(storedWordsOf([{ name, attributes, children: [] }]));
    } else if (name === 'mergeCell') {
      const span = readSpan(attributes['ref'] ?? '');
      if (span) this.#merged.push(span);
    } else if (name === 'col' && isTrue(attributes['hidden'])) {
      const from = wholeNumber(attributes['min'], 1) - 1;
      this.#hiddenColumns.push({ from, to: wholeNumber(attributes['max'], from + 1) - 1 });
    } else if (name === 'rPh') {
      this.#isReading = true;
      this.#reading = '';
    } else if (name === 'hyperlink') this.#links.push(storedWordsOf([{ name, attributes, children: [] }]));
  }

  text(words: string): void {
    if (this.#gathers === 'formula') this.#formula += words;
    else if (this.#gathers === 'reading') this.#reading += words;
    else if (this.#gathers !== '') this.#value += words;
  }

  close(name: string): void {
    if (name === 'c') this.#endCell();
    else if (/^(odd|even|first)(Header|Footer)$/.test(name)) {
      const words = withoutCodes(this.#value);
      if (words !== '') this.#margins.push(words);
    } else if (name === 'rPh') {
      this.#isReading = false;
      if (this.#reading !== '') this.#unseen.add(this.#reading);
    } else if (FORMULA.test(name)) {
      for (const words of wordsInFormula(this.#formula)) this.#unseen.add(words);
      this.#formula = '';
      this.#gathers = '';
    }
    if (name === 'v' || name === 't' || name.endsWith('Header') || name.endsWith('Footer')) this.#gathers = '';
  }

  #beginRow(attributes: XmlAttributes): void {
    this.#row = Math.min(LAST_CELL.row, wholeNumber(attributes['r'], this.#row + 2) - 1);
    this.#column = -1;
    if (this.#count >= MOST_SHEET_CELLS) this.#rowsCut += 1;
    else this.#rows.push({ row: this.#row, hidden: isTrue(attributes['hidden']), cells: [] });
  }

  #beginCell(attributes: XmlAttributes): void {
    this.#cell = attributes;
    this.#value = '';
    this.#isComputed = false;
    const stated = columnOf(attributes['r'] ?? '');
    this.#column = Math.min(LAST_CELL.column, stated ?? this.#column + 1);
  }

  #endCell(): void {
    const shown = this.#cell ? this.#shown(this.#cell) : { text: '' };
    this.#cell = undefined;
    const row = this.#rows.at(-1);
    if (shown.text === '' || !row || this.#count >= MOST_SHEET_CELLS) return;
    this.#count += 1;
    if (shown.plain) this.#tally.leave('plainValue');
    this.#tally.leaveUnlessShown(shown.digits ?? '');
    row.cells.push({ column: this.#column, text: shown.text, ...(shown.hidden ? { hidden: true as const } : {}) });
  }

  #shown({ t: type, s: style }: XmlAttributes): ShownValue {
    const { strings, patterns, from1904 } = this.#workbook;
    const value = this.#value;
    if (value === '') return this.#uncomputed(type);
    const pattern = patterns[wholeNumber(style, 0)];
    if (type === 's') return shownText(strings[wholeNumber(value, -1)] ?? '', pattern);
    if (type === 'b') return shownText(value === '1' ? 'TRUE' : 'FALSE', pattern);
    if (type === 'str' || type === 'inlineStr') return shownText(value, pattern);
    if (type === 'e') return { text: value };
    if (type === 'd') return shownDay(value, pattern, from1904);
    const number = Number(value);
    return Number.isFinite(number) ? shownNumber(number, pattern, from1904) : { text: value };
  }

  /** A program that writes formulas and computes none leaves their results to whoever opens the file. */
  #uncomputed(type: string | undefined): ShownValue {
    // What was computed and is no text at all says that it is one.
    if (!this.#isComputed || type === 'str') return { text: '' };
    this.#tally.leave('uncomputedFormula');
    return { text: UNCOMPUTED };
  }
}

/** `2026-03-03T13:30:00`: a day that is written as one. */
function shownDay(value: string, pattern: NumberPattern | undefined, from1904: boolean): ShownValue {
  const number = dayNumberOf(value.replace(/Z$/, ''), from1904);
  if (pattern && Number.isFinite(number)) return shownNumber(number, pattern, from1904);
  return { text: value.replace('T', ' ').replace(/(?: 00:00:00)?(?:\.0+)?Z?$/, '') };
}

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true';
}

function columnOf(address: string): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(address)?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function readSpan(reference: string): Span | undefined {
  const found = /^([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})$/.exec(reference);
  const [from, to] = [found?.[1] ?? '', found?.[2] ?? ''];
  const [fromColumn, toColumn] = [columnOf(from), columnOf(to)];
  if (fromColumn === undefined || toColumn === undefined) return undefined;
  return {
    fromRow: Number(from.replace(/\D/g, '')) - 1,
    toRow: Number(to.replace(/\D/g, '')) - 1,
    fromColumn,
    toColumn,
  };
}

/** `&L기밀 &R&P / &N`: the words, without places, fonts and page numbers. */
function withoutCodes(text: string): string {
  return text
    .replace(/&"[^"]*"|&K[0-9A-Fa-f]{6}|&\d{1,3}|&[PNDTZFAG]/g, '')
    .replace(/&[LCR]/g, ' ')
    .replace(/&[BIUESXYOH+-]/g, '')
    .replaceAll('&&', '&')
    .replace(/\s+/g, ' ')
    .replace(/^[\s/|-]+$/, '')
    .trim();
}
