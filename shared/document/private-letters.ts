/**
 * Letters of the private use area, which a font alone knows: signs of lists as Hancom and Microsoft write them. A
 * screen reader would say nothing for them, and no paper of ours draws them.
 */
const SIGNS: ReadonlyMap<number, string> = new Map([
  [0xf02a, '*'],
  [0xf02d, '-'],
  [0xf06c, '●'],
  [0xf06d, '○'],
  [0xf06e, '■'],
  [0xf06f, '□'],
  [0xf071, '❑'],
  [0xf073, '◆'],
  [0xf074, '◆'],
  [0xf075, '◆'],
  [0xf076, '❖'],
  [0xf09f, '•'],
  [0xf0a0, '○'],
  [0xf0a1, '○'],
  [0xf0a7, '■'],
  [0xf0a8, '□'],
  [0xf0b7, '•'],
  [0xf0d8, '➢'],
  [0xf0e0, '→'],
  [0xf0e8, '⇒'],
  [0xf0f0, '⇨'],
  [0xf0fc, '✓'],
  [0xf0fe, '☑'],
  [0xf03a0, '■'],
  [0xf080f, '○'],
  [0xf0853, '•'],
]);

const PRIVATE = /[\ue000-\uf8ff\u{f0000}-\u{ffffd}\u{100000}-\u{10fffd}]/gu;
/** Most texts have none, and looking for the halves of a pair is cheaper than reading code points. */
const SUSPECT = /[\ue000-\uf8ff\udb80-\udbff]/;

/** The text with its private letters replaced: by the sign they draw, or by what `unknown` says of them. */
export function publicLetters(text: string, unknown: (letter: string) => string): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(PRIVATE, (letter) => SIGNS.get(letter.codePointAt(0) ?? 0) ?? unknown(letter));
}
