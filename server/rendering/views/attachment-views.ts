import { createHash } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { readPictureFile } from '../../../shared/document/picture-file.ts';
import { PICTURE_LIMITS } from '../../../shared/document/picture-limits.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/kernel/refusal.ts';
import type { ReadDocument } from '../../../shared/originals/read-document.ts';
import { READING_FAULT_TEXTS } from '../../../shared/originals/reading-fault.ts';
import { cellCount } from '../../../shared/originals/shown-blocks.ts';
import { withoutHidden } from '../../../shared/originals/without-hidden.ts';
import type { PaperPictures } from '../../../shared/paper/paper-document.ts';
import type { ViewPaper } from '../../../shared/paper/view-paper.ts';
import { type OriginalFile, type Originals, READER_VERSION } from '../../originals/index.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import type { KeptByHash } from '../../platform/files/kept-by-hash.ts';
import { Problem } from '../../platform/http/problems.ts';
import { RENDERER_VERSION } from '../freeze-paper.ts';
import type { ViewPainter } from './view-pool.ts';

/** Grows when the same reading would be set otherwise. */
const VIEW_VERSION = 2;
export const VIEW_KIND = `v${READER_VERSION}-${RENDERER_VERSION}-view-${VIEW_VERSION}`;
/** More cells than this take the painter longer than anybody waits; 문서 보기 shows them page by page. */
export const MOST_VIEW_CELLS = 50_000;
/** How long a reader waits for a view that is being drawn. */
const PATIENCE_MS = 8_000;
/** Drawn or waiting for citizens at one time; officials find room in the queue beside them. */
const MOST_FOR_CITIZENS = 8;
/** A file that stopped the painter is not tried again for every reader. */
const LEFT_ALONE_MS = 5 * 60_000;
const MOST_LEFT_ALONE = 1_000;

/** What stands on the view beside the file's content, as this reader may know it. */
export type ViewFacts = Pick<ViewPaper, 'fileName' | 'agencyName' | 'attachedTo'>;

/** Why a file has no PDF of its view. */
export type ViewRefusal = Refusal<'view-unreadable' | 'view-too-many-cells' | 'view-picture' | 'view-stopped'>;
export type View = Uint8Array | ViewRefusal;

type Asker = 'citizen' | 'official';
type Parts = {
  readonly files: FileStore;
  readonly originals: Originals;
  readonly pool: ViewPainter;
  readonly kept: KeptByHash;
  readonly log: FastifyBaseLogger;
};

/**
 * 문서 보기의 PDF: drawn when first asked for, of what everybody who may see the file is shown of it, and kept. Never with
 * what the file itself keeps out of sight: a PDF is handed on.
 */
