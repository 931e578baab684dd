import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

const NAME = /^([0-9a-f]{64})-(.+)$/;
const PARTIAL = '.part';
/** Nobody writes for so long: whoever began it has ended. */
const LEFT_MS = 60 * 60_000;

/** A kept file: what it was made as, and when. */
export type Kept = { readonly kind: string; readonly madeAtMs: number };

/**
 * What was made of stored files, on disk by the hash of the file and the kind of thing that it is. By-products: one
 * that is missing is made again, so nothing here is flushed or kept with a backup. Each agency has a folder of its own.
 */
export class KeptByHash {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async find(agencyId: number, sha256: string, kind: string): Promise<Buffer | undefined> {
    try {
      return await readFile(this.#pathOf(agencyId, sha256, kind));
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

  #pathOf(agencyId: number, sha256: string, kind: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError('a by-product is kept under the hash of its file');
    return path.join(this.#folder, String(agencyId), `${sha256}-${kind}`);
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
