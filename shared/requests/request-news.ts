import type { RequestEvent } from './request-events.ts';

/** What an official hears at once of a 정보공개 청구: that something has come to do, never of whom or about what. */
export type RequestNews =
  | 'filed'
  | 'assigned'
  | 'supplemented'
  | 'withdrawn'
  | 'objected'
  | 'decided'
  | 'notTaken'
  | 'cancelled';

const NEWS: Readonly<Partial<Record<RequestEvent['type'], RequestNews>>> = {
  RequestFiled: 'filed',
  RequestAssigned: 'assigned',
  SupplementGiven: 'supplemented',
  RequestWithdrawn: 'withdrawn',
  ObjectionFiled: 'objected',
  ProposalCancelled: 'cancelled',
  DecisionMade: 'decided',
  DecisionNotTaken: 'notTaken',
};

/** What is told of an event; nothing of what officials have noted themselves. */
export function newsOf(event: RequestEvent): RequestNews | undefined {
  return NEWS[event.type];
}
