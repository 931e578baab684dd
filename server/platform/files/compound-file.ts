import { type FileHandle, open } from 'node:fs/promises';

/** A compound file ([MS-CFB]), as .hwp and the old Office files are: only what is needed to tell them apart. */
export type CompoundFile = {
  /** Names of the storages and streams, in no order. */
  readonly names: ReadonlySet<string>;
  /** The first bytes of the stream `FileHeader`, which says what a .hwp is. */
  readonly fileHeader: Buffer;
};

const MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** Sector numbers from here on are marks, such as the end of a chain. */
const LAST_SECTOR = 0xfffffff9;
const HEADER_DIFAT = { offset: 76, entries: 109 };
const DIRECTORY_ENTRY_BYTES = 128;
/** A directory of some thousand entries; a longer chain is a trap. */
const MOST_DIRECTORY_SECTORS = 4_000;

/** Reads the directory, or answers undefined where the file is not a sound compound file. */
export async function readCompoundFile(path: string): Promise<CompoundFile | undefined> {
  const file = await open(path, 'r');
  try {
    const header = await readAt(file, 0, 512);
    if (!header?.subarray(0, 8).equals(MAGIC)) return undefined;
    const shift = header.readUInt16LE(30);
    if (shift !== 9 && shift !== 12) return undefined;
    return await new Sectors(file, header, 2 ** shift).readDirectory();
  } finally {
    await file.close();
  }
}

class Sectors {
  readonly #file: FileHandle;
  readonly #header: Buffer;
  readonly #size: number;

  constructor(file: FileHandle, header: Buffer, size: number) {
    this.#file = file;
    this.#header = header;
    this.#size = size;
  }

  async readDirectory(): Promise<CompoundFile | undefined> {
    const chain = await this.#chain(this.#header.readUInt32LE(48), MOST_DIRECTORY_SECTORS);
    if (!chain) return undefined;
    const names = new Set<string>();
    let miniStreamStart = 0;
    let fileHeaderMini: number | undefined;
    for (const sector of chain) {
      const bytes = await this.#sector(sector);
      if (!bytes) return undefined;
      for (let at = 0; at + DIRECTORY_ENTRY_BYTES <= bytes.length; at += DIRECTORY_ENTRY_BYTES) {
        const entry = bytes.subarray(at, at + DIRECTORY_ENTRY_BYTES);
        const type = entry.readUInt8(66);
        if (type === 0) continue;
        const nameBytes = Math.min(64, entry.readUInt16LE(64));
        const name = entry.toString('utf16le', 0, Math.max(0, nameBytes - 2));
        names.add(name);
        if (type === 5) miniStreamStart = entry.readUInt32LE(116);
        if (name === 'FileHeader') fileHeaderMini = entry.readUInt32LE(116);
      }
    }
    const fileHeader = fileHeaderMini === undefined ? undefined : await this.#mini(miniStreamStart, fileHeaderMini);
    return { names, fileHeader: fileHeader ?? Buffer.alloc(0) };
  }

  /** One mini sector (64 bytes) of the stream that holds all short streams. */
  async #mini(start: number, number: number): Promise<Buffer | undefined> {
    const offset = number * 64;
    const index = Math.floor(offset / this.#size);
    if (index >= MOST_DIRECTORY_SECTORS) return undefined;
    const chain = await this.#chain(start, index + 1, 'as far as needed');
    const sector = chain?.[index];
    const bytes = sector === undefined ? undefined : await this.#sector(sector);
    return bytes?.subarray(offset % this.#size, (offset % this.#size) + 64);
  }

  /** The sectors of a chain; undefined where it is longer than `most` (unless no more is needed) or broken. */
  async #chain(start: number, most: number, upTo?: 'as far as needed'): Promise<number[] | undefined> {
    const sectors: number[] = [];
    let sector = start;
    while (sector <= LAST_SECTOR) {
      if (sectors.length === most) return upTo ? sectors : undefined;
      sectors.push(sector);
      const next = await this.#next(sector);
      if (next === undefined) return undefined;
      sector = next;
    }
    return sectors;
  }

  async #next(sector: number): Promise<number | undefined> {
    const perSector = this.#size / 4;
    const fatSector = await this.#fatSector(Math.floor(sector / perSector));
    const fat = fatSector === undefined ? undefined : await this.#sector(fatSector);
    return fat?.readUInt32LE((sector % perSector) * 4);
  }

  /** Where the nth part of the FAT lies: the first 109 parts stand in the header, the others in a chain (DIFAT). */
  async #fatSector(part: number): Promise<number | undefined> {
    if (part < HEADER_DIFAT.entries) return known(this.#header.readUInt32LE(HEADER_DIFAT.offset + part * 4));
    const perSector = this.#size / 4 - 1;
    let left = part - HEADER_DIFAT.entries;
    let difat = this.#header.readUInt32LE(68);
    for (;;) {
      const bytes = difat <= LAST_SECTOR ? await this.#sector(difat) : undefined;
      if (!bytes) return undefined;
      if (left < perSector) return known(bytes.readUInt32LE(left * 4));
      left -= perSector;
      difat = bytes.readUInt32LE(perSector * 4);
    }
  }

  #sector(number: number): Promise<Buffer | undefined> {
    return readAt(this.#file, (number + 1) * this.#size, this.#size);
  }
}

function known(sector: number): number | undefined {
  return sector <= LAST_SECTOR ? sector : undefined;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer | undefined> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  // The last sector of a file may be cut short; what is there is zero-filled.
  return bytesRead === 0 ? undefined : buffer;
}
