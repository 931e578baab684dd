import type { ReadFact } from '../../../shared/originals/read-document.ts';

/** What of EXIF is known by name; whatever else is text there is 그림 정보. */
const NAMES: ReadonlyMap<number, string> = new Map([
  [0x010e, '그림 설명'],
  [0x013b, '찍은 사람'],
  [0x8298, '저작권'],
  [0x9286, '그림 설명'],
  [0x9c9b, '제목'],
  [0x9c9c, '그림 설명'],
  [0x9c9d, '찍은 사람'],
  [0x9c9e, '키워드'],
  [0x9c9f, '주제'],
]);
const OTHER_NAME = '그림 정보';
const PLACE_NAME = '찍은 곳';

const GPS_PART = 0x8825;
/** Tables that an entry leads to: EXIF, GPS, interoperability. */
const PARTS = new Set([0x8769, GPS_PART, 0xa005]);
const [MOST_TABLES, MOST_ENTRIES] = [20, 1_000];

type Entry = { readonly tag: number; readonly type: number; readonly value: Buffer; readonly table: number };

/** The texts of EXIF (a TIFF without its picture) and where it was taken; of a broken one what can be read. */
export function exifOf(tiff: Buffer): ReadFact[] {
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const read = new Numbers(tiff, isLittle);
  const entries = entriesOf(tiff, read);
  // Texts stand beside each other: all together they are no longer than what holds them.
  let left = tiff.length;
  const texts = entries.flatMap(({ tag, type, value, table }): ReadFact[] => {
    if (table === GPS_PART || !isText(tag, type)) return [];
    const text = textOf(tag, value.subarray(0, left));
    left -= Math.min(left, value.length);
    return text.length < 2 ? [] : [{ name: NAMES.get(tag) ?? OTHER_NAME, value: text }];
  });
  const place = placeOf(entries, isLittle);
  return place === undefined ? texts : [...texts, { name: PLACE_NAME, value: `${PLACE_NAME}: ${place}` }];
}

class Numbers {
  readonly #bytes: Buffer;
  readonly #isLittle: boolean;

  constructor(bytes: Buffer, isLittle: boolean) {
    this.#bytes = bytes;
    this.#isLittle = isLittle;
  }

  short(at: number): number {
    if (at + 2 > this.#bytes.length) return 0;
    return this.#isLittle ? this.#bytes.readUInt16LE(at) : this.#bytes.readUInt16BE(at);
  }

  long(at: number): number {
    if (at + 4 > this.#bytes.length) return 0;
    return this.#isLittle ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at);
  }
}

/** How many bytes a value of each type takes. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };

function entriesOf(tiff: Buffer, read: Numbers): Entry[] {
  const entries: Entry[] = [];
  const tables = [{ at: read.long(4), table: 0 }];
  for (let next = 0; next < tables.length && next < MOST_TABLES; next += 1) {
    const { at = 0, table = 0 } = tables[next] ?? {};
    const count = Math.min(read.short(at), MOST_ENTRIES);
    for (let entry = at + 2; entry < at + 2 + count * 12; entry += 12) {
      const [tag, type] = [read.short(entry), read.short(entry + 2)];
      const length = read.long(entry + 4) * (SIZES[type] ?? 0);
      const from = length <= 4 ? entry + 8 : read.long(entry + 8);
      if (PARTS.has(tag)) tables.push({ at: read.long(entry + 8), table: tag });
      else entries.push({ tag, type, value: tiff.subarray(from, from + length), table });
    }
    const following = read.long(at + 2 + count * 12);
    if (following > 0 && table === 0) tables.push({ at: following, table });
  }
  return entries;
}

const FIRST_OF_WINDOWS = 0x9c9b;
const LAST_OF_WINDOWS = 0x9c9f;
const COMMENT = 0x9286;

function isOfWindows(tag: number): boolean {
  return tag >= FIRST_OF_WINDOWS && tag <= LAST_OF_WINDOWS;
}

function isText(tag: number, type: number): boolean {
  return isOfWindows(tag) || tag === COMMENT || type === 2;
}

function textOf(tag: number, value: Buffer): string {
  if (isOfWindows(tag)) return written(value.toString('utf16le'));
  // Its first eight bytes name how it is written.
  if (tag === COMMENT) {
    const isWide = value.toString('latin1', 0, 7) === 'UNICODE';
    return written(value.subarray(8).toString(isWide ? 'utf16le' : 'utf8'));
  }
  return written(value.toString('utf8'));
}

function written(text: string): string {
  return text.replaceAll('\0', ' ').trim();
}

/** `북위 37.56650, 동경 126.97800` of degrees, minutes and seconds, each a fraction. */
function placeOf(entries: readonly Entry[], isLittle: boolean): string | undefined {
  const gps = new Map(entries.flatMap(({ table, tag, value }) => (table === GPS_PART ? [[tag, value]] : [])));
  const degrees = (value: Buffer | undefined) => {
    if (!value || value.length < 24) return undefined;
    const read = new Numbers(value, isLittle);
    const [whole = 0, minutes = 0, seconds = 0] = [0, 8, 16].map((at) => read.long(at) / (read.long(at + 4) || 1));
    return (whole + minutes / 60 + seconds / 3_600).toFixed(5);
  };
  const [north, east] = [degrees(gps.get(2)), degrees(gps.get(4))];
  if (north === undefined || east === undefined) return undefined;
  const isOf = (tag: number, letter: string) => gps.get(tag)?.toString('latin1', 0, 1) === letter;
  return `${isOf(1, 'S') ? '남위' : '북위'} ${north}, ${isOf(3, 'W') ? '서경' : '동경'} ${east}`;
}
