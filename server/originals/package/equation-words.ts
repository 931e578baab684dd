import { elementOf, elementsOf, type XmlElement } from './xml-tree.ts';

/**
 * An equation of Office on one line: `a/b`, `x^2`, `√(x+1)`. Its letters stand in their order; of what is neither a
 * fraction, a power, an index, a root, brackets, rows nor a sum, how they stand to each other is lost.
 */
export function equationWords(element: XmlElement | string): string {
  if (typeof element === 'string') return element;
  if (LOOKS.test(element.name)) return '';
  const write = WRITERS[element.name];
  return write ? write(element) : inside(element);
}

/** `fPr`, `ctrlPr`, `rPr`: how it looks. */
const LOOKS = /Pr$/;

function inside({ children }: XmlElement): string {
  return children.map(equationWords).join('');
}

/** What stands in a part of it; more than one sign in brackets. */
function one(words: string): string {
  const isOne = [...words].length <= 1 || /^[\p{L}\p{N}.]+$/u.test(words);
  return isOne ? words : `(${words})`;
}

function part(element: XmlElement, name: string): string {
  const found = elementOf(element, name);
  return found ? inside(found).trim() : '';
}

function raised(sign: '^' | '_', words: string): string {
  return words === '' ? '' : `${sign}${one(words)}`;
}

/** `begChr` of brackets, `chr` of a sum. */
function signOf(element: XmlElement, properties: string, name: string, otherwise: string): string {
  return elementOf(elementOf(element, properties), name)?.attributes['val'] ?? otherwise;
}

const WRITERS: Readonly<Record<string, (element: XmlElement) => string>> = {
  f: (it) => `${one(part(it, 'num'))}/${one(part(it, 'den'))}`,
  sSup: (it) => `${one(part(it, 'e'))}${raised('^', part(it, 'sup'))}`,
  sSub: (it) => `${one(part(it, 'e'))}${raised('_', part(it, 'sub'))}`,
  sSubSup: (it) => `${one(part(it, 'e'))}${raised('_', part(it, 'sub'))}${raised('^', part(it, 'sup'))}`,
  sPre: (it) => `${raised('_', part(it, 'sub'))}${raised('^', part(it, 'sup'))}${one(part(it, 'e'))}`,
  rad: (it) => `${part(it, 'deg')}√${one(part(it, 'e'))}`,
  nary: (it) =>
    `${signOf(it, 'naryPr', 'chr', '∫')}${raised('_', part(it, 'sub'))}${raised('^', part(it, 'sup'))} ${part(it, 'e')}`,
  d: (it) =>
    signOf(it, 'dPr', 'begChr', '(') +
    elementsOf(it, 'e')
      .map(inside)
      .join(signOf(it, 'dPr', 'sepChr', '|')) +
    signOf(it, 'dPr', 'endChr', ')'),
  m: (it) => {
    const rows = elementsOf(it, 'mr');
    // On slides the whole equation has this name too.
    return rows.length === 0 ? inside(it) : rows.map((row) => elementsOf(row, 'e').map(inside).join(', ')).join('; ');
  },
};
