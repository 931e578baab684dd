import { findPersonalData } from './find-personal-data.ts';
import type { FindingConfidence, PersonalDataKind, PersonalFinding, PublicContacts } from './personal-finding.ts';
import { readableText } from './readable-text.ts';

/** A part of what was found over the end of a block, by its place in the text of its own block. */
type PartInBlock = PersonalFinding & { readonly block: number; readonly words: string };

/** No number is longer, its own word before it included; what stands further in is found within its block. */
const EDGE = 80;
const MIDDLE = '\n…\n';
/** One or two figures stand everywhere: closing them would close them all, and without the rest they tell nothing. */
const FEWEST_OF_A_PART = 3;

/**
 * What goes on over the end of a paragraph, as a number into which somebody has typed Enter: each part of it where it
 * stands, so that each of them can be closed. Looks at the edges of the texts alone, and tells what would be certain
 * within a paragraph: figures that only look like one number end and begin paragraphs all the time.
 */
export function brokenOverBlocks(texts: readonly string[], contacts: PublicContacts): PartInBlock[] {
  const parts = partsOver(texts, '\n', contacts);
  // Enter may have been typed between two figures as well as between two groups of them.
  const isCut = texts.some((text, at) => /\p{N}$/u.test(text) && /^\p{N}/u.test(texts[at + 1] ?? ''));
  if (!isCut) return parts;
  const isTold = (part: PartInBlock) =>
    parts.some(({ block, from, to }) => block === part.block && from < part.to && to > part.from);
  return [...parts, ...partsOver(texts, '', contacts).filter((part) => !isTold(part))];
}

function partsOver(texts: readonly string[], between: '\n' | '', contacts: PublicContacts): PartInBlock[] {
  const edges = texts.map((text) => (text.length > 2 * EDGE ? text.slice(0, EDGE) + MIDDLE + text.slice(-EDGE) : text));
  let next = 0;
  const placed = edges.map((edge, block) => {
    const start = next;
    next += edge.length + between.length;
    return { block, edge, start, end: start + edge.length };
  });
  let begins = 0;
  const joined = edges.join(between);
  // In the order of the text, so the blocks are gone through once.
  return findPersonalData(joined, contacts).flatMap(({ from, to, ...found }) => {
    while ((placed[begins]?.end ?? to) <= from) begins += 1;
    let ends = begins;
    while ((placed[ends]?.start ?? to) < to) ends += 1;
    const reached = placed.slice(begins, ends);
    if (reached.length < 2 || found.confidence !== 'certain') return [];
    const pieces = reached.map(({ edge, start }) => edge.slice(Math.max(0, from - start), to - start));
    const confidence = confidenceOf(found.kind, pieces, joined.slice(Math.max(0, from - EDGE), from));
    return reached.flatMap(({ block, edge, start }, at): PartInBlock[] => {
      const [first, last] = [Math.max(0, from - start), Math.min(edge.length, to - start)];
      const words = pieces[at] ?? '';
      if ((words.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < FEWEST_OF_A_PART) return [];
      // Of a long text what was left out stands before its last edge.
      const left = first > EDGE ? (texts[block]?.length ?? 0) - edge.length : 0;
      return [{ ...found, confidence, block, words, from: first + left, to: last + left }];
    });
  });
}

/** Whose number it is right before it; of 주민센터 and 주민등록 인구 the figures are other ones. */
const NAMED: Partial<Record<PersonalDataKind, RegExp>> = {
  residentNumber: /(?:주민|외국인|거소)(?:등록|신고|외국인|[()\s·/]){0,5}번호/,
  foreignerNumber: /(?:주민|외국인|거소)(?:등록|신고|외국인|[()\s·/]){0,5}번호/,
  driverLicence: /면허/,
};
/** A resident's number, and a licence with two figures or a region before it, with all their hyphens. */
const HYPHENED = /^(?:[0-9]{6}-[0-9]{7}|(?:[0-9]{2}-|[가-힣]{2})[0-9]{2}-[0-9]{6}-[0-9]{2})$/;
/** A dash with a space behind it begins a paragraph as an item. */
const BULLETS = /\n- /g;
/** In letters, as far as the detectors look for the word of a number. */
const NAME_BEFORE = 24;

/**
 * Two amounts, one ending a paragraph and one beginning the next, fit a check digit once in eleven times, and a day
 * with a number behind it reads like a licence: without its hyphens or its name such a number stops nothing.
 */
function confidenceOf(kind: PersonalDataKind, pieces: readonly string[], before: string): FindingConfidence {
  const name = NAMED[kind];
  if (!name || name.test(readableText(before).text.slice(-NAME_BEFORE))) return 'certain';
  const written = readableText(pieces.join('\n')).digits.replace(BULLETS, '\n');
  return HYPHENED.test(written.replaceAll(/\s/g, '')) ? 'certain' : 'likely';
}
