import type { Originals } from '../originals/index.ts';
import type { SpareTime } from '../platform/outbox/spare-time.ts';
import type { Services } from '../platform/services.ts';
import { type FileReading, indexDocument } from './index-document.ts';
import { countUnindexed, type DocumentKey, listOutdated, listSubmitted } from './index-store.ts';

const BATCH = 200;
const LOOK_AFTER_MS = 60_000;
/** Of those that could not be indexed; the next start finds all of them again. */
const MOST_FAILED = 10_000;

type Step = DocumentKey & { readonly isIndexed?: boolean };

/**
 * Brings the index up to what there is, in the background and one at a time: documents from before there was an
 * index, attachments that took long to read, drafts given to somebody else. Every document is a transaction of its
 * own and what is done stays done, so a restart goes on where the last one stopped; two processes only do the same
 * work twice. An old database has hours of this work: it is done in spare time, or at once where nobody waits.
 */
export class IndexRunner {
  readonly #services: Services;
  readonly #originals: Originals;
  readonly #spareTime: SpareTime | undefined;
  readonly #ending = new AbortController();
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #unindexed = 0;
  /** All that were there at the start have been looked at; what comes later the outbox delivers. */
  #isLookedThrough = false;
  #failed: DocumentKey[] = [];

  constructor(services: Services, originals: Originals, spareTime?: SpareTime) {
    this.#services = services;
    this.#originals = originals;
    this.#spareTime = spareTime;
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
    if (this.#isStopping || this.#timer === undefined) return;
    this.#running ??= this.catchUp()
      .catch((error: unknown) => this.#services.log.error({ err: error }, 'the search index cannot be kept'))
      .finally(() => {
        this.#running = undefined;
      });
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Everything that is missing or outdated now. */
  async catchUp(): Promise<void> {
    const { sql } = this.#services.database;
    await this.#go((after) => listOutdated(sql, after, BATCH), 'whole');
    const failed = this.#failed;
    this.#failed = [];
    for (const key of failed) await this.#index(key, 'moment');
    if (!this.#isLookedThrough) await this.#lookThrough();
    if (this.#isLookedThrough) this.#unindexed = this.#failed.length;
  }

  async #lookThrough(): Promise<void> {
    const { sql } = this.#services.database;
    this.#unindexed = await this.#piece(() => countUnindexed(sql));
    if (this.#unindexed > 0) {
      this.#services.log.info({ documents: this.#unindexed }, 'documents are put into the search index');
      await this.#go((after) => listSubmitted(sql, after, BATCH), 'moment');
      if (this.#isStopping) return;
      this.#services.log.info({ left: this.#failed.length }, 'the search index has caught up');
    }
    this.#isLookedThrough = true;
  }

  async #go(list: (after: DocumentKey | undefined) => Promise<readonly Step[]>, reading: FileReading): Promise<void> {
    let after: DocumentKey | undefined;
    for (;;) {
      const steps = await this.#piece(() => list(after));
      after = steps.at(-1);
      if (!after) return;
      for (const step of steps) {
        if (this.#isStopping) return;
        if (!step.isIndexed) await this.#index(step, reading);
      }
    }
  }

  async #index({ agencyId, documentId }: DocumentKey, reading: FileReading): Promise<void> {
    const key = { agencyId, documentId };
    const { database, log } = this.#services;
    try {
      await this.#piece(() => database.sql.begin((tx) => indexDocument(tx, this.#originals, key, reading)));
      this.#unindexed = Math.max(0, this.#unindexed - 1);
    } catch (error) {
      // It is tried again with the next round, and the others do not wait for it. What is outdated is listed anew.
      log.warn({ err: error, ...key }, 'a document could not be put into the search index');
      if (reading === 'moment' && this.#failed.length < MOST_FAILED) this.#failed.push(key);
    }
  }

  #piece<Made>(work: () => Promise<Made>): Promise<Made> {
    return this.#spareTime ? this.#spareTime.share(work, this.#ending.signal) : work();
  }

  get #isStopping(): boolean {
    return this.#ending.signal.aborted;
  }
}
