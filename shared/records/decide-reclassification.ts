import {
  DISCLOSURE_GROUNDS,
  DISCLOSURE_LEVEL_LABELS,
  type Disclosure,
  type DisclosureGround,
  readDisclosure,
  readFileDisclosure,
} from '../disclosure/disclosure.ts';
import {
  type ApprovedMarks,
  marksBeside,
  type StandingAttachment,
  type StandingDisclosure,
} from '../disclosure/standing-disclosure.ts';
import { allGrounds } from '../disclosure/withheld.ts';
import type { DocumentContent } from '../document/official-document.ts';
import { type CalendarDay, yearOf } from '../kernel/calendar-day.ts';
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts';
import { type PassagesChoice, passagesAfter } from './passages-after.ts';
import { isVerbatimName, type RecheckRecord, yearlyWaits } from './recheck-reasons.ts';
import { type RecheckRules, termEndsOn, verbatimEndsOn } from './recheck-rules.ts';

/** 재분류 결정: 공개 전환, 부분공개 전환, 비공개 전환, 그대로 둠. */
export type ReclassificationOutcome = 'open' | 'partiallyOpen' | 'closed' | 'keep';

export const OUTCOME_LABELS: Readonly<Record<ReclassificationOutcome, string>> = {
  open: '공개로 바꿈',
  partiallyOpen: '부분공개로 바꿈',
  closed: '비공개로 바꿈',
  keep: '그대로 둠',
};

/** A decision in words: what is kept is kept as it stands. */
export function outcomeWords(outcome: ReclassificationOutcome, { level }: Pick<Disclosure, 'level'>): string {
  return outcome === 'keep' ? `그대로 ${DISCLOSURE_LEVEL_LABELS[level]}` : OUTCOME_LABELS[outcome];
}

/** 심의: the committee that looked at it (기록물평가심의회, 정보공개심의회), and the document of its decision. */
export type Council = { readonly kind: CouncilKind; readonly document: string };
export type CouncilKind = 'recordsAppraisal' | 'disclosureCouncil';

/** What becomes of the attachments: each as it is, all one way, or named one by one. */
export type AttachmentsChoice =
  | 'asTheyAre'
  | 'open'
  | 'closed'
  | readonly { readonly id: string; readonly disclosure: Disclosure }[];

export const COUNCIL_LABELS: Readonly<Record<CouncilKind, string>> = {
  recordsAppraisal: '기록물평가심의회',
  disclosureCouncil: '정보공개심의회',
};

export type ReclassificationChoice = {
  readonly outcome: ReclassificationOutcome;
  /** Of 부분공개 and 비공개; for what is kept, empty means the grounds it has. */
  readonly grounds: readonly DisclosureGround[];
  /** 부분공개 only: citizens read the body but for its marks. */
  readonly bodyOpen: boolean;
  readonly attachments: AttachmentsChoice;
  /**
   * 비공개 표시를 풀 근거: marks of the body on these grounds keep nothing back from now on. For what is kept they are
   * added to those lifted before.
   */
  readonly liftedGrounds: readonly DisclosureGround[];
  /** 다시 볼 날: required of whatever stays closed, wholly or in part. */
  readonly reviewOn: CalendarDay | null;
  /** 검토 종료 예정일 of attachments that stay closed; one without goes on with its own while that lies ahead. */
  readonly fileReviews?: readonly FileReview[] | undefined;
  /** Passages with a day of their own, and places one by one; others go as `passagesAfter` says. */
  readonly passages?: PassagesChoice['passages'];
  readonly council: Council | null;
};

/** Null where it is looked at with the record from now on. */
type FileReview = { readonly id: string; readonly reviewOn: CalendarDay | null };

/** What the rule must know of the record: how it stands, and what its text is like. */
export type RecordToDecide = Omit<RecheckRecord, 'disclosure' | 'withholdsFiles' | 'isVerbatim' | 'fileReviewOn'> &
  ApprovedMarks & {
    readonly title: string;
    /** Its public title keeps something of the title back. */
    readonly hidesTitle: boolean;
    readonly standing: StandingDisclosure;
    readonly fileNames: ReadonlyMap<string, string>;
    readonly verbatim: MarkedVerbatim;
  };

/** 속기록·녹음: the document itself, or attachments of it by id. */
export type MarkedVerbatim = { readonly document: boolean; readonly files: readonly string[] };

