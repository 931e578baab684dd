import type { PrintedOfficer } from '../../shared/approval/approval-events.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { Reader } from '../platform/database/connect.ts';
import { asPartner } from './as-partner.ts';
import { findPrintedOfficers, type SeatHolder } from './store.ts';

/**
 * The officers of a planned line as printed on a day, in the order of the seats; one who does not hold that post is
 * undefined. Seats of other agencies of the installation (공동기안) are asked there.
 */
export async function findPlannedOfficers(
  sql: Reader,
  keptBy: number,
  seats: readonly (SeatHolder & { readonly agencyId?: number })[],
  on: CalendarDay,
): Promise<(PrintedOfficer | undefined)[]> {
  const found: (PrintedOfficer | undefined)[] = seats.map(() => undefined);
  const agencies = [...new Set(seats.map((seat) => seat.agencyId ?? keptBy))];
  await Promise.all(
    agencies.map(async (agencyId) => {
      const places = seats.flatMap((seat, place) => ((seat.agencyId ?? keptBy) === agencyId ? [place] : []));
      const asked = places.flatMap((place) => seats[place] ?? []);
      const officers = await findPrintedOfficers(sql, agencyId, asked, on);
      const known = officers.filter((officer) => officer !== undefined);
      const printed = await asPartner(sql, { agencyId, keptBy }, known);
      for (const [index, place] of places.entries()) {
        const officer = officers[index];
        found[place] = officer && printed[known.indexOf(officer)];
      }
    }),
  );
  return found;
}
