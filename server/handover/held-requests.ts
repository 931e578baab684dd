import type { NamedPerson, PrintedOfficer } from '../../shared/approval/approval-events.ts';
import type { Reader, Tx } from '../platform/database/connect.ts';

export type MovedRequests = {
  readonly agencyId: number;
  readonly from: string;
  readonly to: PrintedOfficer;
  readonly by: NamedPerson;
  readonly at: Date;
};

/** 정보공개 청구 that a person handles. They stand to the right of handovers, so the app hands this in. */
export type HeldRequests = {
  list(
    sql: Reader,
    agencyId: number,
    personId: string,
    most: number,
  ): Promise<readonly { readonly id: string; readonly receiptNumber: string }[]>;
  /** Those that the giver still had, and what is called when they are committed. */
  move(
    tx: Tx,
    moving: MovedRequests,
    ids: readonly string[],
  ): Promise<{ readonly moved: ReadonlySet<string>; readonly tellNow: () => void }>;
};
