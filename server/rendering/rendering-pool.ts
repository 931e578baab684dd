import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { PaperDocument, PaperPictures } from '../../shared/paper/paper-document.ts';
import type { PaperRefusal } from '../../shared/paper/render-paper.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import { type ProcessParts, ProcessPool, programFile, type StopReason } from '../platform/processes/process-pool.ts';
import type { Issue } from './issued-copy.ts';
import type { DrawnPaper, PaperAnswer, PaperTask } from './paint-paper.ts';

/** Draws papers. Whoever needs one is given this; the processes behind it are nobody else's business. */
export type Renderer = {
  /**
   * `pictures` are all that the paper shows. Throws RendererStopped where this paper cannot be drawn,
   * Problem('unavailable') when too many wait.
   */
  render(paper: PaperDocument, pictures?: PaperPictures, issue?: Issue): Promise<DrawnPaper | PaperRefusal>;
  /** The same document as a .hwpx file, which needs no glyphs; throws as `render` does, and a refusal as a Problem. */
  packHwpx(paper: PaperDocument, pictures?: PaperPictures): Promise<Uint8Array>;
  close(): Promise<void>;
};

/** A fault of our painter, or what ended its process: too long, too much, or suddenly, and so a second time. */
export type WhyUndrawn = 'fault' | StopReason;

/**
 * The paper could not be drawn. Whoever waits for it is told to come again; `cause` says to the log what happened.
 */
export class RendererStopped extends Problem {
  readonly why: WhyUndrawn;

  constructor(why: WhyUndrawn, cause: string) {
    super('unavailable');
    this.why = why;
    this.cause = cause;
  }
}

/** Told of every paper that could not be drawn, with what stopped it. */
type OnStopped = (managementNumber: string, cause: unknown) => void;

/** A tenth of a processor beside one of the office that wants it too, and never nothing (decision 18). */
const LATER_THAN_ACTS = 10;
const DEFAULTS: ProcessParts = {
  program: programFile('server/rendering/painting-process'),
  processes: 1,
  timeoutMs: 30_000,
  // The fonts and the program take 150; a paper of 200 MB is held several times while it is written and sent.
  mostMemoryMb: 1_536,
  heapMb: 512,
  mostWaiting: 100,
  idleMs: 600_000,
  tries: 2,
  niceness: LATER_THAN_ACTS,
  writtenAs: 'advanced',
};
const NO_PICTURES: PaperPictures = new Map();

/** Draws in processes, each of which reads the fonts once (decision 33). */
export class RenderingPool implements Renderer {
  readonly #pool: ProcessPool<PaperTask, PaperAnswer>;
  readonly #onStopped: OnStopped | undefined;

  constructor({ onStopped, ...parts }: Partial<ProcessParts> & { readonly onStopped?: OnStopped } = {}) {
    this.#pool = new ProcessPool({ ...DEFAULTS, ...parts });
    this.#onStopped = onStopped;
  }

  async render(
    paper: PaperDocument,
    pictures: PaperPictures = NO_PICTURES,
    issue?: Issue,
  ): Promise<DrawnPaper | PaperRefusal> {
    const answer = await this.#ask({ paper, pictures, as: 'pdf', ...(issue ? { issue } : {}) });
    if ('drawn' in answer) return answer.drawn;
    throw new TypeError('the process answered with another file than it was asked for');
  }

  async packHwpx(paper: PaperDocument, pictures: PaperPictures = NO_PICTURES): Promise<Uint8Array> {
    const answer = await this.#ask({ paper, pictures, as: 'hwpx' });
    if ('packed' in answer) return answer.packed;
    if (isRefusal(answer.drawn)) throw refused(answer.drawn);
    throw new TypeError('the process answered with another file than it was asked for');
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  async #ask(task: Exclude<PaperTask, { as: 'view' }>): Promise<PaperAnswer> {
    const outcome = await this.#pool.run(task);
    if ('answer' in outcome) return outcome.answer;
    const [why, cause] = 'fault' in outcome ? (['fault', outcome.fault] as const) : [outcome.stopped, outcome.cause];
    this.#onStopped?.(task.paper.managementNumber, cause);
    throw new RendererStopped(why, cause);
  }
}
