import { parentPort } from 'node:worker_threads';
import type { PaperTask } from '../rendering/paper-worker.ts';

/** The painting thread with two papers that it cannot bear, told by their titles; all others it draws as ever. */
export const ENDLESS = '끝없이 그리는 문서';
export const GREEDY = '메모리를 다 쓰는 문서';

function suffer({ paper }: PaperTask): void {
  while (paper.title === ENDLESS);
  const kept: number[][] = [];
  while (paper.title === GREEDY) kept.push(new Array<number>(1_000_000).fill(kept.length + 0.5));
}

if (parentPort) {
  const port = parentPort;
  const listen = port.on.bind(port);
  port.on = ((name: 'message', listener: (task: PaperTask) => void) =>
    listen(name, (task: PaperTask) => {
      suffer(task);
      listener(task);
    })) as typeof port.on;
  await import('../rendering/paper-worker.ts');
}
