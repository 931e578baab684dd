import { refuse } from '../kernel/refusal.ts';
import { partyObjectionLastOn, thirdPartyAnswerBy } from './deadlines.ts';
import { decisionInForce, type InformationRequest, isOver, opensSomething } from './information-request.ts';
import type { Decided, Now, RequestCommand } from './request-command.ts';
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
  return afterDecision(request, party, command, now);
}

/** What follows the decision: that they were told of it, and within seven days of that their objection. */
function afterDecision(request: InformationRequest, party: ThirdParty, command: Told, now: Now): Decided {
  const { at, today, closedDays } = now;
  const { by, receivedOn } = command;
  const decision = decisionInForce(request);
  if (!decision) return refuse('decision-missing');
  if (command.type === 'tellThirdParty') {
    if (party.toldOn !== null) return refuse('party-told');
    if (receivedOn < decision.decidedOn || receivedOn > today) return refuse('received-day-bad');
    return { type: 'ThirdPartyToldOfDecision', at, by, party: party.party, receivedOn };
  }
  if (party.opposes !== true) return refuse('party-not-opposed');
  if (!opensSomething(decision.terms.outcome) || decision.stoppedOn !== null) return refuse('decision-opens-nothing');
  if (party.toldOn === null) return refuse('party-not-told');
  if (party.objection) return refuse('party-objected');
  if (receivedOn < party.toldOn || receivedOn > today) return refuse('received-day-bad');
  const until = partyObjectionLastOn(party.toldOn, closedDays);
  if (receivedOn > until) return refuse('party-objection-late', { until });
  return { type: 'ThirdPartyObjected', at, by, party: party.party, receivedOn };
}
