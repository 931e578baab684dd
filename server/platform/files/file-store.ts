import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file that was written, flushed and renamed into its place; its row commits only after that. */
export type StoredFile = { readonly storageName: string; readonly size: number; readonly sha256: string };

export class FileTooLarge extends Error {}

/**
 * Files on disk under random names, one object per attachment version and none shared: disposal must be able
 * to destroy one. Order: write, fsync, rename, and only then does the caller's row commit (architecture 4.11).
 */
export class FileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Beside it stands what is made of the files and can be made again. */
  get folder(): string {
    return this.#folder;
  }

  /** Streams into a new object. Throws FileTooLarge past `mostBytes` and leaves nothing behind. */
  async write(source: Readable, mostBytes: number): Promise<StoredFile> {
    const storageName = randomUUID();
    const target = this.pathOf(storageName);
    const isNewShelf = await mkdir(path.dirname(target), { recursive: true });
    // A shelf whose own name is not on the disk takes its files with it when the power fails.
    if (isNewShelf !== undefined) await flush(this.#folder);
    const partial = `${target}.part`;
    const hash = createHash('sha256');
    let size = 0;
    async function* measured() {
      for await (const chunk of source as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > mostBytes) throw new FileTooLarge();
        hash.update(chunk);
        yield chunk;
      }
    }
    // Opened before anything is read: a stream that opens by itself may do so after its file was cleared away.
    const handle = await open(partial, 'wx', 0o600);
    try {
      await writeFile(handle, measured());
      await handle.sync();
      await rename(partial, target);
      await flush(path.dirname(target));
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    return { storageName, size, sha256: hash.digest('hex') };
  }

  /** All of it, or from one byte to another. */
  read(storageName: string, part: { readonly start: number; readonly end: number } | undefined = undefined): Readable {
    return createReadStream(this.pathOf(storageName), part);
  }

  /** The whole object at once: of what the office has made itself and knows to be of bearable size. */
  bytes(storageName: string): Promise<Buffer> {
    return readFile(this.pathOf(storageName));
  }

  /** True when the object on disk still has the hash its row recorded. */
  async isIntact(storageName: string, sha256: string): Promise<boolean> {
    const hash = createHash('sha256');
    try {
      await pipeline(this.read(storageName), hash);
    } catch {
      return false;
    }
    return hash.digest('hex') === sha256;
  }

  /** The bytes of several small objects by their hashes; one that is gone or damaged is left out. */
  async readAll(stored: readonly StoredFile[]): Promise<ReadonlyMap<string, Uint8Array>> {
    const found = new Map<string, Uint8Array>();
    for (const { storageName, sha256 } of stored) {
      const bytes = await readFile(this.pathOf(storageName)).catch(() => undefined);
      if (bytes && createHash('sha256').update(bytes).digest('hex') === sha256) found.set(sha256, bytes);
    }
    return found;
  }

  async remove(storageName: string): Promise<void> {
    await rm(this.pathOf(storageName), { force: true });
  }

  /** Removes objects older than `olderThan` that no row names: uploads whose transaction never committed. */
  async sweep(isKnown: (storageNames: readonly string[]) => Promise<ReadonlySet<string>>, olderThan: Date) {
    let removed = 0;
    for (const shelf of await readdir(this.#folder).catch(() => [])) {
      const names = await readdir(path.join(this.#folder, shelf));
      const known = await isKnown(names.map((name) => name.replace(/\.part$/, '')));
      for (const name of names) {
        const file = path.join(this.#folder, shelf, name);
        if (known.has(name) || !(await isOlder(file, olderThan))) continue;
        await rm(file, { force: true });
        removed += 1;
      }
    }
    return removed;
  }

  pathOf(storageName: string): string {
    return path.join(this.#folder, storageName.slice(0, 2), storageName);
  }
}

/** A file that has just got its name, or has just been removed, is nobody's orphan. */
async function isOlder(file: string, than: Date): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && found.mtime <= than;
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
