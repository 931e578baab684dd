import { type CalendarDay, dayInKorea, daysAfter } from '../kernel/calendar-day.ts';
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts';
import { askReview, reviewFault } from './ask-review.ts';
import { decisionDueOn, earliestOpeningOn, endOfCivilPeriod, objectionDueOn, REQUEST_DAYS } from './deadlines.ts';
import { hearThirdParty } from './hear-third-party.ts';
import {
  type InformationRequest,
  isOver,
  madeDecisions,
  objectionPeriod,
  opensSomething,
  reviewEndDue,
} from './information-request.ts';
import type { CommandType, Decided, Now, RequestCommand, RequestMoment } from './request-command.ts';
import { type DecisionMatter, type DecisionTerms, type NotTakenReason, OUTCOMES_OF } from './request-events.ts';
import { hasPendingObjection, isOpposed, ofParty, opensAgainstWish, opensEverything } from './third-parties.ts';

/** What comes of a command: one event, or why not. */
export function decideRequest(request: InformationRequest, command: RequestCommand, moment: RequestMoment): Decided {
  const at = moment.at.toISOString();
  const today = dayInKorea(moment.at);
  const now = { at, today, closedDays: moment.closedDays ?? [] };
  switch (command.type) {
    case 'assign':
      if (isOver(request)) return refuse('request-over');
      if (command.from !== undefined && request.handler?.person?.id !== command.from) return refuse('request-moved');
      return { type: 'RequestAssigned', at, by: command.by, to: command.to };
    case 'askSupplement': {
      if (request.status !== 'handling') return refuse('request-not-handled');
      if (request.proposed) return refuse('decision-under-way');
      if (command.text === '') return refuse('reason-missing');
      const answerBy = daysAfter(today, REQUEST_DAYS.supplement);
      return { type: 'SupplementAsked', at, by: command.by, text: command.text, answerBy };
    }
    case 'giveSupplement':
      return request.status === 'awaitingSupplement' ? { type: 'SupplementGiven', at } : refuse('supplement-not-asked');
    case 'extend':
      return extend(request, command, now);
    case 'notifyThirdParty':
    case 'recordOpinion':
    case 'tellThirdParty':
    case 'recordPartyObjection':
      return hearThirdParty(request, command, now);
    case 'referReview':
    case 'recordReview':
    case 'cancelReview':
    case 'skipReview':
      return askReview(request, command, now);
    case 'transfer':
      if (request.status !== 'handling') return refuse('request-not-handled');
      if (request.proposed) return refuse('decision-under-way');
      if (command.reason === '' || command.agencyName === '') return refuse('reason-missing');
      return {
        type: 'RequestTransferred',
        at,
        by: command.by,
        agencyName: command.agencyName,
        reason: command.reason,
      };
    case 'propose':
      return propose(request, command, now);
    case 'cancelProposal':
      return cancelProposal(request, command, at);
    case 'takeDecision':
      return take(request, command, at);
    case 'recordFee':
      return owesFee(request) ? { type: 'FeePaid', at, by: command.by } : refuse('fee-not-due');
    case 'tellReviewEnd':
      return reviewEndDue(request) === null
        ? refuse('review-end-not-due')
        : { type: 'RequesterToldOfReviewEnd', at, by: command.by };
    case 'object':
      return object(request, now);
    case 'extendObjection':
      return extendObjection(request, command, now);
    case 'withdraw':
      if (request.status !== 'handling' && request.status !== 'awaitingSupplement') return refuse('request-over');
      return { type: 'RequestWithdrawn', at };
  }
}

function owesFee(request: InformationRequest): boolean {
  // An objection that is dismissed leaves the fee of what was opened before.
  return madeDecisions(request).some(
    ({ terms, isFeePaid, stoppedOn }) => terms.fee > 0 && !isFeePaid && stoppedOn === null,
  );
}

