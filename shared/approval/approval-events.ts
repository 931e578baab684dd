import type { Disclosure } from '../disclosure/disclosure.ts';
import type { PersonalDataKind } from '../disclosure/personal-data/personal-finding.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';

/**
 * What happened on an approval line (결재선). Events are for ever: only added, never renamed; a new field is
 * optional, so that a stream of any age replays. Each carries names as printed on its day.
 */

/** 관계기관 of a 공동기안: an agency of the installation other than the document's, as it is called on that day. */
export type PartnerAgency = { readonly id: number; readonly name: string };

/** An official as printed on that day (성명·직위·부서): names and codes are kept even if the office is renamed later. */
export type PrintedOfficer = {
  readonly personId: string;
  readonly name: string;
  readonly postId: string;
  /** 직위, else 직급 or 대외직명 (규칙 제4조⑥2). */
  readonly postTitle: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly unitCode: string;
  /** 공동기안: the official's agency, where it is not the document's own. */
  readonly agency?: PartnerAgency;
};

/** Somebody who acts from outside the line, as an administrator does: may hold no post. */
export type NamedPerson = { readonly personId: string; readonly name: string };

/**
 * What a seat does: 기안, 검토, 협조, 결재, 전결, 후열. `approve` and `delegatedApprove` decide; exactly one of them
 * stands on a line, in a 공동기안 one for each agency, and after them only `afterRead`, which reads and signs nothing.
 */
export type SeatAct = 'draft' | 'review' | 'cooperate' | 'approve' | 'delegatedApprove' | 'afterRead';

/** 발의자(★) and 보고자(⊙), printed before the post (규칙 제6조①). */
export type OriginMark = 'initiator' | 'reporter';

/** One seat on the approval line (결재선). Seats act in their order; seat 0 is the drafter's. */
export type Seat = {
  readonly act: SeatAct;
  readonly officer: PrintedOfficer;
  /** 병렬: neighbours with the same number act in any order, and the line waits for all of them. */
  readonly group?: number;
  /** 협조부서: the seat is a unit's. Its clerk stands here and first names the person. */
  readonly toBeNamed?: true;
  /** Why this seat decides or signs, in words: the rule of the delegation table (위임전결규정). */
  readonly basis?: string;
  readonly marks?: readonly OriginMark[];
  /** 검토 생략: known at submission to be absent, with the reason that is printed (출장, 휴가 …; 규칙 제6조④). */
  readonly skipReason?: string;
};

/** What somebody owes beside the seats in turn: 공람·후열 to read, a 사후보고 to make, a 협의 to answer. */
export type DutyKind = 'read' | 'report' | 'answer';

/** 대결: who signs for whom, and by what record of absence (영 제10조③). */
export type Acting = { readonly for: PrintedOfficer; readonly basis: string };

/** The line differs from what the delegation rule says; the reason is a record (영 제67조). */
export type LineDeviation = { readonly rule: string; readonly reason: string };

/** 일괄기안: a text (안) that is decided on together with the lead (제1안), as its last version stands. */
export type BundledText = {
  readonly documentId: string;
  readonly managementNumber: string;
  readonly version: number;
  readonly contentHash: string;
};

/**
 * 공개구분 as whoever was in turn decided it. Where only the body, a file or a day was decided otherwise, both are the
 * same. `alone`: not a word of the text was corrected.
 */
export type DecidedAnew = { readonly from: Disclosure; readonly to: Disclosure; readonly alone?: true };

/** Which event of the lead (제1안) an event of another text of the bundle repeats. */
export type RepeatedEvent = { readonly lead: string; readonly eventId: string };

type Act = {
  readonly v: 1;
  readonly version: number;
  readonly at: string;
  /** 일괄기안: only on the streams of the texts after the first; nobody decides on these. */
  readonly repeats?: RepeatedEvent;
};
type SeatedAct = Act & { readonly seat: number; readonly by: PrintedOfficer; readonly acting?: Acting };

