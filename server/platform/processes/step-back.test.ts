import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stepBack } from './step-back.ts';

/** The niceness of each thread: proc_pid_stat(5), field 19. */
function nicenesses(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).map((thread) => {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')')).split(' ')[17]);
  });
}

test('a process that has started its threads before it is told stands back with all of them', async (context) => {
  if (process.platform !== 'linux') context.skip('what a process is made of is told by Linux alone');
  const child = spawn(process.execPath, ['-e', 'console.log("here"); setInterval(() => {}, 1_000);']);
  try {
    await once(child.stdout, 'data');
    const pid = child.pid ?? 0;
    expect(nicenesses(pid).length).toBeGreaterThan(1);
    stepBack(pid, 10);
    expect(new Set(nicenesses(pid))).toEqual(new Set([10]));
  } finally {
    child.kill('SIGKILL');
  }
});

test('a process that has ended already, or never began, is nobody to step back', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  expect(() => stepBack(child.pid, 10)).not.toThrow();
  expect(() => stepBack(undefined, 10)).not.toThrow();
});
