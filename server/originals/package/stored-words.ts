import { walkXml, type XmlAttributes, type XmlElement } from './xml-tree.ts';

/** Attributes that hold words of a person, in Office and OpenDocument. */
const SAID: ReadonlySet<string> = new Set([
  ...['v', 'name', 'caption', 'formula', 'refersTo', 'prompt', 'promptTitle', 'error', 'errorTitle'],
  ...['connection', 'command', 'serverCommand', 'localConnection', 'description', 'url', 'post', 'string'],
  ...['sourceFile', 'odcFile', 'editPage', 'displayText'],
  ...['descr', 'instr', 'tooltip', 'alt', 'display', 'string-value-if-true', 'string-value-if-false', 'key1', 'key2'],
  ...['value', 'current-value', 'string-value', 'condition', 'expression', 'cell-range-address', 'title', 'label'],
]);
/** Of the many things called `val` only these are words: a sheet elsewhere, a variable, a mail merge, a control. */
const SAYS_VAL: ReadonlySet<string> = new Set([
  ...['sheetName', 'docVar', 'query', 'connectString', 'mailSubject', 'alias', 'tag'],
  ...['listEntry', 'helpText', 'statusText', 'default', 'tblCaption', 'tblDescription'],
]);
/** Where an .ods takes its data from: other sheets, other programs, databases, the services behind a pivot table. */
export const DATA_SOURCES: ReadonlySet<string> = new Set([
  ...['cell-range-source', 'table-source', 'dde-source', 'source-service'],
  ...['database-source-sql', 'database-source-query', 'database-source-table'],
]);
/** All that is said of these are words: addresses, names of tables, queries. */
const SAYS_ALL: ReadonlySet<string> = new Set([...DATA_SOURCES, 'dbCommand']);

/**
 * The words of a part that no page shows, a line for each: its texts, whole paragraphs of them, and what its attributes
 * say. Read as a stream, for the copies of data behind a pivot table have a million values; each is told once.
 */
export function storedWords(xml: string): string {
  const words = new StoredWords('once');
  walkXml(xml, words);
  return words.said.map((each) => each.words).join('\n');
}

/** The same of what has been read already. */
export function storedWordsOf(elements: readonly XmlElement[]): string {
  return saidIn(elements, 'once')
    .map(({ words }) => words)
    .join('\n');
}

/** What was deleted and still stands in the file: every line of its text, and what is only said beside it. */
export function deletedWords(elements: readonly XmlElement[]): { readonly text: string; readonly beside: string } {
  const said = saidIn(elements, 'as often as it stands');
  const linesOf = (isBeside: boolean) =>
    said
      .filter((each) => each.isBeside === isBeside)
      .map(({ words }) => words)
      .join('\n');
  return { text: linesOf(false), beside: linesOf(true) };
}

function saidIn(elements: readonly XmlElement[], howOften: HowOften): readonly Said[] {
  const words = new StoredWords(howOften);
  for (const element of elements) walkTree(element, words);
  return words.said;
}

/** Words in quotation marks within a formula: the only ones of it that are no address and no function. */
export function wordsInFormula(formula: string): readonly string[] {
  return formula.includes('"') ? (formula.match(/"(?:[^"]|"")*"/g) ?? []) : [];
}

/** Elements whose words are one line; `h` is a heading of OpenDocument. */
const LINES: ReadonlySet<string> = new Set(['p', 'h', 'del', 'moveFrom']);
/** What may stand within a line and is a text of its own. */
const APART: ReadonlySet<string> = new Set([
  'annotation',
  'note',
  'txbxContent',
  'text-box',
  'table',
  'tbl',
  'subList',
]);
/** What a field of Word asks for: written as a text, and none of the line. */
const CODES: ReadonlySet<string> = new Set(['instrText', 'delInstrText']);
/** Where a drawing stands and how large it is, written as texts. */
const LAYOUT: ReadonlySet<string> = new Set([
  ...['posOffset', 'align', 'pctWidth', 'pctHeight', 'pctPosHOffset', 'pctPosVOffset'],
]);

/** What stands between the words of a line in Office, OpenDocument and OWPML: without it two numbers would be one. */
export const GAPS: ReadonlyMap<string, string> = new Map([
  ...['tab', 'ptab', 'br', 'cr', 's', 'line-break', 'lineBreak', 'nbSpace', 'fwSpace'].map(
    (name) => [name, ' '] as const,
  ),
  ...['noBreakHyphen', 'hyphen', 'hypen'].map((name) => [name, '-'] as const),
]);

type HowOften = 'once' | 'as often as it stands';
type Said = { readonly words: string /** By an attribute or the code of a field. */; readonly isBeside: boolean };
type Open = { words: string; readonly kind: 'line' | 'between' | 'code' | 'layout' };

function kindOf(name: string): Open['kind'] | undefined {
  if (LINES.has(name)) return 'line';
  if (APART.has(name)) return 'between';
  if (CODES.has(name)) return 'code';
  return LAYOUT.has(name) ? 'layout' : undefined;
}

class StoredWords {
  readonly said: Said[] = [];
  readonly #known: Set<string> | undefined;
  /** Texts that are open, one within another; between lines each element ends one. */
  readonly #open: Open[] = [{ words: '', kind: 'between' }];

  constructor(howOften: HowOften) {
    this.#known = howOften === 'once' ? new Set() : undefined;
  }

  open(name: string, attributes: XmlAttributes): void {
    const kind = kindOf(name);
    if (kind) this.#open.push({ words: '', kind });
    else this.#endElement();
    const line = this.#open.at(-1);
    if (line?.kind === 'line') line.words += GAPS.get(name) ?? '';
    // An `x` of a pivot table is the place of a value, not one.
    if (name === 'x') return;
    const saysAll = SAYS_ALL.has(name);
    for (const [attribute, value] of Object.entries(attributes)) {
      if (saysAll || SAID.has(attribute) || (attribute === 'val' && SAYS_VAL.has(name))) this.#add(value, true);
    }
  }

  text(text: string): void {
    const open = this.#open.at(-1);
    if (open) open.words += text;
  }

  close(name: string): void {
    if (kindOf(name) === undefined) this.#endElement();
    else {
      const { words, kind } = this.#open.pop() ?? { words: '', kind: 'between' };
      if (kind !== 'layout') this.#add(words, kind === 'code');
    }
  }

  #endElement(): void {
    const open = this.#open.at(-1);
    if (open?.kind !== 'between') return;
    this.#add(open.words, false);
    open.words = '';
  }

  #add(said: string, isBeside: boolean): void {
    const words = said.trim();
    if (words === '' || this.#known?.has(words)) return;
    this.#known?.add(words);
    this.said.push({ words, isBeside });
  }
}

function walkTree(element: XmlElement, words: StoredWords): void {
  words.open(element.name, element.attributes);
  for (const child of element.children) {
    if (typeof child === 'string') words.text(child);
    else walkTree(child, words);
  }
  words.close(element.name);
}
