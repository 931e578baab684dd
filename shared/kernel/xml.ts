/** XML that is well formed and escaped: only `xml` makes it, so that no text of a document can become markup. */
export class Xml {
  readonly text: string;

  constructor(key: typeof CONSTRUCTION_KEY, text: string) {
    if (key !== CONSTRUCTION_KEY) throw new TypeError('Xml is made by xml`…` only');
    this.text = text;
  }
}

const CONSTRUCTION_KEY = Symbol('xml');

/** What may stand in a hole; `false` and `undefined` print nothing. */
export type XmlHole = Xml | string | number | false | undefined | readonly XmlHole[];

/** XML from our own words and holes. A text is escaped so that it may stand in an element and in an attribute. */
export function xml(strings: TemplateStringsArray, ...holes: readonly XmlHole[]): Xml {
  let text = strings[0] ?? '';
  for (let index = 0; index < holes.length; index += 1) text += printHole(holes[index]) + (strings[index + 1] ?? '');
  return new Xml(CONSTRUCTION_KEY, text);
}

/** A part of the package as its file: the declaration as Hancom writes it, then the root element. */
export function xmlFile(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>${root.text}`;
}

function printHole(hole: XmlHole): string {
  if (hole === undefined || hole === false) return '';
  if (hole instanceof Xml) return hole.text;
  if (typeof hole === 'object') {
    let text = '';
    for (const part of hole) text += printHole(part);
    return text;
  }
  return typeof hole === 'number' ? String(hole) : escapeXml(hole);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What no XML 1.0 file may hold, not even escaped: most control characters and halves of surrogate pairs. */
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Most texts hold nothing of it, and looking is cheaper than replacing. */
const SUSPECT = /[^\t\n\r !#-%(-;=?-\ud7ff\ue000-\ufffd]/;

function escapeXml(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(ILLEGAL, '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
