import { type Disclosure, type DisclosureGround, disclosureLabel } from '../disclosure/disclosure.ts';
import type { StandingAttachment, StandingDisclosure } from '../disclosure/standing-disclosure.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import {
  type MarkedVerbatim,
  OUTCOME_LABELS,
  type ReclassificationChoice,
  type ReclassificationOutcome,
  type RecordToDecide,
} from './decide-reclassification.ts';
import { recheckReasons, type WithheldRecord } from './recheck-reasons.ts';
import { type RecheckRules, verbatimEndsOn } from './recheck-rules.ts';

/** 제안: what the reasons alone speak for. A person decides; the text of the record is not looked at. */
export type SuggestedReclassification = {
  readonly outcome: ReclassificationOutcome;
  readonly grounds: readonly DisclosureGround[];
  /** 비공개 표시를 풀 근거: marks on these are opened besides those that were opened before. */
  readonly liftedGrounds: readonly DisclosureGround[];
  /** The attachments that are opened, by id; where the record itself stays closed in part, no other is. */
  readonly openedFiles: readonly string[];
  /** 속기록 that was closed as a whole: its text is opened but for its marks. */
  readonly opensBody: boolean;
};

/** What of a record is closed, and on which grounds. */
type ClosedParts = Pick<RecordToDecide, 'standing' | 'markGrounds'> & {
  /** What of it is 속기록·녹음 that nobody may read. */
  readonly verbatim: MarkedVerbatim;
};

/**
 * What the term of the law closes no longer is opened; so is whatever was closed only on grounds that had an end, once
 * that end has come: the record, its marks and its attachments alike. Of 속기록 that is an attachment the attachment
 * alone is opened: its years say nothing about the rest. Grounds that are left stay, and all that stands on them.
 */
export function suggestReclassification(
  record: WithheldRecord,
  parts: ClosedParts,
  rules: RecheckRules,
  today: CalendarDay,
): SuggestedReclassification {
  const { level, grounds } = record.disclosure;
  const marks = standingMarks(parts);
  const over = overOn(record, rules, today);
  const ofTerm = filesIn(parts, ({ disclosure }) => disclosure.level !== 'open');
  if (over.term) return { ...OPENED, liftedGrounds: marks, openedFiles: ofTerm };
  const hasEnded = (ground: DisclosureGround) => over.ends.includes(ground);
  const left = grounds.filter((ground) => !hasEnded(ground));
  const liftedGrounds = marks.filter(hasEnded);
  const isVerbatimOver = over.verbatim && parts.verbatim.document;
  const isOver = level !== 'open' && left.length === 0;
  const opensText = isOver || isVerbatimOver;
  const verbatimFiles = over.verbatim ? parts.verbatim.files : [];
  // What nobody reads anyway is left to whoever opens the record that it belongs to.
  const isReadable = level !== 'closed' || opensText;
  const openedFiles = filesIn(parts, (file) => {
    // An attachment with a day of its own waits for that one, and not for the record's.
    const ends = file.reviewOn === undefined ? over.ends : endedOn(file.reviewOn, rules, today);
    const isFileOver = file.disclosure.level !== 'open' && file.disclosure.grounds.every((one) => ends.includes(one));
    return verbatimFiles.includes(file.id) || (isReadable && isFileOver);
  });
  const opened = { liftedGrounds, openedFiles };
  const marksLeft = marks.filter((ground) => !hasEnded(ground));
  if (opensText && marksLeft.length === 0) return { ...OPENED, ...opened };
  const changes = liftedGrounds.length + openedFiles.length > 0;
  if (changes && !hidesAnything(parts, marksLeft, openedFiles)) return { ...OPENED, ...opened };
  const mustBeReadable = level === 'closed' && (isVerbatimOver || openedFiles.length > 0);
  const outcome = mustBeReadable ? 'partiallyOpen' : 'keep';
  return { outcome, grounds: left, ...opened, opensBody: isVerbatimOver };
}

const OPENED = { outcome: 'open', grounds: [], opensBody: false } as const;
const OPEN: Disclosure = { level: 'open', grounds: [] };

