import { createHash, randomBytes } from 'node:crypto';
import {
  heldBack,
  holdsBack,
  REPORT_LIMITS,
  type ReportKind,
  type ReportPlace,
} from '../../../shared/disclosure/privacy-report.ts';
import { oneLine, oneParagraph } from '../../../shared/document/official-document.ts';
import type { Tx } from '../../platform/database/connect.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Services } from '../../platform/services.ts';
import { findApprovedRecord } from '../approved-record.ts';
import type { ActNeighbours } from '../neighbours.ts';
import { appendAct, lockPublication } from '../queue/act-store.ts';
import { findSchedule, isOnItsWay } from '../queue/schedule-store.ts';
import { agencyOf, findPublicationTimes } from '../store.ts';
import { findShownCopy, insertReport, listReports } from './report-store.ts';
import { showHeld } from './show-held.ts';

/** So many of one document wait at most; the officer looks at all of it anyway. */
const MOST_OPEN = 50;

export type GivenReport = {
  readonly managementNumber: string;
  readonly kind: ReportKind;
  readonly place: ReportPlace;
  readonly attachmentId: string | null;
  readonly note: string;
  readonly contact: string;
};

/**
 * 개인정보 신고: a citizen's report holds the reported part back in the same transaction, and the disclosure officers hear
 * of it. Answers the receipt number, of which only the hash is kept. Throws `not-found` for what cannot be read.
 */
export async function takeReport(
  services: Services,
  { facts, tellOfStop }: ActNeighbours,
  given: GivenReport,
): Promise<string> {
  const { managementNumber } = given;
  const agencyId = agencyOf(managementNumber);
  const at = services.clock.now();
  const receipt = makeReceipt();
  const tell = await services.database.sql.begin(async (tx) => {
    const first = await findShownCopy(tx, agencyId, managementNumber);
    if (!first) throw new Problem('not-found');
    const { documentId } = first;
    await lockPublication(tx, { agencyId, documentId });
    const revision = await hold(tx, { agencyId, documentId, receipt, at }, given);
    return tellOfStop(tx, { kind: 'stopped', agencyId, documentId, managementNumber, revision, at });
  });
  tell();
  facts.forget();
  return receipt;
}

type Held = { readonly agencyId: number; readonly documentId: string; readonly receipt: string; readonly at: Date };

async function hold(tx: Tx, { agencyId, documentId, receipt, at }: Held, given: GivenReport): Promise<number> {
  const { managementNumber, kind } = given;
  const [shown, known, { record, approval }, times, schedule] = await Promise.all([
    findShownCopy(tx, agencyId, managementNumber),
    listReports(tx, { agencyId, documentId }),
    findApprovedRecord(tx, agencyId, documentId),
    findPublicationTimes(tx, agencyId, documentId),
    findSchedule(tx, { agencyId, documentId }),
  ]);
  const open = known.filter(({ isDecided }) => !isDecided);
  const isOnlyListed = shown?.isListed && isOnItsWay(schedule);
  const publishedAt = isOnlyListed ? schedule?.listedAt : times?.publishedAt;
  if (!shown || !publishedAt || (shown.isListed && !isOnlyListed && open.length === 0)) throw new Problem('not-found');
  // Of a row in the list nothing but its title can have been read.
  const place = isOnlyListed ? 'title' : given.place;
  if (open.length >= MOST_OPEN) throw new Problem('too-many-reports');
  const attachmentId = place === 'attachment' ? given.attachmentId : null;
  // While it is held back another copy stands in its place: what was reported is the one before.
  const copyId = open[0]?.copyId ?? shown.copyId;
  const report = { copyId, place, attachmentId };
  const holds = holdsBack(report, known);
  await insertReport(tx, {
    ...{ agencyId, documentId, managementNumber, receiptHash: receiptHash(receipt), kind, at, holds, ...report },
    note: oneParagraph(given.note).slice(0, REPORT_LIMITS.note),
    contact: oneLine(given.contact).slice(0, REPORT_LIMITS.contact) || null,
  });
  if (holds) {
    const parts = [...open.filter((each) => each.holds), report];
    await showHeld(tx, record, heldBack(parts), { documentId, publishedAt });
    await appendAct(tx, { agencyId, documentId, kind: 'reported', at });
  }
  return approval.revision;
}

/** Eighty bits, as people read them to each other: no letter looks like another one. */
function makeReceipt(): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const text = [...randomBytes(16)].map((byte) => letters[byte % 32]).join('');
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8, 12)}-${text.slice(12)}`;
}

/** However it was typed. */
export function receiptHash(receipt: string): string {
  const letters = receipt.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return createHash('sha256').update(`report ${letters}`).digest('hex');
}
