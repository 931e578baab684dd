import { inflateSync } from 'node:zlib';
import { decodeAddress } from '../../shared/disclosure/decode-address.ts';
import { type ReadWords, readMarkup } from './read-markup.ts';

/** The file holds something that this reader cannot look into; what cannot be looked into has not been checked. */
export class UnreadablePdf extends Error {}

type PdfObject = { readonly number: number; readonly head: string; readonly stream: string | undefined };
type Codes = ReadonlyMap<number, string>;

/**
 * Everything that our own PDF says, decompressed: the pages by the letters that their glyphs stand for (ToUnicode),
 * what is spoken in their place, outline, alternative texts, metadata and embedded files. It shares no code with the
 * painter, because a fault of the painter is what it is to find.
 */
export function readPdf(bytes: Uint8Array): ReadWords {
  const objects = readObjects(Buffer.from(bytes).toString('latin1'));
  const maps = new Map(
    objects.flatMap(({ number, stream }) => (stream?.includes('begincmap') ? [[number, readMap(stream)]] : [])),
  );
  const fonts = readFonts(objects, maps);
  const [texts, codes]: [string[], string[]] = [[], []];
  for (const { head, stream } of objects) {
    codes.push(...stringsOf(head).map(textString).flatMap(asAddress));
    if (stream === undefined || stream.includes('begincmap')) continue;
    if (/\bBT\b/.test(stream) && /\bTf\b/.test(stream)) texts.push(...readContent(stream, fonts));
    else {
      const { texts: inside, codes: marked } = readMarkup(Buffer.from(stream, 'latin1').toString('utf8'));
      codes.push(...inside, ...marked, ...stringsOf(stream).map(textString));
    }
  }
  if (texts.join('') === '') throw new UnreadablePdf('a paper without a letter');
  return { texts: [texts.join('')], codes };
}

function readObjects(file: string): PdfObject[] {
  const objects: PdfObject[] = [];
  const start = /(\d+) 0 obj\s*/g;
  for (let found = start.exec(file); found; found = start.exec(file)) {
    const from = start.lastIndex;
    const streamAt = /stream\r?\n|endobj/g;
    streamAt.lastIndex = from;
    const next = streamAt.exec(file);
    if (!next) throw new UnreadablePdf('an object without its end');
    const head = file.slice(from, next.index);
    const number = Number(found[1]);
    if (next[0] === 'endobj') {
      objects.push({ number, head, stream: undefined });
      start.lastIndex = streamAt.lastIndex;
      continue;
    }
    const length = /\/Length (\d+)(?! \d+ R)/.exec(head)?.[1];
    if (length === undefined) throw new UnreadablePdf('a stream of unknown length');
    const to = streamAt.lastIndex + Number(length);
    const stream = decoded(head, file.slice(streamAt.lastIndex, to));
    objects.push(...(isObjectStream(head) ? packedObjects(head, stream ?? '') : [{ number, head, stream }]));
    start.lastIndex = to;
  }
  return objects;
}

function isObjectStream(head: string): boolean {
  return /\/Type ?\/ObjStm/.test(head);
}

/** Objects without streams may be packed into one: their numbers and places first, then the objects. */
function packedObjects(head: string, stream: string): PdfObject[] {
  const first = Number(/\/First (\d+)/.exec(head)?.[1]);
  const places = stream.slice(0, first).trim().split(/\s+/).map(Number);
  return places.flatMap((number, at) => {
    if (at % 2 === 1) return [];
    const [from = 0, to] = [places[at + 1], places[at + 3]];
    return [{ number, head: stream.slice(first + from, to === undefined ? undefined : first + to), stream: undefined }];
  });
}

/** Outlines of glyphs, colours and pictures say nothing in letters. */
const NO_WORDS = /\/Length1 |\/Subtype ?\/Image|\/N 3\b|\/Type ?\/XRef/;

function decoded(head: string, raw: string): string | undefined {
  if (NO_WORDS.test(head) && !isObjectStream(head)) return undefined;
  const filter = /\/Filter ?\/(\w+)/.exec(head)?.[1];
  if (filter === undefined && !head.includes('/Filter')) return raw;
  if (filter !== 'FlateDecode') throw new UnreadablePdf(`a stream packed as ${filter}`);
  return inflateSync(Buffer.from(raw, 'latin1')).toString('latin1');
}

