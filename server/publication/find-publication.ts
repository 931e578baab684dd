import type { PublicationShape } from '../../shared/contract/publication-acts.ts';
import { findPersonNames } from '../organization/index.ts';
import type { Reader } from '../platform/database/connect.ts';
import { listActs, type PublicationActRow } from './queue/act-store.ts';
import { actsOn, planShape } from './queue/list-queue.ts';
import { findSchedule, type ScheduleRow } from './queue/schedule-store.ts';
import { hasOpenReport } from './reports/report-store.ts';
import { findStop, type StopRow } from './stop-store.ts';
import { findPublicationTimes } from './store.ts';

type Names = ReadonlyMap<string, string>;

/** Where a document stands on its way to the citizens, for the officials' document page. */
export async function findPublication(sql: Reader, agencyId: number, documentId: string): Promise<PublicationShape> {
  const key = { agencyId, documentId };
  const [times, stopped, schedule, acts, isReported] = await Promise.all([
    findPublicationTimes(sql, agencyId, documentId),
    findStop(sql, agencyId, documentId),
    findSchedule(sql, key),
    listActs(sql, agencyId, documentId),
    hasOpenReport(sql, key),
  ]);
  const people = [stopped?.releasedByPersonId, ...acts.map(({ personId }) => personId)];
  const ids = people.flatMap((id) => (id ? [id] : []));
  const names: Names = ids.length === 0 ? new Map() : await findPersonNames(sql, agencyId, [...new Set(ids)]);
  return {
    ...standing(times, stopped, schedule, isReported),
    stop: stopped ? stopOf(stopped, names) : null,
    plan: schedule ? planShape(schedule) : null,
    acts: acts.map((act) => actShape(act, names)),
    may: schedule ? [...actsOn(schedule)] : [],
  };
}

function standing(
  times: { readonly publishedAt: Date | null; readonly withdrawnAt: Date | null } | undefined,
  stop: StopRow | undefined,
  schedule: ScheduleRow | undefined,
  isReported: boolean,
): Pick<PublicationShape, 'state' | 'at'> {
  const { publishedAt, withdrawnAt } = times ?? {};
  // What a decision has closed goes on by its plan, to its row in the list or to its original once more.
  if (withdrawnAt && (!schedule || schedule.withdrawnAt)) return { state: 'withdrawn', at: withdrawnAt.toISOString() };
  const isStopped = stop && !stop.releasedAt && (publishedAt?.getTime() ?? 0) < stop.stoppedAt.getTime();
  if (publishedAt && !withdrawnAt && !isStopped)
    return { state: isReported ? 'checking' : 'public', at: publishedAt.toISOString() };
  if (isReported && schedule?.listedAt) return { state: 'checking', at: schedule.listedAt.toISOString() };
  if (stop && !stop.releasedAt) return { state: 'stopped', at: stop.stoppedAt.toISOString() };
  if (schedule?.heldAt) return { state: 'held', at: schedule.heldAt.toISOString() };
  const comes = schedule && (schedule.originalOn !== null || (schedule.listOn !== null && !schedule.listedAt));
  if (comes) return { state: 'waiting', at: schedule.listedAt?.toISOString() ?? null };
  if (schedule?.listedAt) return { state: 'listed', at: schedule.listedAt.toISOString() };
  return { state: 'none', at: null };
}

function actShape({ kind, at, personId, reason, until }: PublicationActRow, names: Names) {
  return { kind, at: at.toISOString(), by: personId === null ? null : (names.get(personId) ?? ''), reason, until };
}

function stopOf(row: StopRow, names: Names): PublicationShape['stop'] {
  const personId = row.releasedByPersonId;
  return {
    kinds: [...row.kinds],
    leaks: [...row.leaks],
    unread: [...row.unread],
    releasedAt: row.releasedAt?.toISOString() ?? null,
    releasedBy: personId === null ? null : (names.get(personId) ?? ''),
    reason: row.reason,
  };
}
