import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { ReadDocument } from '../../shared/originals/read-document.ts';
import type { ReadingRefusal } from '../../shared/originals/reading-fault.ts';
import { KeptByHash } from '../platform/files/kept-by-hash.ts';

const pack = promisify(gzip);
const unpack = promisify(gunzip);
/** What a reading may come to when it is unpacked; the limits of the reader keep it far below. */
const MOST_BYTES = 256 * 1024 * 1024;

export type Reading = ReadDocument | ReadingRefusal;

/** Readings on disk, by the hash of the file and the version of the readers; one that is unreadable is made again. */
export class KeptReadings {
  readonly #kept: KeptByHash;
  readonly #kind: string;

  constructor(folder: string, version: number) {
    this.#kept = new KeptByHash(folder);
    this.#kind = `v${version}.json.gz`;
  }

  async find(agencyId: number, sha256: string): Promise<Reading | undefined> {
    const packed = await this.#kept.find(agencyId, sha256, this.#kind);
    try {
      return (
        packed && (JSON.parse((await unpack(packed, { maxOutputLength: MOST_BYTES })).toString('utf8')) as Reading)
      );
    } catch {
      return undefined;
    }
  }

  async keep(agencyId: number, sha256: string, reading: Reading): Promise<void> {
    await this.#kept.keep(agencyId, sha256, this.#kind, await pack(JSON.stringify(reading), { level: 6 }));
  }

  forget(agencyId: number, sha256: string): Promise<void> {
    return this.#kept.forget(agencyId, sha256, this.#kind);
  }

  /** Removes readings of files that are gone and of older readers. */
  sweep(isAttached: Parameters<KeptByHash['sweep']>[0]): Promise<number> {
    return this.#kept.sweep(isAttached, ({ kind }) => kind === this.#kind);
  }
}
