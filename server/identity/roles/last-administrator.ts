import type { CalendarDay } from '../../../shared/kernel/calendar-day.ts';
import type { Tx } from '../../platform/database/connect.ts';
import { Problem } from '../../platform/http/problems.ts';
import { findAdministrators } from './store.ts';

/**
 * Does something under the lock of administration, unless it would take the last administrator whose role and account
 * have no end: an office that nobody can administer would be mended by hand in the database only.
 */
export async function keepAnAdministrator<Result>(
  tx: Tx,
  agencyId: number,
  today: CalendarDay,
  act: () => Promise<Result>,
): Promise<Result> {
  const before = await findAdministrators(tx, agencyId, today);
  const result = await act();
  const after = await findAdministrators(tx, agencyId, today);
  if (before.lasting.length > 0 && after.lasting.length === 0) throw new Problem('last-administrator');
  return result;
}
