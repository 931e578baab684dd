import { officialDate } from '../kernel/calendar-day.ts';
import { type InformationRequest, madeDecisions, replayRequest } from './information-request.ts';
import type { DecisionMatter, Handler, RequestEvent } from './request-events.ts';
import { EXTENSION_GROUND_LABELS, NOT_TAKEN_LABELS, OUTCOME_LABELS, REVIEW_SKIP_LABELS } from './request-words.ts';

/** One line of what has happened to a request. `by`: who of the office; null for the requester and the system. */
export type HistoryStep = {
  readonly at: string;
  readonly title: string;
  readonly by: string | null;
  readonly text: string | null;
};

/** An event with the words that are kept beside it; null where they have been deleted, or are not for the reader. */
export type ToldEvent = { readonly event: RequestEvent; readonly text: string | null };

/** What has happened, for officials: everything. */
export function stepsForOfficials(told: readonly ToldEvent[]): HistoryStep[] {
  const events = told.map(({ event }) => event);
  return told.map(({ event, text }, at) => stepOf(event, text, replayRequest(events.slice(0, at + 1))));
}

/**
 * The same for the requester: who a third party is and what they said, who drafts what, and a decision that is not made
 * yet, are the office's own.
 */
export function stepsForRequester(told: readonly ToldEvent[]): HistoryStep[] {
  return stepsForOfficials(told.map(({ event, text }) => ({ event, text: OWN_WORDS.has(event.type) ? text : null })))
    .map((step, at) => ({ step, event: told[at]?.event }))
    .filter(({ event }) => event !== undefined && !INTERNAL.has(event.type))
    .map(({ step, event }) => ({ ...step, by: null, text: event && isOfThirdParty(event) ? null : step.text }));
}

/** What the board is asked about a third party's objection may tell who they are. */
function isOfThirdParty(event: RequestEvent): boolean {
  return event.type.startsWith('Review') && 'party' in event;
}

const OWN_WORDS: ReadonlySet<string> = new Set(['SupplementGiven', 'ObjectionFiled']);
const INTERNAL: ReadonlySet<string> = new Set<RequestEvent['type']>([
  'DecisionProposed',
  'ProposalCancelled',
  'DecisionNotTaken',
  'ThirdPartyAnswered',
  'ThirdPartyToldOfDecision',
  'ReviewHeld',
  'ReviewCancelled',
]);

function stepOf(event: RequestEvent, text: string | null, after: InformationRequest): HistoryStep {
  const by = 'by' in event ? event.by.name : null;
  return { at: event.at, by, ...wordsOf(event, text, after) };
}

type Words = { readonly title: string; readonly text: string | null };

function wordsOf(event: RequestEvent, text: string | null, after: InformationRequest): Words {
  switch (event.type) {
    case 'RequestFiled':
      return { title: '청구서를 접수하였습니다', text: null };
    case 'RequestAssigned':
      return { title: '처리할 부서를 정하였습니다', text: handlerWords(event.to) };
    case 'SupplementAsked':
      return {
        title: '보완을 요구하였습니다',
        text: `${event.text}\n${officialDate(event.answerBy)}까지 보완해 주십시오.`,
      };
    case 'SupplementGiven':
      return { title: '청구인이 보완하였습니다', text };
    case 'PeriodExtended':
      return {
        title: '결정기간을 10일 연장하였습니다',
        text: `${EXTENSION_GROUND_LABELS[event.ground]}\n${event.reason}`,
      };
    case 'ThirdPartyNotified':
      return { title: '관련된 제3자에게 통지하고 의견을 듣습니다', text: text };
    case 'ThirdPartyAnswered':
      return { title: event.opposes ? '제3자가 비공개를 요청하였습니다' : '제3자가 공개에 동의하였습니다', text };
    case 'ThirdPartyToldOfDecision':
      return {
        title: '제3자에게 결정을 통지하였습니다',
        text: event.receivedOn ? `${officialDate(event.receivedOn)}에 받았습니다.` : null,
      };
    case 'ThirdPartyObjected':
      return { title: `제3자가 ${officialDate(event.receivedOn)}에 이의신청을 하였습니다`, text };
    case 'ReviewReferred':
      return { title: `${boardMatter(event)}정보공개심의회에 심의를 맡겼습니다`, text: event.reason };
    case 'ReviewHeld':
      return {
        title: `${boardMatter(event)}정보공개심의회가 ${officialDate(event.heldOn)}에 심의하였습니다`,
        text: `${OUTCOME_LABELS[event.opinion]}\n${event.text}`,
      };
    case 'ReviewCancelled':
      return { title: `${boardMatter(event)}정보공개심의회의 심의를 거두었습니다`, text: event.reason };
    case 'ReviewSkipped':
      return {
        title: `${boardMatter(event)}정보공개심의회를 열지 않습니다`,
        text: `${REVIEW_SKIP_LABELS[event.ground]}\n${event.reason}`,
      };
    case 'RequestTransferred':
      return { title: `${event.agencyName}에 이송하였습니다`, text: event.reason };
    case 'DecisionProposed':
      return {
        title: PROPOSED[event.matter],
        text: `${OUTCOME_LABELS[event.terms.outcome]}, ${event.managementNumber}`,
      };
    case 'ProposalCancelled':
      return { title: '결정 기안을 취소하였습니다', text: `${event.reason}, ${event.managementNumber}` };
    case 'DecisionMade':
      return decisionWords(event.managementNumber, after);
    case 'DecisionNotTaken':
      return { title: '결재된 통지서에 효력이 없습니다', text: NOT_TAKEN_LABELS[event.why] };
    case 'FeePaid':
      return { title: '수수료를 받았습니다', text: null };
    case 'RequesterToldOfReviewEnd':
      return { title: '내부검토가 끝났음을 알렸습니다', text: '비공개한 정보를 다시 청구하실 수 있습니다.' };
    case 'ObjectionFiled':
      return { title: '청구인이 이의신청을 하였습니다', text };
    case 'ObjectionPeriodExtended':
      return {
        title: `${event.party === undefined ? '' : '제3자의 '}이의신청 결정기간을 7일 연장하였습니다`,
        text: event.reason,
      };
    case 'RequestWithdrawn':
      return { title: '청구인이 청구를 취하하였습니다', text: null };
  }
}

function boardMatter({ party }: { readonly party?: number }): string {
  return party === undefined ? '' : '제3자의 이의신청에 대하여 ';
}

const PROPOSED: Readonly<Record<DecisionMatter, string>> = {
  request: '결정 통지서를 기안하였습니다',
  objection: '이의신청 결정 통지서를 기안하였습니다',
  partyObjection: '제3자의 이의신청 결정 통지서를 기안하였습니다',
};

function decisionWords(managementNumber: string, after: InformationRequest): Words {
  const made = madeDecisions(after).find((each) => each.managementNumber === managementNumber);
  if (made) {
    const title = made.matter === 'objection' ? '이의신청을 결정하였습니다' : '공개 여부를 결정하였습니다';
    return { title, text: OUTCOME_LABELS[made.terms.outcome] };
  }
  const objections = after.parties.flatMap(({ objection }) => objection?.decision ?? []);
  const ofParty = objections.find((each) => each.managementNumber === managementNumber);
  return { title: '제3자의 이의신청을 결정하였습니다', text: ofParty ? OUTCOME_LABELS[ofParty.outcome] : null };
}

function handlerWords({ unit, person }: Handler): string {
  return person ? `${unit.name} ${person.name}` : unit.name;
}
