import type { DisclosureGround } from '../disclosure/disclosure.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { ReclassificationOutcome } from './decide-reclassification.ts';
import { recheckReasons, type WithheldRecord } from './recheck-reasons.ts';
import type { RecheckRules } from './recheck-rules.ts';

/** 제안: what the reasons alone speak for. A person decides; the text of the record is not looked at. */
export type SuggestedReclassification = {
  readonly outcome: ReclassificationOutcome;
  readonly grounds: readonly DisclosureGround[];
};

/**
 * What the term of the law closes no longer is opened; so is what was closed only on grounds that had an end, once that
 * end has come. Grounds that are left stay, and everything else stays as it is.
 */
export function suggestReclassification(
  record: WithheldRecord,
  rules: RecheckRules,
  today: CalendarDay,
): SuggestedReclassification {
  const reasons = recheckReasons(record, rules, today).map(({ reason }) => reason);
  const { grounds } = record.disclosure;
  if (reasons.includes('termEnds') || reasons.includes('verbatim')) return { outcome: 'open', grounds: [] };
  if (!reasons.includes('reviewEnded')) return { outcome: 'keep', grounds };
  const left = grounds.filter((ground) => !rules.groundsNeedingEnd.includes(ground));
  if (left.length === 0) return { outcome: 'open', grounds: [] };
  return { outcome: 'keep', grounds: left };
}
