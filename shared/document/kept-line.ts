import { oneLine } from './official-document.ts';
import { publicLetters } from './private-letters.ts';

/** A line that somebody typed or pasted, as the record keeps it: signs that a font alone knew are letters. */
export function keptLine(text: string): string {
  return oneLine(publicLetters(text, (letter) => letter));
}
