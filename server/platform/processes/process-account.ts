import { readFileSync } from 'node:fs';

/** In which Linux tells every program the time that it had (USER_HZ). */
const TICK_MS = 10;

/** What a process holds in all, by the system's own account; 0 where the system keeps none. */
export function residentMb(pid: number | undefined): number {
  // In kB, and not in pages, which are of 4, 16 or 64 kB.
  return Number(/^VmRSS:\s+(\d+)/m.exec(accountOf(pid, 'status') ?? '')?.[1] ?? 0) / 1024;
}

/** How long it has had a processor; undefined where the system keeps no account. */
export function workedMs(pid: number | undefined): number | undefined {
  // Behind the name of the program, which may hold anything: proc(5) counts its fields from 3 there.
  const fields = accountOf(pid, 'stat')
    ?.replace(/^.*\) /s, '')
    .split(' ');
  return fields && (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** A busy process cannot keep this from us. */
function accountOf(pid: number | undefined, name: 'stat' | 'status'): string | undefined {
  try {
    return pid === undefined ? undefined : readFileSync(`/proc/${pid}/${name}`, 'latin1');
  } catch {
    return undefined;
  }
}
