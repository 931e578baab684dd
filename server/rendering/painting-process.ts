import { answerTasks } from '../platform/processes/answer-tasks.ts';
import { paintPaper } from './paint-paper.ts';

/** The process that draws: a paper that it cannot bear ends it, and nothing else of the office. */
answerTasks(paintPaper);
