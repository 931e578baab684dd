import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { CHECKOUT } from '../checkout.ts';
import { type ProcessParts, ProcessPool } from './process-pool.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gyeol-processes-'));
const here = (name: string) => JSON.stringify(path.join(import.meta.dirname, name));

function program(name: string, source: string): string {
  const file = path.join(folder, `${name}.ts`);
  writeFileSync(file, source);
  return file;
}

/** Does what its task says, which is a piece of JavaScript. */
const DOING = program(
  'doing',
  `import { answerTasks } from ${here('answer-tasks.ts')};\nanswerTasks((task) => new Function('task', task.todo)(task));`,
);
const PARTS: ProcessParts = {
  program: DOING,
  processes: 1,
  timeoutMs: 30_000,
  mostMemoryMb: 700,
  heapMb: 200,
  mostWaiting: 10,
  idleMs: 60_000,
  tries: 1,
  niceness: 0,
  writtenAs: 'advanced',
};

type Task = { readonly todo: string; readonly [more: string]: unknown };

const opened: ProcessPool<Task, unknown>[] = [];
afterAll(async () => {
  await Promise.all(opened.map((pool) => pool.close()));
  rmSync(folder, { recursive: true, force: true });
});

function open(parts: Partial<ProcessParts> = {}) {
  const children: ChildProcess[] = [];
  const pool = new ProcessPool<Task, unknown>({ ...PARTS, onStart: (child) => children.push(child), ...parts });
  opened.push(pool);
  return { pool, children };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // Nobody may have buried it yet: a zombie works no more.
  return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
}

const untilGone = (pid: number) => vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 30_000 });

test('an answer is what was answered: bytes, maps and instants too', async () => {
  const asked = { bytes: new Map([['logo', Uint8Array.of(1, 2, 255)]]), at: new Date('2026-03-03T00:00:00Z') };
  const outcome = await open().pool.run({ todo: 'return { bytes: task.bytes, at: task.at }', ...asked });
  expect(outcome).toEqual({ answer: asked });
});

test('a task that cannot be told, and one of which the program makes an error, cost no process and hold up nobody', async () => {
  const { pool, children } = open();
  await expect(pool.run({ todo: '', more: () => undefined })).rejects.toThrow(/could not be cloned/);
  expect(await pool.run({ todo: 'throw new Error("a fault of ours")' })).toMatchObject({
    fault: expect.stringContaining('a fault of ours'),
  });
  expect(await pool.run({ todo: 'return 1' })).toEqual({ answer: 1 });
  expect(children).toHaveLength(1);
});

test('what tells the whole group to end does not lose the task at work', async () => {
  const { pool, children } = open();
  await pool.run({ todo: 'return 1' });
  const working = pool.run({ todo: 'return new Promise((settle) => setTimeout(() => settle("done"), 500))' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) children[0]?.kill(signal);
  expect(await working).toEqual({ answer: 'done' });
  expect(children).toHaveLength(1);
});

/** Eight million numbers at once; each round asks for 64 MB. */
const LARGE_PIECES = 'for (const k = [];;) k.push(new Array(8388608).fill(k.length + 0.5))';

test.each([
  ['ends its whole process', 'process.reallyExit(7)', 'died'],
  ['asks for large pieces at the limit of its heap', LARGE_PIECES, 'died'],
  ['holds too much outside its heap', 'for (const k = [];;) k.push(Buffer.alloc(67108864, 1))', 'too-large'],
])('a task that %s ends nothing else, and the next one is done', async (_what, todo, stopped) => {
  const { pool, children } = open();
  expect(await pool.run({ todo: 'return process.pid' })).not.toEqual({ answer: process.pid });
  const [bad, next] = await Promise.all([pool.run({ todo }), pool.run({ todo: 'return 1' })]);
  expect(bad).toMatchObject({ stopped });
  expect(next).toEqual({ answer: 1 });
  expect(children).toHaveLength(2);
});

test('what keeps a process from starting is no fault of the task: it is told to come again', async () => {
  const { execPath } = process;
  const { pool } = open({ tries: 2 });
  try {
    process.execPath = path.join(folder, 'nowhere');
    await expect(pool.run({ todo: 'return 1' })).rejects.toMatchObject({ code: 'unavailable' });
  } finally {
    process.execPath = execPath;
  }
  expect(await pool.run({ todo: 'return 1' })).toEqual({ answer: 1 });
});

test('what is no reply ends the process that said it, and the next task is done', async () => {
  const { pool, children } = open({ program: program('odd', 'process.on("message", () => process.send(null));') });
  expect(await pool.run({ todo: '' })).toMatchObject({ stopped: 'died' });
  expect(await pool.run({ todo: '' })).toMatchObject({ stopped: 'died' });
  expect(children).toHaveLength(2);
});

test('closed, a pool leaves no process behind, busy or idle', async () => {
  const busy = open();
  const told = busy.pool.run({ todo: 'for (;;);' });
  const refused = expect(told).rejects.toMatchObject({ code: 'unavailable' });
  const idle = open();
  await idle.pool.run({ todo: 'return 1' });
  await Promise.all([busy.pool.close(), idle.pool.close()]);
  await refused;
  const pids = [...busy.children, ...idle.children].map(({ pid }) => Number(pid));
  expect(pids.map(isAlive)).toEqual([false, false]);
});

test('the office killed at once takes its processes along, also one that works in a loop', async (context) => {
  if (process.platform === 'win32') context.skip('there the system itself ends children with their parent');
  const begun = path.join(folder, 'begun');
  const mark = `process.getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(begun)}, '')`;
  const office = program(
    'office',
    `import { ProcessPool } from ${here('process-pool.ts')};
    const parts = { ...${JSON.stringify(PARTS)}, onStart: ({ pid }) => console.log(pid) };
    void new ProcessPool(parts).run({ todo: 'return 1' });
    void new ProcessPool(parts).run({ todo: ${JSON.stringify(`${mark}; for (;;);`)} });
    setInterval(() => undefined, 1_000);`,
  );
  const loader = path.join(CHECKOUT, 'server/testing/typescript-in-workers.mjs');
  const running = spawn(process.execPath, ['--import', loader, office], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  running.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  // The file may be seen before what was said earlier is read.
  await vi.waitFor(() => expect([existsSync(begun), said]).toEqual([true, expect.stringMatching(/^\d+\n\d+\n$/)]), {
    timeout: 30_000,
  });
  const pids = said.trim().split('\n').map(Number);
  expect(pids.map(isAlive)).toEqual([true, true]);
  running.kill('SIGKILL');
  for (const pid of pids) await untilGone(pid);
});
