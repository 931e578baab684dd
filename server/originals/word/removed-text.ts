import { GAPS } from '../package/stored-words.ts';
import { textOf, type XmlElement } from '../package/xml-tree.ts';

/** Of what was moved away the words stand as usual ones, of what was deleted as deleted ones. */
const WORDS: ReadonlySet<string> = new Set(['t', 'delText']);
const CODES: ReadonlySet<string> = new Set(['instrText', 'delInstrText']);

/** What describes pictures, drawn letters and fields of forms. */
const SAID = ['descr', 'instr', 'title', 'string', 'alt', 'tooltip'] as const;
const SAYS_VAL: ReadonlySet<string> = new Set(['listEntry', 'helpText', 'statusText', 'tblCaption', 'tblDescription']);

/** What was removed, a line for each paragraph; then what its fields ask for and what describes its pictures. */
export function removedText(removed: XmlElement): string {
  const found: Found = { lines: [''], beside: [] };
  walk(removed, found);
  return [...found.lines, ...found.beside].filter((line) => line !== '').join('\n');
}

type Found = { readonly lines: string[]; readonly beside: string[] };

function walk(element: XmlElement, found: Found): void {
  if (WORDS.has(element.name)) found.lines.push((found.lines.pop() ?? '') + textOf(element));
  else if (CODES.has(element.name)) found.beside.push(textOf(element));
  else if (GAPS.has(element.name)) found.lines.push((found.lines.pop() ?? '') + (GAPS.get(element.name) ?? ''));
  else {
    for (const attribute of SAID) found.beside.push(element.attributes[attribute] ?? '');
    if (SAYS_VAL.has(element.name)) found.beside.push(element.attributes['val'] ?? '');
    if (element.name === 'p') found.lines.push('');
    for (const child of element.children) if (typeof child !== 'string') walk(child, found);
    if (element.name === 'p') found.lines.push('');
  }
}
