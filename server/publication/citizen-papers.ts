import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { PaperDocument } from '../../shared/paper/paper-document.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import { type Renderer, RendererStopped } from '../rendering/index.ts';
import { KeptCopies } from './kept-copies.ts';

const ROOM = 64_000_000;
/** Papers drawn or waiting for citizens at one time: officials' papers never wait behind more of theirs. */
const MOST_AT_ONCE = 8;
/** A paper that stopped the painter is not tried again for every reader: a try may take half a minute of it. */
const LEFT_ALONE_MS = 5 * 60_000;
const MOST_LEFT_ALONE = 1_000;

/** The public copies' papers, each painted once. Anybody may ask for them, so what asking can cost has its bounds. */
export class CitizenPapers {
  readonly #renderer: Pick<Renderer, 'render'>;
  readonly #kept = new KeptCopies<Uint8Array>(ROOM, (bytes) => bytes.byteLength);
  /** By the event of its copy: until when a paper is not tried again, on the monotonic clock. */
  readonly #leftAlone = new Map<string, number>();
  #painting = 0;

  constructor(renderer: Pick<Renderer, 'render'>) {
    this.#renderer = renderer;
  }

  /** The paper of the copy that this event published; `load` finds what stands on it. */
  take(eventId: string, load: () => Promise<PaperDocument>): Promise<Uint8Array> {
    return this.#kept.take(eventId, async () => {
      if (this.#painting >= MOST_AT_ONCE || this.#isLeftAlone(eventId)) throw new Problem('unavailable');
      this.#painting += 1;
      try {
        return await this.#paint(await load());
      } catch (error) {
        if (error instanceof RendererStopped) this.#leaveAlone(eventId);
        throw error;
      } finally {
        this.#painting -= 1;
      }
    });
  }

  async #paint(paper: PaperDocument): Promise<Uint8Array> {
    const drawn = await this.#renderer.render(paper);
    if (isRefusal(drawn)) throw refused(drawn);
    return drawn.bytes;
  }

  #isLeftAlone(eventId: string): boolean {
    return (this.#leftAlone.get(eventId) ?? 0) > performance.now();
  }

  #leaveAlone(eventId: string): void {
    if (this.#leftAlone.size >= MOST_LEFT_ALONE) this.#leftAlone.clear();
    this.#leftAlone.set(eventId, performance.now() + LEFT_ALONE_MS);
  }
}
