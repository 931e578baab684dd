import { createHash } from 'node:crypto';
import { isRefusal, refuse } from '../../shared/kernel/refusal.ts';
import { readPaperFonts } from '../../shared/paper/font/face.ts';
import { needsShaping } from '../../shared/paper/font/shaping.ts';
import type { PaperDocument, PaperPictures } from '../../shared/paper/paper-document.ts';
import {
  type PaperParts,
  type PaperRefusal,
  type RenderedPaper,
  renderPaper,
} from '../../shared/paper/render-paper.ts';
import { renderView } from '../../shared/paper/render-view.ts';
import type { ViewPaper } from '../../shared/paper/view-paper.ts';
import { readFontFiles } from './find-fonts.ts';
import { type Issue, issuedCopy } from './issued-copy.ts';
import { PictureMissing, packHwpx } from './pack-hwpx.ts';
import { packStream } from './pack-stream.ts';

/** What is asked for: the paper with its pictures as PDF, or as a file to go on writing in. */
export type PaperTask = { readonly pictures: PaperPictures } & (
  | { readonly as: 'pdf'; readonly paper: PaperDocument; readonly issue?: Issue }
  | { readonly as: 'hwpx'; readonly paper: PaperDocument }
  | { readonly as: 'view'; readonly view: ViewPaper }
);

/** A paper, and the SHA-256 of the font files that it was drawn with. */
export type DrawnPaper = RenderedPaper & { readonly fontsSha256: string };

/** A paper, a refusal, or a packed file. */
export type PaperAnswer = { readonly drawn: DrawnPaper | PaperRefusal } | { readonly packed: Uint8Array };

// One paper at a time, the fonts read once for the whole life of its process.
const files = readFontFiles();
let fonts = readPaperFonts(files);
const { serif, sans, latin, signs } = files;
const fontsSha256 = [serif, sans, latin, signs]
  .reduce((hash, file) => hash.update(file), createHash('sha256'))
  .digest('hex');

export async function paintPaper(task: PaperTask): Promise<PaperAnswer> {
  const { pictures } = task;
  try {
    if (task.as === 'hwpx') return { packed: packHwpx(task.paper, pictures) };
    return { drawn: await draw(task) };
  } catch (error) {
    if (error instanceof PictureMissing) return { drawn: refuse('picture-missing', { sha256: error.sha256 }) };
    throw error;
  }
}

async function draw(task: Exclude<PaperTask, { as: 'hwpx' }>): Promise<DrawnPaper | PaperRefusal> {
  if (!fonts.shape && needsShaping(JSON.stringify(task.as === 'view' ? task.view : task.paper))) await loadShaper();
  const parts = { fonts, deflate: packStream, pictures: task.pictures };
  const drawn = task.as === 'view' ? renderView(task.view, parts) : drawPaper(task, parts);
  return isRefusal(drawn) ? drawn : { ...drawn, fontsSha256 };
}

function drawPaper(
  { paper, issue }: Extract<PaperTask, { as: 'pdf' }>,
  parts: PaperParts,
): RenderedPaper | PaperRefusal {
  const issued = issue && issuedCopy(paper, parts.pictures ?? new Map(), issue);
  return renderPaper(paper, { ...parts, ...(issued ? { issued } : {}) });
}

/** Hardly any paper has old Hangul: the shaper and its copy of the fonts are loaded with the first that has. */
async function loadShaper(): Promise<void> {
  const { shaperOf } = await import('./shape-old-hangul.ts');
  fonts = { ...fonts, shape: shaperOf(files) };
}
