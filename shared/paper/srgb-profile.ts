/**
 * The colour space of the paper's numbers as an ICC profile (ISO 15076-1, version 4.2, matrix and tone curve), made
 * here so that no foreign file has to be shipped. All of it follows from IEC 61966-2-1: its primaries and its white
 * D65, adapted to the white D50 of all profiles by Bradford's matrix, and its tone curve as parameters.
 */
export function srgbProfile(): Uint8Array {
  profile ??= buildProfile();
  return profile;
}

let profile: Uint8Array | undefined;

type Triple = readonly [number, number, number];

/** Columns are what the full red, green and blue of sRGB look like under D50. */
const RED: Triple = [0.436066, 0.222488, 0.013916];
const GREEN: Triple = [0.385147, 0.716873, 0.097076];
const BLUE: Triple = [0.143066, 0.060608, 0.714096];
const D50: Triple = [0.9642, 1, 0.8249];
const D65_TO_D50 = [
  1.047882, 0.022919, -0.050201, 0.029587, 0.990479, -0.017059, -0.009232, 0.015076, 0.751678,
] as const;
/** Y = (aX + b)^g above d, cX below it. */
const TONE_CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045] as const;

const NAME = 'sRGB IEC61966-2.1';
const RIGHTS = 'No copyright, use freely';
const HEADER_LENGTH = 128;
const PARAMETRIC_TYPE_3 = 3;

function buildProfile(): Uint8Array {
  const curve = curveTag();
  const tags: readonly (readonly [string, Uint8Array])[] = [
    ['desc', textTag(NAME)],
    ['cprt', textTag(RIGHTS)],
    ['wtpt', numbersTag('XYZ ', D50)],
    ['chad', numbersTag('sf32', D65_TO_D50)],
    ['rXYZ', numbersTag('XYZ ', RED)],
    ['gXYZ', numbersTag('XYZ ', GREEN)],
    ['bXYZ', numbersTag('XYZ ', BLUE)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const places = new Map<Uint8Array, number>();
  let size = HEADER_LENGTH + 4 + tags.length * 12;
  for (const [, data] of tags) {
    if (places.has(data)) continue;
    places.set(data, size);
    size += (data.length + 3) & ~3;
  }
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  writeHeader(file, view);
  view.setUint32(HEADER_LENGTH, tags.length);
  tags.forEach(([signature, data], index) => {
    const at = HEADER_LENGTH + 4 + index * 12;
    const place = places.get(data) ?? 0;
    writeAscii(file, at, signature);
    view.setUint32(at + 4, place);
    view.setUint32(at + 8, data.length);
    file.set(data, place);
  });
  return file;
}

/** A display profile (`mntr`) from RGB to XYZ; the date is that of the standard's amendment, never today's. */
function writeHeader(file: Uint8Array, view: DataView): void {
  view.setUint32(0, file.length);
  view.setUint32(8, 0x04200000);
  writeAscii(file, 12, 'mntrRGB XYZ ');
  [2003, 1, 1, 0, 0, 0].forEach((part, index) => {
    view.setUint16(24 + index * 2, part);
  });
  writeAscii(file, 36, 'acsp');
  D50.forEach((value, index) => {
    view.setInt32(68 + index * 4, fixedPoint(value));
  });
}

function textTag(text: string): Uint8Array {
  const data = new Uint8Array(28 + text.length * 2);
  const view = new DataView(data.buffer);
  writeAscii(data, 0, 'mluc');
  view.setUint32(8, 1);
  view.setUint32(12, 12);
  writeAscii(data, 16, 'enUS');
  view.setUint32(20, text.length * 2);
  view.setUint32(24, 28);
  for (let index = 0; index < text.length; index += 1) view.setUint16(28 + index * 2, text.charCodeAt(index));
  return data;
}

function curveTag(): Uint8Array {
  const data = new Uint8Array(12 + TONE_CURVE.length * 4);
  const view = new DataView(data.buffer);
  writeAscii(data, 0, 'para');
  view.setUint16(8, PARAMETRIC_TYPE_3);
  TONE_CURVE.forEach((value, index) => {
    view.setInt32(12 + index * 4, fixedPoint(value));
  });
  return data;
}

function numbersTag(type: 'XYZ ' | 'sf32', values: readonly number[]): Uint8Array {
  const data = new Uint8Array(8 + values.length * 4);
  const view = new DataView(data.buffer);
  writeAscii(data, 0, type);
  values.forEach((value, index) => {
    view.setInt32(8 + index * 4, fixedPoint(value));
  });
  return data;
}

function fixedPoint(value: number): number {
  return Math.round(value * 0x10000);
}

function writeAscii(file: Uint8Array, at: number, text: string): void {
  for (let index = 0; index < text.length; index += 1) file[at + index] = text.charCodeAt(index);
}