export function markedVerbatim({ isVerbatim, attachments }: VerbatimContent): MarkedVerbatim {
  return {
    document: isVerbatim === true,
    files: attachments.flatMap((one) => (one.isVerbatim ? [one.id] : [])),
  };
}

type VerbatimContent = Pick<DocumentContent, 'isVerbatim'> & {
  readonly attachments: readonly Pick<DocumentContent['attachments'][number], 'id' | 'isVerbatim'>[];
};

export type Reclassified = {
  readonly standing: StandingDisclosure;
  readonly reviewOn: CalendarDay | null;
  readonly closedUntil: CalendarDay | null;
};

export type ReclassificationRefusal =
  | 'grounds-missing'
  | 'grounds-not-allowed'
  | 'file-open-in-part'
  | 'closed-ground-missing'
  | 'marks-stand'
  | 'nothing-closed'
  | 'nothing-changes'
  | 'nothing-kept-closed'
  | 'attachment-unknown'
  | 'passage-unknown'
  | 'review-day-missing'
  | 'review-day-past'
  | 'review-day-too-far'
  | 'extension-needs-council'
  | 'part-review-too-far'
  | 'verbatim-term-over';

/** Decides on a record, or says why not. It knows no clock: `today` is the day of the act in Korea. */
export function decideReclassification(
  approved: RecordToDecide,
  choice: ReclassificationChoice,
  rules: RecheckRules,
  today: CalendarDay,
): Reclassified | Refusal<ReclassificationRefusal> {
  const alone = [...(approved.standing.passages ?? []), ...(choice.passages ?? [])];
  const record = { ...approved, ...marksBeside(approved, alone) };
  const chosen = standingAfter(record, choice, today);
  if (isRefusal(chosen)) return chosen;
  const { fileReviews = [] } = choice;
  if (fileReviews.some(({ id }) => !record.fileNames.has(id))) return refuse('attachment-unknown');
  const before = record.standing;
  const standing = withFileDays(chosen, before, fileReviews, today);
  const undecided = { ...before, ...passagesAfter(record, { opensAll: false }, before.liftedGrounds, today) };
  const isSame = sameParts(record, withFileDays(undecided, before, [], today), standing);
  if (choice.outcome !== 'keep' && isSame) return refuse('nothing-changes');
  if (!keepsClosed(standing)) {
    // An open record is looked at once, in the check of its year.
    const waits = yearlyWaits(record, today);
    if (choice.outcome === 'keep' && !waits) return refuse('nothing-kept-closed');
    return { standing, reviewOn: null, closedUntil: null };
  }
  return withTerms(record, { ...choice, standing }, rules, today);
}

/** The disclosure as chosen, with marks and attachments that fit it. */
function standingAfter(
  record: RecordToDecide,
  choice: ReclassificationChoice,
  today: CalendarDay,
): StandingDisclosure | Refusal<ReclassificationRefusal> {
  const { standing: before, hidesTitle, markGrounds, fileNames, passages = [] } = record;
  const { outcome } = choice;
  const level = outcome === 'keep' ? before.disclosure.level : outcome;
  const keepsGrounds = outcome === 'keep' && choice.grounds.length === 0;
  const disclosure = readDisclosure(level, keepsGrounds ? before.disclosure.grounds : choice.grounds);
  if (isRefusal(disclosure)) return disclosure;
  const attachments = attachmentsAfter(before.attachments, choice, disclosure);
  if (isRefusal(attachments)) return attachments;
  if (attachments.some(({ id }) => !fileNames.has(id))) return refuse('attachment-unknown');
  if (choice.passages?.some(({ at }) => passages.every((one) => one.at !== at))) return refuse('passage-unknown');
  const liftedGrounds = liftedAfter(before, choice, [...markGrounds, ...passages.flatMap(({ grounds }) => grounds)]);
  const way = { opensAll: outcome === 'open', passages: choice.passages };
  const after = passagesAfter(record, way, liftedGrounds, today);
  const marks = standingMarks({ ...after, liftedGrounds }, markGrounds);
  if (level === 'open' && marks.length > 0) return refuse('marks-stand', { grounds: marks.join('·') });
  const missing = marks.filter((ground) => !disclosure.grounds.includes(ground));
  if (missing.length > 0) return refuse('closed-ground-missing', { grounds: missing.join('·') });
  const bodyOpen = outcome === 'keep' ? before.bodyOpen : outcome === 'partiallyOpen' && choice.bodyOpen;
  const isAllShown = bodyOpen && !hidesTitle && marks.length === 0;
  const hidesNothing = isAllShown && attachments.every((one) => isOpen(one.disclosure));
  if (outcome === 'partiallyOpen' && hidesNothing) return refuse('nothing-closed');
  return { disclosure, bodyOpen: bodyOpen || level === 'open', liftedGrounds, attachments, ...after };
}

