import type { OpenPackage } from '../package/open-package.ts';
import { relationsOf } from '../package/relations.ts';
import {
  elementOf,
  elementsOf,
  everyElement,
  readXml,
  textOf,
  walkXml,
  wholeNumber,
  type XmlElement,
} from '../package/xml-tree.ts';
import { MOST_SHEETS } from '../part-limits.ts';
import { ReadingStopped } from '../reading-stopped.ts';
import { builtInPattern } from './built-in-patterns.ts';
import { type NumberPattern, numberPattern } from './number-pattern.ts';

/** What all sheets of a workbook share. */
export type Workbook = {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly part: string }[];
  readonly strings: readonly string[];
  /** 윗주: how hanja are read aloud. No text of a cell, and in the file all the same. */
  readonly readings: readonly string[];
  /** The number format of a cell's style. */
  readonly patterns: readonly (NumberPattern | undefined)[];
  readonly from1904: boolean;
  /** Names of ranges with what they stand for, which may be a text. */
  readonly names: readonly string[];
};

export async function readWorkbook(file: OpenPackage): Promise<Workbook> {
  const text = await file.text('xl/workbook.xml');
  if (text === undefined) throw new ReadingStopped('damaged');
  const root = readXml(text);
  const relations = await relationsOf(file, 'xl/workbook.xml');
  const partOf = (type: string) => relations.find((relation) => relation.type === type)?.target;
  const named = elementsOf(elementOf(root, 'sheets'), 'sheet');
  if (named.length > MOST_SHEETS) throw new ReadingStopped('too-large');
  return {
    sheets: named.flatMap(({ attributes }) => {
      const part = relations.find(({ id, type }) => id === attributes['id'] && type === 'worksheet')?.target;
      const hidden = attributes['state'] === 'hidden' || attributes['state'] === 'veryHidden';
      return part === undefined ? [] : [{ name: attributes['name'] ?? '', hidden, part }];
    }),
    ...(await sharedStrings(file, partOf('sharedStrings') ?? 'xl/sharedStrings.xml')),
    patterns: await patternsOf(file, partOf('styles') ?? 'xl/styles.xml'),
    names: elementsOf(elementOf(root, 'definedNames'), 'definedName').map(
      (name) => `${name.attributes['name'] ?? ''} ${textOf(name)}`,
    ),
    from1904: ['1', 'true'].includes(elementOf(root, 'workbookPr')?.attributes['date1904'] ?? ''),
  };
}

/** Read as a stream: a large workbook has a million of them. Readings of hanja (rPh) are no part of the text. */
async function sharedStrings(file: OpenPackage, part: string): Promise<Pick<Workbook, 'strings' | 'readings'>> {
  const text = await file.text(part);
  const strings: string[] = [];
  const readings = new Set<string>();
  if (text === undefined) return { strings, readings: [] };
  let current = '';
  let reading = '';
  let inText = false;
  let inReading = 0;
  walkXml(text, {
    open(name) {
      if (name === 'si') [current, reading] = ['', ''];
      else if (name === 'rPh') inReading += 1;
      else if (name === 't') inText = true;
    },
    text(words) {
      if (inText && inReading === 0) current += words;
      else if (inText) reading += words;
    },
    close(name) {
      if (name === 'si') {
        strings.push(current);
        if (reading !== '') readings.add(reading);
      } else if (name === 'rPh') inReading -= 1;
      else if (name === 't') inText = false;
    },
  });
  return { strings, readings: [...readings] };
}

async function patternsOf(file: OpenPackage, part: string): Promise<readonly (NumberPattern | undefined)[]> {
  const text = await file.text(part);
  if (text === undefined) return [];
  const root = readXml(text);
  const own = new Map(
    elementsOf(elementOf(root, 'numFmts'), 'numFmt').map(({ attributes }) => [
      wholeNumber(attributes['numFmtId'], 0),
      attributes['formatCode'] ?? '',
    ]),
  );
  const ready = new Map<string, NumberPattern>();
  return elementsOf(elementOf(root, 'cellXfs'), 'xf').map(({ attributes }) => {
    const id = wholeNumber(attributes['numFmtId'], 0);
    const code = own.get(id) ?? builtInPattern(id);
    if (code === undefined || code === '') return undefined;
    const pattern = ready.get(code) ?? numberPattern(code);
    ready.set(code, pattern);
    return pattern;
  });
}

