import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts';
import { type PictureFile, type PictureRefusal, pixelFault } from './picture-limits.ts';

/** What a PNG is made of (ISO/IEC 15948); `packed` is the zlib stream of its rows. */
export type PngParts = {
  readonly width: number;
  readonly height: number;
  /** Bits of one sample. */
  readonly depth: 1 | 2 | 4 | 8 | 16;
  readonly colours: 'grey' | 'rgb' | 'palette' | 'greyAlpha' | 'rgbAlpha';
  readonly interlaced: boolean;
  /** Red, green, blue of each entry; empty unless `colours` is `palette`. */
  readonly palette: Uint8Array;
  /** tRNS: the opacity of palette entries, or the one colour that is clear; empty without it. */
  readonly clear: Uint8Array;
  readonly packed: Uint8Array;
};

/** Rows of the picture, or of one pass over an interlaced one: how many, and of how many pixels. */
export type PngPass = { readonly x: number; readonly y: number; readonly stepX: number; readonly stepY: number };

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const COLOURS = { 0: 'grey', 2: 'rgb', 3: 'palette', 4: 'greyAlpha', 6: 'rgbAlpha' } as const;
const DEPTHS: Readonly<Record<PngParts['colours'], readonly number[]>> = {
  grey: [1, 2, 4, 8, 16],
  rgb: [8, 16],
  palette: [1, 2, 4, 8],
  greyAlpha: [8, 16],
  rgbAlpha: [8, 16],
};
const SAMPLES: Readonly<Record<PngParts['colours'], number>> = {
  ...{ grey: 1, rgb: 3, palette: 1, greyAlpha: 2, rgbAlpha: 4 },
};
const WHOLE: readonly PngPass[] = [{ x: 0, y: 0, stepX: 1, stepY: 1 }];
const ADAM7: readonly PngPass[] = [
  { x: 0, y: 0, stepX: 8, stepY: 8 },
  { x: 4, y: 0, stepX: 8, stepY: 8 },
  { x: 0, y: 4, stepX: 4, stepY: 8 },
  { x: 2, y: 0, stepX: 4, stepY: 4 },
  { x: 0, y: 2, stepX: 2, stepY: 4 },
  { x: 1, y: 0, stepX: 2, stepY: 2 },
  { x: 0, y: 1, stepX: 1, stepY: 2 },
];

export function beginsAsPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, at) => bytes[at] === byte);
}

/** Keeps the chunks that draw the picture and drops all others; of a moving picture the first image stays. */
export function readPng(bytes: Uint8Array): PictureFile | PictureRefusal {
  const read = readChunks(bytes);
  if (isRefusal(read)) return read;
  const parts = partsOf(read.kept);
  if (isRefusal(parts)) return parts;
  const needed = read.kept.filter(({ type }) => type !== 'PLTE' || parts.colours === 'palette');
  const cleaned = joined([Uint8Array.from(SIGNATURE), ...needed.map(({ whole }) => whole)]);
  const { width, height } = parts;
  return { mediaType: 'image/png', width, height, hasOwnColours: read.hasOwnColours, cleaned };
}

/** The parts of a PNG that was kept; throws on any other file. */
export function pngParts(bytes: Uint8Array): PngParts {
  const read = beginsAsPng(bytes) ? readChunks(bytes) : refuse('picture-damaged');
  const parts = isRefusal(read) ? read : partsOf(read.kept);
  if (isRefusal(parts)) throw new TypeError('the file is no PNG that was kept');
  return parts;
}

function samplesOf({ colours }: Pick<PngParts, 'colours'>): number {
  return SAMPLES[colours];
}

/** How the rows follow each other in the unpacked stream, each with one byte for its filter before it. */
export function pngPasses(
  png: Pick<PngParts, 'width' | 'height' | 'depth' | 'colours' | 'interlaced'>,
): readonly { readonly pass: PngPass; readonly columns: number; readonly rows: number; readonly rowBytes: number }[] {
  return (png.interlaced ? ADAM7 : WHOLE)
    .map((pass) => ({
      pass,
      columns: Math.ceil((png.width - pass.x) / pass.stepX),
      rows: Math.ceil((png.height - pass.y) / pass.stepY),
    }))
    .filter(({ columns, rows }) => columns > 0 && rows > 0)
    .map((each) => ({ ...each, rowBytes: Math.ceil((each.columns * samplesOf(png) * png.depth) / 8) }));
}

type Chunk = { readonly type: string; readonly data: Uint8Array; readonly whole: Uint8Array };

const NEEDED = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

function readChunks(
  bytes: Uint8Array,
): { readonly kept: readonly Chunk[]; readonly hasOwnColours: boolean } | Refusal<'picture-damaged'> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Chunk[] = [];
  let hasOwnColours = false;
  for (let at = SIGNATURE.length; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) break;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const chunk = { type, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) };
    if (NEEDED.has(type)) {
      if (view.getUint32(end - 4) !== crc32(bytes.subarray(at + 4, end - 4))) break;
      kept.push(chunk);
    } else if (type === 'iCCP') hasOwnColours = !/sRGB/i.test(String.fromCharCode(...chunk.data.subarray(0, 79)));
    if (type === 'IEND') return { kept, hasOwnColours };
    at = end;
  }
  return refuse('picture-damaged');
}

function partsOf(chunks: readonly Chunk[]): PngParts | PictureRefusal {
  const [first, ...rest] = chunks;
  if (first?.type !== 'IHDR' || first.data.length !== 13 || !standInOrder(rest)) return refuse('picture-damaged');
  const head = new DataView(first.data.buffer, first.data.byteOffset, 13);
  const [width, height] = [head.getUint32(0), head.getUint32(4)];
  const fault = pixelFault(width, height);
  if (fault) return fault;
  const colours = COLOURS[head.getUint8(9) as keyof typeof COLOURS] as PngParts['colours'] | undefined;
  const depth = head.getUint8(8) as PngParts['depth'];
  const interlacing = head.getUint8(12);
  const isKnown = colours !== undefined && DEPTHS[colours].includes(depth);
  if (!isKnown || head.getUint16(10) !== 0 || interlacing > 1) return refuse('picture-damaged');
  // Our painter takes each sample of an interlaced picture for whole bytes, and would draw other pixels.
  if (interlacing === 1 && depth < 8) return refuse('picture-interlaced');
  const dataOf = (type: string) => rest.find((chunk) => chunk.type === type)?.data ?? new Uint8Array();
  const palette = colours === 'palette' ? dataOf('PLTE') : new Uint8Array();
  const isPainted = palette.length > 0 && palette.length % 3 === 0 && palette.length <= 3 * 2 ** depth;
  if (colours === 'palette' && !isPainted) return refuse('picture-damaged');
  const clear = dataOf('tRNS');
  if (clear.length > mostClear(colours, palette)) return refuse('picture-damaged');
  const packed = joined(rest.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  return { width, height, depth, colours, interlaced: interlacing === 1, palette, clear, packed };
}

/** Palette and clear colours before the rows, the rows together, one end. */
function standInOrder(chunks: readonly Chunk[]): boolean {
  return /^(PLTE )?(tRNS )?(IDAT )+IEND $/.test(chunks.map(({ type }) => `${type} `).join(''));
}

function mostClear(colours: PngParts['colours'], palette: Uint8Array): number {
  if (colours === 'palette') return palette.length / 3;
  return { grey: 2, rgb: 6, greyAlpha: 0, rgbAlpha: 0 }[colours];
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let at = 0; at < bytes.length; at += 1) {
    crc = (CRC_TABLE[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
