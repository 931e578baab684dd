import { createHash } from 'node:crypto';
import { decode } from 'fast-png';
import { LETTERHEAD_LIMITS, type LetterPicture } from '../../shared/document/letterhead.ts';
import { Problem } from '../platform/http/problems.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const HEADER_BYTES = 33;

/** A picture that an administrator has sent, read to its last row: what cannot be drawn is not registered. */
export function readPicture(base64: string): LetterPicture & { readonly png: Uint8Array } {
  const png = new Uint8Array(Buffer.from(base64, 'base64'));
  if (png.length > LETTERHEAD_LIMITS.pictureBytes) {
    throw new Problem('letter-picture-too-large', { most: LETTERHEAD_LIMITS.pictureBytes / 1000 });
  }
  const isPng = png.length > HEADER_BYTES && SIGNATURE.every((byte, at) => png[at] === byte);
  if (!isPng) throw new Problem('letter-picture-unreadable');
  // The size stands in the header: a small file of a huge picture is refused before it is unpacked.
  const header = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [width, height] = [header.getUint32(16), header.getUint32(20)];
  const { leastPixels, mostPixels } = LETTERHEAD_LIMITS;
  if (Math.min(width, height) < leastPixels || Math.max(width, height) > mostPixels) {
    throw new Problem('letter-picture-size', { least: leastPixels, most: mostPixels, width, height });
  }
  // Interlaced samples of less than a byte are drawn wrongly by the decoder.
  if (header.getUint8(28) === 1 && header.getUint8(24) < 8) throw new Problem('picture-interlaced');
  if (!isWhole(png)) throw new Problem('letter-picture-unreadable');
  return { sha256: createHash('sha256').update(png).digest('hex'), mediaType: 'image/png', width, height, png };
}

function isWhole(png: Uint8Array): boolean {
  try {
    return decode(png, { checkCrc: true }).data.length > 0;
  } catch {
    return false;
  }
}
