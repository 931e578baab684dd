import { FileTooLarge } from '../platform/files/file-store.ts';
import type { Services } from '../platform/services.ts';
import type { PaperMakers } from '../rendering/index.ts';
import { EXPORT_LIMITS, sizeLabel } from './export-limits.ts';
import { type Progress, prepareExport } from './prepare-export.ts';
import { markFailed, markReady, putBack, type TakenExport, takeExport, tellProgress } from './store.ts';

/** A job whose process says nothing for this long is taken by another. */
const LEASE_MS = 10 * 60_000;
const POLL_MS = 30_000;
const HOUR_MS = 60 * 60_000;

const TOO_LARGE = `파일이 ${sizeLabel(EXPORT_LIMITS.fileBytes)}를 넘어 만들지 못하였습니다. 기간을 나누어 주십시오.`;
const GIVEN_UP =
  '파일을 만드는 동안 오류가 거듭되어 그만두었습니다. 다시 내보내 보시고, 같으면 관리자에게 알려 주십시오.';

/** The job is not this process's any more: cancelled by its person, or taken by another process. */
class LetGo extends Error {}
/** The server ends: the job waits for the next one. */
class Stopping extends Error {}

/**
 * Prepares what people have asked for, one export at a time: an office's daily work goes before it. The rows are the
 * queue. A job that was broken off is begun anew; one that breaks off again and again fails with its reason.
 */
export class ExportRunner {
  readonly #services: Services;
  readonly #makers: PaperMakers;
  #running: Promise<unknown> | undefined;
  #again = false;
  #stopping = false;
  #isStarted = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(services: Services, makers: PaperMakers) {
    this.#services = services;
    this.#makers = makers;
  }

  start(): void {
    this.#isStarted = true;
    this.#timer = setInterval(() => this.wake(), POLL_MS);
    this.#timer.unref();
    this.wake();
  }

  /** Something waits. Before `start` nothing is done by itself. */
  wake(): void {
    if (!this.#isStarted || this.#stopping) return;
    this.#again = true;
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  /** Prepares everything that waits; answers how many jobs were begun. */
  async prepareAll(): Promise<number> {
    for (let count = 0; ; count += 1) {
      if (this.#stopping) return count;
      const now = this.#services.clock.now();
      const job = await takeExport(this.#services.database.sql, now, new Date(now.getTime() + LEASE_MS));
      if (!job) return count;
      await this.#prepare(job);
    }
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#stopping) {
      this.#again = false;
      await this.prepareAll().catch((error) => this.#services.log.error({ err: error }, 'exports cannot be prepared'));
    }
    this.#running = undefined;
  }

  async #prepare(job: TakenExport): Promise<void> {
    const { clock, files, log } = this.#services;
    const { sql } = this.#services.database;
    if (job.attempts > EXPORT_LIMITS.attempts) {
      await markFailed(sql, job, GIVEN_UP, clock.now());
      return;
    }
    try {
      const file = await prepareExport(this.#services, this.#makers, job, (progress) => this.#tell(job, progress));
      const at = clock.now();
      const keptUntil = new Date(at.getTime() + EXPORT_LIMITS.keptHours * HOUR_MS);
      // Cancelled at the last moment: nobody may fetch it.
      if (!(await markReady(sql, job, file, { at, keptUntil }))) await files.remove(file.storageName);
    } catch (error) {
      if (error instanceof LetGo) return;
      if (error instanceof FileTooLarge) return void (await markFailed(sql, job, TOO_LARGE, clock.now()));
      if (!(error instanceof Stopping)) log.error({ err: error, exportId: job.id }, 'an export broke off');
      await putBack(sql, job, !(error instanceof Stopping));
    }
  }

  async #tell(job: TakenExport, progress: Progress): Promise<void> {
    if (this.#stopping) throw new Stopping();
    const leaseUntil = new Date(this.#services.clock.now().getTime() + LEASE_MS);
    if (!(await tellProgress(this.#services.database.sql, job, { ...progress, leaseUntil }))) throw new LetGo();
  }
}
