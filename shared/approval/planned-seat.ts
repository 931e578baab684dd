import type { PrintedOfficer, Seat } from './approval-events.ts';

/**
 * A seat as its drafter plans it, with its officer as printed today. Takes only what the drafter decides: a reason
 * (`basis`) is not theirs to write.
 */
export function plannedSeat(planned: Omit<Seat, 'officer' | 'basis'>, officer: PrintedOfficer): Seat {
  const { act, group, toBeNamed, skipReason, marks } = planned;
  return {
    act,
    officer,
    ...(group === undefined ? {} : { group }),
    ...(toBeNamed ? { toBeNamed } : {}),
    ...(skipReason === undefined ? {} : { skipReason }),
    ...(marks?.length ? { marks } : {}),
  };
}
