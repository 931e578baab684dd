import { SaxesParser } from 'saxes';
import { ReadingStopped } from '../reading-stopped.ts';

/** An element by its local name: makers write the same words under different prefixes and namespaces. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly XmlNode[];
};
type XmlNode = XmlElement | string;
export type XmlAttributes = Readonly<Record<string, string>>;

/** What a walk through XML tells, in the order of the file. */
export type XmlVisitor = {
  open(name: string, attributes: XmlAttributes): void;
  text(text: string): void;
  close(name: string): void;
};

/** Real files reach 24. */
const MOST_DEPTH = 256;

/** Strict XML without DOCTYPE: no entity is ever declared, so none can be expanded. */
export function walkXml(text: string, visitor: XmlVisitor): void {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('error', () => {
    throw new ReadingStopped('damaged');
  });
  parser.on('doctype', () => {
    throw new ReadingStopped('forbidden-markup');
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > MOST_DEPTH) throw new ReadingStopped('too-deep');
    visitor.open(localName(name), localNames(attributes));
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    visitor.close(localName(name));
  });
  parser.on('text', (part) => visitor.text(part));
  parser.on('cdata', (part) => visitor.text(part));
  parser.write(text).close();
}

/** The whole file as a tree, without the elements that `skip` names and what stands in them. */
export function readXml(text: string, skip: ReadonlySet<string> = NOTHING): XmlElement {
  const root: Growing = { name: '', attributes: {}, children: [] };
  const path: Growing[] = [root];
  let skipped = 0;
  walkXml(text, {
    open(name, attributes) {
      if (skipped > 0 || skip.has(name)) {
        skipped += 1;
        return;
      }
      const element: Growing = { name, attributes, children: [] };
      path.at(-1)?.children.push(element);
      path.push(element);
    },
    text(part) {
      if (skipped === 0) path.at(-1)?.children.push(part);
    },
    close() {
      if (skipped > 0) skipped -= 1;
      else path.pop();
    },
  });
  const top = root.children.find((child) => typeof child !== 'string');
  if (!top || typeof top === 'string') throw new ReadingStopped('damaged');
  return top;
}

type Growing = { readonly name: string; readonly attributes: XmlAttributes; readonly children: XmlNode[] };
const NOTHING: ReadonlySet<string> = new Set();

export function elementsOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element?.children ?? []) {
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child);
  }
  return found;
}

export function elementOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const child of element?.children ?? []) if (typeof child !== 'string' && child.name === name) return child;
  return undefined;
}

/** The first element that stands at the end of this path of names. */
export function elementAt(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  let found = element;
  for (const name of names) found = elementOf(found, name);
  return found;
}

/** All elements of a name, however deep, in the order of the file; not those within one of them. */
export function everyElement(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => (child.name === name ? [child] : everyElement(child, name)));
}

/** It without all elements of these names, however deep. */
export function withoutElements(element: XmlElement, names: ReadonlySet<string>): XmlElement {
  const children = element.children.flatMap((child): readonly XmlNode[] => {
    if (typeof child === 'string') return [child];
    return names.has(child.name) ? [] : [withoutElements(child, names)];
  });
  return { ...element, children };
}

/** All text in it, however deep. */
export function textOf(element: XmlElement | undefined): string {
  let text = '';
  for (const child of element?.children ?? []) text += typeof child === 'string' ? child : textOf(child);
  return text;
}

export function wholeNumber(text: string | undefined, otherwise: number): number {
  const number = Number(text);
  return text !== undefined && text.trim() !== '' && Number.isSafeInteger(number) ? number : otherwise;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function localNames(attributes: Readonly<Record<string, string>>): XmlAttributes {
  let prefixed = false;
  for (const name in attributes) if (name.includes(':')) prefixed = true;
  if (!prefixed) return attributes;
  const names: Record<string, string> = {};
  for (const name in attributes) {
    const local = localName(name);
    // `__proto__` as a name would change the record itself.
    if (local === '__proto__') continue;
    // `id` and `r:id` of one element are two things: the plain one keeps the name.
    if (local !== name && (names[local] !== undefined || attributes[local] !== undefined))
      names[name] = attributes[name] ?? '';
    else names[local] = attributes[name] ?? '';
  }
  return names;
}
