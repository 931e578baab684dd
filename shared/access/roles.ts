import type { CalendarDay } from '../kernel/calendar-day.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';

/** 기관 전체의 권한: what reads or rules across the agency. An official without one simply drafts and approves. */
export type AgencyRole = 'administrator' | 'disclosureOfficer' | 'recordsManager';
/** 줄 수 있는 권한: those of the agency, and the 기록물관리책임자 of one unit, which is weaker. */
export type GrantedRole = AgencyRole | 'unitRecordsOfficer';

export const ROLE_NAMES: Readonly<Record<GrantedRole, string>> = {
  administrator: '관리자',
  disclosureOfficer: '정보공개담당',
  recordsManager: '기록물관리 전문요원',
  unitRecordsOfficer: '기록물관리책임자',
};

/** Whatever reaches across the agency takes two persons: nobody makes themselves a reader of every record. */
export function isStrong(role: GrantedRole): role is AgencyRole {
  return role !== 'unitRecordsOfficer';
}

/** From this day to the one before `toOn`; without an end for as long as nobody revokes it. */
export type RolePeriod = { readonly fromOn: CalendarDay; readonly toOn: CalendarDay | null };

/** A grant counts from its first day, half-open as every period. */
export function isWithin(period: RolePeriod, on: CalendarDay): boolean {
  return period.fromOn <= on && (period.toOn === null || period.toOn > on);
}

/** The days of a period that none of the others has, as periods in order: a role is not given twice for one day. */
export function daysLeft(period: RolePeriod, others: readonly RolePeriod[]): RolePeriod[] {
  const isBefore = (a: CalendarDay | null, b: CalendarDay | null) => a !== null && (b === null || a < b);
  return others.reduce<RolePeriod[]>(
    (left, other) =>
      left.flatMap(({ fromOn, toOn }) => {
        if (!isBefore(other.fromOn, toOn) || !isBefore(fromOn, other.toOn)) return [{ fromOn, toOn }];
        const before = fromOn < other.fromOn ? [{ fromOn, toOn: other.fromOn }] : [];
        const after = other.toOn !== null && isBefore(other.toOn, toOn) ? [{ fromOn: other.toOn, toOn }] : [];
        return [...before, ...after];
      }),
    [period],
  );
}

export const MOST_YEARS_OF_A_ROLE = 5;

/** Who may ask for which grant: never for oneself, not into the past, and not without an end for a far day. */
export function refuseProposal(
  proposal: RolePeriod & { readonly proposedBy: string; readonly personId: string },
  today: CalendarDay,
): Refusal | undefined {
  if (proposal.proposedBy === proposal.personId) return refuse('role-to-oneself');
  const latest = `${Number(today.slice(0, 4)) + MOST_YEARS_OF_A_ROLE}${today.slice(4)}`;
  const { fromOn, toOn } = proposal;
  const isBad = fromOn < today || fromOn > latest || (toOn !== null && (toOn <= fromOn || toOn > latest));
  return isBad ? refuse('role-period-bad', { years: MOST_YEARS_OF_A_ROLE }) : undefined;
}

/** What a confirmation depends on, besides who takes part in it. */
export type RoleConfirmation = {
  readonly role: GrantedRole;
  readonly personId: string;
  readonly proposedBy: string | null;
  readonly confirmedBy: string;
  /** Administrators who could confirm today, the confirmer not counted. */
  readonly otherAdministrators: number;
  /** When the office lost its last other administrator; null where it never had another one. */
  readonly aloneSince: Date | null;
  /** When the proposer last gave the confirmer a password; null when never. */
  readonly passwordFromProposerAt: Date | null;
  readonly now: Date;
};

export type ConfirmationManner = 'twoPersons' | 'alone';

const HOUR_MS = 60 * 60_000;
/** Who removed the other administrators does not appoint the next one alone before anybody could notice. */
export const DAYS_ALONE = 7;
/** A proposer who gave the confirmer a new password could sign in as both; within a day its owner notices. */
export const HOURS_AFTER_PASSWORD = 24;

/**
 * Two persons for a strong role: the one who proposed, and another administrator who is not the receiver. The one
 * exception is an office with a single administrator, who appoints a second one alone; from then on it takes two.
 */
export function decideConfirmation(facts: RoleConfirmation): ConfirmationManner | Refusal {
  if (facts.confirmedBy === facts.personId) return refuse('role-to-oneself');
  if (facts.confirmedBy === facts.proposedBy) return decideAlone(facts);
  const { passwordFromProposerAt: givenAt, now } = facts;
  if (givenAt !== null && now.getTime() - givenAt.getTime() < HOURS_AFTER_PASSWORD * HOUR_MS) {
    return refuse('password-from-proposer', { hours: HOURS_AFTER_PASSWORD });
  }
  return 'twoPersons';
}

function decideAlone({ role, otherAdministrators, aloneSince, now }: RoleConfirmation): ConfirmationManner | Refusal {
  if (role !== 'administrator' || otherAdministrators > 0) return refuse('own-proposal');
  if (aloneSince !== null && now.getTime() - aloneSince.getTime() < DAYS_ALONE * 24 * HOUR_MS) {
    return refuse('alone-too-soon', { days: DAYS_ALONE });
  }
  return 'alone';
}
