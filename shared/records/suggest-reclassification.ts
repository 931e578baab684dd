import { type Disclosure, type DisclosureGround, disclosureLabel } from '../disclosure/disclosure.ts';
import {
  marksBeside,
  type StandingAttachment,
  type StandingDisclosure,
  type StandingPassage,
} from '../disclosure/standing-disclosure.ts';
import { allGrounds } from '../disclosure/withheld.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import {
  type MarkedVerbatim,
  OUTCOME_LABELS,
  type ReclassificationChoice,
  type ReclassificationOutcome,
  type RecordToDecide,
  standingMarks,
} from './decide-reclassification.ts';
import { type RecheckRecord, recheckReasons } from './recheck-reasons.ts';
import { type RecheckRules, verbatimEndsOn } from './recheck-rules.ts';

/** 제안: what the reasons alone speak for. A person decides; the text of the record is not looked at. */
export type SuggestedReclassification = {
  readonly outcome: ReclassificationOutcome;
  readonly grounds: readonly DisclosureGround[];
  /** 비공개 표시를 풀 근거: marks on these are opened besides those that were opened before. */
  readonly liftedGrounds: readonly DisclosureGround[];
  /** The attachments that are opened, by id; where the record itself stays closed in part, no other is. */
  readonly openedFiles: readonly string[];
  /** Passages with a day of their own that are opened, by their place. */
  readonly openedPassages: readonly number[];
  /** A text that was closed as a whole is opened but for its marks. */
  readonly opensBody: boolean;
};

/** What of a record is closed, and on which grounds. */
type ClosedParts = Pick<RecordToDecide, 'standing' | 'markGrounds' | 'passages' | 'places'> & {
  /** What of it is 속기록·녹음 that nobody may read. */
  readonly verbatim: MarkedVerbatim;
};

/**
 * What the term of the law closes no longer is opened; so is whatever was closed only on grounds that had an end, once
 * that end has come: the record, its marks and its attachments alike. Of 속기록 that is an attachment the attachment
 * alone is opened: its years say nothing about the rest. Grounds that are left stay, and all that stands on them.
 */
export function suggestReclassification(
  record: RecheckRecord,
  parts: ClosedParts,
  rules: RecheckRules,
  today: CalendarDay,
): SuggestedReclassification {
  const { level, grounds } = record.disclosure;
  const { standing } = parts;
  const { markGrounds } = marksBeside(parts, standing.passages ?? []);
  const over = overOn(record, rules, today);
  const ofTerm = filesIn(parts, ({ disclosure }) => disclosure.level !== 'open');
  if (over.term) return { ...OPENED, liftedGrounds: standingMarks(standing, markGrounds), openedFiles: ofTerm };
  const hasEnded = (ground: DisclosureGround) => over.ends.includes(ground);
  const marks = standingMarks({ liftedGrounds: standing.liftedGrounds }, markGrounds);
  const liftedGrounds = marks.filter(hasEnded);
  const isVerbatimOver = over.verbatim && parts.verbatim.document;
  const isOver = level !== 'open' && grounds.every(hasEnded);
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
  const passages = isReadable ? (standing.passages ?? []).filter(isPassageOver) : [];
  const passagesLeft = (standing.passages ?? []).filter((passage) => !passages.includes(passage));
  const opened = { liftedGrounds, openedFiles, openedPassages: passages.map(({ at }) => at) };
  const marksLeft = allGrounds([
    marks.filter((ground) => !hasEnded(ground)),
    ...passagesLeft.map(({ grounds: own }) => own),
  ]);
  // A passage that waits for its own day keeps its grounds in the 공개구분.
  const left = grounds.filter((ground) => !hasEnded(ground) || marksLeft.includes(ground));
  if (opensText && marksLeft.length === 0) return { ...OPENED, ...opened };
  const changes = liftedGrounds.length + openedFiles.length + passages.length > 0;
  if (changes && !hidesAnything(parts, marksLeft, openedFiles)) return { ...OPENED, ...opened };
  const opensBody = isVerbatimOver || (isOver && !isBodyShown(standing));
  const mustBeReadable = opensBody || (level === 'closed' && openedFiles.length > 0);
  const outcome = mustBeReadable ? 'partiallyOpen' : 'keep';
  return { outcome, grounds: left, ...opened, opensBody };

  function isPassageOver({ grounds: own, reviewOn }: StandingPassage): boolean {
    const ends = reviewOn === undefined ? over.ends : endedOn(reviewOn, rules, today);
    return own.length > 0 && own.every((ground) => ends.includes(ground));
  }
}

