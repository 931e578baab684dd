import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isRefusal, refuse } from '../../shared/kernel/refusal.ts';
import type { ReadDocument } from '../../shared/originals/read-document.ts';
import type { ReadingRefusal } from '../../shared/originals/reading-fault.ts';
import { CHECKOUT } from '../platform/checkout.ts';
import { Problem } from '../platform/http/problems.ts';
import type { ReadingAnswer, ReadingTask } from './reading-process.ts';

export type PoolParts = {
  /** How long the process may work on a file; while others keep it from working it may take six times that. */
  readonly timeoutMs: number;
  /** What the process may hold in all, its WebAssembly and buffers too. */
  readonly mostMemoryMb: number;
  readonly mostWaiting: number;
  /** The program that reads; tests put a bad one in its place. */
  readonly program: string;
  /** Told of what went wrong in a way that is no refusal. */
  readonly onFault?: (cause: string) => void;
};

/** A file of its own in every way we run: a test's source, the compiled server, the bundle of the start. */
const PROGRAM = path.join(
  CHECKOUT,
  import.meta.filename.endsWith('.ts')
    ? 'server/originals/reading-process.ts'
    : 'dist/server/originals/reading-process.js',
);

/** 10 s and 512 MB for a file; the slowest of 324 real ones took 0.9 s (hwpx.md §7). */
const DEFAULTS: PoolParts = { timeoutMs: 10_000, mostMemoryMb: 768, mostWaiting: 200, program: PROGRAM };
const HEAP_MB = 512;
const LOOK_MS = 100;
const MOST_PATIENCE = 6;
/** In which Linux tells every program the time that it had (USER_HZ). */
const TICK_MS = 10;
/** A process that has nothing to read ends, so that an idle office pays nothing for it. */
const IDLE_MS = 30_000;

type Job = {
  readonly task: ReadingTask;
  readonly settle: (read: ReadDocument | ReadingRefusal) => void;
  readonly fail: (error: unknown) => void;
};

/**
 * Reads foreign files in a process that is killed when it takes too long or too much. It serves several files, but
 * never again after one that it refused or that a converter went through: what such a file has done to it is unknown.
 */
export class ReadingPool {
  readonly #parts: PoolParts;
  readonly #waiting: Job[] = [];
  #child: ChildProcess | undefined;
  #job: Job | undefined;
  #watch: NodeJS.Timeout | undefined;
  #idle: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(parts: Partial<PoolParts> = {}) {
    this.#parts = { ...DEFAULTS, ...parts };
  }

  /** Throws Problem('unavailable') when too many wait; whatever the file does is a refusal. */
  read(task: ReadingTask): Promise<ReadDocument | ReadingRefusal> {
    if (this.#closed || this.#waiting.length >= this.#parts.mostWaiting) throw new Problem('unavailable');
    return new Promise((settle, fail) => {
      this.#waiting.push({ task, settle, fail });
      this.#begin();
    });
  }

  close(): void {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.fail(new Problem('unavailable'));
    this.#take()?.fail(new Problem('unavailable'));
    this.#end();
  }

  #begin(): void {
    if (this.#job || this.#closed) return;
    const job = this.#waiting.shift();
    if (!job) return;
    clearTimeout(this.#idle);
    this.#job = job;
    this.#child ??= this.#start();
    const { pid } = this.#child;
    const [began, workedBefore] = [performance.now(), workedMs(pid) ?? 0];
    this.#watch = setInterval(() => {
      const took = performance.now() - began;
      const worked = (workedMs(pid) ?? Number.POSITIVE_INFINITY) - workedBefore;
      if (residentMb(pid) > this.#parts.mostMemoryMb) this.#stop('too-large');
      else if (took >= this.#parts.timeoutMs * MOST_PATIENCE) this.#stop('takes-too-long');
      else if (took >= this.#parts.timeoutMs && worked >= this.#parts.timeoutMs) this.#stop('takes-too-long');
    }, LOOK_MS);
    this.#child.send(job.task);
  }

  #start(): ChildProcess {
    const child = fork(this.#parts.program, [], {
      // Nothing of our own environment: a process that parses what strangers made has no use for our secrets.
      env: { NODE_ENV: 'production' },
      execArgv: [...readerOfSources(), `--max-old-space-size=${HEAP_MB}`],
      serialization: 'json',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.unref();
    child.channel?.unref();
    child.on('message', (answer: ReadingAnswer) => this.#answered(child, answer));
    child.on('error', (error) => this.#died(child, error.message));
    child.on('exit', (code, signal) => this.#died(child, `the reading process ended: ${code ?? signal}`));
    return child;
  }

  #answered(child: ChildProcess, answer: ReadingAnswer): void {
    if (child !== this.#child) return;
    const job = this.#take();
    const isFault = 'fault' in answer;
    if (isFault) this.#parts.onFault?.(answer.fault);
    const read = isFault ? refuse('stopped' as const) : answer.read;
    if (isRefusal(read) || job?.task.format === 'hwp' || job?.task.format === 'zip') this.#end();
    else this.#idle = setTimeout(() => this.#end(), IDLE_MS).unref();
    job?.settle(read);
    this.#begin();
  }

  #died(child: ChildProcess, cause: string): void {
    if (child !== this.#child) return;
    this.#child = undefined;
    const job = this.#take();
    if (job) {
      this.#parts.onFault?.(cause);
      job.settle(refuse('stopped'));
    }
    this.#begin();
  }

  #stop(fault: 'takes-too-long' | 'too-large'): void {
    const job = this.#take();
    this.#end();
    job?.settle(refuse(fault));
    this.#begin();
  }

  #take(): Job | undefined {
    const job = this.#job;
    this.#job = undefined;
    clearInterval(this.#watch);
    return job;
  }

  #end(): void {
    clearTimeout(this.#idle);
    const child = this.#child;
    this.#child = undefined;
    // What parses in a loop hears no politer word.
    child?.kill('SIGKILL');
  }
}

/** Tests run TypeScript, which Node 20 must be taught; the product runs what was compiled. */
function readerOfSources(): string[] {
  return process.execArgv.filter((_, at, all) => all[at] === '--import' || all[at - 1] === '--import');
}

/** By the system's own account, which a busy process cannot keep from us; 0 where the system keeps none. */
function residentMb(pid: number | undefined): number {
  const pages = accountOf(pid, 'statm')?.split(' ')[1];
  return pages === undefined ? 0 : (Number(pages) * 4_096) / 1024 ** 2;
}

/** How long it has had a processor; undefined where the system keeps no account. */
function workedMs(pid: number | undefined): number | undefined {
  // Behind the name of the program, which may hold anything: proc(5) counts its fields from 3 there.
  const fields = accountOf(pid, 'stat')
    ?.replace(/^.*\) /s, '')
    .split(' ');
  return fields && (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function accountOf(pid: number | undefined, name: 'stat' | 'statm'): string | undefined {
  try {
    return pid === undefined ? undefined : readFileSync(`/proc/${pid}/${name}`, 'latin1');
  } catch {
    return undefined;
  }
}
