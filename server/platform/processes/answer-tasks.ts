import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** What a process says to a task; `fault` is an error of our own, for the log. */
export type Reply<Answer> = { readonly answer: Answer } | { readonly fault: string };

/**
 * The program of a process of a `ProcessPool`: one task after the other. Whoever started it may kill it at any moment,
 * and it never outlives them.
 */
export function answerTasks<Task, Answer>(answer: (task: Task) => Answer | Promise<Answer>): void {
  process.on('message', (task: Task) => void replyTo(task).then((reply) => process.send?.(reply)));
  process.on('disconnect', () => process.exit());
  // A terminal and a service manager tell the whole group to end: the office says itself when its processes do.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  dieBeforeOthers();
  endWithTheOffice();

  async function replyTo(task: Task): Promise<Reply<Answer>> {
    try {
      return { answer: await answer(task) };
    } catch (error) {
      return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }
}

/** Where the machine has no memory left, Linux ends this process and neither the office nor its database. */
function dieBeforeOthers(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Other systems choose by themselves.
  }
}

/**
 * A task in an endless loop hears nothing of the end of the channel: a thread beside it looks after that. By the pool's
 * own word of who it is, because it may be gone before the thread looks for the first time.
 */
function endWithTheOffice(): void {
  const extension = path.extname(import.meta.filename);
  const workerData = Number(process.argv[2]);
  new Worker(path.join(import.meta.dirname, `end-with-parent${extension}`), { workerData }).unref();
}
