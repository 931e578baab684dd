import type { PaperPictures } from '../../../shared/paper/paper-document.ts';
import type { PaperRefusal, RenderedPaper } from '../../../shared/paper/render-paper.ts';
import type { ViewPaper } from '../../../shared/paper/view-paper.ts';
import { type ProcessParts, ProcessPool, programFile } from '../../platform/processes/process-pool.ts';
import type { PaperAnswer, PaperTask } from '../paint-paper.ts';

/** A process of its own: whatever citizens ask for, an approved document never waits for its paper behind it. */
const DEFAULTS: ProcessParts = {
  program: programFile('server/rendering/painting-process'),
  processes: 1,
  // Fifty thousand cells take some seven seconds of an idle processor.
  timeoutMs: 30_000,
  mostMemoryMb: 1_536,
  heapMb: 768,
  mostWaiting: 20,
  idleMs: 60_000,
  // The same file would end the second process as it ended the first, and who asked still waits.
  tries: 1,
  niceness: 10,
  writtenAs: 'advanced',
};

/** What became of a view: drawn, refused by name, or stopped with what it has done to its process. */
export type ViewOutcome = RenderedPaper | PaperRefusal | { readonly stopped: string };

/** Whoever draws views; the process behind it is nobody else's business. */
export type ViewPainter = Pick<ViewPool, 'draw' | 'close'>;

/** Draws views of attached files (decision 37). */
export class ViewPool {
  readonly #pool: ProcessPool<PaperTask, PaperAnswer>;

  constructor(parts: Partial<ProcessParts> = {}) {
    this.#pool = new ProcessPool({ ...DEFAULTS, ...parts });
  }

  /** Rejects with Problem('unavailable') when too many wait. */
  async draw(view: ViewPaper, pictures: PaperPictures): Promise<ViewOutcome> {
    const outcome = await this.#pool.run({ as: 'view', view, pictures });
    if ('stopped' in outcome) return { stopped: `${outcome.stopped}: ${outcome.cause}` };
    if ('fault' in outcome) return { stopped: outcome.fault };
    if ('drawn' in outcome.answer) return outcome.answer.drawn;
    throw new TypeError('the process answered with another file than it was asked for');
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}
