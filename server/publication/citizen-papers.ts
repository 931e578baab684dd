import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { PaperDocument, PaperPictures } from '../../shared/paper/paper-document.ts';
import { Problem, refused } from '../platform/http/problems.ts';
import { type CitizensCopy, type IssuedPaper, type Renderer, RendererStopped } from '../rendering/index.ts';
import { KeptCopies } from './kept-copies.ts';

const ROOM = 64_000_000;
/** Papers drawn or waiting for citizens at one time: officials' papers never wait behind more of theirs. */
const MOST_AT_ONCE = 8;
/** A paper that stopped the painter is not tried again for every reader: a try may take half a minute of it. */
const LEFT_ALONE_MS = 5 * 60_000;
const MOST_LEFT_ALONE = 1_000;
/** A paper without its signature is only for now; made anew for every reader, it would keep the painter from others. */
const UNSIGNED_MS = 30_000;

export type PaperFile = 'pdf' | 'hwpx';

/** What makes the files of a copy; the processes behind it belong to the whole office. */
export type PaperMaker = {
  /** The signed paper; made once and kept, so that everybody gets the same file. Not final where it is unsigned. */
  issue(copy: CitizensCopy): Promise<IssuedPaper>;
  packHwpx: Renderer['packHwpx'];
};

/** Who draws it; what is handed out is signed besides. */
export type PaperDrawer = Pick<Renderer, 'render' | 'packHwpx'>;

/** A paper as citizens get it, before it is issued: what the search for leaks looks through. */
export async function makePaper(renderer: PaperDrawer, paper: PaperDocument, as: PaperFile): Promise<Uint8Array> {
  if (as === 'hwpx') return renderer.packHwpx(paper);
  const drawn = await renderer.render(paper);
  if (isRefusal(drawn)) throw refused(drawn);
  return drawn.bytes;
}

/** A maker that is given the pictures with every paper; they are read when the first is made. */
export function withPictures(maker: PaperDrawer, read: () => Promise<PaperPictures>): PaperDrawer {
  let pictures: Promise<PaperPictures> | undefined;
  const all = () => {
    pictures ??= read();
    return pictures;
  };
  return {
    render: async (paper) => maker.render(paper, await all()),
    packHwpx: async (paper) => maker.packHwpx(paper, await all()),
  };
}

/** The public copies' papers, each painted once. Anybody may ask for them, so what asking can cost has its bounds. */
export class CitizenPapers {
  readonly #maker: PaperMaker;
  readonly #kept: KeptCopies<IssuedPaper>;
  readonly #now: () => number;
  /** By the event of its copy and the kind of file: until when a paper is not tried again, on the monotonic clock. */
  readonly #leftAlone = new Map<string, number>();
  #painting = 0;

  constructor(maker: PaperMaker, now: () => number = () => performance.now()) {
    this.#maker = maker;
    this.#now = now;
    const lasts = ({ isFinal }: IssuedPaper) => (isFinal ? Number.POSITIVE_INFINITY : UNSIGNED_MS);
    this.#kept = new KeptCopies(ROOM, ({ bytes }) => bytes.byteLength, { lasts, now });
  }

  /** The paper of the copy that this event published, as a file; `load` finds what stands on it. */
  async take(eventId: string, as: PaperFile, load: () => Promise<CitizensCopy>): Promise<Uint8Array> {
    const key = `${eventId} ${as}`;
    const { bytes } = await this.#kept.take(key, async () => {
      if (this.#painting >= MOST_AT_ONCE || this.#isLeftAlone(key)) throw new Problem('unavailable');
      this.#painting += 1;
      try {
        const copy = await load();
        if (as === 'pdf') return await this.#maker.issue(copy);
        return { bytes: await this.#maker.packHwpx(copy.paper, await copy.pictures()), isFinal: true };
      } catch (error) {
        if (error instanceof RendererStopped) this.#leaveAlone(key);
        throw error;
      } finally {
        this.#painting -= 1;
      }
    });
    return bytes;
  }

  #isLeftAlone(key: string): boolean {
    return (this.#leftAlone.get(key) ?? 0) > this.#now();
  }

  #leaveAlone(key: string): void {
    if (this.#leftAlone.size >= MOST_LEFT_ALONE) this.#leftAlone.clear();
    this.#leftAlone.set(key, this.#now() + LEFT_ALONE_MS);
  }
}
