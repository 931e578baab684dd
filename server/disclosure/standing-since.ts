import { type Disclosure, disclosureLabel } from '../../shared/disclosure/disclosure.ts';
import type { DisclosureDecision } from './store.ts';

/**
 * The decision since which the disclosure has stood as it does now; undefined where it is still that of the approval.
 * 유지 is a decision too, so the last one does not say it.
 */
export function standingSince(
  approved: Disclosure,
  decisions: readonly DisclosureDecision[],
): DisclosureDecision | undefined {
  let label = disclosureLabel(approved);
  let since: DisclosureDecision | undefined;
  for (const decision of decisions) {
    const decided = disclosureLabel(decision.standing.disclosure);
    if (decided !== label) since = decision;
    label = decided;
  }
  return since;
}