export class AttachmentViews {
  readonly #parts: Parts;
  readonly #running = new Map<string, Promise<View>>();
  readonly #leftAlone = new Map<string, number>();
  #forCitizens = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** What there is within a moment; `waiting` where whoever asked comes again. */
  async now(file: OriginalFile, facts: ViewFacts, asker: Asker): Promise<View | 'waiting'> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<'waiting'>((resolve) => {
      timer = setTimeout(() => resolve('waiting'), PATIENCE_MS);
    });
    try {
      return await Promise.race([this.#take(file, facts, asker), patience]);
    } catch (error) {
      // Too many wait: whoever asks again finds a place.
      if (error instanceof Problem && error.code === 'unavailable') return 'waiting';
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async #take(file: OriginalFile, facts: ViewFacts, asker: Asker): Promise<View> {
    const kind = `${VIEW_KIND}-${wordsHash(facts)}.pdf`;
    const key = `${file.agencyId} ${file.sha256} ${kind}`;
    const running = this.#running.get(key);
    if (running !== undefined) return running;
    const known = await this.#parts.kept.find(file.agencyId, file.sha256, kind);
    if (known) return known;
    if ((this.#leftAlone.get(key) ?? 0) > performance.now()) return refuse('view-stopped');
    return this.#running.get(key) ?? this.#begin(key, asker, () => this.#make(file, facts, { kind, key }));
  }

  #begin(key: string, asker: Asker, make: () => Promise<View>): Promise<View> {
    const weight = asker === 'citizen' ? 1 : 0;
    if (this.#forCitizens + weight > MOST_FOR_CITIZENS) throw new Problem('unavailable');
    this.#forCitizens += weight;
    const making = make().finally(() => {
      this.#running.delete(key);
      this.#forCitizens -= weight;
    });
    // Whoever asked first may have lost patience: nobody else hears of what goes wrong.
    making.catch((error: unknown) => this.#parts.log.warn({ err: error, key }, 'a view could not be drawn'));
    this.#running.set(key, making);
    return making;
  }

  async #make(
    file: OriginalFile,
    facts: ViewFacts,
    kept: { readonly kind: string; readonly key: string },
  ): Promise<View> {
    const { originals, pool, log } = this.#parts;
    const reading = await originals.read(file);
    if (isRefusal(reading)) return refuse('view-unreadable', { reason: READING_FAULT_TEXTS[reading.refused] });
    const document = withoutHidden(reading);
    if (cellCount(document.parts) > MOST_VIEW_CELLS) return refuse('view-too-many-cells', { most: MOST_VIEW_CELLS });
    const picture = document.format === 'picture' ? await this.#picture(file) : undefined;
    if (isRefusal(picture)) return picture;
    const drawn = await pool.draw(viewOf(document, facts, picture), picture?.bytes ?? new Map());
    if ('stopped' in drawn) {
      log.error({ sha256: file.sha256, cause: drawn.stopped }, 'a view stopped the painter');
      this.#leaveAlone(kept.key);
      return refuse('view-stopped');
    }
    if (isRefusal(drawn)) return refuse('view-picture');
    await this.#parts.kept
      .keep(file.agencyId, file.sha256, kept.kind, drawn.bytes)
      .catch((error: unknown) => log.warn({ err: error, sha256: file.sha256 }, 'a view could not be kept'));
    return drawn.bytes;
  }

  /** A file that is a picture, without what its camera noted in it. */
  async #picture({ storageName, sha256, size }: OriginalFile): Promise<DrawnPicture | ViewRefusal> {
    const { files } = this.#parts;
    if (size > PICTURE_LIMITS.fileBytes) return refuse('view-picture');
    if (!(await files.isIntact(storageName, sha256))) throw new Problem('file-damaged');
    const read = readPictureFile(await files.bytes(storageName));
    if (isRefusal(read)) return refuse('view-picture');
    const { mediaType, width, height, cleaned } = read;
    return { picture: { sha256, mediaType, width, height }, bytes: new Map([[sha256, cleaned]]) };
  }

  #leaveAlone(key: string): void {
    if (this.#leftAlone.size >= MOST_LEFT_ALONE) this.#leftAlone.clear();
    this.#leftAlone.set(key, performance.now() + LEFT_ALONE_MS);
  }
}

type DrawnPicture = { readonly picture: NonNullable<ViewPaper['picture']>; readonly bytes: PaperPictures };

function viewOf(document: ReadDocument, facts: ViewFacts, drawn: DrawnPicture | undefined): ViewPaper {
  const { format, tagged, parts, leftOut } = document;
  return {
    ...facts,
    document: { format, ...(tagged ? { tagged } : {}), parts, facts: document.facts, leftOut },
    ...(drawn ? { picture: drawn.picture } : {}),
  };
}

/** Files of one content may be called otherwise, or hang on other documents: each view says its own. */
function wordsHash({ fileName, agencyName, attachedTo }: ViewFacts): string {
  return createHash('sha256')
    .update(JSON.stringify([fileName, agencyName, attachedTo ?? null]))
    .digest('hex')
    .slice(0, 16);
}
