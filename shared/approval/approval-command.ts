import type { PersonalDataKind } from '../disclosure/personal-data/personal-finding.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';
import type {
  BundledText,
  DecidedAnew,
  DutyKind,
  LineDeviation,
  NamedPerson,
  PrintedOfficer,
  Seat,
} from './approval-events.ts';

/**
 * What a person asks of an approval line. What the line cannot know comes along, established by whoever asks: the
 * time, the posts of the day, for whom a person may act, who is absent.
 */

/** 대결: at this moment the person acts for `personId`, by this record of absence. */
export type StandIn = { readonly personId: string; readonly basis: string };

type ByOfficer = { readonly by: PrintedOfficer; readonly at: Date };

type BySeat = ByOfficer & {
  readonly standsIn?: readonly StandIn[];
  /** Which of the seats in turn is meant, where a person may act on several. */
  readonly seat?: number;
};

/** 일괄기안: a text as it was on the screen of whoever decides. */
export type ShownText = Pick<BundledText, 'managementNumber' | 'contentHash'>;

/** 일괄기안: a text that is to be submitted with its lead; `version` is the last one it had. */
export type TextToSubmit = BundledText & { readonly hasUnitTask: boolean };

export type ApprovalCommand =
  | (ByOfficer & {
      readonly type: 'submit';
      readonly contentHash: string;
      readonly hasUnitTask: boolean;
      /** The seats after the drafter's, in order. */
      readonly seats: readonly Seat[];
      readonly opinion?: string;
      readonly important?: boolean;
      readonly deviation?: LineDeviation;
      /** 발의자·보고자 marks of the drafter's own seat. */
      readonly marks?: Seat['marks'];
      /** 일괄기안: the texts after this one, in their order. */
      readonly bundle?: readonly TextToSubmit[];
      /** 처리기한 */
      readonly dueOn?: CalendarDay;
      /** 개인정보 점검: what was found for certain, and the drafter has confirmed. */
      readonly personalData?: readonly PersonalDataKind[];
    })
  | (BySeat & {
      readonly type: 'sign';
      readonly contentHash: string;
      readonly hasUnitTask: boolean;
      readonly opinion?: string;
      readonly texts?: readonly ShownText[];
    })
  /** 반려: to the drafter, or back to an earlier seat that has signed. */
  | (BySeat & {
      readonly type: 'reject';
      readonly contentHash: string;
      readonly reason: string;
      readonly to?: number;
      readonly texts?: readonly ShownText[];
    })
  | (ByOfficer & { readonly type: 'recall'; readonly reason?: string })
  /** 검토 생략: the drafter passes over a reviewer who is absent; `basis` is the record of absence, '' if there is none. */
  | (ByOfficer & { readonly type: 'skip'; readonly seat: number; readonly reason: string; readonly basis: string })
  | (BySeat & { readonly type: 'nameParticipant'; readonly to: PrintedOfficer })
  /** `text` names another text of the bundle (일괄기안) whose line this is. */
  | (BySeat & {
      readonly type: 'edit';
      readonly baseHash: string;
      readonly contentHash: string;
      readonly text?: string;
      /** Where the 공개구분 is decided otherwise with it. */
      readonly decided?: DecidedAnew;
    })
  | (BySeat & { readonly type: 'hold'; readonly until: CalendarDay; readonly reason: string })
  | (BySeat & { readonly type: 'liftHold' })
  /** 재촉 of everybody in turn. */
  | (ByOfficer & { readonly type: 'remind'; readonly note?: string })
  | (BySeat & { readonly type: 'consult'; readonly of: PrintedOfficer; readonly question: string })
  | (ByOfficer & { readonly type: 'answer'; readonly consultation: number; readonly answer: string })
  | {
      readonly type: 'reassign';
      readonly by: NamedPerson;
      readonly at: Date;
      readonly seat: number;
      readonly to: PrintedOfficer;
      readonly reason: string;
    }
  /** 인계·인수 of what somebody owes beside the seats. */
  | {
      readonly type: 'reassignDuty';
      readonly by: NamedPerson;
      readonly at: Date;
      readonly duty: DutyKind;
      readonly from: NamedPerson;
      readonly to: PrintedOfficer;
      readonly reason: string;
    }
  | (ByOfficer & { readonly type: 'report'; readonly note: string })
  | (ByOfficer & {
      readonly type: 'circulate';
      readonly to: readonly PrintedOfficer[];
      readonly dueOn?: CalendarDay;
      readonly note?: string;
    })
  | (ByOfficer & { readonly type: 'read' });

export type CommandOf<Type extends ApprovalCommand['type']> = Extract<ApprovalCommand, { type: Type }>;

export type ApprovalRefusal =
  | 'already-submitted'
  | 'line-is-empty'
  | 'line-too-long'
  | 'line-needs-one-final-seat-at-its-end'
  | 'line-out-of-order'
  | 'joint-line-out-of-order'
  | 'same-person-twice'
  | 'unit-task-missing'
  | 'not-in-approval'
  | 'not-approved'
  | 'already-decided'
  | 'not-your-turn'
  | 'content-changed'
  | 'bundle-too-long'
  | 'bundle-of-one-agency'
  | 'bundle-not-shown'
  | 'decided-with-the-lead'
  | 'cooperator-gives-opinion'
  | 'partner-does-not-edit'
  | 'partner-does-not-circulate'
  | 'reason-missing'
  | 'not-the-drafter'
  | 'already-acted-upon'
  | 'drafter-cannot-decide'
  | 'participant-not-named'
  | 'not-of-the-unit'
  | 'not-of-the-agency'
  | 'nothing-to-name'
  | 'not-an-earlier-signature'
  | 'only-a-reviewer-is-skipped'
  | 'not-absent'
  | 'seat-is-done'
  | 'duty-is-done'
  | 'duty-to-oneself'
  | 'nothing-changed'
  | 'hold-not-in-time'
  | 'not-held'
  | 'due-not-in-time'
  | 'reminder-not-yours'
  | 'reminded-too-soon'
  | 'too-many-consultations'
  | 'consultation-not-yours'
  | 'nothing-to-report'
  | 'already-circulated'
  | 'nobody-to-circulate-to'
  | 'circulation-due-past'
  | 'circulation-too-long'
  | 'nothing-to-read';
