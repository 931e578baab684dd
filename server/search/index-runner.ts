import type { Originals } from '../originals/index.ts';
import type { Services } from '../platform/services.ts';
import { type FileReading, indexDocument } from './index-document.ts';
import { countUnindexed, type DocumentKey, listOutdated, listUnindexed } from './index-store.ts';

const AT_ONCE = 4;
const BATCH = 100;
const LOOK_AFTER_MS = 60_000;

/**
 * Brings the index up to what there is, in the background and a few at a time: documents from before there was an
 * index, attachments that took long to read, drafts given to somebody else. Every document is a transaction of its
 * own and what is done stays done, so a restart goes on where the last one stopped; two processes only do the same
 * work twice.
 */
export class IndexRunner {
  readonly #services: Services;
  readonly #originals: Originals;
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopping = false;
  #unindexed = 0;

  constructor(services: Services, originals: Originals) {
    this.#services = services;
    this.#originals = originals;
  }

  /** Documents that are still to be put into the index. */
  get unindexed(): number {
    return this.#unindexed;
  }

  start(): void {
    this.#timer = setInterval(() => this.wake(), LOOK_AFTER_MS);
    this.#timer.unref();
    this.wake();
  }

  wake(): void {
    if (this.#stopping || this.#timer === undefined) return;
    this.#running ??= this.catchUp()
      .catch((error: unknown) => this.#services.log.error({ err: error }, 'the search index cannot be kept'))
      .finally(() => {
        this.#running = undefined;
      });
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Everything that is missing or outdated now. */
  async catchUp(): Promise<void> {
    const { sql } = this.#services.database;
    await this.#go((after) => listOutdated(sql, after, BATCH), 'whole');
    const [first] = await listUnindexed(sql, undefined, 1);
    if (!first) {
      this.#unindexed = 0;
      return;
    }
    this.#unindexed = await countUnindexed(sql);
    this.#services.log.info({ documents: this.#unindexed }, 'documents are put into the search index');
    await this.#go((after) => listUnindexed(sql, after, BATCH), 'moment');
    this.#unindexed = await countUnindexed(sql);
    this.#services.log.info({ left: this.#unindexed }, 'the search index has caught up');
  }

  async #go(list: (after: DocumentKey | undefined) => Promise<DocumentKey[]>, reading: FileReading): Promise<void> {
    let after: DocumentKey | undefined;
    for (;;) {
      const keys = await list(after);
      after = keys.at(-1);
      if (!after) return;
      const queue = [...keys];
      await Promise.all(Array.from({ length: AT_ONCE }, () => this.#work(queue, reading)));
      if (this.#stopping) return;
    }
  }

  async #work(queue: DocumentKey[], reading: FileReading): Promise<void> {
    for (let key = queue.shift(); key && !this.#stopping; key = queue.shift()) {
      try {
        const document = key;
        await this.#services.database.sql.begin((tx) => indexDocument(tx, this.#originals, document, reading));
      } catch (error) {
        // It is tried again with the next round, and the others do not wait for it.
        this.#services.log.warn({ err: error, ...key }, 'a document could not be put into the search index');
      }
      this.#unindexed = Math.max(0, this.#unindexed - 1);
    }
  }
}
