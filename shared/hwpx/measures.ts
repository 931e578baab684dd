/** HWPUNIT, the unit of OWPML: 1/7200 inch, a hundredth of a point. */
export function mm(millimetres: number): number {
  return Math.round((millimetres * 7200) / 25.4);
}

/**
 * A4 with the margins of the paper (20, 15, 20, 15 mm). What is over and under the text is shared with the running
 * head and the page number, as Hancom counts margins: the text begins at `top` and `header` together.
 */
export const PAGE = {
  width: 59_528,
  height: 84_188,
  left: mm(20),
  right: mm(15),
  top: mm(10),
  header: mm(10),
  bottom: mm(9),
  footer: mm(6),
} as const;

export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
export const TEXT_HEIGHT = PAGE.height - PAGE.top - PAGE.header - PAGE.bottom - PAGE.footer;

/**
 * The width of a text in 타 (half the height of its letters): two for a Hangul or a sign, one for a Latin letter or a
 * digit. Exact in the fixed-width faces of official documents (바탕체), near enough in others.
 */
export function strokesOf(text: string): number {
  let strokes = 0;
  for (const character of text) strokes += (character.codePointAt(0) ?? 0) < 0x0250 ? 1 : 2;
  return strokes;
}

/** Shares a width out by weights, in whole units that add up to it exactly. */
export function shareOut(width: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let given = 0;
  let passed = 0;
  return weights.map((weight) => {
    passed += weight;
    const edge = Math.round((width * passed) / total);
    const part = edge - given;
    given = edge;
    return part;
  });
}
