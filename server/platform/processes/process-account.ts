import { readFileSync } from 'node:fs';

/** In which Linux tells every program the time that it had (USER_HZ). */
const TICK_MS = 10;

/** What a process holds in all, by the system's own account; 0 where the system keeps none. */
export function residentMb(pid: number | undefined): number {
  const pages = accountOf(pid, 'statm')?.split(' ')[1];
  return pages === undefined ? 0 : (Number(pages) * 4_096) / 1024 ** 2;
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
function accountOf(pid: number | undefined, name: 'stat' | 'statm'): string | undefined {
  try {
    return pid === undefined ? undefined : readFileSync(`/proc/${pid}/${name}`, 'latin1');
  } catch {
    return undefined;
  }
}
