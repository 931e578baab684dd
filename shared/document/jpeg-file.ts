import { isRefusal, refuse } from '../kernel/refusal.ts';
import { type PictureFile, type PictureRefusal, pixelFault } from './picture-limits.ts';

/** The frame of a JPEG (ISO/IEC 10918-1): its size and whether it is grey or in colours. */
type JpegFrame = { readonly width: number; readonly height: number; readonly components: 1 | 3 };

const MARK = { baseline: 0xc0, extended: 0xc1, progressive: 0xc2, huffman: 0xc4, scan: 0xda, end: 0xd9 } as const;
/** Quantization, Huffman and restart tables: what a decoder cannot do without besides frame and scans. */
const TABLES = new Set<number>([MARK.huffman, 0xdb, 0xdd]);
const FRAMES = new Set<number>([MARK.baseline, MARK.extended, MARK.progressive]);
const [APP0, EXIF, PROFILE, ADOBE] = [0xe0, 0xe1, 0xe2, 0xee];
/** JFIF without a thumbnail and without a resolution. */
const JFIF = [0xff, APP0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];

export function beginsAsJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/** Keeps tables, frame and scans; what cameras and programs add (Exif, GPS, XMP, thumbnails) is dropped. */
export function readJpeg(bytes: Uint8Array): PictureFile | PictureRefusal {
  const read = new JpegReader(bytes).read();
  if (isRefusal(read)) return read;
  const { frame, turned, hasOwnColours, kept } = read;
  const fault = pixelFault(frame.width, frame.height);
  if (fault) return fault;
  if (turned) return refuse('picture-turned');
  return { mediaType: 'image/jpeg', width: frame.width, height: frame.height, hasOwnColours, cleaned: kept };
}

type ReadJpeg = {
  readonly frame: JpegFrame;
  readonly turned: boolean;
  readonly hasOwnColours: boolean;
  readonly kept: Uint8Array;
};

class JpegReader {
  readonly #bytes: Uint8Array;
  readonly #out: Uint8Array;
  #length = 0;
  #frame: JpegFrame | undefined;
  #turned = false;
  #hasOwnColours = false;
  #scans = 0;
  #at = 2;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    // JFIF may grow where its own segment was shorter than ours.
    this.#out = new Uint8Array(bytes.length + JFIF.length);
    this.#write([0xff, 0xd8]);
  }

  read(): ReadJpeg | PictureRefusal {
    for (;;) {
      const marker = this.#marker();
      if (marker === MARK.end) break;
      const segment = marker === undefined ? undefined : this.#segment();
      if (marker === undefined || !segment) return refuse('picture-damaged');
      const fault = this.#take(marker, segment);
      if (fault) return fault;
    }
    if (!this.#frame || this.#scans === 0) return refuse('picture-damaged');
    this.#write([0xff, MARK.end]);
    const kept = this.#out.slice(0, this.#length);
    return { frame: this.#frame, turned: this.#turned, hasOwnColours: this.#hasOwnColours, kept };
  }

  #take(marker: number, segment: Uint8Array): PictureRefusal | undefined {
    if (TABLES.has(marker)) this.#keep(marker, segment);
    else if (FRAMES.has(marker)) return this.#takeFrame(marker, segment);
    else if (marker === MARK.scan) return this.#takeScan(segment);
    else if (marker === APP0 && wordAt(segment, 'JFIF\0')) this.#keepJfif();
    else if (marker === ADOBE && wordAt(segment, 'Adobe')) this.#keep(marker, segment.subarray(0, 12));
    else if (marker === EXIF && wordAt(segment, 'Exif\0\0')) this.#turned ||= orientation(segment.subarray(6)) > 1;
    else if (marker === PROFILE && wordAt(segment, 'ICC_PROFILE\0')) this.#hasOwnColours ||= !isScreenProfile(segment);
    // The other ways to code a frame (lossless, arithmetic) are drawn by hardly any program.
    else if (marker >= 0xc3 && marker <= 0xcf && marker !== 0xc8) return refuse('picture-type-not-allowed');
    return undefined;
  }

  #takeFrame(marker: number, segment: Uint8Array): PictureRefusal | undefined {
    if (this.#frame || segment.length < 6) return refuse('picture-damaged');
    const components = segment[5];
    if (segment[0] !== 8) return refuse('picture-type-not-allowed');
    if (components !== 1 && components !== 3) return refuse('picture-colours');
    this.#frame = { height: wide(segment, 1), width: wide(segment, 3), components };
    this.#keep(marker, segment);
    return undefined;
  }

  #takeScan(segment: Uint8Array): PictureRefusal | undefined {
    if (!this.#frame) return refuse('picture-damaged');
    this.#scans += 1;
    this.#keep(MARK.scan, segment);
    const from = this.#at;
    // Inside a scan 0xff is followed by 0 or by a restart; anything else is the next marker.
    for (;;) {
      const found = this.#bytes.indexOf(0xff, this.#at);
      const next = found < 0 ? undefined : this.#bytes[found + 1];
      if (next === undefined) return refuse('picture-damaged');
      if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) {
        this.#at = found;
        break;
      }
      this.#at = found + 2;
    }
    this.#write(this.#bytes.subarray(from, this.#at));
    return undefined;
  }

  #marker(): number | undefined {
    if (this.#bytes[this.#at] !== 0xff) return undefined;
    while (this.#bytes[this.#at] === 0xff) this.#at += 1;
    const marker = this.#bytes[this.#at];
    this.#at += 1;
    // A restart, a second beginning or nothing at all: no decoder goes on from here.
    return marker === undefined || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8) ? undefined : marker;
  }

  #segment(): Uint8Array | undefined {
    if (this.#at + 2 > this.#bytes.length) return undefined;
    const end = this.#at + wide(this.#bytes, this.#at);
    if (end < this.#at + 2 || end > this.#bytes.length) return undefined;
    const segment = this.#bytes.subarray(this.#at + 2, end);
    this.#at = end;
    return segment;
  }

  #keepJfif(): void {
    if (this.#length === 2) this.#write(JFIF);
  }

  #keep(marker: number, segment: Uint8Array): void {
    const length = segment.length + 2;
    this.#write([0xff, marker, length >> 8, length & 0xff]);
    this.#write(segment);
  }

  #write(bytes: ArrayLike<number>): void {
    this.#out.set(bytes, this.#length);
    this.#length += bytes.length;
  }
}

function wide(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function wordAt(segment: Uint8Array, word: string): boolean {
  return segment.length >= word.length && String.fromCharCode(...segment.subarray(0, word.length)) === word;
}

function isScreenProfile(segment: Uint8Array): boolean {
  // The profile's own description; in newer ones of two bytes a letter.
  return String.fromCharCode(...segment.subarray(0, 4_000))
    .replaceAll('\0', '')
    .includes('sRGB');
}

/** How a camera was held (Exif 2.3, tag 0x0112): 1 is upright; what cannot be read is taken for that. */
function orientation(tiff: Uint8Array): number {
  const isLittle = tiff[0] === 0x49;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const inside = (at: number, size: number) => at >= 0 && at + size <= tiff.length;
  if (!inside(0, 8)) return 1;
  const first = view.getUint32(4, isLittle);
  if (!inside(first, 2)) return 1;
  const count = view.getUint16(first, isLittle);
  for (let entry = 0; entry < count && inside(first + 2 + entry * 12, 12); entry += 1) {
    const at = first + 2 + entry * 12;
    if (view.getUint16(at, isLittle) === 0x0112) return view.getUint16(at + 8, isLittle);
  }
  return 1;
}
