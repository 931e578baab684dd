import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { isRefusal } from '../../../shared/kernel/refusal.ts';
import { type PaperFonts, readPaperFonts } from '../../../shared/paper/font/face.ts';
import type { PaperDocument } from '../../../shared/paper/paper-document.ts';
import { renderPaper } from '../../../shared/paper/render-paper.ts';
import { findFonts } from '../../rendering/find-fonts.ts';

export const FONT_FILES = { serif: 'NotoSerifKR-Regular.ttf', sans: 'NotoSansKR-Bold.ttf' } as const;

export function fontFile(face: keyof typeof FONT_FILES): Buffer {
  return readFileSync(path.join(findFonts(), FONT_FILES[face]));
}

export const paperFonts: PaperFonts = readPaperFonts({ serif: fontFile('serif'), sans: fontFile('sans') });

/** The document as its PDF, by the real painter; `fonts` only where a test needs broken ones. */
export function drawnPdf(paper: PaperDocument, fonts: PaperFonts = paperFonts): Uint8Array {
  const drawn = renderPaper(paper, { fonts, deflate: (bytes) => deflateSync(bytes) });
  if (isRefusal(drawn)) throw new Error(`refused: ${JSON.stringify(drawn)}`);
  return drawn.bytes;
}