/** 제11조②: once, by ten days, and before the days have run out. */
function extend(request: InformationRequest, command: RequestCommand & { type: 'extend' }, now: Now): Decided {
  const { clock, status } = request;
  if (status !== 'handling') return refuse('request-not-handled');
  if (clock.isExtended) return refuse('period-extended-before');
  if (command.reason === '') return refuse('reason-missing');
  const due = decisionDueOn(clock, now.closedDays);
  if (due !== null && now.today > due) return refuse('period-over', { dueOn: due });
  return { type: 'PeriodExtended', at: now.at, by: command.by, ground: command.ground, reason: command.reason };
}

function propose(request: InformationRequest, command: RequestCommand & { type: 'propose' }, now: Now): Decided {
  const { matter, party, terms, managementNumber, by } = command;
  if (request.proposed) return refuse('decision-under-way');
  if (!isToDecide(request, command, now.today)) return refuse('request-not-handled');
  const review = reviewFault(request, command, terms.outcome);
  if (review) return review;
  const made = { type: 'DecisionProposed', at: now.at, by, matter, managementNumber, terms } as const;
  if (matter === 'partyObjection') return partyTermsFault(terms) ?? { ...made, party: party ?? 0 };
  const waited = request.parties.find(({ opposes, answerBy }) => opposes === null && now.today <= answerBy);
  if (waited && opensSomething(terms.outcome)) return refuse('hearing-open', { answerBy: waited.answerBy });
  const fault = termsFault(request, matter, terms, now);
  return fault ?? made;
}

/** Whether that matter waits for a decision at all. */
function isToDecide(
  request: InformationRequest,
  { matter, party }: RequestCommand & { type: 'propose' },
  today: CalendarDay,
): boolean {
  const { objection, status, parties } = request;
  if (matter === 'partyObjection') return parties.some((each) => each.party === party && hasPendingObjection(each));
  if (matter === 'objection') return objection !== null && objection.decision === null;
  return status === 'handling' || isSupplementLate(request, today);
}

/** On a third party's objection nothing is opened anew: it stays open as decided, or is closed with its grounds. */
function partyTermsFault({ outcome, grounds, reason, reviewEndsOn, opensOn, fee }: DecisionTerms): Refusal | undefined {
  if (!OUTCOMES_OF.partyObjection.includes(outcome)) return refuse('outcome-unknown');
  if (outcome === 'accepted' && grounds.length === 0) return refuse('decision-grounds-missing');
  if (outcome !== 'accepted' && grounds.length > 0) return refuse('decision-grounds-not-allowed');
  if (reason === '') return refuse('reason-missing');
  if (reviewEndsOn !== null) return refuse('review-end-bad');
  return opensOn === null && fee === 0 ? undefined : refuse('opening-not-allowed');
}

/** 보완 요구 that nobody has answered in time: the office can end the request (종결) or decide on what it has. */
function isSupplementLate({ status, clock }: InformationRequest, today: CalendarDay): boolean {
  const stop = clock.stops.find(({ to }) => to === null);
  return status === 'awaitingSupplement' && stop !== undefined && today > daysAfter(stop.from, REQUEST_DAYS.supplement);
}

