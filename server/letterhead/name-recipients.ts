import type { Letter, Recipient, RecipientPlace } from '../../shared/document/letter.ts';
import { usualHeadTitle } from '../../shared/document/letterhead.ts';
import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { groupBy } from '../../shared/kernel/group-by.ts';
import { listUnitHeads } from '../organization/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { Problem } from '../platform/http/problems.ts';
import { headTitleOf } from './find-letter-facts.ts';
import { findHeadTitles } from './store.ts';

/**
 * Recipients of the installation under the names that they have on a day: whatever a client has sent as their name
 * counts for nothing. Whoever is outside keeps the name that was typed.
 */
export async function nameRecipients(
  sql: Reader,
  letter: Letter,
  { agencyId, on }: { readonly agencyId: number; readonly on: CalendarDay },
): Promise<Letter> {
  const places = letter.recipients.flatMap(({ place }) => place ?? []);
  if (places.length === 0) return letter;
  const [titles, units] = await Promise.all([
    findHeadTitles(sql, [...new Set(places.map((place) => place.agencyId))], on),
    findUnitTitles(sql, places, on),
  ]);
  const named = (recipient: Recipient): Recipient => {
    const { place } = recipient;
    if (!place) return recipient;
    const unit = place.unitId === undefined ? undefined : units.get(place.unitId);
    if (!titles.has(place.agencyId) || (place.unitId !== undefined && unit === undefined)) {
      throw new Problem('recipient-gone', { name: recipient.name });
    }
    if (unit === undefined) return { ...recipient, name: headTitleOf(titles, place.agencyId) };
    // Between units of one agency the unit's head is named; another agency is named with the unit that handles it.
    if (place.agencyId === agencyId) return { name: unit, place };
    return { name: headTitleOf(titles, place.agencyId), handledBy: unit, place };
  };
  return { ...letter, recipients: letter.recipients.map(named) };
}

/** 부서장의 직위 by unit, of the units that stand on the day. */
async function findUnitTitles(sql: Reader, places: readonly RecipientPlace[], on: CalendarDay) {
  const byAgency = groupBy(
    places.filter((place) => place.unitId !== undefined),
    ({ agencyId }) => agencyId,
  );
  const found = await Promise.all(
    [...byAgency].map(([agencyId, asked]) =>
      listUnitHeads(
        sql,
        agencyId,
        asked.flatMap(({ unitId }) => unitId ?? []),
        on,
      ),
    ),
  );
  return new Map(found.flat().map(({ unitId, unitName, title }) => [unitId, title ?? usualHeadTitle(unitName)]));
}
