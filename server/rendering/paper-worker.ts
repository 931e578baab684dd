import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { isRefusal } from '../../shared/kernel/refusal.ts';
import { readPaperFonts } from '../../shared/paper/font/face.ts';
import { needsShaping } from '../../shared/paper/font/shaping.ts';
import type { PaperDocument, PaperPictures } from '../../shared/paper/paper-document.ts';
import { type PaperRefusal, type RenderedPaper, renderPaper } from '../../shared/paper/render-paper.ts';
import { findFonts } from './find-fonts.ts';
import { type Issue, issuedCopy } from './issued-copy.ts';
import { packHwpx } from './pack-hwpx.ts';
import { packStream } from './pack-stream.ts';

/** What the thread is asked for: the paper with its pictures as PDF, or as a file to go on writing in. */
export type PaperTask = { readonly paper: PaperDocument; readonly pictures: PaperPictures } & (
  | { readonly as: 'pdf'; readonly issue?: Issue }
  | { readonly as: 'hwpx' }
);

/** A paper, and the SHA-256 of the font files that it was drawn with. */
export type DrawnPaper = RenderedPaper & { readonly fontsSha256: string };

/** What it answers: a paper, a refusal, a packed file, or the fault of a paper that it could not draw. */
export type PaperAnswer =
  | { readonly drawn: DrawnPaper | PaperRefusal }
  | { readonly packed: Uint8Array }
  | { readonly fault: string };

/** The painting thread: one paper at a time, the fonts read once for its whole life. */
/** Niceness. At 10 a thread gets a tenth beside one of the office that wants the processor too, and never nothing. */
const LATER_THAN_ACTS = 10;
stepBack();
const folder = findFonts();
const files = {
  serif: readFileSync(path.join(folder, 'NotoSerifKR-Regular.ttf')),
  sans: readFileSync(path.join(folder, 'NotoSansKR-Bold.ttf')),
};
let fonts = readPaperFonts(files);
const fontsSha256 = createHash('sha256').update(files.serif).update(files.sans).digest('hex');

/**
 * Papers are drawn in the time that nobody else wants: an approval never waits for a processor that draws. Linux alone
 * gives a thread a priority of its own; elsewhere this would put back the whole office.
 */
function stepBack(): void {
  if (process.platform === 'linux' && getPriority() < LATER_THAN_ACTS) setPriority(LATER_THAN_ACTS);
}

parentPort?.on('message', async (task: PaperTask) => parentPort?.postMessage(await answer(task)));

/** A paper that cannot be drawn is answered, so that the thread lives on for the next one. */
async function answer(task: PaperTask): Promise<PaperAnswer> {
  const { paper, pictures } = task;
  try {
    if (task.as === 'hwpx') return { packed: packHwpx(paper, pictures) };
    if (!fonts.shape && needsShaping(JSON.stringify(paper))) await loadShaper();
    const issued = task.issue && issuedCopy(paper, pictures, task.issue);
    const drawn = renderPaper(paper, { fonts, deflate: packStream, pictures, ...(issued ? { issued } : {}) });
    return { drawn: isRefusal(drawn) ? drawn : { ...drawn, fontsSha256 } };
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Hardly any paper has old Hangul: the shaper and its copy of the fonts are loaded with the first that has. */
async function loadShaper(): Promise<void> {
  const { shaperOf } = await import('./shape-old-hangul.ts');
  fonts = { ...fonts, shape: shaperOf(files) };
}
