import { readableText } from './personal-data/readable-text.ts';

/**
 * A text as somebody finds it who looks for a word however it is written: letters and digits alone, small, without
 * spaces, hyphens and what nobody sees, full-width and parted syllables as plain ones. Character `i` was written from
 * `starts[i]` to `ends[i]`.
 */
export type LooseText = { readonly text: string; readonly starts: readonly number[]; readonly ends: readonly number[] };

const LETTER_OR_DIGIT = /[\p{L}\p{N}\ufffd]/u;

export function looseText(written: string): LooseText {
  const read = readableText(written);
  const [letters, starts, ends]: [string[], number[], number[]] = [[], [], []];
  for (let at = 0; at < read.text.length; at += 1) {
    const from = read.starts[at] ?? 0;
    const to = read.ends[at] ?? from;
    const letter = read.text.charAt(at);
    if (!LETTER_OR_DIGIT.test(letter)) continue;
    // A letter beyond the first plane is one unknown sign to the detectors of personal data; here it is itself.
    const found = letter === '\ufffd' ? written.slice(from, to) : letter.toLowerCase();
    if (letter === '\ufffd' && !/[\p{L}\p{N}]/u.test(found)) continue;
    letters.push(...found.split(''));
    for (let unit = 0; unit < found.length; unit += 1) {
      starts.push(from);
      ends.push(to);
    }
  }
  return { text: letters.join(''), starts, ends };
}

/** Where a loose word stands in a text, each place once, as it was written. */
export function placesOf(text: LooseText, word: string): readonly { readonly from: number; readonly to: number }[] {
  const places: { from: number; to: number }[] = [];
  if (word === '') return places;
  for (let at = text.text.indexOf(word); at >= 0; at = text.text.indexOf(word, at + word.length)) {
    places.push({ from: text.starts[at] ?? 0, to: text.ends[at + word.length - 1] ?? 0 });
  }
  return places;
}