/** A comment on a cell, of the old kind (notes) or the new (threads). */
export type SheetComment = { readonly cell: string; readonly by: string; readonly text: string };

/** What else belongs to a sheet: comments, text boxes, and what cannot be shown. */
export type SheetExtras = {
  readonly comments: readonly SheetComment[];
  readonly boxes: readonly string[];
  readonly pictures: readonly string[];
  readonly charts: number;
  /** What describes drawings and where they lead, which their text as a rule says too. */
  readonly said?: readonly string[];
};

export async function readExtras(file: OpenPackage, part: string): Promise<SheetExtras> {
  const extras = {
    comments: [] as SheetComment[],
    boxes: [] as string[],
    pictures: [] as string[],
    charts: 0,
    said: [] as string[],
  };
  for (const { type, target } of await relationsOf(file, part)) {
    const text = type === 'comments' || type === 'threadedComment' || type === 'drawing' ? await file.text(target) : '';
    if (!text) continue;
    const root = readXml(text);
    if (type === 'drawing') {
      extras.boxes.push(
        ...everyElement(root, 'txBody').map((body) => linesOf(everyElement(body, 'p').map(spacedText))),
      );
      extras.pictures.push(
        ...everyElement(root, 'pic').map((picture) => everyElement(picture, 'cNvPr')[0]?.attributes['descr'] ?? ''),
      );
      extras.charts += everyElement(root, 'graphicFrame').length;
      for (const shape of everyElement(root, 'cNvPr')) {
        const links = elementsOf(shape).map(({ attributes }) => attributes['tooltip'] ?? '');
        extras.said.push(shape.attributes['descr'] ?? '', shape.attributes['title'] ?? '', ...links);
      }
    } else if (type === 'comments') extras.comments.push(...oldComments(root));
    else extras.comments.push(...threads(root));
  }
  // A thread stands in the old comments once more, with a notice for old programs.
  const threaded = new Set(extras.comments.filter(({ by }) => by === '').map(({ cell }) => cell));
  const comments = extras.comments.filter(
    ({ by, cell, text }) => !(by.startsWith('tc=') && threaded.has(cell)) && text !== '',
  );
  return { ...extras, comments };
}

function oldComments(root: ReturnType<typeof readXml>): SheetComment[] {
  const authors = elementsOf(elementOf(root, 'authors'), 'author').map(textOf);
  return elementsOf(elementOf(root, 'commentList'), 'comment').map((comment) => ({
    cell: comment.attributes['ref'] ?? '',
    by: authors[wholeNumber(comment.attributes['authorId'], -1)] ?? '',
    text: saidIn(comment).trim(),
  }));
}

/** The words of a paragraph; a break within it parts them. */
function spacedText(paragraph: XmlElement): string {
  return elementsOf(paragraph)
    .map((piece) => (piece.name === 'br' || piece.name === 'tab' ? ' ' : textOf(piece)))
    .join('');
}

/** All words of a rich text; how its hanja are read (rPh) stands beside them. */
function saidIn(element: XmlElement): string {
  if (element.name === 't') return textOf(element);
  return elementsOf(element)
    .filter(({ name }) => name !== 'rPh')
    .map(saidIn)
    .join('');
}

function threads(root: ReturnType<typeof readXml>): SheetComment[] {
  return elementsOf(root, 'threadedComment').map((comment) => ({
    cell: comment.attributes['ref'] ?? '',
    by: '',
    text: textOf(elementOf(comment, 'text')).trim(),
  }));
}

function linesOf(lines: readonly string[]): string {
  return lines.filter((line) => line.trim() !== '').join('\n');
}
