import { type CalendarDay, dayInKorea } from '../kernel/calendar-day.ts';
import {
  type DecisionClock,
  decisionDueOn,
  earliestOpeningOn,
  objectionDueOn,
  objectionLastOn,
  type StoppedSpan,
  silenceEndsOn,
} from './deadlines.ts';
import type { DecisionMatter, DecisionTerms, Handler, NotTakenReason, RequestEvent } from './request-events.ts';
import type { Review, SkippedReview } from './review.ts';
import {
  hasPendingObjection,
  ofParty,
  opensAgainstWish,
  partiesBeforeOpening,
  partyDues,
  type ThirdParty,
  withParty,
} from './third-parties.ts';

/** 처리 중, 보완 기다림, 결정, 이송, 취하. */
export type RequestStatus = 'handling' | 'awaitingSupplement' | 'decided' | 'transferred' | 'withdrawn';

export type ProposedDecision = {
  readonly matter: DecisionMatter;
  /** Whose objection, where it is that of a third party. */
  readonly party?: number;
  readonly managementNumber: string;
  readonly terms: DecisionTerms;
  /** Whether it was against a wish when it was drafted: its reason, its day and its text follow from that. */
  readonly isAgainstWish: boolean;
};

export type MadeDecision = ProposedDecision & {
  readonly decidedOn: CalendarDay;
  readonly opensOn: CalendarDay | null;
  /** Something is opened although a third party asked that it be not: only then can third parties object to it. */
  readonly isAgainstWish: boolean;
  /** What was paid for stays open, whatever is decided afterwards. */
  readonly isFeePaid: boolean;
  /** The requester has been told that the review is over (공개법 제9조①5호 단서). */
  readonly isReviewEndTold?: true;
  /** Since when nothing of it is opened, because a third party's objection was right; null where none was. */
  readonly stoppedOn: CalendarDay | null;
  /** What the requester is told of why (제13조⑤); null where nothing was stopped. */
  readonly stoppedFor: Pick<DecisionTerms, 'grounds' | 'reason'> | null;
};

export type Objection = {
  readonly filedOn: CalendarDay;
  readonly isExtended: boolean;
  readonly decision: MadeDecision | null;
};

/** 정보공개 청구 as its events leave it. */
export type InformationRequest = {
  readonly status: RequestStatus;
  readonly receiptNumber: string;
  readonly clock: DecisionClock;
  readonly handler: Handler | null;
  readonly parties: readonly ThirdParty[];
  readonly reviews: readonly Review[];
  /** Of the objection. */
  readonly skippedReview: SkippedReview | null;
  /** In approval or still a draft; what it says counts for nothing yet. */
  readonly proposed: ProposedDecision | null;
  /** The notice that was taken back before somebody else was asked: approved after all, it decides nothing. */
  readonly overtaken: ProposedDecision | null;
  /** The notice that has come back (회수·반려): sent up again as it is, it would decide. */
  readonly returned: ProposedDecision | null;
  /** 결정 기안의 취소: notices that decide nothing, whatever becomes of their drafts. */
  readonly cancelled: readonly string[];
  readonly notTaken: { readonly managementNumber: string; readonly why: NotTakenReason } | null;
  readonly decision: MadeDecision | null;
  readonly objection: Objection | null;
  /** The day on which it left the office's hands, an objection aside. */
  readonly endedOn: CalendarDay | null;
};

export function replayRequest(events: readonly RequestEvent[]): InformationRequest {
  const [first, ...others] = events;
  if (first?.type !== 'RequestFiled') throw new Error('a request begins when it is filed');
  return others.reduce(evolveRequest, {
    status: 'handling',
    receiptNumber: first.receiptNumber,
    clock: { filedOn: dayOf(first), isExtended: false, stops: [] },
    handler: null,
    parties: [],
    reviews: [],
    skippedReview: null,
    proposed: null,
    overtaken: null,
    returned: null,
    cancelled: [],
    notTaken: null,
    decision: null,
    objection: null,
    endedOn: null,
  });
}