/** Grounds where something stays closed (제13조⑤), a reason where not everything is opened, a day where something is. */
function termsFault(
  request: InformationRequest,
  matter: DecisionMatter,
  terms: DecisionTerms,
  { today, closedDays }: Now,
): Refusal | undefined {
  const { outcome, grounds, reason, opensOn, fee, reviewEndsOn } = terms;
  if (!OUTCOMES_OF[matter].includes(outcome)) return refuse('outcome-unknown');
  const needsGrounds = outcome === 'closed' || outcome === 'partiallyOpen';
  const mayHaveGrounds = needsGrounds || outcome === 'partlyAccepted' || outcome === 'dismissed';
  if (needsGrounds && grounds.length === 0) return refuse('decision-grounds-missing');
  if (!mayHaveGrounds && grounds.length > 0) return refuse('decision-grounds-not-allowed');
  if (!opensEverything(outcome) && reason === '') return refuse('reason-missing');
  if (reviewEndsOn !== null && (!grounds.includes(5) || reviewEndsOn < today)) return refuse('review-end-bad');
  if (!opensSomething(outcome)) {
    return opensOn === null && fee === 0 ? undefined : refuse('opening-not-allowed');
  }
  if (opensOn === null) return refuse('opening-missing');
  if (opensOn < today) return refuse('opening-past');
  const lastDay = lastDayOf(request, matter, today, closedDays);
  const latestAfter = (day: CalendarDay) => endOfCivilPeriod(day, REQUEST_DAYS.opening, closedDays);
  if (opensAgainstWish(request, terms)) {
    // 제21조②③: the third party is told why and when, and at least thirty days lie in between.
    if (reason === '') return refuse('opposed-reason-missing');
    const earliest = earliestOpeningOn(today, true);
    if (opensOn < earliest) return refuse('opening-early', { earliest });
    // The law sets no end here; ten days more than it asks for are enough, as they are for every other opening.
    const latest = latestAfter(earliestOpeningOn(lastDay, true));
    return opensOn > latest ? refuse('opposed-opening-late', { latest }) : undefined;
  }
  // 영 제12조①: within ten days of the decision, which comes by its last day; unpaid fees put it off by themselves.
  const latest = latestAfter(lastDay);
  return opensOn > latest ? refuse('opening-late', { latest }) : undefined;
}

function lastDayOf(
  { clock, objection }: InformationRequest,
  matter: DecisionMatter,
  today: CalendarDay,
  closedDays: readonly CalendarDay[],
): CalendarDay {
  const due =
    matter === 'objection' && objection
      ? objectionDueOn(objection.filedOn, objection.isExtended, closedDays)
      : decisionDueOn(clock, closedDays);
  return due !== null && due > today ? due : today;
}

/** 결정 기안의 취소: as long as nobody has been asked to approve it. */
function cancelProposal(
  { proposed: standing, returned }: InformationRequest,
  { by, reason, isInApproval }: RequestCommand & { type: 'cancelProposal' },
  at: string,
): Decided {
  const proposed = standing ?? returned;
  if (!proposed) return refuse('proposal-missing');
  if (isInApproval) return refuse('proposal-in-approval');
  if (reason === '') return refuse('reason-missing');
  return { type: 'ProposalCancelled', at, by, managementNumber: proposed.managementNumber, reason };
}

/** Only the document that was proposed last changes anything, while the request is still there to be decided. */
function take(request: InformationRequest, command: RequestCommand & { type: 'takeDecision' }, at: string): Decided {
  const { managementNumber, isTextTrue } = command;
  const { proposed } = request;
  if (proposed?.managementNumber !== managementNumber) {
    return { type: 'DecisionNotTaken', at, managementNumber, why: whyPassedOver(request, managementNumber) };
  }
  // A wish that came after the draft: nobody has said why it is not followed, and the notice promises an earlier day.
  if (!proposed.isAgainstWish && opensAgainstWish(request, proposed.terms)) {
    return { type: 'DecisionNotTaken', at, managementNumber, why: 'overtaken' };
  }
  if (!isTextTrue) return { type: 'DecisionNotTaken', at, managementNumber, why: 'text-differs' };
  return { type: 'DecisionMade', at, managementNumber };
}

function whyPassedOver({ overtaken, cancelled }: InformationRequest, managementNumber: string): NotTakenReason {
  if (cancelled.includes(managementNumber)) return 'cancelled';
  return overtaken?.managementNumber === managementNumber ? 'overtaken' : 'ended';
}

function object(request: InformationRequest, { at, today, closedDays }: Now): Decided {
  if (request.objection) return refuse('objection-filed-before');
  const period = objectionPeriod(request, closedDays);
  if (!period) return refuse('objection-not-possible');
  if (today < period.from) return refuse('objection-early', { from: period.from });
  return today > period.until ? refuse('objection-late', { until: period.until }) : { type: 'ObjectionFiled', at };
}