const OPENED = { outcome: 'open', grounds: [], openedPassages: [], opensBody: false } as const;
const OPEN: Disclosure = { level: 'open', grounds: [] };

/** Which terms are over: that of the law, that of 속기록, those of the grounds that have an end. */
function overOn(record: RecheckRecord, rules: RecheckRules, today: CalendarDay) {
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

function filesIn({ standing }: ClosedParts, isMeant: (file: StandingAttachment) => boolean) {
  return standing.attachments.flatMap((file) => (isMeant(file) ? [file.id] : []));
}

/** Whether anything of a record would stay closed that citizens may read in part. */
function hidesAnything(
  { standing }: ClosedParts,
  marksLeft: readonly DisclosureGround[],
  openedFiles: readonly string[],
): boolean {
  if (!isBodyShown(standing) || marksLeft.length > 0) return true;
  return standing.attachments.some(({ id, disclosure: own }) => own.level !== 'open' && !openedFiles.includes(id));
}

function isBodyShown({ disclosure, bodyOpen }: StandingDisclosure): boolean {
  return disclosure.level === 'open' || (disclosure.level === 'partiallyOpen' && bodyOpen);
}

/** A suggestion in words, of attachments and passages by their names; nothing where all is left as it is. */
export function suggestionWords(
  { outcome, grounds, liftedGrounds, openedFiles, openedPassages, opensBody }: NamedSuggestion,
  disclosure: Disclosure,
): string {
  const marks = liftedGrounds.length === 0 ? '' : `${liftedGrounds.join('·')}호 표시를 풂`;
  if (outcome === 'open') return [OUTCOME_LABELS.open, marks].filter(Boolean).join(' · ');
  const isSame = grounds.length === disclosure.grounds.length;
  const level = outcome === 'keep' ? disclosure.level : outcome;
  const rest = outcome !== 'keep' || !isSame ? disclosureLabel({ level, grounds }) : '';
  const body = opensBody ? '본문은 표시한 곳만 두고 공개' : '';
  const files = openedFiles.length === 0 ? '' : `이 붙임만 공개: ${openedFiles.join(', ')}`;
  const passages = openedPassages.length === 0 ? '' : `이곳만 공개: ${openedPassages.join(', ')}`;
  return [files, passages, body, marks, rest].filter(Boolean).join(' · ');
}

type NamedSuggestion = Omit<SuggestedReclassification, 'openedPassages'> & {
  readonly openedPassages: readonly (string | number)[];
};

/** The choice that does what is suggested; of a record that is opened a person may open more of its attachments. */
export function choiceAsSuggested(
  { standing }: Pick<RecordToDecide, 'standing'>,
  suggested: SuggestedReclassification,
  asked: Pick<ReclassificationChoice, 'attachments'>,
): Pick<ReclassificationChoice, 'outcome' | 'grounds' | 'attachments' | 'liftedGrounds' | 'bodyOpen' | 'passages'> {
  const { outcome, grounds, openedFiles, opensBody } = suggested;
  const passages = suggested.openedPassages.map((at) => ({ at, closed: false, reviewOn: null }));
  const { level } = standing.disclosure;
  const liftedGrounds = [...standing.liftedGrounds, ...suggested.liftedGrounds];
  if (outcome === 'open') {
    // The document is opened as well: what was open beside it may come out with it.
    const files = withOpened({ ...standing, disclosure: OPEN }, openedFiles);
    const attachments = asked.attachments === 'asTheyAre' ? files : asked.attachments;
    return { outcome, grounds: [], attachments, liftedGrounds, bodyOpen: true, passages };
  }
  if (outcome === 'keep' && openedFiles.length === 0) {
    return { outcome, grounds, attachments: 'asTheyAre', liftedGrounds, bodyOpen: false, passages };
  }
  const attachments = withOpened(standing, openedFiles);
  const bodyOpen = opensBody || (level === 'partiallyOpen' && standing.bodyOpen);
  // An open record of which one attachment is opened stays open, and its other attachments as they are.
  if (level === 'open') return { outcome: 'open', grounds: [], attachments, liftedGrounds, bodyOpen, passages };
  return { outcome: 'partiallyOpen', grounds, attachments, liftedGrounds, bodyOpen, passages };
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