export function evolveRequest(before: InformationRequest, event: RequestEvent): InformationRequest {
  const request = overtakes(event, before.proposed) ? withoutTakenBack(before) : before;
  const on = dayOf(event);
  const { clock } = request;
  switch (event.type) {
    case 'RequestFiled':
      return request;
    case 'RequestAssigned':
      return { ...request, handler: event.to };
    case 'SupplementAsked': {
      const stops = [...clock.stops, { from: on, to: null }];
      return { ...request, status: 'awaitingSupplement', clock: { ...clock, stops } };
    }
    case 'SupplementGiven':
      return { ...request, status: 'handling', clock: { ...clock, stops: clock.stops.map((stop) => ended(stop, on)) } };
    case 'PeriodExtended':
      return { ...request, clock: { ...clock, isExtended: true } };
    case 'ThirdPartyNotified': {
      const { party, answerBy, receivedOn: notifiedOn = on } = event;
      const heard = { party, notifiedOn, answerBy, opposes: null, toldOn: null, toldBefore: null };
      return { ...request, parties: [...request.parties, { ...heard, objection: null, settled: [] }] };
    }
    case 'ThirdPartyAnswered':
      return withParty(request, event.party, () => ({ opposes: event.opposes }));
    case 'ThirdPartyToldOfDecision':
      return withParty(request, event.party, () => ({ toldOn: event.receivedOn ?? on }));
    case 'ThirdPartyObjected': {
      const { receivedOn: filedOn, against = 'request' } = event;
      const objection = { filedOn, against, isExtended: false, decision: null, isReviewed: false, skippedReview: null };
      return withParty(request, event.party, () => ({ objection }));
    }
    case 'ReviewReferred':
    case 'ReviewHeld':
    case 'ReviewCancelled':
    case 'ReviewSkipped':
      return reviewed(request, event, on);
    case 'RequestTransferred':
      return { ...request, status: 'transferred', proposed: null, endedOn: on };
    case 'DecisionProposed': {
      const { matter, party, managementNumber, terms } = event;
      const isAgainstWish = opensAgainstWish(request, terms);
      const proposed = { matter, managementNumber, terms, isAgainstWish, ...ofParty(party) };
      return { ...request, proposed, notTaken: null };
    }
    case 'ProposalCancelled':
      return { ...request, proposed: null, returned: null, cancelled: [...request.cancelled, event.managementNumber] };
    case 'DecisionMade':
      return decided(request, event.managementNumber, on);
    case 'DecisionNotTaken': {
      const { managementNumber, why } = event;
      // A notice of before, approved late, takes nothing away from the one that is under way.
      const proposed = request.proposed?.managementNumber === managementNumber ? null : request.proposed;
      return { ...request, proposed, notTaken: { managementNumber, why } };
    }
    case 'FeePaid':
      return withFeesPaid(request);
    case 'RequesterToldOfReviewEnd':
      return withMade(request, (made) => (made.terms.reviewEndsOn ? { ...made, isReviewEndTold: true } : made));
    case 'ObjectionFiled':
      return { ...request, objection: { filedOn: on, isExtended: false, decision: null } };
    case 'ObjectionPeriodExtended':
      if (event.party !== undefined) {
        return withParty(request, event.party, ({ objection }) => ({
          objection: objection && { ...objection, isExtended: true },
        }));
      }
      return request.objection ? { ...request, objection: { ...request.objection, isExtended: true } } : request;
    case 'RequestWithdrawn':
      return { ...request, status: 'withdrawn', proposed: null, endedOn: on };
  }
}

/**
 * None of these is done while a notice is under way, so what had been proposed was taken back before. Sent up again as
 * it was, it would decide over the head of whoever is asked now: their days, wish and thirty days would be lost. What
 * is proposed on another matter is none of their business.
 */
function overtakes(event: RequestEvent, proposed: ProposedDecision | null): boolean {
  if (!proposed) return false;
  switch (event.type) {
    case 'ReviewReferred':
      return event.matter === proposed.matter && event.party === proposed.party;
    case 'ThirdPartyNotified':
    case 'SupplementAsked':
      return proposed.matter !== 'partyObjection';
    default:
      return false;
  }
}

function withoutTakenBack(request: InformationRequest): InformationRequest {
  return { ...request, proposed: null, overtaken: request.proposed };
}

/**
 * A notice that was deleted, rejected or taken back before anybody approved it decides nothing: the request is open to
 * every act again.
 */
export function withoutProposal(request: InformationRequest, isDeleted = false): InformationRequest {
  return { ...request, proposed: null, returned: isDeleted ? null : request.proposed };
}

