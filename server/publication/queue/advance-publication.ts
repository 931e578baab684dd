import { randomUUID } from 'node:crypto';
import { isSuspectedPlace } from '../../../shared/disclosure/leak-place.ts';
import { certainFindings, findingsToAnswer } from '../../../shared/disclosure/personal-data/check-content.ts';
import { findPersonalData } from '../../../shared/disclosure/personal-data/find-personal-data.ts';
import { NO_PUBLIC_CONTACTS } from '../../../shared/disclosure/personal-data/personal-finding.ts';
import { viewOnceApproved } from '../../../shared/disclosure/public-view.ts';
import { dueStep, nextDay, type Progress } from '../../../shared/disclosure/publication-plan.ts';
import { suspectedInShortTexts } from '../../../shared/disclosure/suspected-words.ts';
import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import type { Tx } from '../../platform/database/connect.ts';
import { findApprovedRecord } from '../approved-record.ts';
import { testForLeaks } from '../leak-test.ts';
import { maskProblem } from '../masks/add-masks.ts';
import { type ApprovedRecord, type ListedBecause, listedCopy, type PublicCopy } from '../public-copy.ts';
import { isFree, isWithin, type Obstacles, obstaclesTo, type PublicationChecks } from '../publication-checks.ts';
import { publishRecord, showCopy } from '../publish-record.ts';
import { holdBackAgain, holdRowBackAgain } from '../reports/hold-back-again.ts';
import { hasOpenReport } from '../reports/report-store.ts';
import { findStop, insertStop, type StopRow, stopAgain } from '../stop-store.ts';
import { findCopy } from '../store.ts';
import { appendAct } from './act-store.ts';
import type { Approved } from './plan-document.ts';
import { findSchedule, isOnItsWay, type ScheduleRow, updateSchedule } from './schedule-store.ts';

type Advance = {
  readonly agencyId: number;
  readonly documentId: string;
  readonly at: Date;
  /** Where it has been read already. */
  readonly approved?: Approved;
};

/**
 * Does what is due for a document today: the row in the list, or the original once both checks let it pass. They are
 * asked at the approval already, so that whoever decides has the days of the delay for it, and again when the original
 * goes out. Answers whom to tell after the commit, where a check has stopped it. The publication is locked.
 */
export async function advancePublication(
  tx: Tx,
  { agencyId, documentId, at, ...given }: Advance,
  checks: PublicationChecks,
): Promise<(() => void) | undefined> {
  const schedule = await findSchedule(tx, { agencyId, documentId });
  if (!isOnItsWay(schedule)) return undefined;
  const approved = given.approved ?? (await findApprovedRecord(tx, agencyId, documentId));
  // A decision that closes it, and that the plan does not know yet, comes with a delivery of its own.
  if (!viewOnceApproved(approved.record.content).readable && !CLOSED.includes(schedule.withheld)) return undefined;
  const stop = await checkOriginal(tx, schedule, approved, at, checks);
  const standing = stop?.isStopped ? { ...schedule, isStopped: true } : schedule;
  const step = dueStep(progressOf(standing), dayInKorea(at));
  if (step === 'original') await publishOriginal(tx, standing, approved, at);
  else {
    const tell = await (step === 'list' ? putIntoList : carryOn)(tx, standing, approved, at, checks);
    return stop?.tell ?? tell;
  }
  return stop?.tell;
}

const CLOSED: readonly ScheduleRow['withheld'][] = ['closed', 'kindUnlisted'];

/**
 * Nothing is due: its row in the list says what stands now. A report keeps that back, and what citizens read already
 * stays before them while a later decision on it waits for its checks.
 */
async function carryOn(
  tx: Tx,
  schedule: ScheduleRow,
  approved: Approved,
  at: Date,
  checks: PublicationChecks,
): Promise<Tell | undefined> {
  await updateSchedule(tx, schedule, {}, nextDay(progressOf(schedule)));
  if (!schedule.listedAt || (await hasOpenReport(tx, schedule)) || (await isOriginalShown(tx, schedule))) {
    return undefined;
  }
  const copy = listingOf(schedule, approved.record, at);
  const { obstacles, isFaultless, before } = await lookAtListing(tx, schedule, approved.record, copy, checks);
  // What stands there stays: it was looked through when it came, and what should take its place waits.
  if (!isFaultless) return stopFor(tx, schedule, approved, { found: obstacles, before, at }, checks);
  await showCopy(tx, copy, schedule.documentId);
  return undefined;
}

