import type { TellOfStop } from '../notification/index.ts';
import type { PublicationChecks } from './publication-checks.ts';
import type { SiteFacts } from './site-facts.ts';

/** What else an act touches: the counts of the site, the other disclosure officers, the checks before publication. */
export type PublicationNeighbours = {
  readonly facts: SiteFacts;
  readonly tellOfStop: TellOfStop;
  readonly checks: PublicationChecks;
};
