import { inflateSync } from 'node:zlib';
import type { ReadFact } from '../../../shared/originals/read-document.ts';
import type { Read } from '../read.ts';
import { bytesOf, type Source } from '../source.ts';
import { exifOf } from './exif.ts';

/** 그림 정보: what a picture says of itself and no page shows (EXIF, XMP, comments). It goes out with the picture. */
const NAME = '그림 정보';
/** Of one such text. */
const MOST_LETTERS = 20_000;
const MOST_INFLATED = 1_000_000;
const MOST_CHUNKS = 2_000;

/** The picture itself says nothing that could be read, the page shows it as it is; what it carries beside is read. */
export async function readPicture(source: Source): Promise<Read> {
  const properties = informationIn(await bytesOf(source));
  const blocks = [{ type: 'object' as const, kind: 'picture' as const, text: '' }];
  return { parts: [{ kind: 'text', name: '', blocks }], facts: [], properties, leftOut: [] };
}

/** What the bytes of a picture say beside it, each with its name; of what is no picture nothing. */
export function informationIn(bytes: Buffer): ReadFact[] {
  return factsOf(piecesOf(bytes));
}

/** What the pieces say, each with its name. */
export function factsOf(pieces: readonly PicturePiece[]): ReadFact[] {
  const exif = pieces.flatMap(({ kind, data }) => (kind === 'exif' ? exifOf(data) : []));
  const written = pieces.flatMap(({ kind, data }) => (kind === 'words' ? [wordsOf(data)] : []));
  const facts = [...exif, ...written.map((value) => ({ name: NAME, value }))];
  return facts.flatMap(({ name, value }) =>
    value.trim() === '' ? [] : [{ name, value: value.slice(0, MOST_LETTERS) }],
  );
}

/** A piece of a picture that is not drawn. */
export type PicturePiece = { readonly kind: 'exif' | 'words'; readonly data: Buffer };

function piecesOf(bytes: Buffer): PicturePiece[] {
  if (bytes.length < 12) return [];
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegPieces(bytes).pieces;
  if (bytes.toString('latin1', 1, 4) === 'PNG') return pngPieces(bytes);
  if (bytes.toString('latin1', 8, 12) === 'WEBP') return webpPieces(bytes);
  const tiff = ['II*\0', 'MM\0*'].includes(bytes.toString('latin1', 0, 4));
  return [...(tiff ? [{ kind: 'exif' as const, data: bytes }] : []), ...xmpIn(bytes), ...gifComments(bytes)];
}

const EXIF_HEAD = 'Exif\0\0';

/** Every segment before the picture begins, but for the tables it is drawn by, and where (in bytes) they end. */
export function jpegPieces(bytes: Buffer): { readonly pieces: PicturePiece[]; readonly end: number } {
  const pieces: PicturePiece[] = [];
  let at = 2;
  while (at + 4 <= bytes.length && pieces.length < MOST_CHUNKS) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker === 0xda) break;
    const data = bytes.subarray(at + 4, at + 2 + bytes.readUInt16BE(at + 2));
    const isExif = marker === 0xe1 && data.toString('latin1', 0, EXIF_HEAD.length) === EXIF_HEAD;
    if (isExif) pieces.push({ kind: 'exif', data: data.subarray(EXIF_HEAD.length) });
    else if (marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && !isOfColours(data)))
      pieces.push({ kind: 'words', data });
    at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return { pieces, end: at };
}

/** Profiles of colours and tables of further pictures are nobody's words. */
function isOfColours(data: Buffer): boolean {
  return /^(?:ICC_PROFILE|MPF|Adobe)\0?/.test(data.toString('latin1', 0, 12));
}

function pngPieces(bytes: Buffer): PicturePiece[] {
  const pieces: PicturePiece[] = [];
  for (let at = 8; at + 12 <= bytes.length && pieces.length < MOST_CHUNKS; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'eXIf') pieces.push({ kind: 'exif', data });
    if (['tEXt', 'zTXt', 'iTXt'].includes(type)) pieces.push({ kind: 'words', data: unpacked(type, data) });
    at += 12 + length;
  }
  return pieces;
}

/** Behind the key stands how it is packed; of iTXt also a language, the key once more, and whether it is packed. */
function unpacked(type: string, data: Buffer): Buffer {
  const end = data.indexOf(0);
  const isPacked = type === 'zTXt' || (type === 'iTXt' && data[end + 1] === 1);
  if (!isPacked || end < 0) return data;
  const [language, key] = [data.indexOf(0, end + 3), data.indexOf(0, data.indexOf(0, end + 3) + 1)];
  const from = type === 'zTXt' ? end + 2 : Math.max(language, key) + 1;
  try {
    return inflateSync(data.subarray(from), { maxOutputLength: MOST_INFLATED });
  } catch {
    return data;
  }
}

function webpPieces(bytes: Buffer): PicturePiece[] {
  const pieces: PicturePiece[] = [];
  for (let at = 12; at + 8 <= bytes.length && pieces.length < MOST_CHUNKS; ) {
    const type = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'EXIF') {
      const isHeaded = data.toString('latin1', 0, EXIF_HEAD.length) === EXIF_HEAD;
      pieces.push({ kind: 'exif', data: isHeaded ? data.subarray(EXIF_HEAD.length) : data });
    }
    if (type === 'XMP ') pieces.push({ kind: 'words', data });
    at += 8 + length + (length % 2);
  }
  return pieces;
}

function xmpIn(bytes: Buffer): PicturePiece[] {
  const from = bytes.indexOf('<x:xmpmeta');
  const to = bytes.indexOf('</x:xmpmeta>', from);
  return from < 0 || to < 0 ? [] : [{ kind: 'words', data: bytes.subarray(from, to) }];
}

/** Comments of a GIF: blocks of at most 255 bytes behind their sign. */
function gifComments(bytes: Buffer): PicturePiece[] {
  if (bytes.toString('latin1', 0, 3) !== 'GIF') return [];
  const pieces: PicturePiece[] = [];
  const SIGN = Buffer.from([0x21, 0xfe]);
  for (let at = bytes.indexOf(SIGN); at >= 0 && pieces.length < MOST_CHUNKS; at = bytes.indexOf(SIGN, at + 2)) {
    const blocks: Buffer[] = [];
    for (let next = at + 2; (bytes[next] ?? 0) > 0 && blocks.length < MOST_CHUNKS; next += (bytes[next] ?? 0) + 1) {
      blocks.push(bytes.subarray(next + 1, next + 1 + (bytes[next] ?? 0)));
    }
    pieces.push({ kind: 'words', data: Buffer.concat(blocks) });
  }
  return pieces;
}

/** What somebody may have written: runs of letters, without the names of elements and what is no text. */
export function wordsOf(data: Buffer): string {
  const text = data.toString('utf8');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what is no text is told apart by them.
  const runs = text.replace(/<\/?[A-Za-z][\w:.-]{0,100}|[<>]/g, ' ').split(/[\0-\x1f\x7f\ufffd]+/);
  return runs
    .map((run) => run.trim())
    .filter((run) => (run.length >= 4 || /[가-힣]{2}/.test(run)) && !/^http:\/\/ns\.adobe\.com\/\S*$/.test(run))
    .join('\n');
}
