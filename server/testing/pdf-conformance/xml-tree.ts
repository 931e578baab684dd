/** An element of a metadata packet; names stand with their namespace in braces: `{uri}local`. */
export type XmlNode = {
  readonly name: string;
  readonly prefix: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly kids: readonly XmlNode[];
  readonly text: string;
};

type OpenNode = { name: string; prefix: string; attributes: Map<string, string>; kids: XmlNode[]; text: string };
type Names = ReadonlyMap<string, string>;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const TOKEN =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*"[^"<]*")*)\s*(\/?)>|[^<]+/gy;

/** Reads the part of XML that metadata packets are written in; throws at anything else. */
export function readXml(text: string): XmlNode {
  const top: OpenNode = { name: '', prefix: '', attributes: new Map(), kids: [], text: '' };
  const open: { readonly node: OpenNode; readonly word: string; readonly names: Names }[] = [
    { node: top, word: '', names: new Map([['xml', 'xml']]) },
  ];
  let at = 0;
  for (const token of text.matchAll(TOKEN)) {
    at = token.index + token[0].length;
    const [whole, closing, opening, attributes = '', alone] = token;
    const parent = open.at(-1);
    if (!parent) throw new Error('an element is closed twice');
    if (opening !== undefined) {
      const entry = openNode(opening, attributes, parent.names);
      parent.node.kids.push(entry.node);
      if (alone === '') open.push({ ...entry, word: opening });
    } else if (closing !== undefined) {
      if (parent.word !== closing) throw new Error(`</${closing}> closes <${parent.word}>`);
      open.pop();
    } else if (!whole.startsWith('<')) parent.node.text += plain(whole);
  }
  if (at !== text.length || open.length !== 1 || top.kids.length !== 1) throw new Error('the packet is no whole XML');
  return top.kids[0] ?? top;
}

function openNode(word: string, source: string, around: Names): { node: OpenNode; names: Names } {
  const pairs = [...source.matchAll(/([\w:.-]+)\s*=\s*"([^"]*)"/g)].map(
    ([, key = '', value = '']) => [key, plain(value)] as const,
  );
  const names = new Map(around);
  for (const [key, value] of pairs) if (key.startsWith('xmlns:')) names.set(key.slice(6), value);
  const attributes = new Map<string, string>();
  for (const [key, value] of pairs) if (!key.startsWith('xmlns')) attributes.set(resolved(key, names), value);
  const prefix = word.includes(':') ? word.slice(0, word.indexOf(':')) : '';
  return { node: { name: resolved(word, names), prefix, attributes, kids: [], text: '' }, names };
}

function resolved(word: string, names: Names): string {
  const [prefix, local] = word.includes(':') ? word.split(':') : [undefined, word];
  if (prefix === undefined) return word;
  const space = names.get(prefix);
  if (space === undefined) throw new Error(`the prefix ${prefix} is bound to nothing`);
  return `{${space}}${local}`;
}

function plain(text: string): string {
  if (/&(?!#?\w+;)/.test(text)) throw new Error('an ampersand by itself');
  return text.replace(/&(?:#(\d+)|(\w+));/g, (_, code?: string, name?: string) => {
    const known = code === undefined ? ENTITIES[name ?? ''] : String.fromCodePoint(Number(code));
    if (known === undefined) throw new Error(`the entity ${name} is unknown`);
    return known;
  });
}
