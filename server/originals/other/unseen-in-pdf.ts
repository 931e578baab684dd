import type { PdfProxy } from './pdf-pieces.ts';
import { factsOf, jpegPieces, type PicturePiece, wordsOf } from './read-picture.ts';

const PICTURE = Buffer.from([0xff, 0xd8, 0xff]);

/**
 * What goes out with a PDF and no page of it shows: its metadata (XMP), where more may be said than in its properties,
 * and what its photographs say of themselves. A photograph stands in a PDF as it came from the camera (DCTDecode).
 */
export async function unseenInPdf(pdf: PdfProxy, bytes: Buffer): Promise<readonly string[]> {
  const metadata = await pdf.getMetadata().catch(() => undefined);
  const xmp = (metadata?.metadata as { getRaw?: () => unknown } | null | undefined)?.getRaw?.();
  return [...(typeof xmp === 'string' ? wordsOf(Buffer.from(xmp)).split('\n') : []), ...wordsOfPhotographs(bytes)];
}

function wordsOfPhotographs(bytes: Buffer): string[] {
  const said = new Set<string>();
  for (const pieces of photographsIn(bytes)) {
    for (const { value } of factsOf(pieces)) said.add(value);
  }
  return [...said];
}

/**
 * The pieces of each photograph in the bytes, and of the small one that a camera puts into it. What begins like one may
 * be none and lead into the next, so photographs are looked for within what was walked too; bytes that lead through
 * each other again and again are walked over three times at most.
 */
export function* photographsIn(bytes: Buffer): Generator<readonly PicturePiece[]> {
  let walked = 0;
  let at = bytes.indexOf(PICTURE);
  while (at >= 0) {
    const { pieces, end } = jpegPieces(bytes.subarray(at));
    yield pieces;
    walked += end;
    at = bytes.indexOf(PICTURE, at + (walked < bytes.length ? PICTURE.length : Math.max(PICTURE.length, end)));
  }
}
