import type { TellOfStop } from '../notification/index.ts';
import type { PublicationChecks } from './publication-checks.ts';
import type { SiteFacts } from './site-facts.ts';

/** What every act touches: the counts of the site, and the other disclosure officers. */
export type ActNeighbours = {
  readonly facts: SiteFacts;
  readonly tellOfStop: TellOfStop;
};

/** What an act touches that may publish: the checks before publication too. */
export type PublicationNeighbours = ActNeighbours & { readonly checks: PublicationChecks };
