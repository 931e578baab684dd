import { walkXml, type XmlAttributes, type XmlElement } from './xml-tree.ts';

/** Attributes that hold words of a person, in Office and OpenDocument. */
const SAID: ReadonlySet<string> = new Set([
  ...['v', 'name', 'caption', 'formula', 'refersTo', 'prompt', 'promptTitle', 'error', 'errorTitle'],
  ...['connection', 'command', 'serverCommand', 'localConnection', 'description', 'url', 'post', 'string'],
  ...['sourceFile', 'odcFile', 'editPage', 'displayText'],
  ...['descr', 'instr', 'tooltip', 'display', 'string-value-if-true', 'string-value-if-false', 'key1', 'key2'],
  ...['value', 'current-value', 'string-value', 'condition', 'expression', 'cell-range-address', 'title', 'label'],
]);
/** Of the many things called `val` only these are words: a sheet elsewhere, a variable, a mail merge, a control. */
const SAYS_VAL: ReadonlySet<string> = new Set([
  ...['sheetName', 'docVar', 'query', 'connectString', 'mailSubject', 'alias', 'tag'],
  ...['listEntry', 'helpText', 'statusText', 'default'],
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
  const words = new StoredWords();
  walkXml(xml, words);
  return words.lines;
}

/** The same of what has been read already. */
export function storedWordsOf(elements: readonly XmlElement[]): string {
  const words = new StoredWords();
  for (const element of elements) walkTree(element, words);
  return words.lines;
}

/** Words in quotation marks within a formula: the only ones of it that are no address and no function. */
export function wordsInFormula(formula: string): readonly string[] {
  return formula.includes('"') ? (formula.match(/"(?:[^"]|"")*"/g) ?? []) : [];
}

/** Elements whose words are one line; `h` is a heading of OpenDocument. */
const LINES: ReadonlySet<string> = new Set(['p', 'h']);
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

/** What stands between the words of a line in Office, OpenDocument and OWPML: without it two numbers would be one. */
export const GAPS: ReadonlyMap<string, string> = new Map([
  ...['tab', 'ptab', 'br', 'cr', 's', 'line-break', 'lineBreak', 'nbSpace', 'fwSpace'].map(
    (name) => [name, ' '] as const,
  ),
  ...['noBreakHyphen', 'hyphen', 'hypen'].map((name) => [name, '-'] as const),
]);

class StoredWords {
  readonly #lines = new Set<string>();
  /** Lines that are open, one within another; between lines each element ends one. */
  readonly #open: { words: string; readonly isLine: boolean }[] = [{ words: '', isLine: false }];

  get lines(): string {
    return [...this.#lines].join('\n');
  }

  open(name: string, attributes: XmlAttributes): void {
    if (LINES.has(name) || APART.has(name)) this.#open.push({ words: '', isLine: LINES.has(name) });
    else this.#endElement();
    const line = this.#open.at(-1);
    if (line?.isLine) line.words += GAPS.get(name) ?? '';
    // An `x` of a pivot table is the place of a value, not one.
    if (name === 'x') return;
    const saysAll = SAYS_ALL.has(name);
    for (const [attribute, value] of Object.entries(attributes)) {
      if (saysAll || SAID.has(attribute) || (attribute === 'val' && SAYS_VAL.has(name))) this.#add(value);
    }
  }

  text(text: string): void {
    const open = this.#open.at(-1);
    if (open) open.words += text;
  }

  close(name: string): void {
    if (LINES.has(name) || APART.has(name)) this.#add(this.#open.pop()?.words ?? '');
    else this.#endElement();
  }

  #endElement(): void {
    const open = this.#open.at(-1);
    if (!open || open.isLine) return;
    this.#add(open.words);
    open.words = '';
  }

  #add(words: string): void {
    if (words.trim() !== '') this.#lines.add(words.trim());
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
