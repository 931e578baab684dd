import type { DisclosureGround } from '../disclosure/disclosure.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import { decisionDueOn, workingDaysTaken } from './deadlines.ts';
import { dueToRequester, type InformationRequest } from './information-request.ts';
import type { DecisionOutcome, ObjectionOutcome, ReviewMatter } from './request-events.ts';
import type { PartyObjection } from './third-parties.ts';

/** Where a request of the year has ended, or that it has not. */
export type RequestResult = DecisionOutcome | 'transferred' | 'withdrawn' | 'underWay';
/** 처리기간: within ten days, within the ten days more of an extension, or later than it should. */
export type RequestTiming = 'within' | 'withinExtension' | 'late';

/** What can become of a third party's objection. */
type PartyOutcome = 'accepted' | 'dismissed' | 'refused';

/** 정보공개 운영실적 of a year, by the day on which a request was filed. */
export type RequestFigures = {
  readonly filed: number;
  readonly results: readonly { readonly result: RequestResult; readonly count: number }[];
  /** A decision with several grounds is counted under each of them. */
  readonly grounds: readonly { readonly ground: DisclosureGround; readonly count: number }[];
  readonly timings: readonly { readonly timing: RequestTiming; readonly count: number }[];
  /** Under way, and past their last day. */
  readonly overdue: number;
  readonly objections: readonly { readonly outcome: ObjectionOutcome | 'underWay'; readonly count: number }[];
  /** 제3자의 이의신청 (제21조②): each one, where several came to one request. */
  readonly partyObjections: readonly { readonly outcome: PartyOutcome | 'underWay'; readonly count: number }[];
  /** 정보공개심의회: what it has spoken on, and what it was not asked about for a reason that the law knows. */
  readonly reviews: readonly { readonly matter: ReviewMatter; readonly held: number; readonly skipped: number }[];
  readonly months: readonly { readonly month: string; readonly filed: number; readonly decided: number }[];
  readonly units: readonly UnitFigures[];
};

/** `unit` is null for what nobody has been given yet. */
export type UnitFigures = {
  readonly unit: string | null;
  readonly filed: number;
  readonly inTime: number;
  readonly late: number;
};

const RESULTS: readonly RequestResult[] = [
  'open',
  'partiallyOpen',
  'closed',
  'notHeld',
  'ended',
  'transferred',
  'withdrawn',
  'underWay',
];
const TIMINGS: readonly RequestTiming[] = ['within', 'withinExtension', 'late'];
const OBJECTED: readonly (ObjectionOutcome | 'underWay')[] = [
  'accepted',
  'partlyAccepted',
  'dismissed',
  'refused',
  'underWay',
];
const PARTY_OBJECTED: readonly (PartyOutcome | 'underWay')[] = ['accepted', 'dismissed', 'refused', 'underWay'];
const REVIEWED: readonly ReviewMatter[] = ['request', 'objection', 'partyObjection'];

/** Counts the requests of one year as they stand: nothing is added up, so it is always what a recount would give. */
export function countRequests(
  requests: readonly InformationRequest[],
  { today, closedDays = [] }: { readonly today: CalendarDay; readonly closedDays?: readonly CalendarDay[] },
): RequestFigures {
  const timings = requests.map((request) => timingOf(request, closedDays));
  const count = <Value>(values: readonly (Value | undefined)[], value: Value) =>
    values.filter((each) => each === value).length;
  const results = requests.map(resultOf);
  const objections = requests.map(({ objection }) =>
    objection ? ((objection.decision?.terms.outcome as ObjectionOutcome | undefined) ?? 'underWay') : undefined,
  );
  const partyOutcomes = requests
    .flatMap(partyObjectionsOf)
    .map(({ decision }) => (decision?.outcome as PartyOutcome | undefined) ?? 'underWay');
  const grounds = requests.flatMap(({ decision }) => (decision?.stoppedFor ?? decision?.terms)?.grounds ?? []);
  return {
    filed: requests.length,
    results: RESULTS.map((result) => ({ result, count: count(results, result) })),
    grounds: [...new Set(grounds)].sort().map((ground) => ({ ground, count: count(grounds, ground) })),
    timings: TIMINGS.map((timing) => ({ timing, count: count(timings, timing) })),
    overdue: requests.filter((request) => isOverdue(request, today, closedDays)).length,
    objections: OBJECTED.map((outcome) => ({ outcome, count: count(objections, outcome) })),
    partyObjections: PARTY_OBJECTED.map((outcome) => ({ outcome, count: count(partyOutcomes, outcome) })),
    reviews: REVIEWED.map((matter) => reviewsOf(requests, matter)),
    months: monthsOf(requests),
    units: unitsOf(requests, timings),
  };
}