/** Whether citizens read the text of the document, be it as an earlier decision let it out. */
export async function isOriginalShown(
  tx: Tx,
  { managementNumber }: Pick<ScheduleRow, 'managementNumber'>,
): Promise<boolean> {
  const copy = await findCopy(tx, managementNumber);
  return copy !== undefined && copy.listing === undefined;
}

export function progressOf(row: ScheduleRow): Progress {
  return {
    listOn: row.listOn,
    originalOn: row.originalOn,
    isListed: row.listedAt !== null,
    isPublished: row.publishedAt !== null,
    isStopped: row.isStopped || row.heldAt !== null,
    isWithdrawn: row.withdrawnAt !== null,
  };
}

/** Tells after the commit whoever decides on a stop. */
type Tell = () => void;
type Stopped = { readonly isStopped: true; readonly tell: Tell | undefined };

async function checkOriginal(
  tx: Tx,
  schedule: ScheduleRow,
  approved: Approved,
  at: Date,
  checks: PublicationChecks,
): Promise<Stopped | undefined> {
  const { agencyId, documentId, eventId, originalOn, isStopped, heldAt } = schedule;
  if (originalOn === null || isStopped || heldAt) return undefined;
  const found = await obstaclesTo(tx, approved.record, { documentId, eventId, at }, checks);
  if (isFree(found)) return undefined;
  const last = await findStop(tx, agencyId, documentId);
  const before = last?.eventId === eventId ? last : undefined;
  // What was let through once stays let through; only what nobody has seen yet stops it again.
  if (before && isWithin(found, before)) return undefined;
  return { isStopped: true, tell: await stopFor(tx, schedule, approved, { found, before, at }, checks) };
}

type Found = { readonly found: Obstacles; readonly before: StopRow | undefined; readonly at: Date };

/** Written down, and told to whoever decides; what they have before them already grows without a second word. */
async function stopFor(
  tx: Tx,
  { agencyId, documentId, managementNumber, eventId }: ScheduleRow,
  { approval: { revision } }: Approved,
  { found, before, at }: Found,
  { tellOfStop }: PublicationChecks,
): Promise<Tell | undefined> {
  if (before && isWithin(found, before)) return undefined;
  const row = { agencyId, documentId, eventId, at };
  if (before && before.releasedAt === null) {
    await stopAgain(tx, { ...row, ...bothOf(before, found) });
    return undefined;
  }
  await (before ? stopAgain : insertStop)(tx, { ...row, ...found });
  await appendAct(tx, { agencyId, documentId, kind: 'stopped', at });
  return tellOfStop(tx, { kind: 'stopped', agencyId, documentId, managementNumber, revision, at });
}

function bothOf(known: Obstacles, found: Obstacles): Obstacles {
  const names = new Set(known.unread.map(({ name }) => name));
  return {
    kinds: [...new Set([...known.kinds, ...found.kinds])],
    leaks: [...new Set([...known.leaks, ...found.leaks])],
    unread: [...known.unread, ...found.unread.filter(({ name }) => !names.has(name))],
  };
}

/** The original takes the place of the row in the list. */
export async function publishOriginal(
  tx: Tx,
  schedule: ScheduleRow,
  { record }: Approved,
  at: Date,
  by: { readonly kind: 'published' } | { readonly kind: 'byOfficer' } = { kind: 'published' },
): Promise<boolean> {
  const { agencyId, documentId, eventId } = schedule;
  const isPublished = await publishRecord(tx, record, { documentId, eventId }, at);
  if (isPublished) await holdBackAgain(tx, record, { agencyId, documentId, eventId, at });
  await updateSchedule(tx, schedule, { listedAt: schedule.listedAt ?? at }, null);
  if (isPublished && by.kind === 'published') await appendAct(tx, { agencyId, documentId, kind: 'published', at });
  return isPublished;
}