/** The grounds on which marks keep something back. */
export function standingMarks(
  { liftedGrounds, passages = [] }: Pick<StandingDisclosure, 'liftedGrounds' | 'passages'>,
  markGrounds: readonly DisclosureGround[],
): readonly DisclosureGround[] {
  const left = markGrounds.filter((ground) => !liftedGrounds.includes(ground));
  return allGrounds([left, ...passages.map(({ grounds }) => grounds)]);
}

/** Of the grounds that the body has marks on, those that keep nothing back; what is closed stays as it was marked. */
function liftedAfter(
  before: StandingDisclosure,
  { outcome, liftedGrounds }: ReclassificationChoice,
  markGrounds: readonly DisclosureGround[],
): readonly DisclosureGround[] {
  const lifted = {
    open: liftedGrounds,
    partiallyOpen: liftedGrounds,
    keep: [...before.liftedGrounds, ...liftedGrounds],
    closed: before.liftedGrounds,
  }[outcome];
  return DISCLOSURE_GROUNDS.filter((ground) => lifted.includes(ground) && markGrounds.includes(ground));
}

/**
 * An attachment that stays closed has the day that was chosen for it, or its own while that lies ahead. A day that has
 * come is over with the decision: from then on the file is looked at again with the record.
 */
function withFileDays(
  after: StandingDisclosure,
  before: StandingDisclosure,
  chosen: readonly FileReview[],
  today: CalendarDay,
): StandingDisclosure {
  const attachments = after.attachments.map(({ id, disclosure }): StandingAttachment => {
    const isNamed = (one: { readonly id: string }) => one.id === id;
    const stood = before.attachments.find(isNamed)?.reviewOn;
    const kept = stood !== undefined && stood > today ? stood : null;
    const named = chosen.find(isNamed);
    const own = named ? named.reviewOn : kept;
    return { id, disclosure, ...(isOpen(disclosure) || own === null ? {} : { reviewOn: own }) };
  });
  return { ...after, attachments };
}

type Attachments = StandingDisclosure['attachments'];

function attachmentsAfter(
  before: Attachments,
  { outcome, attachments: choice }: ReclassificationChoice,
  { level, grounds }: Disclosure,
): Attachments | Refusal<ReclassificationRefusal> {
  if (outcome === 'keep' || outcome === 'closed' || choice === 'asTheyAre') return before;
  if (choice === 'open') return before.map(({ id }) => ({ id, disclosure: { level: 'open', grounds: [] } }));
  if (choice === 'closed') {
    if (level === 'open' && before.length > 0) return refuse('grounds-missing');
    return before.map(({ id }) => ({ id, disclosure: { level: 'closed', grounds } }));
  }
  const named: { id: string; disclosure: Disclosure }[] = [];
  for (const { id, disclosure } of choice) {
    const read = readFileDisclosure(disclosure);
    if (isRefusal(read)) return read;
    named.push({ id, disclosure: read });
  }
  const ids = new Set(before.map(({ id }) => id));
  if (named.some(({ id }) => !ids.has(id))) return refuse('attachment-unknown');
  return before.map((one) => named.find(({ id }) => id === one.id) ?? one);
}

const isOpen = ({ level }: Disclosure) => level === 'open';

function keepsClosed({ disclosure, attachments }: StandingDisclosure): boolean {
  return !isOpen(disclosure) || attachments.some((one) => !isOpen(one.disclosure));
}

