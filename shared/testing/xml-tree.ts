/** An element as it stands in the file; `text` is what stands directly in it. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
};

type OpenElement = { name: string; attributes: Map<string, string>; children: XmlElement[]; text: string };

const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const TAG = new RegExp(`^<(/?)(${NAME})((?:\\s+${NAME}\\s*=\\s*"[^"<]*")*)\\s*(/?)>`);
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*"([^"<]*)"`, 'g');
const DECLARATION = /^<\?xml version="1\.0" encoding="UTF-8"(?: standalone="yes")? ?\?>/;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/**
 * Reads XML more strictly than XML asks: elements, attributes in double quotes and text, no comment, no instruction
 * besides the declaration, no DOCTYPE, no entity of one's own. Throws with the place of the first fault.
 */
export function readXmlTree(file: string): XmlElement {
  const illegal = ILLEGAL.exec(file);
  if (illegal) throw new SyntaxError(`a character that XML does not know at ${illegal.index}`);
  const top: OpenElement = { name: '', attributes: new Map(), children: [], text: '' };
  const open: OpenElement[] = [top];
  const scopes: ReadonlySet<string>[] = [new Set(['xml'])];
  let at = DECLARATION.exec(file)?.[0].length ?? 0;
  while (at < file.length) {
    const next = file.indexOf('<', at);
    const end = next < 0 ? file.length : next;
    const element = open.at(-1) ?? top;
    element.text += decode(file.slice(at, end), at);
    at = end;
    if (next < 0) break;
    const tag = TAG.exec(file.slice(at, at + 10_000));
    if (!tag) throw new SyntaxError(`not a tag at ${at}: ${file.slice(at, at + 40)}`);
    const [whole, closing, name = '', written = '', empty] = tag;
    if (closing) {
      if (open.length < 2 || element.name !== name)
        throw new SyntaxError(`</${name}> closes <${element.name}> at ${at}`);
      open.pop();
      scopes.pop();
    } else {
      const made: OpenElement = { name, attributes: readAttributes(written, at), children: [], text: '' };
      const scope = declared(made, scopes.at(-1) ?? new Set());
      element.children.push(made);
      if (!empty) {
        open.push(made);
        scopes.push(scope);
      }
    }
    at += whole.length;
  }
  const [root] = top.children;
  if (open.length !== 1) throw new SyntaxError(`<${open.at(-1)?.name}> is never closed`);
  if (!root || top.children.length !== 1 || top.text.trim() !== '') throw new SyntaxError('not one element alone');
  return root;
}

/** The element and everything in it, in the order of the file. */
export function allElements(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(allElements)];
}

/** Those directly in it that have this name. */
export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

function readAttributes(written: string, at: number): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of written.matchAll(ATTRIBUTE)) {
    if (attributes.has(name)) throw new SyntaxError(`${name} stands twice at ${at}`);
    attributes.set(name, decode(value, at));
  }
  return attributes;
}

function declared({ name, attributes }: OpenElement, outer: ReadonlySet<string>): ReadonlySet<string> {
  const own = [...attributes.keys()].flatMap((key) => (key.startsWith('xmlns:') ? [key.slice(6)] : []));
  const scope = own.length === 0 ? outer : new Set([...outer, ...own]);
  for (const used of [name, ...[...attributes.keys()].filter((key) => !key.startsWith('xmlns:'))]) {
    const [prefix, local] = used.split(':');
    if (local !== undefined && prefix !== undefined && !scope.has(prefix)) {
      throw new SyntaxError(`the prefix of ${used} is not declared`);
    }
  }
  return scope;
}

function decode(text: string, at: number): string {
  return text.replace(/&([^;&<\s]*);?/g, (whole, name: string) => {
    const character = ENTITIES[name] ?? numbered(name);
    if (character === undefined || !whole.endsWith(';')) throw new SyntaxError(`${whole} is no entity, after ${at}`);
    return character;
  });
}

/** `#10` or `#xA`. */
function numbered(name: string): string | undefined {
  const [, hex, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name) ?? [];
  const codePoint = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  if (Number.isNaN(codePoint) || codePoint > 0x10ffff) return undefined;
  const character = String.fromCodePoint(codePoint);
  return ILLEGAL.test(character) ? undefined : character;
}
