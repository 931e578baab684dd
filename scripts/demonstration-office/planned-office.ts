import type { LetterheadTexts } from '../../server/letterhead/store.ts';
import type { SeatAct } from '../../shared/approval/approval-events.ts';
import type { WithdrawPublication } from '../../shared/contract/publication-acts.ts';
import type { ActOnRequest, ProposeDecision } from '../../shared/contract/requests.ts';
import type { ClosingStandard } from '../../shared/disclosure/closing-standards.ts';
import type { Licence } from '../../shared/disclosure/licence.ts';
import type { ReportKind } from '../../shared/disclosure/privacy-report.ts';
import type { PublicationPolicy } from '../../shared/disclosure/publication-plan.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { Retention } from '../../shared/records/retention.ts';
import type { FiledRequest } from '../../shared/requests/filed-request.ts';

/** A moment of the office's life in Korean time, `2025-01-13 09:20`. */
export type Moment = string;

export type PlannedAttachment = {
  readonly name: string;
  /** `공개`, `비공개(5)`: as printed. */
  readonly disclosure: string;
  readonly bytes: Uint8Array;
};

/** A seat by its person's login; the post is the first that the person holds. */
export type PlannedSeat = {
  readonly act: Exclude<SeatAct, 'draft'>;
  readonly login: string;
  /** 공동기안: the name of the other agency whose person sits there. */
  readonly agency?: string;
};

/** 수신자 as printed, or by the code of a unit, of another agency by that one's name. */
export type PlannedRecipient = string | { readonly agency?: string; readonly unitCode: string };

/** What the drafter types; unset fields are what a new draft has. */
export type PlannedText = {
  readonly title: string;
  readonly publicTitle?: string;
  readonly summary?: string;
  readonly keywords?: readonly string[];
  /** `공개`, `부분공개(5)`, `비공개(5,6)`: as printed. */
  readonly disclosure?: string;
  readonly bodyOpen?: true;
  /** 고시·공고: counted in the agency's series of that kind. */
  readonly kind?: PlannedSeries['kind'];
  readonly embargoUntil?: CalendarDay;
  /** 열람제한: why only those on its line read it in the office. */
  readonly restricted?: string;
  readonly licence?: Licence;
  /** The name of the unit task (단위과제). */
  readonly task?: string;
  readonly line?: readonly PlannedSeat[];
  /** 시행문: whom it goes to; absent for a 간이기안문. */
  readonly letter?: { readonly recipients: readonly PlannedRecipient[]; readonly mark: 'stamped' | 'omitted' };
  /** Written as `writtenBody` reads it. */
  readonly body: string;
};

/** 정보공개 청구, as a citizen filed it, and what those who handle it do, in order. */
export type PlannedRequest = {
  readonly name: string;
  /** 확인번호 of the citizen. */
  readonly secret: string;
  readonly filedAt: Moment;
  readonly filed: Omit<FiledRequest, 'agencyId'>;
  readonly acts: readonly ({ readonly at: Moment; readonly login: string } & (
    | { readonly unitCode: string; readonly handler: string }
    | { readonly act: Exclude<ActOnRequest, { readonly act: 'assign' | 'cancelProposal' }> }
  ))[];
};

/** What happens to a document after its first words, in order. `signed` is by whoever's turn it is. */
export type PlannedStep =
  | { readonly at: Moment; readonly step: 'saved'; readonly text: PlannedText }
  | ({ readonly at: Moment; readonly step: 'noticed' } & PlannedNotice)
  | { readonly at: Moment; readonly step: 'submitted'; readonly opinion?: string }
  | { readonly at: Moment; readonly step: 'signed'; readonly opinion?: string }
  | { readonly at: Moment; readonly step: 'rejected'; readonly reason: string }
  | { readonly at: Moment; readonly step: 'recalled'; readonly reason?: string }
  | StepOfCitizens;

/**
 * What comes of a document once citizens read it: 공개 철회 by 정보공개담당, 개인정보 신고 of its body by a citizen. It stands
 * early in the plan: what has been approved until then is published first.
 */
export type StepOfCitizens =
  | {
      readonly at: Moment;
      readonly step: 'withdrawn';
      readonly kind: NonNullable<WithdrawPublication['kind']>;
      readonly reason: string;
    }
  | { readonly at: Moment; readonly step: 'reported'; readonly kind: ReportKind; readonly note: string };