export type ApprovalEvent =
  | (Act & {
      readonly type: 'DocumentSubmitted';
      readonly contentHash: string;
      readonly seats: readonly Seat[];
      readonly opinion?: string;
      /** 중요한 사항: a 대결 on it is reported afterwards (영 제10조③). */
      readonly important?: true;
      readonly deviation?: LineDeviation;
      /** 일괄기안: the texts after this one, in their order. */
      readonly bundle?: readonly BundledText[];
      /** 처리기한: the day in Korea by which the line should have decided. It compels nobody. */
      readonly dueOn?: CalendarDay;
      /** 개인정보 점검: what was certain in the public parts, and was left there with the drafter's knowledge. */
      readonly personalData?: readonly PersonalDataKind[];
    })
  | (SeatedAct & {
      readonly type: 'SeatSigned';
      readonly contentHash: string;
      readonly act: 'review' | 'cooperate';
      readonly opinion?: string;
    })
  | (SeatedAct & {
      readonly type: 'DocumentApproved';
      readonly contentHash: string;
      readonly act: 'approve' | 'delegatedApprove';
      readonly opinion?: string;
      /** The day in KST: decides the year of the number series. */
      readonly on: CalendarDay;
    })
  /** 공동기안: an agency has decided, and others follow it. The last agency's decision is `DocumentApproved`. */
  | (SeatedAct & {
      readonly type: 'AgencyApproved';
      readonly contentHash: string;
      readonly act: 'approve' | 'delegatedApprove';
      readonly opinion?: string;
    })
  | (SeatedAct & { readonly type: 'DocumentRejected'; readonly reason: string })
  | (SeatedAct & { readonly type: 'ReturnedToSeat'; readonly to: number; readonly reason: string })
  | (Act & { readonly type: 'DocumentRecalled'; readonly by: PrintedOfficer; readonly reason?: string })
  | (Act & {
      readonly type: 'SeatSkipped';
      readonly seat: number;
      readonly by: PrintedOfficer;
      readonly reason: string;
      readonly basis: string;
    })
  | (Act & {
      readonly type: 'ParticipantNamed';
      readonly seat: number;
      readonly by: PrintedOfficer;
      readonly to: PrintedOfficer;
    })
  | (Act & {
      readonly type: 'SeatReassigned';
      readonly seat: number;
      readonly by: NamedPerson;
      readonly to: PrintedOfficer;
      readonly reason: string;
    })
  /** 인계·인수: all that `from` still owes of this kind is `to`'s to do. 후열 belongs to its seat and stays there. */
  | (Act & {
      readonly type: 'DutyReassigned';
      readonly duty: DutyKind;
      readonly by: NamedPerson;
      readonly from: NamedPerson;
      readonly to: PrintedOfficer;
      readonly reason: string;
    })
  /** `version` is the new one; `baseHash` is what the editor had before them. */
  | (SeatedAct & {
      readonly type: 'ContentEdited';
      readonly contentHash: string;
      readonly baseHash: string;
      readonly decided?: DecidedAnew;
    })
  /** 일괄기안: another text of the bundle was edited: which, and its new version. */
  | (SeatedAct & {
      readonly type: 'BundledTextEdited';
      readonly text: string;
      /** 제2안 is 2. */
      readonly place: number;
      readonly textVersion: number;
      readonly contentHash: string;
      readonly baseHash: string;
      readonly decided?: DecidedAnew;
    })
  | (SeatedAct & { readonly type: 'SeatHeld'; readonly until: CalendarDay; readonly reason: string })
  | (SeatedAct & { readonly type: 'HoldLifted' })
  /** 재촉: `seats` are those in turn that it reaches; whoever was reminded a short while ago is left in peace. */
  | (Act & {
      readonly type: 'TurnReminded';
      readonly by: PrintedOfficer;
      readonly seats: readonly number[];
      readonly note?: string;
    })
  | (SeatedAct & { readonly type: 'ConsultationAsked'; readonly of: PrintedOfficer; readonly question: string })
  | (Act & {
      readonly type: 'ConsultationAnswered';
      readonly consultation: number;
      readonly by: PrintedOfficer;
      readonly answer: string;
    })
  | (Act & { readonly type: 'PostReported'; readonly by: PrintedOfficer; readonly note: string })
  | (Act & {
      readonly type: 'DocumentCirculated';
      readonly by: PrintedOfficer;
      readonly to: readonly PrintedOfficer[];
      readonly dueOn?: CalendarDay;
      readonly note?: string;
    })
  | (Act & { readonly type: 'DocumentRead'; readonly by: PrintedOfficer });
