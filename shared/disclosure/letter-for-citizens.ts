import type { Letter } from '../document/letter.ts';
import type { DocumentContent } from '../document/official-document.ts';

/**
 * 수신자 as citizens read them. Who wrote in as a citizen (민원문서) is nobody's to read, so those who are no agency are
 * called 민원인 (공개법 제9조①6), once however many there are.
 */
export function letterForCitizens({ letter, kind }: Pick<DocumentContent, 'letter' | 'kind'>): Letter | undefined {
  if (!letter || kind?.kind !== 'civilPetition') return letter;
  const named = letter.recipients.map((each) => (each.place ? each : { name: '민원인' }));
  const recipients = named.filter(({ name }, at) => named.findIndex((each) => each.name === name) === at);
  return { ...letter, recipients };
}
