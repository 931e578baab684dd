import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PaperDocument, PaperPictures } from '../../shared/paper/paper-document.ts';
import type { PaperRefusal } from '../../shared/paper/render-paper.ts';
import { CHECKOUT } from '../platform/checkout.ts';
import { Problem } from '../platform/http/problems.ts';
import type { Issue } from './issued-copy.ts';
import type { DrawnPaper, PaperAnswer, PaperTask } from './paper-worker.ts';

/** Draws papers. Whoever needs one is given this; the threads behind it are nobody else's business. */
export type Renderer = {
  /**
   * `pictures` are all that the paper shows. Throws RendererStopped where this paper cannot be drawn,
   * Problem('unavailable') when too many wait.
   */
  render(paper: PaperDocument, pictures?: PaperPictures, issue?: Issue): Promise<DrawnPaper | PaperRefusal>;
  /** The same document as a .hwpx file, which needs no glyphs; throws as `render` does. */
  packHwpx(paper: PaperDocument, pictures?: PaperPictures): Promise<Uint8Array>;
  close(): Promise<void>;
};

/**
 * The paper could not be drawn: its thread died twice, ran out of time, or met a fault of ours. Whoever waits for it
 * is told to come again; `cause` says to the log what happened.
 */
export class RendererStopped extends Problem {
  readonly why: StopReason;

  constructor(why: StopReason, cause: string) {
    super('unavailable');
    this.why = why;
    this.cause = cause;
  }
}

/** A fault of our painter, a paper that takes too long, or one that ends its thread, most often by want of memory. */
export type StopReason = 'fault' | 'too-late' | 'died';

export type PoolParts = {
  readonly workers: number;
  readonly timeoutMs: number;
  readonly mostWaiting: number;
  /** Told of every paper that could not be drawn, with what stopped it. */
  readonly onStopped?: (managementNumber: string, cause: unknown) => void;
  /** What one thread may take, beside its fonts; a paper that takes more ends it. */
  readonly memoryMb: number;
  /** The program of a thread. */
  readonly program: string;
  /** Told of every new thread. */
  readonly onStart?: (worker: Worker) => void;
};

/** A file of its own in every way we run: a test's source, the compiled server, the bundle of the start. */
const WORKER = path.join(
  CHECKOUT,
  import.meta.filename.endsWith('.ts') ? 'server/rendering/paper-worker.ts' : 'dist/server/rendering/paper-worker.js',
);

const DEFAULTS: PoolParts = { workers: 1, timeoutMs: 30_000, mostWaiting: 100, memoryMb: 512, program: WORKER };
const NO_PICTURES: PaperPictures = new Map();
/** A thread may die for a reason of its own; a paper that kills two is left alone. */
const TRIES = 2;

type Job = {
  readonly task: PaperTask;
  readonly settle: (answer: PaperAnswer) => void;
  readonly fail: (error: unknown) => void;
  deaths: number;
};
type Place = { worker: Worker | undefined; job: Job | undefined; timer: NodeJS.Timeout | undefined };

/**
 * Threads that draw, started at the first paper and started anew when they die. The queue is bounded: beyond it
 * a request is told to come again (503) and the outbox tries later, so that a flood of papers is no flood of memory.
 */
export class RenderingPool implements Renderer {
  readonly #parts: PoolParts;
  readonly #places: readonly Place[];
  readonly #waiting: Job[] = [];
  #closed = false;

  constructor(parts: Partial<PoolParts> = {}) {
    this.#parts = { ...DEFAULTS, ...parts };
    this.#places = Array.from({ length: this.#parts.workers }, () => ({
      worker: undefined,
      job: undefined,
      timer: undefined,
    }));
  }

  async render(
    paper: PaperDocument,
    pictures: PaperPictures = NO_PICTURES,
    issue?: Issue,
  ): Promise<DrawnPaper | PaperRefusal> {
    const answer = await this.#ask({ paper, pictures, as: 'pdf', ...(issue ? { issue } : {}) });
    if ('drawn' in answer) return answer.drawn;
    throw new TypeError('the thread answered with another file than it was asked for');
  }

  async packHwpx(paper: PaperDocument, pictures: PaperPictures = NO_PICTURES): Promise<Uint8Array> {
    const answer = await this.#ask({ paper, pictures, as: 'hwpx' });
    if ('packed' in answer) return answer.packed;
    throw new TypeError('the thread answered with another file than it was asked for');
  }

  async #ask(task: PaperTask): Promise<Exclude<PaperAnswer, { fault: string }>> {
    if (this.#closed || this.#waiting.length >= this.#parts.mostWaiting) throw new Problem('unavailable');
    try {
      const answer = await new Promise<PaperAnswer>((settle, fail) => {
        this.#waiting.push({ task, settle, fail, deaths: 0 });
        this.#begin();
      });
      if ('fault' in answer) throw new RendererStopped('fault', answer.fault);
      return answer;
    } catch (error) {
      if (error instanceof RendererStopped) this.#parts.onStopped?.(task.paper.managementNumber, error.cause);
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.fail(new Problem('unavailable'));
    await Promise.all(this.#places.map((place) => place.worker?.terminate()));
  }

  #begin(): void {
    for (const place of this.#places) {
      if (place.job) continue;
      const job = this.#waiting.shift();
      if (!job) return;
      place.job = job;
      place.worker ??= this.#start(place);
      place.worker.ref();
      place.timer = setTimeout(() => this.#tooLate(place), this.#parts.timeoutMs);
      place.worker.postMessage(job.task);
    }
  }

  #start(place: Place): Worker {
    const { program, memoryMb } = this.#parts;
    const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    worker.on('message', (answer: PaperAnswer) => this.#free(place)?.settle(answer));
    worker.on('error', () => this.#died(place, worker));
    worker.on('exit', () => this.#died(place, worker));
    this.#parts.onStart?.(worker);
    return worker;
  }

  /** An idle thread does not keep the process alive. */
  #free(place: Place): Job | undefined {
    const { job } = place;
    clearTimeout(place.timer);
    place.job = undefined;
    place.worker?.unref();
    setImmediate(() => this.#begin());
    return job;
  }

  #died(place: Place, worker: Worker): void {
    // A dying thread reports twice, as an error and as an exit.
    if (place.worker !== worker) return;
    place.worker = undefined;
    const job = this.#free(place);
    if (!job) return;
    job.deaths += 1;
    if (this.#closed) job.fail(new Problem('unavailable'));
    else if (job.deaths < TRIES) this.#waiting.unshift(job);
    else job.fail(new RendererStopped('died', 'the paper stopped its thread twice'));
  }

  #tooLate(place: Place): void {
    const { worker } = place;
    place.worker = undefined;
    this.#free(place)?.fail(new RendererStopped('too-late', `no paper within ${this.#parts.timeoutMs} ms`));
    void worker?.terminate();
  }
}
