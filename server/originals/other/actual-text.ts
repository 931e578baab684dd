import { unknownLetter } from '../../../shared/document/private-letters.ts';
import type { PdfPiece } from './pdf-lines.ts';
import type { MarkedPieces, PdfNode } from './pdf-tags.ts';

/** Pieces as they are told, and what a file says besides that no page shows. */
export type Told = { readonly pieces: readonly PdfPiece[]; readonly unseen: readonly PdfPiece[] };

/**
 * What a file says that a piece of its drawing reads as (ActualText). It stands where it says all that is known to be
 * drawn, or where nobody knows what that is; else both are told, for a page shows the one and a screen reader says the
 * other.
 */
export function told(pieces: readonly PdfPiece[], actual: string, before: PdfPiece): Told {
  const drawn = pieces.map(({ text }) => text).join('');
  const said = bare(actual);
  if (said === '' || said === bare(drawn)) return { pieces, unseen: [] };
  const first = pieces[0] ?? { ...before, x: before.x + before.width + before.size, width: 0 };
  const last = pieces.at(-1) ?? first;
  const spoken = { ...first, text: actual, width: last.x + last.width - first.x, endsLine: last.endsLine };
  if (said.includes(bare(drawn.replace(UNKNOWN, '')))) return { pieces: [spoken], unseen: [] };
  return isKnown(drawn) ? { pieces, unseen: [spoken] } : { pieces: [spoken], unseen: pieces };
}

/** The same of the elements of a page's structure; answers what no page shows. */
export function tellByTags(node: PdfNode, marked: MarkedPieces, depth = 0): readonly PdfPiece[] {
  if (depth > MOST_DEPTH) return [];
  const { actual, children = [] } = node;
  if (actual === undefined) return children.flatMap((child) => tellByTags(child, marked, depth + 1));
  const ids = contentIn(node, 0);
  const [here, ...others] = ids.filter((id) => marked.has(id));
  if (here === undefined) return [];
  const pieces = [here, ...others].flatMap((id) => marked.get(id) ?? []);
  const { pieces: shown, unseen } = told(pieces, actual, NOWHERE);
  marked.set(here, shown);
  for (const id of others) marked.set(id, []);
  return unseen;
}

/** Where nothing stands by which it could be told. */
export const NOWHERE: PdfPiece = { text: '', x: 0, y: 0, width: 0, size: 10, endsLine: false };

const MOST_DEPTH = 100;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the sign of a letter that nobody knows.
const UNKNOWN = /[\x01\p{Co}]/gu;

function isKnown(drawn: string): boolean {
  return !drawn.includes('\x01') && unknownLetter(drawn) === undefined;
}

/** Without what only breaks lines: white space and hyphens, and the forms of one letter. */
function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00ad\u2010-]+/g, '');
}

function contentIn({ id, children = [] }: PdfNode, depth: number): readonly string[] {
  if (id !== undefined) return [id];
  return depth > MOST_DEPTH ? [] : children.flatMap((child) => contentIn(child, depth + 1));
}
