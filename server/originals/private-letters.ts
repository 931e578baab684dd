import { publicLetters as replaceLetters, UNKNOWN_LETTER } from '../../shared/document/private-letters.ts';
import type { Tally } from './tally.ts';

/** The text with its private letters told: by the sign they draw, or as a counted gap. */
export function publicLetters(text: string, tally: Tally): string {
  return replaceLetters(text, () => {
    tally.leave('unknownLetter');
    return UNKNOWN_LETTER;
  });
}
