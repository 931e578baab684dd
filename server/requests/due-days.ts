import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { listAgencyIds } from '../organization/index.ts';
import type { Services } from '../platform/services.ts';
import { listClosedDays } from '../publication/index.ts';
import { standing } from './act-on-request.ts';
import { correctRow, findRequestById, listObjectedIds, listOpenIds } from './store.ts';

/**
 * An agency that adds a day off moves the last days of everything that is open: the lists follow within a minute. After
 * each start the rows of what third parties have stopped are held against their events as well.
 */
export class DueDays {
  readonly #services: Services;
  readonly #counted = new Map<number, string>();

  constructor(services: Services) {
    this.#services = services;
  }

  async follow(): Promise<void> {
    const { sql } = this.#services.database;
    for (const agencyId of await listAgencyIds(sql)) {
      const closedDays = await listClosedDays(sql, agencyId);
      const counted = closedDays.join();
      const before = this.#counted.get(agencyId);
      if (before === counted) continue;
      const objected = before === undefined ? await listObjectedIds(sql, agencyId) : [];
      await this.#countAnew(agencyId, [...(await listOpenIds(sql, agencyId)), ...objected], closedDays);
      this.#counted.set(agencyId, counted);
    }
  }

  async #countAnew(agencyId: number, ids: readonly string[], closedDays: readonly CalendarDay[]): Promise<void> {
    const { sql } = this.#services.database;
    for (const id of ids) {
      const found = await findRequestById(sql, agencyId, id);
      if (found) await correctRow(sql, found, await standing(sql, found), closedDays);
    }
  }
}
