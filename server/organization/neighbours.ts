import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { OrganizationHistory } from '../../shared/organization/organization-history.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

/** What hangs on a unit and is somebody else's to keep: so many unit tasks, drafts, waiting documents. */
export type Affected = { readonly unitId: string; readonly what: string; readonly count: number };

/** A change of the organisation while its transaction is still open. */
export type OrganizationChanged = {
  readonly agencyId: number;
  readonly byPersonId: string;
  readonly at: Date;
  readonly on: CalendarDay;
  readonly reason: string;
  readonly before: OrganizationHistory;
  readonly after: OrganizationHistory;
  /** Every unit that ends, with the units where its posts go on; empty where none of them does. */
  readonly successors: ReadonlyMap<string, readonly string[]>;
};

/**
 * The rooms to the right of organisation, handed in by the app: what a change touches there, what they move with it in
 * the same transaction, and the logins that a file names.
 */
export type OrganizationNeighbours = {
  readonly affected: readonly ((
    reader: Reader,
    agencyId: number,
    unitIds: readonly string[],
    on: CalendarDay,
  ) => Promise<readonly Affected[]>)[];
  readonly afterChange: readonly ((tx: Tx, change: OrganizationChanged) => Promise<void>)[];
  /** Whose login is which: login -> person. */
  readonly logins: (reader: Reader, agencyId: number) => Promise<ReadonlyMap<string, string>>;
  readonly openAccounts: (
    tx: Tx,
    agencyId: number,
    people: readonly { readonly personId: string; readonly login: string }[],
    at: Date,
  ) => Promise<void>;
};
