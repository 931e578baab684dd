import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';
import path from 'node:path';
import { CHECKOUT } from '../checkout.ts';
import { Problem } from '../http/problems.ts';
import type { Reply } from './answer-tasks.ts';
import { residentMb, workedMs } from './process-account.ts';
import { stepBack } from './step-back.ts';

/** What a pool runs, how many at once, and what a task may cost. */
export type ProcessParts = {
  /** A program that answers by `answerTasks`, see `programFile`. */
  readonly program: string;
  readonly processes: number;
  /** How long a task may keep its process working; kept from it by others, it may take six times as long. */
  readonly timeoutMs: number;
  /** What the process may hold in all, its fonts, WebAssembly and buffers too. */
  readonly mostMemoryMb: number;
  /** What its objects may hold of that. */
  readonly heapMb: number;
  readonly mostWaiting: number;
  /** A process that has nothing to do for so long ends. */
  readonly idleMs: number;
  /** A process may die for a reason of its own; a task that ends so many is left alone. */
  readonly tries: number;
  /** How far it stands back behind those who act; 0 not at all. */
  readonly niceness: number;
  /** How tasks and answers are written: `json` where the answer is made of what strangers wrote. */
  readonly writtenAs: 'json' | 'advanced';
  /** Told of every new process. */
  readonly onStart?: (child: ChildProcess) => void;
};

/** Why a task has no answer. */
export type StopReason = 'takes-too-long' | 'too-large' | 'died';
export type Outcome<Answer> = Reply<Answer> | { readonly stopped: StopReason; readonly cause: string };

/** Whether a process has had enough by this answer: another one begins the next task. */
export type IsSpent<Task, Answer> = (task: Task, reply: Reply<Answer>) => boolean;

type Job<Task, Answer> = {
  readonly task: Task;
  readonly settle: (outcome: Outcome<Answer>) => void;
  readonly fail: (error: unknown) => void;
  deaths: number;
};

const LOOK_MS = 100;
const MOST_PATIENCE = 6;

/** The file of a program: its source in a test, otherwise what the build has bundled (scripts/processes). */
export function programFile(name: string): string {
  const isSource = import.meta.filename.endsWith('.ts');
  return path.join(CHECKOUT, isSource ? `${name}.ts` : `dist/processes/${path.basename(name)}.js`);
}

/**
 * Does tasks in processes that are killed when one takes too long or too much: whatever a task does, it ends nothing
 * but its own process. They are started with the first task and anew when they have died. The queue is bounded: beyond
 * it a task is told to come again (503), so that a flood of tasks is no flood of memory.
 */
export class ProcessPool<Task, Answer> {
  readonly #parts: ProcessParts;
  readonly #places: readonly Place<Task, Answer>[];
  readonly #waiting: Job<Task, Answer>[] = [];
  #closed = false;

  constructor(parts: ProcessParts, isSpent: IsSpent<Task, Answer> = () => false) {
    this.#parts = parts;
    this.#places = Array.from({ length: parts.processes }, () => new Place(parts, isSpent));
  }

  /** Rejects with Problem('unavailable') when too many wait. */
  async run(task: Task): Promise<Outcome<Answer>> {
    if (this.#closed || this.#waiting.length >= this.#parts.mostWaiting) throw new Problem('unavailable');
    return new Promise((settle, fail) => {
      this.#waiting.push({ task, settle, fail, deaths: 0 });
      this.#begin();
    });
  }

  /** Settles when no process is left. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#waiting.splice(0)) job.fail(new Problem('unavailable'));
    await Promise.all(this.#places.map((place) => place.end()));
  }

  #begin(): void {
    for (const place of this.#places) {
      if (place.isBusy) continue;
      const job = this.#waiting.shift();
      if (!job) return;
      place.work(job.task).then(
        (outcome) => this.#finish(job, outcome),
        (error: unknown) => this.#refuse(job, error),
      );
    }
  }

  #finish(job: Job<Task, Answer>, outcome: Outcome<Answer>): void {
    const hasDied = 'stopped' in outcome && outcome.stopped === 'died';
    if (hasDied) job.deaths += 1;
    if (this.#closed && hasDied) job.fail(new Problem('unavailable'));
    else if (hasDied && job.deaths < this.#parts.tries) this.#waiting.unshift(job);
    else job.settle(outcome);
    this.#begin();
  }

  /** The task could not even be told to a process. */
  #refuse(job: Job<Task, Answer>, error: unknown): void {
    job.fail(error);
    this.#begin();
  }
}

