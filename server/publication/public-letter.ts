import { letterForCitizens } from '../../shared/disclosure/letter-for-citizens.ts';
import type { DocumentContent } from '../../shared/document/official-document.ts';
import { letterOnPaper, type SentLetter } from '../../shared/paper/letter-on-paper.ts';
import type { PaperLetter } from '../../shared/paper/paper-document.ts';

/** 두문 and 결문 for citizens: no picture, for a seal is not handed out and the public copy carries words only. */
export function publicLetter(
  content: Pick<DocumentContent, 'letter' | 'kind'>,
  sent: Omit<SentLetter, 'registered'>,
): PaperLetter | undefined {
  const letter = letterForCitizens(content);
  const facts = { ...sent.facts, logo: null, symbol: null };
  return letter && letterOnPaper(letter, { ...sent, facts });
}