function decided(request: InformationRequest, notice: string, on: CalendarDay): InformationRequest {
  const { objection } = request;
  // An older version took what had been overtaken for a decision: what was decided, and told, stays decided.
  const proposed = [request.proposed, request.overtaken].find((each) => each?.managementNumber === notice);
  if (!proposed) return request;
  if (proposed.matter === 'partyObjection') return decidedForParty(request, proposed, on);
  const opensOn = openingOf(request, proposed.terms, on);
  const isAgainstWish = opensAgainstWish(request, proposed.terms);
  const made: MadeDecision = {
    ...proposed,
    decidedOn: on,
    opensOn,
    isAgainstWish,
    isFeePaid: false,
    stoppedOn: null,
    stoppedFor: null,
  };
  const parties = isAgainstWish ? partiesBeforeOpening(request.parties) : request.parties;
  const since = { ...request, parties, proposed: null, notTaken: null };
  if (proposed.matter === 'request') return { ...since, status: 'decided', decision: made, endedOn: on };
  // What silence has been objected to is decided with the objection.
  const status = request.status === 'decided' ? {} : { status: 'decided' as const, endedOn: on };
  return { ...since, ...status, objection: objection && { ...objection, decision: made } };
}

/** Where the third party is right, what was to be opened stays closed. */
function decidedForParty(request: InformationRequest, proposed: ProposedDecision, on: CalendarDay): InformationRequest {
  const { managementNumber, terms } = proposed;
  const decision = { managementNumber, outcome: terms.outcome, decidedOn: on };
  const told = withParty({ ...request, proposed: null, notTaken: null }, proposed.party ?? 0, ({ objection }) => ({
    objection: objection && { ...objection, decision },
  }));
  if (terms.outcome !== 'accepted') return told;
  const objected = request.parties.find(({ party }) => party === proposed.party);
  const isStopped = (made: MadeDecision) =>
    made.stoppedOn === null && objected !== undefined && objectsTo(objected, made);
  const stoppedFor = { grounds: terms.grounds, reason: terms.reason };
  return withMade(told, (made) => (isStopped(made) ? { ...made, stoppedOn: on, stoppedFor } : made));
}

/** What is paid is paid for everything that has been decided until then. */
function withFeesPaid(request: InformationRequest): InformationRequest {
  return withMade(request, (made) => ({ ...made, isFeePaid: true }));
}

function withMade(request: InformationRequest, change: (made: MadeDecision) => MadeDecision): InformationRequest {
  const { decision, objection } = request;
  const changed = (made: MadeDecision | null) => made && change(made);
  return {
    ...request,
    decision: changed(decision),
    objection: objection && { ...objection, decision: changed(objection.decision) },
  };
}

type ReviewEvent = Extract<RequestEvent, { type: `Review${string}` }>;

function reviewed(request: InformationRequest, event: ReviewEvent, on: CalendarDay): InformationRequest {
  const { party } = event;
  const isOpen = (review: Review) => review.held === null && review.party === party;
  switch (event.type) {
    case 'ReviewSkipped':
      return withSkipped(request, party, { ground: event.ground, reason: event.reason });
    case 'ReviewReferred': {
      const review = { matter: event.matter, ...ofParty(party), referredOn: on, held: null };
      // Whoever asks the board after all does not pass it over.
      const since = event.matter === 'request' ? request : withSkipped(request, party, null);
      return { ...since, reviews: [...request.reviews, review] };
    }
    case 'ReviewCancelled':
      return { ...request, reviews: request.reviews.filter((review) => !isOpen(review)) };
    case 'ReviewHeld': {
      const held = { heldOn: event.heldOn, opinion: event.opinion };
      const reviews = request.reviews.map((each) => (isOpen(each) ? { ...each, held } : each));
      if (party === undefined) return { ...request, reviews };
      return withParty({ ...request, reviews }, party, ({ objection }) => ({
        objection: objection && { ...objection, isReviewed: true },
      }));
    }
  }
}

function withSkipped(
  request: InformationRequest,
  party: number | undefined,
  skippedReview: SkippedReview | null,
): InformationRequest {
  if (party === undefined) return { ...request, skippedReview };
  return withParty(request, party, ({ objection }) => ({ objection: objection && { ...objection, skippedReview } }));
}

/** Never before the decision, and not within thirty days of one that a third party has opposed. */
function openingOf(request: InformationRequest, terms: DecisionTerms, on: CalendarDay): CalendarDay | null {
  if (terms.opensOn === null) return null;
  const earliest = earliestOpeningOn(on, opensAgainstWish(request, terms));
  return [terms.opensOn, earliest].sort()[1] ?? earliest;
}

