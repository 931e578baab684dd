import type { PdfProxy } from './pdf-pieces.ts';
import { informationIn, wordsOf } from './read-picture.ts';

const PICTURE = Buffer.from([0xff, 0xd8, 0xff]);
const MOST_PICTURES = 2_000;

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
  let at = bytes.indexOf(PICTURE);
  for (let count = 0; at >= 0 && count < MOST_PICTURES; count += 1) {
    for (const { value } of informationIn(bytes.subarray(at))) said.add(value);
    at = bytes.indexOf(PICTURE, at + PICTURE.length);
  }
  return [...said];
}
