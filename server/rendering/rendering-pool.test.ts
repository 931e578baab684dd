import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { afterAll, expect, test } from 'vitest';
import type { PaperDocument } from '../../shared/paper/paper-document.ts';
import { Problem } from '../platform/http/problems.ts';
import type { ProcessParts } from '../platform/processes/process-pool.ts';
import { RendererStopped, RenderingPool } from './rendering-pool.ts';

const PAPER: PaperDocument = {
  form: 'briefDraft',
  agencyName: '시험시',
  unitName: '자치행정과',
  title: '마을모임 공간 점검 결과 보고',
  body: { v: 1, blocks: [{ type: 'paragraph', content: [{ text: '점검하였습니다.' }] }] },
  writtenOn: '2026-03-03',
  disclosureLabel: '공개',
  boxes: { signRow: [], cooperation: [] },
  managementNumber: 'D0000000000001',
};

const opened: RenderingPool[] = [];
afterAll(() => Promise.all(opened.map((pool) => pool.close())));

function open(parts: Partial<ProcessParts>): RenderingPool {
  const pool = new RenderingPool(parts);
  opened.push(pool);
  return pool;
}

/** Ends the first processes while they draw; later ones live. */
function endingFirst(count: number): {
  readonly onStart: (child: ChildProcess) => void;
  readonly started: () => number;
} {
  let started = 0;
  return {
    started: () => started,
    onStart(child) {
      started += 1;
      if (started <= count) child.kill('SIGKILL');
    },
  };
}

test('a process that dies while it draws is replaced, and the paper is drawn by the next one', async () => {
  const painters = endingFirst(1);
  const drawn = await open(painters).render(PAPER);
  expect(drawn).toMatchObject({ pages: 1 });
  expect(painters.started()).toBe(2);
});

test('whoever draws stands back behind those who act, with every thread of its process', async (context) => {
  if (process.platform !== 'linux') context.skip('what a process is made of is told by Linux alone');
  const niceness = (task: string) => {
    const stat = readFileSync(`${task}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')')).split(' ')[17]);
  };
  let pid: number | undefined;
  const pool = open({ onStart: (child) => ({ pid } = child) });
  expect(await pool.render(PAPER)).toMatchObject({ pages: 1 });
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    expect(niceness(`/proc/${pid}/task/${task}`)).toBeGreaterThanOrEqual(10);
  }
  expect(getPriority()).toBeLessThan(10);
});

test('a paper that ends two processes fails alone: the next paper is drawn', async () => {
  const painters = endingFirst(2);
  const pool = open(painters);
  const [first, second] = await Promise.allSettled([pool.render(PAPER), pool.render(PAPER)]);
  expect(first).toMatchObject({ status: 'rejected', reason: expect.any(RendererStopped) });
  expect(second).toMatchObject({ status: 'fulfilled', value: { pages: 1 } });
});

test('a paper that takes too long loses its process', async () => {
  await expect(open({ timeoutMs: 1 }).render(PAPER)).rejects.toThrow(RendererStopped);
});

test('a paper of which our painter makes an error is answered, and the process lives on', async () => {
  const painters = endingFirst(0);
  const pool = open(painters);
  await expect(pool.render({ ...PAPER, boxes: null as never })).rejects.toThrow(RendererStopped);
  expect(await pool.render(PAPER)).toMatchObject({ pages: 1 });
  expect(painters.started()).toBe(1);
});

test('when too many papers wait, the next one is told to come again; those that wait are drawn, and alike', async () => {
  const pool = open({ mostWaiting: 2 });
  const waiting = [pool.render(PAPER), pool.render(PAPER), pool.render(PAPER)];
  await expect(pool.render(PAPER)).rejects.toThrow(Problem);
  const [first, ...others] = await Promise.all(waiting);
  for (const other of others) expect(other).toEqual(first);
});
