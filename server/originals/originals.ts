import type { FastifyBaseLogger } from 'fastify';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { originalFormat } from '../../shared/originals/original-format.ts';
import { mayReadAgain } from '../../shared/originals/reading-fault.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { Problem } from '../platform/http/problems.ts';
import type { KeptReadings, Reading } from './kept-readings.ts';
import type { ReadingPool } from './reading-pool.ts';

/** A stored file as its row or its public copy knows it. */
export type OriginalFile = {
  readonly agencyId: number;
  readonly mediaType: string;
  readonly storageName: string;
  readonly size: number;
  readonly sha256: string;
};

/** A reading, or that it is being made; whoever asked looks again. */
export type ReadingNow = Reading | 'waiting';

/** How long a page is held back for a reading that is nearly there. */
const PATIENCE_MS = 1_500;

/** 문서 보기: the readings of attached files, made when first asked for and kept. */
export class Originals {
  readonly #files: FileStore;
  readonly #pool: ReadingPool;
  readonly #kept: KeptReadings;
  readonly #log: FastifyBaseLogger;
  readonly #running = new Map<string, Promise<Reading>>();

  constructor(files: FileStore, pool: ReadingPool, kept: KeptReadings, log: FastifyBaseLogger) {
    this.#files = files;
    this.#pool = pool;
    this.#kept = kept;
    this.#log = log;
  }

  /** The reading, however long it takes. Throws `not-found` for files that nobody can read here. */
  async read(file: OriginalFile): Promise<Reading> {
    const format = originalFormat(file.mediaType);
    if (format === undefined) throw new Problem('not-found');
    const known = await this.#kept.find(file.agencyId, file.sha256);
    if (known) return known;
    const key = `${file.agencyId} ${file.sha256}`;
    const running = this.#running.get(key) ?? this.#make(file, format).finally(() => this.#running.delete(key));
    this.#running.set(key, running);
    return running;
  }

  /** For a page: what is known within a moment. */
  async now(file: OriginalFile): Promise<ReadingNow> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<'waiting'>((resolve) => {
      timer = setTimeout(() => resolve('waiting'), PATIENCE_MS);
    });
    try {
      const reading = this.read(file);
      reading.catch((error: unknown) =>
        this.#log.warn({ err: error, sha256: file.sha256 }, 'a file could not be read'),
      );
      return await Promise.race([reading, patience]);
    } catch (error) {
      // Too many wait: whoever asks again finds a place.
      if (error instanceof Problem && error.code === 'unavailable') return 'waiting';
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** What has been read before; begins the reading of anything else, and waits for nothing. */
  async known(file: OriginalFile): Promise<ReadingNow> {
    const known = await this.#kept.find(file.agencyId, file.sha256);
    if (!known) this.begin(file);
    return known ?? 'waiting';
  }

  /** Begins the reading of what has just come in, so that it is there when somebody asks. */
  begin(file: OriginalFile): void {
    if (originalFormat(file.mediaType) === undefined) return;
    this.read(file).catch((error: unknown) =>
      this.#log.warn({ err: error, sha256: file.sha256 }, 'a file could not be read'),
    );
  }

  /** Once more, where that may end otherwise. */
  async again(file: OriginalFile): Promise<ReadingNow> {
    const known = await this.#kept.find(file.agencyId, file.sha256);
    if (isRefusal(known) && mayReadAgain(known.refused)) await this.#kept.forget(file.agencyId, file.sha256);
    return this.now(file);
  }

  async #make(file: OriginalFile, format: NonNullable<ReturnType<typeof originalFormat>>): Promise<Reading> {
    const { agencyId, sha256, storageName } = file;
    if (!(await this.#files.isIntact(storageName, sha256))) throw new Problem('file-damaged');
    const reading = await this.#pool.read({ path: this.#files.pathOf(storageName), format });
    if (isRefusal(reading)) this.#log.info({ sha256, refused: reading.refused }, 'a file is not shown');
    await this.#kept
      .keep(agencyId, sha256, reading)
      .catch((error: unknown) => this.#log.warn({ err: error, sha256 }, 'a reading could not be kept'));
    return reading;
  }
}
