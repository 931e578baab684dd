import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { ReadDocument } from '../../shared/originals/read-document.ts';
import type { ReadingRefusal } from '../../shared/originals/reading-fault.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);
/** What a reading may come to when it is unpacked; the limits of the reader keep it far below. */
const MOST_BYTES = 256 * 1024 * 1024;
const NAME = /^([0-9a-f]{64})-v(\d+)\.json\.gz$/;

export type Reading = ReadDocument | ReadingRefusal;

/**
 * Readings on disk, by the hash of the file and the version of the readers. By-products: one that is missing or
 * unreadable is made again, so nothing here is flushed or kept with a backup. Each agency has a folder of its own.
 */
export class KeptReadings {
  readonly #folder: string;
  readonly #version: number;

  constructor(folder: string, version: number) {
    this.#folder = folder;
    this.#version = version;
  }

  async find(agencyId: number, sha256: string): Promise<Reading | undefined> {
    try {
      const packed = await readFile(this.#pathOf(agencyId, sha256));
      return JSON.parse((await unpack(packed, { maxOutputLength: MOST_BYTES })).toString('utf8')) as Reading;
    } catch {
      return undefined;
    }
  }

  async keep(agencyId: number, sha256: string, reading: Reading): Promise<void> {
    const target = this.#pathOf(agencyId, sha256);
    const partial = `${target}.${randomUUID()}.part`;
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(partial, await pack(JSON.stringify(reading), { level: 6 }), { mode: 0o600 });
    await rename(partial, target);
  }

  async forget(agencyId: number, sha256: string): Promise<void> {
    await rm(this.#pathOf(agencyId, sha256), { force: true });
  }

  /** Removes readings of files that are gone and of older readers; what disposal destroys must not live on here. */
  async sweep(isAttached: (agencyId: number, hashes: readonly string[]) => Promise<ReadonlySet<string>>) {
    let removed = 0;
    for (const agency of await readdir(this.#folder).catch(() => [])) {
      const folder = path.join(this.#folder, agency);
      const names = await readdir(folder);
      const hashOf = (name: string) => NAME.exec(name)?.[1];
      const known = await isAttached(
        Number(agency),
        names.flatMap((name) => hashOf(name) ?? []),
      );
      for (const name of names) {
        const hash = hashOf(name);
        const isCurrent = NAME.exec(name)?.[2] === String(this.#version);
        if (name.endsWith('.part') || (hash !== undefined && isCurrent && known.has(hash))) continue;
        await rm(path.join(folder, name), { force: true });
        removed += 1;
      }
    }
    return removed;
  }

  #pathOf(agencyId: number, sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('a reading is kept under the hash of its file');
    return path.join(this.#folder, String(agencyId), `${sha256}-v${this.#version}.json.gz`);
  }
}
