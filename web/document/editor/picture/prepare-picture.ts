import { refusalText } from '../../../../shared/contract/refusals.ts';
import { readPictureFile } from '../../../../shared/document/picture-file.ts';
import { PICTURE_LIMITS } from '../../../../shared/document/picture-limits.ts';
import { isRefusal } from '../../../../shared/kernel/refusal.ts';

/** A file that no browser can show, in words for the person who has chosen it. */
export class UnfitPicture extends Error {
  override readonly name = 'UnfitPicture';
}

/** Printed as wide as the text, this is more than 600 dots an inch. */
const MOST_SIDE = 4_096;
const QUALITY = 0.92;

/**
 * The file as it may be sent. What is kept as it is goes as it is; what is turned, too large, of another format (GIF,
 * BMP, WebP) or in other colours than sRGB is drawn anew, upright, by the browser that can show it.
 */
export async function preparePicture(file: File): Promise<File> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = readPictureFile(bytes);
  if (!isRefusal(read) && !read.hasOwnColours && bytes.length <= PICTURE_LIMITS.fileBytes) return file;
  const drawn = await drawAnew(file).catch(() => undefined);
  if (drawn) return drawn;
  const code = isRefusal(read) ? read.refused : 'picture-damaged';
  throw new UnfitPicture(refusalText(code, isRefusal(read) ? read.facts : undefined));
}

async function drawAnew(file: File): Promise<File | undefined> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, MOST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  // A photograph stays one; whatever may have clear parts or letters keeps them exactly.
  const type = file.type === 'image/jpeg' ? 'image/jpeg' : 'image/png';
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, QUALITY));
  return blob ? new File([blob], 'picture', { type }) : undefined;
}
