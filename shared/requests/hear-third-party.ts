import { type CalendarDay, daysAfter } from '../kernel/calendar-day.ts';
import { isRefusal, type Refusal, refuse } from '../kernel/refusal.ts';
import { partyObjectionLastOn, REQUEST_DAYS, thirdPartyAnswerBy } from './deadlines.ts';
import { decisionInForce, type InformationRequest, isOver, madeDecisions } from './information-request.ts';
import type { Decided, Now, RequestCommand } from './request-command.ts';
import type { DecisionMatter } from './request-events.ts';
import type { ThirdParty } from './third-parties.ts';

export const MOST_PARTIES = 20;

type Told = RequestCommand & { type: 'tellThirdParty' | 'recordPartyObjection' };
type ThirdPartyCommand = Told | (RequestCommand & { type: 'notifyThirdParty' | 'recordOpinion' });

/** 제11조③, 제21조: a third party is told, says whether they agree, hears what was decided, and may object to it. */
export function hearThirdParty(request: InformationRequest, command: ThirdPartyCommand, now: Now): Decided {
  const { at, today, closedDays } = now;
  const { by } = command;
  if (command.type === 'notifyThirdParty') {
    const isObjected = request.objection !== null && request.objection.decision === null;
    if (request.status !== 'handling' && !isObjected) return refuse('request-not-handled');
    if (request.parties.length >= MOST_PARTIES) return refuse('parties-too-many', { most: MOST_PARTIES });
    // A notice in approval takes effect while they are still being heard.
    if (request.proposed) return refuse('decision-under-way');
    const { receivedOn = today } = command;
    const until = daysAfter(today, REQUEST_DAYS.onItsWay);
    if (receivedOn < request.clock.filedOn || receivedOn > until) return refuse('notified-day-bad', { until });
    const party = request.parties.length + 1;
    const answerBy = thirdPartyAnswerBy(receivedOn, closedDays);
    return { type: 'ThirdPartyNotified', at, by, party, receivedOn, answerBy };
  }
  const party = request.parties.find((each) => each.party === command.party);
  if (!party) return refuse('party-unknown');
  if (command.type === 'recordOpinion') {
    if (isOver(request)) return refuse('request-over');
    if (party.opposes !== null) return refuse('party-answered');
    return { type: 'ThirdPartyAnswered', at, by, party: party.party, opposes: command.opposes };
  }
  return afterDecision(request, party, command, now);
}

/** What follows the decision: that they were told of it, and within seven days of that their objection. */
function afterDecision(request: InformationRequest, party: ThirdParty, command: Told, now: Now): Decided {
  const { at, today } = now;
  const { by, receivedOn } = command;
  const opposed = madeDecisions(request).findLast(({ isAgainstWish }) => isAgainstWish);
  const decision = opposed ?? decisionInForce(request);
  if (!decision) return refuse('decision-missing');
  if (command.type === 'tellThirdParty') {
    if (party.toldOn !== null) return refuse('party-told');
    if (receivedOn < decision.decidedOn || receivedOn > today) return refuse('received-day-bad');
    return { type: 'ThirdPartyToldOfDecision', at, by, party: party.party, receivedOn };
  }
  const against = objectedTo(request, party, receivedOn, now);
  return isRefusal(against) ? against : { type: 'ThirdPartyObjected', at, by, party: party.party, receivedOn, against };
}

/** The first opening for which an objection received on that day is in time, whatever the requester has objected to. */
function objectedTo(
  request: InformationRequest,
  { opposes, toldOn, toldBefore, objection }: ThirdParty,
  receivedOn: CalendarDay,
  { today, closedDays }: Now,
): DecisionMatter | Refusal {
  if (opposes !== true) return refuse('party-not-opposed');
  const opposed = madeDecisions(request).filter(({ isAgainstWish }) => isAgainstWish);
  const told = opposed.flatMap((made) => {
    const on = made === opposed.at(-1) ? toldOn : toldBefore;
    return on === null || made.stoppedOn !== null
      ? []
      : [{ matter: made.matter, on, until: partyObjectionLastOn(on, closedDays) }];
  });
  if (opposed.every(({ stoppedOn }) => stoppedOn !== null)) return refuse('decision-opens-nothing');
  if (told.length === 0) return refuse('party-not-told');
  if (objection) return refuse('party-objected');
  if (receivedOn > today || told.every(({ on }) => receivedOn < on)) return refuse('received-day-bad');
  const inTime = told.find(({ on, until }) => receivedOn >= on && receivedOn <= until);
  return inTime?.matter ?? refuse('party-objection-late', { until: told.at(-1)?.until ?? today });
}
