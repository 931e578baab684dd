import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

const NAME = /^([0-9a-f]{64})-(.+)$/;
const PARTIAL = '.part';
/** Nobody writes for so long: whoever began it has ended. */
const LEFT_MS = 60 * 60_000;
/** Room is made for some more than the one file, so that not every file that is kept has the folder looked through. */
const ENOUGH = 0.9;

/** A kept file: what it was made as, and when. */
export type Kept = { readonly kind: string; readonly madeAtMs: number };

/**
 * What was made of stored files, on disk by the hash of the file and the kind of thing that it is. By-products: one
 * that is missing is made again, so nothing here is flushed or kept with a backup. Each agency has a folder of its own.
 */
export class KeptByHash {
  readonly #folder: string;
  readonly #mostBytes: number;
  /** On disk at the last look, with what was kept since; what other processes keep is found by the next look. */
  #bytes: number | undefined;
  #making: Promise<number> | undefined;

  /** Beyond `mostBytes` of all agencies together, what was asked for longest ago makes room. */
  constructor(folder: string, mostBytes = Number.POSITIVE_INFINITY) {
    this.#folder = folder;
    this.#mostBytes = mostBytes;
  }

  async find(agencyId: number, sha256: string, kind: string): Promise<Buffer | undefined> {
    try {
      return await readInUse(this.#pathOf(agencyId, sha256, kind));
    } catch {
      return undefined;
    }
  }

  async keep(agencyId: number, sha256: string, kind: string, bytes: Uint8Array): Promise<void> {
    const target = this.#pathOf(agencyId, sha256, kind);
    const partial = `${target}.${randomUUID()}${PARTIAL}`;
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(partial, bytes, { mode: 0o600 });
    await rename(partial, target);
    if (this.#bytes !== undefined) this.#bytes += bytes.byteLength;
    if (this.#mostBytes < (this.#bytes ?? Number.POSITIVE_INFINITY)) await this.makeRoom();
  }

  async forget(agencyId: number, sha256: string, kind: string): Promise<void> {
    await rm(this.#pathOf(agencyId, sha256, kind), { force: true });
  }

  /**
   * Removes what is of files that are gone, or no longer of use; what disposal destroys must not live on here. So does
   * what a process left half written.
   */
  async sweep(
    isAttached: (agencyId: number, hashes: readonly string[]) => Promise<ReadonlySet<string>>,
    isOfUse: (kept: Kept) => boolean,
  ): Promise<number> {
    let removed = 0;
    for (const agency of await readdir(this.#folder).catch(() => [])) {
      const folder = path.join(this.#folder, agency);
      const all = await readdir(folder);
      removed += await removeLeftParts(folder, all);
      const names = all.filter((name) => !name.endsWith(PARTIAL));
      const hashes = names.flatMap((name) => NAME.exec(name)?.[1] ?? []);
      const known = await isAttached(Number(agency), [...new Set(hashes)]);
      for (const name of names) {
        const [, hash = '', kind = ''] = NAME.exec(name) ?? [];
        const file = path.join(folder, name);
        const madeAtMs = await madeAt(file);
        if (known.has(hash) && isOfUse({ kind, madeAtMs })) continue;
        await rm(file, { force: true });
        removed += 1;
      }
    }
    return removed;
  }

  /** Removes what was asked for longest ago, where all together is more than may be. Answers how many. */
  makeRoom(): Promise<number> {
    this.#making ??= this.#makeRoom().finally(() => {
      this.#making = undefined;
    });
    return this.#making;
  }

  async #makeRoom(): Promise<number> {
    this.#bytes = 0;
    const all = await this.#usedFiles();
    let left = all.reduce((sum, { size }) => sum + size, 0);
    const goal = left > this.#mostBytes ? this.#mostBytes * ENOUGH : left;
    let removed = 0;
    for (const { file, size } of all.sort((a, b) => a.usedAtMs - b.usedAtMs)) {
      if (left <= goal) break;
      await rm(file, { force: true });
      left -= size;
      removed += 1;
    }
    this.#bytes += left;
    return removed;
  }

  async #usedFiles() {
    const found: { readonly file: string; readonly size: number; readonly usedAtMs: number }[] = [];
    for (const agency of await readdir(this.#folder).catch(() => [])) {
      for (const name of await readdir(path.join(this.#folder, agency))) {
        const file = path.join(this.#folder, agency, name);
        // Another process may have removed it in between, and nobody may remove what is still being written.
        const facts = name.endsWith(PARTIAL) ? undefined : await stat(file).catch(() => undefined);
        if (facts) found.push({ file, size: facts.size, usedAtMs: facts.atimeMs });
      }
    }
    return found;
  }

  #pathOf(agencyId: number, sha256: string, kind: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('a by-product is kept under the hash of its file');
    return path.join(this.#folder, String(agencyId), `${sha256}-${kind}`);
  }
}

/**
 * The bytes, with the time noted at which they were asked for. They are read from the open file: whoever removes its
 * name meanwhile takes nothing away from this reader.
 */
async function readInUse(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { mtime } = await handle.stat();
    const bytes = await handle.readFile();
    // A process that may only read leaves no trace, and reads all the same.
    await handle.utimes(new Date(), mtime).catch(() => undefined);
    return bytes;
  } finally {
    await handle.close();
  }
}

async function removeLeftParts(folder: string, names: readonly string[]): Promise<number> {
  let removed = 0;
  for (const name of names) {
    const file = path.join(folder, name);
    if (!name.endsWith(PARTIAL) || Date.now() - (await madeAt(file)) < LEFT_MS) continue;
    await rm(file, { force: true });
    removed += 1;
  }
  return removed;
}

function madeAt(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