/** What stays closed is looked at again within the years of the rule, and past the terms of the law only as it says. */
function withTerms(
  record: RecordToDecide,
  choice: ReclassificationChoice & { readonly standing: StandingDisclosure },
  rules: RecheckRules,
  today: CalendarDay,
): Reclassified | Refusal<ReclassificationRefusal> {
  const { standing, reviewOn, fileReviews = [], passages = [], council } = choice;
  if (reviewOn === null) return refuse('review-day-missing');
  const verbatim = closedVerbatim(record, standing);
  const closesSome = verbatim.document || verbatim.files.length > 0;
  const unfit = recheckDayFault(record, reviewOn, closesSome, rules, today);
  if (unfit) return unfit;
  const termEnd = record.closedUntil ?? termEndsOn(record.producedOn, rules);
  const isExtended = reviewOn > termEnd;
  if (isExtended && council === null) return refuse('extension-needs-council', { until: termEnd });
  const days = [
    ...fileReviews.map(({ id, reviewOn: own }) => ({ own, isVerbatim: verbatim.files.includes(id) })),
    ...passages.map(({ reviewOn: own }) => ({ own, isVerbatim: verbatim.document })),
  ];
  for (const { own, isVerbatim } of days) {
    if (own === null) continue;
    const fault = recheckDayFault(record, own, isVerbatim, rules, today);
    if (fault) return fault;
    const until = isExtended ? reviewOn : termEnd;
    if (own > until) return refuse('part-review-too-far', { until });
  }
  return { standing, reviewOn, closedUntil: isExtended ? reviewOn : record.closedUntil };
}

/** Of the record as of each of its attachments: a day to come, no further than the rule and the years of 속기록. */
function recheckDayFault(
  { producedOn }: RecordToDecide,
  day: CalendarDay,
  isVerbatim: boolean,
  rules: RecheckRules,
  today: CalendarDay,
): Refusal<ReclassificationRefusal> | undefined {
  if (day <= today) return refuse('review-day-past');
  const latest = `${yearOf(today) + rules.recheckYears}-12-31`;
  if (day > latest) return refuse('review-day-too-far', { years: rules.recheckYears, until: latest });
  const verbatimEnd = verbatimEndsOn(producedOn, rules);
  if (!isVerbatim || day <= verbatimEnd) return undefined;
  return refuse('verbatim-term-over', { years: rules.verbatimYears, until: verbatimEnd });
}

/** 속기록·녹음 that nobody may read: the record itself, or attachments of it. */
export function closesVerbatim(record: VerbatimRecord, standing: StandingDisclosure): boolean {
  const { document, files } = closedVerbatim(record, standing);
  return document || files.length > 0;
}

/** Which of a record is 속기록·녹음 that nobody may read. */
export function closedVerbatim(record: VerbatimRecord, standing: ClosedParts): MarkedVerbatim {
  return {
    document: standing.disclosure.level === 'closed' && isVerbatimRecord(record),
    files: closedVerbatimFiles(record, standing),
  };
}

type VerbatimRecord = Pick<RecordToDecide, 'title' | 'fileNames' | 'verbatim'>;
type ClosedParts = Pick<StandingDisclosure, 'disclosure' | 'attachments'>;

/** What the drafter has marked decides; where nothing is marked, names are a hint. */
function isVerbatimRecord({ title, verbatim }: VerbatimRecord): boolean {
  return verbatim.document || (verbatim.files.length === 0 && isVerbatimName(title));
}

/** The attachments that are 속기록·녹음 and that nobody may read. */
function closedVerbatimFiles(
  { fileNames, verbatim }: VerbatimRecord,
  { disclosure, attachments }: ClosedParts,
): readonly string[] {
  const isMarked = verbatim.document || verbatim.files.length > 0;
  const isVerbatim = (id: string) => (isMarked ? verbatim.files.includes(id) : isVerbatimName(fileNames.get(id) ?? ''));
  return attachments
    .filter(({ id, disclosure: own }) => isVerbatim(id) && (disclosure.level === 'closed' || own.level === 'closed'))
    .map(({ id }) => id);
}

function sameParts({ markGrounds }: RecordToDecide, before: StandingDisclosure, after: StandingDisclosure): boolean {
  return JSON.stringify(comparable(before, markGrounds)) === JSON.stringify(comparable(after, markGrounds));
}

function comparable(
  { disclosure, bodyOpen, liftedGrounds, attachments, passages = [] }: StandingDisclosure,
  markGrounds: readonly DisclosureGround[],
) {
  const own = (each: Disclosure) => [each.level, ...each.grounds];
  return [
    own(disclosure),
    disclosure.level === 'partiallyOpen' && bodyOpen,
    markGrounds.map((ground) => liftedGrounds.includes(ground)),
    attachments.map((one) => [one.id, ...own(one.disclosure), one.reviewOn]),
    passages.map(({ at, grounds, reviewOn }) => [at, grounds, reviewOn]),
  ];
}