/** 처리기간의 가운데 값 in working days, a half rounded up; null where nothing was decided. */
export function medianWorkingDays(
  requests: readonly InformationRequest[],
  closedDays: readonly CalendarDay[] = [],
): number | null {
  const days = requests
    .flatMap(({ clock, decision }) => (decision ? [workingDaysTaken(clock, decision.decidedOn, closedDays)] : []))
    .sort((a, b) => a - b);
  const [lower, upper] = [days[Math.floor((days.length - 1) / 2)], days[Math.ceil((days.length - 1) / 2)]];
  return lower === undefined || upper === undefined ? null : Math.round((lower + upper) / 2);
}

function partyObjectionsOf({ parties }: InformationRequest): readonly PartyObjection[] {
  return parties.flatMap(({ objection, settled }) => [...settled, ...(objection ? [objection] : [])]);
}

function reviewsOf(requests: readonly InformationRequest[], matter: ReviewMatter): RequestFigures['reviews'][number] {
  const held = requests.flatMap(({ reviews }) => reviews).filter((review) => review.matter === matter && review.held);
  const skipped =
    matter === 'partyObjection'
      ? requests.flatMap(partyObjectionsOf).filter(({ skippedReview }) => skippedReview)
      : requests.filter(({ skippedReview }) => matter === 'objection' && skippedReview);
  return { matter, held: held.length, skipped: skipped.length };
}

function resultOf({ status, decision }: InformationRequest): RequestResult {
  if (status === 'transferred' || status === 'withdrawn') return status;
  // What a third party has stopped ended as a refusal.
  if (decision && decision.stoppedOn !== null) return 'closed';
  return (decision?.terms.outcome as DecisionOutcome | undefined) ?? 'underWay';
}

/** Of what has been decided: against the last day as the request's own clock had it. */
function timingOf(
  { decision, clock }: InformationRequest,
  closedDays: readonly CalendarDay[],
): RequestTiming | undefined {
  if (!decision) return undefined;
  const within = decisionDueOn({ ...clock, isExtended: false }, closedDays);
  // Decided on what there was, because nobody answered 보완: the clock stood.
  if (within === null || decision.decidedOn <= within) return 'within';
  const extended = clock.isExtended ? decisionDueOn(clock, closedDays) : null;
  return extended !== null && decision.decidedOn <= extended ? 'withinExtension' : 'late';
}

function isOverdue(request: InformationRequest, today: CalendarDay, closedDays: readonly CalendarDay[]): boolean {
  const due = request.decision ? null : dueToRequester(request, closedDays);
  return due !== null && today > due;
}

function monthsOf(requests: readonly InformationRequest[]): RequestFigures['months'] {
  const months = [...new Set(requests.map(({ clock }) => clock.filedOn.slice(0, 7)))].sort();
  return months.map((month) => {
    const filed = requests.filter(({ clock }) => clock.filedOn.startsWith(month));
    return { month, filed: filed.length, decided: filed.filter(({ decision }) => decision).length };
  });
}

function unitsOf(
  requests: readonly InformationRequest[],
  timings: readonly (RequestTiming | undefined)[],
): readonly UnitFigures[] {
  const names = [...new Set(requests.map(({ handler }) => handler?.unit.name ?? null))];
  return names
    .map((unit) => {
      const own = timings.filter((_, at) => (requests[at]?.handler?.unit.name ?? null) === unit);
      const late = own.filter((timing) => timing === 'late').length;
      return { unit, filed: own.length, inTime: own.filter((timing) => timing !== undefined).length - late, late };
    })
    .sort((a, b) => b.filed - a.filed || ((a.unit ?? '') < (b.unit ?? '') ? -1 : 1));
}