/** 제18조③ 단서: once, by seven days. */
function extendObjection(
  request: InformationRequest,
  { by, reason, party }: RequestCommand & { type: 'extendObjection' },
  { at, today, closedDays }: Now,
): Decided {
  const objector = request.parties.find((each) => each.party === party);
  const objection = party === undefined ? request.objection : objector?.objection;
  if (!objection || objection.decision) return refuse('objection-missing');
  if (objection.isExtended) return refuse('period-extended-before');
  if (reason === '') return refuse('reason-missing');
  const due = objectionDueOn(objection.filedOn, false, closedDays);
  if (today > due) return refuse('period-over', { dueOn: due });
  return { type: 'ObjectionPeriodExtended', at, by, reason, ...ofParty(party) };
}

/** Terms with nothing to be refused in them. */
const ENDING: DecisionTerms = {
  outcome: 'ended',
  grounds: [],
  reason: '…',
  reviewEndsOn: null,
  opensOn: null,
  fee: 0,
};
const DISMISSING: DecisionTerms = { ...ENDING, outcome: 'dismissed' };

/** What the requester objects to is granted: the one decision that needs no board. */
function accepting(request: InformationRequest, today: CalendarDay): DecisionTerms {
  return { ...ENDING, outcome: 'accepted', opensOn: earliestOpeningOn(today, isOpposed(request.parties)) };
}

/** An objection that came in time can be written down later: its day is a word of the act's own. */
function lastUseful({ parties }: InformationRequest, party: number, today: CalendarDay): CalendarDay {
  const told = parties.find((each) => each.party === party);
  return told?.toldBefore ?? told?.toldOn ?? today;
}

/** Which acts the page offers: those that nothing but their own words could still refuse. */
export function offeredActs(
  request: InformationRequest,
  moment: RequestMoment,
  isInApproval = false,
): readonly CommandType[] {
  const by = { personId: '', name: '' };
  const today = dayInKorea(moment.at);
  const tries: readonly RequestCommand[] = [
    { type: 'assign', by, to: { unit: { id: '', name: '' }, person: null } },
    { type: 'askSupplement', by, text: '…' },
    { type: 'giveSupplement' },
    { type: 'extend', by, ground: 1, reason: '…' },
    { type: 'notifyThirdParty', by },
    ...request.parties.flatMap(({ party }): RequestCommand[] => [
      { type: 'recordOpinion', by, party, opposes: true },
      { type: 'tellThirdParty', by, party, receivedOn: today },
      { type: 'recordPartyObjection', by, party, receivedOn: lastUseful(request, party, today) },
      { type: 'extendObjection', by, party, reason: '…' },
      { type: 'referReview', by, party, reason: '…' },
      { type: 'cancelReview', by, party, reason: '…' },
      { type: 'skipReview', by, party, ground: 2, reason: '…' },
      { type: 'recordReview', by, party, heldOn: today, opinion: 'dismissed', text: '…' },
      { type: 'propose', by, matter: 'partyObjection', party, managementNumber: '', terms: DISMISSING },
    ]),
    { type: 'referReview', by, reason: '…' },
    ...OUTCOMES_OF.request
      .concat(OUTCOMES_OF.objection)
      .map((opinion): RequestCommand => ({ type: 'recordReview', by, heldOn: today, opinion, text: '…' })),
    { type: 'cancelReview', by, reason: '…' },
    { type: 'skipReview', by, ground: 2, reason: '…' },
    { type: 'transfer', by, agencyName: '…', reason: '…' },
    { type: 'propose', by, matter: 'request', managementNumber: '', terms: ENDING },
    { type: 'propose', by, matter: 'objection', managementNumber: '', terms: DISMISSING },
    { type: 'propose', by, matter: 'objection', managementNumber: '', terms: accepting(request, today) },
    { type: 'cancelProposal', by, reason: '…', isInApproval },
    { type: 'recordFee', by },
    { type: 'tellReviewEnd', by },
    { type: 'object' },
    { type: 'extendObjection', by, reason: '…' },
    { type: 'withdraw' },
  ];
  const offered = tries.filter((command) => !isRefusal(decideRequest(request, command, moment)));
  return [...new Set(offered.map(({ type }) => type))];
}
