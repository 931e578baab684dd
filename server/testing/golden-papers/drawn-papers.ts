import { deflateSync } from 'node:zlib';
import { isRefusal } from '../../../shared/kernel/refusal.ts';
import { type PaperFonts, readPaperFonts } from '../../../shared/paper/font/face.ts';
import type { PaperDocument } from '../../../shared/paper/paper-document.ts';
import { layOutPaper, type PaperLayout, renderPaper } from '../../../shared/paper/render-paper.ts';
import type { GoldenPaper } from '../../../shared/testing/golden-papers/golden-paper.ts';
import { readFontFiles } from '../../rendering/find-fonts.ts';
import { shaperOf } from '../../rendering/shape-old-hangul.ts';

export const fontFiles = readFontFiles();
export const paperFonts: PaperFonts = readPaperFonts(fontFiles, shaperOf(fontFiles));

type Drawable = Pick<GoldenPaper, 'paper' | 'pictures' | 'issued'>;
const drawnOnce = new WeakMap<PaperDocument, Uint8Array>();

/** The document as its PDF, drawn once for all who look at it. */
export function drawnPdf(golden: Drawable): Uint8Array {
  const pdf = drawnOnce.get(golden.paper) ?? drawnWith(golden, paperFonts);
  drawnOnce.set(golden.paper, pdf);
  return pdf;
}

/** The document as its PDF, by the real painter; other fonts only where a test needs broken ones. */
export function drawnWith({ paper, pictures, issued }: Drawable, fonts: PaperFonts): Uint8Array {
  const drawn = renderPaper(paper, {
    fonts,
    deflate: (bytes) => deflateSync(bytes),
    ...(pictures && { pictures }),
    ...(issued && { issued }),
  });
  if (isRefusal(drawn)) throw new Error(`refused: ${JSON.stringify(drawn)}`);
  return drawn.bytes;
}

/** Where everything stands on its pages. */
export function laidOut({ paper, issued }: Drawable): PaperLayout {
  return layOutPaper(paper, paperFonts, issued);
}
