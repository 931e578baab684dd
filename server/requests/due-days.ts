import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import { dueOn, isOver } from '../../shared/requests/information-request.ts';
import { listAgencyIds } from '../organization/index.ts';
import type { Services } from '../platform/services.ts';
import { listClosedDays } from '../publication/index.ts';
import { standing } from './act-on-request.ts';
import { findRequestById, listOpenIds, updateDueDay } from './store.ts';

/** An agency that adds a day off moves the last days of everything that is open: the lists follow within a minute. */
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
      if (this.#counted.get(agencyId) === counted) continue;
      await this.#countAnew(agencyId, closedDays);
      this.#counted.set(agencyId, counted);
    }
  }

  async #countAnew(agencyId: number, closedDays: readonly CalendarDay[]): Promise<void> {
    const { sql } = this.#services.database;
    for (const id of await listOpenIds(sql, agencyId)) {
      const found = await findRequestById(sql, agencyId, id);
      if (!found) continue;
      const request = await standing(sql, found);
      const due = isOver(request) ? null : dueOn(request, closedDays);
      await updateDueDay(sql, found, due);
    }
  }
}
