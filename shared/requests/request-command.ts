import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type {
  ActingOfficer,
  DecisionMatter,
  DecisionTerms,
  ExtensionGround,
  Handler,
  RequestEvent,
  ReviewSkipGround,
} from './request-events.ts';

/** `party`: about whose objection; without one it is the requester's matter. */
type OfReview = { readonly by: ActingOfficer; readonly party?: number };

/** What an officer or the requester asks for; personal words travel beside it and are never in an event. */
export type RequestCommand =
  | {
      readonly type: 'assign';
      readonly by: ActingOfficer;
      readonly to: Handler;
      /** Only where this person still has it: whoever hands over gives nothing that is not theirs. */
      readonly from?: string;
    }
  | { readonly type: 'askSupplement'; readonly by: ActingOfficer; readonly text: string }
  | { readonly type: 'giveSupplement' }
  | {
      readonly type: 'extend';
      readonly by: ActingOfficer;
      readonly ground: ExtensionGround;
      readonly reason: string;
    }
  | {
      readonly type: 'notifyThirdParty';
      readonly by: ActingOfficer;
      /** When the notice reaches them; today where it is not said. */
      readonly receivedOn?: CalendarDay;
    }
  | {
      readonly type: 'recordOpinion';
      readonly by: ActingOfficer;
      readonly party: number;
      readonly opposes: boolean;
    }
  | {
      readonly type: 'tellThirdParty';
      readonly by: ActingOfficer;
      readonly party: number;
      readonly receivedOn: CalendarDay;
    }
  | {
      readonly type: 'recordPartyObjection';
      readonly by: ActingOfficer;
      readonly party: number;
      readonly receivedOn: CalendarDay;
    }
  | (OfReview & { readonly type: 'referReview'; readonly reason: string })
  | (OfReview & {
      readonly type: 'recordReview';
      readonly heldOn: CalendarDay;
      readonly opinion: DecisionTerms['outcome'];
      readonly text: string;
    })
  | (OfReview & { readonly type: 'cancelReview'; readonly reason: string })
  | (OfReview & { readonly type: 'skipReview'; readonly ground: ReviewSkipGround; readonly reason: string })
  | { readonly type: 'transfer'; readonly by: ActingOfficer; readonly agencyName: string; readonly reason: string }
  | {
      readonly type: 'propose';
      readonly by: ActingOfficer;
      readonly matter: DecisionMatter;
      readonly party?: number;
      readonly managementNumber: string;
      readonly terms: DecisionTerms;
    }
  | {
      readonly type: 'cancelProposal';
      readonly by: ActingOfficer;
      readonly reason: string;
      /** The notice is in approval: only its drafter or who decides on it can bring it back. */
      readonly isInApproval: boolean;
    }
  | { readonly type: 'takeDecision'; readonly managementNumber: string; readonly isTextTrue: boolean }
  | { readonly type: 'recordFee'; readonly by: ActingOfficer }
  | { readonly type: 'tellReviewEnd'; readonly by: ActingOfficer }
  | { readonly type: 'object' }
  | {
      readonly type: 'extendObjection';
      readonly by: ActingOfficer;
      readonly reason: string;
      /** Of a third party; without one it is the requester's. */
      readonly party?: number;
    }
  | { readonly type: 'withdraw' };

export type CommandType = RequestCommand['type'];

/** When it is asked, and the agency's own days off. */
export type RequestMoment = { readonly at: Date; readonly closedDays?: readonly CalendarDay[] };

export type Decided = RequestEvent | Refusal;

/** The moment as the rules take it. */
export type Now = {
  readonly at: string;
  readonly today: CalendarDay;
  readonly closedDays: readonly CalendarDay[];
};