/** Which terms are over: that of the law, that of 속기록, those of the grounds that have an end. */
function overOn(record: WithheldRecord, rules: RecheckRules, today: CalendarDay) {
  const reasons = recheckReasons(record, rules, today).map(({ reason }) => reason);
  return {
    term: reasons.includes('termEnds'),
    // Looked at in the year in which it ended and left closed until its last day: from then on nothing keeps it.
    verbatim: reasons.includes('verbatim') || verbatimEndsOn(record.producedOn, rules) <= today,
    ends: endedOn(record.reviewOn, rules, today),
  };
}

/** The grounds that are over once a day has come. */
function endedOn(day: CalendarDay | null, rules: RecheckRules, today: CalendarDay): readonly DisclosureGround[] {
  return day !== null && day <= today ? rules.groundsNeedingEnd : [];
}

/** The grounds on which marks still keep something back. */
function standingMarks({ standing, markGrounds }: ClosedParts): readonly DisclosureGround[] {
  return markGrounds.filter((ground) => !standing.liftedGrounds.includes(ground));
}

function filesIn({ standing }: ClosedParts, isMeant: (file: StandingAttachment) => boolean) {
  return standing.attachments.flatMap((file) => (isMeant(file) ? [file.id] : []));
}

/** Whether anything of a record would stay closed that citizens may read in part. */
function hidesAnything(
  { standing }: ClosedParts,
  marksLeft: readonly DisclosureGround[],
  openedFiles: readonly string[],
): boolean {
  const { disclosure, bodyOpen, attachments } = standing;
  const isBodyShown = disclosure.level === 'open' || (disclosure.level === 'partiallyOpen' && bodyOpen);
  if (!isBodyShown || marksLeft.length > 0) return true;
  return attachments.some(({ id, disclosure: own }) => own.level !== 'open' && !openedFiles.includes(id));
}

/** A suggestion in words, of attachments by their names; nothing where all is left as it is. */
export function suggestionWords(
  { outcome, grounds, liftedGrounds, openedFiles, opensBody }: SuggestedReclassification,
  disclosure: Disclosure,
): string {
  const marks = liftedGrounds.length === 0 ? '' : `${liftedGrounds.join('·')}호 표시를 풂`;
  if (outcome === 'open') return [OUTCOME_LABELS.open, marks].filter(Boolean).join(' · ');
  const isSame = grounds.length === disclosure.grounds.length;
  const level = outcome === 'keep' ? disclosure.level : outcome;
  const rest = outcome !== 'keep' || !isSame ? disclosureLabel({ level, grounds }) : '';
  const body = opensBody ? '본문은 표시한 곳만 두고 공개' : '';
  const files = openedFiles.length === 0 ? '' : `이 붙임만 공개: ${openedFiles.join(', ')}`;
  return [files, body, marks, rest].filter(Boolean).join(' · ');
}

/** The choice that does what is suggested; of a record that is opened a person may open more of its attachments. */
export function choiceAsSuggested(
  { standing }: Pick<RecordToDecide, 'standing'>,
  suggested: SuggestedReclassification,
  asked: Pick<ReclassificationChoice, 'attachments'>,
): Pick<ReclassificationChoice, 'outcome' | 'grounds' | 'attachments' | 'liftedGrounds' | 'bodyOpen'> {
  const { outcome, grounds, openedFiles, opensBody } = suggested;
  const { level } = standing.disclosure;
  const liftedGrounds = [...standing.liftedGrounds, ...suggested.liftedGrounds];
  if (outcome === 'open') {
    // The document is opened as well: what was open beside it may come out with it.
    const files = withOpened({ ...standing, disclosure: OPEN }, openedFiles);
    const attachments = asked.attachments === 'asTheyAre' ? files : asked.attachments;
    return { outcome, grounds: [], attachments, liftedGrounds, bodyOpen: true };
  }
  if (outcome === 'keep' && openedFiles.length === 0) {
    return { outcome, grounds, attachments: 'asTheyAre', liftedGrounds, bodyOpen: false };
  }
  const attachments = withOpened(standing, openedFiles);
  const bodyOpen = opensBody || (level === 'partiallyOpen' && standing.bodyOpen);
  // An open record of which one attachment is opened stays open, and its other attachments as they are.
  if (level === 'open') return { outcome: 'open', grounds: [], attachments, liftedGrounds, bodyOpen };
  return { outcome: 'partiallyOpen', grounds, attachments, liftedGrounds, bodyOpen };
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
