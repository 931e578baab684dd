import type { ClosedGrounds, Run } from '../document/body.ts';
import { DISCLOSURE_GROUNDS } from './disclosure.ts';

/**
 * What stands in the place of a passage that was taken out: the ground and nothing else, so that neither its length
 * nor its number of words is told. The same words in every rendering.
 */
export function withheldText(grounds: ClosedGrounds): string {
  return `[${withheldBecause(grounds)}]`;
}

/** The same where it stands apart, as beside a closed attachment. */
export function withheldBecause(grounds: ClosedGrounds): string {
  return `제9조제1항${grounds.map((ground) => `제${ground}호`).join('·')}에 따라 비공개`;
}

/** `비공개 5·6호`: the same where there is little room, and beside a closed passage on the officials' screen. */
export function closedName(grounds: ClosedGrounds): string {
  return `비공개 ${grounds.join('·')}호`;
}

export function withheldRun(grounds: ClosedGrounds): Run {
  return { text: withheldText(grounds), withheld: grounds };
}

/** Grounds of passages that have become one, in the order of the law. */
export function allGrounds(lists: readonly (ClosedGrounds | undefined)[]): ClosedGrounds {
  return DISCLOSURE_GROUNDS.filter((ground) => lists.some((list) => list?.includes(ground)));
}
