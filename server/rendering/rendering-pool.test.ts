import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { afterAll, expect, test } from 'vitest';
import type { PaperDocument } from '../../shared/paper/paper-document.ts';
import { Problem } from '../platform/http/problems.ts';
import { type PoolParts, RendererStopped, RenderingPool } from './rendering-pool.ts';

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

function open(parts: Partial<PoolParts>): RenderingPool {
  const pool = new RenderingPool(parts);
  opened.push(pool);
  return pool;
}

/** Ends the first threads while they draw; later ones live. */
function endingFirst(count: number): { readonly onStart: (worker: Worker) => void; readonly started: () => number } {
  let started = 0;
  return {
    started: () => started,
    onStart(worker) {
      started += 1;
      if (started <= count) void worker.terminate();
    },
  };
}

test('a thread that dies while it draws is replaced, and the paper is drawn by the next one', async () => {
  const threads = endingFirst(1);
  const drawn = await open(threads).render(PAPER);
  expect(drawn).toMatchObject({ pages: 1 });
  expect(threads.started()).toBe(2);
});

test('whoever draws stands back behind those who act: its thread is nicer than the one that answers them', async (context) => {
  if (process.platform !== 'linux') context.skip('threads have priorities of their own on Linux alone');
  const nicest = () =>
    Math.max(
      ...readdirSync('/proc/self/task').map((task) => {
        const stat = readFileSync(`/proc/self/task/${task}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')')).split(' ')[17]);
      }),
    );
  expect(await open({}).render(PAPER)).toMatchObject({ pages: 1 });
  expect(nicest()).toBeGreaterThanOrEqual(10);
  expect(getPriority()).toBeLessThan(10);
});

test('a paper that ends two threads fails alone: the next paper is drawn', async () => {
  const threads = endingFirst(2);
  const pool = open(threads);
  const [first, second] = await Promise.allSettled([pool.render(PAPER), pool.render(PAPER)]);
  expect(first).toMatchObject({ status: 'rejected', reason: expect.any(RendererStopped) });
  expect(second).toMatchObject({ status: 'fulfilled', value: { pages: 1 } });
});

test('a paper that takes too long loses its thread', async () => {
  await expect(open({ timeoutMs: 1 }).render(PAPER)).rejects.toThrow(RendererStopped);
});

test('a paper of which our painter makes an error is answered, and the thread lives on', async () => {
  const threads = endingFirst(0);
  const pool = open(threads);
  await expect(pool.render({ ...PAPER, boxes: null as never })).rejects.toThrow(RendererStopped);
  expect(await pool.render(PAPER)).toMatchObject({ pages: 1 });
  expect(threads.started()).toBe(1);
});

test('when too many papers wait, the next one is told to come again; those that wait are drawn, and alike', async () => {
  const pool = open({ mostWaiting: 2 });
  const waiting = [pool.render(PAPER), pool.render(PAPER), pool.render(PAPER)];
  await expect(pool.render(PAPER)).rejects.toThrow(Problem);
  const [first, ...others] = await Promise.all(waiting);
  for (const other of others) expect(other).toEqual(first);
});
