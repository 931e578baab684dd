/**
 * Markup that is safe to send: the only way to make one is the `html` template, which escapes every value,
 * or `raw`, whose every use must be justified. Pure: the same strings on the server and in the browser.
 */
export class SafeHtml {
  readonly #text: string;

  constructor(key: typeof CONSTRUCTION_KEY, text: string) {
    if (key !== CONSTRUCTION_KEY) throw new TypeError('SafeHtml is made by html`…` or raw(…) only');
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** Attributes made from a record; see `attributes`. */
export class SafeAttributes {
  readonly text: string;

  constructor(key: typeof CONSTRUCTION_KEY, text: string) {
    if (key !== CONSTRUCTION_KEY) throw new TypeError('SafeAttributes is made by attributes(…) only');
    this.text = text;
  }
}

const CONSTRUCTION_KEY = Symbol('markup');

/** What may stand in a hole. `false`, `null` and `undefined` print nothing, so `condition && html…` works. */
export type Hole = SafeHtml | SafeAttributes | string | number | false | null | undefined | readonly Hole[];

/** Where a hole stands in its template decides what may be put there. */
type Place = 'text' | 'attribute' | 'address' | 'tag';

const places = new WeakMap<TemplateStringsArray, readonly Place[]>();

/**
 * `html` escapes every value by its place: text, a double-quoted attribute, or an address (`href`, `src`, `action`).
 * A template whose hole stands elsewhere (an unquoted attribute, a tag name, a script) throws when it is first used,
 * so that an unsafe template cannot pass its first test.
 */
export function html(strings: TemplateStringsArray, ...holes: readonly Hole[]): SafeHtml {
  let known = places.get(strings);
  if (!known) {
    known = findPlaces(strings);
    places.set(strings, known);
  }
  let text = strings[0] ?? '';
  for (let index = 0; index < holes.length; index += 1) {
    text += printHole(holes[index], known[index] ?? 'text') + (strings[index + 1] ?? '');
  }
  return new SafeHtml(CONSTRUCTION_KEY, text);
}

/**
 * A block of linked data (JSON-LD) for the head of a page: no script that could run, and nothing in it can end it,
 * because no `<` of the data stays one.
 */
export function linkedData(data: object): SafeHtml {
  const text = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return raw(`<script type="application/ld+json">${text}</script>\n`);
}

/** Takes a string as markup unseen. Only for text this code has written itself, never for anybody's data. */
export function raw(markup: string): SafeHtml {
  return new SafeHtml(CONSTRUCTION_KEY, markup);
}

/** Parts one after the other, with nothing or a separator between them. */
export function join(parts: readonly Hole[], separator: SafeHtml | '' = ''): SafeHtml {
  return raw(parts.map((part) => printHole(part, 'text')).join(separator.toString()));
}

/**
 * Attributes that are present or not: `<th${attributes({ scope: 'col', colspan: 2 })}>`. `true` prints the name alone;
 * `false` and `undefined` print nothing. Event handlers and `style` are refused: the site's CSP forbids both.
 */
export function attributes(record: Readonly<Record<string, string | number | boolean | undefined>>): SafeAttributes {
  let text = '';
  for (const [name, value] of Object.entries(record)) {
    if (!/^[a-z][a-z-]*$/.test(name) || name.startsWith('on') || name === 'style') {
      throw new TypeError(`attribute not allowed: ${name}`);
    }
    if (value === undefined || value === false) continue;
    if (value === true) text += ` ${name}`;
    else text += ` ${name}="${ADDRESSES.has(name) ? printAddress(String(value)) : escapeHtml(String(value))}"`;
  }
  return new SafeAttributes(CONSTRUCTION_KEY, text);
}

/** Safe in text and in a quoted attribute alike. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? character);
}

/** An address a page may lead to: http, https, mailto, or a place on this site. `javascript:` and `data:` are not. */
export function isSafeAddress(address: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip control characters inside a scheme.
  if (/[\u0000-\u0020\u007f]/.test(address)) return false;
  if (/^(?:https?:\/\/|mailto:)/i.test(address)) return true;
  return /^(?:\/(?![/\\])|#|\?)/.test(address);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'action', 'formaction', 'cite']);

function printHole(hole: Hole, place: Place): string {
  if (hole === false || hole === null || hole === undefined) return '';
  if (hole instanceof SafeAttributes) {
    if (place !== 'tag') throw new TypeError('attributes stand inside a tag only');
    return hole.text;
  }
  if (place === 'tag') throw new TypeError('inside a tag only attributes(…) may stand');
  if (hole instanceof SafeHtml) {
    if (place !== 'text') throw new TypeError('markup cannot stand inside an attribute');
    return hole.toString();
  }
  if (typeof hole === 'object') return hole.map((part) => printHole(part, place)).join('');
  return place === 'address' ? printAddress(String(hole)) : escapeHtml(String(hole));
}

function printAddress(address: string): string {
  if (!isSafeAddress(address)) throw new TypeError('address not allowed in markup');
  return escapeHtml(address);
}

/** Reads the template's own text once, the way a browser would, to learn where each hole stands. */
function findPlaces(strings: TemplateStringsArray): readonly Place[] {
  const found: Place[] = [];
  let state: 'text' | 'tag' | 'attribute' = 'text';
  let attributeName = '';
  let valueLength = 0;
  strings.forEach((part, index) => {
    for (let at = 0; at < part.length; at += 1) {
      const character = part[at];
      if (state === 'text') {
        if (character === '<') state = 'tag';
      } else if (state === 'tag') {
        if (character === '>') state = 'text';
        else if (character === "'") throw new TypeError('attributes are written in double quotes');
        else if (character === '"') {
          attributeName = /([a-z][a-z0-9-]*)=$/.exec(part.slice(0, at))?.[1] ?? '';
          if (attributeName === '') throw new TypeError('a quote without an attribute name');
          state = 'attribute';
          valueLength = 0;
        }
      } else if (character === '"') state = 'tag';
      else valueLength += 1;
    }
    if (index === strings.length - 1) return;
    found.push(placeOf(state, part, attributeName, valueLength));
    valueLength += 1;
  });
  return found;
}

function placeOf(state: 'text' | 'tag' | 'attribute', part: string, attributeName: string, valueLength: number): Place {
  if (state === 'text') {
    if (/<(?:script|style)\b[^>]*>[^<]*$/i.test(part)) throw new TypeError('no value may stand in a script or a style');
    return 'text';
  }
  if (state === 'tag') {
    if (/[=<]\s*$|<\/?\s*$/.test(part)) throw new TypeError('a value in a tag stands in double quotes');
    return 'tag';
  }
  if (attributeName.startsWith('on') || attributeName === 'style') {
    throw new TypeError(`no value may stand in ${attributeName}`);
  }
  // Only the beginning of an address decides its scheme; later parts are escaped like any attribute.
  return ADDRESSES.has(attributeName) && valueLength === 0 ? 'address' : 'attribute';
}
