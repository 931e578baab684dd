import type { DocumentContent } from '../document/official-document.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';
import { closedEnclosureFault } from './closed-enclosures.ts';
import { groundsUsed, marksFault } from './closed-passages.ts';
import { looseText } from './loose-text.ts';

type Disclosed = Pick<DocumentContent, 'title' | 'publicTitle' | 'body' | 'disclosure' | 'bodyOpen' | 'attachments'>;

/**
 * 공개구분 and what it is said of must agree, whoever writes either of them: marks fit the level and its grounds, a file
 * is not open whose 붙임 line is closed, and 부분공개 keeps something back (제14조: what can be opened is opened), be it
 * only a word of the title.
 */
export function disclosureFault(
  content: Disclosed,
): Refusal<'closed-in-open' | 'closed-ground-missing' | 'closed-enclosure-open' | 'nothing-closed'> | undefined {
  const unfit = marksFault(content) ?? closedEnclosureFault(content);
  if (unfit) return unfit;
  const { title, publicTitle, body, disclosure, bodyOpen, attachments } = content;
  const hidesNothing =
    disclosure.level === 'partiallyOpen' &&
    bodyOpen &&
    !keepsTitleBack({ title, publicTitle }) &&
    groundsUsed(body).length === 0 &&
    attachments.every((one) => one.disclosure.level === 'open');
  return hidesNothing ? refuse('nothing-closed') : undefined;
}

/** Another sign or a word more in the public title keeps nothing of the title back. */
export function keepsTitleBack({ title, publicTitle }: Pick<Disclosed, 'title' | 'publicTitle'>): boolean {
  return !looseText(publicTitle).text.includes(looseText(title).text);
}
