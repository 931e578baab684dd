import { oneLine, oneParagraph } from './official-document.ts';
import { publicLetters } from './private-letters.ts';

/** A line that somebody typed or pasted, as the record keeps it: signs that a font alone knew are letters. */
export function keptLine(text: string): string {
  return oneLine(publicLetters(text, (letter) => letter));
}

/** The same of an opinion or a reason, which may have several lines. */
export function keptParagraph(text: string): string {
  return oneParagraph(publicLetters(text, (letter) => letter));
}
