import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CHECKOUT } from '../../server/platform/checkout.ts';
import type { ImageBlock } from '../../shared/document/body.ts';
import { readPictureFile } from '../../shared/document/picture-file.ts';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { writtenRuns } from './written-line.ts';

const WRITTEN = /^!\[(?<alt>[^\]]+)\]\((?<file>[\w-]+\.png)\)\s*(?<caption>.*)$/;

/** `![what it says](file.png) caption`: a picture of the demonstration's folder in the middle of the text. */
export function writtenPicture(line: string): ImageBlock | undefined {
  const { alt = '', file = '', caption = '' } = WRITTEN.exec(line)?.groups ?? {};
  if (file === '') return undefined;
  const read = readPictureFile(pictureBytes(file));
  if (isRefusal(read)) throw new Error(`${file}: ${read.refused}`);
  const { mediaType, width, height, cleaned } = read;
  const sha256 = createHash('sha256').update(cleaned).digest('hex');
  const facts = { sha256, mediaType, width, height, share: 75, align: 'center', alt } as const;
  return { type: 'image', ...facts, caption: writtenRuns(caption) };
}

/** The files that a body shows, to be sent before it is saved. */
export function writtenPictureFiles(text: string): Uint8Array[] {
  const lines = text.split('\n').map((line) => WRITTEN.exec(line.trim())?.groups?.['file']);
  return lines.filter((file) => file !== undefined).map(pictureBytes);
}

function pictureBytes(file: string): Uint8Array {
  return readFileSync(path.join(CHECKOUT, 'scripts/demonstration-office/pictures', file));
}
