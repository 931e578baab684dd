import { type CalendarDay, dayInKorea, daysAfter } from '../kernel/calendar-day.ts';
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts';
import { decisionDueOn, endOfCivilPeriod, objectionDueOn, REQUEST_DAYS, thirdPartyAnswerBy } from './deadlines.ts';
import {
  decisionInForce,
  type InformationRequest,
  isOpposed,
  isOver,
  madeDecisions,
  objectionPeriod,
  opensSomething,
} from './information-request.ts';
import type {
  ActingOfficer,
  DecisionMatter,
  DecisionTerms,
  ExtensionGround,
  Handler,
  RequestEvent,
} from './request-events.ts';

/** What an officer or the requester asks for; personal words travel beside it and are never in an event. */
export type RequestCommand =
  | { readonly type: 'assign'; readonly by: ActingOfficer; readonly to: Handler }
  | { readonly type: 'askSupplement'; readonly by: ActingOfficer; readonly text: string }
  | { readonly type: 'giveSupplement' }
  | {
      readonly type: 'extend';
      readonly by: ActingOfficer;
      readonly ground: ExtensionGround;
      readonly reason: string;
    }
  | { readonly type: 'notifyThirdParty'; readonly by: ActingOfficer }
  | {
      readonly type: 'recordOpinion';
      readonly by: ActingOfficer;
      readonly party: number;
      readonly opposes: boolean;
    }
  | { readonly type: 'tellThirdParty'; readonly by: ActingOfficer; readonly party: number }
  | { readonly type: 'transfer'; readonly by: ActingOfficer; readonly agencyName: string; readonly reason: string }
  | {
      readonly type: 'propose';
      readonly by: ActingOfficer;
      readonly matter: DecisionMatter;
      readonly managementNumber: string;
      readonly terms: DecisionTerms;
    }
  | { readonly type: 'takeDecision'; readonly managementNumber: string; readonly isTextTrue: boolean }
  | { readonly type: 'recordFee'; readonly by: ActingOfficer }
  | { readonly type: 'object' }
  | { readonly type: 'extendObjection'; readonly by: ActingOfficer; readonly reason: string }
  | { readonly type: 'withdraw' };

export type CommandType = RequestCommand['type'];

/** When it is asked, and the agency's own days off. */
export type RequestMoment = { readonly at: Date; readonly closedDays?: readonly CalendarDay[] };

type Decided = RequestEvent | Refusal;

/** What comes of a command: one event, or why not. */
export function decideRequest(request: InformationRequest, command: RequestCommand, moment: RequestMoment): Decided {
  const at = moment.at.toISOString();
  const today = dayInKorea(moment.at);
  const { closedDays = [] } = moment;
  switch (command.type) {
    case 'assign':
      return isOver(request) ? refuse('request-over') : { type: 'RequestAssigned', at, by: command.by, to: command.to };
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
      return extend(request, command, { at, today, closedDays });
    case 'notifyThirdParty':
    case 'recordOpinion':
    case 'tellThirdParty':
      return hearThirdParty(request, command, { at, today, closedDays });
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
      return propose(request, command, { at, today, closedDays });
    case 'takeDecision':
      return take(request, command, at);
    case 'recordFee':
      return owesFee(request) ? { type: 'FeePaid', at, by: command.by } : refuse('fee-not-due');
    case 'object':
      return object(request, { at, today, closedDays });
    case 'extendObjection':
      return extendObjection(request, command, { at, today, closedDays });
    case 'withdraw':
      if (request.status !== 'handling' && request.status !== 'awaitingSupplement') return refuse('request-over');
      return { type: 'RequestWithdrawn', at };
  }
}

type Now = { readonly at: string; readonly today: CalendarDay; readonly closedDays: readonly CalendarDay[] };

