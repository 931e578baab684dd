import type { CalendarDay } from '../kernel/calendar-day.ts';
import { type Refusal, refuse } from '../kernel/refusal.ts';

/** Somebody named with the name of the day on which they were named. */
export type NamedReader = { readonly id: string; readonly name: string };

/**
 * 열람제한: an approved document that the unit which made it does not read as a whole, apart from what citizens may see.
 * Its drafter, its line and whoever was shown it (공람) read it, 기록물관리 전문요원 and 정보공개담당, and who is named here.
 */
export type AccessRestriction = {
  readonly reason: string;
  /** The last day on which it holds; null until somebody lifts it. */
  readonly until: CalendarDay | null;
  readonly units: readonly NamedReader[];
  readonly people: readonly NamedReader[];
};

export const RESTRICTION_LIMITS = { reason: 500, named: 50 } as const;

/** From the day after the last one on, the unit reads again as it reads everything that it has made. */
export function isOver({ until }: Pick<AccessRestriction, 'until'>, today: CalendarDay): boolean {
  return until !== null && until < today;
}

/** Whether it keeps the document from somebody who has no part in it and keeps no records of the whole agency. */
export function keepsOut(
  restriction: AccessRestriction | null | undefined,
  reader: { readonly personId: string; readonly unitIds: readonly string[] },
  today: CalendarDay,
): boolean {
  if (!restriction || isOver(restriction, today)) return false;
  return !isNamed(restriction, reader);
}

/** How lists mark it beside 공개구분. */
export function withRestriction(
  label: string,
  restriction: Pick<AccessRestriction, 'until'> | null,
  today: CalendarDay,
): string {
  return restriction && !isOver(restriction, today) ? `${label} · 열람제한` : label;
}

export function isNamed(
  { units, people }: Pick<AccessRestriction, 'units' | 'people'>,
  { personId, unitIds }: { readonly personId: string; readonly unitIds: readonly string[] },
): boolean {
  return people.some(({ id }) => id === personId) || units.some(({ id }) => unitIds.includes(id));
}

export type RestrictionFault = Refusal<
  'restriction-reason-missing' | 'restriction-reason-too-long' | 'restriction-day-past' | 'restriction-too-many-named'
>;

/**
 * What is missing in a restriction that is to hold from `today` on. Where so many are named already, because their work
 * has named some of them, it may name as many again.
 */
export function restrictionFault(
  { reason, until, units, people }: AccessRestriction,
  today: CalendarDay,
  namedBefore = 0,
): RestrictionFault | undefined {
  if (reason.trim() === '') return refuse('restriction-reason-missing');
  const { reason: longest, named } = RESTRICTION_LIMITS;
  if ([...reason].length > longest) return refuse('restriction-reason-too-long', { most: longest });
  if (until !== null && until < today) return refuse('restriction-day-past');
  const most = Math.max(named, namedBefore);
  return units.length + people.length > most ? refuse('restriction-too-many-named', { most }) : undefined;
}
