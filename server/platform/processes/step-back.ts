import { readdirSync } from 'node:fs';
import { setPriority } from 'node:os';

/**
 * A process stands back behind others, with every thread that it has and will have.
 *
 * Linux keeps the niceness of each thread (setpriority(2)); a thread inherits that of the one that started it. The
 * first thread goes first, so that what it starts meanwhile stands back as well; those it had started before follow,
 * and a second look finds the one that it was just starting.
 */
export function stepBack(pid: number | undefined, niceness: number): void {
  if (pid === undefined || niceness === 0) return;
  setIfAlive(pid, niceness);
  const told = new Set<number>();
  const notTold = () => threadsOf(pid).filter((thread) => !told.has(thread));
  for (let threads = notTold(); threads.length > 0; threads = notTold()) {
    for (const thread of threads) setIfAlive(thread, niceness);
    for (const thread of threads) told.add(thread);
  }
}

/** Its first thread is among them, by the number of the process. Empty where a system does not tell. */
function threadsOf(pid: number): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number);
  } catch {
    return [];
  }
}

function setIfAlive(thread: number, niceness: number): void {
  try {
    setPriority(thread, niceness);
  } catch {
    // It has ended already; of a process's end is heard elsewhere.
  }
}
