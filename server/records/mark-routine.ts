import { randomUUID } from 'node:crypto';
import type { MarkRoutine, RoutineMarksReply } from '../../shared/contract/organization.ts';
import { dayInKorea } from '../../shared/kernel/calendar-day.ts';
import { findPersonNames } from '../organization/index.ts';
import { keepAnswer, once, type RequestKey } from '../platform/http/idempotency.ts';
import type { Signed } from '../platform/http/policy.ts';
import { Problem } from '../platform/http/problems.ts';
import { requireReason } from '../platform/http/require-reason.ts';
import type { Services } from '../platform/services.ts';
import { findUnitTask, insertRoutineMark, listRoutineMarks } from './store.ts';

/**
 * 정형 문서: the documents of a unit task are of one kind, so whoever decides on them by 일괄결재 need not open each.
 * Set and taken away with a reason; every time stays in the list.
 */
export function markRoutine(
  services: Services,
  { agencyId, personId }: Signed,
  { unitTaskId, isRoutine, reason }: MarkRoutine & { readonly unitTaskId: string },
  key: RequestKey,
): Promise<{ isRoutine: boolean }> {
  const { sql } = services.database;
  const why = requireReason(reason);
  return once(sql, key, async () => {
    const at = services.clock.now();
    if (!(await findUnitTask(sql, agencyId, unitTaskId, dayInKorea(at)))) throw new Problem('not-found');
    const answer = { isRoutine };
    const mark = { unitTaskId, isRoutine, reason: why, byPersonId: personId, at };
    await sql.begin(async (tx) => {
      const [, isNew] = await Promise.all([
        keepAnswer(tx, key, answer, at),
        insertRoutineMark(tx, agencyId, randomUUID(), mark),
      ]);
      if (!isNew) throw new Problem(isRoutine ? 'already-routine' : 'not-routine');
    });
    return answer;
  });
}

/** All marks, the newest first: for each unit task the first one counts. */
export async function routineMarks(services: Services, agencyId: number): Promise<RoutineMarksReply> {
  const { sql } = services.database;
  const marks = await listRoutineMarks(sql, agencyId);
  const names = await findPersonNames(sql, agencyId, [...new Set(marks.map((mark) => mark.byPersonId))]);
  return {
    marks: marks.map(({ byPersonId, at, ...mark }) => {
      return { ...mark, by: names.get(byPersonId) ?? '', at: at.toISOString() };
    }),
  };
}
