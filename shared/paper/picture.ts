import { convertIndexedToRgb, type DecodedPng, decode as decodePng } from 'fast-png';
import { type PDFContext, PDFRawStream, type PDFRef } from 'pdf-lib';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import type { Deflate } from './font-objects.ts';
import type { PaperPicture, PaperPictures } from './paper-document.ts';

/** A picture's bytes are not there, or are not what the paper says they are; its hash says which one. */
export type PictureFault = Refusal<'picture-missing' | 'picture-unreadable'>;

/** Larger ones never come out of the office's own upload; decoding them would only stop the painter. */
const MOST_PIXELS = 40_000_000;

type Samples = {
  readonly width: number;
  readonly height: number;
  readonly colours: 'DeviceGray' | 'DeviceRGB';
  readonly data: Uint8Array;
  readonly filter: 'FlateDecode' | 'DCTDecode';
};

/** Writes each picture once, by its hash. What is seen through lies on white: the paper mixes no colours. */
export class PictureCase {
  readonly #names = new Map<string, { readonly name: string; readonly picture: PaperPicture }>();

  /** The name by which pages draw a picture. */
  nameOf(picture: PaperPicture): string {
    const known = this.#names.get(picture.sha256);
    if (known) return known.name;
    const name = `I${this.#names.size}`;
    this.#names.set(picture.sha256, { name, picture });
    return name;
  }

  /** The objects of all pictures that have a name, or the first one that cannot be drawn. */
  write(
    context: PDFContext,
    pictures: PaperPictures,
    deflate: Deflate,
  ): { readonly objects: Readonly<Record<string, PDFRef>> } | PictureFault {
    const objects: Record<string, PDFRef> = {};
    for (const { name, picture } of this.#names.values()) {
      const bytes = pictures.get(picture.sha256);
      if (!bytes) return refuse('picture-missing', { sha256: picture.sha256 });
      const samples = readPicture(picture, bytes);
      if (!samples) return refuse('picture-unreadable', { sha256: picture.sha256 });
      objects[name] = writePicture(context, samples, deflate);
    }
    return { objects };
  }
}

function writePicture(context: PDFContext, samples: Samples, deflate: Deflate): PDFRef {
  const { width, height, colours, data, filter } = samples;
  const entries = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: colours,
    BitsPerComponent: 8,
    Filter: filter,
  };
  const packed = filter === 'FlateDecode' ? deflate(data) : data;
  return context.register(PDFRawStream.of(context.obj(entries), packed));
}

function readPicture(picture: PaperPicture, bytes: Uint8Array): Samples | undefined {
  const samples = picture.mediaType === 'image/png' ? readPng(bytes) : readJpeg(bytes);
  const isTheSame = samples?.width === picture.width && samples.height === picture.height;
  return isTheSame ? samples : undefined;
}

function readPng(bytes: Uint8Array): Samples | undefined {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (view.getUint32(16) * view.getUint32(20) > MOST_PIXELS) return undefined;
    const png = decodePng(bytes);
    const { width, height } = png;
    const data = png.palette ? onWhite(paletteSamples(png), png.palette[0]?.length ?? 3) : flattened(png);
    const isGrey = data.length === width * height;
    return { width, height, colours: isGrey ? 'DeviceGray' : 'DeviceRGB', data, filter: 'FlateDecode' };
  } catch {
    // The decoder throws at anything that is no whole PNG.
    return undefined;
  }
}

function paletteSamples(png: DecodedPng): Uint8Array {
  // The converter reads one length of entry, while a file may give only its first colours an alpha.
  const hasAlpha = png.palette?.some((entry) => entry.length > 3) ?? false;
  const palette = png.palette?.map((entry) => (hasAlpha && entry.length === 3 ? [...entry, 255] : entry)) ?? [];
  png.palette?.splice(0, palette.length, ...palette);
  return convertIndexedToRgb(png);
}

/** Grey or RGB of eight bits without alpha. */
function flattened(png: DecodedPng): Uint8Array {
  const { channels, transparency } = png;
  const samples = eightBits(png);
  const key = transparency && transparency.length > 0 ? transparency : undefined;
  return onWhite(key ? withKey(png, samples, key) : samples, key ? channels + 1 : channels);
}

/** Samples of 1, 2, 4 or 16 bits as bytes. */
function eightBits({ width, height, channels, depth, data }: DecodedPng): Uint8Array {
  if (depth === 8) return new Uint8Array(data.buffer, data.byteOffset, data.length);
  const samples = new Uint8Array(width * height * channels);
  if (depth === 16) {
    for (let index = 0; index < samples.length; index += 1) samples[index] = (data[index] ?? 0) >> 8;
    return samples;
  }
  const row = Math.ceil((width * channels * depth) / 8);
  const most = (1 << depth) - 1;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width * channels; x += 1) {
      const bit = x * depth;
      const byte = data[y * row + (bit >> 3)] ?? 0;
      samples[y * width * channels + x] = Math.round((((byte >> (8 - depth - (bit & 7))) & most) * 255) / most);
    }
  }
  return samples;
}

/** Adds an alpha that is nothing where the sample is the one colour that the file calls transparent. */
function withKey({ channels, depth }: DecodedPng, samples: Uint8Array, key: Uint16Array): Uint8Array {
  const most = (1 << Math.min(depth, 8)) - 1;
  const wanted = Array.from(key, (value) => (depth === 16 ? value >> 8 : Math.round((value * 255) / most)));
  const count = samples.length / channels;
  const out = new Uint8Array(count * (channels + 1));
  for (let at = 0; at < count; at += 1) {
    let isKey = true;
    for (let part = 0; part < channels; part += 1) {
      const value = samples[at * channels + part] ?? 0;
      out[at * (channels + 1) + part] = value;
      if (value !== wanted[part]) isKey = false;
    }
    out[at * (channels + 1) + channels] = isKey ? 0 : 255;
  }
  return out;
}

function onWhite(samples: Uint8Array, channels: number): Uint8Array {
  if (channels === 1 || channels === 3) return samples;
  const colours = channels - 1;
  const count = samples.length / channels;
  const out = new Uint8Array(count * colours);
  for (let at = 0; at < count; at += 1) {
    const alpha = (samples[at * channels + colours] ?? 0) / 255;
    for (let part = 0; part < colours; part += 1) {
      out[at * colours + part] = Math.round((samples[at * channels + part] ?? 0) * alpha + 255 * (1 - alpha));
    }
  }
  return out;
}

const FRAMES = new Set([0xc0, 0xc1, 0xc2]);

/** A JPEG goes into the file as it is; its frame says how large it is and in which colours. */
function readJpeg(bytes: Uint8Array): Samples | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (FRAMES.has(marker)) return frameOf(bytes, at);
    else at += 2 + word(bytes, at + 2);
  }
  return undefined;
}

/** CMYK has no meaning beside the output intent, which is for RGB. */
function frameOf(bytes: Uint8Array, at: number): Samples | undefined {
  const components = bytes[at + 9] ?? 0;
  if (bytes[at + 4] !== 8 || (components !== 1 && components !== 3)) return undefined;
  const colours = components === 1 ? 'DeviceGray' : 'DeviceRGB';
  return { height: word(bytes, at + 5), width: word(bytes, at + 7), colours, data: bytes, filter: 'DCTDecode' };
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
