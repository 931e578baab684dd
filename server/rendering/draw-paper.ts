import { isRefusal } from '../../shared/kernel/refusal.ts';
import type { PaperDocument, PaperPictures } from '../../shared/paper/paper-document.ts';
import { refused } from '../platform/http/problems.ts';
import type { Issue } from './issued-copy.ts';
import type { Renderer } from './rendering-pool.ts';

/** Draws a paper for somebody who waits for it. */
export async function draw(
  renderer: Renderer,
  paper: PaperDocument,
  pictures: PaperPictures,
  issue?: Issue,
): Promise<Uint8Array> {
  const drawn = await renderer.render(paper, pictures, issue);
  if (isRefusal(drawn)) throw refused(drawn);
  return drawn.bytes;
}
