import { isRefusal, refuse } from '../../shared/kernel/refusal.ts';
import type { OriginalFormat, ReadDocument } from '../../shared/originals/read-document.ts';
import type { ReadingRefusal } from '../../shared/originals/reading-fault.ts';
import type { Reply } from '../platform/processes/answer-tasks.ts';
import { type ProcessParts, ProcessPool, programFile } from '../platform/processes/process-pool.ts';

/** What the process is told to read. */
export type ReadingTask = { readonly path: string; readonly format: OriginalFormat };
export type ReadingAnswer = ReadDocument | ReadingRefusal;

/** 10 s and 512 MB for a file; the slowest of 324 real ones took 0.9 s (hwpx.md §7). */
const DEFAULTS: ProcessParts = {
  program: programFile('server/originals/reading-process'),
  processes: 1,
  timeoutMs: 10_000,
  mostMemoryMb: 768,
  heapMb: 512,
  mostWaiting: 200,
  idleMs: 30_000,
  tries: 1,
  niceness: 0,
  writtenAs: 'json',
};

/**
 * Reads foreign files in a process that serves several, but never again after one that it refused or that a converter
 * went through: what such a file has done to it is unknown.
 */
export class ReadingPool {
  readonly #pool: ProcessPool<ReadingTask, ReadingAnswer>;
  readonly #onFault: ((cause: string) => void) | undefined;

  /** `onFault` is told of what went wrong in a way that is no refusal. */
  constructor({ onFault, ...parts }: Partial<ProcessParts> & { readonly onFault?: (cause: string) => void } = {}) {
    this.#pool = new ProcessPool({ ...DEFAULTS, ...parts }, isSpent);
    this.#onFault = onFault;
  }

  /** Rejects with Problem('unavailable') when too many wait; whatever the file does is a refusal. */
  async read(task: ReadingTask): Promise<ReadingAnswer> {
    const outcome = await this.#pool.run(task);
    if ('answer' in outcome) return outcome.answer;
    if ('stopped' in outcome && outcome.stopped !== 'died') return refuse(outcome.stopped);
    this.#onFault?.('fault' in outcome ? outcome.fault : outcome.cause);
    return refuse('stopped');
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

function isSpent({ format }: ReadingTask, reply: Reply<ReadingAnswer>): boolean {
  return 'fault' in reply || isRefusal(reply.answer) || format === 'hwp' || format === 'zip';
}
