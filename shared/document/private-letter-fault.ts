import { type Refusal, refuse } from '../kernel/refusal.ts';
import { codePointName } from './body-text.ts';
import { unknownLetter } from './private-letters.ts';

/** What is not printed and yet read by others: by citizens, by search, by programs. */
export type ListedTexts = { readonly summary: string; readonly keywords: readonly string[] };

/** A letter that one font alone knows says nothing to anybody else. */
export function privateLetterFault({ summary, keywords }: ListedTexts): Refusal<'private-letter'> | undefined {
  const letter = [summary, ...keywords].map(unknownLetter).find((found) => found !== undefined);
  if (letter === undefined) return undefined;
  const place = unknownLetter(summary) === letter ? '문서요지' : '키워드';
  return refuse('private-letter', { place, codePoint: codePointName(letter) });
}
