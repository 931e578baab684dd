import type { CalendarDay } from '../../shared/kernel/calendar-day.ts';
import type { Ending, Moving, Reorganization } from '../../shared/organization/reorganization.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

/** What hangs on a unit and is somebody else's to keep: so many unit tasks, drafts, waiting documents. */
export type Affected = { readonly unitId: string; readonly what: string; readonly count: number };

/** A change of the organisation while its transaction is still open. */
export type OrganizationChanged = {
  readonly agencyId: number;
  readonly byPersonId: string;
  readonly at: Date;
  /** The day on which what moves belongs to its new place. */
  readonly on: CalendarDay;
  readonly reason: string;
  /** What goes on under another name or in another place, and so takes with it what hangs on it. */
  readonly moves: Reorganization;
};

/** A reorganisation that is only thought of yet: what it would do, on which day, and who would do it. */
export type ReorganizationAsked = {
  readonly moves: Reorganization;
  readonly on: CalendarDay;
  readonly byPersonId: string;
};

/**
 * The rooms to the right of organisation, handed in by the app: what a change touches there, what they move with it in
 * the same transaction, and the logins that a file names.
 */
export type OrganizationNeighbours = {
  /**
   * The lock of administration: whoever takes it and the organisation's takes this one first, or two acts that need
   * both would wait for each other.
   */
  readonly holdFirst: (tx: Tx, agencyId: number) => Promise<void>;
  readonly affected: readonly ((
    reader: Reader,
    agencyId: number,
    unitIds: readonly string[],
    on: CalendarDay,
  ) => Promise<readonly Affected[]>)[];
  /** What `afterChange` would move, in the same order. */
  readonly moving: readonly ((
    reader: Reader,
    agencyId: number,
    moves: Reorganization,
    on: CalendarDay,
    byPersonId: string,
  ) => Promise<readonly Moving[]>)[];
  /** What `afterChange` would end without giving it to anybody. */
  readonly ending: readonly ((
    reader: Reader,
    agencyId: number,
    asked: ReorganizationAsked,
  ) => Promise<readonly Ending[]>)[];
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
