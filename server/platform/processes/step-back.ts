import { readdirSync } from 'node:fs';
import { setPriority } from 'node:os';

/**
 * A process stands back behind others, with every thread that it has and will have.
 *
 * Linux keeps the niceness of each thread (setpriority(2)); a thread inherits that of the one that started it. The
 * first thread goes first, so that what it starts meanwhile stands back as well; those it had started before follow.
 */
export function stepBack(pid: number | undefined, niceness: number): void {
  if (pid === undefined || niceness === 0) return;
  setIfAlive(pid, niceness);
  for (const thread of threadsOf(pid)) setIfAlive(thread, niceness);
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
