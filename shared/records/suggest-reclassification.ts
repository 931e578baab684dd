import { type Disclosure, type DisclosureGround, disclosureLabel } from '../disclosure/disclosure.ts';
import type { StandingDisclosure } from '../disclosure/standing-disclosure.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import {
  type MarkedVerbatim,
  OUTCOME_LABELS,
  type ReclassificationChoice,
  type ReclassificationOutcome,
  type RecordToDecide,
} from './decide-reclassification.ts';
import { recheckReasons, type WithheldRecord } from './recheck-reasons.ts';
import type { RecheckRules } from './recheck-rules.ts';

/** 제안: what the reasons alone speak for. A person decides; the text of the record is not looked at. */
export type SuggestedReclassification = {
  readonly outcome: ReclassificationOutcome;
  readonly grounds: readonly DisclosureGround[];
  /** 속기록·녹음 among the attachments whose years are over: these are opened, and no other. */
  readonly openedFiles: readonly string[];
};

/**
 * What the term of the law closes no longer is opened; so is what was closed only on grounds that had an end, once that
 * end has come. Of 속기록 that is an attachment the attachment alone is opened: its years say nothing about the rest.
 * Grounds that are left stay, and everything else stays as it is.
 */
export function suggestReclassification(
  record: WithheldRecord,
  verbatim: MarkedVerbatim,
  rules: RecheckRules,
  today: CalendarDay,
): SuggestedReclassification {
  const reasons = recheckReasons(record, rules, today).map(({ reason }) => reason);
  const { level, grounds } = record.disclosure;
  const openedFiles = reasons.includes('verbatim') ? verbatim.files : [];
  const open = { outcome: 'open', grounds: [], openedFiles } as const;
  if (reasons.includes('termEnds') || (reasons.includes('verbatim') && verbatim.document)) return open;
  const left = reasons.includes('reviewEnded')
    ? grounds.filter((ground) => !rules.groundsNeedingEnd.includes(ground))
    : grounds;
  if (reasons.includes('reviewEnded') && left.length === 0) return open;
  const mustBeReadable = level === 'closed' && openedFiles.length > 0;
  return { outcome: mustBeReadable ? 'partiallyOpen' : 'keep', grounds: left, openedFiles };
}

/** A suggestion in words, of attachments by their names; nothing where all is left as it is. */
export function suggestionWords(
  { outcome, grounds, openedFiles }: SuggestedReclassification,
  disclosure: Disclosure,
): string {
  if (outcome === 'open') return OUTCOME_LABELS.open;
  const isSame = grounds.length === disclosure.grounds.length;
  const level = outcome === 'keep' ? disclosure.level : outcome;
  const rest = outcome !== 'keep' || !isSame ? disclosureLabel({ level, grounds }) : '';
  const files = openedFiles.length === 0 ? '' : `속기록인 붙임만 공개: ${openedFiles.join(', ')}`;
  return [files, rest].filter(Boolean).join(' · ');
}

const OPEN: Disclosure = { level: 'open', grounds: [] };

/** The choice that does what is suggested; attachments that a suggestion names leave nothing else to choose. */
export function choiceAsSuggested(
  { standing, markGrounds }: Pick<RecordToDecide, 'standing' | 'markGrounds'>,
  { outcome, grounds, openedFiles }: SuggestedReclassification,
  choice: Pick<ReclassificationChoice, 'attachments' | 'liftsMarks' | 'bodyOpen'>,
): Pick<ReclassificationChoice, 'outcome' | 'grounds' | 'attachments' | 'liftsMarks' | 'bodyOpen'> {
  if (openedFiles.length === 0) return { ...choice, outcome, grounds };
  if (outcome === 'open') {
    if (choice.attachments !== 'asTheyAre') return { ...choice, outcome, grounds };
    // The document is opened as well: what was open beside it may come out with it.
    const attachments = withOpened({ ...standing, disclosure: OPEN }, openedFiles);
    return { ...choice, outcome, grounds, attachments };
  }
  const attachments = withOpened(standing, openedFiles);
  const { level } = standing.disclosure;
  const bodyOpen = level === 'partiallyOpen' && standing.bodyOpen;
  const liftsMarks = standing.marksLifted;
  const isAllOpen = attachments.every(({ disclosure }) => disclosure.level === 'open');
  const opensTheLast = isAllOpen && bodyOpen && (liftsMarks || markGrounds.length === 0);
  if (level === 'open' || opensTheLast) return { outcome: 'open', grounds: [], attachments, liftsMarks, bodyOpen };
  return { outcome: 'partiallyOpen', grounds, attachments, liftsMarks, bodyOpen };
}

/**
 * These open and the others as they were before citizens: an open attachment of a closed document was read by nobody,
 * and must not come out with the document that is opened for the 속기록.
 */
function withOpened({ disclosure, attachments }: StandingDisclosure, opened: readonly string[]) {
  return attachments.map(({ id, disclosure: own }) => {
    if (opened.includes(id)) return { id, disclosure: OPEN };
    return { id, disclosure: disclosure.level === 'closed' && own.level === 'open' ? disclosure : own };
  });
}
