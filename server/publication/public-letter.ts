import type { DocumentContent } from '../../shared/document/official-document.ts';
import { letterOnPaper, type SentLetter } from '../../shared/paper/letter-on-paper.ts';
import type { PaperLetter } from '../../shared/paper/paper-document.ts';

/**
 * 두문 and 결문 for citizens: no picture, for a seal is not handed out and the public copy carries words only. Who wrote
 * in as a citizen (민원문서) is nobody's to read, so those who are no agency are called 민원인 (공개법 제9조①6).
 */
export function publicLetter(
  { letter, kind }: Pick<DocumentContent, 'letter' | 'kind'>,
  sent: Omit<SentLetter, 'registered'>,
): PaperLetter | undefined {
  if (!letter) return undefined;
  const isPetition = kind?.kind === 'civilPetition';
  const named = letter.recipients.map((each) => (isPetition && !each.place ? { name: '민원인' } : each));
  const recipients = named.filter(
    ({ name }, at) => named.findIndex((each) => each.name === name) === at || !isPetition,
  );
  const facts = { ...sent.facts, logo: null, symbol: null };
  return letterOnPaper({ ...letter, recipients }, { ...sent, facts });
}
