import type { StandInChain } from '../organization/absence.ts';

/**
 * Why a document waits on nobody (멈춘 문서): the person has left the office or the post, nobody holds the post, the
 * person cannot sign in, or is away and nobody acts.
 */
export type StuckReason = 'personLeft' | 'postVacant' | 'postLeft' | 'noAccount' | 'absentAlone';

/** What is known of a seat that a document waits on, or will. */
export type SeatFacts = {
  readonly holdsPost: boolean;
  readonly holdsAnyPost: boolean;
  readonly postIsHeld: boolean;
  readonly hasAccount: boolean;
  /** Who acts for the person now. */
  readonly standIn: StandInChain;
  /** The one who acts can sign in and holds a post. */
  readonly standInCanSign: boolean;
  /** Since when it is the seat's turn; null while others are before it. */
  readonly turnSince: Date | null;
};

/** An absence without anybody acting is no fault for some days: people come back, and most documents can wait. */
export const DAYS_ALONE = 3;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Why nobody can act on the seat, or nothing. Somebody acting for a person who is away makes good for that alone. */
export function whyStuck(facts: SeatFacts, now: Date): StuckReason | undefined {
  if (!facts.holdsAnyPost) return 'personLeft';
  if (!facts.holdsPost) return facts.postIsHeld ? 'postLeft' : 'postVacant';
  if (!facts.hasAccount) return 'noAccount';
  const [absence] = facts.standIn.chain;
  if (!absence || !facts.turnSince) return undefined;
  if (facts.standIn.result === 'standIn' && facts.standInCanSign) return undefined;
  const since = Math.max(absence.from.getTime(), facts.turnSince.getTime());
  return now.getTime() - since >= DAYS_ALONE * DAY_MS ? 'absentAlone' : undefined;
}
