import type { DisclosureGround } from '../disclosure/disclosure.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';

/** 청구인의 구분. */
export type RequesterKind = 'person' | 'organization';
/** 공개 형태: 열람·시청, 사본·출력물, 전자파일. */
export type DisclosureForm = 'viewing' | 'copy' | 'file';
/** 수령 방법: 정보통신망(이 누리집), 전자우편, 직접 방문. */
export type DeliveryMethod = 'network' | 'email' | 'visit';

/** 영 제7조: why a decision may take ten days more. */
export type ExtensionGround = 1 | 2 | 3 | 4;

/** What an office decides on a request: 공개, 부분공개, 비공개, 부존재, 종결. */
export type DecisionOutcome = 'open' | 'partiallyOpen' | 'closed' | 'notHeld' | 'ended';
/** 이의신청 결정: 인용, 부분인용, 기각, 각하. */
export type ObjectionOutcome = 'accepted' | 'partlyAccepted' | 'dismissed' | 'refused';

/** What is decided: on the request, on the objection to that, or on a third party's objection to an opening. */
export type DecisionMatter = 'request' | 'objection' | 'partyObjection';

/** What can be decided on each of them. */
export const OUTCOMES_OF: Readonly<Record<DecisionMatter, readonly DecisionTerms['outcome'][]>> = {
  request: ['open', 'partiallyOpen', 'closed', 'notHeld', 'ended'],
  objection: ['accepted', 'partlyAccepted', 'dismissed', 'refused'],
  // Accepted in part, the opening is stopped, and the rest is opened on the requester's own objection.
  partyObjection: ['accepted', 'dismissed', 'refused'],
};

/** What 정보공개심의회 is asked about. */
export type ReviewMatter = DecisionMatter;

/**
 * 제18조② 각 호: why an objection is decided without 정보공개심의회; 4 is an agency that has none (제12조①), 5 an objection
 * that says the same again (영 제11조②2호).
 */
export type ReviewSkipGround = 1 | 2 | 3 | 4 | 5;

/** What a decision says besides its text; it takes effect when the document that carries it is approved. */
export type DecisionTerms = {
  readonly outcome: DecisionOutcome | ObjectionOutcome;
  /** 제9조제1항 각 호; only where something stays closed. */
  readonly grounds: readonly DisclosureGround[];
  readonly reason: string;
  /** 제9조①5호 단서: when a review that is still under way is expected to end. */
  readonly reviewEndsOn: CalendarDay | null;
  /** 공개 일시 (제13조①); null where nothing is opened. */
  readonly opensOn: CalendarDay | null;
  /**
   * Something is opened although a third party asked that it be not (제21조②); not said, it is. All that was asked for
   * cannot be opened otherwise.
   */
  readonly againstWish?: boolean;
  /** 수수료와 우편요금 in won (제17조). */
  readonly fee: number;
};

/** 처리 부서와 담당자. */
export type Handler = {
  readonly unit: { readonly id: string; readonly name: string };
  readonly person: { readonly id: string; readonly name: string } | null;
};

/** Who acted for the office, as printed on that day. */
export type ActingOfficer = { readonly personId: string; readonly name: string };

type ByOfficer = { readonly at: string; readonly by: ActingOfficer };
type ByRequester = { readonly at: string };
/** `party`: whose objection the board is asked about, where it is that of a third party. */
type OfReview = ByOfficer & { readonly party?: number };

/**
 * 정보공개 청구 as a stream. Whatever names the requester or a third party, and whatever these have written, is kept
 * beside the events and is deleted when its time has come; the events tell the handling for ever.
 */
export type RequestEvent =
  | (ByRequester & {
      readonly type: 'RequestFiled';
      readonly receiptNumber: string;
      readonly requesterKind: RequesterKind;
      readonly form: DisclosureForm;
      readonly method: DeliveryMethod;
      /** The listed document that the requester came from. */
      readonly documentNumber: string | null;
    })
  | (ByOfficer & { readonly type: 'RequestAssigned'; readonly to: Handler })
  | (ByOfficer & { readonly type: 'SupplementAsked'; readonly text: string; readonly answerBy: CalendarDay })
  | (ByRequester & { readonly type: 'SupplementGiven' })
  | (ByOfficer & { readonly type: 'PeriodExtended'; readonly ground: ExtensionGround; readonly reason: string })
  | (ByOfficer & {
      readonly type: 'ThirdPartyNotified';
      readonly party: number;
      /** When the notice reaches them; the day of the act where it is not said. */
      readonly receivedOn?: CalendarDay;
      readonly answerBy: CalendarDay;
    })
  | (ByOfficer & { readonly type: 'ThirdPartyAnswered'; readonly party: number; readonly opposes: boolean })
  | (ByOfficer & {
      readonly type: 'ThirdPartyToldOfDecision';
      readonly party: number;
      /** When the notice reached them; the day of the act where it is not said. */
      readonly receivedOn?: CalendarDay;
    })
  | (ByOfficer & {
      readonly type: 'ThirdPartyObjected';
      readonly party: number;
      readonly receivedOn: CalendarDay;
      /** The first decision that the objection came in time for; all of them where it is not said. */
      readonly against?: DecisionMatter;
    })
  | (OfReview & { readonly type: 'ReviewReferred'; readonly matter: ReviewMatter; readonly reason: string })
  | (OfReview & {
      readonly type: 'ReviewHeld';
      readonly heldOn: CalendarDay;
      readonly opinion: DecisionTerms['outcome'];
      readonly text: string;
    })
  | (OfReview & { readonly type: 'ReviewCancelled'; readonly reason: string })
  | (OfReview & { readonly type: 'ReviewSkipped'; readonly ground: ReviewSkipGround; readonly reason: string })
  | (ByOfficer & { readonly type: 'RequestTransferred'; readonly agencyName: string; readonly reason: string })
  | (ByOfficer & {
      readonly type: 'DecisionProposed';
      readonly matter: DecisionMatter;
      /** Whose objection it decides on, where it is that of a third party. */
      readonly party?: number;
      /** The document that carries it through the approval line. */
      readonly managementNumber: string;
      readonly terms: DecisionTerms;
    })
  | (ByOfficer & { readonly type: 'ProposalCancelled'; readonly managementNumber: string; readonly reason: string })
  | { readonly type: 'DecisionMade'; readonly at: string; readonly managementNumber: string }
  | {
      readonly type: 'DecisionNotTaken';
      readonly at: string;
      readonly managementNumber: string;
      readonly why: NotTakenReason;
    }
  | (ByOfficer & { readonly type: 'FeePaid' })
  | (ByOfficer & { readonly type: 'RequesterToldOfReviewEnd' })
  | (ByRequester & { readonly type: 'ObjectionFiled' })
  | (ByOfficer & { readonly type: 'ObjectionPeriodExtended'; readonly reason: string; readonly party?: number })
  | (ByRequester & { readonly type: 'RequestWithdrawn' });

/**
 * Why an approved document changes nothing: its text says something else, the request has ended meanwhile, somebody
 * else was asked after it had been taken back, a third party's wish came after it had been drafted, or whoever handles
 * the request has cancelled it.
 */
export type NotTakenReason = 'text-differs' | 'ended' | 'overtaken' | 'cancelled';
