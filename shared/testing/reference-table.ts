import type { PrintedOfficer, SeatAct } from '../approval/approval-events.ts';

// The clerk's table of one approval line, as reference-line.ts keeps it.

/** One row of the clerk's table. */
export type Row = {
  readonly act: SeatAct;
  readonly officer: PrintedOfficer;
  /** Rows of one block act in any order and are awaited together. */
  readonly block: number;
  readonly unnamed: boolean;
  readonly state: 'open' | 'done' | 'skipped' | 'read';
  readonly doneBy?: string;
  readonly doneFor?: string;
  /** The other agency of who did it. */
  readonly doneIn?: number;
  readonly opinion?: string;
  readonly heldUntil?: string;
  /** When the row was reminded in this turn of its own. */
  readonly remindedAt?: string;
};

/** The other agency of who owes it, if it is one (공동기안). */
type Owing = { readonly agency: number | undefined };

export type Table = {
  readonly status: 'drafting' | 'inApproval' | 'rejected' | 'recalled' | 'approved';
  readonly rows: readonly Row[];
  readonly hash: string;
  /** 일괄기안: the texts after the first one. */
  readonly texts: readonly { readonly number: string; readonly version: number; readonly hash: string }[];
  /** Who sent it back to its drafter. */
  readonly rejectedBy?: string;
  readonly important: boolean;
  /** A row after the drafter's has dealt with the document, so that it is no longer the drafter's to take back. */
  readonly dealtWith: boolean;
  readonly questions: readonly (Owing & { readonly of: string; readonly by: string; readonly answered: boolean })[];
  readonly duties: readonly (Owing & { readonly by: string; readonly to: string; readonly done: boolean })[];
  readonly shown: readonly { readonly to: string; readonly read: boolean }[];
};

export const EMPTY_TABLE: Table = {
  status: 'drafting',
  rows: [],
  hash: '',
  texts: [],
  important: false,
  dealtWith: false,
  questions: [],
  duties: [],
  shown: [],
};

/** The rows the document waits on: those still open in the first block that has any. */
export function waitingRows(table: Table): readonly number[] {
  if (table.status !== 'inApproval') return [];
  const open = table.rows.flatMap((row, index) => (row.state === 'open' && row.act !== 'afterRead' ? [index] : []));
  const block = table.rows[open[0] ?? -1]?.block;
  return open.filter((index) => table.rows[index]?.block === block);
}
