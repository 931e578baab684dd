import type { ShapedCluster } from './font/face.ts';

/** What the place of a glyph is taken from. */
type Placed = { readonly codePoint: number; readonly outline: number; readonly cluster?: ShapedCluster | undefined };

const FIRST_SYLLABLE = 0xac00;
const LAST_SYLLABLE = 0xd7a3;
const VOWELS = 21;
const FINALS = 28;

/** How a vowel stands to its consonant, in the order of Unicode: 0 beside it, 1 below it, 2 around it. */
const VOWEL_PLACES = [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 2, 1, 1, 2, 2, 2, 1, 1, 2, 0] as const;

/**
 * The order in which glyphs stand in the embedded font. Syllables of one build come together: where the vowel stands in
 * the same place, and a final consonant is there or not, the same consonant has the same outline, and packing finds it
 * again only when it lies near. A tenth of the whole file is saved over the order of the text (measured, bench `pdf`).
 */
export function inGlyphOrder<G extends Placed>(glyphs: Iterable<G>): G[] {
  const placed = Array.from(glyphs, (glyph) => ({ glyph, place: placeOf(glyph.codePoint) }));
  return placed.sort((a, b) => a.place - b.place || compareClusters(a.glyph, b.glyph)).map(({ glyph }) => glyph);
}

/** A number that grows with: no syllable, place of the vowel, final or none, and then by Unicode. */
function placeOf(codePoint: number): number {
  if (codePoint < FIRST_SYLLABLE || codePoint > LAST_SYLLABLE) return codePoint - 0x110000;
  const index = codePoint - FIRST_SYLLABLE;
  const vowel = VOWEL_PLACES[Math.floor(index / FINALS) % VOWELS] ?? 0;
  const build = vowel * 2 + (index % FINALS === 0 ? 0 : 1);
  return build * 0x10000 + index;
}

/** Only clusters of old Hangul can begin with the same letter; what has one text differs in its outline. */
function compareClusters(a: Placed, b: Placed): number {
  const [one, other] = [a.cluster?.text ?? '', b.cluster?.text ?? ''];
  if (one === other) return a.outline - b.outline;
  return one < other ? -1 : 1;
}