/** The letters of each code of a font. */
function readMap(stream: string): Codes {
  const codes = new Map<number, string>();
  const note = (code: number, text: string): void => {
    codes.set(code, utf16(Buffer.from(text, 'hex')));
  };
  for (const [, section = ''] of stream.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of section.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi))
      note(Number.parseInt(code, 16), text);
  }
  for (const [, section = ''] of stream.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = '', texts = ''] of section.matchAll(/<([0-9A-F]+)>\s*<[0-9A-F]+>\s*\[([^\]]*)\]/gi)) {
      const start = Number.parseInt(first, 16);
      const each = [...texts.matchAll(/<([0-9A-F]+)>/gi)];
      for (const [at, [, text = '']] of each.entries()) note(start + at, text);
    }
  }
  return codes;
}

/** The fonts by the names that pages call them by; our pages share theirs. */
function readFonts(objects: readonly PdfObject[], maps: ReadonlyMap<number, Codes>): ReadonlyMap<string, Codes> {
  const byNumber = new Map(
    objects.flatMap(({ number, head }) => {
      const codes = maps.get(Number(/\/ToUnicode (\d+) 0 R/.exec(head)?.[1]));
      return codes ? [[number, codes] as const] : [];
    }),
  );
  const named = objects.flatMap(({ head }) => [...head.matchAll(/\/(F\d+) (\d+) 0 R/g)]);
  return new Map(
    named.flatMap(([, name = '', number]) => {
      const codes = byNumber.get(Number(number));
      return codes ? [[name, codes] as const] : [];
    }),
  );
}

const TOKEN = /\((?:\\[\s\S]|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|\/[^\s()<>[\]/]+|\bTf\b|\bT[jJ]\b|\bBDC\b/g;

/** The letters of a page in the order in which they are drawn, and what is spoken in the place of some. */
function readContent(stream: string, fonts: ReadonlyMap<string, Codes>): string[] {
  const [drawn, spoken]: [string[], string[]] = [[], []];
  let font: Codes | undefined;
  let name = '';
  let waiting: string[] = [];
  for (const [token] of stream.matchAll(TOKEN)) {
    if (token === 'Tf') font = fonts.get(name);
    else if (token === 'Tj' || token === 'TJ') drawn.push(...waiting.map((each) => lettersOf(each, font)));
    else if (token === 'BDC') spoken.push(...waiting.map(textString));
    else if (token.startsWith('/')) name = token.slice(1);
    else if (token !== '<<' && token !== '>>') {
      waiting.push(bytesOf(token));
      continue;
    }
    if (!token.startsWith('/') && token !== '<<' && token !== '>>') waiting = [];
  }
  return [drawn.join(''), ...spoken];
}

function lettersOf(string: string, font: Codes | undefined): string {
  let letters = '';
  for (let at = 0; at < string.length; at += 2) {
    const letter = font?.get((string.charCodeAt(at) << 8) | string.charCodeAt(at + 1));
    if (letter === undefined) throw new UnreadablePdf('a glyph that stands for no letter');
    letters += letter;
  }
  return letters;
}

/** A link says its address in ASCII: other letters in it are read as they are written, and as they are meant. */
function asAddress(text: string): string[] {
  const meant = decodeAddress(text);
  return meant === text ? [text] : [text, meant];
}

/** Every string of an object, as its bytes. */
function stringsOf(object: string): string[] {
  return (object.match(/\((?:\\[\s\S]|[^\\()])*\)|<[0-9A-Fa-f\s]+>/g) ?? []).map(bytesOf);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function bytesOf(token: string): string {
  if (token.startsWith('<')) return Buffer.from(token.slice(1, -1).replace(/\s/g, ''), 'hex').toString('latin1');
  return token.slice(1, -1).replace(/\\(\d{1,3}|\r\n|[\s\S])/g, (_, sign: string) => {
    if (/^\d/.test(sign)) return String.fromCharCode(Number.parseInt(sign, 8) & 0xff);
    return ESCAPES[sign] ?? (/^[\r\n]/.test(sign) ? '' : sign);
  });
}

/** A text string: UTF-16 behind its mark, else letters of one byte each, which may be UTF-8. */
function textString(bytes: string): string {
  if (bytes.startsWith('\u00fe\u00ff')) return utf16(Buffer.from(bytes.slice(2), 'latin1'));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

function utf16(bigEndian: Buffer): string {
  return Buffer.from(bigEndian.subarray(0, bigEndian.length & ~1))
    .swap16()
    .toString('utf16le');
}
