import type { getDocumentProxy } from 'unpdf';
import { NOWHERE, told } from './actual-text.ts';
import { BROKEN_OFF, INSIDE_TAG } from './pdf-library.ts';
import type { PdfPiece } from './pdf-lines.ts';
import type { MarkedPieces } from './pdf-tags.ts';

export type PdfProxy = Awaited<ReturnType<typeof getDocumentProxy>>;
export type PdfPage = Awaited<ReturnType<PdfProxy['getPage']>>;
type Items = Awaited<ReturnType<PdfPage['getTextContent']>>['items'];
type TextItem = Extract<Items[number], { str: string }>;

type Sorted = {
  /** Also what a mark stands around without a letter, for its tag may say what it reads as. */
  readonly marked: MarkedPieces;
  /** What repeats on every page, and no reader is told: page numbers, heads of pages. */
  readonly artifacts: readonly PdfPiece[];
  readonly loose: readonly PdfPiece[];
  readonly all: readonly PdfPiece[];
  /** What no page shows: drawn beside it, or said of letters that say something else. */
  readonly unseen: readonly PdfPiece[];
  /** How often the library gave a drawing up before its end. */
  readonly brokenOff: number;
};

type Mark = {
  readonly id: string | undefined;
  readonly isArtifact: boolean;
  readonly isInside: boolean;
  /** With what has been drawn in it so far. */
  readonly actual?: { readonly text: string; readonly pieces: PdfPiece[] };
};

/** Every piece of text with the innermost mark that it stands in. */
export function sortedPieces(items: Items, view: readonly number[]): Sorted {
  const sorting = new Sorting(view);
  for (const item of items) sorting.add(item);
  return sorting.finish();
}

class Sorting {
  readonly #view: readonly number[];
  readonly #open: Mark[] = [];
  readonly #marked = new Map<string, PdfPiece[]>();
  readonly #artifacts: PdfPiece[] = [];
  readonly #loose: PdfPiece[] = [];
  readonly #all: PdfPiece[] = [];
  readonly #unseen: PdfPiece[] = [];
  #last = NOWHERE;
  #brokenOff = 0;

  constructor(view: readonly number[]) {
    this.#view = view;
  }

  add(item: Items[number]): void {
    if ('str' in item) this.#letters(item);
    else if (item.type === BROKEN_OFF) this.#brokenOff += 1;
    else if (item.type === 'endMarkedContent') this.#close();
    else {
      const id = item.id ?? undefined;
      const tag = 'tag' in item ? item.tag : undefined;
      const actual =
        'actual' in item && typeof item.actual === 'string' ? { text: item.actual, pieces: [] } : undefined;
      if (id !== undefined && !this.#marked.has(id)) this.#marked.set(id, []);
      this.#open.push({
        id,
        isArtifact: tag === 'Artifact',
        isInside: tag === INSIDE_TAG,
        ...(actual ? { actual } : {}),
      });
    }
  }

  finish(): Sorted {
    while (this.#open.length > 0) this.#close();
    return {
      marked: this.#marked,
      artifacts: this.#artifacts,
      loose: this.#loose,
      all: this.#all,
      unseen: this.#unseen,
      brokenOff: this.#brokenOff,
    };
  }

  #letters(item: TextItem): void {
    const piece = pieceOf(item);
    // The tile of a pattern stands wherever the pattern is painted.
    if (!this.#open.some(({ isInside }) => isInside) && isBeside(item, this.#view)) this.#unseen.push(piece);
    else {
      this.#last = piece;
      const waiting = this.#open.findLast(({ actual }) => actual)?.actual;
      if (waiting) waiting.pieces.push(piece);
      else this.#put([piece]);
    }
  }

  #close(): void {
    const { id, actual, isArtifact } = this.#open.pop() ?? {};
    if (!actual) return;
    const { pieces, unseen } = told(actual.pieces, actual.text, this.#last);
    this.#unseen.push(...unseen);
    const around = this.#open.findLast((mark) => mark.actual)?.actual;
    if (around) around.pieces.push(...pieces);
    else this.#put(pieces, id, isArtifact);
  }

  #put(
    pieces: readonly PdfPiece[],
    id = this.#open.findLast((mark) => mark.id !== undefined)?.id,
    isArtifact = this.#open.some((mark) => mark.isArtifact),
  ): void {
    this.#all.push(...pieces);
    if (isArtifact) this.#artifacts.push(...pieces);
    else if (id === undefined) this.#loose.push(...pieces);
    else this.#marked.set(id, [...(this.#marked.get(id) ?? []), ...pieces]);
  }
}

/** Whether no part of what is drawn lies on the page. */
function isBeside({ str, transform, width, height }: TextItem, view: readonly number[]): boolean {
  const [a = 0, b = 0, , , x = 0, y = 0] = transform as readonly number[];
  const [left = 0, bottom = 0, right = 0, top = 0] = view;
  const scale = Math.hypot(a, b) || 1;
  const [alongX, alongY] = [(a / scale) * width, (b / scale) * width];
  const [upX, upY] = [(-b / scale) * height, (a / scale) * height];
  const across = [x - upX, x + upX, x + alongX - upX, x + alongX + upX];
  const upward = [y - upY, y + upY, y + alongY - upY, y + alongY + upY];
  const isApart =
    Math.max(...across) < left ||
    Math.min(...across) > right ||
    Math.max(...upward) < bottom ||
    Math.min(...upward) > top;
  return isApart && str.trim() !== '';
}

/** Signs by which a file says that it does not know the letter, and ones that no page can show. */
const UNSAID = /[\x7f-\x9f\ufffd]/g;

function pieceOf({ str, transform, width, height, hasEOL }: TextItem): PdfPiece {
  const [a = 0, b = 0, , , x = 0, y = 0] = transform as readonly number[];
  return { text: str.replace(UNSAID, '\x01'), x, y, width, size: Math.hypot(a, b) || height, endsLine: hasEOL };
}
