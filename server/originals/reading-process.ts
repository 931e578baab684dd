import { answerTasks } from '../platform/processes/answer-tasks.ts';
import { readOriginalFile } from './read-original.ts';
import type { ReadingAnswer, ReadingTask } from './reading-pool.ts';

/** The process in which bytes of strangers are parsed: no database, no secrets in its environment, little memory. */
answerTasks<ReadingTask, ReadingAnswer>(({ path, format }) => readOriginalFile(path, format));
