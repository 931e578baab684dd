import { ReadingStopped } from '../reading-stopped.ts';

const MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** Sector numbers from here on are marks, such as the end of a chain. */
const LAST_SECTOR = 0xfffffff9;
const HEADER_DIFAT = { offset: 76, entries: 109 };
const ENTRY_BYTES = 128;
const MINI_SHIFT = 6;

type Entry = { readonly name: string; readonly type: number; readonly start: number; readonly size: number };

/** The streams of a compound file ([MS-CFB]) in memory, by name. Throws ReadingStopped where it is broken. */
export class CompoundStreams {
  readonly #file: Buffer;
  readonly #size: number;
  readonly #fat: readonly number[];
  readonly #miniFat: readonly number[];
  readonly #mini: Buffer;
  readonly #miniCutoff: number;
  readonly #entries: readonly Entry[];

  constructor(file: Buffer) {
    const shift = file.length < 512 || !file.subarray(0, 8).equals(MAGIC) ? 0 : file.readUInt16LE(30);
    if (shift !== 9 && shift !== 12) throw new ReadingStopped('damaged');
    this.#file = file;
    this.#size = 2 ** shift;
    this.#miniCutoff = file.readUInt32LE(56);
    this.#fat = this.#fatSectors().flatMap((sector) => numbersOf(this.#sector(sector)));
    this.#miniFat = numbersOf(this.#chain(file.readUInt32LE(60)));
    this.#entries = entriesOf(this.#chain(file.readUInt32LE(48)));
    const root = this.#entries.find(({ type }) => type === 5);
    this.#mini = root ? this.#chain(root.start) : Buffer.alloc(0);
  }

  /** All streams whose name is so, in the order of the directory. */
  named(telling: RegExp): readonly Buffer[] {
    return this.#told(telling).map(({ start, size }) => {
      const bytes = size < this.#miniCutoff ? this.#miniChain(start) : this.#chain(start);
      return bytes.subarray(0, size);
    });
  }

  /** How many streams have such a name; none of them is read. */
  count(telling: RegExp): number {
    return this.#told(telling).length;
  }

  #told(telling: RegExp): readonly Entry[] {
    return this.#entries.filter(({ name, type }) => type === 2 && telling.test(name));
  }

  /** The first 109 parts of the FAT stand in the header, the others in a chain (DIFAT). */
  #fatSectors(): number[] {
    const sectors = numbersOf(this.#file.subarray(HEADER_DIFAT.offset, HEADER_DIFAT.offset + HEADER_DIFAT.entries * 4));
    const seen = new Set<number>();
    for (let next = this.#file.readUInt32LE(68); next <= LAST_SECTOR; ) {
      if (seen.has(next)) throw new ReadingStopped('damaged');
      seen.add(next);
      const numbers = numbersOf(this.#sector(next));
      next = numbers.pop() ?? LAST_SECTOR + 1;
      sectors.push(...numbers);
    }
    return sectors.filter((sector) => sector <= LAST_SECTOR);
  }

  #chain(start: number): Buffer {
    return follow(start, this.#fat, (sector) => this.#sector(sector));
  }

  #miniChain(start: number): Buffer {
    const size = 2 ** MINI_SHIFT;
    return follow(start, this.#miniFat, (sector) => this.#mini.subarray(sector * size, (sector + 1) * size));
  }

  /** The last sector of a file may be cut short. */
  #sector(number: number): Buffer {
    const at = (number + 1) * this.#size;
    if (at >= this.#file.length) throw new ReadingStopped('damaged');
    return this.#file.subarray(at, at + this.#size);
  }
}

/** No sector stands twice in a chain, so none is longer than the table that leads through it. */
function follow(start: number, table: readonly number[], read: (sector: number) => Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let sector = start; sector <= LAST_SECTOR; sector = table[sector] ?? LAST_SECTOR + 1) {
    if (parts.length > table.length) throw new ReadingStopped('damaged');
    parts.push(read(sector));
  }
  return Buffer.concat(parts);
}

function numbersOf(bytes: Buffer): number[] {
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => bytes.readUInt32LE(at * 4));
}

function entriesOf(directory: Buffer): Entry[] {
  return Array.from({ length: Math.floor(directory.length / ENTRY_BYTES) }, (_, at): Entry => {
    const entry = directory.subarray(at * ENTRY_BYTES, (at + 1) * ENTRY_BYTES);
    const nameBytes = Math.min(64, entry.readUInt16LE(64));
    const name = entry.toString('utf16le', 0, Math.max(0, nameBytes - 2));
    return { name, type: entry.readUInt8(66), start: entry.readUInt32LE(116), size: entry.readUInt32LE(120) };
  });
}
