import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { deflateSync } from 'node:zlib';
import { readPaperFonts } from '../../shared/paper/font/face.ts';
import type { PaperDocument } from '../../shared/paper/paper-document.ts';
import { type GlyphMissing, type RenderedPaper, renderPaper } from '../../shared/paper/render-paper.ts';
import { findFonts } from './find-fonts.ts';

/** What the painting thread answers: a paper, a refusal, or the fault of a paper that it could not draw. */
export type PaperAnswer = { readonly drawn: RenderedPaper | GlyphMissing } | { readonly fault: string };

/** The painting thread: one paper at a time, the fonts read once for its whole life. */
const folder = findFonts();
const fonts = readPaperFonts({
  serif: readFileSync(path.join(folder, 'NotoSerifKR-Regular.ttf')),
  sans: readFileSync(path.join(folder, 'NotoSansKR-Bold.ttf')),
});

parentPort?.on('message', (paper: PaperDocument) => parentPort?.postMessage(answer(paper)));

/** A paper that cannot be drawn is answered, so that the thread lives on for the next one. */
function answer(paper: PaperDocument): PaperAnswer {
  try {
    return { drawn: renderPaper(paper, { fonts, deflate: deflateSync }) };
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
