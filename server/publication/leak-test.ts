import { finderOf, LeakFinder, leakWords, openTexts, removedTexts } from '../../shared/disclosure/find-leaks.ts';
import type { LeakPlace } from '../../shared/disclosure/leak-place.ts';
import { viewOnceApproved } from '../../shared/disclosure/public-view.ts';
import { shownHandler } from '../../shared/disclosure/shown-handler.ts';
import type { DocumentContent } from '../../shared/document/official-document.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { RendererStopped } from '../rendering/index.ts';
import { type ArtefactMakers, frameTexts, type PublicArtefact, publicArtefacts } from './public-artefacts.ts';
import type { PublicCopy } from './public-copy.ts';
import { UnreadablePdf } from './read-pdf.ts';

/** `files` hold the pictures of the papers that are drawn. */
export type LeakTest = ArtefactMakers & { readonly files: FileStore };

/**
 * 유출 점검 before a copy becomes visible: whatever was kept from citizens is looked for in everything that they will
 * be handed. Answers where it was found; a document that keeps nothing back costs nothing.
 */
export async function testForLeaks(
  content: DocumentContent,
  copy: PublicCopy,
  test: ArtefactMakers,
): Promise<LeakPlace[]> {
  const words = secretWords(content, copy, test.origin);
  if (words.size === 0) return [];
  try {
    return leaksIn(words, await publicArtefacts(copy, test));
  } catch (error) {
    // A paper that cannot be drawn or read has not been checked; one that only has to wait is tried again.
    if (error instanceof RendererStopped || error instanceof UnreadablePdf) return ['unchecked'];
    throw error;
  }
}

export function secretWords(content: DocumentContent, copy: PublicCopy, origin: string): ReadonlySet<string> {
  const view = viewOnceApproved(content);
  const removed = removedTexts(content, view);
  if (removed.length === 0) return new Set();
  const frame = withoutClosedHandler(content, copy);
  const words = leakWords(removed, [...openTexts(content, view), ...frameTexts(frame, origin)]);
  // The end of the title and what is printed behind it make words that nobody wrote; those of the title itself count.
  const isInTitle = finderOf([copy.title]);
  const isAtSeam = finderOf(frameTexts(frame, origin, copy.title));
  return new Set([...words].filter((word) => isInTitle(word) || !isAtSeam(word)));
}

/** Every page names who handles it; a name that the document keeps back is excused by none of them. */
function withoutClosedHandler(content: DocumentContent, copy: PublicCopy): PublicCopy {
  const shown = shownHandler(content, { name: copy.authorName, phone: copy.authorPhone });
  return { ...copy, authorName: shown.name, authorPhone: shown.phone };
}

export function leaksIn(words: ReadonlySet<string>, artefacts: readonly PublicArtefact[]): LeakPlace[] {
  const finder = new LeakFinder(words);
  return artefacts.flatMap(({ place, read }) => {
    const leaks = read.texts.some((text) => finder.isInText(text)) || read.codes.some((code) => finder.isInCode(code));
    return leaks ? [place] : [];
  });
}
