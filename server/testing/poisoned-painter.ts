import { answerTasks } from '../platform/processes/answer-tasks.ts';
import type { PaperTask } from '../rendering/paint-paper.ts';

/** The painter with three papers that it cannot bear, told by their titles, and views by the names of their files. */
export const ENDLESS = '끝없이 그리는 문서';
export const GREEDY = '메모리를 다 쓰는 문서';
export const HOARDING = '힙 밖에 쌓아 두는 문서';

const MB = 1024 * 1024;

function suffer(task: PaperTask): void {
  const title = task.as === 'view' ? task.view.fileName.replace(/\.\w+$/, '') : task.paper.title;
  while (title === ENDLESS);
  const kept: unknown[] = [];
  // Large pieces at once: V8 gives up on the whole process there, where small ones would end a thread alone.
  while (title === GREEDY) kept.push(new Array<number>(8 * MB).fill(kept.length + 0.5));
  while (title === HOARDING) kept.push(Buffer.alloc(64 * MB, 1));
}

// Started as a program, not read for its titles.
if (process.argv[1] === import.meta.filename) {
  const { paintPaper } = await import('../rendering/paint-paper.ts');
  answerTasks((task: PaperTask) => {
    suffer(task);
    return paintPaper(task);
  });
}
