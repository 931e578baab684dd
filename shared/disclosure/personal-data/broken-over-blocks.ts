import { findPersonalData } from './find-personal-data.ts';
import type { PersonalFinding, PublicContacts } from './personal-finding.ts';

/** A part of what was found over the end of a block, by its place in the text of its own block. */
type PartInBlock = PersonalFinding & { readonly block: number; readonly words: string };

/** No number is longer, its own word before it included; what stands further in is found within its block. */
const EDGE = 80;
const MIDDLE = '\n…\n';

/**
 * What goes on over the end of a paragraph, as a number into which somebody has typed Enter: each part of it where it
 * stands, so that each of them can be closed. Looks at the edges of the texts alone, and tells what is certain:
 * figures that only look like one number end and begin paragraphs all the time.
 */
export function brokenOverBlocks(texts: readonly string[], contacts: PublicContacts): PartInBlock[] {
  const edges = texts.map((text) => (text.length > 2 * EDGE ? text.slice(0, EDGE) + MIDDLE + text.slice(-EDGE) : text));
  let next = 0;
  const placed = edges.map((edge, block) => {
    const start = next;
    next += edge.length + 1;
    return { block, edge, start, end: start + edge.length };
  });
  return findPersonalData(edges.join('\n'), contacts).flatMap(({ from, to, ...found }) => {
    const reached = placed.filter(({ start, end }) => from < end && to > start);
    if (reached.length < 2 || found.confidence !== 'certain') return [];
    return reached.flatMap(({ block, edge, start }): PartInBlock[] => {
      const [first, last] = [Math.max(0, from - start), Math.min(edge.length, to - start)];
      const words = edge.slice(first, last);
      if (!/[\p{L}\p{N}]/u.test(words)) return [];
      // Of a long text what was left out stands before its last edge.
      const left = first > EDGE ? (texts[block]?.length ?? 0) - edge.length : 0;
      return [{ ...found, block, words, from: first + left, to: last + left }];
    });
  });
}