/** 정보목록: the row is looked through like everything else that citizens are shown. */
async function putIntoList(
  tx: Tx,
  schedule: ScheduleRow,
  approved: Approved,
  at: Date,
  checks: PublicationChecks,
): Promise<Tell | undefined> {
  const { agencyId, documentId } = schedule;
  const copy = listingOf(schedule, approved.record, at);
  const { obstacles, isFaultless, before } = await lookAtListing(tx, schedule, approved.record, copy, checks);
  if (!isFaultless) {
    // The list waits as the original does: nothing is listed that names somebody or tells what is closed.
    await updateSchedule(tx, schedule, {}, null);
    return stopFor(tx, schedule, approved, { found: obstacles, before, at }, checks);
  }
  await showCopy(tx, copy, documentId);
  await holdRowBackAgain(tx, approved.record, { agencyId, documentId, eventId: copy.eventId, at });
  const listed = { ...schedule, listedAt: at };
  await updateSchedule(tx, listed, {}, nextDay(progressOf(listed)));
  await appendAct(tx, { agencyId, documentId, kind: 'listed', at });
  return undefined;
}

/**
 * The row of the list as the plan stands now, after what citizens have reported of it was decided: under the name of
 * the reported copy where it is shown as it was, and looked through where it was masked. Nothing where none is listed.
 */
export async function showRowAgain(
  tx: Tx,
  schedule: ScheduleRow,
  { copyId, at }: { readonly copyId: string; readonly at: Date },
  checks?: PublicationChecks,
): Promise<void> {
  const { agencyId, documentId } = schedule;
  if (!schedule.listedAt) return;
  const { record } = await findApprovedRecord(tx, agencyId, documentId);
  const copy = { ...listingOf(schedule, record, at), eventId: copyId };
  if (checks) {
    const { obstacles, isFaultless } = await lookAtListing(tx, schedule, record, copy, checks);
    // What only may be one refuses no mask.
    const leaks = obstacles.leaks.filter((place) => !isSuspectedPlace(place));
    if (!isFaultless && obstacles.kinds.length + leaks.length > 0) throw maskProblem({ ...obstacles, leaks });
  }
  await showCopy(tx, copy, documentId);
}

/** Whether the row may be shown: it names nobody and tells nothing that is closed, or somebody has let it through. */
async function lookAtListing(
  tx: Tx,
  { agencyId, documentId, eventId }: ScheduleRow,
  { content }: ApprovedRecord,
  copy: PublicCopy,
  { leakTest }: PublicationChecks,
) {
  const asked = findingsToAnswer(content, findPersonalData(content.publicTitle, NO_PUBLIC_CONTACTS));
  const certain = certainFindings(asked).map(({ kind }) => kind);
  const isLikely = asked.length > certain.length;
  const suspected = isLikely || suspectedInShortTexts(content).some(({ parts }) => parts.includes('publicTitle'));
  const traces = await testForLeaks(content, copy, leakTest);
  const leaks: Obstacles['leaks'] = suspected ? [...traces, 'shortText'] : traces;
  const obstacles: Obstacles = { kinds: [...new Set(certain)], leaks, unread: [] };
  const last = isFree(obstacles) ? undefined : await findStop(tx, agencyId, documentId);
  const before = last?.eventId === eventId ? last : undefined;
  const isLetThrough = before !== undefined && before.releasedAt !== null && isWithin(obstacles, before);
  return { obstacles, isFaultless: isFree(obstacles) || isLetThrough, before };
}

/** The row of the list as the plan stands now, in the place of any that is there. */
function listingOf(schedule: ScheduleRow, record: ApprovedRecord, at: Date): PublicCopy {
  const { originalOn, isStopped, heldAt } = schedule;
  const isKept = isStopped || heldAt !== null;
  const listing = { because: becauseOf(schedule), originalOn: isKept ? null : originalOn };
  return listedCopy(record, { copyId: randomUUID(), at: schedule.listedAt ?? at }, listing);
}

function becauseOf({ withheld }: ScheduleRow): ListedBecause {
  if (withheld === null) return 'waiting';
  return withheld === 'closed' ? 'closed' : 'rankBelow';
}
