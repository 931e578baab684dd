import type { CalendarDay } from '../kernel/calendar-day.ts';
import { objectionDueOn } from './deadlines.ts';
import type { DecisionMatter, DecisionTerms } from './request-events.ts';
import type { SkippedReview } from './review.ts';

/** What was decided on the objection of a third party. */
export type PartyDecision = {
  readonly managementNumber: string;
  readonly outcome: DecisionTerms['outcome'];
  readonly decidedOn: CalendarDay;
};

/** 제3자의 이의신청 to an opening against their wish (제21조②). */
export type PartyObjection = {
  readonly filedOn: CalendarDay;
  /** The first decision that it is about; whatever is opened after that against a wish is meant as well. */
  readonly against: DecisionMatter;
  readonly isExtended: boolean;
  /** 정보공개심의회 has spoken on it, or why it is not asked (제18조②, 영 제11조②). */
  readonly isReviewed: boolean;
  readonly skippedReview: SkippedReview | null;
  readonly decision: PartyDecision | null;
};

/** 제3자: heard before something about them is opened; who it is stands beside the events. */
export type ThirdParty = {
  readonly party: number;
  /** When the notice of the request reaches them. */
  readonly notifiedOn: CalendarDay;
  readonly answerBy: CalendarDay;
  readonly opposes: boolean | null;
  /** When the notice of the last opening against a wish reached them. */
  readonly toldOn: CalendarDay | null;
  /** The same of the opening before that, as long as they have not objected to it. */
  readonly toldBefore: CalendarDay | null;
  /** To what is opened as things stand. */
  readonly objection: PartyObjection | null;
  /** What was decided on their objections to openings before that. */
  readonly settled: readonly PartyObjection[];
};

type WithParties = { readonly parties: readonly ThirdParty[] };

export function isOpposed(parties: readonly Pick<ThirdParty, 'opposes'>[]): boolean {
  return parties.some(({ opposes }) => opposes === true);
}

/** Of whose matter an act or an event speaks: without a number it is the requester's. */
export function ofParty(party: number | undefined): { readonly party?: number } {
  return party === undefined ? {} : { party };
}

/** Whether all that was asked for is opened: that needs no reason of its own, and follows nobody's wish. */
export function opensEverything(outcome: DecisionTerms['outcome']): boolean {
  return outcome === 'open' || outcome === 'accepted';
}

/** 제21조②③: whether these terms open something against a wish; what opens everything cannot follow one. */
export function opensAgainstWish(
  { parties }: WithParties,
  { outcome, opensOn, againstWish = true }: DecisionTerms,
): boolean {
  return opensOn !== null && isOpposed(parties) && (againstWish || opensEverything(outcome));
}

export function hasPendingObjection({ objection }: ThirdParty): boolean {
  return objection !== null && objection.decision === null;
}

/** When the objections of third parties that wait are due. */
export function partyDues({ parties }: WithParties, closedDays: readonly CalendarDay[]): CalendarDay[] {
  return parties.flatMap(({ objection }) =>
    objection && !objection.decision ? [objectionDueOn(objection.filedOn, objection.isExtended, closedDays)] : [],
  );
}

export function withParty<Request extends WithParties>(
  request: Request,
  party: number,
  change: (before: ThirdParty) => Partial<ThirdParty>,
): Request {
  const parties = request.parties.map((each) => (each.party === party ? { ...each, ...change(each) } : each));
  return { ...request, parties };
}

/** Another opening is told anew and can be objected to anew; an objection that waits goes on waiting. */
export function partiesBeforeOpening(parties: readonly ThirdParty[]): readonly ThirdParty[] {
  return parties.map((each) => ({
    ...each,
    toldOn: null,
    toldBefore: each.objection ? null : each.toldOn,
    objection: hasPendingObjection(each) ? each.objection : null,
    settled: each.objection?.decision ? [...each.settled, each.objection] : each.settled,
  }));
}