/** One process at a time, which has one task at a time. */
class Place<Task, Answer> {
  readonly #parts: ProcessParts;
  readonly #isSpent: IsSpent<Task, Answer>;
  #child: ChildProcess | undefined;
  #settle: ((outcome: Outcome<Answer>) => void) | undefined;
  #idle: NodeJS.Timeout | undefined;
  /** Those that were told to end and have not yet. */
  readonly #ending = new Set<Promise<unknown>>();

  constructor(parts: ProcessParts, isSpent: IsSpent<Task, Answer>) {
    this.#parts = parts;
    this.#isSpent = isSpent;
  }

  get isBusy(): boolean {
    return this.#settle !== undefined;
  }

  async work(task: Task): Promise<Outcome<Answer>> {
    clearTimeout(this.#idle);
    const child = this.#child ?? this.#start();
    // The watch also keeps the office's process alive, which an idle child does not.
    const watch = this.#watchOver(child);
    try {
      const outcome = await new Promise<Outcome<Answer>>((settle) => {
        this.#settle = settle;
        // Whoever cannot hear any more has died, and is heard of by that.
        child.send(task as object, () => undefined);
      });
      if ('stopped' in outcome || this.#isSpent(task, outcome)) void this.end();
      return outcome;
    } finally {
      if (this.#child) this.#idle = setTimeout(() => this.end(), this.#parts.idleMs).unref();
      // Free only now: whoever comes next meets a process that stays, or none.
      this.#settle = undefined;
      clearInterval(watch);
    }
  }

  /** What works in a loop hears no politer word than SIGKILL. */
  async end(): Promise<void> {
    clearTimeout(this.#idle);
    this.#child?.ref();
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
    this.#settle?.({ stopped: 'died', cause: 'the process was ended' });
    await Promise.all(this.#ending);
  }

  #start(): ChildProcess {
    const { program, heapMb, niceness, writtenAs, onStart } = this.#parts;
    const child = forked(program, {
      // Nothing of our own environment: our secrets are of no use there.
      env: { NODE_ENV: 'production' },
      execArgv: [...readerOfSources(), `--max-old-space-size=${heapMb}`],
      serialization: writtenAs,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child = child;
    stepBack(child.pid, niceness);
    child.unref();
    child.channel?.unref();
    const over = new Promise<void>((resolve) => {
      const died = (cause: string) => {
        resolve();
        if (child !== this.#child) return;
        this.#child = undefined;
        this.#settle?.({ stopped: 'died', cause });
      };
      child.on('error', (error) => died(error.message));
      child.on('exit', (code, signal) => died(`the process ended: ${code ?? signal}`));
    });
    this.#ending.add(over);
    void over.then(() => this.#ending.delete(over));
    child.on('message', (said: unknown) => {
      if (child === this.#child)
        this.#settle?.(isReply<Answer>(said) ? said : { stopped: 'died', cause: 'not a reply' });
    });
    onStart?.(child);
    return child;
  }

  #watchOver({ pid }: ChildProcess): NodeJS.Timeout {
    const { timeoutMs, mostMemoryMb } = this.#parts;
    const workedBefore = workedMs(pid) ?? 0;
    let took = 0;
    const stop = (stopped: StopReason, cause: string) => this.#settle?.({ stopped, cause });
    return setInterval(() => {
      // By looks and not by the clock: a machine that slept, or was paused, has kept nobody waiting.
      took += LOOK_MS;
      const worked = (workedMs(pid) ?? Number.POSITIVE_INFINITY) - workedBefore;
      if (residentMb(pid) > mostMemoryMb) stop('too-large', `more than ${mostMemoryMb} MB`);
      else if (took >= timeoutMs * MOST_PATIENCE || (took >= timeoutMs && worked >= timeoutMs)) {
        stop('takes-too-long', `no answer within ${timeoutMs} ms`);
      }
    }, LOOK_MS);
  }
}

function isReply<Answer>(said: unknown): said is Reply<Answer> {
  return typeof said === 'object' && said !== null && ('answer' in said || 'fault' in said);
}

/** What keeps a process from starting (no memory, no more processes or files) is no fault of the task that waits. */
function forked(program: string, options: ForkOptions): ChildProcess {
  const problem = new Problem('unavailable');
  try {
    const child = fork(program, [String(process.pid)], options);
    if (child.pid !== undefined) return child;
    // Node throws some of these reasons and tells the others of a process that never was.
    child.on('error', () => undefined);
    problem.cause = 'no process could be started';
  } catch (error) {
    problem.cause = error;
  }
  throw problem;
}

/** Tests run TypeScript, which Node 20 must be taught; the product runs what was compiled. */
function readerOfSources(): string[] {
  return process.execArgv.filter((_, at, all) => all[at] === '--import' || all[at - 1] === '--import');
}