/** Nothing of the office's is left to do. */
export function isOver({ status, objection, parties }: InformationRequest): boolean {
  if ((objection && !objection.decision) || parties.some(hasPendingObjection)) return false;
  return status !== 'handling' && status !== 'awaitingSupplement';
}

/** The decision that counts now: the one on the objection where there is one. */
export function decisionInForce(request: InformationRequest): MadeDecision | null {
  return request.objection?.decision ?? request.decision;
}

/**
 * 내부검토 종료 예정일 of the decision that counts: on that day the requester is told of its end (공개법 제9조①5호 단서). Null
 * where none was named, they have been told, or what comes first is still to be decided.
 */
export function reviewEndDue(request: InformationRequest): CalendarDay | null {
  const made = isOver(request) ? decisionInForce(request) : null;
  return made === null || made.isReviewEndTold ? null : made.terms.reviewEndsOn;
}

/** When something of the office's is due; null where nothing is, or the clock stands. */
export function dueOn(request: InformationRequest, closedDays: readonly CalendarDay[] = []): CalendarDay | null {
  const own = dueToRequester(request, closedDays);
  return [...(own === null ? [] : [own]), ...partyDues(request, closedDays)].sort()[0] ?? null;
}

/** The same without what is owed to third parties. */
export function dueToRequester(
  { status, clock, objection }: InformationRequest,
  closedDays: readonly CalendarDay[] = [],
): CalendarDay | null {
  if (objection && !objection.decision) return objectionDueOn(objection.filedOn, objection.isExtended, closedDays);
  return status === 'handling' ? decisionDueOn(clock, closedDays) : null;
}

/** Objections are possible to what was closed, wholly or in part, and to silence (제18조①). */
export function objectionPeriod(
  request: InformationRequest,
  closedDays: readonly CalendarDay[] = [],
): { readonly from: CalendarDay; readonly until: CalendarDay } | null {
  const { status, decision, clock, objection } = request;
  if (objection) return null;
  if (decision) {
    // What a third party has stopped afterwards was refused on that day.
    const from = decision.stoppedOn ?? decision.decidedOn;
    const isRefused = OBJECTED.includes(decision.terms.outcome) || decision.stoppedOn !== null;
    return isRefused ? { from, until: objectionLastOn(from, closedDays) } : null;
  }
  if (status !== 'handling' && status !== 'awaitingSupplement') return null;
  const from = silenceEndsOn(clock.filedOn, closedDays);
  return { from, until: objectionLastOn(from, closedDays) };
}

const OBJECTED: readonly string[] = ['partiallyOpen', 'closed', 'notHeld'];
/** What opens something: its files are handed out from the day of the opening on. */
const OPENING: readonly string[] = ['open', 'partiallyOpen', 'accepted', 'partlyAccepted'];

export function opensSomething(outcome: DecisionTerms['outcome']): boolean {
  return OPENING.includes(outcome);
}

/** The objection of the requester changes nothing in what a third party is against. */
function objectsTo({ objection }: ThirdParty, { matter, isAgainstWish }: MadeDecision): boolean {
  return isAgainstWish && objection !== null && (objection.against === 'request' || matter === objection.against);
}

/** An opening cannot be taken back: it waits for the objection of whoever is against it. */
export function waitsForThirdParty({ parties }: Pick<InformationRequest, 'parties'>, made: MadeDecision): boolean {
  return parties.some((party) => hasPendingObjection(party) && objectsTo(party, made));
}

/** Whether the attachments of a decision are handed out today; its notice always is. */
export function areFilesOpen(
  request: Pick<InformationRequest, 'parties'>,
  made: MadeDecision,
  today: CalendarDay,
): boolean {
  const { terms, opensOn, isFeePaid, stoppedOn } = made;
  if (stoppedOn !== null || waitsForThirdParty(request, made)) return false;
  if (!opensSomething(terms.outcome) || opensOn === null || today < opensOn) return false;
  return terms.fee === 0 || isFeePaid;
}

/** The decisions that have been made, the first one first. */
export function madeDecisions({ decision, objection }: InformationRequest): readonly MadeDecision[] {
  return [decision, objection?.decision ?? null].filter((made) => made !== null);
}

function ended(stop: StoppedSpan, on: CalendarDay): StoppedSpan {
  return stop.to === null ? { from: stop.from, to: on } : stop;
}

function dayOf(event: RequestEvent): CalendarDay {
  return dayInKorea(new Date(event.at));
}
