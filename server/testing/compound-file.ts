/** What a storage of a compound file holds, by name: streams and further storages. */
export type CompoundTree = { readonly [name: string]: Uint8Array | CompoundTree };

const SECTOR = 512;
const MINI = 64;
/** Shorter streams stand together in one stream of small sectors. */
const MINI_CUTOFF = 4096;
const [FREE, END, FAT] = [0xffffffff, 0xfffffffe, 0xfffffffd];
const NONE = 0xffffffff;

type Entry = {
  readonly name: string;
  readonly type: 1 | 2 | 5;
  readonly content: Uint8Array;
  child: number;
  right: number;
  start: number;
};

/** A compound file ([MS-CFB], version 3) as Hangul and the old Office write it: what tests hand to readers of .hwp. */
export function compoundFile(tree: CompoundTree): Buffer {
  const entries: Entry[] = [entry('Root Entry', 5)];
  entriesInto(entries, 0, tree);
  const sectors = new Chains(SECTOR);
  const minis = new Chains(MINI);
  for (const each of entries.filter(({ type }) => type === 2)) {
    each.start = (each.content.length < MINI_CUTOFF ? minis : sectors).add(each.content);
  }
  const mini = minis.bytes();
  const [root] = entries;
  if (root) root.start = sectors.add(mini);
  const miniFat = sectors.add(numbers(minis.next));
  const directory = sectors.add(directoryOf(entries, mini.length));
  return Buffer.concat([...sectors.withFat({ directory, miniFat, miniSectors: minis.next.length })]);
}

function entry(name: string, type: Entry['type'], content: Uint8Array = new Uint8Array()): Entry {
  return { name, type, content, child: NONE, right: NONE, start: type === 1 ? 0 : END };
}

/** Each storage leads to its first entry and each entry to the next one: a search tree that leans to one side. */
function entriesInto(entries: Entry[], storage: number, tree: CompoundTree): void {
  const byLengthThenName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) =>
    a.length - b.length || (a.toUpperCase() < b.toUpperCase() ? -1 : 1);
  let before: number | undefined;
  for (const [name, content] of Object.entries(tree).toSorted(byLengthThenName)) {
    const isStream = content instanceof Uint8Array;
    const at = entries.push(isStream ? entry(name, 2, content) : entry(name, 1)) - 1;
    const from = entries[before ?? storage];
    if (from && before === undefined) from.child = at;
    else if (from) from.right = at;
    before = at;
    if (!isStream) entriesInto(entries, at, content);
  }
}

function directoryOf(entries: readonly Entry[], miniBytes: number): Buffer {
  return Buffer.concat(
    entries.map(({ name, type, content, child, right, start }) => {
      const bytes = Buffer.alloc(128);
      bytes.write(name, 0, 'utf16le');
      bytes.writeUInt16LE((name.length + 1) * 2, 64);
      bytes.writeUInt8(type, 66);
      bytes.writeUInt8(1, 67);
      bytes.writeUInt32LE(NONE, 68);
      bytes.writeUInt32LE(right, 72);
      bytes.writeUInt32LE(child, 76);
      bytes.writeUInt32LE(start, 116);
      bytes.writeUInt32LE(type === 5 ? miniBytes : content.length, 120);
      return bytes;
    }),
  );
}

function numbers(list: readonly number[]): Buffer {
  const bytes = Buffer.alloc(list.length * 4);
  for (const [at, number] of list.entries()) bytes.writeUInt32LE(number, at * 4);
  return bytes;
}

/** Sectors one after the other, and for each of them the one that follows it. */
class Chains {
  readonly next: number[] = [];
  readonly #size: number;
  readonly #parts: Buffer[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  add(content: Uint8Array): number {
    if (content.length === 0) return END;
    const first = this.next.length;
    const count = Math.ceil(content.length / this.#size);
    const padded = Buffer.alloc(count * this.#size);
    padded.set(content);
    this.#parts.push(padded);
    for (let at = 1; at <= count; at += 1) this.next.push(at === count ? END : first + at);
    return first;
  }

  bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }

  /** The header, the sectors, and behind them the table that leads through all of them. */
  withFat(heads: { directory: number; miniFat: number; miniSectors: number }): readonly Buffer[] {
    const perSector = SECTOR / 4;
    let fatSectors = 1;
    while (this.next.length + fatSectors > fatSectors * perSector) fatSectors += 1;
    if (fatSectors > 109) throw new Error('a test needs no file of this size');
    const first = this.next.length;
    const fat = [...this.next, ...Array.from({ length: fatSectors }, () => FAT)];
    while (fat.length < fatSectors * perSector) fat.push(FREE);
    const header = Buffer.alloc(SECTOR);
    Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
    for (const [offset, number] of [
      [24, 0x3e],
      [26, 3],
      [28, 0xfffe],
      [30, 9],
      [32, 6],
    ] as const) {
      header.writeUInt16LE(number, offset);
    }
    const miniFatSectors = Math.ceil(heads.miniSectors / perSector);
    for (const [offset, number] of [
      ...([
        [44, fatSectors],
        [48, heads.directory],
        [56, MINI_CUTOFF],
        [60, heads.miniFat],
      ] as const),
      ...([
        [64, miniFatSectors],
        [68, END],
        [72, 0],
      ] as const),
    ]) {
      header.writeUInt32LE(number, offset);
    }
    for (let at = 0; at < 109; at += 1) header.writeUInt32LE(at < fatSectors ? first + at : FREE, 76 + at * 4);
    return [header, ...this.#parts, numbers(fat)];
  }
}
