import type { CalendarDay } from '../kernel/calendar-day.ts';
import type { Acting, PrintedOfficer } from './approval-events.ts';

// What an approval line remembers beside its seats.

/** What a seat has done. Only the time of a deciding seat is ever printed (규칙 제7조①). */
export type Signature = {
  readonly seat: number;
  readonly by: PrintedOfficer;
  readonly at: string;
  readonly opinion?: string;
  /** 대결: signed by `by` for the seat's own officer. */
  readonly acting?: Acting;
};

/** 검토 생략 with the reason that is printed in the place of the signature. */
export type Skip = { readonly seat: number; readonly reason: string };

/** 보류: the seat in turn has put the document aside until a day. It stays in turn. */
export type Hold = { readonly seat: number; readonly until: CalendarDay; readonly reason: string };

/** 재촉: the seat in turn has been reminded. Stands for as long as this turn lasts. */
export type Reminder = {
  readonly seat: number;
  readonly by: PrintedOfficer;
  readonly at: string;
  readonly note?: string;
};

/** 협의: a question asked before deciding. It blocks nothing. */
export type Consultation = {
  readonly seat: number;
  readonly by: PrintedOfficer;
  readonly of: PrintedOfficer;
  readonly question: string;
  readonly askedAt: string;
  readonly answer?: string;
  readonly answeredAt?: string;
};

/** 사후보고: who acted, or whom they handed their work over to, owes a report to whom they acted for. */
export type PostReport = {
  readonly by: PrintedOfficer;
  readonly to: PrintedOfficer;
  readonly reportedAt?: string;
  readonly note?: string;
};

/** 공람: an approved document is shown to somebody; reading logs itself (영 제18조④). */
export type Circulation = {
  readonly to: PrintedOfficer;
  readonly by: PrintedOfficer;
  readonly at: string;
  readonly dueOn?: CalendarDay;
  readonly note?: string;
  readonly readAt?: string;
};

/** Whoever has acted; with the agency of one who belongs to another than the document's (공동기안). */
export type Actor = { readonly personId: string; readonly agencyId?: number };
