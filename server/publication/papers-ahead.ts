import { askAtLeisure, type Sql } from '../platform/database/connect.ts';
import { listPaperless } from './open-data/store.ts';
import { findEdition } from './store.ts';

const AT_ONCE = 50;
const MOST_LEFT_ALONE = 10_000;

/**
 * Makes the citizens' papers before anybody asks for them, the newest first: a process of the citizens' own hands out
 * what there is and can make none.
 */
export class PapersAhead {
  readonly #publicSql: Sql;
  readonly #make: (managementNumber: string) => Promise<unknown>;
  /** Those that cannot be drawn; the next start tries them once more. */
  readonly #leftAlone = new Set<string>();
  /** At this edition nothing was missing. */
  #completeAt: string | undefined;

  constructor(publicSql: Sql, make: (managementNumber: string) => Promise<unknown>) {
    this.#publicSql = publicSql;
    this.#make = make;
  }

  async make(): Promise<number> {
    const edition = await findEdition(this.#publicSql);
    if (edition !== undefined && edition === this.#completeAt) return 0;
    const missing = await askAtLeisure(this.#publicSql, (tx) => listPaperless(tx, [...this.#leftAlone], AT_ONCE));
    for (const number of missing) await this.#make(number).catch(() => this.#leaveAlone(number));
    if (missing.length < AT_ONCE) this.#completeAt = edition;
    return missing.length;
  }

  #leaveAlone(number: string): void {
    if (this.#leftAlone.size >= MOST_LEFT_ALONE) this.#leftAlone.clear();
    this.#leftAlone.add(number);
  }
}