function owesFee(request: InformationRequest): boolean {
  // An objection that is dismissed leaves the fee of what was opened before.
  return madeDecisions(request).some(({ terms, isFeePaid }) => terms.fee > 0 && !isFeePaid);
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

type ThirdPartyCommand = RequestCommand & { type: 'notifyThirdParty' | 'recordOpinion' | 'tellThirdParty' };

function hearThirdParty(request: InformationRequest, command: ThirdPartyCommand, now: Now): Decided {
  const { at, today, closedDays } = now;
  const { by } = command;
  if (command.type === 'notifyThirdParty') {
    if (request.status !== 'handling') return refuse('request-not-handled');
    if (request.parties.length >= MOST_PARTIES) return refuse('parties-too-many', { most: MOST_PARTIES });
    const party = request.parties.length + 1;
    return { type: 'ThirdPartyNotified', at, by, party, answerBy: thirdPartyAnswerBy(today, closedDays) };
  }
  const party = request.parties.find((each) => each.party === command.party);
  if (!party) return refuse('party-unknown');
  if (command.type === 'recordOpinion') {
    if (isOver(request)) return refuse('request-over');
    if (party.opposes !== null) return refuse('party-answered');
    return { type: 'ThirdPartyAnswered', at, by, party: party.party, opposes: command.opposes };
  }
  const decision = decisionInForce(request);
  if (!decision) return refuse('decision-missing');
  if (party.isToldOfDecision) return refuse('party-told');
  return { type: 'ThirdPartyToldOfDecision', at, by, party: party.party };
}

export const MOST_PARTIES = 20;

function propose(request: InformationRequest, command: RequestCommand & { type: 'propose' }, now: Now): Decided {
  const { matter, terms, managementNumber, by } = command;
  const { objection, status, proposed } = request;
  if (proposed) return refuse('decision-under-way');
  const isOpen = status === 'handling' || isSupplementLate(request, now.today);
  if (matter === 'objection' ? !objection || objection.decision !== null : !isOpen) {
    return refuse('request-not-handled');
  }
  const waited = request.parties.find(({ opposes, answerBy }) => opposes === null && now.today <= answerBy);
  if (waited && opensSomething(terms.outcome)) return refuse('hearing-open', { answerBy: waited.answerBy });
  const fault = termsFault(request, matter, terms, now);
  if (fault) return fault;
  return { type: 'DecisionProposed', at: now.at, by, matter, managementNumber, terms };
}

/** 보완 요구 that nobody has answered in time: the office can end the request (종결) or decide on what it has. */
function isSupplementLate({ status, clock }: InformationRequest, today: CalendarDay): boolean {
  const stop = clock.stops.find(({ to }) => to === null);
  return status === 'awaitingSupplement' && stop !== undefined && today > daysAfter(stop.from, REQUEST_DAYS.supplement);
}

const OF_MATTER: Readonly<Record<DecisionMatter, readonly DecisionTerms['outcome'][]>> = {
  request: ['open', 'partiallyOpen', 'closed', 'notHeld', 'ended'],
  objection: ['accepted', 'partlyAccepted', 'dismissed', 'refused'],
};

/** Grounds where something stays closed (제13조⑤), a reason where not everything is opened, a day where something is. */
function termsFault(
  request: InformationRequest,
  matter: DecisionMatter,
  terms: DecisionTerms,
  { today, closedDays }: Now,
): Refusal | undefined {
  const { outcome, grounds, reason, opensOn, fee, reviewEndsOn } = terms;
  if (!OF_MATTER[matter].includes(outcome)) return refuse('outcome-unknown');
  const needsGrounds = outcome === 'closed' || outcome === 'partiallyOpen';
  const mayHaveGrounds = needsGrounds || outcome === 'partlyAccepted' || outcome === 'dismissed';
  if (needsGrounds && grounds.length === 0) return refuse('decision-grounds-missing');
  if (!mayHaveGrounds && grounds.length > 0) return refuse('decision-grounds-not-allowed');
  if (outcome !== 'open' && outcome !== 'accepted' && reason === '') return refuse('reason-missing');
  if (reviewEndsOn !== null && (!grounds.includes(5) || reviewEndsOn < today)) return refuse('review-end-bad');
  if (!opensSomething(outcome)) {
    return opensOn === null && fee === 0 ? undefined : refuse('opening-not-allowed');
  }
  if (opensOn === null) return refuse('opening-missing');
  if (opensOn < today) return refuse('opening-past');
  if (isOpposed(request)) return undefined;
  // 영 제12조①: within ten days of the decision, which comes by its last day; unpaid fees put it off by themselves.
  const latest = endOfCivilPeriod(lastDayOf(request, matter, today, closedDays), REQUEST_DAYS.opening, closedDays);
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

/** Only the document that was proposed last changes anything, while the request is still there to be decided. */
function take(request: InformationRequest, command: RequestCommand & { type: 'takeDecision' }, at: string): Decided {
  const { managementNumber, isTextTrue } = command;
  const { proposed } = request;
  if (proposed?.managementNumber !== managementNumber) {
    return { type: 'DecisionNotTaken', at, managementNumber, why: 'ended' };
  }
  if (!isTextTrue) return { type: 'DecisionNotTaken', at, managementNumber, why: 'text-differs' };
  return { type: 'DecisionMade', at, managementNumber };
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
  { objection }: InformationRequest,
  { by, reason }: RequestCommand & { type: 'extendObjection' },
  { at, today, closedDays }: Now,
): Decided {
  if (!objection || objection.decision) return refuse('objection-missing');
  if (objection.isExtended) return refuse('period-extended-before');
  if (reason === '') return refuse('reason-missing');
  const due = objectionDueOn(objection.filedOn, false, closedDays);
  if (today > due) return refuse('period-over', { dueOn: due });
  return { type: 'ObjectionPeriodExtended', at, by, reason };
}

/** Terms with nothing to be refused in them. */
const CLOSING = { grounds: [], reason: '…', reviewEndsOn: null, opensOn: null, fee: 0 } as const;

/** Which acts the page offers: those that nothing but their own words could still refuse. */
export function offeredActs(request: InformationRequest, moment: RequestMoment): readonly CommandType[] {
  const by = { personId: '', name: '' };
  const tries: readonly RequestCommand[] = [
    { type: 'assign', by, to: { unit: { id: '', name: '' }, person: null } },
    { type: 'askSupplement', by, text: '…' },
    { type: 'giveSupplement' },
    { type: 'extend', by, ground: 1, reason: '…' },
    { type: 'notifyThirdParty', by },
    ...request.parties.flatMap(({ party }): RequestCommand[] => [
      { type: 'recordOpinion', by, party, opposes: true },
      { type: 'tellThirdParty', by, party },
    ]),
    { type: 'transfer', by, agencyName: '…', reason: '…' },
    { type: 'propose', by, matter: 'request', managementNumber: '', terms: { ...CLOSING, outcome: 'ended' } },
    { type: 'propose', by, matter: 'objection', managementNumber: '', terms: { ...CLOSING, outcome: 'dismissed' } },
    { type: 'recordFee', by },
    { type: 'object' },
    { type: 'extendObjection', by, reason: '…' },
    { type: 'withdraw' },
  ];
  const offered = tries.filter((command) => !isRefusal(decideRequest(request, command, moment)));
  return [...new Set(offered.map(({ type }) => type))];
}
