import type {
  PublicationActName,
  PublicationPlanShape,
  QueueReply,
  QueueState,
} from '../../../shared/contract/publication-acts.ts';
import { dayInKorea } from '../../../shared/kernel/calendar-day.ts';
import { listSummaries } from '../../document/index.ts';
import { listUnitNames } from '../../organization/index.ts';
import { Problem } from '../../platform/http/problems.ts';
import type { Services } from '../../platform/services.ts';
import { countQueue, listQueueRows, type QueueRow } from './queue-store.ts';
import type { ScheduleRow } from './schedule-store.ts';

const PAGE = 50;
const CURSOR = /^(\d{4}-\d{2}-\d{2}) ([0-9a-f-]{36})$/;

/** 공개 대기열: what goes out when, and why it waits, the next day first; what waits for a decision before all. */
export async function listQueue(
  services: Services,
  agencyId: number,
  { state, after }: { readonly state?: QueueState; readonly after?: string },
): Promise<QueueReply> {
  const { sql } = services.database;
  const [, day, documentId] = (after === undefined ? undefined : CURSOR.exec(after)) ?? [];
  if (after !== undefined && (day === undefined || documentId === undefined)) {
    throw new Problem('invalid-input', { problem: 'after' });
  }
  const from = day !== undefined && documentId !== undefined ? { day, documentId } : undefined;
  const [counts, rows] = await Promise.all([
    countQueue(sql, agencyId),
    listQueueRows(sql, agencyId, { state, from, most: PAGE + 1 }),
  ]);
  const shown = rows.slice(0, PAGE);
  const summaries = await listSummaries(
    sql,
    agencyId,
    shown.map((row) => row.documentId),
  );
  const ids = [...summaries.values()].map(({ unitId }) => unitId);
  const named = await listUnitNames(sql, agencyId, [...new Set(ids)], dayInKorea(services.clock.now()));
  const units = new Map(named.map(({ unitId, unitName }) => [unitId, unitName]));
  const last = shown.at(-1);
  return {
    counts,
    documents: shown.flatMap((row) => {
      const summary = summaries.get(row.documentId);
      return summary ? [{ ...queueRow(row), title: summary.title, unitName: units.get(summary.unitId) ?? '' }] : [];
    }),
    next: rows.length > PAGE && last ? `${last.sortDay} ${last.documentId}` : null,
  };
}

function queueRow(row: QueueRow): Omit<QueueReply['documents'][number], 'title' | 'unitName'> {
  return {
    managementNumber: row.managementNumber,
    state: row.state,
    on: row.state === 'waiting' ? row.originalOn : null,
    plan: planShape(row),
    kinds: [...(row.kinds ?? [])],
    leaks: [...(row.leaks ?? [])],
    unread: [...(row.unread ?? [])],
    may: [...actsOn(row)],
  };
}

export function planShape(row: ScheduleRow): PublicationPlanShape {
  const { listOn, originalOn, embargoUntil, withheld } = row;
  return { listOn, listedAt: row.listedAt?.toISOString() ?? null, originalOn, embargoUntil, withheld };
}

/** What the disclosure officer may do with a plan; the buttons of the page and the acts ask the same. */
export function actsOn(row: ScheduleRow): readonly PublicationActName[] {
  if (row.publishedAt || row.withdrawnAt) return [];
  if (row.withheld === 'closed' || row.withheld === 'kindUnlisted') return [];
  const mayComeEarlier: readonly PublicationActName[] = row.isStopped ? [] : ['bringForward'];
  if (row.withheld !== null) return mayComeEarlier;
  if (row.heldAt) return ['resume', ...mayComeEarlier, 'embargo'];
  return ['hold', ...mayComeEarlier, 'embargo'];
}