/** What the drafter of a 결정통지 adds to the text that the request has written. */
export type PlannedNotice = { readonly task: string; readonly line: readonly PlannedSeat[] };

export type PlannedDocument = {
  /** Names the document among all of the office; its idempotency keys are made from it. */
  readonly name: string;
  readonly drafter: string;
  readonly draftedAt: Moment;
  /** 결정통지: the request that it answers, which writes its text; it is saved as `noticed`. */
  readonly answers?: { readonly request: string; readonly terms: ProposeDecision['terms'] };
  /** 일괄기안: the name of the document whose line decides on this text too; it has no steps but what is written. */
  readonly bundledWith?: string;
  readonly attachments?: readonly PlannedAttachment[];
  readonly steps: readonly PlannedStep[];
};

export type PlannedUnitTask = {
  readonly unitCode: string;
  readonly path: readonly string[];
  readonly retention: Retention;
};

/** An administrator's act: the series of a unit goes on after a number of the former system. */
export type PlannedSeriesStart = {
  readonly unitCode: string;
  readonly year: number;
  readonly lastUsed: number;
  readonly reason: string;
};

/** 고시·공고 번호, from the first day on. */
export type PlannedSeries = {
  readonly kind: 'publicNotice';
  readonly name: string;
  readonly reason: string;
};

export type PlannedAgency = {
  readonly name: string;
  readonly zipCode: string;
  readonly address: string;
  readonly homepage: string;
  /** The office as its administrator would upload it. */
  readonly organizationCsv: string;
  readonly administrator: { readonly login: string; readonly name: string };
  readonly openedAt: Moment;
  readonly unitTasks: readonly PlannedUnitTask[];
  /** 위임전결규정: its table as a sheet, in force from the first day on. */
  readonly delegation?: {
    readonly title: string;
    readonly table: string;
    /** The agency's own names for the rungs of the usual ladder. */
    readonly rungNames: Readonly<Record<string, string>>;
  };
  /** 발신 정보 and the name of the seal, whose pictures are those of the demonstration. */
  readonly letterhead?: {
    readonly texts: Pick<LetterheadTexts, 'phone' | 'fax' | 'motto' | 'footer'>;
    readonly sealName: string;
  };
  /** 공개 방침, where it is another than the usual one. */
  readonly publication?: Partial<PublicationPolicy>;
  readonly closingStandards?: readonly ClosingStandard[];
  readonly managementNumbers: { readonly lastUsed: number; readonly reason: string };
  /** When its administrator let the series go on: before the first document here. */
  readonly seriesStartedAt: Moment;
  readonly seriesStarts: readonly PlannedSeriesStart[];
  readonly furtherSeries?: readonly PlannedSeries[];
  readonly documents: readonly PlannedDocument[];
  readonly requests?: readonly PlannedRequest[];
};

export const review = (login: string): PlannedSeat => ({ act: 'review', login });
export const cooperate = (login: string): PlannedSeat => ({ act: 'cooperate', login });
export const approve = (login: string): PlannedSeat => ({ act: 'approve', login });
/** 전결 */
export const delegated = (login: string): PlannedSeat => ({ act: 'delegatedApprove', login });

/** 공동기안: the head of another agency, who decides after the lead agency. */
export const jointly = (agency: string, login: string): PlannedSeat => ({ act: 'approve', login, agency });

export const saved = (at: Moment, text: PlannedText): PlannedStep => ({ at, step: 'saved', text });
export const noticed = (at: Moment, notice: PlannedNotice): PlannedStep => ({ at, step: 'noticed', ...notice });
export const submitted = (at: Moment, opinion?: string): PlannedStep => ({
  at,
  step: 'submitted',
  ...(opinion ? { opinion } : {}),
});
export const signed = (at: Moment, opinion?: string): PlannedStep => ({
  at,
  step: 'signed',
  ...(opinion ? { opinion } : {}),
});
export const rejected = (at: Moment, reason: string): PlannedStep => ({ at, step: 'rejected', reason });
export const recalled = (at: Moment, reason: string): PlannedStep => ({ at, step: 'recalled', reason });

export const withdrawn = (at: Moment, kind: NonNullable<WithdrawPublication['kind']>, reason: string): PlannedStep => ({
  at,
  step: 'withdrawn',
  kind,
  reason,
});
export const reported = (at: Moment, report: { readonly kind: ReportKind; readonly note: string }): PlannedStep => ({
  at,
  step: 'reported',
  ...report,
});
