import { textOf, type XmlElement } from '../package/xml-tree.ts';

/** Of what was moved away the words stand as usual ones, of what was deleted as deleted ones. */
const WORDS: ReadonlySet<string> = new Set(['t', 'delText']);
const CODES: ReadonlySet<string> = new Set(['instrText', 'delInstrText']);

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
  else {
    const { descr = '', instr = '' } = element.attributes;
    found.beside.push(descr, instr);
    if (element.name === 'p') found.lines.push('');
    for (const child of element.children) if (typeof child !== 'string') walk(child, found);
    if (element.name === 'p') found.lines.push('');
  }
}
